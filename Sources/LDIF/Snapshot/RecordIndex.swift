import LDAPTypes

/// Where the records of a chunk begin, and which of them a search for raw text could miss.
struct RecordIndex {
  /// A record and the empty lines behind it, or perhaps nothing but empty lines.
  struct Record {
    var start: Int
    /// Whether it has to be read to know what it holds: it has base64, is not ASCII, names an
    /// attribute by number, does not begin with `dn:`, is folded before a colon or very often, or ends with a
    /// line that is none: of what was cut there, what is looked for may be missing.
    var isOpaque = false
    /// Whether it is an entry right behind another one, without an empty line between them. Of a text's first
    /// record this is not known.
    var isJoined = false
  }

  /// Two folds that are as near as this make a record opaque: a needle could stand across both.
  private static let foldDistance = Needle.maximumLength + 4

  private(set) var records: [Record] = []
  /// The line feeds of the folds.
  private(set) var folds: [Int] = []
  /// Where the anchors stand that were looked for on the way.
  private(set) var hits: (first: [Int], second: [Int]) = ([], [])
  /// How many line feeds the chunk has.
  private(set) var lineCount = 0
  /// Whether the last record is an entry without an empty line behind it.
  private(set) var isOpen = false

  /// The record that the places in question are in.
  private var record = Record(start: 0)

  /// Where a record stands in a chunk of that length.
  func range(_ place: Int, _ count: Int) -> Range<Int> {
    records[place].start..<(place + 1 < records.count ? records[place + 1].start : count)
  }

  /// Goes over a chunk.
  ///
  /// - Parameters:
  ///   - anchors: What is looked for besides; two at most.
  mutating func scan(
    _ text: Span<UInt8>, for anchors: [Anchor], leniency: LDIFLeniency
  ) {
    records.removeAll(keepingCapacity: true)
    folds.removeAll(keepingCapacity: true)
    lineCount = 0
    isOpen = false
    guard text.count > 0 else { return }
    beginRecord(0)
    let startsAtDN = leniency.contains(.recordsWithoutEmptyLine)
    var found = hits
    hits = ([], [])
    found.first.removeAll(keepingCapacity: true)
    found.second.removeAll(keepingCapacity: true)
    lineCount = AnchorScan(anchors).scan(text, hits: &found) { place in
      look(at: place, text, startsAtDN)
    }
    hits = found
    // Nothing stands behind the last empty line.
    if record.start < text.count {
      endRecord(at: text.count, text)
      isOpen = text.startsDN(record.start) && !text.endsWithEmptyLine
    }
  }

  /// Looks closer at one place.
  private mutating func look(
    at place: Int, _ text: Span<UInt8>, _ startsAtDN: Bool
  ) {
    let byte = text[place]
    if byte >= 0x80 { record.isOpaque = true }
    let next = place + 1 < text.count ? text[place + 1] : 0
    if byte == UInt8(ascii: ":"), next == byte { record.isOpaque = true }
    guard byte == UInt8(ascii: "\n") else { return }
    switch next {
    case UInt8(ascii: " "), UInt8(ascii: "\t"):
      if let last = folds.last, last >= record.start, place - last <= Self.foldDistance {
        record.isOpaque = true
      }
      if place + 2 < text.count, text[place + 2] == UInt8(ascii: ":") { record.isOpaque = true }
      folds.append(place)
    case UInt8(ascii: "\n"):
      startRecord(place + 2, behind: place, text)
    case UInt8(ascii: "\r"):
      if place + 2 < text.count, text[place + 2] == UInt8(ascii: "\n") {
        startRecord(place + 3, behind: place, text)
      }
    case 0x30...0x39:
      record.isOpaque = true
    default:
      if startsAtDN, text.startsDN(place + 1) {
        startRecord(place + 1, behind: place, text, isJoined: true)
      }
    }
  }

  /// - Parameters:
  ///   - feed: That of the record's last line, or of an empty line before.
  ///   - isJoined: Whether there is no empty line.
  private mutating func startRecord(
    _ start: Int, behind feed: Int, _ text: Span<UInt8>, isJoined: Bool = false
  ) {
    // An empty line and `dn:` behind it begin the same one.
    if start == record.start { return }
    // One more empty line is no record: it goes with the one before.
    if record.start <= feed { endRecord(at: feed, text) }
    // What stands before it may be its own comments, or the file's version.
    let isJoined = isJoined && text.startsDN(record.start)
    beginRecord(start)
    record.isJoined = isJoined
  }

  private mutating func beginRecord(_ start: Int) {
    record = Record(start: start)
  }

  private mutating func endRecord(at end: Int, _ text: Span<UInt8>) {
    if text.endsInHalfLine(record.start..<end) { record.isOpaque = true }
    if !text.startsDN(record.start) {
      record.isOpaque =
        record.isOpaque || !text.startsDN(text.skippingComments(from: record.start))
    }
    records.append(record)
  }
}

extension Span<UInt8> {
  /// Whether the last line of a record is no `name: value`, as where a file was cut and another one put behind it.
  fileprivate func endsInHalfLine(_ record: Range<Int>) -> Bool {
    var end = record.upperBound
    while end > record.lowerBound, [0x0A, 0x0D].contains(self[end - 1]) { end -= 1 }
    let start = (last(0x0A, in: record.lowerBound..<end) ?? record.lowerBound - 1) + 1
    guard start < end, first(UInt8(ascii: ":"), in: start..<end) == nil else { return false }
    return ![" ", "\t", "#", "-"].contains(UnicodeScalar(self[start]))
  }

  /// Whether an empty line stands behind all else.
  fileprivate var endsWithEmptyLine: Bool {
    func isFeed(_ back: Int) -> Bool { count >= back && self[count - back] == UInt8(ascii: "\n") }
    guard isFeed(1) else { return false }
    return isFeed(2) || isFeed(3) && self[count - 2] == UInt8(ascii: "\r")
  }

  /// The offset behind comment lines.
  func skippingComments(from start: Int) -> Int {
    var at = start
    while at < count, self[at] == UInt8(ascii: "#") {
      at = (firstNewline(from: at) ?? count - 1) + 1
      while continuesLine(at: at) {
        at = (firstNewline(from: at) ?? count - 1) + 1
      }
    }
    return at
  }
}
