extension DistinguishedName: CustomStringConvertible {
  /// The name in the text form of RFC 4514 section 2, without spaces around separators.
  ///
  /// Reading it gives the same name. No value and no type can add to it: a type that is not one
  /// comes out as something that no reader accepts.
  public var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(32 * rdns.count)
    for (index, rdn) in rdns.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      rdn.write(to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension RelativeDistinguishedName: CustomStringConvertible {
  /// The relative name in the text form of RFC 4514 section 2.2.
  public var description: String {
    var text: [UInt8] = []
    write(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  fileprivate func write(to text: inout [UInt8]) {
    var isFirst = true
    forEachAssertion { assertion in
      if !isFirst { text.append(UInt8(ascii: "+")) }
      isFirst = false
      assertion.description.write(to: &text) { byte, text in
        text.append(UInt8(ascii: "\\"))
        text.appendUppercaseHex(byte)
      }
      text.append(UInt8(ascii: "="))
      if assertion.isEncoding {
        text.append(UInt8(ascii: "#"))
        for byte in assertion.value.bytes { text.appendUppercaseHex(byte) }
      } else {
        assertion.value.writeInName(to: &text)
      }
    }
    if isFirst { text.append(UInt8(ascii: "+")) }  // No assertion at all: no reader accepts it.
  }
}

extension AttributeValue {
  /// Appends the value as RFC 4514 section 2.4 has it. Control characters, those of Unicode's second
  /// block (U+0080 to U+009F) too, are escaped besides what the RFC asks for.
  ///
  /// A value that is not UTF-8 is written with its bytes escaped, not as `#` and its BER encoding:
  /// all readers give the same bytes for it, while libldap takes the encoding itself for the value.
  fileprivate func writeInName(to text: inout [UInt8]) {
    let bytes = bytes.span
    let isUTF8 = bytes.isUTF8
    var plain = 0  // What stands from here on needs no escape, and is copied in one go.
    for index in bytes.indices {
      let byte = bytes[index]
      let isHexadecimal: Bool
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"),
        UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"):
        isHexadecimal = false
      case UInt8(ascii: " ") where index == 0 || index == bytes.count - 1,
        UInt8(ascii: "#") where index == 0:
        isHexadecimal = false
      case 0..<0x20, 0x7F...:
        guard bytes.isControl(at: index) || (!isUTF8 && byte >= 0x80) else { continue }
        isHexadecimal = true
      default:
        continue
      }
      text.append(bytes.extracting(plain..<index))
      plain = index + 1
      text.append(UInt8(ascii: "\\"))
      if isHexadecimal { text.appendUppercaseHex(byte) } else { text.append(byte) }
    }
    text.append(bytes.extracting(plain...))
  }
}
