extension UInt8 {
  /// The byte with `A`-`Z` made `a`-`z`, as the protocol's names compare.
  @inlinable package var asciiLowercased: UInt8 {
    self &- 0x41 < 26 ? self | 0x20 : self
  }

  /// Whether the byte is `A`-`Z` or `a`-`z` (RFC 4512 section 1.4: ALPHA).
  package var isASCIILetter: Bool {
    (self | 0x20) &- 0x61 < 26
  }

  /// Whether the byte is `0`-`9` (RFC 4512 section 1.4: DIGIT).
  package var isASCIIDigit: Bool {
    self &- 0x30 < 10
  }

  /// Whether the byte is a letter or a digit of ASCII.
  package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// Whether the byte may stand in a short name (RFC 4512 section 1.4: keychar).
  package var isKeyCharacter: Bool {
    isASCIIAlphanumeric || self == UInt8(ascii: "-")
  }

  /// Whether the byte is a control character of ASCII, NUL and DEL among them.
  package var isASCIIControl: Bool {
    self < 0x20 || self == 0x7F
  }

  /// What the byte stands for as a hexadecimal digit; nil when it is none.
  package var hexDigitValue: UInt8? {
    if isASCIIDigit { return self &- 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter &+ 10 : nil
  }
}

extension AttributeValue {
  /// The value with ASCII's capital letters made small.
  package var asciiLowercased: AttributeValue {
    AttributeValue(bytes: bytes.map(\.asciiLowercased))
  }
}
