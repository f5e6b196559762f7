extension ClassAd {
  /// The value of an attribute, with no other ad around.
  public func value(of name: AttributeName, limits: EvaluationLimits = EvaluationLimits()) -> Value
  {
    value(of: CompiledExpression(.name(name)), limits: limits)
  }

  /// The value of an expression as if it stood in the ad.
  public func value(
    of expression: CompiledExpression, limits: EvaluationLimits = EvaluationLimits()
  ) -> Value {
    var evaluation = Evaluation(limits: limits)
    return evaluation.value(of: expression.program, in: Frame(self, parent: nil))
  }
}
