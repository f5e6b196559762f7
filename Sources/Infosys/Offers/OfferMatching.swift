internal import LDAPTypes

/// Which offers of two lists are the same, said at two times or by two servers.
public enum OfferMatching {
  /// The offers of both lists: pairs of those that are the same, then what only one list has.
  ///
  /// Offers are the same when their entries are, or site, kind and product, and when their versions are; then
  /// place and VOs count: an offer of a release that a site has twice is paired with the one that it has most
  /// in common with.
  ///
  /// - Parameter acrossPlaces: Whether one that stands elsewhere can be the same, which has moved. What two
  ///   servers tell of two places at one time are two offers.
  public static func pairs(
    _ old: [Offer], _ new: [Offer], acrossPlaces: Bool
  ) -> [(old: Offer?, new: Offer?)] {
    let (olds, news) = (old.map(Traits.init), new.map(Traits.init))
    let indexed = OfferIndex(news)
    var partners = [Int?](repeating: nil, count: old.count)
    var isTaken = [Bool](repeating: false, count: new.count)
    for likeness in Likeness.allCases where likeness != .release || acrossPlaces {
      for audience in Audience.allCases {
        for index in old.indices where partners[index] == nil {
          let traits = olds[index]
          let found = indexed.first(like: traits, likeness, audience) {
            !isTaken[$0] && traits.isSameVersion(as: news[$0])
              && likeness.holds(of: traits, news[$0]) && audience.holds(of: traits, news[$0])
          }
          guard let found else { continue }
          partners[index] = found
          isTaken[found] = true
        }
      }
    }
    return old.indices.map { (old[$0], partners[$0].map { new[$0] }) }
      + new.indices.filter { !isTaken[$0] }.map { (nil, new[$0]) }
  }

  /// Lists in which what was joined for several VOs is taken apart where another list has not the same for all
  /// of these, so that each part finds its like.
  ///
  /// - Parameter acrossPlaces: As in ``pairs(_:_:acrossPlaces:)``. Then VOs that the other list does not have stay
  ///   with the rest, too: the offer is not for them any more, or not yet.
  public static func divided(_ lists: [[Offer]], acrossPlaces: Bool) -> [[Offer]] {
    var lists = lists
    var isSettled = false
    while !isSettled {
      isSettled = true
      for place in lists.indices {
        for other in lists.indices where other != place {
          let divided = divided(lists[place], like: lists[other], acrossPlaces: acrossPlaces)
          if divided.count > lists[place].count {
            (lists[place], isSettled) = (divided, false)
          }
        }
      }
    }
    return lists
  }

  private static func divided(
    _ list: [Offer], like other: [Offer], acrossPlaces: Bool
  ) -> [Offer] {
    if list.allSatisfy(\.parts.isEmpty) { return list }
    let others = other.map(Traits.init)
    let indexed = OfferIndex(others)
    return list.flatMap { offer -> [Offer] in
      if offer.parts.isEmpty { return [offer] }
      let traits = Traits(offer)
      let near = indexed.all(like: traits).filter {
        traits.isSameVersion(as: others[$0]) && traits.isNear(others[$0])
      }
      let same =
        near.isEmpty && acrossPlaces
        ? indexed.all(like: traits, acrossPlaces: true).filter {
          traits.isSameVersion(as: others[$0])
        }
        : near
      var like: [String: [Int]] = [:]
      for index in same { for vo in others[index].vos { like[vo, default: []].append(index) } }
      var groups: [[Int]: [Offer]] = [:]
      var order: [[Int]] = []
      for part in offer.parts {
        let key = part.vos.flatMap { like[$0.lowercased()] ?? [] }.distinct.sorted()
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(part)
      }
      if acrossPlaces, order.count > 1, let absent = groups.removeValue(forKey: []) {
        order.removeAll { $0.isEmpty }
        groups[order[0]]! += absent
      }
      return order.count == 1 ? [offer] : order.map { offer.joined(of: groups[$0]!) }
    }
  }

  /// What two offers of a release have in common, the strictest first.
  private enum Likeness: CaseIterable {
    /// An entry that tells of one offer only, as carriers do.
    case entry
    /// The folder, or a pilot's URL.
    case place
    /// A subcluster, where not both tell a folder.
    case subcluster
    /// Nothing that says that they are at two places.
    case noOtherPlace
    case release

    func holds(of a: Traits, _ b: Traits) -> Bool {
      switch self {
      case .entry, .release: true
      case .place: a.place != nil && a.place == b.place
      case .subcluster:
        (a.place == nil || b.place == nil) && !a.subclusters.isDisjoint(with: b.subclusters)
      case .noOtherPlace: a.isSamePlace(as: b)
      }
    }
  }

  /// For whom two offers are, the strictest first.
  private enum Audience: CaseIterable {
    case same, shared
    /// A pilot is one service, whomever it is for.
    case any

    func holds(of a: Traits, _ b: Traits) -> Bool {
      switch self {
      case .same: a.vos == b.vos
      case .shared: a.vos.isEmpty || b.vos.isEmpty || !a.vos.isDisjoint(with: b.vos)
      case .any: a.kind == .pilot && a.isSamePlace(as: b)
      }
    }

    /// The VOs by which others are looked up that can be for the same as an offer: "" finds those that name
    /// none, nil finds all.
    func vos(of offer: Traits) -> [String?] {
      switch self {
      case .same: [offer.vos.first ?? ""]
      case .shared: offer.vos.isEmpty ? [nil] : [""] + offer.vos.map(Optional.init)
      case .any: offer.kind == .pilot ? [nil] : []
      }
    }
  }

  /// What of an offer is compared, made once: there may be thousands.
  private struct Traits {
    let kind: Offer.Kind
    /// Site, kind and product.
    let group: [String]
    let workingVersion: String?
    let packageVersion: String?
    /// What it tells of its version, and what those tell that can be of the same.
    let versions: (told: [OfferPile.Version], sought: [OfferPile.Version])
    let vos: Set<String>
    /// The folder, or a pilot's URL.
    let place: String?
    let subclusters: Set<String>
    /// The entries that speak of it alone: a subcluster has many tags, and an application environment may be
    /// of several carriers.
    let entries: [DistinguishedName]

    init(_ offer: Offer) {
      kind = offer.kind
      group = [offer.site, offer.kind.rawValue, offer.product ?? ""].map { $0.lowercased() }
      workingVersion = offer.workingVersion?.lowercased()
      packageVersion = offer.packageVersion
      versions = (OfferPile.Version.all(of: offer), OfferPile.Version.all(like: offer))
      vos = Set(offer.vos.map { $0.lowercased() })
      place =
        kind == .preview
        ? offer.path.map { String($0.withoutFinalSlash) } : offer.endpoint?.comparableURL
      subclusters = Set(offer.subclusters.map { $0.lowercased() })
      let own = offer.evidence.filter { ![.tag, .application].contains($0.source) }
      entries = (own.isEmpty ? offer.evidence.filter { $0.source == .application } : own)
        .map(\.dn.prepared)
    }

    /// The same working version; where one does not tell it, the same package version; or no version at all.
    func isSameVersion(as other: Self) -> Bool {
      if let mine = workingVersion, let theirs = other.workingVersion { return mine == theirs }
      if let mine = packageVersion, let theirs = other.packageVersion {
        return Offer.Contradiction.Field.packageVersion.agrees(mine, theirs)
      }
      return [workingVersion, other.workingVersion, packageVersion, other.packageVersion]
        .allSatisfy { $0 == nil }
    }

    /// A folder that only one tells is that of the other, unless they are on other subclusters.
    func isSamePlace(as other: Self) -> Bool {
      if kind == .pilot || (place == nil) == (other.place == nil) { return place == other.place }
      return canShareSubcluster(with: other)
    }

    /// Whether both have one folder, or where it is not told, nothing says that they are on other subclusters.
    func isNear(_ other: Self) -> Bool {
      isSamePlace(as: other) && (place != nil || canShareSubcluster(with: other))
    }

    private func canShareSubcluster(with other: Self) -> Bool {
      subclusters.isEmpty || other.subclusters.isEmpty
        || !subclusters.isDisjoint(with: other.subclusters)
    }
  }

  /// The offers of a list by what others are compared with.
  private struct OfferIndex {
    private struct Key: Hashable {
      enum Place: Hashable {
        case anywhere
        /// nil for those that tell none.
        case at(String?)
      }

      let group: [String]
      let version: OfferPile.Version
      let place: Place
      /// One of its VOs, empty for none; nil for whichever.
      let vo: String?
    }

    private var byEntry: [DistinguishedName: [Int]] = [:]
    private var places: [Key: [Int]] = [:]

    init(_ offers: [Traits]) {
      for (index, offer) in offers.enumerated() {
        for entry in offer.entries { byEntry[entry, default: []].append(index) }
        for version in offer.versions.told {
          for place in [Key.Place.anywhere, .at(offer.place)] {
            let vos = offer.vos.isEmpty ? [""] : offer.vos.map(Optional.init)
            for vo in vos + [nil] {
              let key = Key(group: offer.group, version: version, place: place, vo: vo)
              places[key, default: []].append(index)
            }
          }
        }
      }
    }

    /// The first of those that an offer can be like which passes.
    func first(
      like offer: Traits, _ likeness: Likeness, _ audience: Audience, where passes: (Int) -> Bool
    ) -> Int? {
      let found: [Int?] =
        if likeness == .entry {
          offer.entries.map { byEntry[$0]?.first(where: passes) }
        } else {
          keys(like: offer, acrossPlaces: likeness == .release, audience.vos(of: offer)).map {
            places[$0]?.first(where: passes)
          }
        }
      return found.compactMap(\.self).min()
    }

    /// All that an offer can be like which can be for the same, in their order.
    func all(like offer: Traits, acrossPlaces: Bool = false) -> [Int] {
      keys(like: offer, acrossPlaces: acrossPlaces, Audience.shared.vos(of: offer))
        .flatMap { places[$0] ?? [] }.distinct.sorted()
    }

    private func keys(like offer: Traits, acrossPlaces: Bool, _ vos: [String?]) -> [Key] {
      let isAnywhere = acrossPlaces || offer.place == nil
      let there: [Key.Place] = isAnywhere ? [.anywhere] : [.at(offer.place), .at(nil)]
      return offer.versions.sought.flatMap { version in
        there.flatMap { place in
          vos.map { Key(group: offer.group, version: version, place: place, vo: $0) }
        }
      }
    }
  }
}
