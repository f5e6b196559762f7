import CLDAP
import Glibc
import Synchronization

/// What libldap writes when it debugs: the only place where it says why it does not trust a certificate.
///
/// Its hook is one for the whole process. It is there while somebody listens, and keeps what the listener's
/// own thread writes.
enum LibraryLog {
  private struct State {
    var lines: [pthread_t: [String]] = [:]
  }

  /// `LDAP_DEBUG_TRACE`, in a header that is not installed.
  private static let trace: Int32 = 1

  private static let state = Mutex(State())

  /// Listens while the body runs, unless somebody already debugs libldap by other means.
  ///
  /// The corresponding C functions are `ldap_set_option` and `ber_set_option` on no handle.
  static func lines(during body: () -> Void) -> [String] {
    let thread = pthread_self()
    state.withLock { state in
      if state.lines.isEmpty {
        guard level == 0 else { return }
        unsafe ber_set_option(
          nil, LBER_OPT_LOG_PRINT_FN, unsafeBitCast(hook, to: UnsafeRawPointer.self))
        level = trace
      }
      state.lines[thread] = []
    }
    body()
    return state.withLock { state in
      guard let lines = state.lines.removeValue(forKey: thread) else { return [] }
      if state.lines.isEmpty { level = 0 }
      return lines
    }
  }

  private static var level: Int32 {
    get {
      var level: Int32 = 0
      unsafe ldap_get_option(nil, LDAP_OPT_DEBUG_LEVEL, &level)
      return level
    }
    set {
      var level = newValue
      unsafe ldap_set_option(nil, LDAP_OPT_DEBUG_LEVEL, &level)
    }
  }

  /// A `BER_LOG_PRINT_FN`.
  private static let hook: @convention(c) (UnsafePointer<CChar>?) -> Void = { text in
    guard let text = unsafe text else { return }
    let line = unsafe String(cString: text)
    state.withLock { $0.lines[pthread_self()]?.append(line) }
  }
}
