/// An operator in front of its operand.
public enum UnaryOperator: String, Hashable, Sendable, CaseIterable {
  case not = "!"
  case complement = "~"
  case plus = "+"
  case minus = "-"

  init?(_ sign: Sign) {
    self.init(rawValue: sign.rawValue)
  }
}
