import CLDAP
import LDAPTypes

extension Message {
  /// How an operation ended (RFC 4511 section 4.1.9), and where the next page of a search starts.
  struct Outcome {
    var result: SearchResult
    /// Empty when there is no next page.
    var cookie: [UInt8]
  }

  /// The URLs in a continuation reference (RFC 4511 section 4.5.3).
  ///
  /// The corresponding C function is `ldap_parse_reference`.
  func references(session: borrowing Session) throws(LibraryError) -> [String] {
    var urls: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    let code = unsafe ldap_parse_reference(session.handle, pointer, &urls, nil, 0)
    defer { unsafe Self.free(urls) }
    try LibraryError.check(code)
    return unsafe Self.strings(urls)
  }

  /// What a message that ends an operation says.
  ///
  /// The corresponding C function is `ldap_parse_result`.
  ///
  /// - Parameter isPage: Whether a page was asked for. Where none was, nobody looks where a next one starts.
  func outcome(isPage: Bool = false, session: borrowing Session) throws(LibraryError) -> Outcome {
    var code: Int32 = 0
    var matchedDN: UnsafeMutablePointer<CChar>?
    var diagnosticMessage: UnsafeMutablePointer<CChar>?
    var referrals: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var controls: UnsafeMutablePointer<UnsafeMutablePointer<LDAPControl>?>?
    let parsing = unsafe ldap_parse_result(
      session.handle, pointer, &code, &matchedDN, &diagnosticMessage, &referrals, &controls, 0)
    defer {
      unsafe ldap_memfree(matchedDN)
      unsafe ldap_memfree(diagnosticMessage)
      unsafe Self.free(referrals)
      unsafe ldap_controls_free(controls)
    }
    try LibraryError.check(parsing)
    try checkControls()
    return Outcome(
      result: unsafe SearchResult(
        resultCode: ResultCode(rawValue: code),
        matchedDN: matchedDN.map { unsafe String(cString: $0) } ?? "",
        diagnosticMessage: diagnosticMessage.map { unsafe String(cString: $0).shortened } ?? "",
        referrals: Self.strings(referrals)),
      cookie: unsafe isPage ? try Self.cookie(in: controls, session: session) : [])
  }

  /// What an extended response is about (RFC 4511 section 4.12: responseName), an object identifier; empty
  /// when it does not say.
  ///
  /// libldap's own `ldap_parse_extended_result` ends the process when the name is there but empty.
  ///
  /// The corresponding C functions are `ber_skip_tag` and `ber_skip_element`.
  func responseName() throws(LibraryError) -> String {
    guard let ber = unsafe ber_dup(ldap_get_message_ber(pointer)) else {
      throw LibraryError(code: LDAP_NO_MEMORY)
    }
    // Only the element itself is ours, its bytes are the message's.
    defer { unsafe ber_free(ber, 0) }
    var length: ber_len_t = 0
    unsafe ber_skip_tag(ber, &length)
    var part = unsafe berval()
    // resultCode, matchedDN, diagnosticMessage
    for _ in 0..<3 {
      guard unsafe ber_skip_element(ber, &part) != .max else {
        throw LibraryError(code: LDAP_DECODING_ERROR)
      }
    }
    var tag = unsafe ber_skip_element(ber, &part)
    if tag == LDAP_TAG_REFERRAL { tag = unsafe ber_skip_element(ber, &part) }
    guard tag == LDAP_TAG_EXOP_RES_OID else { return "" }
    guard unsafe part.bv_len > 0 else { throw LibraryError(code: LDAP_DECODING_ERROR) }
    let bytes = unsafe UnsafeRawBufferPointer(start: part.bv_val, count: Int(part.bv_len))
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  /// Refuses controls (RFC 4511 section 4.1.11) that cannot be told apart, which libldap takes for none.
  ///
  /// The corresponding C functions are `ber_skip_element` and `ber_init`.
  private func checkControls() throws(LibraryError) {
    guard let ber = unsafe ber_dup(ldap_get_message_ber(pointer)) else {
      throw LibraryError(code: LDAP_NO_MEMORY)
    }
    // As in responseName().
    defer { unsafe ber_free(ber, 0) }
    var part = unsafe berval()
    var tag = unsafe ber_skip_element(ber, &part)
    guard tag != .max else { throw LibraryError(code: LDAP_DECODING_ERROR) }
    if unsafe Self.isAtEnd(ber) { return }
    tag = unsafe ber_skip_element(ber, &part)
    guard tag != .max else { throw LibraryError(code: LDAP_DECODING_ERROR) }
    // What stands there otherwise is an extension that nobody has to know (section 4).
    guard unsafe tag == LDAP_TAG_CONTROLS && part.bv_len > 0 else { return }
    guard let controls = unsafe ber_init(&part) else { throw LibraryError(code: LDAP_NO_MEMORY) }
    defer { unsafe ber_free(controls, 1) }
    while unsafe !Self.isAtEnd(controls) {
      guard unsafe ber_skip_element(controls, &part) == LBER_SEQUENCE else {
        throw LibraryError(code: LDAP_DECODING_ERROR)
      }
    }
  }

  /// The corresponding C function is `ber_get_option`.
  private static func isAtEnd(_ ber: OpaquePointer) -> Bool {
    var count: ber_len_t = 0
    return unsafe ber_get_option(
      UnsafeMutableRawPointer(ber), LBER_OPT_REMAINING_BYTES, &count) != 0 || count == 0
  }

  /// The corresponding C functions are `ldap_control_find` and `ldap_parse_pageresponse_control`.
  private static func cookie(
    in controls: UnsafeMutablePointer<UnsafeMutablePointer<LDAPControl>?>?,
    session: borrowing Session
  ) throws(LibraryError) -> [UInt8] {
    guard let control = unsafe ldap_control_find(LDAP_CONTROL_PAGEDRESULTS, controls, nil) else {
      return []
    }
    // Any control may come without a value (RFC 4511 section 4.1.11); liblber ends the process then.
    guard unsafe control.pointee.ldctl_value.bv_len > 0 else {
      throw LibraryError(code: LDAP_DECODING_ERROR)
    }
    var estimate: ber_int_t = 0
    var cookie = unsafe berval()
    try LibraryError.check(
      unsafe ldap_parse_pageresponse_control(session.handle, control, &estimate, &cookie))
    defer { unsafe ber_memfree(cookie.bv_val) }
    return unsafe Array(UnsafeRawBufferPointer(start: cookie.bv_val, count: Int(cookie.bv_len)))
  }

  /// The corresponding C function is `ldap_memvfree`.
  private static func free(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) {
    unsafe ldap_memvfree(UnsafeMutablePointer(OpaquePointer(list)))
  }

  private static func strings(
    _ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  ) -> [String] {
    guard let list = unsafe list else { return [] }
    var strings: [String] = []
    while let string = unsafe list[strings.count] {
      unsafe strings.append(String(cString: string))
    }
    return strings
  }
}
