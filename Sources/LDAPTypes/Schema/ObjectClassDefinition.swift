/// What a schema says of an object class (RFC 4512 section 4.1.1).
public struct ObjectClassDefinition: Hashable, Sendable {
  /// What the class is for (RFC 4512 section 2.4).
  public enum Kind: Hashable, Sendable {
    case abstract
    case structural
    case auxiliary
  }

  /// The object identifier, in dotted decimal.
  public var oid: String
  /// The short names; the first is the one to use.
  public var names: [String]
  /// The classes that this one is a kind of, as the definition names them.
  public var superiors: [String]
  public var kind: Kind
  /// The attributes that an entry of the class must have, and those it may have; without those of
  /// the superior classes.
  public var required: [AttributeDescription]
  public var allowed: [AttributeDescription]

  public init(
    oid: String, names: [String], superiors: [String] = [], kind: Kind = .structural,
    required: [AttributeDescription] = [], allowed: [AttributeDescription] = []
  ) {
    self.oid = oid
    self.names = names
    self.superiors = superiors
    self.kind = kind
    self.required = required
    self.allowed = allowed
  }

  /// The name to use: the first short name, or else the object identifier.
  public var name: String { names.first ?? oid }
}
