import ArgumentParser
import CommandSupport
import Files
import Releases
import Rollout
import StateStore

/// `pps release …`
struct ReleaseCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Tarballs of releases that carry their own description.",
    subcommands: [Create.self, Show.self, Classify.self, Hook.self])
}

extension ReleaseCommands {
  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a release's tarball of a directory, and its SHA-256 beside it.",
      discussion: """
        The directory has the manifest, pps-release.yaml:

          format: 1
          product: gLite-UI
          working_version: "126"
          package_version: 3.2.1-4
          upgrade_class: backward-compatible   # see 'pps release classify'
          date: 2026-11-22                     # the time of all files in the tarball
          setup_script: setenv.sh              # read by a shell, before the test too
          test: tests/run.sh --quick           # a shell command: status 0, it passed
          release_notes: https://pps.example.org/previews/126
          supersedes: ["125"]                  # withdrawn when this is published
          patches: ["3042"]
          bugs: ["51234", "51260"]

        The first five lines are needed; what begins with date and stands below may be left out. The \
        same directory gives the same bytes (with the same zlib): names are sorted, owners 0, \
        permissions 755 or 644, and all times are the manifest's date, else $SOURCE_DATE_EPOCH, \
        else 1980-01-01. The tarball also gets the script that 'pps release hook' prints. What 'pps \
        install' would refuse is not made, unless for its size alone and the limits here are higher.
        """)

    @Argument(
      help: ArgumentHelp("The directory of the release.", valueName: "dir"), completion: .directory)
    var directory: String

    @Option(
      help: ArgumentHelp(
        "The tarball; else PRODUCT-VERSION.tar.gz here. FILE.sha256 is written beside it.",
        valueName: "file"), completion: .file())
    var output: String?

    @OptionGroup var limits: LimitOptions

    func run() throws {
      try withReleases {
        let builder = try ReleaseBuilder(directory: directory, sourceDate: try Self.sourceDate())
        let path = output ?? builder.fileName
        let digest = try builder.write(to: path, hook: ReleaseHook.script, limits: limits.limits)
        diagnostics.note("\(path) is \(builder.release.title)")
        try Output.write("\(digest)  \(path)\n")
      }
    }

    private static func sourceDate() throws -> Int? {
      guard let text = Environment["SOURCE_DATE_EPOCH"] else { return nil }
      guard let seconds = Int(text), seconds >= 0 else {
        throw CommandFailure(.usage, "SOURCE_DATE_EPOCH '\(text)' is not a number of seconds")
      }
      return seconds
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what a release is: a tarball, which is looked through, or a directory.",
      discussion: "A tarball that 'pps install' would refuse is refused.")

    @Argument(
      help: ArgumentHelp("A tarball, or a directory with a manifest.", valueName: "release"))
    var path: String

    @Option(help: "How to print it: table or json.")
    var output: OutputFormat = .table

    @OptionGroup var limits: LimitOptions

    func run() throws {
      let report = try withReleases {
        if FolderPath.isDirectory(path) {
          return ReleaseReport(try ReleaseBuilder.release(in: path))
        }
        return ReleaseReport(try ReleaseTarball(path: path, limits: limits.limits))
      }
      switch output {
      case .table:
        var table = Table(columns: ["FIELD", "VALUE"])
        for (field, lines) in report.rows { table.append([[field], lines]) }
        try Output.write(table.text)
      case .json: try Output.write(JSON.text(Report(report)))
      }
    }
  }

  struct Hook: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the script that publishes a release which was unpacked by other means.",
      discussion: """
        'pps release create' puts it into the tarball as pps-release-hook. Call it where the release \
        was unpacked: pps-release-hook --vo VO.
        """)

    func run() throws { try Output.write(ReleaseHook.script) }
  }
}

/// How much of a tarball is unpacked at most.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The most that it may hold unpacked, in MiB.", valueName: "mib"))
  var maxSize = ArchiveLimits().bytes >> 20

  @Option(help: ArgumentHelp("The most files, directories and links in it.", valueName: "count"))
  var maxMembers = ArchiveLimits().members

  func validate() throws {
    guard (1...(1 << 30)).contains(maxSize) else {
      throw ValidationError("--max-size must be from 1 to \(1 << 30) MiB.")
    }
    guard (1...100_000_000).contains(maxMembers) else {
      throw ValidationError("--max-members must be from 1 to 100000000.")
    }
  }

  var limits: ArchiveLimits { ArchiveLimits(bytes: maxSize << 20, members: maxMembers) }
}

/// Does something with releases, and tells of its failures in the commands' form.
func withReleases<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as ReleaseError {
    throw CommandFailure(error)
  } catch let error as FileError {
    throw CommandFailure(error)
  }
}

extension CommandFailure {
  init(_ error: ReleaseError) {
    let code: ExitCode =
      switch error.kind {
      case .content: .badData
      case .io: .io
      case .test, .nothing: .nothingFound
      case .refused: .refused
      case .interrupted: .interrupted
      }
    self.init(code, error.description, details: error.details)
  }
}
