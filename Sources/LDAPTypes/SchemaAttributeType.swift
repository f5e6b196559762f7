/// What a schema says of an attribute (RFC 4512 section 4.1.2). Rules and syntax that the definition
/// takes from its superior type are filled in.
public struct AttributeType: Hashable, Sendable {
  /// The object identifier, in dotted decimal.
  public var oid: String
  /// The short names; the first is the one that answers use.
  public var names: [String]
  /// The type that this one is a kind of, as the definition names it.
  public var superior: String?
  /// How values compare for equality; nil when they do not, or by a rule that is not known here.
  public var equality: MatchingRule?
  public var ordering: MatchingRule?
  public var substrings: MatchingRule?
  /// The object identifier of the syntax (RFC 4517 section 3.3), without a length.
  public var syntax: String
  public var isSingleValued: Bool
  /// Whether the attribute is returned only when it is asked for (RFC 4512 section 3.4).
  public var isOperational: Bool

  public init(
    oid: String, names: [String], superior: String? = nil, equality: MatchingRule? = nil,
    ordering: MatchingRule? = nil, substrings: MatchingRule? = nil, syntax: String = "",
    isSingleValued: Bool = false, isOperational: Bool = false
  ) {
    self.oid = oid
    self.names = names
    self.superior = superior
    self.equality = equality
    self.ordering = ordering
    self.substrings = substrings
    self.syntax = syntax
    self.isSingleValued = isSingleValued
    self.isOperational = isOperational
  }

  /// The name that answers use: the first short name, or else the object identifier.
  public var name: String { names.first ?? oid }
}
