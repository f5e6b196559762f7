/// What a SASL bind (RFC 4422, through libsasl2) needs to know.
///
/// What is nil here is what ldap.conf says; what that does not say is asked for with ``answer``.
public struct SASL: Sendable {
  /// The mechanisms that may be used: `EXTERNAL`, `GSSAPI`, `SCRAM-SHA-256`, … Empty: ldap.conf's
  /// `SASL_MECH`, or the strongest that the server offers and this machine has a plugin for.
  public var mechanisms: [String]
  /// Who we are (`SASL_AUTHCID`).
  public var authenticationID: String?
  /// Whom we want to act as (`SASL_AUTHZID`).
  public var authorizationID: String?
  /// `SASL_REALM`
  public var realm: String?
  public var password: Secret?
  /// What the mechanism must be capable of, such as `minssf=56` (`SASL_SECPROPS`).
  public var securityProperties: String?
  /// Answers what a mechanism asks and the properties above do not say; nil when there is no answer.
  public var answer: (@Sendable (Question) throws -> Secret?)?

  public init(
    mechanisms: [String] = [], authenticationID: String? = nil, authorizationID: String? = nil,
    realm: String? = nil, password: Secret? = nil, securityProperties: String? = nil,
    answer: (@Sendable (Question) throws -> Secret?)? = nil
  ) {
    self.mechanisms = mechanisms
    self.authenticationID = authenticationID
    self.authorizationID = authorizationID
    self.realm = realm
    self.password = password
    self.securityProperties = securityProperties
    self.answer = answer
  }

  /// Something that a mechanism asks.
  public struct Question: Hashable, Sendable {
    /// What is asked for, as libsasl2 words it.
    public let prompt: String
    /// What the server wants answered, if it does.
    public let challenge: String
    /// The answer that is taken when there is none.
    public let defaultAnswer: String?
    /// Whether the answer must not be seen while it is typed.
    public let isSecret: Bool
  }
}
