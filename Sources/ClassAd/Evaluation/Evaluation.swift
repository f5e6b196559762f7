/// One evaluation of an expression: what it may still cost, and the two ads of a match.
///
/// It does what the library's `Evaluate` functions do (1.0.10); where that is undefined behaviour
/// in C++, it comes to `error`, or to what the machine does.
struct Evaluation {
  var left: Frame?
  var right: Frame?
  /// What `retrieveCloseSEsInfo` looks in.
  var storageElements: [ByteString: ClassAd] = [:]
  /// What is left of them.
  var limits: EvaluationLimits
  /// What a failed evaluation comes to.
  var failureValue = Value.error

  var steps: Int {
    get { limits.steps }
    set { limits.steps = newValue }
  }

  /// The value of a program in an ad; a failure is an error.
  mutating func value(of program: Program, in frame: Frame?) -> Value {
    do {
      return try evaluate(program, program.root, frame)
    } catch {
      // What a function of the broker left behind is seen only when nothing stands around it.
      let root = program.nodes[Int(program.root)]
      return root.kind == .call && Function.all[Int(root.detail)].isBrokers ? failureValue : .error
    }
  }

  mutating func evaluate(
    _ program: Program, _ index: Int32, _ frame: Frame?
  ) throws(EvaluationFailure) -> Value {
    let node = program.nodes[Int(index)]
    if node.kind == .constant { return program.constants[Int(node.a)] }
    limits.steps -= 1
    limits.depth -= 1
    if limits.depth < 0 || limits.steps < 0 { throw EvaluationFailure() }
    defer { limits.depth += 1 }
    switch node.kind {
    case .constant: return program.constants[Int(node.a)]
    case .name: return try lookUp(program.names[Int(node.a)], from: frame)
    case .absoluteName: return try lookUp(program.names[Int(node.a)], from: frame?.root)
    case .member:
      let base = try evaluate(program, node.a, frame)
      return try member(program.names[Int(node.b)], of: base, frame)
    case .element:
      let base = try evaluate(program, node.a, frame)
      let index = try evaluate(program, node.b, frame)
      return try element(index, of: base)
    case .call: return try call(node, program, frame)
    case .unknownCall: return .error
    case .list:
      let children = Int(node.a)..<Int(node.a + node.b)
      return .list(ValueList(.expressions(program, children, frame)))
    case .ad: return .ad(ScopedAd(frame: Frame(program.ads[Int(node.a)], parent: frame)))
    case .unary:
      return Self.operate(UnaryOperator.all[Int(node.detail)], try evaluate(program, node.a, frame))
    case .and, .or: return try junction(node, program, frame)
    case .binary:
      let left = try evaluate(program, node.a, frame)
      let right = try evaluate(program, node.b, frame)
      return Self.operate(BinaryOperator.all[Int(node.detail)], left, right)
    case .chain: return try chain(node, program, frame)
    case .conditional: return try conditional(node, program, frame)
    }
  }

  /// `a && b && c`: from left to right, as if there were parentheses around the left pairs.
  private mutating func junction(
    _ node: Node, _ program: Program, _ frame: Frame?
  ) throws(EvaluationFailure) -> Value {
    let isAnd = node.kind == .and
    var value = try evaluate(program, node.a, frame)
    for child in Int(node.c)..<Int(node.c + node.b) {
      if case .boolean(let known) = value, known != isAnd { return value }
      let next = try evaluate(program, program.children[child], frame)
      value = Self.join(value, next, isAnd: isAnd)
    }
    return value
  }

  private mutating func chain(
    _ node: Node, _ program: Program, _ frame: Frame?
  ) throws(EvaluationFailure) -> Value {
    var value = try evaluate(program, node.a, frame)
    for link in 0..<Int(node.b) {
      let sign = BinaryOperator.all[Int(program.children[Int(node.c) + link * 2])]
      let next = try evaluate(program, program.children[Int(node.c) + link * 2 + 1], frame)
      value = Self.operate(sign, value, next)
    }
    return value
  }

  /// `condition ? yes : no`: one of them when the condition is a boolean, else both are evaluated,
  /// which matters when one fails.
  private mutating func conditional(
    _ node: Node, _ program: Program, _ frame: Frame?
  ) throws(EvaluationFailure) -> Value {
    let condition = try evaluate(program, node.a, frame)
    if case .boolean(let isTrue) = condition {
      return try evaluate(program, isTrue ? node.b : node.c, frame)
    }
    _ = try evaluate(program, node.b, frame)
    _ = try evaluate(program, node.c, frame)
    return condition.isUndefined ? .undefined : .error
  }

  // MARK: References

  /// The value of a name, looked for from the inside to the outside (`ClassAd::LookupInScope`).
  mutating func lookUp(
    _ name: Program.Name, from start: Frame?
  ) throws(EvaluationFailure) -> Value {
    var current = start
    while let frame = current {
      if let index = frame.ad.index(of: name.attribute) {
        switch frame.ad.entries[index].slot {
        case .value(let value): return value
        case .program(let program): return try follow(program, in: frame)
        }
      }
      if let special = name.special, let value = value(of: special, in: frame, from: start) {
        return value
      }
      current = frame.parent
    }
    return .undefined
  }

  /// The value of an attribute that a function asks for.
  mutating func lookUp(
    _ name: AttributeName, from start: Frame?
  ) throws(EvaluationFailure) -> Value {
    try lookUp(Program.Name(attribute: name, special: nil), from: start)
  }

  /// What a special name means in a frame, if anything.
  private func value(of name: SpecialName, in frame: Frame, from start: Frame?) -> Value? {
    func ad(_ frame: Frame?) -> Value { frame.map { .ad(ScopedAd(frame: $0)) } ?? .undefined }
    switch name {
    case .root: return ad(start?.root)
    case .itself: return ad(frame)
    case .parent: return ad(frame.parent)
    case .other:
      switch frame.role {
      case .leftContext: return ad(right)
      case .rightContext: return ad(left)
      case .plain, .match: return nil
      }
    case .mine:
      switch frame.role {
      case .leftContext: return ad(left)
      case .rightContext: return ad(right)
      case .plain, .match: return nil
      }
    case .left: return frame.role == .match ? ad(left) : nil
    case .right: return frame.role == .match ? ad(right) : nil
    case .leftContext: return frame.role == .match ? ad(.leftContext) : nil
    case .rightContext: return frame.role == .match ? ad(.rightContext) : nil
    }
  }

  mutating func follow(_ program: Program, in frame: Frame) throws(EvaluationFailure) -> Value {
    limits.references -= 1
    if limits.references < 0 { throw EvaluationFailure() }
    defer { limits.references += 1 }
    return try evaluate(program, program.root, frame)
  }

  /// `base.name`. The ads around the base count too: `other.x` is also an `x` around the other ad.
  private mutating func member(
    _ name: Program.Name, of base: Value, _ frame: Frame?
  ) throws(EvaluationFailure) -> Value {
    switch base {
    case .ad(let ad): return try lookUp(name, from: ad.frame)
    case .undefined: return .undefined
    case .list(let list):
      var members: [Value] = []
      for index in 0..<list.count {
        let element = try element(index, of: list, in: frame)
        members.append(try member(name, of: element, frame))
      }
      return .list(of: members)
    default: return .error
    }
  }

  /// `base[index]`.
  private mutating func element(
    _ index: Value, of base: Value
  ) throws(EvaluationFailure) -> Value {
    if base.isError || index.isError { return .error }
    if base.isUndefined || index.isUndefined { return .undefined }
    switch (base, index) {
    case (.ad(let ad), .string(let name)):
      switch ad.ad.slot(of: AttributeName(name.bytes)) {
      case .value(let value): return value
      case .program(let program): return try follow(program, in: ad.frame)
      case nil: return .error
      }
    case (.list(let list), .integer(let index)):
      guard index >= 0, index < list.count else { return .error }
      if case .expressions(_, _, let frame) = list.elements {
        return try element(Int(index), of: list, in: frame)
      }
      return try element(Int(index), of: list, in: nil)
    default: return .error
    }
  }

  /// An element of a list. The library's functions evaluate them in the ad of the call, not in that
  /// of the list.
  mutating func element(
    _ index: Int, of list: ValueList, in frame: Frame?
  ) throws(EvaluationFailure) -> Value {
    switch list.elements {
    case .constants(let values):
      steps -= 1
      if steps < 0 { throw EvaluationFailure() }
      return values[index]
    case .expressions(let program, let children, _):
      return try evaluate(program, program.children[children.lowerBound + index], frame)
    }
  }
}
