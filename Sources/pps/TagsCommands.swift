import ArgumentParser
import CommandSupport
import Files
import Infosys
import Rollout
import StateStore

/// `pps tags …`
struct TagsCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: "Software tags in the VOs' tag files, as lcg-tags and lcg-ManageVOTag kept them.",
    discussion: """
      For sites that have such files, DIR/<subcluster>/<VO>/<VO>.list: 'pps gip install' finds that \
      out. The tags of previews are kept there by 'pps preview'; these commands are for all others.
      """,
    subcommands: [List.self, Add.self, Remove.self])

  /// Which tag files.
  struct Place: ParsableArguments {
    @Option(
      name: .customLong("subcluster"),
      help: ArgumentHelp(
        "A GlueSubClusterUniqueID; else all that have tag files here.", valueName: "id"))
    var subclusters: [String] = []

    @Option(
      help: ArgumentHelp(
        "The folder of the tag files; else what the configuration says or 'pps gip install' found.",
        valueName: "dir"), completion: .directory)
    var tagDir: String?

    /// The tag files that are meant.
    func keeper(_ state: StateOptions) throws -> TagKeeper {
      let decision: TagDecision?
      if let tagDir {
        let all = try state.siteConfiguration().site.subclusters.map(\.id)
        decision = try TagDecision(folder: tagDir, subclusters: all)
      } else {
        decision = try state.tagDecision(try state.store())
      }
      guard var decision, let keeper = TagKeeper(decision) else {
        throw CommandFailure(
          .configuration, "there are no tag files here: our plugin adds the tags of previews",
          details: [
            "'pps gip install' finds out whether the site has them; --tag-dir names their folder"
          ])
      }
      try keeper.directory.requireFolder()
      if subclusters.isEmpty { return keeper }
      for id in subclusters where !keeper.subclusters.contains(id) {
        throw CommandFailure(
          .badData, "there is no subcluster \(id) with tag files here",
          details: ["there is \(keeper.subclusters.joined(separator: ", "))"])
      }
      if keeper.directory.layout == .shared {
        throw CommandFailure(
          .refused, "\(keeper.directory.path) has tag files that count for all subclusters",
          details: ["leave --subcluster out"])
      }
      decision.subclusters = subclusters
      return TagKeeper(decision)!
    }
  }

  /// Tags as the user gives them.
  struct Tags: ParsableArguments {
    @Option(help: "The VO, spelled as the VO spells itself.")
    var vo: String

    @Option(
      help: ArgumentHelp(
        "A file with tags, one a line; a line that begins with # is a comment.", valueName: "file"),
      completion: .file())
    var tagFile: String?

    @Argument(
      help: ArgumentHelp("Tags, VO-<vo>-…, separated by spaces or commas.", valueName: "tag"))
    var tags: [String] = []

    /// The tags, each once, all of them fit to be published.
    ///
    /// - Parameter isAdding: Whether they are to stand beside each other, as no two can that differ only by case.
    func all(isAdding: Bool) throws -> [String] {
      if let violation = Violation.ofTagWord("vo", vo) { throw violation }
      var all = tags.flatMap { $0.split(separator: ",").map(String.init) }
      if let tagFile {
        do throws(FileError) {
          all += try TagFile.tags(listedIn: tagFile)
        } catch {
          throw CommandFailure(error)
        }
      }
      let violations = all.compactMap { Violation.ofTag($0, of: vo) }
      guard violations.isEmpty else {
        throw CommandFailure(
          .badData, "nothing is changed, because a tag is refused",
          details: violations.map(\.description))
      }
      var seen: [String: String] = [:]
      for tag in all where isAdding {
        if let other = seen.updateValue(tag, forKey: tag.lowercased()), other != tag {
          throw CommandFailure(
            .badData, "nothing is changed: \(other) and \(tag) differ only by case")
        }
      }
      return all.enumerated().filter { all.firstIndex(of: $1) == $0 }.map(\.element)
    }
  }
}
