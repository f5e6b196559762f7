import ArgumentParser
import CommandSupport
import Files
import Rollout
import StateStore

extension StateOptions {
  /// The state, with the tenants of the site's configuration where there is one.
  func store() throws -> StateStore {
    StateStore(directory: stateDirectory, tenants: try siteConfigurationIfAny()?.tenants ?? [:])
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
