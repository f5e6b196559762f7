internal import Glibc

/// The library's `convertValueTo…` functions.
enum Conversion {
  /// As a C cast on the machines that the library runs on: what does not fit is the smallest.
  static func int32(_ value: Double) -> Int32 {
    Int32(exactly: value.rounded(.towardZero)) ?? .min
  }

  /// C's `strtod` and a suffix, with nothing behind it.
  private static func number(_ text: ByteString) -> (value: Double, factor: Double)? {
    var bytes = text.bytes.map(CChar.init(bitPattern:)) + [0]
    return unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      var end: UnsafeMutablePointer<CChar>?
      let value = unsafe strtod(buffer.baseAddress!, &end)
      guard let end = unsafe end, unsafe end != buffer.baseAddress! else { return nil }
      let rest = unsafe UInt8(bitPattern: end.pointee)
      if rest == 0 { return (value, 1) }
      let suffix = String(UnicodeScalar(ASCII.uppercase(rest)))
      // Nobody looks at what stands behind the suffix.
      return Literal.Factor(rawValue: suffix).map { (value, $0.value) }
    }
  }

  static func integer(_ value: Value) -> Value {
    switch value {
    case .undefined, .integer: value
    case .boolean(let value): .integer(value ? 1 : 0)
    case .real(let value): .integer(int32(value))
    case .string(let text):
      // Cut to an integer first, then multiplied.
      number(text).map { .integer(int32(Double(int32($0.value)) * $0.factor)) } ?? .error
    case .absoluteTime(let time): .integer(Int32(truncatingIfNeeded: time.seconds))
    case .relativeTime(let seconds): .integer(int32(seconds))
    case .error, .list, .ad: .error
    }
  }

  static func real(_ value: Value) -> Value {
    switch value {
    case .undefined, .real: value
    case .boolean(let value): .real(value ? 1 : 0)
    case .integer(let value): .real(Double(value))
    case .string(let text): number(text).map { .real($0.value * $0.factor) } ?? .error
    case .absoluteTime(let time): .real(Double(time.seconds))
    case .relativeTime(let seconds): .real(seconds.rounded(.towardZero))
    case .error, .list, .ad: .error
    }
  }

  static func string(_ value: Value) -> Value {
    switch value {
    case .undefined, .error, .string: value
    case .absoluteTime(let time): .string(time.description)
    case .relativeTime(let seconds): .string(RelativeTime.text(of: seconds))
    default: .string(value.text(libraryForm: true))
    }
  }

  static func text(_ value: Value) -> ByteString? {
    if case .string(let text) = string(value) { text } else { nil }
  }

  /// `bool`. The library compares a string with "false" and takes the answer for the opposite: only
  /// `bool("false")` is true.
  static func boolean(_ value: Value) -> Value {
    switch value {
    case .undefined, .boolean: value
    case .integer(let value): .boolean(value != 0)
    case .real(let value): .boolean(value != 0)
    case .string(let text): .boolean(text.equalsIgnoringCase("false"))
    case .relativeTime(let seconds): .boolean(seconds != 0)
    case .error, .list, .ad, .absoluteTime: .error
    }
  }
}
