import ArgumentParser
import CommandSupport
import Rollout
import StateStore

/// `pps list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List previews and pilots, with what is to be done about each and until when.",
    discussion: """
      The pilot of a minor upgrade runs one week. A major one has a feedback deadline, two weeks \
      unless agreed otherwise; without feedback it is then treated as a minor one. An incompatible \
      one needs a post-mortem within four weeks of its end.
      """)

  @Flag(help: "Only what is late, and by how much.")
  var overdue = false

  @Option(help: "How to print it: table or json.")
  var output: OutputFormat = .table

  @OptionGroup var state: StateOptions

  /// `schema/list.schema.json` describes it.
  private struct Row: Encodable {
    let kind: String
    let vos: [String]
    let product, version, state, since: String
    let deadline: DeadlineReport?
  }

  func run() throws {
    let contents = try state.contents(diagnostics)
    var rows = contents.previews.map { preview in
      Row(
        kind: "preview", vos: [preview.vo], product: preview.product,
        version: preview.workingVersion, state: preview.state.rawValue,
        since: preview.since.description,
        deadline: preview.deadline(at: .now).map(DeadlineReport.init))
    }
    rows += contents.pilots.map { pilot in
      Row(
        kind: "pilot", vos: pilot.vos, product: pilot.product,
        version: pilot.packageVersion.description, state: pilot.state.rawValue,
        since: pilot.since.description,
        deadline: pilot.deadline(at: .now).map(DeadlineReport.init))
    }
    if overdue { rows = rows.filter { $0.deadline?.lateBy != nil } }
    switch output {
    case .table:
      var table = Table(columns: ["KIND", "VO", "PRODUCT", "VERSION", "STATE", "TO DO", "LATE BY"])
      for row in rows {
        table.append([
          [row.kind], [row.vos.joined(separator: ",")], [row.product], [row.version], [row.state],
          row.deadline.map { ["\($0.task) by \($0.due)"] } ?? [],
          row.deadline?.lateBy.map { [Self.text(seconds: $0)] } ?? [],
        ])
      }
      try Output.write(table.text)
    case .json:
      try Output.write(state.json("offers", rows, of: contents))
    }
    if rows.isEmpty && overdue { diagnostics.note("nothing is late") }
    try state.end(contents)
  }

  /// `3 d 4 h`, `5 h 10 min` or `7 min`.
  private static func text(seconds: Int) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60)
    if days > 0 { return "\(days) d \(hours) h" }
    return hours > 0 ? "\(hours) h \(minutes) min" : "\(minutes) min"
  }
}
