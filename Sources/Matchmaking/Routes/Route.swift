public import Infosys

/// Where jobs are to go, or not to go, in terms that a broker can see.
public struct Route: Hashable, Sendable {
  /// One way to tell what is meant.
  public enum Criterion: Hashable, Sendable {
    /// One of these software tags.
    case tags([SoftwareTag])
    /// A preview of this version, of whatever product: also of a VO whose name is this one's, a dash and more,
    /// since products may hold dashes.
    case anyProduct(vo: String, workingVersion: String)
    /// A computing element on one of these hosts.
    case hosts([String])
    /// One of these computing elements, by GlueCEUniqueID.
    case elements([String])
  }

  /// One of them must be met.
  public var criteria: [Criterion]
  /// Whether jobs are to go everywhere but there.
  public var isAvoided: Bool

  public init(_ criteria: [Criterion], isAvoided: Bool = false) {
    self.criteria = criteria
    self.isAvoided = isAvoided
  }

  /// The tags, where only tags are asked for; nil where something else is.
  public var tags: [SoftwareTag]? {
    var tags: [SoftwareTag] = []
    for criterion in criteria {
      guard case .tags(let more) = criterion else { return nil }
      tags += more
    }
    return tags
  }
}
