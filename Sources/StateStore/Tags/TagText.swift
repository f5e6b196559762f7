/// The bytes of a tag file: words between blanks, several a line or one; a line that begins with `#`
/// is a comment. Whatever is not changed stays as it is, byte by byte.
struct TagText: Hashable {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The tags in their order, as often as they stand there.
  var tags: [[UInt8]] {
    lines.flatMap { words(in: $0).map { Array(bytes[$0]) } }
  }

  func contains(_ tag: String) -> Bool {
    tags.contains { $0.elementsEqual(tag.utf8) }
  }

  /// A tag that is this one but for its case.
  func variant(of tag: String) -> String? {
    let key = tag.lowercased()
    return tags.lazy.map { String(decoding: $0, as: UTF8.self) }
      .first { $0 != tag && $0.lowercased() == key }
  }

  /// Adds a tag on a line of its own, at the end.
  ///
  /// - Returns: Whether it was not there.
  mutating func add(_ tag: String) -> Bool {
    if contains(tag) { return false }
    if let last = bytes.last, last != Self.newline { bytes.append(Self.newline) }
    bytes += tag.utf8
    bytes.append(Self.newline)
    return true
  }

  /// Removes a tag wherever it stands; a line that held nothing else goes with it.
  ///
  /// - Returns: Whether it was there.
  mutating func remove(_ tag: String) -> Bool {
    var kept: [UInt8] = []
    var isFound = false
    for line in lines {
      let words = words(in: line)
      let others = words.indices.filter { !bytes[words[$0]].elementsEqual(tag.utf8) }
      if others.count == words.count {
        kept += bytes[line]
        continue
      }
      isFound = true
      if others.isEmpty { continue }
      kept += bytes[line.lowerBound..<words[0].lowerBound]
      for index in others {
        if index != others[0] {
          kept += bytes[words[index - 1].upperBound..<words[index].lowerBound]
        }
        kept += bytes[words[index]]
      }
      kept += bytes[words[words.count - 1].upperBound..<line.upperBound]
    }
    if isFound { bytes = kept }
    return isFound
  }

  /// Where the lines are, each with its end.
  private var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == Self.newline {
      lines.append(start..<index + 1)
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  /// Where the tags of a line are; a comment has none.
  private func words(in line: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in line {
      if Self.isBlank(bytes[index]) {
        if let from = start { words.append(from..<index) }
        start = nil
      } else if start == nil {
        if words.isEmpty && bytes[index] == UInt8(ascii: "#") { return [] }
        start = index
      }
    }
    if let from = start { words.append(from..<line.upperBound) }
    return words
  }

  private static let newline = UInt8(ascii: "\n")

  /// What `isspace` takes for a blank.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
