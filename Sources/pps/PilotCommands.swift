import ArgumentParser
import CommandSupport
import Files
import Rollout
import StateStore

/// `pps pilot …`
struct PilotCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pilot", abstract: "Service releases that are run so that VOs can try them.",
    discussion: """
      A pilot is announced, deployed, open (running), accepted or rejected, and closed; only 'open' \
      and 'close' are needed. It is published while it is open, accepted or rejected.
      """,
    subcommands: [
      Announce.self, Deploy.self, Open.self, Feedback.self, Accept.self, Reject.self, Close.self,
      PostMortem.self, List.self,
    ])
}

extension PilotCommands {
  /// What names a pilot.
  struct Identity: ParsableArguments {
    @Option(help: "The product, such as WMS.")
    var product: String

    @Option(
      help: ArgumentHelp("[EPOCH:]VERSION[-RELEASE], such as 3.2.1-4.", valueName: "version"),
      transform: PackageVersion.init(parsing:))
    var packageVersion: PackageVersion

    /// The pilot stored.
    func stored(_ store: StateStore) throws -> Pilot {
      if let damage = damage(store) { throw CommandFailure(damage: damage) }
      guard let pilot = try store.pilot(product: product, packageVersion: packageVersion) else {
        throw CommandFailure(
          .nothingFound, "there is no pilot \(product) \(packageVersion)",
          details: ["'pps pilot list' shows what there is"])
      }
      return pilot
    }

    /// Why its file holds none.
    func damage(_ store: StateStore) -> FileError? {
      store.damage(ofPilot: product, packageVersion)
    }
  }

  struct Announce: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Store a pilot that will run from --start on. Nothing is published yet.",
      discussion: """
        What a new one needs, how its service is named, and what stays of one that is stored already is \
        told by 'pps help pilot open'.
        """)

    @OptionGroup var identity: Identity
    @OptionGroup var details: PilotDetails
    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func validate() throws { _ = try details.service() }

    func run() throws {
      try details.store(identity, as: .announced, change, state) {
        "\($0.title) is announced for \($0.start)"
      }
    }
  }

  struct Deploy: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Note that an announced pilot is deployed. Nothing is published yet.")

    @OptionGroup var identity: Identity
    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func run() throws { try identity.move(to: .deployed, change, state) }
  }

  struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Store a pilot that runs; the resource BDII marks its service from then on.",
      discussion: """
        The service is one that the site publishes already. Name it by its IDs (--glue-service, \
        --glue2-service with --glue2-endpoint, or all three), or by --type and --endpoint, which \
        are looked up in the resource BDII. A new pilot needs that, --upgrade-class and --vo. Of one \
        that is stored already, what is not given \
        stays as it is; an empty value takes back what was given, as in --release-notes ''. But one that \
        was announced, deployed or closed starts now unless --start is given, whatever start it had, \
        and one that was closed is in production unless --serving is. One that is accepted or \
        rejected stays so. A service has one open pilot at a time: the next one is \
        opened when that is closed. A file that is damaged is replaced by what is given now, and kept \
        beside it.
        """)

    @OptionGroup var identity: Identity
    @OptionGroup var details: PilotDetails
    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func validate() throws { _ = try details.service() }

    func run() throws {
      try details.store(identity, as: .running, change, state) {
        "\($0.title) is open for \($0.vos.joined(separator: ", "))"
      }
    }
  }

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Note that the release was found good; the pilot still runs.")

    @OptionGroup var identity: Identity
    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func run() throws { try identity.move(to: .accepted, change, state) }
  }

  struct Reject: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Note that the release was found wanting; the pilot still runs.")

    @OptionGroup var identity: Identity
    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func run() throws { try identity.move(to: .rejected, change, state) }
  }

  struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Close a pilot: readers see it as closed.",
      discussion: """
        It is shown as closed for four days, since top-level BDIIs keep what was deleted for that \
        long, or until the next pilot of its service is opened, and then the marks vanish. Closing \
        twice changes nothing but what --serving says.
        """)

    @OptionGroup var identity: Identity

    @Option(
      help: ArgumentHelp(
        """
        What the endpoint says of itself from then on: closed when the service was run for the \
        pilot only, production when it stays. Unless it is said: closed, or as it is where the pilot \
        was only announced since.
        """, valueName: "state"))
    var serving: Pilot.ServingState?

    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      try identity.change(change, state) { pilot in
        let isClosed = pilot.state == .closed
        // What did not run leaves the endpoint of its last run as it is.
        let serving = serving ?? (pilot.state.isOffered ? .closed : pilot.servingState)
        if isClosed, serving == pilot.servingState { return nil }
        if !isClosed { try pilot.move(to: .closed, by: change.actor) }
        pilot.servingState = serving
        return "\(pilot.title) is closed"
          + (serving == .closed || !pilot.wasOffered
            ? "" : ", and its endpoint says \(serving.rawValue)")
      }
    }
  }

  struct Feedback: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write down what a VO says of a pilot. It is kept at the site, not published.",
      discussion: "In all about 200 kB can be kept of a pilot; then more is refused.")

    @OptionGroup var identity: Identity

    @Option(help: "The VO that says so.")
    var vo: String

    @Argument(help: "What it says, on one line of 1000 bytes at the most.")
    var text: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      try identity.change(change, state) { pilot in
        guard pilot.history.last(.running) != nil else {
          throw CommandFailure(.refused, "\(pilot.title) has not run yet; there is nothing to say")
        }
        guard pilot.vos.contains(vo) else {
          throw CommandFailure(
            .badData, "\(pilot.title) is not run for \(vo)",
            details: ["it is run for \(pilot.vos.joined(separator: ", "))"])
        }
        pilot.feedback.append(
          .init(at: max(.now, pilot.since), by: change.actor, vo: vo, text: text))
        try state.store().requireRoom(forStepsAfterFeedback: pilot)
        return "feedback of \(vo) on \(pilot.title) is written down"
      }
    }
  }

  struct PostMortem: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "post-mortem",
      abstract: "Note where the post-mortem of an incompatible upgrade is to be read.")

    @OptionGroup var identity: Identity

    @Option(help: ArgumentHelp("The URL of the post-mortem.", valueName: "url"))
    var report: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      try identity.change(change, state) { pilot in
        guard pilot.end != nil else {
          throw CommandFailure(.refused, "\(pilot.title) has not ended; a post-mortem comes after")
        }
        if pilot.currentPostMortem == report { return nil }
        (pilot.postMortem, pilot.postMortemAt) = (report, max(.now, pilot.since))
        return "the post-mortem of \(pilot.title) is \(report)"
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the pilots that are stored.")

    @Option(help: "How to print it: table or json.")
    var output: OutputFormat = .table

    @OptionGroup var state: StateOptions

    func run() throws {
      let contents = try state.contents(diagnostics)
      switch output {
      case .table:
        var table = Table(
          columns: ["PRODUCT", "VERSION", "STATE", "VOS", "START", "UNTIL", "SERVICE"])
        for pilot in contents.pilots {
          table.append([
            [pilot.product], [pilot.packageVersion.description], [pilot.state.rawValue],
            [pilot.vos.joined(separator: ",")], [pilot.start.description],
            pilot.feedbackEnd.map { [$0.description] } ?? [], [pilot.service.text],
          ])
        }
        try Output.write(table.text)
      case .json:
        try Output.write(
          state.json("pilots", contents.pilots.map(PilotReport.init), of: contents))
      }
      try state.end(contents)
    }
  }
}

extension PilotCommands.Identity {
  /// Changes the pilot stored. The body answers what it did, nil when there was nothing to do.
  func change(
    _ change: ChangeOptions, _ state: StateOptions, _ body: (inout Pilot) throws -> String?
  ) throws {
    try state.changePilots(isNew: false, change) { store in
      var pilot = try stored(store)
      guard let done = try body(&pilot) else {
        return diagnostics.note("\(pilot.title): there is nothing to change")
      }
      guard pilot.violations.isEmpty else {
        throw CommandFailure(pilot.violations, of: pilot.title)
      }
      try change.perform(done) { try store.store(pilot) }
    }
  }

  /// Moves the pilot stored to another state.
  func move(to target: Pilot.State, _ change: ChangeOptions, _ state: StateOptions) throws {
    try self.change(change, state) { pilot in
      if pilot.state == target { return nil }
      try pilot.move(to: target, by: change.actor)
      return "\(pilot.title) is \(target.rawValue)"
    }
  }
}

extension Pilot {
  /// Moves it to another state now, and tells of a failure in the commands' form.
  mutating func move(to target: State, by actor: String) throws(CommandFailure) {
    do throws(LifeError) {
      self = try moved(to: target, at: .now, by: actor)
    } catch {
      throw CommandFailure(error, of: title)
    }
  }
}

extension Pilot.Service {
  fileprivate var text: String {
    switch self {
    case .ids(let glueService, let glue2): glueService ?? glue2?.endpoint ?? ""
    case .endpoint(let type, let url): "\(type) at \(url)"
    }
  }
}
