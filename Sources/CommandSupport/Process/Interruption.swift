internal import Glibc
internal import LDAPClient
internal import Processes

/// Ctrl-C and its like, as a wish to stop what is being asked.
public enum Interruption {
  /// What handlers cancel. It is made once and for all, before there is one: that may run on any thread, at any
  /// moment.
  private static let wish = Cancellation()

  /// What signals cancel, from when it is first asked for: the first interrupts the search, a second one the
  /// program.
  static let shared: Cancellation = {
    let wish = Self.wish
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      signal(number) { number in
        Interruption.wish.cancel()
        signal(number, SIG_DFL)
      }
    }
    return wish
  }()

  /// Makes it come by itself after a while, as if there were a signal; what does not heed that, such as the
  /// reading of a file, ends with the process a second later, with the status of success.
  public static func come(afterSeconds seconds: UInt32) {
    _ = shared
    signal(SIGALRM) { _ in
      Interruption.wish.cancel()
      signal(SIGALRM) { _ in _exit(0) }
      alarm(1)
    }
    alarm(seconds)
  }

  /// Whether there was a signal.
  public static var isWanted: Bool { wish.isCancelled }

  /// Ends a command that was interrupted: what it was told until then is not half an answer, but none.
  ///
  /// - Throws: ``CommandFailure`` when there was a signal.
  public static func check() throws {
    if isWanted { throw CommandFailure(.interrupted, "interrupted") }
  }

  /// Waits, unless there was a signal or one comes.
  ///
  /// - Throws: ``CommandFailure`` when there was one.
  public static func sleep(_ duration: Duration) throws {
    _ = shared.wait(for: duration)
    try check()
  }
}
