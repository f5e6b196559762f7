import CLDAP
import LDAPTypes

extension Message {
  /// Why no entry is to be had from a message of that kind.
  enum EntryError: Error {
    case garbled
    /// The entry's name is not a distinguished name.
    case badName(String)
  }

  /// The entry in a message of that kind.
  ///
  /// The corresponding C functions are `ldap_get_dn_ber` and `ldap_get_attribute_ber`: they point into
  /// the message, so each byte is copied once.
  func entry(session: borrowing Session) throws(EntryError) -> Entry {
    var ber: OpaquePointer?
    var name = unsafe berval()
    let code = unsafe ldap_get_dn_ber(session.handle, pointer, &ber, &name)
    // Only the element itself is ours, its bytes are the message's.
    defer { unsafe ber_free(ber, 0) }
    guard code == LDAP_SUCCESS, let ber = unsafe ber else { throw .garbled }

    var attributes: [Attribute] = []
    while true {
      var description = unsafe berval()
      var values: UnsafeMutablePointer<berval>?
      let code = unsafe ldap_get_attribute_ber(session.handle, pointer, ber, &description, &values)
      defer { unsafe ber_memfree(values) }
      guard code == LDAP_SUCCESS else { throw .garbled }
      guard unsafe description.bv_val != nil else { break }
      unsafe attributes.append(
        Attribute(AttributeDescription(description.string), Self.values(of: values)))
    }
    do {
      let dn = unsafe try DistinguishedName(parsing: Span(_unsafeBytes: name.buffer))
      return Entry(dn: dn, attributes: attributes)
    } catch {
      throw .badName(unsafe name.string)
    }
  }

  private static func values(of values: UnsafeMutablePointer<berval>?) -> [AttributeValue] {
    guard let values = unsafe values else { return [] }
    var count = 0
    while unsafe values[count].bv_val != nil { count += 1 }
    return unsafe UnsafeBufferPointer(start: values, count: count).map {
      unsafe AttributeValue(bytes: Array($0.buffer))
    }
  }
}

extension berval {
  fileprivate var buffer: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: bv_val, count: Int(bv_len))
  }

  fileprivate var string: String { unsafe String(decoding: buffer, as: UTF8.self) }
}
