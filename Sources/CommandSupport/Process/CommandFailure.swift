public import ArgumentParser

/// Why a command ends without success: a line, facts below it, and the exit status.
public struct CommandFailure: Error, Sendable {
  public var exitCode: ExitCode
  /// What failed, and on what.
  public var message: String
  /// Facts and what to do about it, one line each.
  public var details: [String]

  public init(_ exitCode: ExitCode, _ message: String, details: [String] = []) {
    self.exitCode = exitCode
    self.message = message
    self.details = details
  }
}

extension CommandFailure: CustomStringConvertible {
  /// The line alone, as it stands within another message.
  public var description: String { message }
}
