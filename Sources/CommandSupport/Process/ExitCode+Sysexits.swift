public import ArgumentParser

/// How the commands end; `sysexits.h` gave the numbers from 64.
extension ExitCode {
  /// Nothing matched, or a check failed.
  public static let nothingFound = ExitCode(1)
  /// What was compared differs.
  public static let different = ExitCode(2)
  /// The command was called wrongly.
  public static let usage = ExitCode(64)
  /// What was to be read is not what it should be.
  public static let badData = ExitCode(65)
  /// No server could be reached.
  public static let unavailable = ExitCode(69)
  /// A defect of this software.
  public static let defect = ExitCode(70)
  /// Something could not be read or written.
  public static let io = ExitCode(74)
  /// The answer is partial, or time ran out; it may work another time.
  public static let tryAgain = ExitCode(75)
  /// It was understood, and refused.
  public static let refused = ExitCode(77)
  /// The configuration is missing or wrong.
  public static let configuration = ExitCode(78)

  /// A signal ended it (128 and SIGINT's number, as shells have it).
  public static let interrupted = ExitCode(130)

  /// What a manual says of them.
  public static let discussion = """
    EXIT STATUS
      0   done
      1   nothing matched, or a check failed
      2   what was compared differs
      64  the command was called wrongly
      65  input that is not what it should be
      69  no server could be reached
      70  a defect of this software
      74  something could not be read or written
      75  the answer is partial, or none came in time (no JSON then): try again
      77  refused
      78  the configuration is missing or wrong
      130 interrupted
    """
}
