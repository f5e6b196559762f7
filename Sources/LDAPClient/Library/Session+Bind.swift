import CLDAP

extension Session {
  /// Sends a bind with a name and a password (RFC 4511 section 4.2).
  ///
  /// The corresponding C function is `ldap_sasl_bind`.
  func bind(name: String, password: UnsafeRawBufferPointer) throws(LibraryError) -> Int32 {
    var identifier: Int32 = -1
    var credentials = unsafe berval(
      bv_len: ber_len_t(password.count),
      bv_val: UnsafeMutableRawPointer(mutating: password.baseAddress)?.assumingMemoryBound(
        to: CChar.self))
    try LibraryError.check(
      unsafe ldap_sasl_bind(handle, name, nil, &credentials, nil, nil, &identifier))
    return identifier
  }

  /// What the next step of a SASL bind came to.
  enum SASLStep {
    /// A message was sent; its answer goes into the next step.
    case sent(Int32)
    case done
  }

  /// Takes one step of a SASL bind. The corresponding C function is `ldap_sasl_interactive_bind`.
  ///
  /// - Parameters:
  ///   - mechanisms: Separated by spaces.
  ///   - answer: The server's answer to the step before; nil for the first.
  func bind(
    mechanisms: String, interaction: SASLInteraction, answer: consuming Message?
  ) throws(LibraryError) -> SASLStep {
    var identifier: Int32 = -1
    let message: OpaquePointer?
    switch answer {
    case .some(let answer): unsafe message = answer.pointer
    case .none: unsafe message = nil
    }
    let code = unsafe ldap_sasl_interactive_bind(
      handle, nil, mechanisms, nil, nil, UInt32(LDAP_SASL_QUIET), SASLInteraction.callback,
      Unmanaged.passUnretained(interaction).toOpaque(), message, interaction.mechanism, &identifier)
    if code == LDAP_SASL_BIND_IN_PROGRESS { return .sent(identifier) }
    try LibraryError.check(code)
    return .done
  }
}
