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

  /// The protocol operation in a message (RFC 4511 section 4.1.1).
  enum Kind {
    case entry
    case reference
    case intermediate
    /// What ends a search.
    case searchDone
    /// What answers a bind.
    case bindResponse
    /// What answers an extended request, such as StartTLS; or what nobody asked for.
    case extendedResponse
    case other
  }

  /// The corresponding C function is `ldap_msgtype`.
  var kind: Kind {
    switch unsafe ber_tag_t(bitPattern: Int(ldap_msgtype(pointer))) {
    case LDAP_RES_SEARCH_ENTRY: .entry
    case LDAP_RES_SEARCH_REFERENCE: .reference
    case LDAP_RES_INTERMEDIATE: .intermediate
    case LDAP_RES_SEARCH_RESULT: .searchDone
    case LDAP_RES_BIND: .bindResponse
    case LDAP_RES_EXTENDED: .extendedResponse
    default: .other
    }
  }
}
