/// An expression of the ClassAd language, as the library that gLite links to defines it (1.0.x).
public indirect enum Expression: Hashable, Sendable {
  case literal(Literal)
  /// `name`.
  case name(AttributeName)
  /// `.name`: looked for in the outermost ad.
  case absoluteName(AttributeName)
  /// `expression.name`.
  case member(of: Expression, AttributeName)
  /// `expression[index]`.
  case element(of: Expression, index: Expression)
  /// The name as it is written; its case does not matter.
  case function(AttributeName, [Expression])
  /// `{a, b}`.
  case list([Expression])
  /// `[a = 1; b = 2]`.
  case ad([Attribute])
  case unary(UnaryOperator, Expression)
  /// Operators of one precedence from left to right: `a + b - c`.
  case binary(Expression, [Link])
  /// `condition ? a : b`.
  case conditional(Expression, Expression, Expression)
  case parentheses(Expression)

  /// An operator and its right operand.
  public struct Link: Hashable, Sendable {
    public var sign: BinaryOperator
    public var operand: Expression

    public init(_ sign: BinaryOperator, _ operand: Expression) {
      self.sign = sign
      self.operand = operand
    }
  }

  /// A name in an ad, and what it means there.
  public struct Attribute: Hashable, Sendable {
    public var name: AttributeName
    public var value: Expression

    public init(_ name: AttributeName, _ value: Expression) {
      self.name = name
      self.value = value
    }
  }
}

extension Expression {
  public static func string(_ literal: StringLiteral) -> Expression {
    .literal(.string(literal))
  }

  public static func integer(_ value: Int32) -> Expression {
    .literal(.integer(value))
  }

  public static func boolean(_ value: Bool) -> Expression {
    .literal(.boolean(value))
  }

  /// `name`, or `scope.name`: `other.GlueCEUniqueID`.
  public static func attribute(scope: String?, name: String) -> Expression {
    guard let scope else { return .name(AttributeName(name)) }
    return .member(of: .name(AttributeName(scope)), AttributeName(name))
  }

  public static func call(function: String, arguments: [Expression]) -> Expression {
    .function(AttributeName(function), arguments)
  }

  /// All of them, from left to right; none is `true`.
  public static func and(_ operands: [Expression]) -> Expression {
    joined(operands, .and, none: true)
  }

  /// One of them, from left to right; none is `false`.
  public static func or(_ operands: [Expression]) -> Expression {
    joined(operands, .or, none: false)
  }

  private static func joined(
    _ operands: [Expression], _ sign: BinaryOperator, none: Bool
  ) -> Expression {
    guard let first = operands.first else { return .boolean(none) }
    if operands.count == 1 { return first }
    return .binary(
      first.asOperand, operands.dropFirst().map { Link(sign, $0.asOperand) })
  }

  /// In parentheses when it is an operation itself.
  private var asOperand: Expression {
    switch self {
    case .binary, .conditional: .parentheses(self)
    default: self
    }
  }
}

/// The same, for those who import Foundation too: it has another `Expression`, and `ClassAd.Expression` would
/// be looked for in the type ``ClassAd``.
public typealias ClassAdExpression = Expression
