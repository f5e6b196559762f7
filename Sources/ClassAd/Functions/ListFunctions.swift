extension Evaluation {
  /// `Member(value, list)`, and, as the WMS's library is built with FLEXIBLE_MEMBER, also
  /// `Member(list, value)`. It compares as `==` does, IdenticalMember as `is`.
  mutating func member(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count == 2 else { return .error }
    var value = try argument(0, of: call)
    var container = try argument(1, of: call)
    let isIdentical = call.function == .identicalMember
    if container.isUndefined || (!isIdentical && value.isUndefined) { return .undefined }
    if case .list = value {
      if case .list = container { return .error }
      swap(&value, &container)
    }
    guard case .list(let list) = container else { return .error }
    switch value {
    case .list, .ad: return .error
    case .error where !isIdentical: return .error
    default: break
    }
    if !isIdentical, case .string(let text) = value, list.isConstant {
      steps -= list.count
      return .boolean(list.containsIgnoringCase(text))
    }
    for index in 0..<list.count {
      let element = try element(index, of: list, in: call.frame)
      let isThere =
        isIdentical ? Self.operate(.is, element, value).isTrue : Self.isEqual(element, value)
      if isThere { return .boolean(true) }
    }
    return .boolean(false)
  }

  mutating func overList(_ call: Call) throws(EvaluationFailure) -> Value {
    switch call.function {
    case .anyCompare, .allCompare: return try compareAll(call)
    case .size: return try size(call)
    default: break
    }
    guard call.count == 1 else { return .error }
    let value = try argument(0, of: call)
    if value.isUndefined { return .undefined }
    guard case .list(let list) = value else { return .error }
    var result = Value.undefined
    for index in 0..<list.count {
      let element = try element(index, of: list, in: call.frame)
      guard element.isNumber else { return .error }
      if index == 0 {
        result = element
        continue
      }
      switch call.function {
      case .min: if Self.compare(.less, element, result).isTrue { result = element }
      case .max: if Self.compare(.greater, element, result).isTrue { result = element }
      default: result = Self.operate(.add, result, element)
      }
    }
    if call.function == .avg, list.count > 0 {
      return Self.operate(.divide, result, .real(Double(list.count)))
    }
    return result
  }

  private mutating func size(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count == 1 else { return .error }
    switch try argument(0, of: call) {
    case .undefined: return .undefined
    case .list(let list): return .integer(Int32(clamping: list.count))
    case .ad(let ad): return .integer(Int32(clamping: ad.ad.count))
    case .string(let text): return .integer(Int32(clamping: text.bytes.count))
    default: return .error
    }
  }

  /// `anyCompare("<", list, value)`, `allCompare(…)`.
  private mutating func compareAll(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count == 3 else { return .error }
    let name = try argument(0, of: call)
    if name.isUndefined { return .undefined }
    guard case .string(let text) = name, let sign = Self.comparison(text) else { return .error }
    let container = try argument(1, of: call)
    if container.isUndefined { return .undefined }
    guard case .list(let list) = container else { return .error }
    let value = try argument(2, of: call)
    let isAny = call.function == .anyCompare
    for index in 0..<list.count {
      let element = try element(index, of: list, in: call.frame)
      switch Self.operate(sign, element, value) {
      case .boolean(isAny): return .boolean(isAny)
      case .boolean: continue
      // The search ends there, also that for any.
      case .undefined: return .boolean(false)
      default: throw EvaluationFailure()
      }
    }
    return .boolean(!isAny)
  }

  private static func comparison(_ name: ByteString) -> BinaryOperator? {
    switch "\(name)" {
    case "<": .less
    case "<=": .lessOrEqual
    case ">": .greater
    case ">=": .greaterOrEqual
    case "==": .equal
    case "!=": .notEqual
    case "is": .is
    case "isnt": .isnt
    default: nil
    }
  }
}
