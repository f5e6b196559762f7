import CLDAP
import Glibc
import LDAPTypes

extension Connection {
  /// Starts TLS where the server's URL or the configuration wants it. There is no going on without.
  func secure(waiting: Waiting) throws(LDAPFailure) {
    switch server.scheme {
    case .ldaps: break
    case .ldap where configuration.startTLS: try requestTLS(waiting: waiting)
    case .ldap, .ldapi: return
    }
    if let words = Library.loadTLS() { throw failure(.tls(words), during: .startTLS) }
    let tls = try effectiveTLS()
    var failed = false
    let log = LibraryLog.lines {
      do { try session.configureTLS(tls) } catch { failed = true }
    }
    if failed {
      throw failure(.tls(TLS.words(configuring: log)), during: .startTLS)
    }
    try shakeHands(waiting: waiting, log: log)
  }

  /// Whether nobody else can read what is sent.
  var isConfidential: Bool { server.scheme != .ldap || configuration.startTLS }

  private func requestTLS(waiting: Waiting) throws(LDAPFailure) {
    let identifier: Int32
    do {
      identifier = try session.startTLS()
    } catch {
      throw failure(error, during: .startTLS)
    }
    let answer = try answer(
      to: identifier, .extendedResponse, waiting: waiting, timeout: networkTimeout,
      during: .startTLS)
    let result = try decoding(during: .startTLS) { () throws(LibraryError) in
      try answer.outcome(session: session).result
    }
    guard result.resultCode == .success else {
      throw failure(
        .refused(result.resultCode), during: .startTLS,
        diagnosticMessage: result.diagnosticMessage)
    }
  }

  /// - Parameter log: What libldap wrote when it was told what to trust.
  private func shakeHands(waiting: Waiting, log: [String]) throws(LDAPFailure) {
    transport.waiting = waiting
    defer { transport.waiting = nil }
    var failed = false
    let log =
      log
      + LibraryLog.lines {
        do { try session.installTLS() } catch { failed = true }
      }
    if failed {
      switch transport.ending {
      case .timedOut: throw failure(.timedOut(after: networkTimeout), during: .startTLS)
      case .cancelled: throw failure(.cancelled, during: .startTLS)
      case .endOfFile: throw failure(.connectionClosed, during: .startTLS)
      case .system(let code): throw failure(.system(errno: code), during: .startTLS)
      case .tls, nil:
        let words = TLS.words(message: session.lastMessage, log: log, host: server.host)
        throw failure(.tls(words), during: .startTLS)
      }
    }
  }

  /// What is configured, with what ldap.conf and the system say where that is silent.
  private func effectiveTLS() throws(LDAPFailure) -> TLS {
    var tls = configuration.tls
    if tls.authoritiesFile == nil, tls.authoritiesDirectory == nil {
      tls.authoritiesFile = Library.text(LDAP_OPT_X_TLS_CACERTFILE)
      tls.authoritiesDirectory = Library.text(LDAP_OPT_X_TLS_CACERTDIR)
    }
    if tls.authoritiesFile == nil, tls.authoritiesDirectory == nil {
      tls.authoritiesFile = Self.systemAuthorities.first(where: Self.isReadable)
    }
    if tls.certificateFile == nil, tls.keyFile == nil {
      tls.certificateFile = Library.text(LDAP_OPT_X_TLS_CERTFILE)
      tls.keyFile = Library.text(LDAP_OPT_X_TLS_KEYFILE)
    }
    // libldap would only say that something did not work.
    for path in [
      tls.authoritiesFile, tls.authoritiesDirectory, tls.certificateFile, tls.keyFile,
      Library.text(LDAP_OPT_X_TLS_CRLFILE),
    ] {
      if let path, !Self.isReadable(path) {
        throw failure(.tls("\(path): \(systemWords(errno))"), during: .startTLS)
      }
    }
    return tls
  }

  /// Where systems keep the authorities that they trust: Debian and its kin, Red Hat and its kin.
  private static var systemAuthorities: [String] {
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"]
  }

  /// The corresponding C function is `access`.
  private static func isReadable(_ path: String) -> Bool {
    unsafe access(path, R_OK) == 0
  }
}
