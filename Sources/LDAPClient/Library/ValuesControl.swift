import CLDAP
import LDAPTypes

/// A control that asks for some of an entry's values (RFC 3876), owned. A server that does not know it
/// sends all.
@safe
struct ValuesControl: ~Copyable {
  let control: UnsafeMutablePointer<LDAPControl>

  /// - Parameter filter: What a value must match: one condition, or any of several.
  /// - Throws: `LDAP_FILTER_ERROR` when the filter is something else.
  init(matching filter: Filter) throws(LibraryError) {
    let items = if case .or(let items) = filter { items } else { [filter] }
    unsafe control = try Self.control(filter: "(\(items.map(\.description).joined()))")
  }

  /// The corresponding C functions are `ldap_put_vrFilter` and `ldap_control_create`.
  private static func control(
    filter: String
  ) throws(LibraryError) -> UnsafeMutablePointer<LDAPControl> {
    guard let element = unsafe ber_alloc_t(LBER_USE_DER) else {
      throw LibraryError(code: LDAP_NO_MEMORY)
    }
    defer { unsafe ber_free(element, 1) }
    guard unsafe ldap_put_vrFilter(element, filter) == 0 else {
      throw LibraryError(code: LDAP_FILTER_ERROR)
    }
    var value = unsafe berval()
    guard unsafe ber_flatten2(element, &value, 0) == 0 else {
      throw LibraryError(code: LDAP_NO_MEMORY)
    }
    var made: UnsafeMutablePointer<LDAPControl>?
    try LibraryError.check(
      unsafe ldap_control_create(LDAP_CONTROL_VALUESRETURNFILTER, 0, &value, 1, &made))
    guard let made = unsafe made else { throw LibraryError(code: LDAP_NO_MEMORY) }
    return unsafe made
  }

  /// The corresponding C function is `ldap_control_free`.
  deinit {
    unsafe ldap_control_free(control)
  }
}
