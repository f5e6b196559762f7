import Glibc

/// The text of a dump, written to the standard output piece by piece.
struct Dump {
  private var bytes: [UInt8] = []

  /// Adds an entry: its name, then its other lines as they stand, but for empty ones.
  mutating func add(_ name: String, _ lines: String) {
    bytes.append(contentsOf: Self.line("dn", name).utf8)
    for line in lines.utf8.split(separator: UInt8(ascii: "\n")) {
      bytes.append(contentsOf: line)
      bytes.append(UInt8(ascii: "\n"))
    }
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count > 1 << 20 { flush() }
  }

  /// Writes what there is. The corresponding C function is `write`.
  mutating func flush() {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count <= 0 { exit(74) }
      rest = rest.dropFirst(count)
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// One line a value.
  static func lines(_ attribute: String, _ values: [String]) -> String {
    values.map { line(attribute, $0) }.joined()
  }

  /// A line with a value that may not be ASCII, or end in a space: base64 then (RFC 2849 note 8).
  static func line(_ attribute: String, _ value: String) -> String {
    let isPlain = value.utf8.allSatisfy { $0 < 0x80 } && value.last != " "
    return isPlain ? "\(attribute): \(value)\n" : "\(attribute):: \(base64(value))\n"
  }

  private static func base64(_ value: String) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = Array(value.utf8)
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
      let word = group[0] << 16 | group[1] << 8 | group[2]
      for digit in 0..<4 {
        let isPadding = start + digit > bytes.count
        text.append(isPadding ? "=" : digits[Int(word >> UInt32(18 - 6 * digit)) & 63])
      }
    }
    return text
  }
}
