/// Makes programs from expressions.
struct Compiler {
  private(set) var nodes: [Node] = []
  private(set) var constants: [Value] = []
  private(set) var names: [Program.Name] = []
  private(set) var ads: [ClassAd] = []
  private(set) var children: [Int32] = []
  private(set) var patterns: [RegularExpression?] = []
  private(set) var elementSources: [Int32: Expression] = [:]

  mutating func compile(_ expression: Expression) -> Int32 {
    if let constant = Self.constant(expression) { return add(constant) }
    switch expression {
    case .literal: return add(.error)  // Not reached: literals are constants.
    case .name(let name): return add(Node(kind: .name, a: add(name)))
    case .absoluteName(let name): return add(Node(kind: .absoluteName, a: add(name)))
    case .member(of: let base, let name):
      return add(Node(kind: .member, a: compile(base), b: add(name)))
    case .element(of: let base, let index):
      return add(Node(kind: .element, a: compile(base), b: compile(index)))
    case .function(let name, let arguments): return compile(name, arguments)
    case .list(let elements):
      let (first, count) = add(elements)
      for (index, element) in elements.enumerated() {
        elementSources[first + Int32(index)] = element
      }
      return add(Node(kind: .list, a: first, b: count))
    case .ad(let attributes):
      ads.append(ClassAd(attributes))
      return add(Node(kind: .ad, a: Int32(ads.count - 1)))
    case .unary(let sign, let operand):
      return add(Node(kind: .unary, detail: sign.code, a: compile(operand)))
    case .binary(let first, let links): return compile(first, links)
    case .conditional(let condition, let yes, let no):
      let (a, b, c) = (compile(condition), compile(yes), compile(no))
      return add(Node(kind: .conditional, a: a, b: b, c: c))
    case .parentheses(let inner): return compile(inner)
    }
  }

  /// What needs no evaluation: a literal, a list of such, a time that is written as a string.
  private static func constant(_ expression: Expression) -> Value? {
    switch expression {
    case .literal(let literal): return Value(literal)
    case .list(let elements):
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for element in elements {
        guard let value = constant(element) else { return nil }
        values.append(value)
      }
      return .list(of: values)
    case .function(let name, let arguments):
      guard case .literal(.string(let text))? = arguments.first, arguments.count == 1 else {
        return nil
      }
      switch Function(name) {
      case .absTime: return AbsoluteTime(parsing: text.bytes).map { .absoluteTime($0) } ?? .error
      case .relTime:
        return RelativeTime.seconds(parsing: text.bytes).map { .relativeTime($0) } ?? .error
      default: return nil
      }
    case .parentheses(let inner):
      // A list in parentheses is still looked at where it stands.
      if case .literal(let literal) = inner { return Value(literal) }
      return nil
    default: return nil
    }
  }

  private mutating func compile(_ first: Expression, _ links: [Expression.Link]) -> Int32 {
    let start = compile(first)
    let operands = links.map { compile($0.operand) }
    let from = Int32(children.count)
    let sign = links.first?.sign
    if let sign, sign == .and || sign == .or, links.allSatisfy({ $0.sign == sign }) {
      children += operands
      return add(
        Node(kind: sign == .and ? .and : .or, a: start, b: Int32(operands.count), c: from))
    }
    if let sign, operands.count == 1 {
      return add(Node(kind: .binary, detail: sign.code, a: start, b: operands[0]))
    }
    for (link, operand) in zip(links, operands) { children += [Int32(link.sign.code), operand] }
    return add(Node(kind: .chain, a: start, b: Int32(operands.count), c: from))
  }

  private mutating func compile(_ name: AttributeName, _ arguments: [Expression]) -> Int32 {
    guard let function = Function(name) else { return add(Node(kind: .unknownCall)) }
    let (first, count) = add(arguments)
    var pattern: Int32 = 0
    switch function {
    case .regExp, .regExpMember, .regExps:
      let options = arguments.dropFirst(function == .regExps ? 3 : 2).first
      if let text = Self.literal(arguments.first), let letters = options.map(Self.literal) ?? [] {
        patterns.append(try? RegularExpression(text, options: .init(letters: letters)))
        pattern = Int32(patterns.count)
      }
    case .anyMatch, .allMatch, .whichMatch:
      // The library wants an operation or a call here; so parentheses make a difference.
      if arguments.count == 2, arguments[1].isOperationOrCall { pattern = 1 }
    case .listAttrRegEx:
      // It looks at the reference itself, not at what that comes to.
      if arguments.count == 2 { elementSources[first + 1] = arguments[1] }
    default: break
    }
    return add(Node(kind: .call, detail: function.code, a: first, b: count, c: pattern))
  }

  /// The text of a string literal.
  private static func literal(_ expression: Expression?) -> [UInt8]? {
    if case .literal(.string(let text))? = expression { text.bytes } else { nil }
  }

  // MARK: Tables

  private mutating func add(_ node: Node) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  private mutating func add(_ value: Value) -> Int32 {
    constants.append(value)
    return add(Node(kind: .constant, a: Int32(constants.count - 1)))
  }

  private mutating func add(_ name: AttributeName) -> Int32 {
    names.append(Program.Name(attribute: name, special: SpecialName(name)))
    return Int32(names.count - 1)
  }

  private mutating func add(_ parts: [Expression]) -> (first: Int32, count: Int32) {
    let compiled = parts.map { compile($0) }
    let first = Int32(children.count)
    children += compiled
    return (first, Int32(compiled.count))
  }
}

extension Expression {
  /// What the library's `GetKind` calls `OP_NODE` or `FN_CALL_NODE`; parentheses are an operator.
  fileprivate var isOperationOrCall: Bool {
    switch self {
    case .unary, .binary, .conditional, .parentheses, .element, .function: true
    default: false
    }
  }
}

extension Value {
  fileprivate init(_ literal: Literal) {
    self =
      switch literal {
      case .undefined: .undefined
      case .error: .error
      case .boolean(let value): .boolean(value)
      case .integer(let value): .integer(value)
      case .real(let value): .real(value)
      case .scaled(let value, _, let factor): .real(value * factor.value)
      case .string(let text): .string(ByteString(unchecked: text.bytes))
      }
  }
}

extension CaseIterable where Self: Equatable {
  /// Its place among all cases.
  fileprivate var place: UInt8 {
    UInt8(Array(Self.allCases).firstIndex(of: self)!)
  }
}

extension BinaryOperator {
  var code: UInt8 { place }
  static let all = Array(allCases)
}

extension UnaryOperator {
  var code: UInt8 { place }
  static let all = Array(allCases)
}

extension Function {
  var code: UInt8 { place }
  static let all = Array(allCases)
}
