public import ArgumentParser
internal import Glibc
internal import Rollout

/// A command-line tool whose failures are told in one form.
public protocol Program: ParsableCommand {}

extension Program {
  /// Runs the tool and ends the process.
  ///
  /// - Parameter fail: What is done before, when it failed.
  public static func runAndExit(onFailure fail: () -> Void = {}) -> Never {
    // A reader that leaves makes a write fail instead of killing the process.
    PipeSignal.ignore()
    let diagnostics = Diagnostics(program: configuration.commandName ?? _commandName)
    do {
      var command = try parseAsRoot()
      try command.run()
      Glibc.exit(ExitCode.success.rawValue)
    } catch let failure as CommandFailure {
      fail()
      diagnostics.error(failure.message, details: failure.details)
      Glibc.exit(failure.exitCode.rawValue)
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch let violation as Violation {
      fail()
      diagnostics.error("\(violation)")
      Glibc.exit(ExitCode.badData.rawValue)
    } catch {
      // To be asked for the status, the parser makes all of the text again: help is known without.
      let text = fullMessage(for: error)
      guard text.hasPrefix("OVERVIEW: ") || exitCode(for: error).isSuccess else {
        fail()
        exit(withError: error)
      }
      Glibc.exit(tell(text, diagnostics).rawValue)
    }
  }

  /// Prints what the user asked the parser for, such as help: the parser itself does not see when that
  /// cannot be written.
  private static func tell(_ text: String, _ diagnostics: Diagnostics) -> ExitCode {
    do {
      if !text.isEmpty { try Output.write(text + "\n") }
    } catch let failure as CommandFailure {
      diagnostics.error(failure.message, details: failure.details)
      return failure.exitCode
    } catch {
      // The reader has gone, and wants no more.
    }
    return .success
  }
}
