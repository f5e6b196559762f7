/// A distinguished name (RFC 4514): relative names from the entry up to the root.
///
/// Two names are equal when they have the same relative names: attribute types compare without regard to
/// case, values byte by byte, and in a relative name the order does not matter. What a directory takes for
/// the same name depends on its schema; ``matches(_:_:)`` compares values by a rule.
public struct DistinguishedName: Hashable, Sendable {
  /// The entry's own relative name first, the root's last; empty for the root DSE.
  public var rdns: [RelativeDistinguishedName]

  public init(rdns: [RelativeDistinguishedName]) {
    self.rdns = rdns
  }

  /// The name of the root DSE: no relative names, the empty string.
  public static let root = DistinguishedName(rdns: [])
}

extension DistinguishedName {
  /// All levels count: anybody can publish thousands of names that differ in one of them only.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rdns.count)
    for rdn in rdns { hasher.combine(rdn) }
  }

  /// Whether this is the empty name, that of the root DSE.
  public var isRoot: Bool { rdns.isEmpty }

  /// The entry's own relative name; nil for the root DSE.
  public var rdn: RelativeDistinguishedName? { rdns.first }

  /// The name one level up; nil for the root DSE.
  public var parent: DistinguishedName? {
    isRoot ? nil : DistinguishedName(rdns: Array(rdns.dropFirst()))
  }

  /// The name of an entry right below this one.
  public func child(_ rdn: RelativeDistinguishedName) -> DistinguishedName {
    var rdns: [RelativeDistinguishedName] = []
    rdns.reserveCapacity(self.rdns.count + 1)
    rdns.append(rdn)
    rdns += self.rdns
    return DistinguishedName(rdns: rdns)
  }

  /// Whether the entry stands below the other, at any depth. No name is its own descendant.
  public func isDescendant(of ancestor: DistinguishedName) -> Bool {
    let depth = rdns.count - ancestor.rdns.count
    return depth > 0 && rdns.dropFirst(depth).elementsEqual(ancestor.rdns)
  }

  /// The first value of that type as text, looked for from the entry up; nil when no relative name
  /// has the type, or when the value is not UTF-8.
  public func value(of description: AttributeDescription) -> String? {
    for rdn in rdns {
      if let value = rdn[description] { return value.string }
    }
    return nil
  }
}

extension DistinguishedName {
  /// Whether both have the same relative names, where the values compare by the rule.
  public func matches(_ other: DistinguishedName, _ rule: StringMatchingRule) -> Bool {
    rdns.elementsEqual(other.rdns) { $0.matches($1, rule) }
  }

  /// Whether the entry stands below the other, at any depth, where the values compare by the rule.
  public func isDescendant(of ancestor: DistinguishedName, _ rule: StringMatchingRule) -> Bool {
    let depth = rdns.count - ancestor.rdns.count
    return depth > 0 && rdns.dropFirst(depth).elementsEqual(ancestor.rdns) { $0.matches($1, rule) }
  }

  /// The name with each value in the form that the rule compares, as the key of a table: two names
  /// that match have equal ones.
  public func prepared(for rule: StringMatchingRule) -> DistinguishedName {
    DistinguishedName(rdns: rdns.map { $0.prepared(for: rule) })
  }
}
