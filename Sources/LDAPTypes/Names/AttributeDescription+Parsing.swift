extension AttributeDescription {
  /// Why a text is not an attribute description, and where.
  public struct ParseError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
      /// A short name or an object identifier should start here.
      case expectedType
      /// A number with dots is not an object identifier (RFC 4512 section 1.4).
      case invalidObjectIdentifier
      /// An option should start here: letters, digits and hyphens.
      case expectedOption
      /// The character does not belong into an attribute description.
      case unexpected(UInt8)
    }

    public var reason: Reason
    /// Where in the text, in bytes of UTF-8 from its start.
    public var offset: Int

    public init(_ reason: Reason, offset: Int) {
      self.reason = reason
      self.offset = offset
    }
  }

  /// Reads a description, and checks it (RFC 4512 section 2.5).
  public init(parsing text: String) throws(ParseError) {
    let bytes = text.utf8.span
    let end = try bytes.endOfAttributeDescription(from: 0)
    guard end == bytes.count else { throw ParseError(.unexpected(bytes[end]), offset: end) }
    self.init(text)
  }
}

extension Span<UInt8> {
  /// Where the attribute description ends that starts at the offset.
  func endOfAttributeDescription(from start: Int) throws(AttributeDescription.ParseError) -> Int {
    var at = try endOfAttributeType(from: start)
    while at < count, self[at] == UInt8(ascii: ";") {
      at += 1
      let option = at
      while at < count, self[at].isKeyCharacter { at += 1 }
      guard at > option else { throw AttributeDescription.ParseError(.expectedOption, offset: at) }
    }
    return at
  }

  /// Where the short name or object identifier ends that starts at the offset (RFC 4512 section 1.4:
  /// oid).
  func endOfAttributeType(from start: Int) throws(AttributeDescription.ParseError) -> Int {
    var at = start
    if at < count, self[at].isASCIILetter {
      repeat { at += 1 } while at < count && self[at].isKeyCharacter
      return at
    }
    while at < count, self[at].isASCIIDigit || self[at] == UInt8(ascii: ".") { at += 1 }
    guard at > start else { throw AttributeDescription.ParseError(.expectedType, offset: at) }
    guard isObjectIdentifier(start..<at) else {
      throw AttributeDescription.ParseError(.invalidObjectIdentifier, offset: start)
    }
    return at
  }

  /// Whether the bytes are an object identifier in dots and numbers: two numbers at least, none
  /// with a zero in front (RFC 4512 section 1.4: numericoid).
  private func isObjectIdentifier(_ range: Range<Int>) -> Bool {
    var numbers = 0
    var at = range.lowerBound
    while at < range.upperBound, self[at].isASCIIDigit {
      let start = at
      while at < range.upperBound, self[at].isASCIIDigit { at += 1 }
      if self[start] == UInt8(ascii: "0"), at - start > 1 { return false }
      numbers += 1
      if at == range.upperBound { return numbers > 1 }
      at += 1  // The ".".
    }
    return false
  }
}
