extension Filter: CustomStringConvertible {
  /// The filter in the text form of RFC 4515, as short as it goes.
  ///
  /// Reading it gives the same filter. No value and no attribute description can add a clause to it:
  /// a description that is not one comes out as something that no reader accepts, and so does a matching
  /// rule that is called `dn` where attributes in the name are not asked for.
  public var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(128)
    write(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private func write(to text: inout [UInt8]) {
    text.append(UInt8(ascii: "("))
    switch self {
    case .and(let filters):
      text.append(UInt8(ascii: "&"))
      for filter in filters { filter.write(to: &text) }
    case .or(let filters):
      text.append(UInt8(ascii: "|"))
      for filter in filters { filter.write(to: &text) }
    case .not(let filter):
      text.append(UInt8(ascii: "!"))
      filter.write(to: &text)
    case .equality(let description, let value):
      Self.write(description, "=", value, to: &text)
    case .greaterOrEqual(let description, let value):
      Self.write(description, ">=", value, to: &text)
    case .lessOrEqual(let description, let value):
      Self.write(description, "<=", value, to: &text)
    case .approximate(let description, let value):
      Self.write(description, "~=", value, to: &text)
    case .present(let description):
      description.write(to: &text)
      text += "=*".utf8
    case .substrings(let description, let initial, let any, let final):
      description.write(to: &text)
      text.append(UInt8(ascii: "="))
      initial?.writeInFilter(to: &text)
      text.append(UInt8(ascii: "*"))
      for piece in any where !piece.bytes.isEmpty {
        piece.writeInFilter(to: &text)
        text.append(UInt8(ascii: "*"))
      }
      final?.writeInFilter(to: &text)
    case .extensible(let description, let rule, let value, let dnAttributes):
      description?.write(to: &text)
      if dnAttributes { text += ":dn".utf8 }
      if let rule {
        text.append(UInt8(ascii: ":"))
        // Without the `dn` that it would be taken for, a rule of that name has no text form.
        if !dnAttributes, AttributeDescription(rule) == "dn" { text.append(UInt8(ascii: "\\")) }
        AttributeDescription(rule).write(to: &text)
      }
      text += ":=".utf8
      value.writeInFilter(to: &text)
    }
    text.append(UInt8(ascii: ")"))
  }

  private static func write(
    _ description: AttributeDescription, _ sign: String, _ value: AttributeValue,
    to text: inout [UInt8]
  ) {
    description.write(to: &text)
    text += sign.utf8
    value.writeInFilter(to: &text)
  }
}

extension AttributeValue {
  /// Appends the value as RFC 4515 section 3 has it. Control characters, those of Unicode's second
  /// block (U+0080 to U+009F) too, and bytes that are not UTF-8 are escaped besides what the RFC
  /// asks for.
  fileprivate func writeInFilter(to text: inout [UInt8]) {
    let bytes = bytes.span
    let isUTF8 = bytes.isUTF8
    var plain = 0  // What stands from here on needs no escape, and is copied in one go.
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "\\"):
        break
      case 0..<0x20, 0x7F...:
        guard bytes.isControl(at: index) || (!isUTF8 && byte >= 0x80) else { continue }
      default:
        continue
      }
      text.append(bytes.extracting(plain..<index))
      plain = index + 1
      text.append(UInt8(ascii: "\\"))
      text.appendLowercaseHex(byte)
    }
    text.append(bytes.extracting(plain...))
  }
}

extension AttributeDescription {
  fileprivate func write(to text: inout [UInt8]) {
    write(to: &text) { byte, text in
      text.append(UInt8(ascii: "\\"))
      text.appendLowercaseHex(byte)
    }
  }
}
