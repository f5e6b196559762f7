extension LDAPURL {
  /// Why a text is not an LDAP URL, and where.
  public struct ParseError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
      /// The text does not start with `ldap://`, `ldaps://` or `ldapi://`.
      case expectedScheme
      /// The character does not belong here; some may stand percent-encoded.
      case unexpected(UInt8)
      /// There is no host where one is needed.
      case expectedHost
      /// The character belongs into no host's name, percent-encoded or not.
      case invalidHost(UInt8)
      /// What stands in `[` and `]` is not an IPv6 address (RFC 4291 section 2.2), nor one with `%25` and a
      /// zone behind it (RFC 6874).
      case invalidAddress
      /// An IPv6 address stands without `[` and `]`.
      case expectedBrackets
      /// The port is not a number from 1 to 65535.
      case invalidPort
      /// `%` is not followed by two hexadecimal digits.
      case invalidPercentEncoding
      /// What is percent-encoded is not UTF-8.
      case notUTF8
      /// What stands behind the host is not a distinguished name.
      case invalidName(DistinguishedName.ParseError.Reason)
      case invalidAttribute(AttributeDescription.ParseError.Reason)
      /// The scope is none of `base`, `one`, `sub` and `children`.
      case invalidScope
      case invalidFilter(Filter.ParseError.Reason)
      case invalidExtension(AttributeDescription.ParseError.Reason)
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
