public import Infosys
public import Rollout

/// What can be shown of a release that is offered.
public enum ReleaseField: String, RowField {
  case product, kind, version
  case workingVersion = "working_version"
  case packageVersions = "package_versions"
  case states, vos, sites
  case siteNames = "site_names"
  case ces
  case ceNames = "ce_names"
  case until
  case contacts
  case releaseNotes = "release_notes"

  public static let listName = "releases"
  public static func ofTable(all: Bool) -> [ReleaseField] {
    [.product, .version, .kind] + (all ? [.states] : []) + [.vos, .sites, .ces, .until, .contacts]
  }

  public func value(of release: OfferedRelease) -> ListValue {
    switch self {
    case .product: .text(release.product)
    case .kind: .text(release.kind.rawValue)
    case .version: .text(release.versions)
    case .workingVersion: .text(release.workingVersion)
    case .packageVersions: .texts(release.packageVersions)
    case .states: .texts(release.offers.states)
    case .vos: .texts(release.vos)
    case .sites: .number(release.sites.count)
    case .siteNames: .texts(release.sites)
    case .ces: .number(release.computingElements.count)
    case .ceNames: .texts(release.computingElements)
    case .until: .texts(release.feedbackDeadlines.map(\.description))
    case .contacts: .texts(release.contacts)
    case .releaseNotes: .texts(release.releaseNotes)
    }
  }

  public func lines(of release: OfferedRelease) -> [String] {
    switch self {
    case .states: release.offers.standings
    case .vos: release.vos.isEmpty ? [] : [release.vos.joined(separator: ",")]
    case .packageVersions: release.packageVersions.map(PackageVersion.text)
    default: value(of: release).texts
    }
  }

  public func sortKey(of release: OfferedRelease, now: Timestamp) -> SortKey {
    switch self {
    case .version, .workingVersion, .packageVersions:
      SortKey(
        version: (self == .packageVersions ? nil : release.workingVersion)
          ?? release.packageVersions.first ?? "")
    default: value(of: release).sortKey
    }
  }
}

extension OfferedRelease {
  /// The working version, and the package versions behind it.
  var versions: String {
    let packages = packageVersions.map(PackageVersion.text).joined(separator: ", ")
    guard let workingVersion else { return packages.isEmpty ? "-" : packages }
    return packages.isEmpty ? workingVersion : "\(workingVersion) (\(packages))"
  }
}
