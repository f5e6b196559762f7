import ArgumentParser
import CommandSupport
import Glibc
import Infosys

/// Runs one command with a preview set up for it.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a command with the preview of a site set up for it.",
    usage: "ppsquery run --version <version> --site <site> -- <command> [<argument> ...]",
    discussion: """
      For a worker node of the site. The site's setup script is read by the shell it is written for \
      (csh when its name ends in .csh, else sh); then the command takes that shell's place. PPS_SITE, \
      PPS_PRODUCT, PPS_VERSION, PPS_PATH and PPS_SETENV are set for it.

      The exit status is that of the command; 127 when there is no such command, 126 when it cannot \
      be run; else, when it could not be set up, one of these:


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
    let setup = try query.ask(source, for: .preview).setup(site: query.site!, shell: nil)
    if let script = setup.script, unsafe access(script, R_OK) != 0 {
      throw CommandFailure(
        .io, "\(script) cannot be read: \(unsafe String(cString: strerror(errno)))",
        details: ["is this a worker node of \(setup.variables[0].value)?"])
    }
    for (name, value) in setup.variables { unsafe setenv(name, value, 1) }
    throw Self.replaceProcess(try Self.arguments(setup, command: command))
  }

  /// The shell that reads the script and becomes the command. What a site published is in the
  /// environment only, never in the text that a shell reads as its language.
  private static func arguments(_ setup: ShellSetup, command: [String]) throws -> [String] {
    guard setup.script != nil else {
      return ["/bin/sh", "-c", #"exec "$@""#, "ppsquery"] + command
    }
    switch setup.shell {
    case .sh:
      // In a function the script sees none of the command's arguments, and cannot change them.
      return [
        "/bin/sh", "-c", #"pps_setup() { . "$PPS_SETENV"; }; pps_setup; exec "$@""#, "ppsquery",
      ] + command
    case .csh:
      // csh loses empty arguments, so they go through the environment.
      let words = command.map { Shell.quoted($0) }.joined(separator: " ")
      unsafe setenv("PPS_COMMAND", "\(Self.trap)exec \(words)", 1)
      return [
        "/bin/csh", "-f", "-c",
        #"source "$PPS_SETENV"; exec /bin/sh -c 'eval "unset PPS_COMMAND; $PPS_COMMAND"' ppsquery"#,
      ]
    }
  }

  /// What has sh ignore what is ignored now: the csh of BSD hears of hang-ups again.
  private static var trap: String {
    let ignored = [(SIGHUP, "HUP"), (SIGINT, "INT"), (SIGQUIT, "QUIT"), (SIGTERM, "TERM")]
      .filter { isIgnored($0.0) }.map(\.1)
    return ignored.isEmpty ? "" : "trap '' \(ignored.joined(separator: " ")); "
  }

  /// Becomes another program. Returns only when that cannot be done: why.
  private static func replaceProcess(_ arguments: [String]) -> CommandFailure {
    // Signals that have a handler get none by this; those that are ignored stay so.
    PipeSignal.restore()
    let pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
    unsafe execv(arguments[0], pointers)
    return CommandFailure(
      .unavailable, "\(arguments[0]) cannot be run: \(unsafe String(cString: strerror(errno)))")
  }
}
