internal import Glibc
internal import Processes
internal import Synchronization

/// Ctrl-C, a batch system's SIGTERM and a lost terminal, noticed while a test runs, so that it does
/// not go on without us. At all other times these signals end the process, which is always safe.
enum SignalWatch {
  private static let received = Atomic<Int32>(0)
  /// Those that are not ignored, as `nohup` has it.
  private static let signals = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }

  /// The signal that came since ``watch()``.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  static func watch() {
    received.store(0, ordering: .relaxed)
    for number in signals {
      Glibc.signal(number) { SignalWatch.received.store($0, ordering: .relaxed) }
    }
  }

  static func unwatch() {
    for number in signals { Glibc.signal(number, SIG_DFL) }
  }
}
