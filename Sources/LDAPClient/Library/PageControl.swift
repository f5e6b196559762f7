import CLDAP

/// A control that asks for a page of a search's entries (RFC 2696), owned.
@safe
struct PageControl: ~Copyable {
  let control: UnsafeMutablePointer<LDAPControl>

  /// The corresponding C function is `ldap_create_page_control`.
  ///
  /// - Parameter cookie: Where the server went on last; empty for the first page.
  init(size: Int, cookie: [UInt8], session: borrowing Session) throws(LibraryError) {
    unsafe control = try Self.control(size: size, cookie: cookie, handle: session.handle)
  }

  private static func control(
    size: Int, cookie: [UInt8], handle: OpaquePointer
  ) throws(LibraryError) -> UnsafeMutablePointer<LDAPControl> {
    var made: UnsafeMutablePointer<LDAPControl>?
    var cookie = cookie
    let code = unsafe cookie.withUnsafeMutableBytes { bytes in
      var value = unsafe berval(
        bv_len: ber_len_t(bytes.count),
        bv_val: bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
      return unsafe withUnsafeMutablePointer(to: &value) { value in
        unsafe ldap_create_page_control(
          handle, ber_int_t(clamping: size), bytes.isEmpty ? nil : value, 0, &made)
      }
    }
    try LibraryError.check(code)
    guard let made = unsafe made else { throw LibraryError(code: LDAP_NO_MEMORY) }
    return unsafe made
  }

  /// The corresponding C function is `ldap_control_free`.
  deinit {
    unsafe ldap_control_free(control)
  }
}
