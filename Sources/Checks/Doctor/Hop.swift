/// A step on the way of an offer to its readers.
public enum Hop: String, CaseIterable, Hashable, Sendable {
  /// What `pps gip` prints.
  case gip
  case resource
  case site
  case top

  /// How messages name it.
  public var title: String {
    switch self {
    case .gip: "what 'pps gip' prints"
    case .resource: "the resource BDII"
    case .site: "the site BDII"
    case .top: "the top-level BDII"
    }
  }
}
