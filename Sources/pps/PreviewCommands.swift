import ArgumentParser
import CommandSupport
import Infosys
import Rollout
import StateStore

/// `pps preview …`
struct PreviewCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Client releases that are installed before they are released.",
    subcommands: [Publish.self, Withdraw.self, List.self])
}

extension PreviewCommands {
  /// What names a preview.
  struct Identity: ParsableArguments {
    @Option(help: "The VO that may use it, spelled as the VO spells itself.")
    var vo: String

    @Option(help: "The product, such as gLite-UI.")
    var product: String

    @Option(help: ArgumentHelp("The patch's working version, such as 126.", valueName: "version"))
    var workingVersion: String
  }

  struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Store a preview that is installed; the resource BDII publishes it from then on.",
      discussion: "Publishing what is stored already, the same, changes nothing.")

    @OptionGroup var identity: Identity

    @Option(
      help: ArgumentHelp("The directory of the installation on the worker nodes.", valueName: "dir")
    )
    var path: String

    @Option(
      help: ArgumentHelp(
        "The script that a shell reads to use it; a relative path is below --path.",
        valueName: "file"))
    var setupScript: String?

    @Option(help: ArgumentHelp("[EPOCH:]VERSION[-RELEASE], such as 3.2.1-4.", valueName: "version"))
    var packageVersion: PackageVersion?

    @Option(
      help: ArgumentHelp(
        "backward-compatible: no variable changes and none is added; else incompatible.",
        valueName: "class"))
    var upgradeClass: UpgradeClass = .backwardCompatible

    @Flag(
      inversion: .prefixedNo,
      help: "Whether the release's own test was run here, and passed.")
    var tested = false

    @Option(help: ArgumentHelp("The URL of the release notes.", valueName: "url"))
    var releaseNotes: String?

    @Option(
      help: ArgumentHelp("Whom to ask; else the contact in the configuration.", valueName: "mail"))
    var contact: String?

    @Option(
      help: ArgumentHelp(
        "Until when feedback is wanted, 2026-12-31 or with a time.", valueName: "day"))
    var feedbackDeadline: Timestamp?

    @Option(
      name: .customLong("subcluster"),
      help: ArgumentHelp(
        "A GlueSubClusterUniqueID where it is installed; else all in the configuration.",
        valueName: "id"))
    var subclusters: [String] = []

    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      let configuration = try state.siteConfiguration()
      let site = configuration.site
      let preview = Preview(
        vo: identity.vo, product: identity.product, workingVersion: identity.workingVersion,
        packageVersion: packageVersion, upgradeClass: upgradeClass, path: path,
        setupScript: setupScript.map { $0.hasPrefix("/") ? $0 : "\(path)/\($0)" }, tested: tested,
        releaseNotes: releaseNotes, contact: contactURL(contact),
        feedbackDeadline: feedbackDeadline,
        subclusters: subclusters.isEmpty ? site.subclusters.map(\.id) : subclusters,
        history: History(.published, at: .now, by: change.actor))
      try state.check(preview, configuration)
      try state.changePreviews(of: preview.vo, change) { store in
        var stored = preview
        if let present = try store.preview(
          vo: preview.vo, product: preview.product, workingVersion: preview.workingVersion)
        {
          stored.history = present.history
          if present.state == .published {
            if stored == present {
              return diagnostics.note("\(preview.title) is published already")
            }
          } else {
            do throws(LifeError) {
              try stored.history.move(to: .published, at: .now, by: change.actor)
            } catch {
              throw CommandFailure(error, of: preview.title)
            }
          }
        }
        try change.perform("\(preview.title) is published with the tag \(stored.tag)") {
          try store.store(stored)
        }
      }
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Withdraw a preview: jobs no longer go there, and readers see it as closed.",
      discussion: """
        It is shown as closed for four days, since top-level BDIIs keep what was deleted for that \
        long, and then vanishes. Withdrawing twice changes nothing.
        """)

    @OptionGroup var identity: Identity
    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      try state.changePreviews(of: identity.vo, change) { store in
        guard
          let preview = try store.preview(
            vo: identity.vo, product: identity.product, workingVersion: identity.workingVersion)
        else {
          throw CommandFailure(
            .nothingFound,
            "there is no preview \(identity.product) \(identity.workingVersion) of \(identity.vo)",
            details: ["'pps preview list' shows what there is"])
        }
        guard preview.state != .withdrawn else {
          return diagnostics.note("\(preview.title) was withdrawn at \(preview.since)")
        }
        let withdrawn: Preview
        do throws(LifeError) {
          withdrawn = try preview.moved(to: .withdrawn, at: .now, by: change.actor)
        } catch {
          throw CommandFailure(error, of: preview.title)
        }
        try change.perform("\(preview.title) is withdrawn") { try store.store(withdrawn) }
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the previews that are stored.")

    @Option(help: "How to print it: table or json.")
    var output: OutputFormat = .table

    @OptionGroup var state: StateOptions

    func run() throws {
      let contents = try state.contents(diagnostics)
      switch output {
      case .table:
        var table = Table(columns: ["VO", "PRODUCT", "VERSION", "STATE", "SINCE", "UNTIL", "PATH"])
        for preview in contents.previews {
          table.append([
            [preview.vo], [preview.product],
            [
              preview.workingVersion
                + (preview.packageVersion.map { " (\($0))" } ?? "")
            ], [preview.state.rawValue + (preview.tested ? "" : ", untested")],
            [preview.since.description],
            preview.feedbackDeadline.map { [$0.description] } ?? [], [preview.path],
          ])
        }
        try Output.write(table.text)
      case .json:
        try Output.write(JSON.text(contents.previews.map(PreviewReport.init)))
      }
      if !contents.problems.isEmpty { throw ExitCode.badData }
    }
  }
}
