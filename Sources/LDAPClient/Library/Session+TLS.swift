import CLDAP
import Glibc

extension Session {
  /// Asks the server for TLS (RFC 4511 section 4.14). The corresponding C function is `ldap_start_tls`.
  func startTLS() throws(LibraryError) -> Int32 {
    var identifier: Int32 = -1
    try LibraryError.check(unsafe ldap_start_tls(handle, nil, nil, &identifier))
    return identifier
  }

  /// Does TLS's handshake. Reads and writes through the transport until it is done or has failed.
  ///
  /// The corresponding C function is `ldap_install_tls`.
  func installTLS() throws(LibraryError) {
    try LibraryError.check(unsafe ldap_install_tls(handle))
    guard let sockbuf = unsafe Self.sockbuf(of: handle),
      unsafe transport.installAboveTLS(in: sockbuf)
    else {
      throw LibraryError(code: LDAP_NO_MEMORY)
    }
  }

  /// Sets up what TLS trusts. The corresponding C function is `ldap_set_option`.
  ///
  /// A context of its own inherits nothing of what ldap.conf says about TLS, so that is looked up.
  func configureTLS(_ tls: TLS) throws(LibraryError) {
    let texts: [(option: Int32, text: String?)] = [
      (LDAP_OPT_X_TLS_CACERTFILE, tls.authoritiesFile),
      (LDAP_OPT_X_TLS_CACERTDIR, tls.authoritiesDirectory),
      (LDAP_OPT_X_TLS_CERTFILE, tls.certificateFile),
      (LDAP_OPT_X_TLS_KEYFILE, tls.keyFile),
      (LDAP_OPT_X_TLS_CIPHER_SUITE, Library.text(LDAP_OPT_X_TLS_CIPHER_SUITE)),
      (LDAP_OPT_X_TLS_CRLFILE, Library.text(LDAP_OPT_X_TLS_CRLFILE)),
    ]
    for case (let option, let text?) in texts { try set(option, to: text) }
    let oldest = Library.number(LDAP_OPT_X_TLS_PROTOCOL_MIN)
    if oldest > 0 { try set(LDAP_OPT_X_TLS_PROTOCOL_MIN, to: oldest) }
    if let check = tls.certificateCheck {
      try set(
        LDAP_OPT_X_TLS_REQUIRE_CERT,
        to: check == .demand ? LDAP_OPT_X_TLS_DEMAND : LDAP_OPT_X_TLS_NEVER)
    }
    try set(LDAP_OPT_X_TLS_NEWCTX, to: 0)
  }
}
