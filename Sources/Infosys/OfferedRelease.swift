public import Rollout

/// A release, and all offers of it: what is tried now, and where.
public struct OfferedRelease: Hashable, Sendable {
  public let kind: Offer.Kind
  public let product: String?
  public let workingVersion: String?
  /// The package versions that sites name, as published.
  public private(set) var packageVersions: [String]
  /// The same as they are compared.
  private var canonicalVersions: Set<String> = []
  public private(set) var offers: [Offer]

  /// The releases of some offers, by product, version and kind. Offers are of the same release when
  /// they name the same working version; one that names none is of the release whose package version
  /// it has.
  public static func all(in offers: [Offer]) -> [OfferedRelease] {
    var releases: [OfferedRelease] = []
    var places: [[String]: Int] = [:]
    func add(_ offer: Offer, at key: [String]) {
      if let place = places[key] {
        releases[place].add(offer)
      } else {
        places[key] = releases.count
        releases.append(OfferedRelease(offer))
      }
    }
    func key(_ offer: Offer) -> [String] {
      [offer.kind.rawValue, (offer.product ?? "").lowercased()]
    }
    for offer in offers {
      if let version = offer.workingVersion { add(offer, at: key(offer) + [version.lowercased()]) }
    }
    var packages: [[String]: [Int]] = [:]
    for (place, release) in releases.enumerated() {
      for version in release.canonicalVersions {
        packages[key(release.offers[0]) + [version], default: []].append(place)
      }
    }
    for offer in offers where offer.workingVersion == nil {
      let version = canonical(offer.packageVersion ?? "")
      let same = packages[key(offer) + [version]] ?? []
      if same.count == 1 {
        releases[same[0]].add(offer)
      } else {
        add(offer, at: key(offer) + [version, ""])
      }
    }
    let keyed = releases.map { release in (key: release.sortKey, release: release) }
    return keyed.sorted { $0.key < $1.key }.map(\.release)
  }

  private init(_ offer: Offer) {
    kind = offer.kind
    product = offer.product
    workingVersion = offer.workingVersion
    packageVersions = []
    offers = []
    add(offer)
  }

  private mutating func add(_ offer: Offer) {
    offers.append(offer)
    guard let version = offer.packageVersion else { return }
    if canonicalVersions.insert(Self.canonical(version)).inserted {
      packageVersions.append(version)
    }
  }

  /// The version with its epoch; text that is no version as it is.
  private static func canonical(_ version: String) -> String {
    (try? PackageVersion(parsing: version))?.full ?? version
  }

  private var sortKey: (String, VersionText, String) {
    let version = VersionText(workingVersion ?? packageVersions.first ?? "")
    return ((product ?? "").lowercased(), version, kind.rawValue)
  }
}

extension OfferedRelease {
  /// The sites that have it, each once; a resource BDII may not name its own.
  public var sites: [String] { offers.map(\.site).distinct.filter { !$0.isEmpty }.sorted() }

  /// The VOs that may use it somewhere, each once.
  public var vos: [String] { offers.flatMap(\.vos).distinctInAnyCase.sorted() }

  /// The computing elements where a job finds it, each once.
  public var computingElements: [String] { offers.allComputingElements }

  /// Until when sites want feedback, the first first.
  public var feedbackDeadlines: [Timestamp] {
    offers.compactMap(\.feedbackDeadline).distinct.sorted()
  }

  /// Whom to ask about it, as published, each once.
  public var contacts: [String] { offers.compactMap(\.nearestContact).distinct }

  /// Where it is described, each once.
  public var releaseNotes: [String] { offers.compactMap(\.releaseNotes).distinct }
}

extension [Offer] {
  /// The computing elements of all, each once.
  var allComputingElements: [String] {
    flatMap(\.computingElements).map(\.id).distinct
  }
}
