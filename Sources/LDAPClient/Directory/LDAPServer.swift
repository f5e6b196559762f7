public import LDAPTypes

/// A directory server: the first half of an LDAP URL (RFC 4516 section 2), scheme, host and port.
public struct LDAPServer: Hashable, Sendable {
  public let scheme: LDAPURL.Scheme
  /// The host's name or address; with `ldapi` the path of the socket.
  public let host: String
  /// The TCP port; nil with `ldapi`.
  public let port: UInt16?

  /// A server that listens on TCP; on the scheme's own port unless another is named.
  public init(scheme: LDAPURL.Scheme = .ldap, host: String, port: UInt16? = nil) {
    self.scheme = scheme
    self.host = host
    self.port = port ?? scheme.defaultPort
  }

  /// A server that listens on a local socket.
  public init(socket path: String) {
    self.init(scheme: .ldapi, host: path)
  }

  /// The server that a URL names: where it names none, this machine.
  public init(_ url: LDAPURL) {
    let thisMachine = url.scheme == .ldapi ? "/var/run/slapd/ldapi" : "localhost"
    self.init(scheme: url.scheme, host: url.host ?? thisMachine, port: url.port)
  }

  /// The server in a URL. What else the URL says, critical extensions too, is not looked at.
  public init(parsing text: String) throws(LDAPURL.ParseError) {
    self.init(try LDAPURL(parsing: text))
  }
}

extension LDAPServer: CustomStringConvertible {
  /// The server's URL.
  public var description: String {
    LDAPURL(scheme: scheme, host: host, port: port).description
  }
}
