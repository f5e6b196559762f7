import CLDAP
import LDAPTypes

/// The corresponding C functions are `ldap_set_option` and `ldap_get_option`.
extension Session {
  func set(_ option: Int32, to value: Int32) throws(LibraryError) {
    var value = value
    try LibraryError.check(unsafe ldap_set_option(handle, option, &value))
  }

  func set(_ option: Int32, to isOn: Bool) throws(LibraryError) {
    try LibraryError.check(
      unsafe ldap_set_option(handle, option, isOn ? cldap_opt_on() : cldap_opt_off()))
  }

  func set(_ option: Int32, to text: String) throws(LibraryError) {
    try LibraryError.check(unsafe ldap_set_option(handle, option, text))
  }

  /// The option as text; nil when it is not set.
  func text(_ option: Int32) -> String? {
    unsafe LibraryString { unsafe ldap_get_option(handle, option, $0) }.string
  }

  /// Refuses messages that claim to be longer. The corresponding C function is `ber_sockbuf_ctrl`.
  func setLongestMessage(bytes: Int) {
    guard let sockbuf = unsafe Self.sockbuf(of: handle) else { return }
    var bytes = ber_len_t(max(0, bytes))
    unsafe ber_sockbuf_ctrl(sockbuf, LBER_SB_OPT_SET_MAX_INCOMING, &bytes)
  }

  /// Whether what the server sent is here already: behind a message, or encrypted, it is read without being
  /// taken. The corresponding C function is `ber_sockbuf_ctrl`.
  var hasUnreadBytes: Bool {
    guard let sockbuf = unsafe Self.sockbuf(of: handle) else { return false }
    return unsafe ber_sockbuf_ctrl(sockbuf, LBER_SB_OPT_DATA_READY, nil) == 1
  }

  static func sockbuf(of handle: OpaquePointer) -> OpaquePointer? {
    var sockbuf: OpaquePointer?
    unsafe ldap_get_option(handle, LDAP_OPT_SOCKBUF, &sockbuf)
    return unsafe sockbuf
  }

  /// What the last call came to.
  var lastCode: Int32 {
    var code: Int32 = LDAP_OTHER
    unsafe ldap_get_option(handle, LDAP_OPT_RESULT_CODE, &code)
    return code
  }

  /// The words that go with ``lastCode``, if there are any.
  var lastMessage: String { text(LDAP_OPT_DIAGNOSTIC_MESSAGE)?.shortened ?? "" }
}
