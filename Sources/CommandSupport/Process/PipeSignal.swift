internal import Glibc
internal import Processes

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
