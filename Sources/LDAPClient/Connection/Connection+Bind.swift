import CLDAP
import LDAPTypes

extension Connection {
  /// Says who asks.
  func bind() throws(LDAPFailure) {
    switch configuration.credentials {
    case .anonymous: return
    case .simple(let name, let password): try bind(name: name, password: password)
    case .sasl(let sasl): try bind(sasl)
    }
  }

  private func bind(name: DistinguishedName, password: Secret) throws(LDAPFailure) {
    guard maySendPassword else { throw failure(.readablePassword, during: .bind) }
    let identifier: Int32
    do {
      identifier = unsafe try password.withUnsafeBytes { bytes in
        guard unsafe !bytes.isEmpty else {
          throw failure(.unusableRequest("the password is empty"), during: .bind)
        }
        return unsafe try session.bind(name: name.description, password: bytes)
      }
    } catch let failure as LDAPFailure {
      throw failure
    } catch let error as LibraryError {
      throw failure(error, during: .bind)
    } catch {
      throw failure(.unusableRequest("no password: \(error)"), during: .bind, cause: error)
    }
    let timeout = operationTimeout
    let answer = try answer(
      to: identifier, .bindResponse, waiting: waiting(timeout), timeout: timeout, during: .bind)
    let result = try decoding(during: .bind) { () throws(LibraryError) in
      try answer.outcome(session: session).result
    }
    guard result.resultCode == .success else {
      throw failure(
        .refused(result.resultCode), during: .bind, diagnosticMessage: result.diagnosticMessage)
    }
  }

  private func bind(_ sasl: SASL) throws(LDAPFailure) {
    let timeout = operationTimeout
    let waiting = waiting(timeout)
    let mechanisms = try permitted(self.mechanisms(for: sasl))
    let interaction = SASLInteraction(
      sasl,
      defaults: SASLInteraction.Defaults(
        authenticationID: session.text(LDAP_OPT_X_SASL_AUTHCID),
        authorizationID: session.text(LDAP_OPT_X_SASL_AUTHZID),
        realm: session.text(LDAP_OPT_X_SASL_REALM)))
    do {
      if let properties = sasl.securityProperties {
        try session.set(LDAP_OPT_X_SASL_SECPROPS, to: properties)
      }
      var step = try session.bind(mechanisms: mechanisms, interaction: interaction, answer: nil)
      while case .sent(let identifier) = step {
        let answer = try answer(
          to: identifier, .bindResponse, waiting: waiting, timeout: timeout, during: .bind)
        step = try session.bind(
          mechanisms: mechanisms, interaction: interaction, answer: answer)
      }
    } catch let failure as LDAPFailure {
      throw failure
    } catch let error as LibraryError {
      if let error = interaction.error {
        throw failure(.unusableRequest("no answer: \(error)"), during: .bind, cause: error)
      }
      // The codes above zero are the server's.
      throw error.code > 0
        ? failure(
          .refused(ResultCode(rawValue: error.code)), during: .bind,
          diagnosticMessage: session.lastMessage)
        : failure(error, during: .bind)
    } catch {
      throw failure(.unusableRequest("\(error)"), during: .bind)
    }
  }

  /// Whether a password may be sent as it is.
  private var maySendPassword: Bool { isConfidential || configuration.permitsCleartextPassword }

  /// Those of the mechanisms that may be used on this connection: without those that send the password as
  /// it is (RFC 4616; LOGIN was never standardized) where anybody can read it.
  ///
  /// - Parameter names: Separated by whatever stands in no name (RFC 4422 section 3.1), as libsasl2 has it:
  ///   also by letters beyond ASCII. A server may say anything.
  /// - Returns: Separated by spaces.
  private func permitted(_ names: String) throws(LDAPFailure) -> String {
    if maySendPassword { return names }
    let names = names.utf8.split { !$0.isKeyCharacter && $0 != UInt8(ascii: "_") }
    let permitted = names.map { String(Substring($0)) }
      .filter { !["PLAIN", "LOGIN"].contains($0.uppercased()) }
    guard !permitted.isEmpty else { throw failure(.readablePassword, during: .bind) }
    return permitted.joined(separator: " ")
  }

  /// The mechanisms that are wanted.
  ///
  /// libldap would ask the server itself, but waits for the answer as long as it takes.
  private func mechanisms(for sasl: SASL) throws(LDAPFailure) -> String {
    let wanted = sasl.mechanisms.filter { !$0.isEmpty }
    if !wanted.isEmpty { return wanted.joined(separator: " ") }
    if let configured = session.text(LDAP_OPT_X_SASL_MECH), !configured.isEmpty {
      return configured
    }
    let name: AttributeDescription = "supportedSASLMechanisms"
    let request = SearchRequest(
      base: DistinguishedName(rdns: []), scope: .base, filter: .present("objectClass"),
      attributes: [name])
    var progress: [LDAPError.Progress] = []
    var offered: [String] = []
    do {
      _ = try search([request], progress: &progress) { _, event in
        if case .entry(let entry) = event { offered += entry.strings(name) }
        return []
      }
    } catch let error as LDAPFailure {
      throw failure(error.reason, during: .bind, diagnosticMessage: error.diagnosticMessage)
    } catch {
      throw failure(.garbledAnswer, during: .bind)
    }
    guard !offered.isEmpty else {
      throw failure(
        .refused(.authMethodNotSupported), during: .bind,
        diagnosticMessage: "the server offers no SASL mechanism")
    }
    return offered.joined(separator: " ")
  }
}
