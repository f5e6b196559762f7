/// A comparison of the working version with a number, `>= 120`.
public struct VersionBound: Hashable, Sendable {
  /// `=`, `!=`, `<`, `<=`, `>` or `>=`.
  public let relation: String
  public let number: String
}
