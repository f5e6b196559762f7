extension Value {
  /// An expression that comes to it.
  public var expression: Expression {
    switch self {
    case .undefined: .literal(.undefined)
    case .error: .literal(.error)
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .real(let value): .literal(.real(value))
    case .string(let value): .string(StringLiteral(unchecked: value.bytes))
    case .list(let list):
      switch list.elements {
      case .constants(let values): .list(values.map(\.expression))
      case .expressions(let program, let children, _):
        .list(children.map { program.expression(ofChild: $0) })
      }
    case .ad(let scoped):
      .ad(scoped.ad.names.map { Expression.Attribute($0, scoped.ad[$0]!) })
    case .absoluteTime(let time): Self.call("absTime", time.description)
    case .relativeTime(let seconds): Self.call("relTime", RelativeTime.text(of: seconds))
    }
  }

  private static func call(_ name: AttributeName, _ argument: String) -> Expression {
    .function(name, [.string(StringLiteral(unchecked: Array(argument.utf8)))])
  }
}
