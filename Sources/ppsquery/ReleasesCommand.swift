import ArgumentParser
import CommandSupport
import Infosys

/// Lists the releases that are in preview or pilot now.
struct ReleasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "releases",
    abstract: "List every release that is in preview or pilot now.",
    discussion: """
      Of each: for which VOs, at how many sites and computing elements (with --vo, those that admit \
      it), until when feedback is wanted, and whom to ask. Offers are of the same release when they \
      name the same working version; one that names none is of the release that has its package \
      version. What is over or cannot be used does not count, unless with --all, which tells the states \
      too.

      It is printed as table, json, jsonl or csv.

      FIELDS
        \(ReleaseField.names)
      """)

  @ParentCommand var parent: PPSQuery
  @OptionGroup(title: "What to find") var query: QueryOptions
  @OptionGroup(title: "How to print it") var list: ListOptions
  @OptionGroup(title: "Whom to ask") var source: MergingSourceOptions

  func validate() throws {
    try parent.requireNoUse(in: "releases")
    try list.validate(for: ReleaseField.self)
  }

  func run() throws {
    let answer = try query.ask(source, for: query.kind)
    let releases = OfferedRelease.all(in: answer.offersForVO)
    try list.print(
      releases, as: ReleaseField.self, answer.origin, now: answer.now, all: query.all,
      hidden: answer.selection.hidden)
    try answer.end(isEmpty: releases.isEmpty)
  }
}
