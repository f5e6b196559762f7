internal import Files
internal import Glibc
internal import Rollout

/// A run of a release's own test: in a shell, in the release's folder, after its setup script was
/// read. What it prints goes to a log; when its time is over, it and what it started are killed.
struct TestRun {
  /// How a test ended.
  enum Outcome: Hashable, Sendable {
    case passed
    /// It ran, and failed, in words.
    case failed(String)
    /// It could not be run, in words.
    case notRun(String)
  }

  let release: Release
  let vo: String
  /// The release's folder.
  let path: String
  /// How long it may take, in **seconds**.
  let timeLimit: Int

  /// How much of its output is kept, in **bytes**.
  static let longestLog = 8 << 20

  /// The variables that it finds, `NAME=VALUE`: those of `ppsquery --setenv`, and a few more.
  var variables: [String] {
    var variables = [
      "PPS_VO=\(vo)", "PPS_PRODUCT=\(release.product)", "PPS_VERSION=\(release.workingVersion)",
      "PPS_PACKAGE_VERSION=\(release.packageVersion)", "PPS_PATH=\(path)",
    ]
    if let script = release.setupScript { variables.append("PPS_SETENV=\(path)/\(script)") }
    return variables
  }

  /// What the shell does with the folder and the test. The setup script, in a function, cannot change
  /// these two, whatever else it does. Where it ends the shell, or lets another program take its place, the
  /// test is not begun, and the mark is missing; what it leaves for the shell's end must not hide how the
  /// test ended.
  private static let script = """
    cd "$1" || exit 126
    if [ -n "${PPS_SETENV-}" ]; then
      if [ ! -r "$PPS_SETENV" ]; then echo "$PPS_SETENV cannot be read" >&2; exit 126; fi
      pps_setup() { . "$PPS_SETENV"; }
      pps_setup \(ShellProcess.mark)>&-
      trap - EXIT
      cd "$1" || exit 126
    fi
    echo >&\(ShellProcess.mark)
    exec \(ShellProcess.mark)>&-
    eval "$2"
    """

  /// Runs it.
  ///
  /// - Throws: When the log cannot be written, or a signal asked us to stop.
  func run(log: borrowing OpenFile) throws -> Outcome {
    guard let test = release.test else { return .notRun("the release has no test") }
    let process: ShellProcess
    do throws(ReleaseError) {
      process = try ShellProcess(Self.script, arguments: [path, test], variables: variables)
    } catch {
      return .notRun(error.message)
    }
    var kept = 0
    let end = try process.wait(seconds: timeLimit) { piece in
      let room = Self.longestLog - kept
      guard room > 0 else { return }
      try log.write(Array(piece.prefix(room)))
      kept += piece.count
      if kept >= Self.longestLog {
        try log.write(Array("\n(what follows is not kept)\n".utf8))
      }
    }
    switch end {
    case .exited(let status) where !process.hasLeftMark && status != 126:
      return .notRun("its setup script ended the shell before it, with exit status \(status)")
    case .exited(0): return .passed
    case .exited(126): return .notRun("it cannot be executed (exit status 126)")
    case .exited(127): return .notRun("there is no such command (exit status 127)")
    case .exited(let status): return .failed("it ended with exit status \(status)")
    case .killed(let signal): return .failed("signal \(signal) killed it")
    case .late: return .failed("it was not done after \(timeLimit) s, and was killed")
    case .interrupted(let signal):
      throw ReleaseError(.interrupted, path, "signal \(signal) ended the test", details: [])
    }
  }
}
