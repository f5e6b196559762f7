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
  enum Version: Hashable {
    case untold
    /// In small letters.
    case working(String)
    /// Without its release.
    case package(ComparableVersion)
    /// That of an offer that tells no working version.
    case packageOnly(ComparableVersion)

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

    /// What those tell that can be of an offer's version: the same working version; where one does not tell it,
    /// the same package version; or no version at all.
    static func all(like offer: Offer) -> [Version] {
      let package = package(of: offer)
      guard let version = offer.workingVersion else {
        return [package.map(Version.package) ?? .untold]
      }
      return [.working(version.lowercased())]
        + [package.map(Version.packageOnly)].compactMap(\.self)
    }

    private static func package(of offer: Offer) -> ComparableVersion? {
      offer.packageVersion.map { ComparableVersion($0).withoutRelease }
    }
  }

  private struct PilotKey: Hashable {
    let url: String
    /// nil for whichever it tells.
    let version: Version?
    /// In small letters, empty where it tells none; nil for whichever.
    let product: String?
  }

  /// What pilots have in common of which one or both tell no URL.
  private struct PilotRelease: Hashable {
    /// In small letters; nil for any.
    let site: String?
    let product: String?
    let versions: ComparableVersions
    let hasURL: Bool

    init(of offer: Offer, site: String?, hasURL: Bool) {
      self.site = site
      product = offer.product?.lowercased()
      versions = ComparableVersions(of: offer)
      self.hasURL = hasURL
    }

    /// All that an offer is found by.
    static func all(of offer: Offer) -> [PilotRelease] {
      let hasURL = offer.endpoint?.url != nil
      return [nil, offer.site.lowercased()].map {
        PilotRelease(of: offer, site: $0, hasURL: hasURL)
      }
    }
  }

  /// The offers of one version of a product at a site, of which there may be thousands, by their places.
  private struct Group {
    var all: Set<Int> = []
    /// By their VOs in small letters; those that name none by an empty one.
    var ofVOs: [String: Set<Int>] = [:]
    var carriers: Set<Int> = []
    /// By the subclusters and execution environments that they name, in small letters; those that name none by an
    /// empty one.
    var carriersAt: [String: Set<Int>] = [:]

    mutating func insert(_ index: Int, _ offer: Offer, vos: some Collection<String>) {
      func names(_ names: some Collection<String>) -> [String] {
        names.isEmpty ? [""] : names.map { $0.lowercased() }
      }
      all.insert(index)
      for vo in names(vos) { ofVOs[vo, default: []].insert(index) }
      if !offer.isFromCarrier { return }
      carriers.insert(index)
      for place in names(offer.subclusters + offer.executionEnvironments) {
        carriersAt[place, default: []].insert(index)
      }
    }
  }

  /// What an offer is found by, and what its tags are made of.
  private struct Name: Equatable {
    let site: String
    let product: String?
    let workingVersion: String?
    let packageVersion: String?
    var vos: [String]
    let url: String?

    init(of offer: Offer) {
      site = offer.site
      product = offer.product
      workingVersion = offer.workingVersion
      packageVersion = offer.packageVersion
      vos = offer.vos
      url = offer.endpoint?.url
    }

    /// How many of the VOs were there before, when nothing but VOs came since; else none.
    func knownVOs(since old: Name) -> Int {
      var bare = self
      bare.vos = old.vos
      return bare == old && vos.starts(with: old.vos) ? old.vos.count : 0
    }
  }

  private(set) var offers: [Offer] = []
  /// ``OfferList/taggedElements``
  var taggedElements: [String: [OfferList.TaggedElements]] = [:]
  /// Places in ``offers``, by products.
  private var places: [Key: Group] = [:]
  /// Places in ``offers`` of pilots.
  private var pilots: [PilotKey: [Int]] = [:]
  /// The same, and some by what they told before they got a URL.
  private var pilotReleases: [PilotRelease: [Int]] = [:]
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
      let new = Name(of: offers[index])
      if new != old { learn(index, vosFrom: new.knownVOs(since: old)) }
    }
  }

  mutating func append(_ offer: Offer) {
    offers.append(offer)
    for key in Set(offer.tags.flatMap { Self.keys(offer.site, $0) }) where offer.isFromCarrier {
      named[key, default: []].append(offers.count - 1)
    }
    learn(offers.count - 1)
  }

  /// Takes note of what an offer is found by. What it was found by before may stay: it is looked at closer.
  ///
  /// - Parameter first: Of its VOs, those before were learnt. One site may publish thousands.
  private mutating func learn(_ index: Int, vosFrom first: Int = 0) {
    let offer = offers[index]
    let vos = offer.vos[first...]
    for version in Version.all(of: offer) {
      for key in Self.keys(offer.site, offer.product ?? "", version) {
        places[key, default: Group()].insert(index, offer, vos: vos)
      }
    }
    learnTags(of: offer, vos)
    if offer.kind == .pilot { learn(pilot: offer, at: index) }
  }

  private mutating func learn(pilot offer: Offer, at index: Int) {
    for release in PilotRelease.all(of: offer) {
      pilotReleases[release, default: []].append(index)
    }
    guard let url = offer.endpoint?.comparableURL else { return }
    for version in Version.all(of: offer).map(Optional.init) + [nil] {
      for product in [offer.product?.lowercased() ?? "", nil] {
        pilots[PilotKey(url: url, version: version, product: product), default: []].append(index)
      }
    }
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

  private mutating func learnTags(of offer: Offer, _ vos: some Collection<String>) {
    guard offer.kind == .preview, let product = offer.product, let version = offer.workingVersion
    else { return }
    for vo in vos {
      let tag = SoftwareTag(vo: vo, product: product, workingVersion: version)
      for key in Self.keys(offer.site, tag.description) where tags[key] == nil { tags[key] = tag }
    }
  }

  /// Which of the offers of a release are looked at: only those that can pass, for there may be thousands.
  enum Candidates {
    case all
    /// Those that name one of its VOs, or none.
    case sharingVO
    case carriers
    /// Carriers that name one of these subclusters or execution environments, or none.
    case carriersAt(Set<String>)
    /// Those of them that name one of its VOs, or none.
    case carriersSharingVO(at: Set<String>)
  }

  /// The places of the offers of an offer's product at its site that can be of its version, and pass, in
  /// the order in which they came.
  func indices(
    like offer: Offer, among candidates: Candidates = .all, where passes: (Offer) -> Bool
  ) -> [Int] {
    func ofVOs(_ group: Group) -> [Set<Int>] {
      if offer.vos.isEmpty { return [group.all] }
      return (offer.vos.map { $0.lowercased() } + [""]).compactMap { group.ofVOs[$0] }
    }
    func at(_ places: Set<String>, _ group: Group) -> [Set<Int>] {
      (places.map { $0.lowercased() } + [""]).compactMap { group.carriersAt[$0] }
    }
    func count(_ sets: [Set<Int>]) -> Int { sets.reduce(0) { $0 + $1.count } }
    return indices(like: offer, passes) { group in
      switch candidates {
      case .all: return [group.all]
      case .sharingVO: return ofVOs(group)
      case .carriers: return [group.carriers]
      case .carriersAt(let places): return at(places, group)
      case .carriersSharingVO(let places):
        let (some, others) = (at(places, group), ofVOs(group))
        if count(some) < count(others) { return some }
        return others.map { $0.filter { index in some.contains { $0.contains(index) } } }
      }
    }
  }

  private func indices(
    like offer: Offer, _ passes: (Offer) -> Bool, among sets: (Group) -> [Set<Int>]
  ) -> [Int] {
    let found = Version.all(like: offer).flatMap {
      Self.find(offer.product ?? "", $0, ofSite: offer.site, in: places).flatMap(sets)
    }
    let passing = found.flatMap { $0.filter { passes(offers[$0]) } }
    return passing.distinct.sorted()
  }

  /// The places of the carriers at an offer's site that name its tag as theirs, for a VO and of a version that
  /// can be its.
  func indices(namingTagOf offer: Offer) -> [Int] {
    guard let product = offer.product, let version = offer.workingVersion else { return [] }
    let tags = offer.vos.map {
      SoftwareTag(vo: $0, product: product, workingVersion: version).description
    }
    let found = tags.flatMap { Self.find($0, ofSite: offer.site, in: named).joined() }
    return found.distinct.sorted().filter {
      offers[$0].sharesVO(with: offer)
        && offers[$0].workingVersion?.isSame(ignoringCaseOf: version) ?? true
    }
  }

  /// Those of some carriers that name no subcluster, and so may speak of any: where execution environments are
  /// called as those beside it in its cluster, only carriers that name such.
  func silent(among carriers: [Int], beside near: Set<String>) -> [Int] {
    let silent = carriers.filter { offers[$0].subclusters.isEmpty }
    let spokenNear = silent.filter { offers[$0].isAbout(anyOf: near) }
    return spokenNear.isEmpty ? silent : spokenNear
  }

  /// The place of the offer that is the same pilot in the other schema: one that says the same version goes
  /// before one that says none, and that before any other.
  mutating func pilot(like offer: Offer) -> Int? {
    // One of both may tell no product.
    if let url = offer.endpoint?.comparableURL {
      let products = offer.product.map { [$0.lowercased(), ""] } ?? [nil]
      for version in Version.all(of: offer).map(Optional.init) + [.untold, nil] {
        let same = products.compactMap { product in
          pilots[PilotKey(url: url, version: version, product: product)]?
            .first { offers[$0].isSamePilot(as: offer) }
        }
        if let first = same.min() { return first }
      }
    }
    // Those that both tell a URL have been looked at.
    let hasURLs = offer.endpoint?.url == nil ? [true, false] : [false]
    let sites = offer.site.isEmpty ? [nil] : [offer.site.lowercased(), ""]
    return hasURLs.flatMap { hasURL in
      sites.compactMap { firstPilot(PilotRelease(of: offer, site: $0, hasURL: hasURL)) }
    }.min()
  }

  /// The first that still tells this; what tells something else by now is dropped.
  private mutating func firstPilot(_ release: PilotRelease) -> Int? {
    while let first = pilotReleases[release]?.first {
      if PilotRelease.all(of: offers[first]).contains(release) { return first }
      pilotReleases[release]!.removeFirst()
    }
    return nil
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
    // Case apart they are the same, and all of a tag is ASCII: the parts have the same lengths.
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy(TagText.allows), own.description.isSame(ignoringCaseOf: text),
      bytes.count == own.description.utf8.count
    else { return nil }
    let (vo, product) = (own.vo.utf8.count, own.product.utf8.count)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let start = 3 + vo + 1
    self.init(
      vo: part(3..<3 + vo), product: part(start..<start + product),
      workingVersion: part(bytes.count - own.workingVersion.utf8.count..<bytes.count))
  }
}
