internal import SystemPackage

/// Standard output, checked: a full disk is an error, a reader that left is not. What is to be told on standard
/// error is told all the same, and the exit status is the answer's.
public enum Output {
  /// Writes all of it, or nothing once the reader of a pipe has gone, so that `| head` stays quiet.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be written.
  public static func write(_ text: String) throws(CommandFailure) {
    try write(Array(text.utf8))
  }

  /// Writes all of it, or nothing once the reader of a pipe has gone.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be written.
  public static func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch Errno.brokenPipe {
      // Nobody wants more.
    } catch {
      throw CommandFailure(.io, "standard output cannot be written: \(error)")
    }
  }

  static func write(_ text: String, to descriptor: FileDescriptor) throws {
    _ = try descriptor.writeAll(text.utf8)
  }
}
