import CLDAP
import Glibc
import Synchronization

/// libldap as a whole: its first call, which is not thread-safe and costs the most, and what ldap.conf says.
enum Library {
  /// Whether libsasl2's plugins are hidden from the first call; nil before it.
  private static let hidesPlugins = Mutex<Bool?>(nil)

  /// Makes the first call, once a process, and waits until it is done.
  ///
  /// It loads every plugin of libsasl2, which takes half of a small query's time. Who binds without SASL is
  /// spared that: the search path for plugins points at a directory that has none, unless the user set it.
  /// And it looks up this machine's own name, for which the resolver may take longer than there is time.
  ///
  /// Who binds with SASL afterwards makes libsasl2 start once more.
  ///
  /// The corresponding C functions are `ldap_set_option` on no handle, `sasl_client_done` and
  /// `sasl_client_init`.
  static func start(forSASL: Bool, waiting: Waiting) -> Waiting.Outcome {
    let hides = hidesPlugins.withLock { hides in
      let decided = unsafe hides ?? (!forSASL && getenv("SASL_PATH") == nil)
      hides = decided
      return decided
    }
    // In slices: a cancellation that is no signal does not end the wait.
    while cldap_start(hides ? 1 : 0, min(waiting.deadline.milliseconds, 100)) != 0 {
      if let end = waiting.ending { return end }
    }
    hidesPlugins.withLock { hides in
      guard forSASL, hides == true else { return }
      sasl_client_done()
      sasl_client_init(nil)
      hides = false
    }
    return .ready
  }

  /// Loads what TLS needs, once a process: a query without TLS is spared that.
  ///
  /// - Returns: nil, or why it cannot be loaded.
  static func loadTLS() -> String? {
    unsafe cldap_load_tls().map { unsafe String(cString: $0) }
  }

  /// What ldap.conf says, as text; nil when it says nothing. The C function is `ldap_get_option`.
  static func text(_ option: Int32) -> String? {
    unsafe LibraryString { unsafe ldap_get_option(nil, option, $0) }.string
  }

  /// What ldap.conf says, as a number; 0 when it says nothing. The C function is `ldap_get_option`.
  static func number(_ option: Int32) -> Int32 {
    var number: Int32 = 0
    unsafe ldap_get_option(nil, option, &number)
    return number
  }

  /// What ldap.conf says, as a time; nil when it says nothing. The C function is `ldap_get_option`.
  static func duration(_ option: Int32) -> Duration? {
    var time: UnsafeMutablePointer<timeval>?
    guard unsafe ldap_get_option(nil, option, &time) == LDAP_OPT_SUCCESS,
      let time = unsafe time
    else { return nil }
    defer { unsafe ldap_memfree(time) }
    let (seconds, microseconds) = unsafe (time.pointee.tv_sec, time.pointee.tv_usec)
    // Below zero is "wait for ever".
    return seconds < 0 ? nil : .seconds(seconds) + .microseconds(microseconds)
  }

  /// libldap's words for one of its codes. The corresponding C function is `ldap_err2string`.
  static func message(for code: Int32) -> String {
    unsafe String(cString: ldap_err2string(code))
  }

  /// GnuTLS's words for one of its codes. The corresponding C function is `gnutls_strerror`.
  static func messageOfTLS(for code: Int32) -> String {
    unsafe String(cString: cldap_tls_message(code))
  }
}
