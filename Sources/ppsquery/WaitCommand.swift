import ArgumentParser
import CommandSupport
import Infosys
import LDAPTypes
import Rollout

/// Waits until so many sites have a release.
struct WaitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Wait until so many sites offer a release.",
    usage: "ppsquery wait --version <version> [--sites <number>] [--timeout <time>]",
    discussion: """
      Asks again and again, until that many different sites have an offer as described; then it prints \
      their names, one a line, and ends with 0. When --timeout has passed (1h unless it is given), it \
      prints those that there are, and ends with 75. What is over or cannot be used does not count, unless \
      with --all. A BDII that does not answer in between is asked \
      again; a file (--ldif) is read again, so that it cannot be standard input. A cache has no news: \
      --max-age is not for it.
      """)

  @Option(help: ArgumentHelp("How many sites.", valueName: "number"))
  var sites = 1

  @Option(
    help: ArgumentHelp(
      """
      How long to wait before asking again: 90 or 90s, 10m, 2h, 1d. BDIIs get news every few \
      minutes. Else 1m.
      """, valueName: "time"), transform: TimeLimit.init(parsing:))
  var interval = TimeLimit(seconds: 60)

  @ParentCommand var parent: PPSQuery
  @OptionGroup(title: "What to find") var query: QueryOptions
  @OptionGroup(title: "Whom to ask") var source: MergingSourceOptions

  func validate() throws {
    try parent.requireNoUse(in: "wait")
    try parent.requireNoList(in: "wait")
    guard query.version != nil || query.product != nil else {
      throw ValidationError("wait needs --version or --product: what is waited for?")
    }
    guard (1...100_000).contains(sites) else {
      throw ValidationError("--sites must be from 1 to 100000.")
    }
    if source.single.ldif.contains("-") {
      throw ValidationError("--ldif - is not for wait: standard input cannot be read again.")
    }
    if source.single.maxAge != nil {
      throw ValidationError("--max-age is not for wait: a cache has no news.")
    }
  }

  func run() throws {
    let limit = source.single.timeout?.seconds ?? 3_600
    // By a clock that nobody sets.
    let end = ContinuousClock.now + .seconds(limit)
    func secondsLeft() -> Int { Int((end - .now + .nanoseconds(999_999_999)).components.seconds) }
    let wanted = query.wanted(query.kind)
    var names: [String] = []
    var (trouble, isAnswered): (String?, Bool)
    while true {
      // Each answer may take as long as answers may, and no longer than what is left of all the time.
      let answer = try ask(source.source(patience: min(max(secondsLeft(), 1), 30)))
      (trouble, isAnswered) = (answer.trouble, answer.isAnswer)
      // What was seen before a BDII fell silent still counts for what is told in the end.
      if trouble == nil || answer.names.count > names.count { names = answer.names }
      if names.count >= sites { return try print(names) }
      let left = secondsLeft()
      guard left > 0 else { break }
      let state = "ppsquery: \(names.count) of \(sites) sites; waiting"
      try Progress.show(trouble.map { "\(state) (\($0))" } ?? state) {
        try Interruption.sleep(.seconds(min(interval.seconds, left)))
      }
    }
    try print(names)
    let missing = names.count == 1 ? "1 site has" : "\(names.count) sites have"
    throw CommandFailure(
      .tryAgain,
      trouble == nil
        ? "\(missing) \(wanted) after \(TimeLimit(seconds: limit)), not \(sites)"
        : "no \(isAnswered ? "whole answer" : "answer") at the end of \(TimeLimit(seconds: limit)); "
          + "\(isAnswered ? "by what came" : "before"), \(missing) \(wanted)",
      details: [trouble].compactMap(\.self))
  }

  /// The sites that have it, as far as can be told, and what kept from telling more.
  private func ask(
    _ source: any EntrySource
  ) throws -> (names: [String], trouble: String?, isAnswer: Bool) {
    let found: MergedOffers
    do throws(CommandFailure) {
      found = try diagnostics.asking(source) {
        try MergedOffers(query.offerQuery(query.kind), asking: source, now: .now)
      }
    } catch {
      guard [.unavailable, .tryAgain].contains(error.exitCode) else { throw error }
      return ([], error.details.first ?? error.message, false)
    }
    try Interruption.check()
    let offers = OfferSelection(found.list.offers, all: query.all).offers
    // A site that does not name itself is none to go to.
    return (
      OfferingSite.all(in: offers).map(\.site).filter { !$0.isEmpty }, found.list.gaps.first, true
    )
  }

  private func print(_ names: [String]) throws {
    try Output.write(names.map { TerminalText.visible($0) + "\n" }.joined())
  }
}
