import ArgumentParser
import CommandSupport
import Files
import Rollout
import StateStore

extension GIPCommands {
  /// The programs that bdii-update runs for us.
  enum Wrapper: String, CaseIterable {
    case provider, plugin

    /// Where it stands in a GIP folder, to be run.
    func path(in folder: String) -> String { "\(folder)/\(rawValue)/pps-\(rawValue)" }

    /// The line by which we know our own.
    static let mark = "# Written by 'pps gip install'; 'pps gip uninstall' takes it away."

    /// The shell script. Paths are data in it, whatever they hold.
    func script(program: String, state: StateOptions, answer: AnswerOptions) -> String {
      let words = [
        program, "gip", rawValue, "--state-dir", state.stateDirectory, "--config",
        state.configurationFile, "--cache-dir", answer.cacheDirectory, "--hold-over",
        String(answer.holdOver.seconds), "--deadline", String(answer.deadline.seconds),
      ]
      return "#!/bin/sh\n\(Self.mark)\nexec \(words.map(Shell.quoted).joined(separator: " "))\n"
    }
  }

  /// The GIP folder of a BDII.
  struct FolderOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The folder with the BDII's provider/ and plugin/, by custom /var/lib/bdii/gip.",
        valueName: "dir"), completion: .directory)
    var gipDir = "/var/lib/bdii/gip"
  }

  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put the provider and the plugin where a BDII runs them.",
      discussion: """
        They run this program with the state directory, the configuration and the limits that \
        are in force now; the state directory must be there. The folder for their last good answers \
        is made if need be, for the account whose BDII it is, or given to it where it is root's and holds \
        nothing else. Installing again changes nothing, but takes away what one that was killed left.

        Every other program in the BDII's plugin/ is run once, to see whether it replaces the \
        software tags of subclusters. Then tags go into the VOs' tag files, which that program \
        reads, and our plugin adds none. tag_dir in the configuration, or --tag-dir, says it instead.
        """)

    @OptionGroup var folder: FolderOptions

    @Option(
      help: ArgumentHelp(
        "The folder of the VOs' tag files, by custom /opt/glite/var/info; none: there are none.",
        valueName: "dir"), completion: .directory)
    var tagDir: String?

    @Option(
      help: ArgumentHelp(
        "How long a plugin that is looked at may take: 90 or 90s, 10m. Else 1m.",
        valueName: "time"), transform: TimeLimit.init(parsing:))
    var timeLimit = TimeLimit(seconds: 60)

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var change: DryRunOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      let program = try FolderPath.resolved("/proc/self/exe")
      var absolute = state
      absolute.stateDir = try FolderPath.resolved(state.stateDirectory)
      absolute.config = try FolderPath.resolved(state.configurationFile)
      let configuration = try absolute.siteConfiguration()
      try absolute.requireDirectory()
      var limits = answer
      limits.cacheDir = try FolderPath.resolved(answer.cacheDirectory)
      let folder = try FolderPath.resolved(folder.gipDir)
      // Both are looked at before the first is written.
      let wanted = try Wrapper.allCases.map { wrapper in
        let path = wrapper.path(in: folder)
        let script = wrapper.script(program: program, state: absolute, answer: limits)
        let present = try GIPCommands.installed(at: path)
        return (path, script, present)
      }
      try GIPCommands.removeLeftovers(in: folder, change)
      let tags = try TagInstallation(
        configuration: configuration, folder: folder, option: tagDir,
        timeLimit: timeLimit, state: absolute)
      try prepare(try AnswerFolder(limits.cacheDirectory, forAccountOf: folder))
      for (path, script, present) in wanted {
        if present == script {
          diagnostics.note("\(path) is there already")
        } else {
          try change.perform("\(path) is written") {
            try GIPCommands.replacing { try ProgramFile.write(script, to: path) }
          }
        }
      }
      try tags.perform(change)
    }

    /// Sees to it that the BDII's account can keep answers in the folder for them, or says that it cannot.
    private func prepare(_ folder: AnswerFolder) throws {
      switch folder.standing {
      case .ready: return
      case .missing:
        try change.perform("\(folder.path) is made") { try GIPCommands.replacing(folder.prepare) }
      case .ofRoot:
        try change.perform("\(folder.path) is given to \(folder.account), whose BDII it is") {
          try GIPCommands.replacing(folder.prepare)
        }
      case .closed:
        diagnostics.warning(
          "\(folder.path) belongs to \(folder.owner ?? ""), and \(folder.account), whose BDII it is, "
            + "cannot write there: no answer is kept for bad times",
          details: ["give it to \(folder.account), or name another with --cache-dir"])
      }
    }
  }

  struct Uninstall: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take the provider and the plugin away from a BDII.",
      discussion: """
        The tags of previews are taken out of tag files, too; all other tags stay. But where the configuration \
        has tag_dir, the next change of a VO's previews puts them back: take that out as well. The state stays: \
        'pps gip install' publishes it again. Close pilots before, and let the BDIIs update: top-level \
        BDIIs keep what they know of an open one in GLUE 1.3 for up to four days.
        """)

    @OptionGroup var folder: FolderOptions
    @OptionGroup var change: DryRunOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      try state.requireNamedDirectory()
      let paths = Wrapper.allCases.map { $0.path(in: folder.gipDir) }
      let present = try paths.map { try GIPCommands.installed(at: $0) }
      for (path, script) in zip(paths, present) {
        if script == nil {
          diagnostics.note("\(path) is not there")
        } else {
          try change.perform("\(path) is removed") {
            try GIPCommands.replacing { try File.remove(path) }
          }
        }
      }
      try GIPCommands.removeLeftovers(in: folder.gipDir, change)
      if present.contains(where: { $0 != nil }) { try GIPCommands.warnOfOpenPilots(state) }
      try TagInstallation.undo(state, change)
    }
  }

  /// Tells of open pilots of which nothing is published any more, not even that they are closed.
  private static func warnOfOpenPilots(_ state: StateOptions) throws {
    let open = try state.store().contents().pilots.filter(\.state.isOffered).map(\.title)
    if open.isEmpty { return }
    diagnostics.warning(
      "top-level BDIIs show for up to four days as open: \(open.joined(separator: ", "))",
      details: [
        "'pps gip install', 'pps pilot close' and an update of the BDIIs before, and they show it as closed"
      ])
  }

  /// What we installed at a path; nil when nothing is there.
  ///
  /// - Throws: When something of somebody else is there, or there is no such folder.
  private static func installed(at path: String) throws -> String? {
    let script: String?
    do {
      script = try ProgramFile.read(path)
    } catch {
      throw CommandFailure(
        .io, error.description,
        details: ["--gip-dir names the folder that has the BDII's provider/ and plugin/"])
    }
    if let script, !script.contains(Wrapper.mark) {
      throw CommandFailure(
        .refused, "\(path) is not ours and stays as it is",
        details: ["it was not written by 'pps gip install'; move it away first"])
    }
    return script
  }

  /// Takes away what was being written when 'pps gip install' was killed.
  private static func removeLeftovers(in folder: String, _ change: DryRunOptions) throws {
    try replacing {
      for path in try Wrapper.allCases.flatMap({
        try ProgramFile.leftovers(of: $0.path(in: folder))
      }) {
        try change.perform("\(path), which was left by one that was killed, is removed") {
          try File.remove(path)
        }
      }
    }
  }

  private static func replacing(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as FileError {
      throw CommandFailure(error)
    }
  }
}
