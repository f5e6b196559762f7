import ArgumentParser
import CommandSupport
import Infosys
import LDAPTypes
import Rollout

/// Lists the values that an attribute has at a BDII.
struct ValuesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "values",
    abstract:
      "List the values that a GLUE attribute has at a BDII, and how many entries have each.",
    discussion: """
      Of GLUE 1.3 and GLUE 2.0 alike; 'ppsquery explain' tells what the attribute means. Values are \
      told as they are spelled, the most frequent first.

      It is printed as table, json, jsonl or csv.

      FIELDS
        \(ValueField.names)
      """)

  @Argument(
    help: "The attribute, such as GlueCEStateStatus; case does not matter.",
    completion: Candidates.attributes)
  var attribute: String

  @Option(
    help: ArgumentHelp(
      "Only of entries that match this LDAP filter (RFC 4515), such as '(GlueCEInfoLRMSType=pbs)'.",
      valueName: "filter"))
  var filter: String?

  @ParentCommand var parent: PPSQuery
  @OptionGroup(title: "How to print it") var list: ListOptions
  @OptionGroup(title: "Whom to ask") var source: MergingSourceOptions

  func validate() throws {
    try parent.requireNoUse(in: "values")
    try parent.requireNoSelection(in: "values")
    try list.validate(for: ValueField.self)
  }

  func run() throws {
    let type = try GLUEAttribute.named(attribute)
    let filter = try filter.map(Self.parsed)
    let source = try source.source()
    let now = Timestamp.now
    let values = try diagnostics.asking(source) { try source.values(of: type, matching: filter) }
    try Interruption.check()
    let ending = Ending(source: source.name)
    ending.warn(of: values.gaps)
    let others = MergedSource.gaps(of: source)
    ending.warn(of: others, areNamed: true)
    let gaps = values.gaps + others
    try list.print(
      values.counts, as: ValueField.self,
      Origin(source: source.name, askedAt: now, cacheAge: CacheAge.of(source), gaps: gaps),
      now: now)
    try ending.end(
      isEmpty: values.counts.isEmpty, isWhole: gaps.isEmpty,
      nothing: "no entry \(filter == nil ? "" : "that matches ")has \(type.name)")
  }

  private static func parsed(_ text: String) throws -> Filter {
    let filter: Filter
    do throws(Filter.ParseError) {
      filter = try Filter(parsing: text)
    } catch {
      throw CommandFailure(.usage, "--filter: \(error)")
    }
    // A server does not tell of such mistakes: nothing matches.
    for attribute in filter.attributes where attribute.type.lowercased().hasPrefix("glue") {
      _ = try GLUEAttribute.named(attribute.type)
    }
    return filter
  }
}
