import CLDAP

/// One of libldap's own codes: below zero, unlike those that servers send.
struct LibraryError: Error {
  let code: Int32

  /// Makes an error of a return code that is not success.
  static func check(_ code: Int32) throws(LibraryError) {
    if code != LDAP_SUCCESS { throw LibraryError(code: code) }
  }
}
