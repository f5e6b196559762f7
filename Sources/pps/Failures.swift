import ArgumentParser
import Checks
import CommandSupport
import Files
import Rollout
import StateStore

extension CommandFailure {
  /// What went wrong with a file of the state.
  init(_ error: FileError) {
    let code: ExitCode =
      switch error.kind {
      case .content: .badData
      case .io, .denied, .missing: .io
      case .refused: .refused
      case .busy: .tryAgain
      }
    self.init(code, error.description)
  }

  /// Why a record cannot be read, and what to do.
  init(damage error: FileError) {
    self.init(.badData, error.description, details: [Rule.recordRefused.remedy])
  }

  /// What is wrong with the site's configuration.
  init(configuration error: FileError) {
    var details: [String] = []
    if error.kind == .missing {
      details = ["'pps help' shows one; write it, or name another with --config or PPS_CONFIG"]
    }
    self.init(.configuration, error.description, details: details)
  }

  /// Why a record is refused: every reason, one a line.
  init(_ violations: [Violation], of record: String) {
    self.init(
      .badData, "\(record) is not stored, because it could not be published safely",
      details: violations.map(\.description))
  }
}

extension StateOptions {
  /// The state, with the tenants of the site's configuration where there is one.
  func store() throws -> StateStore {
    do throws(FileError) {
      let configuration = try SiteConfiguration(file: configurationFile)
      return StateStore(directory: stateDirectory, tenants: configuration.tenants)
    } catch  where error.kind == .missing {
      return StateStore(directory: stateDirectory)
    } catch {
      throw CommandFailure(configuration: error)
    }
  }

  /// The site's configuration.
  func siteConfiguration() throws -> SiteConfiguration {
    do throws(FileError) {
      return try SiteConfiguration(file: configurationFile)
    } catch {
      throw CommandFailure(configuration: error)
    }
  }

  /// The same for what can do without one; nil when nobody names one, and there is none by custom.
  func siteConfigurationIfAny() throws -> SiteConfiguration? {
    do throws(FileError) {
      return try SiteConfiguration(file: configurationFile)
    } catch  where error.kind == .missing && config == nil && Environment["PPS_CONFIG"] == nil {
      return nil
    } catch {
      throw CommandFailure(configuration: error)
    }
  }

  /// Sees to it that there is a state directory.
  func requireDirectory() throws {
    guard StateStore(directory: stateDirectory).exists else {
      throw CommandFailure(
        .io, "\(stateDirectory): there is no such state directory",
        details: ["make it, or name another with --state-dir or PPS_STATE_DIR"])
    }
  }

  /// The same where somebody names it: what would be read is not what is meant. Where nobody does,
  /// nothing is stored yet.
  func requireNamedDirectory() throws {
    if stateDir != nil || Environment["PPS_STATE_DIR"] != nil { try requireDirectory() }
  }

  /// Everything stored; what cannot be read is told on standard error.
  func contents(_ diagnostics: Diagnostics) throws -> StateStore.Contents {
    try requireNamedDirectory()
    let contents = try store().contents()
    for problem in contents.problems { diagnostics.warning(problem.description) }
    return contents
  }

  /// Ends what listed the state.
  ///
  /// - Throws: The exit code when something is missing in it.
  func end(_ contents: StateStore.Contents) throws {
    if !contents.isReadable || contents.problems.contains(where: \.isUnreadable) {
      throw ExitCode.io
    }
    if !contents.problems.isEmpty { throw ExitCode.badData }
  }

  /// What is stored, as JSON under a name.
  func json(_ name: String, _ rows: [some Encodable], of contents: StateStore.Contents) throws
    -> [UInt8]
  {
    let gaps = contents.problems.map(\.description)
    return try JSON.text(
      Report([name: rows], origin: Origin(source: stateDirectory, askedAt: .now, gaps: gaps)))
  }

  /// Does something with the store, and tells of its failures in the commands' form.
  func withStore<Result>(_ body: (StateStore) throws -> Result) throws -> Result {
    do {
      return try body(store())
    } catch let error as FileError {
      throw CommandFailure(error)
    }
  }

  /// Changes a VO's previews; no other process does so meanwhile. Then the VO's tag files are made
  /// what the state says.
  ///
  /// - Parameter isNew: Whether something new may be stored. What only changes what is stored needs the
  ///   state directory, and makes none.
  func changePreviews<Result>(
    of vo: String, isNew: Bool, _ change: ChangeOptions, _ body: (StateStore) throws -> Result
  ) throws -> Result {
    if !isNew { try requireNamedDirectory() }
    return try withStore { store in
      if change.dryRun { return try body(store) }
      return try store.withPreviewsLocked(of: vo, isMade: isNew) {
        let result = try body(store)
        try synchronizeTags(of: vo, store)
        return result
      }
    }
  }

  /// Changes the pilots; no other process does so meanwhile.
  ///
  /// - Parameter isNew: As of previews.
  func changePilots<Result>(
    isNew: Bool, _ change: ChangeOptions, _ body: (StateStore) throws -> Result
  ) throws -> Result {
    if !isNew { try requireNamedDirectory() }
    return try withStore { store in
      if change.dryRun { return try body(store) }
      return try store.withPilotsLocked(isMade: isNew) { try body(store) }
    }
  }
}

/// For commands that change previews or pilots, whose histories tell who did it.
struct ChangeOptions: ParsableArguments {
  @OptionGroup var dry: DryRunOptions

  @Option(help: ArgumentHelp("Who does it; else the account at work.", valueName: "name"))
  var by: String?

  /// Who does it.
  var actor: String { by ?? Account.current }

  var dryRun: Bool { dry.dryRun }

  func perform(_ done: String, _ body: () throws -> Void) throws { try dry.perform(done, body) }

  /// Says that a record is stored in the place of what is damaged, and keeps that.
  ///
  /// - Parameter vo: Whose preview it is; nil when it is a pilot.
  func replace(_ damage: FileError?, vo: String?, in store: StateStore) throws {
    guard let damage else { return }
    let kept = dryRun ? "\(damage.file).damaged" : try store.keep(damage, vo: vo)
    diagnostics.warning(
      "\(damage)",
      details: ["it is kept as \(kept)", "in its place only what is given now is stored"])
  }
}

/// For commands that change something.
struct DryRunOptions: ParsableArguments {
  @Flag(help: "Say what would be done, and do nothing.")
  var dryRun = false

  /// Does it and says so, or says what would be done.
  func perform(_ done: String, _ body: () throws -> Void) throws {
    if !dryRun { try body() }
    diagnostics.note(dryRun ? "dry run: \(done)" : done)
  }
}

extension CommandFailure {
  /// Why a record cannot go on to another state.
  init(_ error: LifeError, of record: String) {
    self.init(.refused, "\(record) stays as it is: \(error)")
  }
}

let diagnostics = Diagnostics(program: "pps")

extension Diagnostics {
  /// Says what of a record that was stored is late already, such as a deadline of its last run.
  func note(lateness deadline: TaskDeadline?, of record: String) {
    guard let deadline, deadline.delay(at: .now) != nil else { return }
    note(
      "\(record) is late: \(deadline.task.rawValue), due \(deadline.due)",
      details: [deadline.reason])
  }
}

/// A contact as people give it: an address alone means `mailto:`.
func contactURL(_ text: String?) -> String? {
  text.map { $0.contains(":") ? $0 : "mailto:\($0)" }
}
