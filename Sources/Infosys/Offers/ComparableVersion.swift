internal import Rollout

/// A package version as it is compared: however it is spelled, and with or without an epoch of 0.
enum ComparableVersion: Hashable {
  case version(PackageVersion)
  /// What is no version.
  case text(String)

  init(_ text: String) {
    self = (try? PackageVersion(parsing: text)).map { .version($0) } ?? .text(text)
  }

  /// The same for any release.
  var withoutRelease: ComparableVersion {
    switch self {
    case .version(let version): .version(version.withoutRelease)
    case .text: self
    }
  }
}

/// What an offer tells of its version, as it is compared.
struct ComparableVersions: Hashable {
  /// In small letters.
  private let working: String?
  private let package: ComparableVersion?

  init(of offer: Offer) {
    working = offer.workingVersion?.lowercased()
    package = offer.packageVersion.map(ComparableVersion.init)
  }
}
