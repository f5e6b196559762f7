/// What an expression comes to.
public enum Value: Sendable {
  /// Nobody says; most operators pass it on.
  case undefined
  case error
  case boolean(Bool)
  case integer(Int32)
  case real(Double)
  case string(ByteString)
  case list(ValueList)
  case ad(ScopedAd)
  case absoluteTime(AbsoluteTime)
  /// In seconds.
  case relativeTime(Double)
}

extension Value {
  /// Text, which is cut off at a NUL.
  public static func string(_ text: String) -> Value { .string(ByteString(text)) }

  /// Constants, such as the values of an attribute of an entry.
  public static func list(of elements: [Value]) -> Value {
    .list(ValueList(.constants(elements)))
  }

  public var isUndefined: Bool {
    if case .undefined = self { true } else { false }
  }

  public var isError: Bool {
    if case .error = self { true } else { false }
  }

  public var isTrue: Bool {
    if case .boolean(true) = self { true } else { false }
  }

  var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value as an expression that comes to it.
  public var description: String { text(libraryForm: false) }

  /// - Parameter libraryForm: As the library's `ClassAdUnParser` writes it.
  func text(libraryForm: Bool) -> String {
    switch self {
    case .undefined: "undefined"
    case .error: "error"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .real(let value): Literal.text(of: value, libraryForm: libraryForm)
    case .string(let value): StringLiteral(unchecked: value.bytes).description
    case .list(let list): list.text(libraryForm: libraryForm)
    case .ad(let ad): ad.ad.text(libraryForm: libraryForm)
    case .absoluteTime(let time): "absTime(\"\(time)\")"
    case .relativeTime(let seconds): "relTime(\"\(RelativeTime.text(of: seconds))\")"
    }
  }
}
