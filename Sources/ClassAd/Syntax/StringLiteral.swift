/// Text as a ClassAd string.
public struct StringLiteral: Hashable, Sendable {
  public let bytes: [UInt8]

  /// The text; what is not UTF-8 becomes U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// - Throws: ``NULError``: the language has no string with a NUL; its escape ends the token.
  public init(_ text: String) throws(NULError) {
    try self.init(bytes: Array(text.utf8))
  }

  public init(bytes: [UInt8]) throws(NULError) {
    if bytes.contains(0) { throw NULError() }
    self.bytes = bytes
  }

  /// Bytes that are known to hold no NUL.
  init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
  }

  public struct NULError: Error, Hashable, CustomStringConvertible {
    public var description: String { "a ClassAd string cannot hold a NUL character" }
  }
}

extension StringLiteral: CustomStringConvertible {
  /// The literal with its quotes: `\` and `"` escaped, control characters and bytes above ASCII as
  /// three octal digits, which every reader takes.
  public var description: String { Self.quoted(bytes, UInt8(ascii: "\"")) }

  static func quoted(_ bytes: [UInt8], _ delimiter: UInt8) -> String {
    let quote = Unicode.Scalar(delimiter)
    var literal = String(Character(quote))
    for byte in bytes {
      switch byte {
      case delimiter, UInt8(ascii: "\\"):
        literal += "\\"
        literal.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x20..<0x7F:
        literal.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let octal = String(byte, radix: 8)
        literal += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      }
    }
    return literal + String(Character(quote))
  }
}
