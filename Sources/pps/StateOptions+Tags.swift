import ArgumentParser
import CommandSupport
import Files
import Infosys
import Rollout
import StateStore

extension StateOptions {
  /// Who brings the tags into the information system: what the configuration says, else what
  /// `pps gip install` found; nil when neither says anything.
  func tagDecision(_ store: StateStore) throws -> TagDecision? {
    if let said = try siteConfigurationIfAny()?.tags { return said }
    do throws(FileError) {
      return try store.tagDecision()
    } catch {
      throw CommandFailure(configuration: error)
    }
  }

  /// Makes a VO's tag files what the state says, where the site keeps such files. Tags go out of those that
  /// they were put into before, where the site keeps them elsewhere now. The VO's previews must be locked.
  ///
  /// - Parameter old: What counted until now, where that is another decision.
  func synchronizeTags(of vo: String, _ store: StateStore, leaving old: TagDecision? = nil) throws {
    let keeper = TagKeeper(try tagDecision(store))
    let contents = store.previews(of: vo)
    let previews = contents.previews
    var failures = TagKeeper.Failures()
    failures.collecting { (failures) throws(FileError) in
      let present = keeper?.files(of: vo) ?? []
      let known = try store.usedTagFiles(of: vo)
      var former: [TagFile] = []
      for file in known + Self.files([old, try store.tagDecision()], of: vo)
      where !present.contains(file) && !former.contains(file) { former.append(file) }
      // Known before a tag is put there.
      var used = previews.contains { $0.wasOffered } ? present : known.filter(present.contains)
      try store.remember(used + former, known, of: vo)
      for file in former {
        let count = failures.all.count
        failures.collecting { (_) throws(FileError) in
          try TagKeeper.clear(previews, from: file)
        }
        // A tag of a record that cannot be read may be there still.
        if failures.all.count > count || !contents.problems.isEmpty { used.append(file) }
      }
      if !former.isEmpty { failures.all += contents.problems }
      try store.remember(used, used + former, of: vo)
    }
    if let keeper {
      var answer: Surroundings??
      let vos = contents.vos + store.tenants.keys
      failures.all +=
        keeper.synchronize(previews, of: vo, amongVOs: vos) {
          if answer == nil { answer = .some(liveTags()) }
          return answer.flatMap(\.self)
        }.all
    }
    try failures.end(
      "the state is stored, but the tag files of \(vo) are not all as it says",
      advice: "once that is mended, the same command again puts them right")
    try store.endRollback(of: vo)
  }

  private static func files(_ decisions: [TagDecision?], of vo: String) -> [TagFile] {
    decisions.flatMap { TagKeeper($0)?.files(of: vo) ?? [] }
  }

  /// Takes the tags of a VO's previews out of all tag files that they may be in. Where a record cannot be
  /// read, that is a failure: its tag is not known. The VO's previews must be locked.
  func clearTags(of vo: String, _ store: StateStore) throws -> TagKeeper.Failures {
    var failures = TagKeeper.Failures()
    let contents = store.previews(of: vo)
    var known: [TagFile] = []
    failures.collecting { (_) throws(FileError) in known = try store.usedTagFiles(of: vo) }
    let files = Set(known + Self.files([try tagDecision(store), try store.tagDecision()], of: vo))
    for file in files.sorted(by: { $0.path < $1.path }) {
      failures.collecting { (_) throws(FileError) in
        try TagKeeper.clear(contents.previews, from: file)
      }
    }
    if !files.isEmpty { failures.all += contents.problems }
    if failures.all.isEmpty { try store.remember([], known, of: vo) }
    return failures
  }

  /// Makes a VO's tag files what the state says, where something other than
  /// ``changePreviews(of:isNew:_:_:)`` changed its previews, or the site keeps tags elsewhere now.
  func followTags(
    of vo: String, _ change: DryRunOptions, leaving old: TagDecision? = nil
  ) throws {
    guard !change.dryRun else { return }
    try withStore { store in
      let isKept = TagKeeper(try tagDecision(store)) != nil || TagKeeper(old) != nil
      guard try isKept || !store.usedTagFiles(of: vo).isEmpty else {
        return try store.endRollback(of: vo)
      }
      try store.withPreviewsLocked(of: vo, isMade: false) {
        try synchronizeTags(of: vo, store, leaving: old)
      }
    }
  }

  /// Sees to it that the resource BDII may be asked, for an option that does so.
  func requireResourceBDII(for option: String) throws {
    guard try siteConfiguration().resourceBDII != nil else {
      throw CommandFailure(
        .configuration, "\(option) cannot be done: the resource BDII is never to be asked",
        details: ["\(configurationFile) has 'resource_bdii: none'"])
    }
  }

  /// What the resource BDII shows of tags; nil where it is never to be asked.
  func shownTags() throws -> Surroundings? {
    try (try? SiteConfiguration(file: configurationFile))?.surroundings([], [])
  }

  /// The same; nil, and a warning, when it does not answer.
  func liveTags() -> Surroundings? {
    do {
      return try shownTags()
    } catch {
      diagnostics.warning(
        "the resource BDII did not answer; only tag files are looked at", details: ["\(error)"])
      return nil
    }
  }
}

extension StateStore {
  /// Remembers the tag files of a VO, where others are remembered.
  fileprivate func remember(
    _ files: [TagFile], _ known: [TagFile], of vo: String
  ) throws(FileError) {
    if Set(files) != Set(known) { try store(usedTagFiles: files, of: vo) }
  }
}
