/// An LDAP URL (RFC 4516): a server, and perhaps what to ask it.
public struct LDAPURL: Hashable, Sendable {
  /// How the server is spoken to.
  public enum Scheme: String, Hashable, Sendable {
    /// LDAP over TCP.
    case ldap
    /// LDAP over TLS over TCP.
    case ldaps
    /// LDAP over a local socket, an extension of OpenLDAP's.
    case ldapi

    /// The port when the URL names none (RFC 4516 section 2; IANA for `ldaps`); nil for a socket.
    public var defaultPort: UInt16? {
      switch self {
      case .ldap: 389
      case .ldaps: 636
      case .ldapi: nil
      }
    }
  }

  /// Something beyond RFC 4516 that the URL asks for (RFC 4516 section 2: extension).
  public struct Extension: Hashable, Sendable {
    /// A short name or an object identifier.
    public var type: String
    public var value: String?
    /// Whether a client that does not know the extension must not use the URL.
    public var isCritical: Bool

    public init(type: String, value: String? = nil, isCritical: Bool = false) {
      self.type = type
      self.value = value
      self.isCritical = isCritical
    }

    /// Whether both are the same; the case of the types does not matter (RFC 4512 section 1.4: descr).
    public static func == (a: Self, b: Self) -> Bool {
      AttributeDescription(a.type) == AttributeDescription(b.type) && a.value == b.value
        && a.isCritical == b.isCritical
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(AttributeDescription(type))
      hasher.combine(value)
      hasher.combine(isCritical)
    }
  }

  public var scheme: Scheme
  /// The host's name or its address, an IPv6 address without brackets and perhaps with a zone
  /// (`fe80::1%eth0`); the path of the socket for `ldapi`. nil leaves it to the client.
  public var host: String?
  /// The TCP port; nil for the default.
  public var port: UInt16?
  public var dn: DistinguishedName
  /// The attributes wanted; empty asks for all user attributes.
  public var attributes: [AttributeDescription]
  /// How far to look; nil for the default, the base itself.
  public var scope: SearchScope?
  /// Which entries; nil for the default, all of them.
  public var filter: Filter?
  public var extensions: [Extension]

  public init(
    scheme: Scheme = .ldap, host: String?, port: UInt16? = nil, dn: DistinguishedName = .root,
    attributes: [AttributeDescription] = [], scope: SearchScope? = nil, filter: Filter? = nil,
    extensions: [Extension] = []
  ) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.dn = dn
    self.attributes = attributes
    self.scope = scope
    self.filter = filter
    self.extensions = extensions
  }
}

extension LDAPURL {
  /// The port that BDIIs listen on.
  public static let bdiiPort: UInt16 = 2170

  /// The URL of the server alone.
  public var server: LDAPURL {
    LDAPURL(scheme: scheme, host: host, port: port)
  }
}
