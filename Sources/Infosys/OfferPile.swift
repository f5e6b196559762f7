internal import LDAPTypes

/// Offers found so far, by their sites and products, so that what is found is compared with what it may be
/// about only, however large the grid and whatever one site publishes.
struct OfferPile {
  /// A product or a tag of a site, or of any; all in small letters.
  private struct Key: Hashable {
    let site: String?
    let name: String
  }

  /// What an offer's tags are made of.
  private struct Name: Equatable {
    let site: String
    let product: String?
    let workingVersion: String?
    let vos: [String]

    init(of offer: Offer) {
      site = offer.site
      product = offer.product
      workingVersion = offer.workingVersion
      vos = offer.vos
    }
  }

  private(set) var offers: [Offer] = []
  /// Places in ``offers``, by products.
  private var places: [Key: [Int]] = [:]
  /// Places in ``offers`` of pilots, by their URLs.
  private var pilots: [String: [Int]] = [:]
  /// The offers' own tags, taken apart as whoever published them means them.
  private var tags: [Key: SoftwareTag] = [:]

  subscript(index: Int) -> Offer {
    get { offers[index] }
    // In its place, for some have thousands of places.
    _modify {
      let old = Name(of: offers[index])
      yield &offers[index]
      if Name(of: offers[index]) != old { learnTags(of: offers[index]) }
    }
  }

  mutating func append(_ offer: Offer) {
    for key in Self.keys(offer.site, offer.product ?? "") {
      places[key, default: []].append(offers.count)
    }
    if offer.kind == .pilot, let url = offer.endpoint?.comparableURL {
      pilots[url, default: []].append(offers.count)
    }
    offers.append(offer)
    learnTags(of: offer)
  }

  private static func keys(_ site: String, _ name: String) -> [Key] {
    [nil, site.lowercased()].map { Key(site: $0, name: name.lowercased()) }
  }

  /// What is known of a name at a site. What a resource BDII holds does not name its site, so what has no
  /// site is of any.
  private static func find<Found>(
    _ name: String, ofSite site: String, in known: [Key: Found]
  ) -> [Found] {
    let name = name.lowercased()
    return (site.isEmpty ? [nil] : [site.lowercased(), ""])
      .compactMap { known[Key(site: $0, name: name)] }
  }

  private mutating func learnTags(of offer: Offer) {
    guard offer.kind == .preview, let product = offer.product, let version = offer.workingVersion
    else { return }
    for vo in offer.vos {
      let tag = SoftwareTag(vo: vo, product: product, workingVersion: version)
      for key in Self.keys(offer.site, tag.description) where tags[key] == nil { tags[key] = tag }
    }
  }

  /// The places of the offers of an offer's product at its site that pass, in the order in which they
  /// came.
  func indices(like offer: Offer, where passes: (Offer) -> Bool) -> [Int] {
    Self.find(offer.product ?? "", ofSite: offer.site, in: places).joined().sorted()
      .filter { passes(offers[$0]) }
  }

  /// The place of the offer that is the same pilot in the other schema.
  func pilot(like offer: Offer) -> Int? {
    // One of both may tell no product.
    let atURL = offer.endpoint?.comparableURL.flatMap { pilots[$0] } ?? []
    return atURL.first { offers[$0].isSamePilot(as: offer) }
      ?? indices(like: offer) { $0.isSamePilot(as: offer) }.first
  }

  /// A tag of a site as an offer there reads it, else as the text alone tells. The VO and the product
  /// may both hold dashes, and who published a carrier knows which is which.
  func tag(
    _ text: String, ofSite site: String, knownVOs: Set<String>, otherVOs: Set<String> = []
  ) -> SoftwareTag? {
    for own in Self.find(text, ofSite: site, in: tags) {
      if let tag = SoftwareTag(text, dividedAs: own) { return tag }
    }
    return SoftwareTag(text, knownVOs: knownVOs, otherVOs: otherVOs)
  }
}

extension SoftwareTag {
  /// A tag taken apart as another one is, if they are the same but for case.
  fileprivate init?(_ text: String, dividedAs own: SoftwareTag) {
    guard own.description.isSame(ignoringCaseOf: text) else { return nil }
    // Case apart they are the same, and all of a tag is ASCII: the parts have the same lengths.
    let bytes = Array(text.utf8)
    guard bytes.count == own.description.utf8.count else { return nil }
    let (vo, product) = (own.vo.utf8.count, own.product.utf8.count)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let start = 3 + vo + 1
    self.init(
      vo: part(3..<3 + vo), product: part(start..<start + product),
      workingVersion: part(bytes.count - own.workingVersion.utf8.count..<bytes.count))
  }
}
