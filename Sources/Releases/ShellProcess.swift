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
        ["/bin/sh", "-c", script, "sh"] + arguments, adding: variables, errors: .mixed)
    } catch {
      throw ReleaseError(.io, "/bin/sh", "cannot be started: \(error)")
    }
  }

  /// Waits until it has ended and all that it printed was read, or kills it.
  func wait(
    seconds: Int, _ body: ([UInt8]) throws -> Void
  ) throws -> End {
    SignalWatch.watch()
    defer { SignalWatch.unwatch() }
    defer { process.end() }
    let deadline = ContinuousClock.now + .seconds(seconds)
    var end: End?
    while end == nil {
      // Every tenth of a second, since what it started may keep the pipe open after it has ended.
      if let piece = process.read(within: 100) { try body(piece) }
      if let signal = SignalWatch.signal {
        end = .interrupted(signal)
      } else if process.hasEnded {
        break
      } else if ContinuousClock.now >= deadline {
        end = .late
      }
    }
    let status = process.end()
    // What it printed last.
    while let piece = process.read(within: 0), !piece.isEmpty { try body(piece) }
    if let end { return end }
    switch status {
    case .exited(let status): return .exited(status)
    case .killed(let signal): return .killed(signal)
    }
  }
}
