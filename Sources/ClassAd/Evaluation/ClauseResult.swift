/// What became of one clause of a condition, and of what it compares.
public struct ClauseResult: Sendable {
  public let clause: Expression
  public let value: Value
  /// The immediate parts of the clause that are no constants, each with its value: both sides of a
  /// comparison, the arguments of a call.
  public let operands: [(expression: Expression, value: Value)]

  public var holds: Bool { value.isTrue }
}

extension MatchContext {
  /// The clauses of a condition that stands in `my`, each evaluated by itself, in their order.
  ///
  /// The condition is true exactly when all of them hold.
  public func clauses(of condition: Expression) -> [ClauseResult] {
    condition.clauses.map { clause in
      let operands: [(expression: Expression, value: Value)] = clause.unwrapped.parts.compactMap {
        if case .literal = $0.unwrapped { return nil }
        return ($0, value(of: CompiledExpression($0)))
      }
      return ClauseResult(
        clause: clause, value: value(of: CompiledExpression(clause)), operands: operands)
    }
  }
}
