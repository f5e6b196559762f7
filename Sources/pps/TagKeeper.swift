import ArgumentParser
import CommandSupport
import Infosys
import Rollout
import StateStore

/// Keeps the site's tag files as the state says: what is published is in, what was published is out,
/// and all other lines stay. Every command that changes previews comes by here.
struct TagKeeper {
  let directory: TagDirectory
  /// The GlueSubClusterUniqueIDs whose tags stand in tag files.
  let subclusters: [String]

  /// nil where our plugin adds the tags.
  init?(_ decision: TagDecision?) {
    guard let decision, let directory = decision.directory else { return nil }
    self.directory = directory
    subclusters = decision.subclusters
  }

  /// What could not be done, one by one.
  struct Failures: Error {
    var all: [StateError] = []

    /// Does something about one tag file.
    mutating func collecting(_ body: (inout Failures) throws(StateError) -> Void) {
      do throws(StateError) {
        try body(&self)
      } catch {
        all.append(error)
      }
    }

    /// - Throws: What the user is told, if anything failed.
    func end(_ message: String, advice: String) throws {
      guard let first = all.first else { return }
      throw CommandFailure(
        CommandFailure(first).exitCode, message,
        details: all.map(\.description) + [advice])
    }
  }

  /// Makes the tag files of a VO what the previews say.
  ///
  /// - Parameters:
  ///   - previews: The VO's previews.
  ///   - vos: The VOs of the site; no tag is added that readers would take for another one's.
  ///   - live: What the resource BDII shows; asked only when a tag is new.
  func synchronize(
    _ previews: [Preview], of vo: String, amongVOs vos: [String], live: () -> Surroundings?
  ) -> Failures {
    var failures = Failures()
    for group in directory.groups(subclusters) {
      let isHere = { (preview: Preview) in
        preview.state == .published && preview.tag.readAs(amongVOs: vos) == nil
          && group.contains(where: preview.subclusters.contains)
      }
      var wanted: [String] = []
      for preview in previews where isHere(preview) {
        let tag = preview.tag.description
        if let other = group.first(where: { !preview.subclusters.contains($0) }) {
          let path = directory.file(subcluster: group[0], vo: vo).path
          failures.all.append(
            StateError(
              .refused, path,
              "counts for all subclusters, and \(preview.title) is not on \(other); its tag is "
                + "not added"))
        } else {
          wanted.append(tag)
        }
      }
      let gone = previews.filter { $0.wasOffered }.map(\.tag.description)
        .filter { !wanted.contains($0) }
      change(group, vo, adding: wanted, removing: gone, live, &failures)
    }
    return failures
  }

  /// Takes the tags of all previews out, published or not.
  func clear(_ previews: [Preview], of vo: String) -> Failures {
    var failures = Failures()
    for group in directory.groups(subclusters) {
      let tags = previews.filter { $0.wasOffered }.map(\.tag.description)
      change(group, vo, adding: [], removing: tags, { nil }, &failures)
    }
    return failures
  }

  /// Changes the tag file that subclusters share, and says what was done.
  private func change(
    _ group: [String], _ vo: String, adding: [String], removing: [String],
    _ live: () -> Surroundings?, _ failures: inout Failures
  ) {
    failures.collecting { (failures) throws(StateError) in
      let file = directory.file(subcluster: group[0], vo: vo)
      var adding = adding
      for tag in try file.preview(adding: adding, removing: removing).added {
        guard let variant = variant(of: tag, group, live) else { continue }
        failures.all.append(Self.clash(file, tag, variant))
        adding.removeAll { $0 == tag }
      }
      let change = try file.change(adding: adding, removing: removing)
      for tag in change.added { diagnostics.note("\(file.path): \(tag) is added") }
      for tag in change.removed { diagnostics.note("\(file.path): \(tag) is taken out") }
    }
  }

  /// A tag that is there already, spelled in another case: of both, slapd would take neither, nor
  /// the subcluster.
  func variant(of tag: String, _ group: [String], _ live: () -> Surroundings?) -> String? {
    for id in group {
      if let variant = directory.variant(of: tag, onSubcluster: id) { return variant }
    }
    let live = live()
    for id in group {
      let tags = live?.softwareTags(ofSubcluster: id) ?? []
      if let variant = tags.first(where: { $0 != tag && $0.lowercased() == tag.lowercased() }) {
        return variant
      }
    }
    return nil
  }

  static func clash(_ file: TagFile, _ tag: String, _ variant: String) -> StateError {
    StateError(
      .refused, file.path,
      "\(tag) is not added: the subcluster has it already, spelled \(variant), and GLUE 1.3 takes "
        + "no two values that differ only by case")
  }
}

extension StateOptions {
  /// Who brings the tags into the information system: what the configuration says, else what
  /// `pps gip install` found; nil when neither says anything.
  func tagDecision(_ store: StateStore) throws -> TagDecision? {
    do throws(StateError) {
      if let said = try SiteConfiguration(file: configurationFile).tags { return said }
    } catch  where error.kind == .missing {
    } catch {
      throw CommandFailure(configuration: error)
    }
    do throws(StateError) {
      return try store.tagDecision()
    } catch {
      throw CommandFailure(configuration: error)
    }
  }

  /// Makes a VO's tag files what the state says, where the site keeps such files.
  func synchronizeTags(of vo: String, _ store: StateStore) throws {
    guard let keeper = TagKeeper(try tagDecision(store)) else { return }
    let contents = store.contents()
    var answer: Surroundings??
    let previews = contents.previews.filter { $0.vo == vo }
    let vos = contents.vos + store.tenants.keys
    let failures = keeper.synchronize(previews, of: vo, amongVOs: vos) {
      if answer == nil { answer = .some(liveTags()) }
      return answer.flatMap(\.self)
    }
    try failures.end(
      "the state is stored, but the tag files of \(vo) are not all as it says",
      advice: "once that is mended, the same command again puts them right")
  }

  /// Makes a VO's tag files what the state says, after something changed its previews otherwise than
  /// by ``changePreviews(of:_:_:)``.
  func followTags(of vo: String, _ change: DryRunOptions) throws {
    guard !change.dryRun else { return }
    try withStore { store in
      guard TagKeeper(try tagDecision(store)) != nil else { return }
      try store.withPreviewsLocked(of: vo, isMade: false) { try synchronizeTags(of: vo, store) }
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

  /// What the resource BDII shows of tags; nil, and a warning, when it does not answer.
  func liveTags() -> Surroundings? {
    do {
      return try (try? SiteConfiguration(file: configurationFile))?.surroundings([], [])
    } catch {
      diagnostics.warning(
        "the resource BDII did not answer; only tag files are looked at", details: ["\(error)"])
      return nil
    }
  }
}
