/// What a search asks (RFC 4511 section 4.5.1).
public struct SearchRequest: Hashable, Sendable {
  public var base: DistinguishedName
  public var scope: SearchScope
  public var filter: Filter
  /// The attributes wanted; empty asks for all user attributes.
  public var attributes: [AttributeDescription]
  /// The values wanted (RFC 3876): of the attributes asked for, only values that match this filter of one
  /// condition. A hint: a source may send all. nil wants all.
  public var valuesMatching: Filter?
  /// The most entries that the server may send; 0 leaves it to ldap.conf, and where that says nothing to the
  /// server.
  public var sizeLimit: Int
  /// The longest time the server may take; nil leaves it to ldap.conf and the server, too.
  public var timeLimit: Duration?

  public init(
    base: DistinguishedName, scope: SearchScope = .subtree, filter: Filter,
    attributes: [AttributeDescription] = [], valuesMatching: Filter? = nil, sizeLimit: Int = 0,
    timeLimit: Duration? = nil
  ) {
    self.base = base
    self.scope = scope
    self.filter = filter
    self.attributes = attributes
    self.valuesMatching = valuesMatching
    self.sizeLimit = sizeLimit
    self.timeLimit = timeLimit
  }
}
