internal import LDAPTypes

/// Offers found so far, by their sites, so that what is found of one site is compared with that site's
/// only, however large the grid.
struct OfferPile {
  private(set) var offers: [Offer] = []
  /// Places in ``offers``, by the site's name in small letters.
  private var bySite: [String: [Int]] = [:]

  subscript(index: Int) -> Offer {
    get { offers[index] }
    set { offers[index] = newValue }
  }

  mutating func append(_ offer: Offer) {
    bySite[offer.site.lowercased(), default: []].append(offers.count)
    offers.append(offer)
  }

  /// The places of the offers of a site that pass, in the order in which they came. What a resource
  /// BDII holds does not name its site, so what has no site is of any.
  func indices(ofSite site: String, where passes: (Offer) -> Bool) -> [Int] {
    let candidates: [Int] =
      site.isEmpty
      ? Array(offers.indices) : ((bySite[site.lowercased()] ?? []) + (bySite[""] ?? [])).sorted()
    return candidates.filter { passes(offers[$0]) }
  }

  func firstIndex(ofSite site: String, where passes: (Offer) -> Bool) -> Int? {
    indices(ofSite: site, where: passes).first
  }

  /// A tag of a site as an offer there reads it, else as the text alone tells. The VO and the product
  /// may both hold dashes, and who published a carrier knows which is which.
  func tag(_ text: String, ofSite site: String, knownVOs: Set<String>) -> SoftwareTag? {
    for index in indices(ofSite: site, where: { _ in true }) {
      if let tag = offers[index].tag(reading: text) { return tag }
    }
    return SoftwareTag(text, knownVOs: knownVOs)
  }
}

extension Offer {
  /// A tag taken apart as the offer's own tag for one of its VOs is, if they are the same but for case.
  fileprivate func tag(reading text: String) -> SoftwareTag? {
    guard kind == .preview, let product, let workingVersion else { return nil }
    for vo in vos {
      let own = SoftwareTag(vo: vo, product: product, workingVersion: workingVersion)
      guard own.description.isSame(ignoringCaseOf: text) else { continue }
      // Case apart they are the same, and all of a tag is ASCII: the parts have the same lengths.
      let bytes = Array(text.utf8)
      let start = 3 + vo.utf8.count + 1
      func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
      return SoftwareTag(
        vo: part(3..<3 + vo.utf8.count), product: part(start..<start + product.utf8.count),
        workingVersion: part(bytes.count - workingVersion.utf8.count..<bytes.count))
    }
    return nil
  }
}
