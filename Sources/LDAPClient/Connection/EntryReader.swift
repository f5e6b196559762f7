import CLDAP
import LDAPTypes

/// Reads the entries that a server sends, and keeps what the next one has too: the names of attributes, and
/// the name of what is above.
struct EntryReader {
  /// Why no entry is to be had from a message of that kind.
  enum Failure: Error {
    case garbled
    /// The entry's name is not a distinguished name.
    case badName(String)
  }

  private var names = EntryNameReader()
  private var descriptions = Descriptions()
  /// Where the attributes of an entry stand that has very many; anyone can publish such.
  private var places: [AttributeDescription: Int] = [:]

  /// So many are looked through one by one.
  private static let few = 32

  /// The entry in a message of that kind.
  ///
  /// The corresponding C functions are `ldap_get_dn_ber` and `ldap_get_attribute_ber`: they point into
  /// the message, so each byte is copied once.
  mutating func entry(
    in message: borrowing Message, session: borrowing Session
  ) throws(Failure) -> Entry {
    var ber: OpaquePointer?
    var name = unsafe berval()
    let code = unsafe ldap_get_dn_ber(session.handle, message.pointer, &ber, &name)
    // Only the element itself is ours, its bytes are the message's.
    defer { unsafe ber_free(ber, 0) }
    guard code == LDAP_SUCCESS, let ber = unsafe ber else { throw .garbled }

    var attributes: [Attribute] = []
    attributes.reserveCapacity(8)
    places.removeAll(keepingCapacity: true)
    while true {
      var description = unsafe berval()
      var values: UnsafeMutablePointer<berval>?
      let code = unsafe ldap_get_attribute_ber(
        session.handle, message.pointer, ber, &description, &values)
      defer { unsafe ber_memfree(values) }
      guard code == LDAP_SUCCESS else { throw .garbled }
      guard unsafe description.bv_val != nil else { break }
      let name = unsafe descriptions.description(Span(_unsafeBytes: description.buffer))
      let more = unsafe Self.values(of: values)
      // Each is to come once (RFC 4511 section 4.1.7); not all servers keep to that.
      if let same = place(of: name, in: attributes) {
        attributes[same].values += more
      } else {
        attributes.append(Attribute(name, more))
      }
    }
    do {
      let dn = unsafe try names.name(parsing: Span(_unsafeBytes: name.buffer))
      return Entry(dn: dn, attributes: attributes)
    } catch {
      throw .badName(unsafe String(decoding: name.buffer, as: UTF8.self))
    }
  }

  private mutating func place(
    of name: AttributeDescription, in attributes: [Attribute]
  ) -> Int? {
    if attributes.count <= Self.few { return attributes.firstIndex { $0.description == name } }
    for place in places.count..<attributes.count { places[attributes[place].description] = place }
    return places[name]
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

/// The descriptions of attributes that came: entries have few different ones, mostly in the same order.
private struct Descriptions {
  private var known: [AttributeDescription] = []
  /// Where the next one is, if they come as before.
  private var next = 0

  /// However many there are, no more are kept.
  private static let most = 50

  mutating func description(_ bytes: Span<UInt8>) -> AttributeDescription {
    for step in known.indices {
      let index = next + step < known.count ? next + step : next + step - known.count
      if known[index].rawValue.utf8.span.isEqual(to: bytes) {
        next = index + 1 < known.count ? index + 1 : 0
        return known[index]
      }
    }
    let description = AttributeDescription(
      unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) })
    if known.count < Self.most { known.append(description) }
    next = 0
    return description
  }
}

extension berval {
  fileprivate var buffer: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: bv_val, count: Int(bv_len))
  }
}
