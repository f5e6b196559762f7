public import Rollout

/// A release, and all offers of it: what is tried now, and where.
public struct OfferedRelease: Hashable, Sendable {
  public let kind: Offer.Kind
  public let product: String?
  public let workingVersion: String?
  /// The package versions that sites name, as published.
  public private(set) var packageVersions: [String]
  /// The same as they are compared.
  private var comparableVersions: Set<ComparableVersion> = []
  public private(set) var offers: [Offer]

  /// The releases of some offers, by product, version and kind. Offers are of the same release when
  /// they name the same working version; one that names none is of the release whose package version
  /// it has.
  public static func all(in offers: [Offer]) -> [OfferedRelease] {
    var releases: [OfferedRelease] = []
    var places: [Key: Int] = [:]
    func add(_ offer: Offer, at key: Key) {
      if let place = places[key] {
        releases[place].add(offer)
      } else {
        places[key] = releases.count
        releases.append(OfferedRelease(offer))
      }
    }
    for offer in offers where offer.workingVersion != nil { add(offer, at: Key(of: offer)) }
    var packages: [Key: [Int]] = [:]
    for (place, release) in releases.enumerated() {
      for version in release.comparableVersions {
        packages[Key(of: release.offers[0], package: version), default: []].append(place)
      }
    }
    for offer in offers where offer.workingVersion == nil {
      let key = Key(of: offer)
      if let same = packages[key], same.count == 1 {
        releases[same[0]].add(offer)
      } else {
        add(offer, at: key)
      }
    }
    let keyed = releases.map { release in (key: release.sortKey, release: release) }
    return keyed.sorted { $0.key < $1.key }.map(\.release)
  }

  /// What the offers of a release have in common: the working version, else the package version.
  private struct Key: Hashable {
    enum Version: Hashable {
      /// In small letters.
      case working(String)
      case package(ComparableVersion)
    }

    let kind: Offer.Kind
    /// In small letters, empty where none is told.
    let product: String
    var version: Version

    init(of offer: Offer) {
      self.init(of: offer, package: ComparableVersion(offer.packageVersion ?? ""))
      if let version = offer.workingVersion { self.version = .working(version.lowercased()) }
    }

    /// - Parameter package: The package version, whether it tells a working version or not.
    init(of offer: Offer, package: ComparableVersion) {
      kind = offer.kind
      product = (offer.product ?? "").lowercased()
      version = .package(package)
    }
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
    if comparableVersions.insert(ComparableVersion(version)).inserted {
      packageVersions.append(version)
    }
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
