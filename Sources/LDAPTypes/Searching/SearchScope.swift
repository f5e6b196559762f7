/// How far below its base a search looks (RFC 4511 section 4.5.1.2).
public enum SearchScope: Hashable, Sendable {
  /// The base itself.
  case base
  /// The entries right below the base.
  case oneLevel
  /// The base and everything below it.
  case subtree
  /// Everything below the base, without it (draft-sermersheim-ldap-subordinate-scope).
  case children
}
