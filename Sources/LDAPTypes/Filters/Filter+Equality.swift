extension Filter: Hashable {
  /// Whether both are the same: parts in the same order, values byte by byte, and the names of
  /// attributes and matching rules without regard to case (RFC 4512 section 1.4: descr).
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.and(let x), .and(let y)), (.or(let x), .or(let y)): x == y
    case (.not(let x), .not(let y)): x == y
    case (.present(let x), .present(let y)): x == y
    case (.equality(let x, let value), .equality(let y, let other)),
      (.greaterOrEqual(let x, let value), .greaterOrEqual(let y, let other)),
      (.lessOrEqual(let x, let value), .lessOrEqual(let y, let other)),
      (.approximate(let x, let value), .approximate(let y, let other)):
      x == y && value == other
    case (
      .substrings(let x, let initial, let any, let final),
      .substrings(let y, let otherInitial, let otherAny, let otherFinal)
    ):
      x == y && initial == otherInitial && any == otherAny && final == otherFinal
    case (
      .extensible(let x, let rule, let value, let dnAttributes),
      .extensible(let y, let otherRule, let other, let otherDNAttributes)
    ):
      x == y && Self.name(rule) == Self.name(otherRule) && value == other
        && dnAttributes == otherDNAttributes
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .and(let filters): hasher.combine(kind: 0, filters)
    case .or(let filters): hasher.combine(kind: 1, filters)
    case .not(let filter): hasher.combine(kind: 2, filter)
    case .equality(let description, let value): hasher.combine(kind: 3, description, value)
    case .greaterOrEqual(let description, let value): hasher.combine(kind: 4, description, value)
    case .lessOrEqual(let description, let value): hasher.combine(kind: 5, description, value)
    case .present(let description): hasher.combine(kind: 6, description)
    case .approximate(let description, let value): hasher.combine(kind: 7, description, value)
    case .substrings(let description, let initial, let any, let final):
      hasher.combine(kind: 8, description, initial, any, final)
    case .extensible(let description, let rule, let value, let dnAttributes):
      hasher.combine(kind: 9, description, Self.name(rule), value, dnAttributes)
    }
  }

  /// The name of a rule, which compares as that of an attribute does.
  private static func name(_ rule: String?) -> AttributeDescription? {
    rule.map { AttributeDescription($0) }
  }
}

extension Hasher {
  fileprivate mutating func combine<each Part: Hashable>(kind: Int, _ part: repeat each Part) {
    combine(kind)
    repeat combine(each part)
  }
}
