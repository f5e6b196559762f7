/// A value that must not be stored, let alone published: which, why, and what to do.
public struct Violation: Error, Hashable, Sendable, CustomStringConvertible {
  /// The field, as state files and options name it: `working_version`.
  public let field: String
  public let value: String
  /// What is wrong and what is right, without the value.
  public let reason: String

  public init(field: String, value: String, reason: String) {
    self.field = field
    self.value = value
    self.reason = reason
  }

  public var description: String { "\(field) \(quoted(value)): \(reason)" }
}

extension Violation {
  /// Why a VO, a product or a working version cannot stand in a software tag; nil when it can.
  public static func ofTagWord(_ field: String, _ value: String) -> Violation? {
    Rules.tagWord(value).map { Violation(field: field, value: value, reason: $0) }
  }

  /// Why a path cannot be given to a shell; nil when it can.
  public static func ofPath(_ field: String, _ value: String) -> Violation? {
    Rules.path(value).map { Violation(field: field, value: value, reason: $0) }
  }

  /// Why a text cannot be a software tag of a VO; nil when it can.
  public static func ofTag(_ value: String, of vo: String) -> Violation? {
    Rules.tag(value, of: vo).map { Violation(field: "tag", value: value, reason: $0) }
  }
}

/// The value in quotes, safe to show on a terminal and not too long.
package func quoted(_ value: String) -> String {
  var text = "'"
  for scalar in value.unicodeScalars.prefix(80) {
    text += (0x20...0x7E).contains(scalar.value) ? String(scalar) : scalar.escaped(asASCII: true)
  }
  return text + (value.unicodeScalars.count > 80 ? "…'" : "'")
}
