import Glibc
import Synchronization

/// A program that a test runs and waits for.
public struct Command {
  /// What a program that ended left behind.
  public struct Outcome: Sendable {
    /// The exit code; 128 and the signal's number when a signal ended it.
    public var status: Int32
    /// What it wrote on stdout and stderr.
    public var output: String
  }

  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  /// Held while a child is made, and while a descriptor is open that it must not inherit: a script
  /// that somebody has open for writing cannot be run.
  static let descriptors = Mutex(())

  /// Runs a program to its end.
  ///
  /// - Parameter input: What it reads on stdin.
  public static func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let directory = try TemporaryDirectory()
    let inputPath = directory.path + "/input"
    let outputPath = directory.path + "/output"
    try write(input, to: inputPath)
    let process = try spawn(arguments, input: inputPath, output: outputPath)
    return Outcome(status: wait(for: process), output: try read(outputPath))
  }

  /// Runs a program to its end, which must be a good one.
  @discardableResult
  public static func check(_ arguments: [String], input: String = "") throws -> String {
    let outcome = try run(arguments, input: input)
    guard outcome.status == 0 else {
      throw Failure(
        description:
          "\(arguments.joined(separator: " ")): exit \(outcome.status)\n\(outcome.output)")
    }
    return outcome.output
  }

  /// Starts a program; `input` and `output` are paths of files. The C function is `posix_spawnp`.
  static func spawn(
    _ arguments: [String], input: String = "/dev/null", output: String,
    inputDescriptor: Int32? = nil
  ) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if let inputDescriptor {
      unsafe posix_spawn_file_actions_adddup2(&actions, inputDescriptor, 0)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    }
    unsafe posix_spawn_file_actions_addopen(
      &actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)

    // The threads that tests run on block signals; a child that inherits that cannot be ended. What
    // a test ignores, others' children do not.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for at in unsafe pointers.indices { unsafe free(pointers[at]) } }
    var process: pid_t = 0
    let code = descriptors.withLock { _ in
      unsafe posix_spawnp(&process, arguments[0], &actions, &attributes, pointers, environ)
    }
    guard code == 0 else {
      throw Failure(description: "\(arguments[0]): \(unsafe String(cString: strerror(code)))")
    }
    return process
  }

  /// Whether no program runs that was called so, now or within ten seconds.
  public static func hasEnded(_ commandLine: String) throws -> Bool {
    for _ in 0..<100 {
      if try run(["pgrep", "-f", "^\(commandLine)$"]).status == 1 { return true }
      usleep(100_000)
    }
    return false
  }

  static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// Writes a file whole.
  public static func write(_ text: String, to path: String) throws {
    try descriptors.withLock { _ in
      let file = unsafe fopen(path, "we")
      guard let file = unsafe file else { throw Failure(description: "cannot write \(path)") }
      var text = text
      let isWritten = text.withUTF8 { unsafe fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
      guard unsafe fclose(file) == 0, isWritten else {
        throw Failure(description: "cannot write all of \(path)")
      }
    }
  }

  /// Reads a file whole.
  public static func read(_ path: String) throws -> String {
    let file = unsafe fopen(path, "re")
    guard let file = unsafe file else { throw Failure(description: "cannot read \(path)") }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let byte = unsafe getc(file)
      if byte == EOF { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(UInt8(byte))
    }
  }
}
