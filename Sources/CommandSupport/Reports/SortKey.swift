internal import Rollout

/// By what one thing of a list is compared with others: a number, a version in RPM's order, or text
/// without case. Numbers come before text, and what says nothing comes last.
public struct SortKey: Sendable {
  private let text: String
  private var number: Int?
  private var version: PackageVersion?

  public init(_ text: String) {
    self.text = text.lowercased()
  }

  public init(_ number: Int) {
    text = String(number)
    self.number = number
  }

  /// What is no version comes behind what is one.
  public init(version: String) {
    text = version.lowercased()
    // To RPM, case matters.
    self.version = try? PackageVersion(parsing: version)
  }

  var isMissing: Bool { text.isEmpty }

  /// Below zero when this comes before the other, above when it comes behind it.
  func compare(to other: SortKey) -> Int {
    if let number, let theirs = other.number {
      return number < theirs ? -1 : number > theirs ? 1 : 0
    }
    if (number == nil) != (other.number == nil) { return number == nil ? 1 : -1 }
    if let version, let theirs = other.version {
      return version < theirs ? -1 : theirs < version ? 1 : 0
    }
    if (version == nil) != (other.version == nil) { return version == nil ? 1 : -1 }
    return text < other.text ? -1 : text > other.text ? 1 : 0
  }
}
