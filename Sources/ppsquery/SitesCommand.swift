import ArgumentParser
import CommandSupport
import Infosys

/// Lists the sites that offer something.
struct SitesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sites",
    abstract: "List the sites that have something in preview or pilot now, and what.",
    discussion: """
      Of each: the releases, for which VOs, at how many computing elements (with --vo, those that \
      admit it), and whom to ask. What is over or cannot be used does not \
      count, unless with --all, which tells the states too.

      It is printed as table, json, jsonl or csv.

      FIELDS
        \(SiteField.names)
      """)

  @ParentCommand var parent: PPSQuery
  @OptionGroup(title: "What to find") var query: QueryOptions
  @OptionGroup(title: "How to print it") var list: ListOptions
  @OptionGroup(title: "Whom to ask") var source: MergingSourceOptions

  func validate() throws {
    try parent.requireNoUse(in: "sites")
    try list.validate(for: SiteField.self)
  }

  func run() throws {
    let answer = try query.ask(source, for: query.kind)
    let sites = OfferingSite.all(in: answer.offersForVO)
    try list.print(
      sites, as: SiteField.self, answer.origin, now: answer.now, all: query.all,
      hidden: answer.selection.hidden)
    try answer.end(isEmpty: sites.isEmpty)
  }
}
