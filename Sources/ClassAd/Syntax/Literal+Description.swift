internal import Glibc

extension Literal: CustomStringConvertible {
  public var description: String { text(libraryForm: false) }

  func text(libraryForm: Bool) -> String {
    switch self {
    case .undefined: "undefined"
    case .error: "error"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .real(let value): Self.text(of: value, libraryForm: libraryForm)
    case .scaled(let value, isInteger: true, let factor): "\(Int(value))\(factor.rawValue)"
    case .scaled(let value, isInteger: false, let factor):
      Self.text(of: value, libraryForm: libraryForm) + factor.rawValue
    case .string(let literal): literal.description
    }
  }

  /// A real number: the shortest text that is read as the same; in the library's form, `%1.15E`.
  static func text(of value: Double, libraryForm: Bool) -> String {
    if value.isNaN { return "real(\"NaN\")" }
    if value.isInfinite {
      let magnitude = libraryForm ? "INF" : "1e999"
      let signed = value < 0 ? "-" + magnitude : magnitude
      return libraryForm ? "real(\"\(signed)\")" : signed
    }
    if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
    return libraryForm ? Self.formatted(value) : "\(value)"
  }

  private static func formatted(_ value: Double) -> String {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      let count = unsafe withVaList([value]) {
        unsafe vsnprintf(buffer.baseAddress, 64, "%1.15E", $0)
      }
      return unsafe String(decoding: buffer.prefix(Int(count)).map(UInt8.init), as: UTF8.self)
    }
  }

  var isNumber: Bool {
    switch self {
    case .integer, .real, .scaled: true
    default: false
    }
  }
}
