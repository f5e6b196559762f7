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

extension AttributeType {
  /// Whether a description of the type may have these options, to OpenLDAP: languages (RFC 3866), and
  /// `binary` once where values are transferred so (RFC 4522); none on operational attributes.
  package func takes(options: [String]) -> Bool {
    if options.isEmpty { return true }
    let binary = options.filter { AttributeDescription($0) == "binary" }
    return !isOperational && binary.count < (isTransferredInBinary ? 2 : 1)
      && options.count - binary.count == options.count { $0.lowercased().hasPrefix("lang-") }
  }

  /// Whether the syntax is one of certificates and the like (RFC 4523 section 2), or of keys (PKCS #8).
  private var isTransferredInBinary: Bool {
    ([8, 9, 10, 49].map { "1.3.6.1.4.1.1466.115.121.1.\($0)" }
      + ["1.3.6.1.4.1.4203.666.11.10.2.1", "1.2.840.113549.1.8.1.1"]).contains(syntax)
  }
}
