import ClassAd
import Glibc
import TestSupport

/// HTCondor's ClassAd library (`classad2` from PyPI), in whose words values are compared.
enum Oracle {
  struct Missing: Error {}

  /// Below this file.
  static func script(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Oracle/\(name)"
  }

  static var python: String {
    get throws {
      guard let path = unsafe getenv("PPS_PYTHON") else { throw Missing() }
      return unsafe String(cString: path)
    }
  }

  /// What the library says that each expression comes to in the ad, beside the other one.
  static func values(of expressions: [String], my: String, other: String) throws -> [String] {
    let input = ([my, other] + expressions).joined(separator: "\n") + "\n"
    let output = try Command.check([try python, script("values.py")], input: input)
    return output.split(separator: "\n").map(String.init)
  }

  /// The value in the library's words.
  static func word(for value: Value) -> String {
    switch value {
    case .undefined: "u"
    case .error: "e"
    case .boolean(let value): "b\(value)"
    case .integer(let value): "i\(value)"
    case .real(let value): "r\(hexadecimal(value))"
    case .string(let text):
      "s" + text.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    case .list(let list): "{\(list.constants?.map(word).joined(separator: ",") ?? "?")}"
    case .ad, .absoluteTime, .relativeTime: "?"
    }
  }

  /// As Python's `float.hex` writes it.
  private static func hexadecimal(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return sign + "0x0.0p+0" }
    let digits = String(value.significandBitPattern, radix: 16)
    let exponent = value.exponent
    return sign + "0x1." + String(repeating: "0", count: 13 - digits.count) + digits + "p"
      + (exponent < 0 ? "" : "+") + "\(exponent)"
  }
}
