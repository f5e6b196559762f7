import ArgumentParser
import CommandSupport
import Files
import Glibc
import Infosys
import Rollout
import StateStore

extension TagsCommands {
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add tags to a VO's tag files.",
      discussion: "What is there already stays, once. The BDII shows it at one of its next updates."
    )

    @OptionGroup var tags: Tags
    @OptionGroup var place: Place

    @Option(
      help: ArgumentHelp(
        """
        Wait so long for the resource BDII to show the tags, and warn when it does not: 90 or 90s, 10m, \
        2h, 1d; 0: it is asked once.
        """, valueName: "time"),
      transform: { try TimeLimit(parsing: $0, in: 0...TimeLimit.longest) })
    var wait: TimeLimit?

    @OptionGroup var change: DryRunOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      let wanted = try tags.all(isAdding: true)
      guard !wanted.isEmpty else { throw CommandFailure(.usage, "no tag is named") }
      let keeper = try place.keeper(state)
      let owned = try Owners(tags.vo, state)
      for tag in wanted {
        if let preview = owned.byTag[tag], preview.state != .published {
          throw CommandFailure(
            .refused, "\(tag) is the tag of \(preview.title), which is not published",
            details: ["'pps preview publish' adds it"])
        }
        try owned.requireKnown(tag)
      }
      let live = state.liveTags()
      var failures = TagKeeper.Failures()
      for group in keeper.directory.groups(keeper.subclusters) {
        failures.collecting { (failures) throws(FileError) in
          let file = keeper.directory.file(subcluster: group[0], vo: tags.vo)
          let done = try keeper.change(
            group, tags.vo, adding: wanted, removing: [], isDry: change.dryRun, { live }, &failures)
          let refused = Set(done.clashes.map(\.tag))
          for tag in wanted where !refused.contains(tag) {
            TagsCommands.tell(
              file, tag, done.added.contains(tag) ? "is added" : "is there already", change)
          }
        }
      }
      keeper.warnOfTwins()
      try failures.end(
        "not all tags are added", advice: "what is not named here is done")
      if let wait, !change.dryRun { try awaitTags(wanted, keeper, wait) }
    }

    /// Waits for the resource BDII, and warns of what it does not show in time.
    private func awaitTags(_ wanted: [String], _ keeper: TagKeeper, _ limit: TimeLimit) throws {
      do {
        try state.requireResourceBDII(for: "--wait")
      } catch let failure as CommandFailure {
        // The tags are added.
        return diagnostics.warning(failure.message, details: failure.details)
      }
      let end = ContinuousClock.now + .seconds(limit.seconds)
      var missing: [String] = []
      while true {
        do {
          guard let live = try state.shownTags() else { return }
          missing = keeper.subclusters.flatMap { id in
            let shown = live.softwareTags(ofSubcluster: id) ?? []
            return wanted.filter { !shown.contains($0) }.map { "\($0) on \(id)" }
          }
          if missing.isEmpty { return }
        } catch {
          // It may do better the next time.
          missing = ["\(error)"]
        }
        // Once more when the time is over.
        let left = end - .now
        guard left > .zero else { break }
        try Interruption.sleep(min(left, .seconds(1)))
      }
      diagnostics.warning("the resource BDII does not show all tags yet", details: missing)
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove tags from a VO's tag files.",
      discussion: """
        All other lines stay. While a record of the VO cannot be read, so do tags that may be of previews. \
        A tag that is in none of the files ends it with exit status 1, after the \
        others were removed.
        """)

    @OptionGroup var tags: Tags

    @Flag(help: "Remove all tags of the VO, but for those of previews that are published.")
    var clean = false

    @OptionGroup var place: Place
    @OptionGroup var change: DryRunOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      let named = try tags.all(isAdding: false)
      guard named.isEmpty == clean else {
        throw CommandFailure(.usage, "name the tags to remove, or else --clean")
      }
      let keeper = try place.keeper(state)
      let owned = try Owners(tags.vo, state)
      let published = owned.byTag.filter { $0.value.state == .published }
      for tag in named {
        if let preview = published[tag] {
          throw CommandFailure(
            .refused, "\(tag) is the tag of \(preview.title), which is published",
            details: ["'pps preview withdraw' takes it out"])
        }
        try owned.requireKnown(tag)
      }
      var failures = TagKeeper.Failures()
      var found: Set<String> = []
      for group in keeper.directory.groups(keeper.subclusters) {
        failures.collecting { (failures) throws(FileError) in
          let file = keeper.directory.file(subcluster: group[0], vo: tags.vo)
          var removing = named
          if clean {
            let all = Set(try file.tags())
            removing = all.filter { published[$0] == nil && owned.isKnown($0) }.sorted()
            for tag in all.subtracting(removing).sorted() {
              if let preview = published[tag] {
                diagnostics.note("\(file.path): \(tag) stays: it is of \(preview.title)")
              } else {
                failures.all.append(
                  FileError(.refused, file.path, "\(tag) stays: \(Owners.doubt)"))
              }
            }
          }
          let done =
            try change.dryRun
            ? file.preview(adding: [], removing: removing)
            : file.change(adding: [], removing: removing)
          for tag in removing {
            let isRemoved = done.removed.contains(tag)
            if isRemoved { found.insert(tag) }
            TagsCommands.tell(file, tag, isRemoved ? "is taken out" : "is not there", change)
          }
        }
      }
      try failures.end(
        "not all tags are removed",
        advice: owned.gaps.isEmpty
          ? "what is not named here is done" : "what is not named here is done; \(owned.advice)")
      if named.contains(where: { !found.contains($0) }) { throw ExitCode.nothingFound }
    }
  }

  /// The stored previews by their tags.
  static func previews(_ state: StateOptions) throws -> [String: Preview] {
    Dictionary(
      try state.contents(diagnostics).previews.map { ($0.tag.description, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whose the tags in a VO's files are, as far as the state can be read.
  private struct Owners {
    let byTag: [String: Preview]
    /// Why not all of the VO's previews are known.
    let gaps: [FileError]

    init(_ vo: String, _ state: StateOptions) throws {
      byTag = try previews(state)
      gaps = try state.store().previews(of: vo).problems
    }

    /// Whether it is known whose a tag is; nobody's, if no preview's.
    func isKnown(_ tag: String) -> Bool {
      gaps.isEmpty || byTag[tag] != nil || SoftwareTag(tag) == nil
    }

    /// Refuses to change what may be the tag of a preview that cannot be read.
    func requireKnown(_ tag: String) throws {
      guard !isKnown(tag) else { return }
      throw CommandFailure(
        .refused, "\(tag) stays as it is: \(Self.doubt)",
        details: gaps.map(\.description) + [advice])
    }

    static let doubt = "it may be of a preview that cannot be read"

    var advice: String {
      gaps.contains(where: \.isUnreadable)
        ? "let an account do it that can read the state" : "mend or remove the record first"
    }
  }

  private static func tell(_ file: TagFile, _ tag: String, _ what: String, _ change: DryRunOptions)
  {
    diagnostics.note("\(change.dryRun ? "dry run: " : "")\(file.path): \(tag) \(what)")
  }
}
