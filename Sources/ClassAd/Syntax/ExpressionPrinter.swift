/// Writes expressions so that they read as the same.
///
/// Parentheses are added where a tree that was built by hand needs them.
struct ExpressionPrinter {
  /// The library's own form (its `ClassAdUnParser`), in which it converts lists and ads to strings.
  var isLibraryForm = false
  private(set) var text = ""

  static func print(_ expression: Expression, libraryForm: Bool = false) -> String {
    var printer = ExpressionPrinter(isLibraryForm: libraryForm)
    printer.print(expression)
    return printer.text
  }

  static func identifier(_ name: AttributeName) -> String {
    name.needsQuotes
      ? StringLiteral.quoted(name.bytes, UInt8(ascii: "'")) : String(describing: name)
  }

  mutating func print(_ expression: Expression) {
    switch expression {
    case .literal(let literal): text += literal.text(libraryForm: isLibraryForm)
    case .name(let name): text += Self.identifier(name)
    case .absoluteName(let name): text += "." + Self.identifier(name)
    case .member(of: let base, let name):
      printPostfixBase(base)
      if case .literal(let literal) = base, literal.isNumber {
        // `5.name` would be a bad number.
        text += " "
      }
      text += "." + Self.identifier(name)
    case .element(of: let base, let index):
      printPostfixBase(base)
      text += "["
      print(index)
      text += "]"
    case .function(let name, let arguments):
      text += Self.identifier(name) + "("
      print(arguments)
      text += ")"
    case .list(let elements):
      text += isLibraryForm ? "{ " : "{"
      print(elements)
      text += isLibraryForm ? " }" : "}"
    case .ad(let attributes): print(attributes)
    case .unary(let sign, let operand): print(sign, operand)
    case .binary(let first, let links):
      // An operand of no operator must not be taken for one of an operator before it.
      let precedence = links.first?.sign.precedence ?? 1
      print(first, tighterThan: precedence - 1)
      for link in links {
        text += " \(link.sign.rawValue) "
        print(link.operand, tighterThan: precedence)
      }
    case .conditional(let condition, let yes, let no):
      print(condition, tighterThan: 0)
      text += " ? "
      print(yes)
      text += " : "
      print(no)
    case .parentheses(let inner): printInParentheses(inner)
    }
  }

  private mutating func print(_ parts: [Expression]) {
    for (index, part) in parts.enumerated() {
      if index > 0 { text += isLibraryForm ? "," : ", " }
      print(part)
    }
  }

  private mutating func print(_ attributes: [Expression.Attribute]) {
    text += "["
    for (index, attribute) in attributes.enumerated() {
      text += index > 0 ? "; " : " "
      text += Self.identifier(attribute.name) + " = "
      print(attribute.value)
    }
    text += " ]"
  }

  private mutating func print(_ sign: UnaryOperator, _ operand: Expression) {
    text += isLibraryForm ? " " + sign.rawValue : sign.rawValue
    var printer = ExpressionPrinter(isLibraryForm: isLibraryForm)
    printer.print(operand, tighterThan: BinaryOperator.tightest)
    // `-5` would be one number.
    if sign == .minus, printer.text.first?.isNumber == true { text += " " }
    text += printer.text
  }

  /// `a.b` and `a[b]` bind tighter than any operator.
  private mutating func printPostfixBase(_ base: Expression) {
    switch base {
    case .unary, .binary, .conditional: printInParentheses(base)
    default: print(base)
    }
  }

  private mutating func print(_ operand: Expression, tighterThan precedence: Int) {
    let own =
      switch operand {
      case .conditional: 0
      case .binary(_, let links): links.first?.sign.precedence ?? Int.max
      default: Int.max
      }
    if own > precedence { print(operand) } else { printInParentheses(operand) }
  }

  private mutating func printInParentheses(_ inner: Expression) {
    text += isLibraryForm ? "( " : "("
    print(inner)
    text += isLibraryForm ? " )" : ")"
  }
}

extension Expression: CustomStringConvertible {
  /// The expression as text that reads as the same.
  public var description: String { ExpressionPrinter.print(self) }
}
