extension Expression {
  /// What must all be true for it to be true: the operands of `&&`, also within parentheses.
  public var clauses: [Expression] {
    var clauses: [Expression] = []
    addClauses(to: &clauses)
    return clauses
  }

  private func addClauses(to clauses: inout [Expression]) {
    switch self {
    case .binary(let first, let links) where links.allSatisfy { $0.sign == .and }:
      first.addClauses(to: &clauses)
      for link in links { link.operand.addClauses(to: &clauses) }
    case .parentheses(let inner): inner.addClauses(to: &clauses)
    default: clauses.append(self)
    }
  }

  /// Without the parentheses around it.
  public var unwrapped: Expression {
    if case .parentheses(let inner) = self { return inner.unwrapped }
    return self
  }

  /// Its immediate parts.
  public var parts: [Expression] {
    switch self {
    case .literal, .name, .absoluteName: []
    case .member(of: let base, _): [base]
    case .element(of: let base, let index): [base, index]
    case .function(_, let parts), .list(let parts): parts
    case .ad(let attributes): attributes.map(\.value)
    case .unary(_, let operand), .parentheses(let operand): [operand]
    case .binary(let first, let links): [first] + links.map(\.operand)
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    }
  }

  /// Whether it comes to the same wherever it stands, in the time that it takes to be read: it asks for no
  /// attribute, calls no function and has no ad in it.
  public var isSelfContained: Bool {
    switch self {
    case .name, .absoluteName, .member, .function, .ad: false
    case .literal, .element, .list, .unary, .binary, .conditional, .parentheses:
      parts.allSatisfy(\.isSelfContained)
    }
  }
}
