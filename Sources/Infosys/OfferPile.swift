internal import LDAPTypes
internal import Rollout

/// Offers found so far, by their sites and products, so that what is found is compared with what it may be
/// about only, however large the grid and whatever one site publishes.
struct OfferPile {
  /// A product or a tag of a site, or of any; all in small letters.
  private struct Key: Hashable {
    let site: String?
    let name: String
    var version = Version.untold
  }

  /// What is told of a product's version. Thousands of offers may be of one product.
  private enum Version: Hashable {
    case untold
    /// In small letters.
    case working(String)
    case package(Package)
    /// That of an offer that tells no working version.
    case packageOnly(Package)

    /// A package version as it is compared.
    enum Package: Hashable {
      /// Without its release.
      case version(PackageVersion)
      case text(String)
    }

    /// All that an offer tells.
    static func all(of offer: Offer) -> [Version] {
      var versions: [Version] = []
      if let version = offer.workingVersion { versions.append(.working(version.lowercased())) }
      if let version = package(of: offer) {
        versions.append(.package(version))
        if offer.workingVersion == nil { versions.append(.packageOnly(version)) }
      }
      return versions.isEmpty ? [.untold] : versions
    }

    /// The package version of an offer.
    static func package(of offer: Offer) -> Package? {
      offer.packageVersion.map { text in
        (try? PackageVersion(parsing: text)).map { .version($0.withoutRelease) } ?? .text(text)
      }
    }
  }

  private struct PilotKey: Hashable {
    let url: String
    /// nil for whichever it tells.
    let version: Version?
  }

  /// What an offer is found by, and what its tags are made of.
  private struct Name: Equatable {
    let site: String
    let product: String?
    let workingVersion: String?
    let packageVersion: String?
    let vos: [String]

    init(of offer: Offer) {
      site = offer.site
      product = offer.product
      workingVersion = offer.workingVersion
      packageVersion = offer.packageVersion
      vos = offer.vos
    }
  }

  private(set) var offers: [Offer] = []
  /// Places in ``offers``, by products.
  private var places: [Key: [Int]] = [:]
  /// Places in ``offers`` of pilots.
  private var pilots: [PilotKey: [Int]] = [:]
  /// Places in ``offers`` of carriers, by the tags that they name.
  private var named: [Key: [Int]] = [:]
  /// The offers' own tags, taken apart as whoever published them means them.
  private var tags: [Key: SoftwareTag] = [:]

  subscript(index: Int) -> Offer {
    // In its place, for some have thousands of places.
    _read { yield offers[index] }
    _modify {
      let old = Name(of: offers[index])
      yield &offers[index]
      if Name(of: offers[index]) != old { learn(index, isNew: false) }
    }
  }

  mutating func append(_ offer: Offer) {
    if offer.kind == .pilot, let url = offer.endpoint?.comparableURL {
      for version in Version.all(of: offer).map(Optional.init) + [nil] {
        pilots[PilotKey(url: url, version: version), default: []].append(offers.count)
      }
    }
    offers.append(offer)
    for key in Set(offer.tags.flatMap { Self.keys(offer.site, $0) }) where offer.isFromCarrier {
      named[key, default: []].append(offers.count - 1)
    }
    learn(offers.count - 1, isNew: true)
  }

  /// Takes note of what an offer is found by. What it was found by before may stay: it is looked at closer.
  private mutating func learn(_ index: Int, isNew: Bool) {
    let offer = offers[index]
    for version in Version.all(of: offer) {
      for key in Self.keys(offer.site, offer.product ?? "", version)
      where isNew || places[key]?.contains(index) != true {
        places[key, default: []].append(index)
      }
    }
    learnTags(of: offer)
  }

  private static func keys(_ site: String, _ name: String, _ version: Version = .untold) -> [Key] {
    [nil, site.lowercased()].map { Key(site: $0, name: name.lowercased(), version: version) }
  }

  /// What is known of a name at a site. What a resource BDII holds does not name its site, so what has no
  /// site is of any.
  private static func find<Found>(
    _ name: String, _ version: Version = .untold, ofSite site: String, in known: [Key: Found]
  ) -> [Found] {
    let name = name.lowercased()
    return (site.isEmpty ? [nil] : [site.lowercased(), ""])
      .compactMap { known[Key(site: $0, name: name, version: version)] }
  }

  private mutating func learnTags(of offer: Offer) {
    guard offer.kind == .preview, let product = offer.product, let version = offer.workingVersion
    else { return }
    for vo in offer.vos {
      let tag = SoftwareTag(vo: vo, product: product, workingVersion: version)
      for key in Self.keys(offer.site, tag.description) where tags[key] == nil { tags[key] = tag }
    }
  }

  /// The places of the offers of an offer's product at its site that can be of its version, and pass, in
  /// the order in which they came.
  func indices(like offer: Offer, where passes: (Offer) -> Bool) -> [Int] {
    let package = Version.package(of: offer)
    let versions: [Version?] =
      if let version = offer.workingVersion {
        [.working(version.lowercased()), package.map(Version.packageOnly)]
      } else {
        [package.map(Version.package) ?? .untold]
      }
    let found = versions.compactMap(\.self).flatMap {
      Self.find(offer.product ?? "", $0, ofSite: offer.site, in: places).joined()
    }
    return OfferedRelease.distinct(found).sorted().filter { passes(offers[$0]) }
  }

  /// The places of the carriers of a site that name a tag as theirs.
  func indices(naming tag: String, ofSite site: String) -> [Int] {
    OfferedRelease.distinct(Self.find(tag, ofSite: site, in: named).flatMap(\.self)).sorted()
  }

  /// The place of the offer that is the same pilot in the other schema: one that says the same version goes
  /// before one that says none, and that before any other.
  func pilot(like offer: Offer) -> Int? {
    // One of both may tell no product.
    if let url = offer.endpoint?.comparableURL {
      for version in Version.all(of: offer).map(Optional.init) + [.untold, nil] {
        let places = pilots[PilotKey(url: url, version: version)]
        if let same = places?.first(where: { offers[$0].isSamePilot(as: offer) }) { return same }
      }
    }
    return indices(like: offer) { $0.isSamePilot(as: offer) }.first
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
