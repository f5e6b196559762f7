internal import LDAPTypes
internal import Rollout

extension Offer {
  /// The application environments that speak of it.
  var applications: [DistinguishedName] {
    evidence.filter { $0.source == .application }.map(\.dn)
  }

  var isFromCarrier: Bool { kind == .preview && evidence.contains { $0.source == .carrier } }

  /// Adds an entry that speaks of the offer; ``settle()`` leaves it there once.
  mutating func add(_ new: Evidence) {
    if evidence.last != new { evidence.append(new) }
  }

  /// Leaves each VO, place, entry, contradiction and computing element once, when all were added; the latter in the
  /// order of their IDs, which no server decides. One site may publish thousands.
  package mutating func settle() {
    vos = vos.distinctInAnyCase
    subclusters = subclusters.distinct
    executionEnvironments = executionEnvironments.distinct
    evidence = evidence.distinct
    settleContradictions()
    namedVOs = namedVOs.distinct
    settleComputingElements()
    settleFreshness()
  }

  /// Where a tag stands, jobs find it, whatever became of an application of GLUE 2.0: it holds until a BDII
  /// has lost the source of all its computing elements.
  private mutating func settleFreshness() {
    guard kind == .preview, !isFromCarrier, evidence.contains(where: { $0.source == .tag }) else {
      return
    }
    if !computingElements.isEmpty,
      computingElements.allSatisfy({ $0.status?.isSame(ignoringCaseOf: "Unknown") ?? false })
    {
      freshness = .unknown
      return
    }
    switch freshness {
    case .expired, .unknown: (freshness, published, validUntil) = (.undated, nil, nil)
    case .fresh, .heldOver, .undated: break
    }
  }

  /// Whether a VO is named by both, or not by one.
  package func sharesVO(with other: Offer) -> Bool {
    vos.isEmpty || other.vos.isEmpty
      || other.vos.contains { theirs in vos.contains { $0.isSame(ignoringCaseOf: theirs) } }
  }

  /// Whether another offer is of this release for whatever VO: the names are the same but for case, and so
  /// are the versions that both tell.
  func isSameVersion(as other: Offer) -> Bool {
    guard kind == other.kind, isSameSite(as: other), let product, let theirs = other.product,
      product.isSame(ignoringCaseOf: theirs)
    else { return false }
    if let mine = workingVersion, let theirs = other.workingVersion {
      guard mine.isSame(ignoringCaseOf: theirs) else { return false }
    } else {
      guard let mine = packageVersion, let theirs = other.packageVersion,
        Contradiction.Field.packageVersion.agrees(mine, theirs)
      else { return false }
    }
    return true
  }

  /// Whether both tell a version, and not the same.
  func contradictsVersion(of other: Offer) -> Bool {
    [Contradiction.Field.workingVersion, .packageVersion].contains { field in
      guard let mine = field.text(of: self), let theirs = field.text(of: other) else {
        return false
      }
      return !field.agrees(mine, theirs)
    }
  }

  /// Whether both are of one site. A resource BDII does not name its own.
  func isSameSite(as other: Offer) -> Bool {
    site.isSame(ignoringCaseOf: other.site) || site.isEmpty || other.site.isEmpty
  }

  /// Whether what a carrier says is about a subcluster: one that says no place is about all. Those of a
  /// CREAM have the names of execution environments.
  func isAbout(subcluster id: String) -> Bool {
    subclusters.isEmpty && executionEnvironments.isEmpty
      || [subclusters, executionEnvironments].contains { places in
        places.contains { $0.isSame(ignoringCaseOf: id) }
      }
  }

  /// Whether what a carrier says is about the execution environments of another offer. Those of a
  /// CREAM have the names of subclusters.
  func isAbout(executionEnvironmentsOf other: Offer) -> Bool {
    if executionEnvironments.isEmpty && subclusters.isEmpty { return true }
    return other.executionEnvironments.isEmpty
      || other.executionEnvironments.contains { id in
        executionEnvironments.contains(id)
          || subclusters.contains { $0.isSame(ignoringCaseOf: id) }
      }
  }

  /// Whether it names an execution environment that is called as one of these subclusters, in small letters.
  func isAbout(anyOf subclusters: Set<String>) -> Bool {
    executionEnvironments.contains { subclusters.contains($0.lowercased()) }
  }

  /// What two carriers have in common that are of one release, place, folder and VO; nil for what is none.
  ///
  /// - Parameter folder: nil for that of one that does not say its folder.
  func carrierIdentity(folder: String?) -> [[String]]? {
    guard isFromCarrier, let product, let workingVersion else { return nil }
    return [[product, workingVersion].map { $0.lowercased() }, [folder].compactMap(\.self)]
      + [vos, subclusters, executionEnvironments].map { Set($0).sorted() }
  }

  /// Whether another offer is this pilot in the other schema: at one URL, and of one product where both
  /// tell it; or, where a URL is not told, of one product and version.
  func isSamePilot(as other: Offer) -> Bool {
    guard kind == .pilot, other.kind == .pilot, isSameSite(as: other) else { return false }
    let products = [product, other.product].map { $0?.lowercased() }
    if let url = endpoint?.comparableURL, let otherURL = other.endpoint?.comparableURL {
      guard url == otherURL, products.contains(nil) || products[0] == products[1] else {
        return false
      }
      // Where one has ended, a pilot of another version comes after it.
      return (state == .closed) == (other.state == .closed) || !contradictsVersion(of: other)
    }
    return products[0] == products[1]
      && ComparableVersions(of: self) == ComparableVersions(of: other)
  }

  /// Whether nothing is said of another folder or setup script.
  func isInSameFolder(as other: Offer) -> Bool {
    [Contradiction.Field.path, .setupScript].allSatisfy { field in
      guard let mine = field.text(of: self), let theirs = field.text(of: other) else { return true }
      return field.agrees(mine, theirs)
    }
  }

  /// Whether the entry's time is over, or its source lost.
  public var isOver: Bool {
    switch freshness {
    case .expired, .unknown: true
    case .fresh, .heldOver, .undated: false
    }
  }

  /// Whether it tells a state that is none of a preview or pilot: it is being installed or removed, or that
  /// has failed.
  var isInOtherState: Bool {
    if case .other(let word) = state { return !word.isEmpty }
    return false
  }

  /// Which of two entries has the word: what is over has it last, else the one whose state was reached last,
  /// and of those alike the one published last. BDIIs renew what is closed as long as what is open.
  var precedence: (Int, Int, Int) {
    let made = published?.secondsSinceEpoch ?? .min
    return (isOver ? 0 : 1, since?.secondsSinceEpoch ?? made, made)
  }

  /// How much the word of the entries counts that it was made of: a carrier's or endpoint's more than an
  /// application environment's, and that more than a tag's.
  public var weight: Int {
    evidence.reduce(0) { weight, evidence in
      switch evidence.source {
      case .carrier, .endpoint: 2
      case .application: max(weight, 1)
      case .tag, .serviceData: weight
      }
    }
  }

  /// What endpoints have in common that are interfaces of one pilot.
  struct Interface: Hashable {
    private let url: String
    private let product: String?
    private let versions: ComparableVersions
    private let state: State
    private let objection: Objection?

    /// - Returns: nil for what is no pilot, or has no URL.
    init?(of offer: Offer) {
      guard offer.kind == .pilot, let url = offer.endpoint?.comparableURL else { return nil }
      self.url = url
      product = offer.product?.lowercased()
      versions = ComparableVersions(of: offer)
      (state, objection) = (offer.state, offer.objection)
    }
  }

  /// Adds another interface of a pilot, which may be for other VOs.
  mutating func add(interface other: Offer) {
    var bare = other
    bare.vos = []
    bare.access = AccessRules([])
    absorb(bare)
    vos += other.vos
    access.texts += other.access.texts
  }

  /// Adds what GLUE 1.3 says of a pilot to what GLUE 2.0 says; GLUE 2.0 has the last word.
  mutating func add(pilot other: Offer) {
    absorb(other)
    if let theirs = other.endpoint { endpoint?.add(theirs) }
  }

  /// The places of offers in their order: by site, product and version.
  package static func order(of offers: [Offer]) -> [Int] {
    // Offers are large: only their places are sorted.
    let keys = offers.map(\.sortKey)
    return keys.indices.sorted { keys[$0] < keys[$1] }
  }

  private var sortKey: (String, String, VersionText, String, String, String) {
    (
      site, product ?? "", VersionText(workingVersion ?? packageVersion ?? ""), kind.rawValue,
      vos.joined(separator: ","), path ?? endpoint?.url ?? ""
    )
  }
}

extension Offer.Endpoint {
  /// Adds what another entry tells of the same service, and what is not told here.
  mutating func add(_ other: Self) {
    url = url ?? other.url
    type = type ?? other.type
    glueService = glueService ?? other.glueService
    glue2Service = glue2Service ?? other.glue2Service
    glue2Endpoint = glue2Endpoint ?? other.glue2Endpoint
    servingState = servingState ?? other.servingState
  }
}
