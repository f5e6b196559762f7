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

  /// Adds the tags that are not there, each on a line of its own, at the end; not one that differs from
  /// another only by case.
  ///
  /// - Parameter variant: Such a tag elsewhere.
  mutating func add(
    _ adding: [String], variant: (String) -> String? = { _ in nil }
  ) -> (added: [String], clashes: [TagFile.Clash]) {
    let tags = tags.map { String(decoding: $0, as: UTF8.self) }
    var known = Set(tags)
    var spellings = Dictionary(tags.map { ($0.lowercased(), $0) }) { first, _ in first }
    var added: [String] = []
    var clashes: [TagFile.Clash] = []
    for tag in adding where !known.contains(tag) {
      if let other = spellings[tag.lowercased()] ?? variant(tag) {
        clashes.append(TagFile.Clash(tag: tag, variant: other))
        continue
      }
      if let last = bytes.last, last != Self.newline { bytes.append(Self.newline) }
      bytes += tag.utf8
      bytes.append(Self.newline)
      known.insert(tag)
      spellings[tag.lowercased()] = tag
      added.append(tag)
    }
    return (added, clashes)
  }

  /// Removes tags wherever they stand; a line that held nothing else goes with them.
  ///
  /// - Returns: Those that were there.
  mutating func remove(_ tags: some Sequence<String>) -> Set<String> {
    let unwanted = Set(tags)
    var kept: [UInt8] = []
    var found: Set<String> = []
    for line in lines {
      let words = words(in: line)
      let others = words.indices.filter {
        let word = String(decoding: bytes[words[$0]], as: UTF8.self)
        if unwanted.contains(word) { found.insert(word) }
        return !unwanted.contains(word)
      }
      if others.count == words.count {
        kept += bytes[line]
        continue
      }
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
    if !found.isEmpty { bytes = kept }
    return found
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
