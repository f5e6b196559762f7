internal import Glibc

/// A shell that runs in a process group of its own, so that all it started can be killed with it.
/// The corresponding C function is `posix_spawn`.
struct ShellProcess {
  enum End: Hashable {
    case exited(Int32)
    case killed(Int32)
    /// Its time was over.
    case late
    /// We were asked to stop, by a signal.
    case interrupted(Int32)
  }

  private let process: pid_t
  /// Where what it prints can be read.
  private let output: FileHandleReference

  /// Starts `/bin/sh` on a script.
  ///
  /// - Parameters:
  ///   - arguments: The script's `$1` and so on.
  ///   - variables: `NAME=VALUE`, added to our own environment.
  init(_ script: String, arguments: [String], variables: [String]) throws(ReleaseError) {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw Self.failure(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    output = FileHandleReference(ends[0])
    defer { close(ends[1]) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // We ignore SIGPIPE; a shell's pipes rely on it.
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    unsafe posix_spawnattr_setsigmask(&attributes, &defaults)
    unsafe sigaddset(&defaults, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let arguments = unsafe Self.copies(["sh", "-c", script, "sh"] + arguments)
    let environment = unsafe Self.copies(Self.environment(adding: variables))
    defer {
      for at in unsafe arguments.indices { unsafe free(arguments[at]) }
      for at in unsafe environment.indices { unsafe free(environment[at]) }
    }
    var process: pid_t = 0
    let code = unsafe posix_spawn(
      &process, "/bin/sh", &actions, &attributes, arguments, environment)
    guard code == 0 else { throw Self.failure(code) }
    self.process = process
  }

  private static func failure(_ code: Int32) -> ReleaseError {
    Folder.failure("/bin/sh", "cannot be started", code)
  }

  /// C strings, with the nil at their end.
  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe texts.map { unsafe strdup($0) } + [nil]
  }

  private static func environment(adding variables: [String]) -> [String] {
    let names = Set(variables.map { $0.prefix { $0 != "=" } })
    var all: [String] = []
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let text = unsafe String(cString: entry)
      if !names.contains(text.prefix { $0 != "=" }) { all.append(text) }
      unsafe next += 1
    }
    return all + variables
  }

  /// Waits until it has ended and all that it printed was read, or kills it.
  func wait(
    seconds: Int, _ body: ([UInt8]) throws(ReleaseError) -> Void
  ) throws(ReleaseError) -> End {
    Interruption.watch()
    defer { Interruption.unwatch() }
    let deadline = ContinuousClock.now + .seconds(seconds)
    var end: End?
    var failure: ReleaseError?
    while end == nil && failure == nil {
      do throws(ReleaseError) {
        // Every tenth of a second, since what it started may keep the pipe open after it has ended.
        if let piece = output.read(within: 100) { try body(piece) }
      } catch {
        failure = error
      }
      if let signal = Interruption.signal {
        end = .interrupted(signal)
      } else if hasEnded {
        break
      } else if ContinuousClock.now >= deadline {
        end = .late
      }
    }
    kill(-process, SIGKILL)
    let status = collect()
    if let failure { throw failure }
    // What it printed last.
    while let piece = output.read(within: 0), !piece.isEmpty { try body(piece) }
    return end ?? status
  }

  /// Whether it has ended. It is left to be collected, so that its number, and with it that of its group, stays
  /// its own until what is left of the group is killed.
  private var hasEnded: Bool {
    var info = unsafe siginfo_t()
    unsafe waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
    return unsafe info.si_signo != 0
  }

  private func collect() -> End {
    var status = SIGKILL
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
  }
}

/// The reading end of a pipe. Owns the descriptor and closes it.
private final class FileHandleReference {
  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// What can be read within so many **milliseconds**; empty at the end, nil when nothing came.
  func read(within milliseconds: Int32) -> [UInt8]? {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&wanted, 1, milliseconds) > 0 else { return nil }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, count in
      count = max(0, unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
    // The other end is closed: do not come back at once.
    if bytes.isEmpty && milliseconds > 0 { usleep(10_000) }
    return bytes
  }
}
