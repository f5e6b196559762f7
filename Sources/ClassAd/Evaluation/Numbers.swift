/// Two numbers of one type, made so as the library's `coerceToNumber` does: booleans are 0 and 1,
/// an integer beside a real is one.
enum Numbers {
  case integers(Int32, Int32)
  case reals(Double, Double)

  /// nil when one of the two is no number.
  init?(_ left: Value, _ right: Value) {
    switch (Self.number(left), Self.number(right)) {
    case (.integer(let a)?, .integer(let b)?): self = .integers(a, b)
    case (.integer(let a)?, .real(let b)?): self = .reals(Double(a), b)
    case (.real(let a)?, .integer(let b)?): self = .reals(a, Double(b))
    case (.real(let a)?, .real(let b)?): self = .reals(a, b)
    default: return nil
    }
  }

  private enum Number {
    case integer(Int32)
    case real(Double)
  }

  private static func number(_ value: Value) -> Number? {
    switch value {
    case .boolean(let value): .integer(value ? 1 : 0)
    case .integer(let value): .integer(value)
    case .real(let value): .real(value)
    default: nil
    }
  }
}

extension AbsoluteTime {
  func advanced(by seconds: Int32) -> AbsoluteTime {
    AbsoluteTime(seconds: self.seconds &+ Int64(seconds), offset: offset)
  }
}
