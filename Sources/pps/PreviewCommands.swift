import ArgumentParser
import CommandSupport
import Files
import Infosys
import Rollout
import StateStore

/// `pps preview …`
struct PreviewCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Client releases that are installed before they are released.",
    subcommands: [Publish.self, Withdraw.self, Forget.self, List.self])
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

    /// The preview stored; nil when there is none.
    func stored(_ store: StateStore) throws -> Preview? {
      if let damage = damage(store) { throw CommandFailure(damage: damage) }
      return try store.preview(vo: vo, product: product, workingVersion: workingVersion)
    }

    /// Why its file holds none.
    func damage(_ store: StateStore) -> FileError? {
      store.damage(ofPreview: product, workingVersion, vo: vo)
    }
  }

  struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Store a preview that is installed; the resource BDII publishes it from then on.",
      discussion: """
        Of a preview that is stored already, withdrawn or not, what is not given stays as it is; an \
        empty value takes back what was given, as in --release-notes ''. A setup script below --path \
        goes where that goes. Publishing what is stored already, the same, changes nothing. A file that \
        is damaged is replaced by what is given now, and kept beside it.
        """)

    @OptionGroup var identity: Identity

    @Option(
      help: ArgumentHelp(
        "The directory of the installation on the worker nodes; a new preview needs it.",
        valueName: "dir"), completion: .directory)
    var path: String?

    @Option(
      help: ArgumentHelp(
        "The script that a shell reads to use it; a relative path is below --path.",
        valueName: "file"), completion: .file())
    var setupScript: Detail<String>?

    @Option(
      help: ArgumentHelp("[EPOCH:]VERSION[-RELEASE], such as 3.2.1-4.", valueName: "version"),
      transform: Detail.init(parsing:))
    var packageVersion: Detail<PackageVersion>?

    @Option(
      help: ArgumentHelp(
        """
        backward-compatible: no variable changes and none is added; else incompatible. Of a new \
        preview: backward-compatible.
        """, valueName: "class"))
    var upgradeClass: ClientUpgradeClass?

    @Flag(
      inversion: .prefixedNo,
      help: "Whether the release's own test was run here, and passed. Of a new preview: no.")
    var tested: Bool?

    @Option(help: ArgumentHelp("The URL of the release notes.", valueName: "url"))
    var releaseNotes: Detail<String>?

    @Option(help: .contact)
    var contact: Detail<String>?

    @Option(help: .feedbackDeadline(), transform: Detail.init(parsingDeadline:))
    var feedbackDeadline: Detail<Timestamp>?

    @Option(
      name: .customLong("subcluster"),
      help: ArgumentHelp(
        """
        A GlueSubClusterUniqueID where it is installed; repeat it for more. '', or for a new preview none: \
        all in the configuration.
        """,
        valueName: "id"))
    var subclusters: [String] = []

    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      let configuration = try state.siteConfiguration()
      // Before there is a folder of the VO.
      try state.withStore { store in
        try state.check(preview(present(in: store), configuration.site), configuration)
      }
      try state.changePreviews(of: identity.vo, isNew: true, change) { store in
        let damage = identity.damage(store)
        let present = try present(in: store)
        var preview = try preview(present, configuration.site)
        if preview.state != .published {
          do throws(LifeError) {
            preview = try preview.moved(to: .published, at: .now, by: change.actor)
          } catch {
            throw CommandFailure(error, of: preview.title)
          }
        } else if preview == present {
          return diagnostics.note("\(preview.title) is published already")
        }
        // Another one may have been stored since.
        try state.check(preview, configuration)
        try change.replace(damage, vo: identity.vo, in: store)
        try change.perform("\(preview.title) is published with the tag \(preview.tag)") {
          try store.store(preview)
        }
        try state.warn(preview, configuration, store)
      }
    }

    /// The preview stored; nil when there is none that can be read.
    private func present(in store: StateStore) throws -> Preview? {
      if path != nil, identity.damage(store) != nil { return nil }
      return try identity.stored(store)
    }

    /// The preview as the options have it, in the state in which it is stored.
    private func preview(_ present: Preview?, _ site: Site) throws -> Preview {
      guard let path = path.map(FolderPath.withoutFinalSlashes) ?? present?.path else {
        throw ValidationError(
          "preview \(identity.product) \(identity.workingVersion) of \(identity.vo) is not stored "
            + "yet; it needs --path.")
      }
      let all = site.subclusters.map(\.id)
      return Preview(
        vo: identity.vo, product: identity.product, workingVersion: identity.workingVersion,
        packageVersion: packageVersion.applied(to: present?.packageVersion),
        upgradeClass: upgradeClass?.upgradeClass ?? present?.upgradeClass ?? .backwardCompatible,
        path: path,
        setupScript: setupScript.applied(to: present?.scriptBelow(path)).map {
          $0.hasPrefix("/") ? $0 : "\(path == "/" ? "" : path)/\($0)"
        },
        tested: tested ?? present?.tested ?? false,
        releaseNotes: releaseNotes.applied(to: present?.releaseNotes),
        contact: contactURL(contact.applied(to: present?.contact)),
        feedbackDeadline: feedbackDeadline.applied(to: present?.feedbackDeadline),
        subclusters: subclusters.isEmpty
          ? present?.subclusters ?? all : subclusters == [""] ? all : subclusters,
        history: present?.history ?? History(.published, at: .now, by: change.actor))
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
      try state.changePreviews(of: identity.vo, isNew: false, change) { store in
        guard let preview = try identity.stored(store) else {
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
        try Output.write(
          state.json("previews", contents.previews.map(PreviewReport.init), of: contents))
      }
      try state.end(contents)
    }
  }
}

extension Preview {
  /// The setup script when the installation stands elsewhere: one in its folder goes with it.
  fileprivate func scriptBelow(_ newPath: String) -> String? {
    setupScript.map { $0.hasPrefix("\(path)/") ? newPath + $0.dropFirst(path.count) : $0 }
  }
}
