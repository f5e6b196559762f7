/// What was put into a document: comments mark where it begins and ends.
struct MergedPart {
  /// All of it, with its marks.
  var range: Range<Int>
  /// What stands between the marks.
  var content: Range<Int>
  /// Whether the line end that it begins with is ours too.
  var isOnOwnLine: Bool
  /// Whether somebody changed what stands between the marks, as far as the closing one tells.
  var isChanged: Bool

  private static let opening = "/*pps<*/"
  /// The line end before it is ours too: what stands before that may be a comment to the end of its line,
  /// in which a mark would be lost.
  private static let openingOnOwnLine = "/*pps<|*/"
  private static let closing = (start: "/*>pps", end: "*/")

  /// A text with its marks; the closing one has its number.
  static func marked(_ text: String) -> String {
    opening + text + closing.start + " " + number(of: Array(text.utf8)[...]) + closing.end
  }

  /// The same on a line of its own, which it begins.
  static func markedOnOwnLine(_ text: String) -> String {
    "\n" + openingOnOwnLine + marked(text).dropFirst(opening.utf8.count)
  }

  /// From each opening mark to the closing one behind it. One without a number has any text before it.
  static func all(in bytes: [UInt8], _ tokens: [Token]) -> [MergedPart] {
    var parts: [MergedPart] = []
    var start: (outer: Int, inner: Int, isOnOwnLine: Bool)?
    for token in tokens where token.kind == .comment {
      let (text, range) = (bytes[token.range], token.range)
      if text.elementsEqual(opening.utf8) {
        start = (range.lowerBound, range.upperBound, false)
      } else if text.elementsEqual(openingOnOwnLine.utf8) {
        let hasLineEnd = range.lowerBound > 0 && bytes[range.lowerBound - 1] == UInt8(ascii: "\n")
        start = (range.lowerBound - (hasLineEnd ? 1 : 0), range.upperBound, hasLineEnd)
      } else if let opening = start, text.starts(with: closing.start.utf8) {
        let inside = text.dropFirst(closing.start.utf8.count).dropLast(closing.end.utf8.count)
        guard inside.isEmpty || inside.first == UInt8(ascii: " ") else { continue }
        let content = opening.inner..<range.lowerBound
        parts.append(
          MergedPart(
            range: opening.outer..<range.upperBound, content: content,
            isOnOwnLine: opening.isOnOwnLine,
            isChanged: !inside.isEmpty
              && !inside.dropFirst().elementsEqual(number(of: bytes[content]).utf8)))
        start = nil
      }
    }
    return parts
  }

  /// A number that tells texts from each other that differ in more than white space (FNV-1a, 32 bits).
  private static func number(of text: ArraySlice<UInt8>) -> String {
    var number: UInt32 = 2_166_136_261
    for byte in text where !ASCII.isSpace(byte) { number = (number ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
