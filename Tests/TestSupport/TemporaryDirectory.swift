import Glibc

/// A private directory that goes, with all that is in it, when its owner does.
public final class TemporaryDirectory: Sendable {
  public let path: String

  /// The corresponding C function is `mkdtemp`.
  public init() throws {
    let root = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    let template = unsafe strdup(root + "/pps-test.XXXXXX")!
    defer { unsafe free(template) }
    guard let made = unsafe mkdtemp(template) else {
      throw Command.Failure(description: "cannot make a directory below \(root)")
    }
    path = unsafe String(cString: made)
  }

  deinit {
    if let process = try? Command.spawn(["rm", "-rf", "--", path], output: "/dev/null") {
      _ = Command.wait(for: process)
    }
  }
}

/// Gives a private directory to a test, and removes it.
public func withTemporaryDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
  let directory = try TemporaryDirectory()
  return try withExtendedLifetime(directory) { try body(directory.path) }
}
