import LDAPTypes

/// One record's lines, unfolded and without comments. Meant to be used again for the next record, so
/// that reading makes no strings.
struct RawRecord {
  /// One line as RFC 2849 note 2 unfolds it.
  struct Line {
    /// Where its text stands in the record's.
    var range: Range<Int>
    /// Its number in the file, and that of its first byte in the buffer.
    var number: Int
    var start: Int
  }

  /// The unfolded text of all lines, one behind the other.
  private(set) var text: [UInt8] = []
  private(set) var lines: [Line] = []
  /// What is wrong with the lines themselves, each kind once: where it is first, in a line of the file.
  private(set) var flaws: [(problem: LDIFReadError.Problem, line: Int, column: Int)] = []

  /// Whether an empty line stands behind it.
  private(set) var hasEmptyLine = false

  /// Whether it is nothing but the file's version, behind which no empty line has to stand.
  var isVersion: Bool {
    lines.count == 1 && text.count > 7 && text.span.extracting(..<8).isWord("version:")
  }

  /// Whether a line was read, or something that should be one.
  private var hasBegun: Bool { !lines.isEmpty || !flaws.isEmpty }

  /// Reads the next record, or what is left of the bytes when that is none.
  ///
  /// - Parameters:
  ///   - at: Where to begin; moves behind the record and the empty line that ends it.
  ///   - number: The number of the line that stands there; counts on.
  mutating func read(
    _ bytes: Span<UInt8>, at: inout Int, number: inout Int, leniency: LDIFLeniency
  ) {
    text.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    flaws.removeAll(keepingCapacity: true)
    hasEmptyLine = false
    var isComment = false
    // There may be very many empty lines.
    while at < bytes.count, bytes[at] == UInt8(ascii: "\n") {
      at += 1
      number += 1
    }
    while at < bytes.count {
      let start = at
      let feed = bytes.firstNewline(from: start)
      var end = feed ?? bytes.count
      if feed != nil, end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      if start == end {
        at = (feed ?? end) + 1
        number += 1
        isComment = false
        if !hasBegun { continue }
        hasEmptyLine = true
        return
      }
      switch bytes[start] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        if isComment { break }
        if lines.isEmpty {
          note(.nothingToContinue, number)
          break
        }
        if bytes[start] == UInt8(ascii: "\t") { note(.tabFolding, number) }
        text.append(bytes.extracting(start + 1..<end))
        lines[lines.count - 1].range = lines[lines.count - 1].range.lowerBound..<text.count
      case UInt8(ascii: "#"):
        isComment = true
      default:
        if hasBegun, leniency.contains(.recordsWithoutEmptyLine), bytes.startsDN(start) {
          return
        }
        isComment = false
        let range = text.count..<text.count + end - start
        text.append(bytes.extracting(start..<end))
        lines.append(Line(range: range, number: number, start: start))
      }
      at = (feed ?? end - 1) + 1
      number += 1
    }
  }

  /// Any line may have the same flaw, so that telling each would take many times what the record does.
  private mutating func note(_ problem: LDIFReadError.Problem, _ line: Int) {
    if !flaws.contains(where: { $0.problem == problem }) { flaws.append((problem, line, 1)) }
  }
}

extension RawRecord.Line {
  /// Where a byte of a line's text stands in the file: its line and its column, both from 1.
  ///
  /// - Parameter bytes: Those that the record was read from.
  func position(
    of offset: Int, _ bytes: Span<UInt8>
  ) -> (line: Int, column: Int) {
    var left = offset
    var start = self.start
    var number = self.number
    var isFirst = true
    while true {
      let feed = bytes.firstNewline(from: start) ?? bytes.count
      var end = feed
      if end > start, end < bytes.count, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      let skipped = isFirst ? 0 : 1
      let count = end - start - skipped
      if left < count || !bytes.continuesLine(at: feed + 1) {
        return (number, left + skipped + 1)
      }
      left -= count
      start = feed + 1
      number += 1
      isFirst = false
    }
  }
}
