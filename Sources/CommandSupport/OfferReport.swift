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

    init(_ counts: [Offer.Objection: Int]) {
      closed = counts[.closed] ?? 0
      expired = counts[.expired] ?? 0
      sourceLost = counts[.sourceLost] ?? 0
      noState = counts[.noState] ?? 0
    }
  }

  struct Row: Encodable {
    let offer: Offer
    let now: Timestamp
    /// The keys that are wanted; nil for all.
    let keys: Set<String>?

    func encode(to encoder: any Encoder) throws {
      var row = encoder.container(keyedBy: Key.self)
      func put(_ key: Key, _ value: @autoclosure () -> (some Encodable)?) throws {
        guard keys?.contains(key.stringValue) ?? true else { return }
        try row.encodeIfPresent(value(), forKey: key)
      }
      try put("site", offer.site)
      try put("kind", offer.kind.rawValue)
      try put("product", offer.product)
      try put("working_version", offer.workingVersion)
      try put("package_version", offer.packageVersion)
      try put("state", offer.state.text)
      try put("since", offer.since?.description)
      try put("outcome", offer.outcome)
      try put("freshness", offer.freshness.word)
      switch offer.freshness {
      case .expired(let moment): try put("expired_at", moment.description)
      case .heldOver(let moment): try put("true_at", moment.description)
      case .fresh, .unknown, .undated: break
      }
      try put("published", offer.published?.description)
      try put("valid_until", offer.validUntil?.description)
      try put("age", offer.age(at: now))
      try put("vos", offer.vos)
      try put("upgrade_class", offer.upgradeClass)
      try put("tested", offer.tested)
      try put("path", offer.path)
      try put("setup_script", offer.setupScript)
      try put("contact", offer.nearestContact)
      try put("release_notes", offer.releaseNotes)
      try put("start", offer.start?.description)
      try put("feedback_deadline", offer.feedbackDeadline?.description)
      try put("subclusters", offer.subclusters)
      try put("execution_environments", offer.executionEnvironments)
      try put("computing_elements", offer.computingElements.map(ComputingElement.init))
      try put("shares", offer.shares.map(Share.init))
      try put("endpoint", offer.endpoint.map(Endpoint.init))
      try put(
        "evidence",
        offer.evidence.map { Evidence(source: $0.source.rawValue, dn: $0.dn.description) })
      try put("contradictions", offer.contradictions.map(Contradiction.init))
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
