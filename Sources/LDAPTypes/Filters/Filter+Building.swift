/// Filters made from values. A value stays a value, whatever characters it has.
extension Filter {
  /// Always true: the empty conjunction (RFC 4526 section 2).
  public static let absoluteTrue = Filter.and([])

  /// Always false: the empty disjunction (RFC 4526 section 2).
  public static let absoluteFalse = Filter.or([])

  /// The attribute has this value.
  public static func equals(_ description: AttributeDescription, _ value: String) -> Filter {
    .equality(description, AttributeValue(value))
  }

  /// The attribute has one of these values; without any, always false.
  public static func anyOf(_ description: AttributeDescription, _ values: [String]) -> Filter {
    values.count == 1
      ? .equals(description, values[0])
      : .or(values.map { .equals(description, $0) })
  }

  /// The attribute has a value with these pieces in this order. Empty pieces are left out; when
  /// nothing is left, any value will do.
  public static func substring(
    _ description: AttributeDescription, initial: String = "", any: [String] = [],
    final: String = ""
  ) -> Filter {
    let any = any.filter { !$0.isEmpty }
    if initial.isEmpty, any.isEmpty, final.isEmpty { return .present(description) }
    return .substrings(
      description, initial: initial.isEmpty ? nil : AttributeValue(initial),
      any: any.map { AttributeValue($0) }, final: final.isEmpty ? nil : AttributeValue(final))
  }

  /// The attribute has a value that starts with this text.
  public static func hasPrefix(_ description: AttributeDescription, _ prefix: String) -> Filter {
    .substring(description, initial: prefix)
  }

  /// The attribute has a value that ends with this text.
  public static func hasSuffix(_ description: AttributeDescription, _ suffix: String) -> Filter {
    .substring(description, final: suffix)
  }

  /// The attribute has a value with this text in it.
  public static func contains(_ description: AttributeDescription, _ text: String) -> Filter {
    .substring(description, any: [text])
  }

  /// Both filters match. A conjunction on either side is joined, not nested.
  public static func && (a: Filter, b: Filter) -> Filter {
    switch (a, b) {
    case (.and(let x), .and(let y)): .and(x + y)
    case (.and(let x), _): .and(x + [b])
    case (_, .and(let y)): .and([a] + y)
    default: .and([a, b])
    }
  }

  /// One of the filters matches. A disjunction on either side is joined, not nested.
  public static func || (a: Filter, b: Filter) -> Filter {
    switch (a, b) {
    case (.or(let x), .or(let y)): .or(x + y)
    case (.or(let x), _): .or(x + [b])
    case (_, .or(let y)): .or([a] + y)
    default: .or([a, b])
    }
  }

  /// The filter does not match.
  public static prefix func ! (filter: Filter) -> Filter {
    .not(filter)
  }
}
