/// An expression made ready to be evaluated many times.
public struct CompiledExpression: Sendable {
  let program: Program

  public init(_ expression: Expression) {
    program = Program(expression)
  }

  public var expression: Expression { program.expression }

  /// Its value where there is no ad: names are undefined.
  public func value(limits: EvaluationLimits = EvaluationLimits()) -> Value {
    var evaluation = Evaluation(limits: limits)
    return evaluation.value(of: program, in: nil)
  }
}
