import LDAPTypes

/// Tells what a record's name may be from its text, without making a name of it.
///
/// Each value in the name becomes a token: a number that is the same for all spellings of the value
/// by which two names can mean one entry. Other values may share it.
struct NameScanner {
  private let options: LDIFReadOptions
  /// Where the name before stands in the chunk, when it is plain text.
  private var previous: Range<Int>?
  private var unfolded: [UInt8] = []
  private var raw = RawRecord()

  /// Names are read so many bytes at once: as many stand behind each.
  private static let padding = 16

  init(options: LDIFReadOptions) {
    self.options = options
  }

  /// Makes the next name one with nothing before it.
  mutating func forget() {
    previous = nil
  }

  /// Appends the tokens of a record's name, but for levels above it that the name before has too:
  /// that of the record scanned last, in the same chunk.
  ///
  /// - Returns: Whether the tokens tell what the name can be. If not, it may be any.
  mutating func scan(
    _ chunk: Span<UInt8>, _ record: Range<Int>, into tokens: inout [UInt32]
  ) -> Bool {
    let before = previous
    previous = nil
    if record.isEmpty { return true }
    var start = record.lowerBound
    if !chunk.startsDN(start) {
      start = chunk.skippingComments(from: start)
      guard start < record.upperBound, chunk.startsDN(start) else {
        return chunk.extracting(record).isOnlyLineEnds
      }
    }
    start += 3
    while start < record.upperBound, chunk[start] == UInt8(ascii: " ") { start += 1 }
    let feed = chunk.first(UInt8(ascii: "\n"), in: start..<record.upperBound) ?? record.upperBound
    let name = start..<(feed > start && chunk[feed - 1] == UInt8(ascii: "\r") ? feed - 1 : feed)
    let isFolded = feed + 1 < record.upperBound && chunk.continuesLine(at: feed + 1)
    let count = tokens.count
    if isFolded || name.upperBound + Self.padding > chunk.count {
      let isWhole = unfold(chunk, start..<record.upperBound)
      let text = unfolded.span
      if isWhole, text.isPlainText(at: 0),
        text.scanName(0..<text.count - Self.padding, after: nil, into: &tokens) != nil
      {
        return true
      }
    } else if name.isEmpty || chunk.isPlainText(at: start),
      let hasEscapes = chunk.scanName(name, after: before, into: &tokens)
    {
      // The next name may end in a comma of this one that parts nothing.
      if !hasEscapes { previous = name }
      return true
    }
    tokens.removeLast(tokens.count - count)
    return readName(chunk.extracting(record), into: &tokens)
  }

  /// Takes the text of a name's line; false when it is folded with a tab.
  private mutating func unfold(_ chunk: Span<UInt8>, _ range: Range<Int>) -> Bool {
    unfolded.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    while true {
      let feed = chunk.first(UInt8(ascii: "\n"), in: at..<range.upperBound) ?? range.upperBound
      let hasReturn = feed > at && chunk[feed - 1] == UInt8(ascii: "\r")
      unfolded.append(chunk.extracting(at..<(hasReturn ? feed - 1 : feed)))
      at = feed + 1
      if at < range.upperBound, chunk[at] == UInt8(ascii: "\t") { return false }
      guard at < range.upperBound, chunk[at] == UInt8(ascii: " ") else { break }
      at += 1
    }
    for _ in 0..<Self.padding { unfolded.append(0) }
    return true
  }

  /// Makes tokens of a name that has to be parsed.
  private mutating func readName(_ record: Span<UInt8>, into tokens: inout [UInt32]) -> Bool {
    var at = 0
    var number = 1
    raw.read(record, at: &at, number: &number, leniency: options.leniency)
    var parser = RecordParser(options: options, holdsChanges: false)
    guard raw.flaws.isEmpty else { return false }
    let parsed: DistinguishedName?
    do throws(RecordParser.Fault) {
      parsed = try parser.parseName(raw)
    } catch {
      return false
    }
    guard let parsed else { return false }
    for value in parsed.rdns.flatMap(\.assertions).map(\.value) {
      guard let token = Self.token(of: value) else { return false }
      tokens.append(token)
    }
    return true
  }

  /// The token that all names have that have this level, or an equal one; nil when there is none.
  static func token(of level: RelativeDistinguishedName, _ schema: Schema) -> UInt32? {
    for assertion in level.assertions {
      let rule = schema.attributeType(assertion.description)?.equality
      if rule?.keepsText ?? true, let token = token(of: assertion.value) { return token }
    }
    return nil
  }

  /// nil for a value that has other characters than those of ASCII that can be seen, and spaces.
  private static func token(of value: AttributeValue) -> UInt32? {
    guard value.bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
    let bytes = value.bytes.filter { $0 != UInt8(ascii: " ") }
    return bytes.span.token
  }
}

extension Span<UInt8> {
  /// Whether a name that begins there is neither base64 nor at a URL.
  fileprivate func isPlainText(at start: Int) -> Bool {
    self[start] != UInt8(ascii: ":") && self[start] != UInt8(ascii: "<")
  }

  /// Appends the tokens of a name's text, but for levels above it that the name before has too.
  ///
  /// - Returns: Whether it has escapes; nil when the text has what only a parser understands.
  fileprivate func scanName(
    _ name: Range<Int>, after previous: Range<Int>?, into tokens: inout [UInt32]
  ) -> Bool? {
    var limit = name.upperBound
    if let previous, let comma = first(UInt8(ascii: ","), in: commonSuffix(name, previous)) {
      limit = comma
    }
    var value: Int?
    // Whether the value has spaces or escapes.
    var isPlain = true
    var hasEscapes = false
    var escaped = -1
    var at = name.lowerBound
    while at < limit {
      var bits = nameBits(at)
      while bits != 0 {
        let place = at + bits.trailingZeroBitCount
        bits &= bits &- 1
        if place >= limit { break }
        if place == escaped { continue }
        switch self[place] {
        case UInt8(ascii: "="): if value == nil { value = place + 1 }
        case UInt8(ascii: " "): isPlain = false
        case UInt8(ascii: ","):
          guard let start = value else { return nil }
          tokens.append(token(start..<place, isPlain))
          value = nil
          isPlain = true
        case UInt8(ascii: "\\"):
          // Before hexadecimal digits it stands for a byte.
          guard place + 1 < limit, value != nil, self[place + 1].mayFollowBackslash else {
            return nil
          }
          escaped = place + 1
          hasEscapes = true
          isPlain = false
        default: return nil
        }
      }
      at += 16
    }
    if name.isEmpty { return false }
    guard let start = value else { return nil }
    tokens.append(token(start..<limit, isPlain))
    return hasEscapes
  }

  private func token(_ range: Range<Int>, _ isPlain: Bool) -> UInt32 {
    if isPlain { return extracting(range).token }
    var bytes: [UInt8] = []
    var isEscaped = false
    for index in range {
      let byte = self[index]
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
        continue
      }
      isEscaped = false
      if byte != UInt8(ascii: " ") { bytes.append(byte) }
    }
    return bytes.span.token
  }

  /// A hash of the bytes, in which the case of letters does not matter.
  fileprivate var token: UInt32 {
    unsafe withUnsafeBytes { bytes in
      let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
      let caseBits: UInt64 = 0x2020_2020_2020_2020
      var hash = UInt64(bytes.count) &* factor
      var at = 0
      while at &+ 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        hash = (hash ^ (word | caseBits)) &* factor
        hash ^= hash >> 29
        at &+= 8
      }
      var rest: UInt64 = 0
      if bytes.count >= 8 {
        // Some of these bytes count twice.
        rest = unsafe bytes.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self)
        rest |= caseBits
      } else {
        for index in bytes.indices { rest = unsafe rest << 8 | UInt64(bytes[index] | 0x20) }
      }
      return UInt32(truncatingIfNeeded: ((hash ^ rest) &* factor) >> 32)
    }
  }

  /// Which of 16 bytes matter in a name, as bits: those that part it, and those that make it one
  /// that only a parser understands.
  @inline(__always)
  private func nameBits(_ at: Int) -> UInt16 {
    unsafe withUnsafeBytes { text in
      let bytes = unsafe text.loadUnaligned(fromByteOffset: at, as: SIMD16<Int8>.self)
      // Below, with a sign: controls, spaces and what is beyond ASCII. `"` and `#`, `*` and `+`,
      // `<` and `=` are neighbours.
      let controls = (bytes .< SIMD16<Int8>(repeating: 0x21)).bytes
      let odd = bytes | SIMD16<Int8>(repeating: 1)
      let quotes = (odd .== SIMD16<Int8>(repeating: 0x23)).bytes
      let plus = (odd .== SIMD16<Int8>(repeating: 0x2B)).bytes
      let comma = (bytes .== SIMD16<Int8>(repeating: 0x2C)).bytes
      let semicolon = (bytes .== SIMD16<Int8>(repeating: 0x3B)).bytes
      let equals = (odd .== SIMD16<Int8>(repeating: 0x3D)).bytes
      let backslash = (bytes .== SIMD16<Int8>(repeating: 0x5C)).bytes
      let marks = (controls | quotes) | (plus | comma)
      let mask = marks | (semicolon | equals) | backslash
      return mask.isAnySet ? mask.bits : 0
    }
  }

  /// The bytes at the end of the first range that those at the end of the second one equal, or nearly
  /// all of them.
  private func commonSuffix(_ range: Range<Int>, _ other: Range<Int>) -> Range<Int> {
    unsafe withUnsafeBytes { bytes in
      let most = Swift.min(range.count, other.count)
      var count = 0
      while count &+ 16 <= most {
        let part = unsafe bytes.loadUnaligned(
          fromByteOffset: range.upperBound &- count &- 16, as: SIMD16<Int8>.self)
        let otherPart = unsafe bytes.loadUnaligned(
          fromByteOffset: other.upperBound &- count &- 16, as: SIMD16<Int8>.self)
        if (part ^ otherPart).isAnySet { break }
        count &+= 16
      }
      while count &+ 8 <= most {
        let word = unsafe bytes.loadUnaligned(
          fromByteOffset: range.upperBound &- count &- 8, as: UInt64.self)
        let otherWord = unsafe bytes.loadUnaligned(
          fromByteOffset: other.upperBound &- count &- 8, as: UInt64.self)
        if word != otherWord {
          // The last bytes are the highest ones.
          count += (word ^ otherWord).littleEndian.leadingZeroBitCount / 8
          break
        }
        count &+= 8
      }
      return range.upperBound - count..<range.upperBound
    }
  }

  /// Whether nothing but empty lines is there.
  fileprivate var isOnlyLineEnds: Bool {
    for index in indices
    where self[index] != UInt8(ascii: "\n") && self[index] != UInt8(ascii: "\r") {
      return false
    }
    return true
  }
}
