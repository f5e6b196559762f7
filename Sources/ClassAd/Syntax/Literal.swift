internal import Glibc

/// A constant as it is written.
public enum Literal: Hashable, Sendable {
  case undefined
  case error
  case boolean(Bool)
  /// Integers have 32 bits; what is too large for them is read as the largest (1.0.9 and later).
  case integer(Int32)
  case real(Double)
  /// `2K`: a number with a suffix, which makes it real.
  case scaled(Double, isInteger: Bool, Factor)
  case string(StringLiteral)

  /// What a suffix multiplies by.
  public enum Factor: String, Hashable, Sendable, CaseIterable {
    case byte = "B"
    case kilo = "K"
    case mega = "M"
    case giga = "G"
    case tera = "T"

    public var value: Double {
      switch self {
      case .byte: 1
      case .kilo: 1024
      case .mega: 1_048_576
      case .giga: 1_073_741_824
      case .tera: 1_099_511_627_776
      }
    }
  }

  /// - Parameter number: What ``Lexer`` took for a number.
  init(number: ArraySlice<UInt8>) {
    var digits = String(decoding: number, as: UTF8.self)
    let isHexadecimal = digits.contains("x") || digits.contains("X")
    var factor: Factor?
    if let last = digits.last, !(isHexadecimal && last.isHexDigit),
      let suffix = Factor(rawValue: last.uppercased())
    {
      factor = suffix
      digits.removeLast()
    }
    let isReal = !isHexadecimal && digits.contains { ".eE".contains($0) }
    if isReal {
      let value = unsafe strtod(digits, nil)
      self = factor.map { .scaled(value, isInteger: false, $0) } ?? .real(value)
    } else {
      let value = unsafe strtol(digits, nil, isHexadecimal ? 16 : 10)
      let integer = Int32(clamping: value)
      self = factor.map { .scaled(Double(integer), isInteger: true, $0) } ?? .integer(integer)
    }
  }
}
