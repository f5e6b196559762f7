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
  func outcome(session: borrowing Session) throws(LibraryError) -> Outcome {
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
    return Outcome(
      result: unsafe SearchResult(
        resultCode: ResultCode(rawValue: code),
        matchedDN: matchedDN.map { unsafe String(cString: $0) } ?? "",
        diagnosticMessage: diagnosticMessage.map { unsafe String(cString: $0) } ?? "",
        referrals: Self.strings(referrals)),
      cookie: unsafe try Self.cookie(in: controls, session: session))
  }

  /// What an extended response is about (RFC 4511 section 4.12: responseName), an object identifier; empty
  /// when it does not say.
  ///
  /// The corresponding C function is `ldap_parse_extended_result`.
  func responseName(session: borrowing Session) throws(LibraryError) -> String {
    var name: UnsafeMutablePointer<CChar>?
    let code = unsafe ldap_parse_extended_result(session.handle, pointer, &name, nil, 0)
    defer { unsafe ldap_memfree(name) }
    try LibraryError.check(code)
    return unsafe name.map { unsafe String(cString: $0) } ?? ""
  }

  /// The corresponding C functions are `ldap_control_find` and `ldap_parse_pageresponse_control`.
  private static func cookie(
    in controls: UnsafeMutablePointer<UnsafeMutablePointer<LDAPControl>?>?,
    session: borrowing Session
  ) throws(LibraryError) -> [UInt8] {
    guard let control = unsafe ldap_control_find(LDAP_CONTROL_PAGEDRESULTS, controls, nil) else {
      return []
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
