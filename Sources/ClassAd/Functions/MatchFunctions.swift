/// The functions that the WMS's broker adds (its `classad_plugin_loader.cpp`).
extension Evaluation {
  /// `anyMatch(ads, condition)`, `allMatch`, `whichMatch`: in the condition `other` is the element,
  /// and bare names are those of the ad where it stands (the broker's `doMatch.cpp`).
  ///
  /// `anyMatch` comes to `true` or fails, `allMatch` to `false` or an error, `whichMatch` to the
  /// ads that match or fails.
  mutating func match(_ call: Call) throws(EvaluationFailure) -> Value {
    guard call.count == 2, call.node.c == 1, case .list(let list) = try argument(0, of: call)
    else { throw EvaluationFailure() }
    let condition = call.argument(1)
    let outer = (left: left, right: right)
    defer { (left, right) = outer }
    var matching: [Value] = []
    var isLast = false
    for index in 0..<list.count {
      guard case .ad(let element) = try self.element(index, of: list, in: call.frame) else {
        throw EvaluationFailure()
      }
      let own = Frame(call.frame?.ad ?? ClassAd(), parent: .leftContext)
      left = own
      right = Frame(element.ad, parent: .rightContext)
      guard case .boolean(let isMatch) = try evaluate(call.program, condition, own) else {
        throw EvaluationFailure()
      }
      (left, right) = outer
      isLast = isMatch
      switch call.function {
      case .anyMatch where isMatch: return .boolean(true)
      case .allMatch where !isMatch:
        failureValue = .boolean(false)
        throw EvaluationFailure()
      case .whichMatch where isMatch: matching.append(.ad(element))
      default: break
      }
    }
    switch call.function {
    case .allMatch where isLast: return .error
    case .whichMatch where !matching.isEmpty: return .list(of: matching)
    case .whichMatch: failureValue = .undefined
    default: break
    }
    throw EvaluationFailure()
  }

  /// `FQANMember("VOMS:/vo/group/Role=…", rules)`: whether a rule of the same prefix (`VOMS:` or
  /// `DENY:`) admits that FQAN; `*` in a rule stands for anything (`testMemberEx.cpp`).
  mutating func fqanMember(_ call: Call) throws(EvaluationFailure) -> Value {
    failureValue = .boolean(false)
    guard call.count == 2 else { throw EvaluationFailure() }
    var value = try argument(0, of: call)
    var container = try argument(1, of: call)
    if case .list = value {
      if case .list = container { throw EvaluationFailure() }
      swap(&value, &container)
    }
    guard case .list(let list) = container, !value.isError else { throw EvaluationFailure() }
    if case .ad = value { throw EvaluationFailure() }
    failureValue = .error
    guard case .string(let name) = value, let prefix = FQAN.prefix(of: name) else {
      return .boolean(false)
    }
    for index in 0..<list.count {
      guard case .string(let rule) = try element(index, of: list, in: call.frame),
        FQAN.prefix(of: rule) == prefix
      else { continue }
      let isMember = try FQAN.matches(
        Array(name.bytes.dropFirst(5)), rule: Array(rule.bytes.dropFirst(5)), steps: &steps)
      if isMember { return .boolean(true) }
    }
    return .boolean(false)
  }
}
