/// An expression, compiled: names have their hashes, lists of constants and patterns are made.
final class Program: Sendable {
  let expression: Expression
  let nodes: [Node]
  let root: Int32
  let constants: [Value]
  let names: [Name]
  let ads: [ClassAd]
  let children: [Int32]
  /// nil for a pattern that is none.
  let patterns: [RegularExpression?]
  /// What the elements of lists were made from, by their place among the children.
  private let elementSources: [Int32: Expression]

  struct Name: Sendable {
    let attribute: AttributeName
    /// What it means where no attribute has it.
    let special: SpecialName?
  }

  init(_ expression: Expression) {
    var compiler = Compiler()
    root = compiler.compile(expression)
    self.expression = expression
    nodes = compiler.nodes
    constants = compiler.constants
    names = compiler.names
    ads = compiler.ads
    children = compiler.children
    patterns = compiler.patterns
    elementSources = compiler.elementSources
  }

  /// As an attribute: a constant needs no program.
  var slot: ClassAd.Slot {
    let node = nodes[Int(root)]
    return node.kind == .constant ? .value(constants[Int(node.a)]) : .program(self)
  }

  func expression(ofChild child: Int) -> Expression {
    expressionIfKnown(ofChild: child) ?? .literal(.undefined)
  }

  /// What an element of a list was made from, or an argument that is looked at as it stands.
  func expressionIfKnown(ofChild child: Int) -> Expression? {
    elementSources[Int32(child)]
  }
}
