/// Reads RFC 4514 text. It goes from left to right, once, and does not recurse.
struct DistinguishedNameReader {
  typealias Failure = DistinguishedName.ParseError

  private var at = 0
  /// Whether a value was written as its BER encoding.
  private(set) var hasEncodings = false

  mutating func readName(
    in bytes: Span<UInt8>
  ) throws(Failure) -> [RelativeDistinguishedName] {
    guard let (first, _) = try readFirst(in: bytes) else { return [] }
    return try readRest(behind: first, in: bytes)
  }

  /// Reads the first relative name of a text, and tells where it ends, at a separator or at the end;
  /// nil where there is none, as in the name of the root DSE.
  mutating func readFirst(
    in bytes: Span<UInt8>
  ) throws(Failure) -> (first: RelativeDistinguishedName, end: Int)? {
    skipSpaces(in: bytes)
    guard at < bytes.count else { return nil }
    return (try readRelativeName(in: bytes), at)
  }

  /// Reads what stands behind the first relative name.
  mutating func readRest(
    behind first: RelativeDistinguishedName, in bytes: Span<UInt8>
  ) throws(Failure) -> [RelativeDistinguishedName] {
    var rdns: [RelativeDistinguishedName] = []
    rdns.reserveCapacity(6)  // As deep as the grid's names go; deeper ones make it grow.
    rdns.append(first)
    while at < bytes.count {
      at += 1  // The "," or ";" that ended the relative name.
      rdns.append(try readRelativeName(in: bytes))
    }
    return rdns
  }

  /// Reads one relative name and stops behind it: at a separator or at the end.
  private mutating func readRelativeName(
    in bytes: Span<UInt8>
  ) throws(Failure) -> RelativeDistinguishedName {
    let first = try readAssertion(in: bytes)
    guard at < bytes.count, bytes[at] == UInt8(ascii: "+") else {
      return RelativeDistinguishedName(first)
    }
    var assertions = [first]
    while at < bytes.count, bytes[at] == UInt8(ascii: "+") {
      at += 1
      assertions.append(try readAssertion(in: bytes))
    }
    return RelativeDistinguishedName(assertions: assertions)
  }

  private mutating func readAssertion(
    in bytes: Span<UInt8>
  ) throws(Failure) -> RelativeDistinguishedName.Assertion {
    skipSpaces(in: bytes)
    let type = try readType(in: bytes)
    skipSpaces(in: bytes)
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
      throw Failure(.expectedEquals, offset: at)
    }
    at += 1
    skipSpaces(in: bytes)
    let value: [UInt8]
    switch at < bytes.count ? bytes[at] : nil {
    case UInt8(ascii: "#"): return try readHexString(of: type, in: bytes)
    case UInt8(ascii: "\""): value = try readQuotation(in: bytes)
    default: value = try readString(in: bytes)
    }
    return RelativeDistinguishedName.Assertion(
      description: type, value: AttributeValue(bytes: value))
  }

  /// Reads the type (RFC 4512 section 1.4: oid), without the `oid.` that may stand before it.
  private mutating func readType(in bytes: Span<UInt8>) throws(Failure) -> AttributeDescription {
    if bytes.hasObjectIdentifierPrefix(at: at) { at += 4 }
    let start = at
    do {
      at = try bytes.endOfAttributeType(from: start)
    } catch {
      throw Failure(.invalidType(error.reason), offset: error.offset)
    }
    return AttributeDescription(bytes.extracting(start..<at).repairedText)
  }

  /// Reads a value as text (RFC 4514 section 3: string); spaces at its end are not part of it.
  private mutating func readString(in bytes: Span<UInt8>) throws(Failure) -> [UInt8] {
    let start = at
    // Most values have no escape: they are copied in one go.
    at = bytes.endOfPlainText(from: start)
    if at == bytes.count || bytes[at].endsAssertion {
      var end = at
      while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
      return bytes.extracting(start..<end).copy
    }

    var value = bytes.extracting(start..<at).copy
    var keep = value.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? 0
    while at < bytes.count, !bytes[at].endsAssertion {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\\") {
        value.append(try readEscape(in: bytes))
        keep = value.count
      } else if byte.isSpecialInName {
        throw Failure(.unescaped(byte), offset: at)
      } else {
        at += 1
        value.append(byte)
        if byte != UInt8(ascii: " ") { keep = value.count }
      }
    }
    value.removeLast(value.count - keep)
    return value
  }

  /// Reads a value in quotation marks (RFC 2253 section 4), in which only `"` and `\` are special.
  private mutating func readQuotation(in bytes: Span<UInt8>) throws(Failure) -> [UInt8] {
    let start = at
    var value: [UInt8] = []
    at += 1
    while true {
      guard at < bytes.count else { throw Failure(.unterminatedQuotation, offset: start) }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        try skipToSeparator(in: bytes)
        return value
      case UInt8(ascii: "\\"):
        value.append(try readEscape(in: bytes))
      case 0:
        throw Failure(.unescaped(0), offset: at)
      case let byte:
        value.append(byte)
        at += 1
      }
    }
  }

  /// Reads `\` and what follows (RFC 4514 section 3: pair).
  private mutating func readEscape(in bytes: Span<UInt8>) throws(Failure) -> UInt8 {
    let start = at
    guard at + 1 < bytes.count else { throw Failure(.invalidEscape, offset: start) }
    let first = bytes[at + 1]
    if let high = first.hexDigitValue {
      guard at + 2 < bytes.count, let low = bytes[at + 2].hexDigitValue else {
        throw Failure(.invalidEscape, offset: start)
      }
      at += 3
      return high << 4 | low
    }
    guard first.mayFollowBackslash else { throw Failure(.invalidEscape, offset: start) }
    at += 2
    return first
  }

  /// Reads `#` and the BER encoding of a value (RFC 4514 section 3: hexstring). The value is the content
  /// of a string, and the encoding itself of anything else.
  private mutating func readHexString(
    of type: AttributeDescription, in bytes: Span<UInt8>
  ) throws(Failure) -> RelativeDistinguishedName.Assertion {
    let start = at
    var encoding: [UInt8] = []
    at += 1
    while at < bytes.count, let high = bytes[at].hexDigitValue {
      guard at + 1 < bytes.count, let low = bytes[at + 1].hexDigitValue else {
        throw Failure(.invalidHexString, offset: at)
      }
      encoding.append(high << 4 | low)
      at += 2
    }
    guard !encoding.isEmpty else { throw Failure(.invalidHexString, offset: at) }
    guard let content = encoding.contentOfBER else { throw Failure(.invalidBER, offset: start) }
    try skipToSeparator(in: bytes)
    hasEncodings = true
    let isString = encoding.isBERString
    return RelativeDistinguishedName.Assertion(
      description: type,
      value: AttributeValue(bytes: isString ? Array(encoding[content...]) : encoding),
      isEncoding: !isString)
  }

  /// Skips the spaces behind a value that is not plain text.
  private mutating func skipToSeparator(in bytes: Span<UInt8>) throws(Failure) {
    skipSpaces(in: bytes)
    guard at == bytes.count || bytes[at].endsAssertion else {
      throw Failure(.expectedSeparator, offset: at)
    }
  }

  private mutating func skipSpaces(in bytes: Span<UInt8>) {
    while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
  }
}

extension UInt8 {
  /// Whether RFC 4514 section 3 forbids the byte in a value's text unless it is escaped.
  fileprivate var isSpecialInName: Bool {
    switch self {
    case 0, UInt8(ascii: "\""), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  /// Whether the byte ends a type and its value.
  fileprivate var endsAssertion: Bool {
    self == UInt8(ascii: ",") || self == UInt8(ascii: "+") || self == UInt8(ascii: ";")
  }

  /// Whether `\` may stand before the byte and makes it stand for itself (RFC 4514 section 3: ESC, special).
  package var mayFollowBackslash: Bool {
    switch self {
    case 0: false
    case UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "="): true
    default: isSpecialInName
    }
  }
}

extension Span<UInt8> {
  /// Where the first special character stands, from the offset on.
  fileprivate func endOfPlainText(from start: Int) -> Int {
    var at = start
    while at < count, !self[at].isSpecialInName { at += 1 }
    return at
  }

  /// Whether `oid.` and a digit stand there, in whatever case.
  fileprivate func hasObjectIdentifierPrefix(at start: Int) -> Bool {
    start + 4 < count && self[start + 3] == UInt8(ascii: ".") && self[start + 4].isASCIIDigit
      && self[start].asciiLowercased == UInt8(ascii: "o")
      && self[start + 1].asciiLowercased == UInt8(ascii: "i")
      && self[start + 2].asciiLowercased == UInt8(ascii: "d")
  }
}

extension [UInt8] {
  /// Where the content starts when the bytes are the BER encoding of one value (X.690 section 8.1), from
  /// its first byte to its last; else nil.
  fileprivate var contentOfBER: Int? {
    guard count >= 2 else { return nil }
    var at = 1
    if self[0] & 0x1F == 0x1F {
      // The number of the tag follows, seven bits a byte.
      while at < count, self[at] & 0x80 != 0 { at += 1 }
      at += 1
      guard at < count else { return nil }
    }
    var length = Int(self[at])
    at += 1
    if length >= 0x80 {
      let size = length & 0x7F
      guard (1...4).contains(size), count >= at + size else { return nil }
      length = self[at..<at + size].reduce(0) { $0 << 8 | Int($1) }
      at += size
    }
    return count - at == length ? at : nil
  }

  /// Whether the encoding is that of an OCTET STRING, or of a character string whose bytes are UTF-8: their
  /// text form everybody can tell.
  fileprivate var isBERString: Bool {
    switch self[0] {
    case 0x04, 0x0C, 0x12, 0x13, 0x16, 0x1A: true  // OCTET, UTF8, Numeric, Printable, IA5, Visible
    default: false
    }
  }
}
