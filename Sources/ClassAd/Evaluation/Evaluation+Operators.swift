/// The library's `Operation::_doOperation`.
extension Evaluation {
  static func operate(_ sign: UnaryOperator, _ operand: Value) -> Value {
    switch (sign, operand) {
    case (.plus, .integer), (.plus, .real), (.plus, .relativeTime): operand
    case (_, .undefined), (_, .error): operand
    case (.minus, .integer(let value)): .integer(0 &- value)
    case (.minus, .real(let value)): .real(-value)
    case (.minus, .relativeTime(let value)): .relativeTime(-value)
    case (.not, .boolean(let value)): .boolean(!value)
    case (.complement, .integer(let value)): .integer(~value)
    default: .error
    }
  }

  static func operate(_ sign: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    switch sign {
    case .and: return join(left, right, isAnd: true)
    case .or: return join(left, right, isAnd: false)
    case .is, .isnt: return identical(left, right, negated: sign == .isnt)
    default: break
    }
    // All others are strict: an error, then whatever is undefined, is passed on.
    if left.isError || right.isError { return .error }
    if left.isUndefined || right.isUndefined { return .undefined }
    switch sign {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return compare(sign, left, right)
    case .add, .subtract, .multiply, .divide, .remainder:
      return calculate(sign, left, right)
    default:
      guard case .integer(let a) = left, case .integer(let b) = right else { return .error }
      return .integer(combineBits(sign, a, b))
    }
  }

  /// `&&` and `||`. What is neither boolean nor undefined is an error; an error on the left stays
  /// one, whatever is on the right.
  static func join(_ left: Value, _ right: Value, isAnd: Bool) -> Value {
    switch (left, right) {
    case (.boolean(let known), _) where known != isAnd: left
    case (.boolean, .boolean), (.boolean, .undefined): right
    case (.undefined, .boolean(let known)): known != isAnd ? right : .undefined
    case (.undefined, .undefined): .undefined
    default: .error
    }
  }

  // MARK: Comparison

  /// `==` on values of any kind, as `Member` uses it: only `true` counts there.
  @inline(__always)
  static func isEqual(_ left: Value, _ right: Value) -> Bool {
    if case .string(let a) = left, case .string(let b) = right { return a.equalsIgnoringCase(b) }
    return operate(.equal, left, right).isTrue
  }

  static func compare(_ sign: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    switch (left, right) {
    case (.string(let a), .string(let b)):
      if sign == .equal { return .boolean(a.equalsIgnoringCase(b)) }
      return .boolean(holds(sign, ASCII.compareFolded(a.bytes, b.bytes), 0))
    case (.absoluteTime(let a), .absoluteTime(let b)):
      return .boolean(holds(sign, a.seconds, b.seconds))
    case (.relativeTime(let a), .relativeTime(let b)): return .boolean(holds(sign, a, b))
    default:
      switch Numbers(left, right) {
      case .integers(let a, let b): return .boolean(holds(sign, a, b))
      case .reals(let a, let b): return .boolean(holds(sign, a, b))
      case nil: return .error
      }
    }
  }

  private static func holds<Number: Comparable>(
    _ sign: BinaryOperator, _ a: Number, _ b: Number
  ) -> Bool {
    switch sign {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    default: a >= b
    }
  }

  /// `is` and `isnt`: the same type and value, strings with their case. Numbers and booleans are
  /// made alike first, so `0 is false` and `1 is 1.0` are true; lists and ads compare to an error.
  private static func identical(_ left: Value, _ right: Value, negated: Bool) -> Value {
    switch (left, right) {
    case (.undefined, .undefined), (.error, .error): return .boolean(!negated)
    case (.string(let a), .string(let b)): return .boolean((a == b) != negated)
    case (.list, .list), (.ad, .ad): return .error
    case (.absoluteTime(let a), .absoluteTime(let b)):
      return .boolean((a.seconds == b.seconds) != negated)
    case (.relativeTime(let a), .relativeTime(let b)): return .boolean((a == b) != negated)
    default:
      switch Numbers(left, right) {
      case .integers(let a, let b): return .boolean((a == b) != negated)
      case .reals(let a, let b): return .boolean((a == b) != negated)
      case nil: return .boolean(negated)
      }
    }
  }

  // MARK: Arithmetic

  private static func calculate(_ sign: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    switch Numbers(left, right) {
    case .integers(let a, let b): return calculate(sign, a, b)
    case .reals(let a, let b):
      let result: Double
      switch sign {
      case .add: result = a + b
      case .subtract: result = a - b
      case .multiply: result = a * b
      case .divide: result = a / b
      default: return .error
      }
      // Only the positive infinity is an error (`comp == HUGE_VAL`).
      return result == .infinity ? .error : .real(result)
    case nil: return calculateTime(sign, left, right)
    }
  }

  private static func calculate(_ sign: BinaryOperator, _ a: Int32, _ b: Int32) -> Value {
    switch sign {
    case .add: .integer(a &+ b)
    case .subtract: .integer(a &- b)
    case .multiply: .integer(a &* b)
    case .divide: b == 0 ? .error : .integer(a.dividedReportingOverflow(by: b).partialValue)
    default: b == 0 ? .error : .integer(a.remainderReportingOverflow(dividingBy: b).partialValue)
    }
  }

  private static func calculateTime(
    _ sign: BinaryOperator, _ left: Value, _ right: Value
  ) -> Value {
    switch (sign, left, right) {
    case (.add, .absoluteTime(let time), .relativeTime(let span)),
      (.add, .relativeTime(let span), .absoluteTime(let time)):
      .absoluteTime(time.advanced(by: Conversion.int32(span)))
    case (.subtract, .absoluteTime(let time), .relativeTime(let span)):
      .absoluteTime(time.advanced(by: 0 &- Conversion.int32(span)))
    case (.subtract, .absoluteTime(let a), .absoluteTime(let b)):
      .relativeTime(Double(a.seconds &- b.seconds))
    case (.add, .relativeTime(let a), .relativeTime(let b)): .relativeTime(a + b)
    case (.subtract, .relativeTime(let a), .relativeTime(let b)): .relativeTime(a - b)
    case (.multiply, .relativeTime(let a), .integer(let b)),
      (.multiply, .integer(let b), .relativeTime(let a)):
      .relativeTime(a * Double(b))
    case (.multiply, .relativeTime(let a), .real(let b)),
      (.multiply, .real(let b), .relativeTime(let a)):
      .relativeTime(a * b)
    case (.divide, .relativeTime(let a), .integer(let b)): .relativeTime(a / Double(b))
    case (.divide, .relativeTime(let a), .real(let b)): .relativeTime(a / b)
    default: .error
    }
  }

  /// Shifts count modulo 32, as the machines do that the library runs on.
  private static func combineBits(_ sign: BinaryOperator, _ a: Int32, _ b: Int32) -> Int32 {
    switch sign {
    case .bitOr: a | b
    case .bitAnd: a & b
    case .bitXor: a ^ b
    case .shiftLeft: a &<< b
    case .shiftRight:
      // A negative number is shifted one by one.
      a >= 0 ? a &>> b : a >> Swift.max(0, Swift.min(b, 31))
    default:
      a >= 0 ? a &>> b : Int32(bitPattern: UInt32(bitPattern: a) >> 1) &>> (b &- 1)
    }
  }
}
