import CLDAP
import Glibc

/// An `LDAP` handle: one Swift function for each C function, nothing more.
///
/// Owns the handle and unbinds it at the end. Not thread-safe.
@safe
struct Session: ~Copyable {
  let handle: OpaquePointer
  /// Kept until the handle is unbound, which still writes to it and closes it: an owner of both
  /// would let go of them in an order that the language leaves open.
  let transport: Transport

  /// The corresponding C function is `ldap_init_fd`.
  ///
  /// - Parameter url: Tells libldap the scheme and the host's name; it connects to nothing itself.
  init(transport: Transport, url: String) throws(LibraryError) {
    unsafe handle = try Self.handle(transport: transport, url: url)
    self.transport = transport
  }

  private static func handle(
    transport: Transport, url: String
  ) throws(LibraryError) -> OpaquePointer {
    var handle: OpaquePointer?
    try LibraryError.check(
      unsafe ldap_init_fd(transport.descriptor, LDAP_PROTO_EXT, url, &handle))
    guard let handle = unsafe handle, let sockbuf = unsafe sockbuf(of: handle),
      unsafe transport.install(in: sockbuf)
    else {
      throw LibraryError(code: LDAP_NO_MEMORY)
    }
    return unsafe handle
  }

  /// The corresponding C function is `ldap_unbind_ext`.
  deinit {
    unsafe ldap_unbind_ext(handle, nil, nil)
  }

  /// The next message that is there; nil when none is. Never waits.
  ///
  /// The corresponding C function is `ldap_result`.
  func nextMessage() throws(LibraryError) -> Message? {
    var message: OpaquePointer?
    var now = timeval(tv_sec: 0, tv_usec: 0)
    let type = unsafe ldap_result(handle, LDAP_RES_ANY, Int32(LDAP_MSG_ONE), &now, &message)
    if type < 0 { throw LibraryError(code: lastCode) }
    guard type > 0, let message = unsafe message else { return nil }
    return unsafe Message(taking: message)
  }

  /// Tells the server to forget an operation (RFC 4511 section 4.11).
  ///
  /// The corresponding C function is `ldap_abandon_ext`.
  func abandon(_ identifier: Int32) {
    unsafe ldap_abandon_ext(handle, identifier, nil, nil)
  }
}
