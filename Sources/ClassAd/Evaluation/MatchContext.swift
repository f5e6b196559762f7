/// A job's ad beside another one, as the WMS puts a JDL beside a computing element's.
///
/// In `my`, `other` and `target` are the other ad, `self`, `my` and `ad` the own one; and the other
/// way round in `other`. A bare name is looked for in the ad where it stands, and in those around
/// it: never in the other one. (The library's `MatchClassAd`; the job's ad is the right one.)
public struct MatchContext: Sendable {
  public var my: ClassAd { myFrame.ad }
  public var other: ClassAd {
    get { otherFrame.ad }
    set { otherFrame = Frame(newValue, parent: .leftContext) }
  }
  public var limits = EvaluationLimits()
  /// The ads of storage elements by their GlueSEUniqueIDs, as the WMS's store of them has them: what
  /// `retrieveCloseSEsInfo` tells of.
  public var storageElements: [ByteString: ClassAd] = [:]
  private let myFrame: Frame
  private var otherFrame: Frame

  public init(my: ClassAd, other: ClassAd = ClassAd()) {
    myFrame = Frame(my, parent: .rightContext)
    otherFrame = Frame(other, parent: .leftContext)
  }

  /// The value of an expression that stands in `my`.
  public func value(of expression: CompiledExpression) -> Value {
    var steps = Int.max
    return value(of: expression, steps: &steps)
  }

  /// The value of an expression that stands in `my`.
  ///
  /// - Parameter steps: What many evaluations together may cost; it is taken from that.
  public func value(of expression: CompiledExpression, steps: inout Int) -> Value {
    var evaluation = Evaluation(
      left: otherFrame, right: myFrame, storageElements: storageElements, limits: limits)
    evaluation.limits.steps = min(limits.steps, steps)
    let before = evaluation.limits.steps
    let value = evaluation.value(of: expression.program, in: myFrame)
    steps -= before - max(0, evaluation.limits.steps)
    return value
  }

  /// The value of an attribute of `my`, such as `Rank`.
  public func value(of name: AttributeName) -> Value {
    value(of: CompiledExpression(.name(name)))
  }
}
