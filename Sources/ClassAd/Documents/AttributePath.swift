/// Where in a JDL an attribute stands: `Requirements`, `nodes.a.description.Requirements`,
/// `nodes[1].Requirements`.
public struct AttributePath: Hashable, Sendable {
  /// The ads around it, from the outermost.
  public var steps: [Step]
  public var name: AttributeName

  public enum Step: Hashable, Sendable {
    case attribute(AttributeName)
    /// An element of the list that the step before led to, from 0.
    case element(Int)
  }

  public init(_ name: AttributeName, in steps: [Step] = []) {
    self.steps = steps
    self.name = name
  }
}

extension AttributePath: CustomStringConvertible {
  public var description: String {
    var text = ""
    for step in steps + [.attribute(name)] {
      switch step {
      case .attribute(let name):
        text += (text.isEmpty ? "" : ".") + ExpressionPrinter.identifier(name)
      case .element(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
