import LDAPTypes
import TestSupport
import Testing

/// A text with a mark where an error should be found, as in `(cn=a1️⃣(b)`.
struct Marked: Sendable, CustomTestStringConvertible {
  let text: String
  /// Where the mark stood, in bytes.
  let offset: Int

  init(_ marked: String) {
    let mark = "1️⃣"
    let parts = marked.utf8.split(separator: mark.utf8, omittingEmptySubsequences: false)
    precondition(parts.count == 2, "one mark belongs into \(marked)")
    offset = parts[0].count
    text = String(decoding: Array(parts[0]) + Array(parts[1]), as: UTF8.self)
  }

  var testDescription: String { text }
}

extension Marked: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self.init(value) }
}

extension SplitMix {
  mutating func flip() -> Bool { Bool.random(using: &self) }
  mutating func upTo(_ most: Int) -> Int { Int.random(in: 0...most, using: &self) }

  /// Some of the pieces, one behind the other.
  mutating func text(of pieces: [String], most: Int) -> String {
    (0..<upTo(most)).map { _ in pick(pieces) }.joined()
  }

  /// A valid attribute type.
  mutating func attributeType() -> String {
    pick(["cn", "O", "Mds-Vo-name", "GLUE2ServiceID", "x", "a-1-", "0.1", "1.3.6.1.4.1.6757"])
  }

  /// A value with much that needs care: special characters, spaces, control characters, letters
  /// beyond ASCII, and bytes that are not UTF-8.
  mutating func value(most: Int = 6) -> AttributeValue {
    if upTo(9) == 0 { return AttributeValue(bytes: (0..<upTo(300)).map { _ in UInt8(upTo(255)) }) }
    return AttributeValue(
      text(
        of: [
          " ", " ", "  ", "a", "B", "1", "\"", "+", ",", ";", "<", ">", "\\", "#", "=", "*", "(",
          ")", "\0", "\r\n", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{A0}", "é", "e\u{301}",
          "č", "語", "🧪", "%", "?", "/", ":", "!", "|", "&", "~",
        ], most: most))
  }
}
