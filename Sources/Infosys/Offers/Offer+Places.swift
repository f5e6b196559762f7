internal import GLUE
internal import LDAPTypes
internal import Supermarket

extension Offer {
  /// A computing element in front of a subcluster that has the tag, or that says so: one queue of a batch
  /// system.
  public struct ComputingElement: Hashable, Sendable {
    /// GlueCEUniqueID
    public var id: String
    /// GlueCEInfoHostName, of one that is a pilot; else nil.
    public var host: String?
    /// GlueCEStateStatus
    public var status: String?
    /// GlueCEAccessControlBaseRule
    public var access: AccessRules
    /// Whether a WMS finds the tag there, whatever VO it serves: an ad that it makes of the computing
    /// element, or of a view of it, has it. Of a pilot, whether it makes such an ad.
    public var isSeenByWMS: Bool
    /// Why no WMS would send a job for the offer there; empty when one would.
    public var obstacles: [Obstacle]
    /// Its views for the VO that asks; none when no VO is named.
    public var views: [View]

    /// Tells that no WMS finds the tag there, and why.
    mutating func hide(by obstacle: Obstacle) {
      isSeenByWMS = false
      obstacles.append(obstacle)
      for index in views.indices { views[index].obstacles.append(obstacle) }
    }

    /// Whether a rule lets members of the VO in, some of them at least, that none of its view's takes back.
    public func admits(vo: String) -> Bool {
      !obstacles.contains(.denied(vo: vo))
        && (access.admits(vo: vo) || views.contains { $0.access.admits(vo: vo) })
    }

    /// Whether a WMS that serves the VO gets it: `VOMS:/ops` alone lets all of ops in, but is not among what
    /// the WMS asks for.
    public func isFound(for vo: String) -> Bool { access.areFound(for: vo) }
  }

  /// What a computing element is to a VO: GlueVOView. Where there is one for a VO, a WMS matches its
  /// jobs with it, and with the computing element only for the access rules that no view of it has.
  public struct View: Hashable, Sendable {
    /// GlueVOViewLocalID
    public var id: String
    /// GlueCEStateStatus, of the computing element where the view has none.
    public var status: String?
    /// GlueCEAccessControlBaseRule
    public var access: AccessRules
    public var obstacles: [Obstacle]
  }

  /// What GLUE 2.0 has for both: GLUE2ComputingShare, a queue and who may use it.
  public struct Share: Hashable, Sendable {
    /// GLUE2ShareID
    public var id: String
    /// The GlueCEUniqueID that it names in OtherInfo, as CREAM's shares do (`CREAMCEId`).
    public var computingElement: String?
    /// GLUE2ComputingShareMappingQueue
    public var queue: String?
    /// GLUE2ComputingShareServingState
    public var servingState: String?
    /// GLUE2PolicyRule of its mapping policies.
    public var access: AccessRules
    public var obstacles: [Obstacle]
  }

  /// No site's name is as long; a request with a longer one could be too long for a server.
  private static let longestName = 500

  /// Where its site's entries of GLUE 1.3 stand; nil where nothing names the site.
  var siteBase: DistinguishedName? {
    for evidence in evidence {
      switch evidence.source {
      case .serviceData, .tag: return evidence.dn.siteBase
      case .carrier, .application, .endpoint: continue
      }
    }
    let level = level
    if level == .resource { return GLUE1.resource }
    guard (1...Self.longestName).contains(site.utf8.count) else { return nil }
    if level == .site { return GLUE1.suffix.child(RelativeDistinguishedName(GLUE1.vo, site)) }
    return GLUE1.site(named: site)
  }

  /// Where its site's entries of GLUE 2.0 stand; nil where nothing names the site.
  ///
  /// - Parameter isSnapshot: Whether it was read from files: what one BDII told of GLUE 1.3 and another of GLUE 2.0
  ///   may be read together.
  func siteDomain(isSnapshot: Bool) -> DistinguishedName? {
    for evidence in evidence where evidence.dn.siteName != nil {
      var dn: DistinguishedName? = evidence.dn
      while let domain = dn {
        if domain.rdn?[GLUE2.domainID] != nil { return domain }
        dn = domain.parent
      }
    }
    let level = level
    if isSnapshot, level != .top { return GLUE2.suffix }
    if level == .resource { return GLUE2.resource }
    guard (1...Self.longestName).contains(site.utf8.count) else { return nil }
    if level == .site {
      return GLUE2.suffix.child(RelativeDistinguishedName(GLUE2.domainID, site))
    }
    return GLUE2.site(named: site)
  }

  /// The BDIIs that there are: each has its own levels above what is at a site, in both schemas.
  private enum Level { case resource, site, top }

  /// Which BDII the first of its entries stands in, by the levels above it.
  private var level: Level {
    guard let dn = evidence.first?.dn else { return .top }
    let names = dn.rdns.compactMap { ($0[GLUE2.groupID] ?? $0[GLUE1.vo])?.string?.lowercased() }
    if dn.siteName == nil, names.last == "resource" { return .resource }
    return names.contains { ["grid", "local"].contains($0) } ? .top : .site
  }

  /// Leaves each computing element once, in the order of their IDs. One behind several subclusters is seen
  /// by the WMS if it is through one of them.
  mutating func settleComputingElements() {
    var settled: [ComputingElement] = []
    for element in computingElements.sorted(by: { $0.id < $1.id }) {
      if settled.last?.id != element.id {
        settled.append(element)
      } else if element.isSeenByWMS && !settled[settled.count - 1].isSeenByWMS {
        settled[settled.count - 1] = element
      }
    }
    computingElements = settled
  }

  /// Whom to ask: about the release, or else at the site.
  public var nearestContact: String? { contact ?? siteContact?.text }

  /// Adds what only another server has of the same offer: entries, and what they tell that is not told here,
  /// computing elements and shares. What they tell otherwise is left out.
  public mutating func add(seenElsewhere other: Offer) {
    siteContact = Contact.nearest(of: [siteContact, other.siteContact].compactMap(\.self))
    let entries = Set(evidence.map(\.dn.prepared))
    // What is over or closed tells nothing of what is open.
    if other.objection == nil || objection != nil,
      !other.evidence.allSatisfy({ entries.contains($0.dn.prepared) })
    {
      var others = other
      others.computingElements = []
      let told = contradictions
      // A carrier says itself where it is installed.
      if !isFromCarrier { add(placesOf: other) }
      absorb(others)
      if let theirs = other.endpoint { endpoint?.add(theirs) }
      contradictions = told
      settle()
    }
    let known = Set(computingElements.map(\.id))
    let new = other.computingElements.filter { !known.contains($0.id) }
    if !new.isEmpty {
      computingElements += new
      settleComputingElements()
    }
    add(shares: other.shares)
  }

  /// Whether access rules let members of a VO in somewhere.
  func admitsSomewhere(vo: String) -> Bool {
    computingElements.contains { $0.admits(vo: vo) } || shares.contains { $0.access.admits(vo: vo) }
  }

  /// Adds shares; of one that is there already, its policies may have been missing.
  mutating func add(shares new: [Share]) {
    var known = Dictionary(zip(shares.map(\.id), shares.indices)) { first, _ in first }
    for share in new {
      if let place = known[share.id] {
        shares[place].add(policiesOf: share)
      } else {
        known[share.id] = shares.count
        shares.append(share)
      }
    }
  }

  /// Whether shares are told, those that lead to its applications. That is one more round trip, so only for a VO,
  /// which wants to know its queues, and for what GLUE 1.3 has no computing elements to tell of.
  func tellsShares(for vo: String?) -> Bool { vo != nil || computingElements.isEmpty }

  /// Leaves the shares that are told, now that its computing elements are known, and says of which only GLUE 2.0
  /// tells of the offer there, where no WMS finds their computing elements' tags.
  ///
  /// - Parameter vo: The VO that asks; nil for none.
  package mutating func settleShares(for vo: String?) {
    if shares.isEmpty { return }
    if !tellsShares(for: vo) { shares = [] }
    let seen = Set(computingElements.filter(\.isSeenByWMS).map(\.id))
    for index in shares.indices {
      shares[index].obstacles.removeAll { $0 == .onlyInGLUE2 }
      if shares[index].computingElement.map({ !seen.contains($0) }) ?? true {
        shares[index].obstacles.append(.onlyInGLUE2)
      }
    }
  }
}

extension Offer.Share {
  /// Takes over the policies of the same share as it was found elsewhere, where it has none here.
  fileprivate mutating func add(policiesOf other: Self) {
    guard access.texts.isEmpty, !other.access.texts.isEmpty else { return }
    func isOfPolicies(_ obstacle: Obstacle) -> Bool {
      if case .policyScheme = obstacle { true } else { obstacle.shutOutVO != nil }
    }
    access = other.access
    obstacles.removeAll(where: isOfPolicies)
    obstacles += other.obstacles.filter(isOfPolicies)
  }
}
