import Files
import Glibc
import SystemPackage

/// A program in a GIP folder, run as bdii-update runs it.
struct GIPProgram {
  let path: String

  /// The programs in a folder that bdii-update runs, sorted: all whose names do not end in `~`.
  static func all(in folder: String) -> [GIPProgram] {
    ((try? FileDescriptor.names(in: folder)) ?? []).map(\.string).filter { !$0.hasSuffix("~") }
      .sorted().map { GIPProgram(path: "\(folder)/\($0)") }
  }

  /// Why a program's output is not known.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The most that is read of its output, in bytes.
  static let mostOutput = 64 * 1024 * 1024

  /// Runs it by `sh -c`, without input, in a process group of its own that ends with it, and takes
  /// what it prints; its exit status does not count. What is not root's runs as its owner.
  ///
  /// - Parameter limit: How long it may take, in **seconds**.
  func run(limit: Double) throws(Failure) -> [UInt8] {
    let command = try command()
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Self.failure("cannot be run") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process: pid_t
    do throws(Failure) {
      process = try Self.spawn(command, output: ends[1])
    } catch {
      close(ends[0])
      close(ends[1])
      throw error
    }
    close(ends[1])
    defer {
      close(ends[0])
      Self.end(process)
    }
    return try Self.read(ends[0], process, limit: limit)
  }

  private func command() throws(Failure) -> [String] {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw Self.failure("cannot be looked at") }
    guard status.st_mode & S_IFMT == S_IFREG, unsafe access(path, X_OK) == 0 else {
      throw Failure(description: "is no program that can be run")
    }
    guard status.st_mode & S_IWOTH == 0 else {
      throw Failure(description: "is not run here: everybody may write to it")
    }
    let isWord = path.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "/._+@,:-#%~".utf8.contains(byte)
      }
    }
    guard isWord else { throw Failure(description: "has a name that a shell takes apart") }
    let run = ["/bin/sh", "-c", path]
    if geteuid() != 0 || status.st_uid == 0 { return run }
    return [
      "setpriv", "--reuid=\(status.st_uid)", "--regid=\(status.st_gid)", "--clear-groups", "--",
    ] + run
  }

  private static func spawn(_ command: [String], output: Int32) throws(Failure) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    // This program ignores it; what it runs must not.
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    let pointers = unsafe command.map { unsafe strdup($0) } + [nil]
    defer { for at in unsafe pointers.indices { unsafe free(pointers[at]) } }
    var process: pid_t = 0
    let code = unsafe posix_spawnp(&process, command[0], &actions, &attributes, pointers, environ)
    guard code == 0 else {
      throw Failure(description: "cannot be run: \(command[0]): \(Errno(rawValue: code))")
    }
    return process
  }

  /// Reads until nobody in the group can write any more and the program has ended.
  private static func read(
    _ descriptor: Int32, _ process: pid_t, limit: Double
  ) throws(Failure) -> [UInt8] {
    let start = ContinuousClock.now
    let late = Failure(description: "was not done after \(limit.formattedSeconds)")
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    var isOpen = true
    while true {
      let left = .seconds(limit) - (ContinuousClock.now - start)
      guard left > .zero else { throw late }
      if !isOpen {
        // Seen, and left for `end` to collect, so that its number stays its own.
        var info = unsafe siginfo_t()
        unsafe waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
        if unsafe info.si_signo != 0 { return bytes }
        usleep(5_000)
        continue
      }
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let wait: Int32 = left > .seconds(1) ? 1_000 : 20
      guard unsafe Glibc.poll(&poll, 1, wait) > 0 else { continue }
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { isOpen = false }
      if count > 0 { bytes += buffer[..<count] }
      guard bytes.count <= mostOutput else {
        throw Failure(description: "prints more than \(mostOutput) bytes")
      }
    }
  }

  /// Ends what is left of the group, and collects the program.
  private static func end(_ process: pid_t) {
    kill(-process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }

  private static func failure(_ what: String) -> Failure {
    Failure(description: "\(what): \(Errno(rawValue: errno))")
  }
}

extension Double {
  /// `30 s`, `0.5 s`
  fileprivate var formattedSeconds: String {
    self == rounded() ? "\(Int(self)) s" : "\(self) s"
  }
}
