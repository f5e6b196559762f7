internal import Glibc

/// What becomes of a program that writes to a pipe nobody reads.
package enum PipeSignal {
  /// Whether whoever started the program did not want it to end so.
  private static let wasIgnored = isIgnored(SIGPIPE)

  /// Makes the write fail instead.
  package static func ignore() {
    if !wasIgnored { signal(SIGPIPE, SIG_IGN) }
  }

  /// As it was when the program was started, for another one that takes its place.
  package static func restore() {
    if !wasIgnored { signal(SIGPIPE, SIG_DFL) }
  }
}

/// Whether a signal does nothing, as whoever started the program can have it: `nohup` does.
package func isIgnored(_ signal: Int32) -> Bool {
  var action = sigaction()
  guard unsafe sigaction(signal, nil, &action) == 0 else { return false }
  return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self)
    == unsafeBitCast(SIG_IGN, to: UInt.self)
}
