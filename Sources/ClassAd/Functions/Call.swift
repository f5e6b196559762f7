/// A function call that is being evaluated.
struct Call {
  let node: Node
  let program: Program
  let frame: Frame?

  var function: Function { Function.all[Int(node.detail)] }
  var count: Int { Int(node.b) }

  /// The node of an argument.
  func argument(_ index: Int) -> Int32 { program.children[Int(node.a) + index] }
}

extension Evaluation {
  mutating func argument(_ index: Int, of call: Call) throws(EvaluationFailure) -> Value {
    try evaluate(call.program, call.argument(index), call.frame)
  }

  mutating func arguments(of call: Call) throws(EvaluationFailure) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(call.count)
    for index in 0..<call.count { values.append(try argument(index, of: call)) }
    return values
  }

  /// The value of a call: the library's `functionTable`, and the WMS's functions.
  mutating func call(
    _ node: Node, _ program: Program, _ frame: Frame?
  ) throws(EvaluationFailure) -> Value {
    let call = Call(node: node, program: program, frame: frame)
    switch call.function {
    case .isUndefined, .isError, .isString, .isInteger, .isReal, .isList, .isClassAd, .isBoolean,
      .isAbsTime, .isRelTime:
      guard call.count == 1 else { return .error }
      return .boolean(try argument(0, of: call).has(type: call.function))
    case .member, .identicalMember: return try member(call)
    case .size, .sum, .avg, .min, .max, .anyCompare, .allCompare: return try overList(call)
    case .time, .currentTime, .timeZoneOffset, .dayTime: return currentTime(call)
    case .getYear, .getMonth, .getDayOfYear, .getDayOfMonth, .getDayOfWeek, .getDays, .getHours,
      .getMinutes, .getSeconds:
      guard call.count == 1 else { return .error }
      return try argument(0, of: call).timeField(call.function)
    case .splitTime, .formatTime, .absTime, .relTime: return try ofTime(call)
    case .strCat, .toUpper, .toLower, .substr, .strCmp, .stricmp: return try ofStrings(call)
    case .regExp, .regExpMember, .regExps: return try ofPatterns(call)
    case .int, .real, .string, .bool, .floor, .ceil, .ceiling, .round:
      guard call.count == 1 else { return .error }
      return Self.convert(try argument(0, of: call), call.function)
    case .random: return try random(call)
    case .ifThenElse: return try ifThenElse(call)
    case .interval: return try interval(call)
    case .eval: return try eval(call)
    case .fqanMember: return try fqanMember(call)
    case .anyMatch, .allMatch, .whichMatch: return try match(call)
    case .listAttrRegEx: return try listAttributes(call)
    case .retrieveCloseSEsInfo: return try closeStorageElements(call)
    case .successFraction: return try successFraction(call)
    }
  }

  private static func convert(_ value: Value, _ function: Function) -> Value {
    switch function {
    case .int: return Conversion.integer(value)
    case .real: return Conversion.real(value)
    case .string: return Conversion.string(value)
    case .bool: return Conversion.boolean(value)
    default:
      if case .integer = value { return value }
      guard case .real(let number) = Conversion.real(value) else { return .error }
      let rule: FloatingPointRoundingRule =
        switch function {
        case .floor: .down
        case .round: .toNearestOrEven
        default: .up
        }
      return .integer(Conversion.int32(number.rounded(rule)))
    }
  }

  private mutating func random(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count <= 1 else { return .error }
    switch call.count == 0 ? .real(1) : try argument(0, of: call) {
    case .integer(let bound):
      // The remainder of a number that is not negative.
      return bound == 0
        ? .error : .integer(Int32.random(in: 0...Int32.max).remainderOfDivision(by: bound))
    case .real(let bound): return .real(bound * Double.random(in: 0...1))
    default: return .error
    }
  }

  private mutating func ifThenElse(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count == 3 else { return .error }
    switch try argument(0, of: call) {
    case .boolean(let value): return try argument(value ? 1 : 2, of: call)
    case .integer(let value): return try argument(value != 0 ? 1 : 2, of: call)
    case .real(let value): return try argument(value != 0 ? 1 : 2, of: call)
    case .undefined: return .undefined
    default: return .error
    }
  }

  /// Seconds as `days+hours:minutes:seconds`, without what is zero in front.
  private mutating func interval(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count == 1,
      case .integer(let total) = Conversion.integer(try argument(0, of: call))
    else { return .error }
    func two(_ number: Int32) -> String {
      number.magnitude < 10 ? "0\(number.magnitude)" : "\(number.magnitude)"
    }
    let (days, hours, minutes) = (total / 86_400, total % 86_400 / 3600, total % 3600 / 60)
    let seconds = total % 60
    if days != 0 { return .string("\(days)+\(two(hours)):\(two(minutes)):\(two(seconds))") }
    if hours != 0 { return .string("\(hours):\(two(minutes)):\(two(seconds))") }
    if minutes != 0 { return .string("\(minutes):\(two(seconds))") }
    return .string("\(seconds)")
  }

  /// Evaluates the text of an expression, in the ad of the call.
  private mutating func eval(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count == 1, let text = Conversion.text(try argument(0, of: call)) else {
      return .error
    }
    steps -= text.bytes.count
    guard let expression = try? Expression(parsing: text.bytes) else { return .error }
    let program = Program(expression)
    return try evaluate(program, program.root, call.frame)
  }
}

extension Int32 {
  fileprivate func remainderOfDivision(by divisor: Int32) -> Int32 {
    remainderReportingOverflow(dividingBy: divisor).partialValue
  }
}

extension Value {
  fileprivate func has(type function: Function) -> Bool {
    switch (function, self) {
    case (.isUndefined, .undefined), (.isError, .error), (.isString, .string),
      (.isInteger, .integer), (.isReal, .real), (.isList, .list), (.isClassAd, .ad),
      (.isBoolean, .boolean), (.isAbsTime, .absoluteTime), (.isRelTime, .relativeTime):
      true
    default: false
    }
  }
}
