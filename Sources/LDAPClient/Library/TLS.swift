/// What TLS trusts and what it shows.
///
/// A server's certificate must be valid, come from an authority that is trusted and carry the host's name as
/// the URL has it. Only ldap.conf's `TLS_REQCERT` and ``certificateCheck`` can change that. (libldap takes
/// `localhost` for this machine's full name.)
public struct TLS: Hashable, Sendable {
  /// What becomes of a certificate that is not to be trusted.
  public enum CertificateCheck: Hashable, Sendable {
    /// The server is not asked.
    case demand
    /// Nothing: anybody may answer in the server's place.
    case never
  }

  /// A file of trusted authorities' certificates, in PEM. nil: ldap.conf's `TLS_CACERT` and
  /// `TLS_CACERTDIR`, or the system's.
  public var authoritiesFile: String?
  /// A directory of such files. On the grid: /etc/grid-security/certificates.
  public var authoritiesDirectory: String?
  /// Our own certificate and its key, in PEM, for a server that wants to see one.
  public var certificateFile: String?
  public var keyFile: String?
  /// nil: ldap.conf's `TLS_REQCERT`, or ``CertificateCheck/demand``.
  public var certificateCheck: CertificateCheck?

  public init(
    authoritiesFile: String? = nil, authoritiesDirectory: String? = nil,
    certificateFile: String? = nil, keyFile: String? = nil,
    certificateCheck: CertificateCheck? = nil
  ) {
    self.authoritiesFile = authoritiesFile
    self.authoritiesDirectory = authoritiesDirectory
    self.certificateFile = certificateFile
    self.keyFile = keyFile
    self.certificateCheck = certificateCheck
  }
}
