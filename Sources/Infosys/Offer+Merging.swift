internal import LDAPTypes

extension Offer {
  var isFromCarrier: Bool { evidence.contains { $0.source == .carrier } }

  mutating func add(_ new: Evidence) {
    if !evidence.contains(new) { evidence.append(new) }
  }

  /// Whether another offer is of this release, said by an entry that knows less: the names are the same
  /// but for case, and so are the versions that both tell; a VO is named by both, or not by one.
  func isSameRelease(as other: Offer) -> Bool {
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
    return vos.isEmpty || other.vos.isEmpty
      || other.vos.contains { theirs in vos.contains { $0.isSame(ignoringCaseOf: theirs) } }
  }

  /// Whether both are of one site. A resource BDII does not name its own.
  func isSameSite(as other: Offer) -> Bool {
    site.isSame(ignoringCaseOf: other.site) || site.isEmpty || other.site.isEmpty
  }

  /// Whether what a carrier says is about a place: one that says no place is about all.
  func isAbout(subcluster id: String) -> Bool {
    subclusters.isEmpty || subclusters.contains { $0.isSame(ignoringCaseOf: id) }
  }

  /// Whether what a carrier says is about the execution environments of another offer. Those of a
  /// CREAM have the names of subclusters.
  func isAbout(executionEnvironmentsOf other: Offer) -> Bool {
    if executionEnvironments.isEmpty && subclusters.isEmpty { return true }
    return other.executionEnvironments.isEmpty
      || other.executionEnvironments.contains {
        executionEnvironments.contains($0) || subclusters.contains($0)
      }
  }

  /// Whether two carriers are of one release, place and VO.
  func isSameCarrier(as other: Offer) -> Bool {
    isFromCarrier && other.isFromCarrier && isSameRelease(as: other)
      && workingVersion != nil && other.workingVersion != nil
      && Set(vos) == Set(other.vos) && Set(subclusters) == Set(other.subclusters)
      && Set(executionEnvironments) == Set(other.executionEnvironments)
  }

  /// Whether another offer says the same of this release at this site, for other VOs.
  func isSameButForVO(as other: Offer) -> Bool {
    func bare(_ offer: Offer) -> Offer {
      var bare = offer
      bare.vos = []
      bare.evidence = []
      bare.contradictions = []
      bare.computingElements = []
      bare.shares = []
      bare.published = nil
      bare.validUntil = nil
      return bare
    }
    return kind == .preview && bare(self) == bare(other)
  }

  mutating func add(vosOf other: Offer) {
    vos += other.vos.filter { !vos.contains($0) }
    published = [published, other.published].compactMap(\.self).min()
    validUntil = [validUntil, other.validUntil].compactMap(\.self).min()
    add(computingElements: other.computingElements)
    add(shares: other.shares)
    for evidence in other.evidence { add(evidence) }
    contradictions += other.contradictions.filter { !contradictions.contains($0) }
  }

  /// Whether another offer is this pilot in the other schema: of one product at one URL, or, where a URL
  /// is not told, of one version.
  func isSamePilot(as other: Offer) -> Bool {
    guard kind == .pilot, other.kind == .pilot, isSameSite(as: other),
      product?.lowercased() == other.product?.lowercased()
    else { return false }
    if let url = endpoint?.url, let otherURL = other.endpoint?.url {
      return url.lowercased() == otherURL.lowercased()
    }
    return packageVersion == other.packageVersion && workingVersion == other.workingVersion
  }

  /// Adds what GLUE 1.3 says of a pilot to what GLUE 2.0 says; GLUE 2.0 has the last word.
  mutating func add(pilot other: Offer) {
    absorb(other)
    endpoint?.glueService = other.endpoint?.glueService
    if endpoint?.url == nil { endpoint?.url = other.endpoint?.url }
  }

  /// By site, product and version.
  var sortKey: [String] {
    [
      site, product ?? "", workingVersion ?? packageVersion ?? "", kind.rawValue,
      vos.joined(separator: ","), path ?? endpoint?.url ?? "",
    ]
  }
}
