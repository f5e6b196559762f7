extension LDAPDirectory {
  /// How the servers are spoken to.
  ///
  /// What is nil here is what ldap.conf, ~/.ldaprc and the `LDAP…` environment variables say
  /// (ldap.conf(5)), and where they say nothing, what the property's comment says.
  public struct Configuration: Sendable {
    /// The longest time that getting a connection to one server may take: the look-up of its name, the
    /// connection and TLS. ldap.conf's `NETWORK_TIMEOUT`, or 5 seconds.
    public var networkTimeout: Duration?
    /// The longest time that a bind, and that a batch of searches, may take on one server. ldap.conf's
    /// `TIMEOUT`, or 30 seconds.
    public var operationTimeout: Duration?
    /// Whether `ldap://` is turned into TLS (RFC 4511 section 4.14). A server that cannot is not asked.
    public var startTLS: Bool
    /// What TLS trusts, with `ldaps://` and with ``startTLS``.
    public var tls: TLS
    /// Who asks.
    public var credentials: Credentials
    /// Whether a password may go over a connection that anybody can read: `ldap://` without ``startTLS``.
    public var permitsCleartextPassword: Bool
    /// What a server may have stored under other names than it shows.
    public var views: [SuffixView]
    /// How many entries a server may send before it is asked to go on (RFC 2696); nil asks for all at once.
    ///
    /// OpenLDAP's server has one such search at a time on a connection, so the requests of a batch are then
    /// sent one after the other.
    public var pageSize: Int?
    /// The longest message that is read, in bytes: whoever claims to send more is not believed.
    public var longestMessage: Int
    /// Ends what runs.
    public var cancellation: Cancellation?

    public init(
      networkTimeout: Duration? = nil, operationTimeout: Duration? = nil, startTLS: Bool = false,
      tls: TLS = TLS(), credentials: Credentials = .anonymous,
      permitsCleartextPassword: Bool = false, views: [SuffixView] = [], pageSize: Int? = nil,
      longestMessage: Int = 1 << 28, cancellation: Cancellation? = nil
    ) {
      self.networkTimeout = networkTimeout
      self.operationTimeout = operationTimeout
      self.startTLS = startTLS
      self.tls = tls
      self.credentials = credentials
      self.permitsCleartextPassword = permitsCleartextPassword
      self.views = views
      self.pageSize = pageSize
      self.longestMessage = longestMessage
      self.cancellation = cancellation
    }
  }
}
