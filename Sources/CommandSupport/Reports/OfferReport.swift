public import Infosys
internal import LDAPTypes
public import Rollout

/// A list of offers as JSON; `schema/offers.schema.json` describes it.
public struct OfferReport: Encodable {
  /// How many offers were found and are not shown, by what speaks against them.
  let hidden: Hidden
  /// The keys that were asked for; nil for all.
  let fields: [String]?
  let offers: [Row]

  /// - Parameter fields: What is told of each offer; nil for all.
  public init(_ selection: OfferSelection, fields: [OfferField]? = nil, now: Timestamp) {
    hidden = Hidden(selection.hidden)
    let keys = fields.map { Set($0.flatMap(\.keys)) }
    self.fields = keys?.sorted()
    offers = Self.rows(selection.offers, keys: keys, at: now)
  }

  /// The offers alone, for one a line.
  public static func rows(
    _ offers: [Offer], fields: [OfferField]?, at moment: Timestamp
  ) -> [some Encodable] {
    rows(offers, keys: fields.map { Set($0.flatMap(\.keys)) }, at: moment)
  }

  private static func rows(_ offers: [Offer], keys: Set<String>?, at moment: Timestamp) -> [Row] {
    offers.map { Row(offer: $0, now: moment, keys: keys) }
  }

  struct Hidden: Encodable {
    let closed: Int
    let expired: Int
    let sourceLost: Int
    let noState: Int
    let notUsable: Int

    init(_ counts: [Offer.Objection: Int]) {
      closed = counts[.closed] ?? 0
      expired = counts[.expired] ?? 0
      sourceLost = counts[.sourceLost] ?? 0
      noState = counts[.noState] ?? 0
      notUsable = counts[.notUsable] ?? 0
    }
  }

  struct Row: Encodable {
    let offer: Offer
    let now: Timestamp
    /// The keys that are wanted; nil for all.
    let keys: Set<String>?

    func encode(to encoder: any Encoder) throws {
      var row = encoder.container(keyedBy: Key.self)
      for field in OfferField.allCases where keys?.contains(field.rawValue) ?? true {
        func put(_ value: (some Encodable)?) throws {
          try row.encodeIfPresent(value, forKey: Key(field.rawValue))
        }
        switch field {
        case .site: try put(offer.site)
        case .kind: try put(offer.kind.rawValue)
        case .product: try put(offer.product)
        case .workingVersion: try put(offer.workingVersion)
        case .packageVersion: try put(offer.packageVersion)
        case .state: try put(offer.state.text)
        case .since: try put(offer.since?.description)
        case .outcome: try put(offer.outcome)
        case .freshness:
          try put(offer.freshness.word)
          switch offer.freshness {
          case .expired(let moment): try row.encode(moment.description, forKey: "expired_at")
          case .heldOver(let moment): try row.encode(moment.description, forKey: "true_at")
          case .fresh, .unknown, .undated: break
          }
        case .published: try put(offer.published?.description)
        case .validUntil: try put(offer.validUntil?.description)
        case .age: try put(offer.age(at: now))
        case .vos: try put(offer.vos)
        case .upgradeClass: try put(offer.upgradeClass)
        case .tested: try put(offer.tested)
        case .path: try put(offer.path)
        case .setupScript: try put(offer.setupScript)
        case .contact: try put(offer.nearestContact)
        case .releaseNotes: try put(offer.releaseNotes)
        case .start: try put(offer.start?.description)
        case .feedbackDeadline: try put(offer.feedbackDeadline?.description)
        case .subclusters: try put(offer.subclusters)
        case .executionEnvironments: try put(offer.executionEnvironments)
        case .computingElements: try put(offer.computingElements.map(ComputingElement.init))
        case .shares: try put(offer.shares.map(Share.init))
        case .endpoint: try put(offer.endpoint.map(Endpoint.init))
        case .evidence:
          try put(
            offer.evidence.map { Evidence(source: $0.source.rawValue, dn: $0.dn.description) })
        case .contradictions: try put(offer.contradictions.map(Contradiction.init))
        case .version, .where, .foundBy: break  // Keys of others hold them.
        }
      }
    }
  }

  struct ComputingElement: Encodable {
    let id: String
    let status: String?
    let accessRules: [String]
    let seenByWms: Bool
    let obstacles: [Obstacle]
    let views: [View]

    init(_ element: Offer.ComputingElement) {
      id = element.id
      status = element.status
      accessRules = element.access.texts
      seenByWms = element.isSeenByWMS
      obstacles = element.obstacles.map(Obstacle.init)
      views = element.views.map(View.init)
    }
  }

  struct View: Encodable {
    let id: String
    let status: String?
    let accessRules: [String]
    let obstacles: [Obstacle]

    init(_ view: Offer.View) {
      id = view.id
      status = view.status
      accessRules = view.access.texts
      obstacles = view.obstacles.map(Obstacle.init)
    }
  }

  struct Share: Encodable {
    let id: String
    let computingElement: String?
    let queue: String?
    let servingState: String?
    let accessRules: [String]
    let obstacles: [Obstacle]

    init(_ share: Offer.Share) {
      id = share.id
      computingElement = share.computingElement
      queue = share.queue
      servingState = share.servingState
      accessRules = share.access.texts
      obstacles = share.obstacles.map(Obstacle.init)
    }
  }

  struct Obstacle: Encodable {
    let code: String
    let text: String

    init(_ obstacle: Infosys.Obstacle) {
      code = obstacle.code
      text = obstacle.description
    }
  }

  struct Endpoint: Encodable {
    let url: String?
    let type: String?
    let glueService: String?
    let glue2Service: String?
    let glue2Endpoint: String?
    let servingState: String?

    init(_ endpoint: Offer.Endpoint) {
      url = endpoint.url
      type = endpoint.type
      glueService = endpoint.glueService
      glue2Service = endpoint.glue2Service
      glue2Endpoint = endpoint.glue2Endpoint
      servingState = endpoint.servingState
    }
  }

  struct Evidence: Encodable {
    let source: String
    let dn: String
  }

  struct Contradiction: Encodable {
    let field: String
    let told: String
    let said: String
    let source: String
    let dn: String

    init(_ contradiction: Offer.Contradiction) {
      field = contradiction.field.rawValue
      told = contradiction.told
      said = contradiction.said
      source = contradiction.evidence.source.rawValue
      dn = contradiction.evidence.dn.description
    }
  }
}
