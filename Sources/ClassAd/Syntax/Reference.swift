/// The attribute that an expression asks for: `other.GLUE2.Computing.Share`.
public struct Reference: Hashable, Sendable {
  /// `.name`.
  public var isAbsolute: Bool
  /// From the outermost to the attribute itself.
  public var names: [AttributeName]
}

extension Reference: CustomStringConvertible {
  public var description: String {
    (isAbsolute ? "." : "") + names.map { ExpressionPrinter.identifier($0) }.joined(separator: ".")
  }
}

extension Expression {
  /// What asks for the attribute.
  public init(_ reference: Reference) {
    let first: Expression =
      reference.isAbsolute ? .absoluteName(reference.names[0]) : .name(reference.names[0])
    self = reference.names.dropFirst().reduce(first) { .member(of: $0, $1) }
  }

  /// The attributes that it asks for, each once, in the order in which they stand.
  ///
  /// Of `{a}[0].b` it is `a`: what a computed ad holds has no name.
  public var references: [Reference] {
    var seen: Set<Reference> = []
    var found: [Reference] = []
    visitReferences { if seen.insert($0).inserted { found.append($0) } }
    return found
  }

  private func visitReferences(_ visit: (Reference) -> Void) {
    if let reference { return visit(reference) }
    for part in parts { part.visitReferences(visit) }
  }

  /// The attribute, when it is a reference and nothing else.
  public var reference: Reference? {
    switch self {
    case .name(let name): return Reference(isAbsolute: false, names: [name])
    case .absoluteName(let name): return Reference(isAbsolute: true, names: [name])
    case .member(of: let base, let name):
      guard var reference = base.reference else { return nil }
      reference.names.append(name)
      return reference
    default: return nil
    }
  }
}
