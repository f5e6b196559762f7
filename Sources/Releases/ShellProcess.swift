internal import Processes
internal import SystemPackage

/// A shell that runs a script, and whatever ends it.
struct ShellProcess {
  enum End: Hashable {
    case exited(Int32)
    case killed(Int32)
    /// Its time was over.
    case late
    /// We were asked to stop, by a signal.
    case interrupted(Int32)
  }

  private let process: ChildProcess

  /// Starts `/bin/sh` on a script.
  ///
  /// - Parameters:
  ///   - arguments: The script's `$1` and so on.
  ///   - variables: `NAME=VALUE`, added to our own environment.
  init(_ script: String, arguments: [String], variables: [String]) throws(ReleaseError) {
    do throws(Errno) {
      process = try ChildProcess(
        ["/bin/sh", "-c", script, "sh"] + arguments, adding: variables, errors: .mixed,
        isMarked: true)
    } catch {
      throw ReleaseError(.io, "/bin/sh", "cannot be started: \(error)")
    }
  }

  /// The descriptor that the script tells how far it came by, of one digit.
  static var mark: Int32 { ChildProcess.markDescriptor }

  /// Whether the script has written anything there.
  var hasLeftMark: Bool { process.hasLeftMark }

  /// Waits until it has ended and all that it printed was read, or kills it.
  func wait(
    seconds: Int, _ body: ([UInt8]) throws -> Void
  ) throws -> End {
    SignalWatch.watch()
    defer { SignalWatch.unwatch() }
    let end = try process.wait(
      for: .itsEnd, until: .now + .seconds(seconds), isStopped: { SignalWatch.signal != nil }, body)
    switch end {
    case .exited(let status): return .exited(status)
    case .killed(let signal): return .killed(signal)
    case nil: return SignalWatch.signal.map(End.interrupted) ?? .late
    }
  }
}
