/// An operator with two operands.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  case or = "||"
  case and = "&&"
  case bitOr = "|"
  case bitXor = "^"
  case bitAnd = "&"
  case equal = "=="
  case notEqual = "!="
  /// `=?=`: never undefined, and exact about case.
  case `is`
  /// `=!=`.
  case isnt
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case shiftRightUnsigned = ">>>"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"

  /// From 1, the loosest, to 10 (the library's `Operation::PrecedenceLevel`).
  public var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .bitOr: 3
    case .bitXor: 4
    case .bitAnd: 5
    case .equal, .notEqual, .is, .isnt: 6
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 7
    case .shiftLeft, .shiftRight, .shiftRightUnsigned: 8
    case .add, .subtract: 9
    case .multiply, .divide, .remainder: 10
    }
  }

  static let tightest = 10

  init?(_ sign: Sign) {
    switch sign {
    case .metaEqual: self = .is
    case .metaNotEqual: self = .isnt
    default: self.init(rawValue: sign.rawValue)
    }
  }
}
