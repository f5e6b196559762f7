import ArgumentParser
import CommandSupport
import Glibc
import Infosys
import Processes

/// Runs one command with a preview set up for it.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a command with the preview of a site set up for it.",
    usage: "ppsquery run --version <version> --site <site> -- <command> [<argument> ...]",
    discussion: """
      For a worker node of the site. The site's setup script is read by the shell it is written for \
      (csh when its name ends in .csh, else sh); then the command takes that shell's place. Where the \
      site has the release in several folders, the one that is there is taken. PPS_SITE, \
      PPS_PRODUCT, PPS_VERSION, PPS_PATH and PPS_SETENV are set for it.

      The exit status is that of the command; 127 when there is no such command, 126 when it cannot \
      be run; 69 also when the setup script ends the shell, before the command (a csh that an error in \
      its script ends has an exit status of its own, 1); that of another program, where the setup script \
      execs one in the command's place; else, when it could not be set up, one of these:


      """ + ExitCode.discussion)

  @ParentCommand var parent: PPSQuery
  @OptionGroup(title: "What to find") var query: QueryOptions
  @OptionGroup(title: "Whom to ask") var source: MergingSourceOptions

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("The command and its arguments.", valueName: "command"))
  var command: [String] = []

  func validate() throws {
    try parent.requireNoUse(in: "run")
    try parent.requireNoList(in: "run")
    try query.requirePreviews(for: "run")
    if query.site == nil {
      throw ValidationError("run needs --site: a setup is that of one site.")
    }
    if command.isEmpty { throw ValidationError("Name the command to run, behind '--'.") }
  }

  func run() throws {
    let setup = try query.ask(source, for: .preview)
      .setup(site: query.site!, shell: nil, isChosen: query.path != nil)
    if let (place, reason) = Self.obstacle(to: setup) {
      throw CommandFailure(
        .io, "\(place) cannot be read: \(reason)",
        details: ["is this a worker node of \(setup.variables[0].value)?"])
    }
    for (name, value) in setup.variables { unsafe setenv(name, value, 1) }
    for name in setup.unsetNames { unsafe unsetenv(name) }
    throw Self.replaceProcess(Self.arguments(setup, command: rawCommand))
  }

  /// What cannot be read, the script or, where there is none, the folder, and why; nil when it can.
  private static func obstacle(to setup: ShellSetup) -> (place: String, reason: String)? {
    let place = setup.script ?? setup.path
    var status = stat()
    guard unsafe access(place, R_OK) == 0, unsafe stat(place, &status) == 0 else {
      return (place, unsafe String(cString: strerror(errno)))
    }
    if setup.script != nil {
      return status.st_mode & S_IFMT == S_IFREG ? nil : (place, "it is no regular file")
    }
    return status.st_mode & S_IFMT == S_IFDIR ? nil : (place, "it is no folder")
  }

  /// The command as it was given, in bytes: arguments need not be UTF-8.
  private var rawCommand: [[UInt8]] {
    let (all, count) = unsafe (CommandLine.unsafeArgv, Int(CommandLine.argc))
    return (count - command.count..<count).map { index in
      guard let argument = unsafe all[index] else { return [] }
      return unsafe Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
    }
  }

  /// The shell that reads the script and becomes the command. What a site published is in the
  /// environment only, never in the text that a shell reads as its language.
  private static func arguments(_ setup: ShellSetup, command: [[UInt8]]) -> [[UInt8]] {
    guard setup.script != nil else {
      return words("/bin/sh", "-c", #"exec "$@""#, "ppsquery") + command
    }
    switch setup.shell {
    case .sh:
      // In a function the script sees none of the command's arguments, and cannot change them. One that
      // ends the shell keeps the command from running, which is told whatever its status.
      return words(
        "/bin/sh", "-c",
        """
        pps_setup() { . "$PPS_SETENV"; }
        trap 'echo "ppsquery: error: $PPS_SETENV ended the shell: the command was not run" >&2; \
        exit \(ExitCode.unavailable.rawValue)' EXIT
        pps_setup || echo "ppsquery: warning: $PPS_SETENV ended with status $?" >&2
        trap - EXIT
        exec "$@"
        """, "ppsquery") + command
    case .csh:
      // csh loses empty arguments, so they go through the environment.
      let quoted = command.map { Shell.quoted($0) }.joined(separator: " ".utf8)
      let line = Array("\(Self.trap)exec ".utf8) + quoted + [0]
      unsafe line.withUnsafeBufferPointer { line in
        _ = unsafe line.withMemoryRebound(to: CChar.self) {
          unsafe setenv("PPS_COMMAND", $0.baseAddress!, 1)
        }
      }
      return words(
        "/bin/csh", "-f", "-c",
        #"source "$PPS_SETENV"; exec /bin/sh -c 'eval "unset PPS_COMMAND; $PPS_COMMAND"' ppsquery"#)
    }
  }

  private static func words(_ words: String...) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// What has sh ignore what is ignored now: the csh of BSD hears of hang-ups again.
  private static var trap: String {
    let ignored = [(SIGHUP, "HUP"), (SIGINT, "INT"), (SIGQUIT, "QUIT"), (SIGTERM, "TERM")]
      .filter { isIgnored($0.0) }.map(\.1)
    return ignored.isEmpty ? "" : "trap '' \(ignored.joined(separator: " ")); "
  }

  /// Becomes another program. Returns only when that cannot be done: why.
  private static func replaceProcess(_ arguments: [[UInt8]]) -> CommandFailure {
    // Signals that have a handler get none by this; those that are ignored stay so.
    PipeSignal.restore()
    let pointers =
      unsafe arguments.map { argument in
        unsafe (argument + [0]).withUnsafeBytes { bytes in
          unsafe strdup(bytes.baseAddress!.assumingMemoryBound(to: CChar.self))
        }
      } + [nil]
    unsafe execv(pointers[0]!, pointers)
    let reason = unsafe String(cString: strerror(errno))
    let program = String(decoding: arguments[0], as: UTF8.self)
    return CommandFailure(.unavailable, "\(program) cannot be run: \(reason)")
  }
}
