/// A distinguished name in the form that a schema's matching rules compare (RFC 4517 section
/// 4.2.15): two names that mean the same entry have the same.
package struct PreparedName: Hashable, Sendable {
  /// Each relative name, the entry's own first.
  package let rdns: [[UInt8]]

  /// Whether the other is this entry or, at any depth, below it.
  package func isAtOrAbove(_ other: PreparedName) -> Bool {
    other.rdns.count >= rdns.count && other.rdns.suffix(rdns.count) == rdns[...]
  }

  /// All in one, as a value.
  package var bytes: [UInt8] { Array(rdns.joined(separator: [0])) }
}

extension Schema {
  /// The name as it compares: types by object identifier, values by the type's rule of equality.
  /// A value that the rule cannot prepare, or whose type is not known, compares byte by byte; an encoding
  /// with encodings only.
  ///
  /// - Parameter neighbor: A name that was prepared before: what stands above both is taken from it.
  package func prepared(
    _ dn: DistinguishedName,
    like neighbor: (dn: DistinguishedName, name: PreparedName)? = nil
  ) -> PreparedName {
    var common = 0
    if let other = neighbor?.dn.rdns {
      let most = min(other.count, dn.rdns.count)
      while common < most,
        dn.rdns[dn.rdns.count - common - 1] == other[other.count - common - 1]
      {
        common += 1
      }
    }
    return PreparedName(
      rdns: dn.rdns.dropLast(common).map(prepared) + (neighbor?.name.rdns.suffix(common) ?? []))
  }

  private func prepared(_ rdn: RelativeDistinguishedName) -> [UInt8] {
    var parts = rdn.assertions.map { prepared($0) }
    if parts.count > 1 { parts.sort { $0.lexicographicallyPrecedes($1) } }
    return parts.count == 1 ? parts[0] : Array(parts.joined(separator: [1]))
  }

  private func prepared(_ assertion: RelativeDistinguishedName.Assertion) -> [UInt8] {
    if assertion.isEncoding {
      let type = place(of: assertion.description).map { attributeTypes[$0].oid }
      return (type ?? assertion.description.rawValue).utf8.map(\.asciiLowercased) + [3]
        + Self.guarded(assertion.value.bytes)
    }
    guard let place = place(of: assertion.description) else {
      return assertion.description.rawValue.utf8.map(\.asciiLowercased) + [2]
        + Self.guarded(assertion.value.bytes)
    }
    let type = attributeTypes[place]
    var bytes = Array(type.oid.utf8)
    bytes.append(2)
    bytes += Self.guarded(
      type.equality?.prepared(assertion.value, self) ?? assertion.value.bytes)
    return bytes
  }

  /// A value in which nothing can be taken for what parts a name here: 0 to 3.
  private static func guarded(_ value: [UInt8]) -> [UInt8] {
    guard value.contains(where: { $0 <= 4 }) else { return value }
    return value.flatMap { $0 <= 4 ? [4, $0 | 0x40] : [$0] }
  }
}

extension Schema {
  /// Reads a value as OpenLDAP does where it is to be a name: it must know all types, the values must be of
  /// their syntaxes, and none may be written as its BER encoding (RFC 4514 section 2.4). nil for all else.
  func name(parsing text: [UInt8]) -> DistinguishedName? {
    var reader = DistinguishedNameReader()
    guard let rdns = try? reader.readName(in: text.span), !reader.hasEncodings else { return nil }
    let isValid = rdns.allSatisfy { rdn in
      rdn.assertions.allSatisfy { assertion in
        guard let type = attributeType(assertion.description) else { return false }
        return type.equality.map { $0.prepared(assertion.value, self) != nil } ?? true
      }
    }
    return isValid ? DistinguishedName(rdns: rdns) : nil
  }
}
