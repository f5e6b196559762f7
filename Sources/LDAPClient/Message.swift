import CLDAP

/// A message from the server, owned: an `LDAPMessage` that `ldap_result` gave away.
@safe
struct Message: ~Copyable {
  let pointer: OpaquePointer

  init(taking pointer: OpaquePointer) {
    unsafe self.pointer = pointer
  }

  /// The corresponding C function is `ldap_msgfree`.
  deinit {
    unsafe ldap_msgfree(pointer)
  }

  /// Which request it answers. The corresponding C function is `ldap_msgid`.
  var identifier: Int32 { unsafe ldap_msgid(pointer) }

  enum Kind {
    case entry
    case reference
    case intermediate
    /// What ends an operation.
    case result
  }

  /// The corresponding C function is `ldap_msgtype`.
  var kind: Kind {
    switch unsafe ber_tag_t(bitPattern: Int(ldap_msgtype(pointer))) {
    case LDAP_RES_SEARCH_ENTRY: .entry
    case LDAP_RES_SEARCH_REFERENCE: .reference
    case LDAP_RES_INTERMEDIATE: .intermediate
    default: .result
    }
  }
}
