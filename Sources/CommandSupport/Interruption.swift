internal import Glibc
internal import LDAPClient

/// Ctrl-C and its like, as a wish to stop what is being asked.
public enum Interruption {
  /// All that a signal cancels; the first of them only signals do. Only ever replaced by a longer
  /// one, by the one thread that asks.
  nonisolated(unsafe) private static var wishes: [Cancellation] = []

  /// What only signals cancel; the first interrupts the search, a second one the program.
  static var shared: Cancellation {
    if unsafe wishes.isEmpty { add(Cancellation()) }
    return unsafe wishes[0]
  }

  /// One more that the signals cancel, and others may. It is to be forgotten when it is done with.
  static func cancellation() -> Cancellation {
    let cancellation = Cancellation()
    if shared.isCancelled { cancellation.cancel() }
    add(cancellation)
    return cancellation
  }

  private static func add(_ cancellation: Cancellation) {
    unsafe wishes = wishes + [cancellation]
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      signal(number) { number in
        for wish in unsafe Interruption.wishes { wish.cancel() }
        signal(number, SIG_DFL)
      }
    }
  }

  /// Lets go of what is asked no more: each holds a pipe.
  static func forget(_ cancellations: [Cancellation]) {
    unsafe wishes = wishes.filter { wish in !cancellations.contains { $0 === wish } }
  }

  /// Makes it come by itself after a while, as if there were a signal.
  public static func come(afterSeconds seconds: UInt32) {
    _ = shared
    signal(SIGALRM) { _ in
      for wish in unsafe Interruption.wishes { wish.cancel() }
    }
    alarm(seconds)
  }

  /// Whether there was a signal.
  public static var isWanted: Bool { unsafe wishes.first?.isCancelled ?? false }

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
