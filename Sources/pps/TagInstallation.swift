import ArgumentParser
import CommandSupport
import Files
import Rollout
import StateStore

/// What `pps gip install` and `uninstall` do about software tags.
struct TagInstallation {
  private let state: StateOptions
  private let store: StateStore
  /// What counted until now.
  private let old: TagDecision?
  private let new: TagDecision
  /// Whether the configuration says it, so that nothing is kept.
  private let isConfigured: Bool
  /// What is to be said.
  private var findings: [String] = []

  /// Finds out where tags go; nothing is changed.
  ///
  /// - Parameters:
  ///   - folder: The GIP folder.
  ///   - option: `--tag-dir`
  init(
    configuration: SiteConfiguration, folder: String, option: String?, timeLimit: TimeLimit,
    state: StateOptions
  ) throws {
    self.state = state
    store = try state.store()
    do throws(FileError) {
      old = try store.tagDecision()
    } catch {
      throw CommandFailure(configuration: error)
    }
    isConfigured = configuration.tags != nil
    let subclusters = configuration.site.subclusters.map(\.id)
    if let said = configuration.tags {
      if option != nil {
        throw CommandFailure(
          .usage, "\(state.configurationFile) has tag_dir, and --tag-dir cannot say otherwise")
      }
      new = said
      findings = ["\(state.configurationFile) says tag_dir: \(said.directory?.path ?? "none")"]
    } else if let option {
      new = option == "none" ? .plugin : try TagDecision(folder: option, subclusters: subclusters)
      try new.directory?.requireFolder()
    } else {
      let plugins = "\(folder)/plugin"
      let found = TagOwner(folder: plugins, subclusters: subclusters, limit: timeLimit)
      for (path, reason) in found.unknown {
        diagnostics.warning(
          "\(path) \(reason)",
          details: ["whether it replaces software tags is not known; --tag-dir can say it"])
      }
      for owner in found.owners {
        findings.append(
          "\(owner.program.path) replaces the software tags of "
            + owner.subclusters.joined(separator: ", "))
      }
      new = try Self.decision(found, subclusters, old, plugins)
    }
  }

  private static func decision(
    _ found: TagOwner, _ subclusters: [String], _ old: TagDecision?, _ plugins: String
  ) throws -> TagDecision {
    guard let owner = found.owners.first else {
      // What cannot be looked at just now may still own them.
      if let old, old.owner == nil || found.unknown.contains(where: { $0.path == old.owner }) {
        return old
      }
      return .plugin
    }
    guard let directory = found.tagDirectory(subclusters: subclusters) else {
      throw CommandFailure(
        .configuration,
        "\(owner.program.path) replaces the software tags, and where its tag files are is not known",
        details: ["name the folder with --tag-dir, or as tag_dir in the configuration"])
    }
    return TagDecision(
      directory: directory, subclusters: found.owned(of: subclusters), owner: owner.program.path)
  }

  /// Says what was found, keeps it, and puts the tags of what is published where they belong.
  func perform(_ change: DryRunOptions) throws {
    for finding in findings { diagnostics.note(finding) }
    if let keeper = TagKeeper(new) {
      let path =
        keeper.directory.layout == .shared ? "<VO>/<VO>.list" : "<subcluster>/<VO>/<VO>.list"
      diagnostics.note(
        "the tags of previews on \(keeper.subclusters.joined(separator: ", ")) stand in "
          + "\(keeper.directory.path)/\(path)")
    } else {
      diagnostics.note("no tag files: our plugin adds the tags of previews")
    }
    let kept = isConfigured || new == .plugin ? nil : new
    if kept != old {
      try change.perform("\(store.tagDecisionFile) is \(kept == nil ? "removed" : "written")") {
        try state.withStore { try $0.store(kept) }
      }
    }
    // One VO's files must not keep those of the others as they were.
    var failures: [CommandFailure] = []
    for vo in Self.vos(store) {
      do {
        try state.followTags(of: vo, change, leaving: old)
      } catch let failure as CommandFailure {
        failures.append(failure)
      }
    }
    guard let first = failures.first else { return }
    let others = failures.dropFirst().flatMap { [$0.message] + $0.details }
    throw CommandFailure(first.exitCode, first.message, details: first.details + others)
  }

  /// Takes the tags of previews out of tag files, and forgets what was found.
  static func undo(_ state: StateOptions, _ change: DryRunOptions) throws {
    try state.withStore { store in
      var failures = TagKeeper.Failures()
      var used: [String] = []
      for vo in vos(store) {
        failures.collecting { (_) throws(FileError) in
          used += try store.usedTagFiles(of: vo).map(\.root)
        }
      }
      let decided = TagKeeper(try state.tagDecision(store))?.directory.path
      let folders = Set(used + [decided].compactMap(\.self)).sorted()
      if folders.isEmpty && failures.all.isEmpty { return }
      try change.perform(
        "the tags of previews are out of "
          + (folders.isEmpty ? "tag files" : folders.joined(separator: " and "))
      ) {
        var failures = TagKeeper.Failures()
        for vo in vos(store) {
          do {
            try store.withPreviewsLocked(of: vo, isMade: false) {
              failures.all += try state.clearTags(of: vo, store).all
            }
          } catch let error as FileError {
            failures.all.append(error)
          }
        }
        try failures.end(
          "tags of previews are still in tag files",
          advice: "once that is mended, the same command again takes them out; or 'pps tags remove'"
        )
        try store.store(nil)
      }
      // What the configuration says holds without 'pps gip install'.
      if (try? SiteConfiguration(file: state.configurationFile))?.tags?.directory != nil {
        diagnostics.warning(
          "\(state.configurationFile) has tag_dir: the next change of a VO's previews puts their tags back",
          details: ["take tag_dir out of it, unless the tags are to stand there without the rest"])
      }
    }
  }

  /// The VOs that have a folder, whether or not a preview in it can be read. What has another name than a VO
  /// can have is none.
  private static func vos(_ store: StateStore) -> [String] {
    store.previews().vos.filter { Violation.ofTagWord("vo", $0) == nil }
  }
}

extension TagDecision {
  /// The tag files in a folder that an option names.
  init(folder: String, subclusters: [String]) throws {
    let path = try FolderPath.resolved(folder)
    self.init(
      directory: TagDirectory(seenAt: path, subclusters: subclusters) ?? TagDirectory(path),
      subclusters: subclusters)
  }
}

extension TagDirectory {
  /// Sees to it that there is such a folder.
  func requireFolder() throws {
    guard exists else { throw CommandFailure(.io, "\(path): there is no such folder") }
  }
}
