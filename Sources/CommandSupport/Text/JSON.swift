internal import FoundationEssentials

/// JSON for programs.
public enum JSON {
  /// The value on several lines, with a line end; keys are sorted, and in `snake_case`
  /// as in the state files. What a terminal would obey is escaped.
  public static func text(_ value: some Encodable) throws -> [UInt8] {
    try text(value, [.prettyPrinted])
  }

  /// The value on one line, with its end.
  public static func line(_ value: some Encodable) throws -> [UInt8] {
    try text(value, [])
  }

  private static func text(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    return safe(Array(try encoder.encode(value))) + [UInt8(ascii: "\n")]
  }

  /// The same JSON, with escapes for what the encoder leaves as it is and a terminal would obey:
  /// DEL, C1 controls, bidirectional overrides. Outside of strings JSON is ASCII.
  private static func safe(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.allSatisfy({ $0 < 0x7F }) { return bytes }
    var safe: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == "\n" || TerminalText.isSafe(scalar) {
        safe += UTF8.encode(scalar)!
      } else {
        for unit in UTF16.encode(scalar)! {
          let digits = String(unit, radix: 16)
          safe += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
        }
      }
    }
    return safe
  }
}

/// A key of JSON that is made as it is needed.
struct Key: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringLiteral name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
