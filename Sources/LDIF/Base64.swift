/// The base64 of RFC 4648 section 4, without line breaks.
enum Base64 {
  /// Why a text is not base64.
  enum Failure: Error {
    /// A byte that does not belong there.
    case badByte(UInt8, offset: Int)
    /// The last group of four characters is not whole.
    case truncated
  }

  private static let alphabet: [UInt8] = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// What the characters stand for; 64 for all others.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()

  /// Appends the encoding of the bytes, with padding.
  static func append(_ bytes: [UInt8], to out: inout [UInt8]) {
    var at = 0
    while at < bytes.count {
      let left = bytes.count - at
      let a = bytes[at]
      let b = left > 1 ? bytes[at + 1] : 0
      let c = left > 2 ? bytes[at + 2] : 0
      out.append(alphabet[Int(a >> 2)])
      out.append(alphabet[Int((a & 0x03) << 4 | b >> 4)])
      out.append(left > 1 ? alphabet[Int((b & 0x0F) << 2 | c >> 6)] : UInt8(ascii: "="))
      out.append(left > 2 ? alphabet[Int(c & 0x3F)] : UInt8(ascii: "="))
      at += 3
    }
  }

  /// The bytes that the text encodes.
  static func decode(
    _ text: Span<UInt8>, allowsMissingPadding: Bool
  ) throws(Failure) -> [UInt8] {
    var end = text.count
    while end > 0, text.count - end < 2, text[end - 1] == UInt8(ascii: "=") { end -= 1 }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(end / 4 * 3 + 2)
    var group: UInt32 = 0
    for index in 0..<end {
      let value = values[Int(text[index])]
      if value == 64 { throw .badByte(text[index], offset: index) }
      group = group << 6 | UInt32(value)
      if index & 3 == 3 {
        bytes.append(UInt8(truncatingIfNeeded: group >> 16))
        bytes.append(UInt8(truncatingIfNeeded: group >> 8))
        bytes.append(UInt8(truncatingIfNeeded: group))
        group = 0
      }
    }
    let rest = end & 3
    let padding = text.count - end
    if rest == 1 || padding == 0 && rest > 0 && !allowsMissingPadding { throw .truncated }
    if padding > 0, rest + padding != 4 { throw .badByte(UInt8(ascii: "="), offset: end) }
    if rest == 2 { bytes.append(UInt8(truncatingIfNeeded: group >> 4)) }
    if rest == 3 {
      bytes.append(UInt8(truncatingIfNeeded: group >> 10))
      bytes.append(UInt8(truncatingIfNeeded: group >> 2))
    }
    return bytes
  }
}
