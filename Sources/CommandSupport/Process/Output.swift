internal import ArgumentParser
internal import SystemPackage

/// Standard output, checked: a full disk is an error, a reader that left is not.
public enum Output {
  /// Writes all of it.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be written; `ExitCode.success` when the reader of a
  ///   pipe has gone, so that `| head` stays quiet.
  public static func write(_ text: String) throws {
    try write(Array(text.utf8))
  }

  /// Writes all of it.
  public static func write(_ bytes: [UInt8]) throws {
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch Errno.brokenPipe {
      throw ExitCode.success
    } catch {
      throw CommandFailure(.io, "standard output cannot be written: \(error)")
    }
  }

  static func write(_ text: String, to descriptor: FileDescriptor) throws {
    _ = try descriptor.writeAll(text.utf8)
  }
}
