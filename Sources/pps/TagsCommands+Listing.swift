import ArgumentParser
import CommandSupport
import Files
import Infosys
import Rollout
import StateStore

extension TagsCommands {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the tags in the VOs' tag files, and which are of previews.")

    @Option(help: "The VO; else all that have a tag file.")
    var vo: String?

    @OptionGroup var place: Place

    @Flag(
      help: "Ask the resource BDII, warn of each tag that it does not show, and then exit with 1.")
    var check = false

    @Option(help: "How to print it: table or json.")
    var output: OutputFormat = .table

    @OptionGroup var state: StateOptions

    /// `schema/tags-list.schema.json` describes it.
    private struct Row: Encodable {
      let subcluster, vo, tag: String
      /// The preview that it is of.
      let preview: String?
    }

    func run() throws {
      if check { try state.requireResourceBDII(for: "--check") }
      let keeper = try place.keeper(state)
      let previews = try TagsCommands.previews(state)
      var rows: [Row] = []
      var failures = TagKeeper.Failures()
      for id in keeper.subclusters {
        for vo in vo.map({ [$0] }) ?? keeper.directory.vos(onSubcluster: id) {
          failures.collecting { (_) throws(FileError) in
            for tag in try keeper.directory.file(subcluster: id, vo: vo).tags() {
              rows.append(Row(subcluster: id, vo: vo, tag: tag, preview: previews[tag]?.title))
            }
          }
        }
      }
      switch output {
      case .table:
        var table = Table(columns: ["SUBCLUSTER", "VO", "TAG", "OF"])
        for row in rows {
          table.append([[row.subcluster], [row.vo], [row.tag], row.preview.map { [$0] } ?? []])
        }
        try Output.write(table.text)
      case .json:
        let origin = Origin(
          source: keeper.directory.path, askedAt: .now, gaps: failures.all.map(\.description))
        try Output.write(JSON.text(Report(["tags": rows], origin: origin)))
      }
      try failures.end("not all tag files could be read", advice: "the others are listed")
      if check { try compare(rows) }
    }

    private func compare(_ rows: [Row]) throws {
      guard let live = state.liveTags() else { throw ExitCode.unavailable }
      let missing = rows.filter { row in
        live.softwareTags(ofSubcluster: row.subcluster)?.contains(row.tag) != true
      }
      guard !missing.isEmpty else { return }
      diagnostics.warning(
        "the resource BDII does not show all tags",
        details: missing.map { "\($0.tag) on \($0.subcluster)" })
      throw ExitCode.nothingFound
    }
  }
}
