/// One level of a distinguished name: one or more attribute values (RFC 4514 section 2.2).
///
/// The order of the assertions is kept, and does not matter for equality.
public struct RelativeDistinguishedName: Sendable {
  /// A type and the value that the entry has of it.
  public struct Assertion: Hashable, Sendable {
    public var description: AttributeDescription
    public var value: AttributeValue
    /// Whether the value is the BER encoding of something that is no string, such as a bit string: all that
    /// is known of it. It stands in names as `#` and hexadecimal digits (RFC 4514 section 2.4: hexstring),
    /// and equals itself only.
    public let isEncoding: Bool

    public init(description: AttributeDescription, value: AttributeValue) {
      self.init(description: description, value: value, isEncoding: false)
    }

    init(description: AttributeDescription, value: AttributeValue, isEncoding: Bool) {
      self.description = description
      self.value = value
      self.isEncoding = isEncoding
    }
  }

  /// Nearly all relative names have one assertion, which then needs no array.
  private enum Storage {
    case one(Assertion)
    case several([Assertion])
  }

  private var storage: Storage

  /// The types and values, in the order given.
  public var assertions: [Assertion] {
    get {
      switch storage {
      case .one(let assertion): [assertion]
      case .several(let assertions): assertions
      }
    }
    set {
      storage = newValue.count == 1 ? .one(newValue[0]) : .several(newValue)
    }
  }

  public init(assertions: [Assertion]) {
    storage = assertions.count == 1 ? .one(assertions[0]) : .several(assertions)
  }

  public init(_ assertion: Assertion) {
    storage = .one(assertion)
  }

  public init(_ description: AttributeDescription, _ value: String) {
    self.init(Assertion(description: description, value: AttributeValue(value)))
  }
}

extension RelativeDistinguishedName {
  /// The value of that type; nil when the name has none, or only its encoding.
  public subscript(description: AttributeDescription) -> AttributeValue? {
    func isIt(_ assertion: Assertion) -> Bool {
      assertion.description == description && !assertion.isEncoding
    }
    return switch storage {
    case .one(let assertion): isIt(assertion) ? assertion.value : nil
    case .several(let assertions): assertions.first(where: isIt)?.value
    }
  }

  /// The value of that type as text; nil when the name has none, or when it is not UTF-8.
  public func value(_ description: AttributeDescription) -> String? {
    self[description]?.string
  }

  /// Calls the function with each assertion; unlike `assertions`, makes no array.
  func forEachAssertion(_ body: (_ assertion: Assertion) -> Void) {
    switch storage {
    case .one(let assertion): body(assertion)
    case .several(let assertions): for assertion in assertions { body(assertion) }
    }
  }
}

extension RelativeDistinguishedName: Hashable {
  public static func == (a: Self, b: Self) -> Bool {
    switch (a.storage, b.storage) {
    case (.one(let x), .one(let y)): x == y
    case (.several(let x), .several(let y)):
      x.count == y.count && (x == y || counts(x) == counts(y))
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .one(let assertion): hasher.combine(assertion)
    case .several(let assertions):
      // A sum, as the order does not matter.
      var sum = 0
      for assertion in assertions { sum &+= assertion.hashValue }
      hasher.combine(sum)
    }
  }

  /// How often each of the assertions stands there.
  private static func counts(_ assertions: [Assertion]) -> [Assertion: Int] {
    Dictionary(assertions.lazy.map { ($0, 1) }, uniquingKeysWith: +)
  }
}

extension RelativeDistinguishedName {
  /// Whether both have the same types and values, where the values compare by the rule.
  public func matches(_ other: Self, _ rule: StringMatchingRule) -> Bool {
    switch (storage, other.storage) {
    case (.one(let x), .one(let y)) where x.isEncoding || y.isEncoding: x == y
    case (.one(let x), .one(let y)):
      x.description == y.description && x.value.matches(y.value, rule)
    default: prepared(for: rule) == other.prepared(for: rule)
    }
  }

  /// The relative name with each value in the form that the rule compares.
  public func prepared(for rule: StringMatchingRule) -> Self {
    func prepare(_ assertion: Assertion) -> Assertion {
      assertion.isEncoding
        ? assertion
        : Assertion(description: assertion.description, value: assertion.value.prepared(for: rule))
    }
    return switch storage {
    case .one(let assertion): Self(prepare(assertion))
    case .several(let assertions): Self(assertions: assertions.map(prepare))
    }
  }
}
