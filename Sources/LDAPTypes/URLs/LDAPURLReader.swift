/// Reads RFC 4516 text, from left to right.
struct LDAPURLReader {
  typealias Failure = LDAPURL.ParseError

  private(set) var at: Int

  /// Checks that all of the characters may stand in a URL (RFC 3986 section 2), or would if they
  /// were percent-encoded, and goes to the offset.
  init(_ bytes: Span<UInt8>, from start: Int = 0) throws(Failure) {
    at = start
    for index in start..<bytes.count {
      let byte = bytes[index]
      guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "#") else {
        throw Failure(.unexpected(byte), offset: index)
      }
    }
  }
}

// MARK: - Server

extension LDAPURLReader {
  /// Whether the first `/` is that of a `://`, with something before it.
  func hasScheme(in bytes: Span<UInt8>) -> Bool {
    let slash = bytes.firstIndex(of: UInt8(ascii: "/"), from: at)
    return slash > at && slash + 1 < bytes.count && bytes[slash - 1] == UInt8(ascii: ":")
      && bytes[slash + 1] == UInt8(ascii: "/")
  }

  mutating func readScheme(in bytes: Span<UInt8>) throws(Failure) -> LDAPURL.Scheme {
    let colon = bytes.firstIndex(of: UInt8(ascii: ":"), from: at)
    guard hasScheme(in: bytes), colon + 1 < bytes.count, bytes[colon + 1] == UInt8(ascii: "/"),
      let scheme = LDAPURL.Scheme(rawValue: bytes.extracting(at..<colon).repairedText.lowercased())
    else { throw Failure(.expectedScheme, offset: at) }
    at = colon + 3
    return scheme
  }

  /// Reads `[host [":" port]]`, and stops at `/` or the end.
  mutating func readServer(
    _ scheme: LDAPURL.Scheme, in bytes: Span<UInt8>
  ) throws(Failure) -> LDAPURL {
    let end = bytes.firstIndex(of: UInt8(ascii: "/"), from: at)
    if scheme == .ldapi {
      let path = try decodedText(at..<end, of: bytes)
      if let control = path.utf8.first(where: \.isASCIIControl) {
        throw Failure(.invalidHost(control), offset: at)
      }
      at = end
      return LDAPURL(scheme: scheme, host: path.isEmpty ? nil : path)
    }
    let host: String?
    if at < end, bytes[at] == UInt8(ascii: "[") {
      host = try readBracketedAddress(until: end, in: bytes)
    } else if bytes.isIPv6Address(at..<end) {
      // Nobody could tell whether a number at its end is a port.
      throw Failure(.expectedBrackets, offset: at)
    } else {
      host = try readHostName(until: end, in: bytes)
    }
    guard at < end else { return LDAPURL(scheme: scheme, host: host) }
    at += 1  // The ":".
    // An empty port is the default one (RFC 3986 section 3.2.3).
    guard at < end else { return LDAPURL(scheme: scheme, host: host) }
    guard let port = UInt16(bytes.extracting(at..<end).repairedText), port > 0,
      bytes[at].isASCIIDigit
    else {
      throw Failure(.invalidPort, offset: at)
    }
    at = end
    return LDAPURL(scheme: scheme, host: host, port: port)
  }

  /// Reads a name or an IPv4 address (RFC 3986 section 3.2.2: reg-name), and stops at `:` or the end.
  private mutating func readHostName(
    until end: Int, in bytes: Span<UInt8>
  ) throws(Failure) -> String? {
    var name: [UInt8] = []
    while at < end, bytes[at] != UInt8(ascii: ":") {
      let (byte, length) = try decodedByte(at: at, before: end, of: bytes)
      guard byte.isUnreservedInURL else { throw Failure(.invalidHost(byte), offset: at) }
      name.append(byte)
      at += length
    }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// Reads an IPv6 address in brackets, perhaps with a zone (RFC 6874 section 2: `%25` stands before it),
  /// and stops at `:` or the end.
  private mutating func readBracketedAddress(
    until end: Int, in bytes: Span<UInt8>
  ) throws(Failure) -> String {
    let start = at + 1
    let bracket = bytes.firstIndex(of: UInt8(ascii: "]"), from: start)
    let percent = bytes.firstIndex(of: UInt8(ascii: "%"), from: start)
    guard bracket < end, bytes.isIPv6Address(start..<min(percent, bracket)) else {
      throw Failure(.invalidAddress, offset: at)
    }
    let address = try decodedText(start..<bracket, of: bytes)
    guard address.utf8.span.isIPv6AddressWithZone(0..<address.utf8.count) else {
      throw Failure(.invalidAddress, offset: at)
    }
    at = bracket + 1
    guard at == end || bytes[at] == UInt8(ascii: ":") else {
      throw Failure(.unexpected(bytes[at]), offset: at)
    }
    return address
  }
}

// MARK: - Search

extension LDAPURLReader {
  /// Reads `["/" dn ["?" attributes ["?" scope ["?" filter ["?" extensions]]]]]`.
  mutating func readSearch(into url: inout LDAPURL, in bytes: Span<UInt8>) throws(Failure) {
    guard at < bytes.count else { return }
    at += 1  // The "/".
    try readName(into: &url, from: nextPart(in: bytes), of: bytes)
    try readAttributes(into: &url, from: nextPart(in: bytes), of: bytes)
    try readScope(into: &url, from: nextPart(in: bytes), of: bytes)
    try readFilter(into: &url, from: nextPart(in: bytes), of: bytes)
    let extensions = nextPart(in: bytes)
    guard extensions.upperBound == bytes.count else {
      throw Failure(.unexpected(UInt8(ascii: "?")), offset: extensions.upperBound)
    }
    try readExtensions(into: &url, from: extensions, of: bytes)
  }

  /// Goes over the next part and the `?` behind it; the part is empty at the end.
  private mutating func nextPart(in bytes: Span<UInt8>) -> Range<Int> {
    guard at < bytes.count else { return bytes.count..<bytes.count }
    let start = at
    let end = bytes.firstIndex(of: UInt8(ascii: "?"), from: at)
    at = end + 1
    return start..<end
  }

  private func readName(
    into url: inout LDAPURL, from part: Range<Int>, of bytes: Span<UInt8>
  ) throws(Failure) {
    let text = try decodedText(part, of: bytes)
    do {
      url.dn = try DistinguishedName(parsing: text)
    } catch {
      let offset = bytes.offset(ofDecoded: error.offset, in: part)
      throw Failure(.invalidName(error.reason), offset: offset)
    }
  }

  private func readAttributes(
    into url: inout LDAPURL, from part: Range<Int>, of bytes: Span<UInt8>
  ) throws(Failure) {
    guard !part.isEmpty else { return }
    for item in bytes.split(part, at: UInt8(ascii: ",")) {
      let text = try decodedText(item, of: bytes)
      if text == "*" || text == "+" {
        url.attributes.append(AttributeDescription(text))
        continue
      }
      // A class, for all of its attributes (RFC 4529).
      let isClass = text.hasPrefix("@")
      do {
        _ = try AttributeDescription(parsing: String(text.dropFirst(isClass ? 1 : 0)))
        url.attributes.append(AttributeDescription(text))
      } catch {
        let offset = bytes.offset(ofDecoded: error.offset + (isClass ? 1 : 0), in: item)
        throw Failure(.invalidAttribute(error.reason), offset: offset)
      }
    }
  }

  private func readScope(
    into url: inout LDAPURL, from part: Range<Int>, of bytes: Span<UInt8>
  ) throws(Failure) {
    switch try decodedText(part, of: bytes).lowercased() {
    case "": break
    case "base": url.scope = .base
    case "one", "onelevel": url.scope = .oneLevel
    case "sub", "subtree": url.scope = .subtree
    case "children", "subordinate", "subordinates", "subord": url.scope = .children
    default: throw Failure(.invalidScope, offset: part.lowerBound)
    }
  }

  private func readFilter(
    into url: inout LDAPURL, from part: Range<Int>, of bytes: Span<UInt8>
  ) throws(Failure) {
    guard !part.isEmpty else { return }
    let text = try decodedText(part, of: bytes)
    do {
      url.filter = try Filter(parsing: text)
    } catch {
      let offset = bytes.offset(ofDecoded: error.offset, in: part)
      throw Failure(.invalidFilter(error.reason), offset: offset)
    }
  }

  private func readExtensions(
    into url: inout LDAPURL, from part: Range<Int>, of bytes: Span<UInt8>
  ) throws(Failure) {
    guard !part.isEmpty else { return }
    for item in bytes.split(part, at: UInt8(ascii: ",")) {
      url.extensions.append(try readExtension(item, of: bytes))
    }
  }

  /// Reads `["!"] type ["=" value]`.
  private func readExtension(
    _ item: Range<Int>, of bytes: Span<UInt8>
  ) throws(Failure) -> LDAPURL.Extension {
    var start = item.lowerBound
    let isCritical = !item.isEmpty && bytes[start] == UInt8(ascii: "!")
    if isCritical { start += 1 }
    let upToItem = bytes.extracting(0..<item.upperBound)
    let end = upToItem.firstIndex(of: UInt8(ascii: "="), from: start)
    do throws(AttributeDescription.ParseError) {
      let typeEnd = try upToItem.endOfAttributeType(from: start)
      guard typeEnd == end else { throw .init(.unexpected(bytes[typeEnd]), offset: typeEnd) }
    } catch {
      throw Failure(.invalidExtension(error.reason), offset: error.offset)
    }
    let value = end < item.upperBound ? try decodedText(end + 1..<item.upperBound, of: bytes) : nil
    return LDAPURL.Extension(
      type: bytes.extracting(start..<end).repairedText, value: value, isCritical: isCritical)
  }

  /// What a part stands for when its percent-encoding is undone (RFC 3986 section 2.1).
  private func decodedText(_ part: Range<Int>, of bytes: Span<UInt8>) throws(Failure) -> String {
    var decoded: [UInt8] = []
    var index = part.lowerBound
    while index < part.upperBound {
      let (byte, length) = try decodedByte(at: index, before: part.upperBound, of: bytes)
      decoded.append(byte)
      index += length
    }
    if let text = String(validating: decoded, as: UTF8.self) { return text }
    index = part.lowerBound
    for _ in 0..<(decoded.span.firstOffsetNotUTF8 ?? 0) {
      index += try decodedByte(at: index, before: part.upperBound, of: bytes).length
    }
    throw Failure(.notUTF8, offset: index)
  }

  /// The byte at an offset, percent-encoded perhaps, and how many bytes it takes there.
  private func decodedByte(
    at index: Int, before end: Int, of bytes: Span<UInt8>
  ) throws(Failure) -> (byte: UInt8, length: Int) {
    guard bytes[index] == UInt8(ascii: "%") else { return (bytes[index], 1) }
    guard index + 2 < end, let high = bytes[index + 1].hexDigitValue,
      let low = bytes[index + 2].hexDigitValue
    else { throw Failure(.invalidPercentEncoding, offset: index) }
    return (high << 4 | low, 3)
  }
}

extension Span<UInt8> {
  /// Where the byte stands first, from the offset on; the end when it does not.
  fileprivate func firstIndex(of byte: UInt8, from start: Int) -> Int {
    var at = start
    while at < count, self[at] != byte { at += 1 }
    return at
  }

  /// The parts between the separators, empty ones too.
  fileprivate func split(_ range: Range<Int>, at separator: UInt8) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where self[index] == separator {
      parts.append(start..<index)
      start = index + 1
    }
    parts.append(start..<range.upperBound)
    return parts
  }

  /// Where the byte stands, percent-encoded perhaps, that is at the offset in the decoded part.
  fileprivate func offset(ofDecoded offset: Int, in part: Range<Int>) -> Int {
    var at = part.lowerBound
    for _ in 0..<offset where at < part.upperBound {
      at += self[at] == UInt8(ascii: "%") ? 3 : 1
    }
    return at
  }
}
