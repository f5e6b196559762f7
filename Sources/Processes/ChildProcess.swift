internal import Glibc
public import SystemPackage

/// A program that runs in a process group of its own, so that all it started can be killed with it. It has
/// no input, and what it prints is read here. The corresponding C function is `posix_spawn`.
///
/// Whatever is left of the group when this goes is killed.
public final class ChildProcess {
  /// How a program ended.
  public enum End: Hashable, Sendable {
    case exited(Int32)
    /// By a signal.
    case killed(Int32)
  }

  /// Where what a program prints on standard error goes.
  public enum Errors {
    case dropped
    /// To what it prints on standard output.
    case mixed
  }

  private let process: pid_t
  private let output: FileDescriptor
  private let mark: FileDescriptor?
  private var ended: End?

  /// Where it may leave a mark, if it is asked for one.
  public static let markDescriptor: Int32 = 9

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: The program, looked for in `PATH`, and its arguments.
  ///   - variables: `NAME=VALUE`, added to our own environment.
  ///   - isMarked: Whether it may leave a mark (``hasLeftMark``).
  public init(
    _ command: [String], adding variables: [String] = [], errors: Errors, isMarked: Bool = false
  ) throws(Errno) {
    // Whoever started us may ignore it; the system then forgets how a program ended, and that it did.
    signal(SIGCHLD, SIG_DFL)
    let ends = try Self.pipeEnds()
    defer { close(ends[1]) }
    let marks = isMarked ? try Self.pipeEnds() : nil
    defer { if let marks { close(marks[1]) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    switch errors {
    case .dropped: unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    case .mixed: unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    }
    if let marks {
      unsafe posix_spawn_file_actions_adddup2(&actions, marks[1], Self.markDescriptor)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    // We ignore it; a shell's pipes rely on it.
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    let arguments = unsafe Self.copies(command)
    let environment = unsafe Self.environment(adding: variables)
    defer {
      for at in unsafe arguments.indices { unsafe free(arguments[at]) }
      for at in unsafe environment.indices { unsafe free(environment[at]) }
    }
    var process: pid_t = 0
    let code = unsafe posix_spawnp(
      &process, command[0], &actions, &attributes, arguments, environment)
    guard code == 0 else {
      close(ends[0])
      if let marks { close(marks[0]) }
      throw Errno(rawValue: code)
    }
    self.process = process
    output = FileDescriptor(rawValue: ends[0])
    mark = marks.map { FileDescriptor(rawValue: $0[0]) }
  }

  deinit {
    end()
    try? output.close()
    try? mark?.close()
  }

  /// The ends of a pipe that no other program gets: where it is read, and where it is written.
  private static func pipeEnds() throws(Errno) -> [Int32] {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Errno(rawValue: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return ends
  }

  /// Whether it has written anything to ``markDescriptor``: how far a program came that others may end.
  public var hasLeftMark: Bool {
    guard let mark else { return false }
    var wanted = pollfd(fd: mark.rawValue, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&wanted, 1, 0) > 0 && wanted.revents & Int16(POLLIN) != 0
  }

  /// C strings, with the nil at their end.
  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe texts.map { unsafe strdup($0) } + [nil]
  }

  /// Our own environment, byte by byte, and these in place of what is named so.
  private static func environment(adding variables: [String]) -> [UnsafeMutablePointer<CChar>?] {
    let names = Set(variables.map { $0.prefix { $0 != "=" } })
    var all: [UnsafeMutablePointer<CChar>?] = unsafe []
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let name = unsafe String(cString: entry).prefix { $0 != "=" }
      if !names.contains(name) { unsafe all.append(strdup(entry)) }
      unsafe next += 1
    }
    return unsafe all + copies(variables)
  }

  /// What it printed, as soon as it can be read, within so many **milliseconds**; nil when nothing came, empty
  /// when nobody in the group can print any more.
  public func read(within milliseconds: Int32) -> [UInt8]? {
    var wanted = pollfd(fd: output.rawValue, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&wanted, 1, milliseconds) > 0 else { return nil }
    var count = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, size in
      count = unsafe Glibc.read(output.rawValue, buffer.baseAddress, buffer.count)
      size = max(0, count)
    }
    if count < 0 && errno == EINTR { return nil }
    // Do not come back at once.
    if bytes.isEmpty && milliseconds > 0 { usleep(10_000) }
    return bytes
  }

  /// What is waited for.
  public enum Goal: Hashable, Sendable {
    /// That it has ended, whatever it started still does.
    case itsEnd
    /// That nobody in the group can print any more either.
    case endOfOutput
  }

  /// Reads what it prints until what is waited for has come, its time is over, or it is stopped; then ends it
  /// and what is left of its group.
  ///
  /// - Parameters:
  ///   - isStopped: Asked every tenth of a second, whether it is to be waited for no more.
  ///   - body: Gets what it printed, piece by piece. What it throws ends the program, too.
  /// - Returns: How it ended; nil when its time was over, or it was stopped.
  public func wait<Failure>(
    for goal: Goal, until deadline: ContinuousClock.Instant, isStopped: () -> Bool = { false },
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> End? {
    defer { end() }
    var isDone = false
    while !isDone {
      // What it started may keep the pipe open after it has ended.
      let piece = read(within: 100)
      if let piece, !piece.isEmpty { try body(piece) }
      if isStopped() { break }
      isDone = hasEnded && (goal == .itsEnd || piece?.isEmpty == true)
      if !isDone && ContinuousClock.now >= deadline { break }
    }
    let end = end()
    // What it printed last: no more than a pipe holds, since what left the group may go on printing.
    for _ in 0..<16 {
      guard let piece = read(within: 0), !piece.isEmpty else { break }
      try body(piece)
    }
    return isDone ? end : nil
  }

  /// Whether it has ended. It is left to be collected, so that its number, and with it that of its group, stays
  /// its own until what is left of the group is killed.
  public var hasEnded: Bool {
    if ended != nil { return true }
    var info = unsafe siginfo_t()
    unsafe waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
    return unsafe info.si_signo != 0
  }

  /// Kills it, if it has not ended, and what is left of its group, and waits for it alone: the others are not
  /// ours to collect, and may take a moment to be gone. What it printed can still be read.
  @discardableResult
  public func end() -> End {
    if let ended { return ended }
    kill(-process, SIGKILL)
    var status = SIGKILL
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let end: End = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
    ended = end
    return end
  }
}
