internal import LDAPTypes

extension Offer {
  var isFromCarrier: Bool { evidence.contains { $0.source == .carrier } }

  /// Whether a tag is the one that the offer's preview has for one of its VOs.
  func claims(_ tag: String) -> Bool {
    guard let product, let workingVersion else { return false }
    return vos.contains {
      let own = SoftwareTag(vo: $0, product: product, workingVersion: workingVersion)
      return own.description.lowercased() == tag.lowercased()
    }
  }

  mutating func add(_ new: Evidence) {
    if !evidence.contains(new) { evidence.append(new) }
  }

  /// Adds computing elements. One behind several subclusters is seen by the WMS if it is through
  /// one of them.
  mutating func add(computingElements new: [ComputingElement]) {
    for element in new {
      if let same = computingElements.firstIndex(where: { $0.id == element.id }) {
        computingElements[same].isSeenByWMS =
          computingElements[same].isSeenByWMS || element.isSeenByWMS
      } else {
        computingElements.append(element)
      }
    }
  }

  /// Whether another offer says the same of this release at this site, for other VOs.
  func isSameButForVO(as other: Offer) -> Bool {
    func bare(_ offer: Offer) -> Offer {
      var bare = offer
      bare.vos = []
      bare.evidence = []
      bare.computingElements = []
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
    for evidence in other.evidence { add(evidence) }
  }

  /// Whether another offer is this pilot in the other schema.
  func isSamePilot(as other: Offer) -> Bool {
    guard kind == .pilot, other.kind == .pilot, site == other.site, product == other.product,
      packageVersion == other.packageVersion, workingVersion == other.workingVersion
    else { return false }
    guard let url = endpoint?.url, let otherURL = other.endpoint?.url else { return true }
    return url.lowercased() == otherURL.lowercased()
  }

  /// Adds what GLUE 1.3 says of a pilot to what GLUE 2.0 says; GLUE 2.0 has the last word.
  mutating func add(pilot other: Offer) {
    endpoint?.glueService = other.endpoint?.glueService
    if endpoint?.url == nil { endpoint?.url = other.endpoint?.url }
    for evidence in other.evidence { add(evidence) }
  }

  /// By site, product and version.
  var sortKey: [String] {
    [
      site, product ?? "", workingVersion ?? packageVersion ?? "", kind.rawValue,
      vos.joined(separator: ","), path ?? endpoint?.url ?? "",
    ]
  }
}
