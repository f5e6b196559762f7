extension Offer {
  /// Offers in the order given, of which those are one that say the same of a release at a site for different
  /// VOs. It remembers the ``parts``, and is to be settled.
  package static func joined(_ offers: [Offer]) -> [Offer] {
    var joined: [Offer] = []
    var places = [Installation: Int](minimumCapacity: offers.count)
    for offer in offers {
      if offer.kind == .preview {
        let installation = Installation(of: offer)
        if let same = places[installation] {
          joined[same].add(vosOf: offer)
          continue
        }
        places[installation] = joined.count
      }
      joined.append(offer)
    }
    return joined
  }

  /// What offers have in common that say the same of a release at a site, for different VOs.
  private struct Installation: Hashable {
    let release: Offer
    /// The computing elements that have the VO's tag.
    let elements: Set<String>

    init(of offer: Offer) {
      release = offer.withoutVOs
      elements = Set(offer.computingElements.map(\.id))
    }
  }

  /// The same of a release at a site, for whatever VO, and without what is behind its tags.
  private var withoutVOs: Offer {
    var bare = self
    bare.vos = []
    bare.namedVOs = []
    bare.parts = []
    bare.evidence = []
    bare.contradictions = []
    bare.computingElements = []
    bare.published = nil
    bare.validUntil = nil
    bare.tags = []
    bare.access = AccessRules([])
    // It is not settled yet: each may be there more than once.
    bare.subclusters = Set(subclusters).sorted()
    bare.executionEnvironments = Set(executionEnvironments).sorted()
    return bare
  }

  private mutating func add(vosOf other: Offer) {
    if parts.isEmpty { parts.append(self) }
    parts += other.parts.isEmpty ? [other] : other.parts
    namedVOs += other.namedVOs
    vos += other.vos
    tags += other.tags
    published = [published, other.published].compactMap(\.self).min()
    validUntil = [validUntil, other.validUntil].compactMap(\.self).min()
    computingElements += other.computingElements
    for evidence in other.evidence { add(evidence) }
    contradictions += other.contradictions
  }

  /// One for some of its parts only.
  func joined(of parts: [Offer]) -> Offer {
    var offer = parts[0]
    for part in parts.dropFirst() { offer.add(vosOf: part) }
    (offer.site, offer.siteContact, offer.shares) = (site, siteContact, shares)
    offer.settle()
    return offer
  }
}
