public import LDAPTypes

/// Who asks (RFC 4513 section 5).
public enum Credentials: Sendable {
  /// Nobody: no bind is sent.
  case anonymous
  /// A name and a password (RFC 4513 section 5.1.3). An empty password is refused: servers take that for
  /// an anonymous bind and call it a success.
  case simple(DistinguishedName, password: Secret)
  /// SASL (RFC 4513 section 5.2).
  case sasl(SASL)

  var isSASL: Bool {
    if case .sasl = self { true } else { false }
  }
}
