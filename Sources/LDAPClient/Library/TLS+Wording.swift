extension TLS {
  /// Why a handshake failed, in the user's words.
  ///
  /// - Parameters:
  ///   - message: What libldap says when it is asked: not much.
  ///   - log: What it wrote while it tried.
  static func words(message: String, log: [String], host: String) -> String {
    let emptyFile = log.first { $0.contains("no certificate loaded from") }?.quoted("`", "'")
    for line in log {
      // GnuTLS's verdict on the certificate: `TLS: peer cert untrusted or revoked (0x42)`.
      if line.contains("untrusted or revoked"), let x = line.lastIndex(of: "x"),
        let status = UInt32(line[x...].dropFirst().prefix { $0.isHexDigit }, radix: 16)
      {
        return emptyFile.map { "\($0): there is no certificate in it" } ?? words(status: status)
      }
      if line.contains("certificate is expired") { return "the certificate has expired" }
      if line.contains("not yet active") { return "the certificate is not valid yet" }
      if line.contains("unable to get subjectAltName") {
        return "the certificate has no subjectAltName, which TLS_REQSAN of ldap.conf wants"
      }
      if line.contains("public key hash does not match") {
        return "the certificate's key is not the one that TLS_PEERKEY_HASH pins"
      }
      if line.contains("hostname"), line.contains("does not match") {
        let name = line.quoted("(", ")") ?? host
        // libldap does that to `localhost`.
        return "the certificate is not for \(name)"
          + (name == host ? "" : ", the full name of this machine, for which \(host) stands")
      }
    }
    return message
  }

  /// Why what is configured cannot be used, in the user's words.
  ///
  /// - Parameter log: What libldap wrote when it was told.
  static func words(configuring log: [String]) -> String {
    for line in log {
      if line.contains("could not set cipher list") {
        return "TLS_CIPHER_SUITE of ldap.conf is not one that GnuTLS understands"
      }
      // `TLS: could not use certificate with key: The certificate and the given key do not match. (-60)`
      if line.contains("could not use") { return line.withoutCode }
    }
    return "the certificates, keys or ciphers that are configured cannot be used"
  }

  /// GnuTLS's verdict (`gnutls_certificate_status_t`), the gravest part of it first.
  private static func words(status: UInt32) -> String {
    let verdicts: [(bit: UInt32, words: String)] = [
      (5, "the certificate was revoked"),
      (11, "the certificate's signature is wrong"),
      (6, "the certificate comes from an authority that is not trusted"),
      (7, "the certificate comes from somebody who is no authority"),
      (10, "the certificate has expired"),
      (9, "the certificate is not valid yet"),
      (8, "the certificate is signed with an algorithm that is not safe"),
      (18, "the certificate is not for a server"),
    ]
    let verdict = verdicts.first { status & (1 << $0.bit) != 0 }
    return verdict?.words ?? "the certificate is not to be trusted"
  }
}

extension String {
  /// What stands in a line of libldap's between its `TLS:` and GnuTLS's code.
  fileprivate var withoutCode: String {
    let text = trimmingPrefix("TLS: ").prefix { $0 != "\n" }
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return String(text) }
    return String(text[..<open].reversed().drop { $0 == " " || $0 == "." }.reversed())
  }

  /// What stands between the first of the one mark and the next of the other.
  fileprivate func quoted(_ open: Character, _ close: Character) -> String? {
    guard let start = firstIndex(of: open) else { return nil }
    let rest = self[start...].dropFirst()
    return rest.firstIndex(of: close).map { String(rest[..<$0]) }
  }
}
