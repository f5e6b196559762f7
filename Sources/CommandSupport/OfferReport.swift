public import Infosys
internal import LDAPTypes
public import Rollout

/// A list of offers as JSON, format 1; `schema/offers.schema.json` describes it.
public struct OfferReport: Encodable {
  let format = 1
  /// The server that answered.
  let source: String
  let askedAt: String
  /// In seconds; nil when it does not come from the cache.
  let cacheAge: Int?
  let complete: Bool
  let gaps: [String]
  /// How many offers were found and are not shown, by what speaks against them.
  let hidden: Hidden
  /// The keys that were asked for; nil for all.
  let fields: [String]?
  let offers: [Row]
  /// What servers do not agree on whose answers were put together; nil where none were.
  let differences: [MergedOffers.Difference]?

  /// - Parameter fields: What is told of each offer; nil for all.
  public init(
    _ selection: OfferSelection, origin: Origin, fields: [OfferField]? = nil, now: Timestamp
  ) {
    source = origin.source
    askedAt = origin.askedAt.description
    cacheAge = origin.cacheAge
    complete = origin.gaps.isEmpty
    gaps = origin.gaps
    differences = origin.differences
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
    offers.map { Row($0, at: moment) { keys?.contains($0) ?? true } }
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
    let site: String?
    let kind: String?
    let product: String?
    let workingVersion: String?
    let packageVersion: String?
    let state: String?
    let since: String?
    let outcome: String?
    let freshness: String?
    let expiredAt: String?
    let trueAt: String?
    let published: String?
    let validUntil: String?
    let age: Int?
    let vos: [String]?
    let upgradeClass: String?
    let tested: Bool?
    let path: String?
    let setupScript: String?
    let contact: String?
    let releaseNotes: String?
    let start: String?
    let feedbackDeadline: String?
    let subclusters: [String]?
    let executionEnvironments: [String]?
    let computingElements: [ComputingElement]?
    let shares: [Share]?
    let endpoint: Endpoint?
    let evidence: [Evidence]?
    let contradictions: [Contradiction]?

    init(_ offer: Offer, at now: Timestamp, isWanted: (String) -> Bool) {
      func pick<Value>(_ key: String, _ value: @autoclosure () -> Value?) -> Value? {
        isWanted(key) ? value() : nil
      }
      site = pick("site", offer.site)
      kind = pick("kind", offer.kind.rawValue)
      product = pick("product", offer.product)
      workingVersion = pick("working_version", offer.workingVersion)
      packageVersion = pick("package_version", offer.packageVersion)
      state = pick("state", offer.state.text)
      since = pick("since", offer.since?.description)
      outcome = pick("outcome", offer.outcome)
      freshness = pick("freshness", offer.freshness.word)
      var (expired, heldOver): (Timestamp?, Timestamp?)
      switch offer.freshness {
      case .expired(let moment): expired = moment
      case .heldOver(let moment): heldOver = moment
      case .fresh, .unknown, .undated: break
      }
      expiredAt = pick("expired_at", expired?.description)
      trueAt = pick("true_at", heldOver?.description)
      published = pick("published", offer.published?.description)
      validUntil = pick("valid_until", offer.validUntil?.description)
      age = pick("age", offer.age(at: now))
      vos = pick("vos", offer.vos)
      upgradeClass = pick("upgrade_class", offer.upgradeClass)
      tested = pick("tested", offer.tested)
      path = pick("path", offer.path)
      setupScript = pick("setup_script", offer.setupScript)
      contact = pick("contact", offer.nearestContact)
      releaseNotes = pick("release_notes", offer.releaseNotes)
      start = pick("start", offer.start?.description)
      feedbackDeadline = pick("feedback_deadline", offer.feedbackDeadline?.description)
      subclusters = pick("subclusters", offer.subclusters)
      executionEnvironments = pick("execution_environments", offer.executionEnvironments)
      computingElements = pick(
        "computing_elements", offer.computingElements.map(ComputingElement.init))
      shares = pick("shares", offer.shares.map(Share.init))
      endpoint = pick("endpoint", offer.endpoint.map(Endpoint.init))
      evidence = pick(
        "evidence",
        offer.evidence.map { Evidence(source: $0.source.rawValue, dn: $0.dn.description) })
      contradictions = pick("contradictions", offer.contradictions.map(Contradiction.init))
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
