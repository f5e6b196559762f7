import LDAPTypes

extension FilterProgram {
  /// An entry whose attributes are looked up in the schema.
  struct Subject {
    var entry: Entry
    /// What the schema says of the entry's attributes, in their order.
    var attributes: [AttributeResolver.Attribute]
    var name: PreparedName
  }

  /// Whether the entry matches; nil is Undefined (RFC 4511 section 4.5.1.7).
  func evaluate(_ subject: Subject) -> Bool? {
    evaluate(root, subject)
  }

  /// Whether a value of an attribute makes the test true by itself, whatever else the entry has.
  func isTrue(
    _ test: Test, for value: AttributeValue, of attribute: AttributeResolver.Attribute
  ) -> Bool {
    guard applies(test, to: attribute), let type = attribute.type else { return false }
    if case .present = test.predicate { return true }
    guard let rule = test.rule ?? rule(for: test.predicate, schema.attributeTypes[type]) else {
      return false
    }
    return matches(test.predicate, value, rule)
  }

  private func evaluate(_ node: Node, _ subject: Subject) -> Bool? {
    switch node {
    case .constant(let value): return value
    case .not(let node): return evaluate(node, subject).map { !$0 }
    case .and(let nodes):
      var result: Bool? = true
      for node in nodes {
        switch evaluate(node, subject) {
        case false: return false
        case nil: result = nil
        default: break
        }
      }
      return result
    case .or(let nodes):
      var result: Bool? = false
      for node in nodes {
        switch evaluate(node, subject) {
        case true: return true
        case nil: result = nil
        default: break
        }
      }
      return result
    case .test(let test): return evaluate(test, subject)
    }
  }

  private func evaluate(_ test: Test, _ subject: Subject) -> Bool? {
    if let type = test.attribute?.type, type == computed.entryDN {
      return evaluateName(test, subject)
    }
    var isUndefined = false
    for (index, attribute) in subject.attributes.enumerated() where applies(test, to: attribute) {
      if case .present = test.predicate { return true }
      guard let type = attribute.type,
        let rule = test.rule ?? rule(for: test.predicate, schema.attributeTypes[type])
      else {
        isUndefined = true
        continue
      }
      for value in subject.entry.attributes[index].values
      where matches(test.predicate, value, rule) {
        return true
      }
    }
    if test.includesName, isTrueOfName(test, subject.entry.dn) { return true }
    return isUndefined ? nil : false
  }

  /// Whether the test is of this attribute: it is the one asked for or a kind of it, or, where none
  /// is, the rule fits.
  func applies(_ test: Test, to attribute: AttributeResolver.Attribute) -> Bool {
    guard let type = attribute.type else { return false }
    if let wanted = test.attribute { return attribute.isKind(of: wanted, schema) }
    return !computed.objectClasses.contains(type)
      && test.rule?.fits(schema.attributeTypes[type]) == true
  }

  /// The attribute's own rule for what is asked; substrings compare what equality prepares.
  private func rule(for predicate: Predicate, _ type: AttributeType) -> MatchingRule? {
    switch predicate {
    case .present, .equal, .isClass: type.equality
    case .substrings: type.substrings == nil ? nil : type.equality
    case .atLeast, .atMost, .below: type.ordering
    }
  }

  private func matches(
    _ predicate: Predicate, _ value: AttributeValue, _ rule: MatchingRule
  ) -> Bool {
    if case .isClass(let names) = predicate {
      // Most are told apart by their lengths.
      let bytes = value.bytes
      return names.contains { $0.count == bytes.count }
        && names.contains(bytes.map(\.asciiLowercased))
    }
    guard let prepared = rule.prepared(value, schema) else { return false }
    switch predicate {
    case .present: return true
    case .equal(let values): return values.contains(prepared)
    case .isClass: return false
    case .substrings(let initial, let any, let final):
      return Self.hasPieces(prepared[...], initial, any, final)
    case .atLeast(let bound): return rule.order(prepared, bound) >= 0
    case .atMost(let bound): return rule.order(prepared, bound) <= 0
    case .below(let bound): return rule.order(prepared, bound) < 0
    }
  }

  /// Whether the value has the pieces in this order, one behind the other (RFC 4517 section 4.2.6).
  private static func hasPieces(
    _ value: ArraySlice<UInt8>, _ initial: [UInt8], _ any: [[UInt8]], _ final: [UInt8]
  ) -> Bool {
    var rest = value
    guard rest.starts(with: initial) else { return false }
    rest = rest.dropFirst(initial.count)
    for piece in any where !piece.isEmpty {
      guard let end = endOfFirst(piece, in: rest) else { return false }
      rest = rest[end...]
    }
    return rest.count >= final.count && rest.suffix(final.count) == final[...]
  }

  private static func endOfFirst(_ piece: [UInt8], in value: ArraySlice<UInt8>) -> Int? {
    var rest = value
    while rest.count >= piece.count {
      if rest.starts(with: piece) { return rest.startIndex + piece.count }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// entryDN, which the server makes of the entry's name: it compares for equality only.
  private func evaluateName(_ test: Test, _ subject: Subject) -> Bool? {
    switch test.predicate {
    case .equal(let names): names.contains(subject.name.bytes)
    case .present: true
    default: nil
    }
  }

  /// Whether a value in the entry's name makes the test true.
  private func isTrueOfName(_ test: Test, _ dn: DistinguishedName) -> Bool {
    dn.rdns.contains { rdn in
      rdn.assertions.contains { assertion in
        // An encoding's value is not known.
        if assertion.isEncoding { return false }
        let attribute = AttributeResolver.Attribute(assertion.description, schema)
        return isTrue(test, for: assertion.value, of: attribute)
      }
    }
  }
}
