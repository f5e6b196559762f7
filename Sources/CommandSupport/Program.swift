public import ArgumentParser
internal import Glibc
public import Rollout

/// A command-line tool whose failures are told in one form.
public protocol Program: ParsableCommand {}

extension Program {
  /// Runs the tool and ends the process.
  public static func runAndExit() -> Never {
    // A reader that leaves makes a write fail instead of killing the process.
    PipeSignal.ignore()
    let diagnostics = Diagnostics(program: configuration.commandName ?? _commandName)
    do {
      var command = try parseAsRoot()
      try command.run()
      Glibc.exit(ExitCode.success.rawValue)
    } catch let failure as CommandFailure {
      diagnostics.error(failure.message, details: failure.details)
      Glibc.exit(failure.exitCode.rawValue)
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch let violation as Violation {
      diagnostics.error("\(violation)")
      Glibc.exit(ExitCode.badData.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}

extension Timestamp {
  /// This moment.
  public static var now: Timestamp { Timestamp(secondsSinceEpoch: time(nil)) }
}
