import ArgumentParser
import CommandSupport
import Infosys
import LDAPTypes
import Rollout

/// Tells how offers differ between two snapshots, or between a snapshot and now.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell which offers were added, are gone or changed since a snapshot was taken.",
    usage: """
      ppsquery diff <old> <new>
      ppsquery diff <old> --bdii <server>
      """,
    discussion: """
      A snapshot is an LDIF file, plain or gzip, as ldapsearch prints it: of o=grid and of o=glue, \
      one behind the other. Without a second one, the BDII is asked. '+' is an offer that was added, \
      '-' one that is gone, '~' one that changed, with each field before and after; of computing elements \
      and shares, what is in the way there too, such as that a queue closed. What is closed or \
      expired counts like the rest, and all is looked through (--all and --thorough are not for it). That \
      time has passed since is no change: what a snapshot has is judged as of the last \
      GLUE2EntityCreationTime in it, but for those ahead of this host's clock, and what a BDII has as of \
      now. It is printed as table, json or jsonl; of the options for lists, only --output and --count are \
      for it.

      The exit status is 0 when nothing differs, 2 when something does; 75 when it may be more or less \
      than is told, because not all could be read.
      """)

  @Argument(help: ArgumentHelp("The snapshot of before.", valueName: "old"), completion: .file())
  var old: String

  @Argument(
    help: ArgumentHelp("A later snapshot; else the BDII is asked.", valueName: "new"),
    completion: .file())
  var new: String?

  @ParentCommand var parent: PPSQuery
  @OptionGroup(title: "What to find") var query: QueryOptions
  @OptionGroup(title: "How to print it") var list: ListOptions
  @OptionGroup(title: "Whom to ask") var source: MergingSourceOptions

  func validate() throws {
    try parent.requireNoUse(in: "diff")
    guard list.fields == nil, list.sort == nil else {
      throw ValidationError("diff has no fields, and nothing to sort.")
    }
    if query.all || query.thorough {
      throw ValidationError("diff looks through all there is: --all and --thorough are not for it.")
    }
    switch list.output {
    case .table, .json, .jsonl, nil: break
    case .csv, .ldif, .sites, .ce, .mailto:
      throw ValidationError("diff prints table, json or jsonl.")
    }
    if old == "-" && new == "-" {
      throw ValidationError("Standard input can be one of the snapshots, not both.")
    }
    if !source.single.ldif.isEmpty || new != nil && !source.single.bdii.isEmpty {
      throw ValidationError("Name two snapshots, or one and a BDII.")
    }
    if new != nil && !source.areDefault {
      throw ValidationError("Two snapshots ask nobody: options that say whom to ask are for one.")
    }
  }

  func run() throws {
    let now = Timestamp.now
    let before = try offers(SourceOptions.snapshot(old), now)
    let later = try new.map(SourceOptions.snapshot) ?? source.source()
    let after = try offers(later, now)
    let changes = OfferChange.all(from: before.offers, to: after.offers, now: now)
    try Interruption.check()
    let gaps = [before, after].flatMap(\.gaps)
    switch list.output {
    case _ where list.count:
      try Output.write("\(changes.count)\n")
    case .json:
      try Output.write(
        JSON.text(
          Report(
            OfferChangeReport(changes, from: before.source, to: after.source),
            origin: Origin(
              source: nil, askedAt: now, cacheAge: CacheAge.of(later), gaps: gaps))))
    case .jsonl:
      try Output.write(changes.flatMap { try JSON.line($0) })
    default:
      try Output.write(changes.map(\.text).joined())
    }
    for gap in gaps { diagnostics.warning(gap) }
    if !gaps.isEmpty {
      diagnostics.warning("not all could be read; what differs may be more, or less")
      throw ExitCode.tryAgain
    }
    if !changes.isEmpty { throw ExitCode.different }
  }

  private func offers(
    _ source: any EntrySource, _ now: Timestamp
  ) throws -> OfferList {
    try diagnostics.asking(source) {
      // In a file all is looked through: what a BDII does not index is no difference.
      var wanted = query.offerQuery(query.kind)
      wanted.isThorough = true
      wanted.isAsOfItsTime = source.isSnapshot
      var list = try MergedOffers(wanted, asking: source, now: now).list
      list.gaps = list.gaps.distinct
      // Of several servers each tells whose it is.
      if !source.isMerged {
        list.gaps = list.gaps.map { "\(list.source): \($0)" }
      }
      return list
    }
  }
}
