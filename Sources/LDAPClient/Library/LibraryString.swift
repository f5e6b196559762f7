import CLDAP

/// A string that libldap made for us: owned, and given back to it.
@safe
struct LibraryString: ~Copyable {
  private let pointer: UnsafeMutablePointer<CChar>?

  /// Takes what a C function puts into its argument.
  init(_ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Int32) {
    var made: UnsafeMutablePointer<CChar>?
    _ = unsafe body(&made)
    unsafe pointer = made
  }

  /// The corresponding C function is `ldap_memfree`.
  deinit {
    unsafe ldap_memfree(pointer)
  }

  /// A copy; nil when there was none.
  var string: String? { unsafe pointer.map { unsafe String(cString: $0) } }
}
