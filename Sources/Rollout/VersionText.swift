/// A version as it was published, in RPM's order; text that is no version comes behind what is one.
public struct VersionText: Comparable, Sendable {
  private let text: String
  private let version: PackageVersion?

  public init(_ text: String) {
    self.text = text
    version = try? PackageVersion(parsing: text)
  }

  public static func < (a: VersionText, b: VersionText) -> Bool {
    if let version = a.version, let other = b.version {
      if version < other { return true }
      if other < version { return false }
    } else if (a.version == nil) != (b.version == nil) {
      return b.version == nil
    }
    return a.text < b.text
  }
}
