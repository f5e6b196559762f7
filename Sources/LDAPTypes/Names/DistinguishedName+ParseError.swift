extension DistinguishedName {
  /// Why a text is not a distinguished name, and where.
  public struct ParseError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
      /// An attribute type should stand here.
      case invalidType(AttributeDescription.ParseError.Reason)
      /// The type is not followed by `=`.
      case expectedEquals
      /// A value is followed by something other than `,`, `+` or the end.
      case expectedSeparator
      /// The character must be escaped here (RFC 4514 section 2.4).
      case unescaped(UInt8)
      /// `\` is not followed by two hexadecimal digits or a character that may be escaped.
      case invalidEscape
      /// `#` is not followed by pairs of hexadecimal digits.
      case invalidHexString
      /// The bytes behind `#` are not one BER encoding (X.690 section 8.1).
      case invalidBER
      /// A value that starts with `"` does not end with one.
      case unterminatedQuotation
    }

    public var reason: Reason
    /// Where in the text, in bytes of UTF-8 from its start.
    public var offset: Int

    public init(_ reason: Reason, offset: Int) {
      self.reason = reason
      self.offset = offset
    }
  }
}
