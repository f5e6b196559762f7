// What this module's errors say. All of its wording stands here.

extension AttributeDescription.ParseError: CustomStringConvertible {
  public var description: String {
    "\(reason) at byte \(offset) of the attribute"
  }
}

extension AttributeDescription.ParseError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .expectedType: "expected an attribute"
    case .invalidObjectIdentifier: "invalid object identifier"
    case .expectedOption: "expected an option behind ';'"
    case .unexpected(let byte): "unexpected \(byte.quoted)"
    }
  }
}

extension DistinguishedName.ParseError: CustomStringConvertible {
  public var description: String {
    "\(reason) at byte \(offset) of the distinguished name"
  }
}

extension DistinguishedName.ParseError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidType(let reason): "\(reason)"
    case .expectedEquals: "expected '=' behind the attribute type"
    case .expectedSeparator: "expected ',', '+' or the end"
    case .unescaped(let byte): "\(byte.quoted) must be escaped with '\\'"
    case .invalidEscape: "'\\' must stand before two hexadecimal digits or a special character"
    case .invalidHexString: "expected pairs of hexadecimal digits behind '#'"
    case .invalidBER: "the bytes behind '#' are not the BER encoding of a value"
    case .unterminatedQuotation: "the quotation has no end"
    }
  }
}

extension Filter.ParseError: CustomStringConvertible {
  public var description: String {
    "\(reason) at byte \(offset) of the filter"
  }
}

extension Filter.ParseError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .expectedOpeningParenthesis: "expected '('"
    case .unclosedParenthesis: "no ')' closes the '('"
    case .expectedClosingParenthesis: "expected ')'"
    case .trailingText: "unexpected text behind the filter"
    case .invalidAttribute(let reason): "\(reason)"
    case .invalidMatchingRule(.expectedType): "expected a matching rule"
    case .invalidMatchingRule(let reason): "\(reason)"
    case .expectedAttributeOrMatchingRule: "expected an attribute or a matching rule before ':='"
    case .expectedOperator: "expected '=', '~=', '>=', '<=' or ':='"
    case .unescaped(let byte): "\(byte.quoted) must be escaped as '\\\(hex(byte))'"
    case .invalidEscape: "'\\' must stand before two hexadecimal digits"
    case .emptySubstring: "'*' must not stand beside '*'"
    case .tooDeep: "more than \(Filter.maximumDepth) levels of filters"
    }
  }
}

extension LDAPURL.ParseError: CustomStringConvertible {
  public var description: String {
    "\(reason) at byte \(offset) of the URL"
  }
}

extension LDAPURL.ParseError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .expectedScheme: "expected 'ldap://', 'ldaps://' or 'ldapi://'"
    case .unexpected(let byte): "unexpected \(byte.quoted)"
    case .expectedHost: "expected a host"
    case .invalidHost(let byte): "\(byte.quoted) stands in no host name"
    case .invalidAddress: "expected an IPv6 address in '[' and ']'"
    case .expectedBrackets: "an IPv6 address needs '[' and ']' around it"
    case .invalidPort: "expected a port from 1 to 65535"
    case .invalidPercentEncoding: "'%' must stand before two hexadecimal digits"
    case .notUTF8: "what is percent-encoded is not UTF-8"
    case .invalidName(let reason): "\(reason)"
    case .invalidAttribute(let reason): "\(reason)"
    case .invalidScope: "expected 'base', 'one', 'sub' or 'children'"
    case .invalidFilter(let reason): "\(reason)"
    case .invalidExtension(.expectedType): "expected the name of an extension"
    case .invalidExtension(let reason): "\(reason)"
    }
  }
}

extension UInt8 {
  /// The byte as a reader of a message sees it: nothing that a terminal would obey.
  package var quoted: String {
    self > 0x20 && self < 0x7F ? "'\(Unicode.Scalar(self))'" : "byte 0x\(hex(self))"
  }
}

private func hex(_ byte: UInt8) -> String {
  var digits: [UInt8] = []
  digits.appendLowercaseHex(byte)
  return String(decoding: digits, as: UTF8.self)
}
