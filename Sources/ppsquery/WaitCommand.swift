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
      again; a file (--ldif) is read again, so that it cannot be standard input. On a large grid what no \
      index finds is looked through at first, shortly before the time is over, and where it may be enough \
      (with --thorough each time). A cache has no news: \
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

  /// What was seen at once.
  private struct Look {
    /// The sites that have it, as far as can be told.
    var names: [String] = []
    /// What kept from telling more.
    var trouble: String?
    var isAnswer = false
    /// ``OfferList/isThorough``
    var isThorough = false
  }

  func run() throws {
    let limit = source.single.timeout?.seconds ?? 3_600
    // By a clock that nobody sets.
    let end = ContinuousClock.now + .seconds(limit)
    func secondsLeft() -> Int { Int((end - .now + .nanoseconds(999_999_999)).components.seconds) }
    /// Each answer may take as long as answers may, and no longer than what is left of all the time.
    func look(isThorough: Bool) throws -> Look {
      try ask(source.source(patience: min(max(secondsLeft(), 1), 30)), isThorough: isThorough)
    }
    var names: [String] = []
    var (last, hasAnswered) = (Look(), false)
    var through = ThoroughLooks()
    while true {
      last = try look(isThorough: query.thorough)
      if last.trouble == nil, !last.isThorough, last.names.count < sites {
        if through.isDue(secondsLeft: secondsLeft(), seen: last.names, wanted: sites) {
          let start = ContinuousClock.now
          let thorough = try look(isThorough: true)
          through.note(thorough.names, thorough.trouble, beside: last.names, since: start)
        }
        last.names = through.all(with: last.names)
        last.trouble = through.trouble
      }
      hasAnswered = hasAnswered || last.isAnswer
      // What was seen before a BDII fell silent still counts for what is told in the end.
      if last.trouble == nil || last.names.count > names.count { names = last.names }
      if names.count >= sites { return try print(names) }
      let left = secondsLeft()
      guard left > 0 else { break }
      let state = "ppsquery: \(names.count) of \(sites) sites; waiting"
      try Progress.show(last.trouble.map { "\(state) (\($0))" } ?? state) {
        try Interruption.sleep(
          .seconds(min(interval.seconds, through.secondsUntilLast(secondsLeft: left))))
      }
    }
    try print(names)
    let all = TimeLimit(seconds: limit)
    let found =
      "\(names.count == 1 ? "1 site has" : "\(names.count) sites have") \(query.wanted(query.kind))"
    let words =
      if last.trouble == nil {
        "\(found) after \(all), not \(sites)"
      } else if last.isAnswer {
        "no whole answer at the end of \(all); by what came, \(found)"
      } else if hasAnswered {
        "no answer at the end of \(all); before, \(found)"
      } else {
        "no answer in \(all)"
      }
    throw CommandFailure(.tryAgain, words, details: [last.trouble].compactMap(\.self))
  }

  private func ask(_ source: any EntrySource, isThorough: Bool) throws -> Look {
    var wanted = query.offerQuery(query.kind)
    wanted.isThorough = isThorough
    let found: MergedOffers
    do throws(CommandFailure) {
      found = try diagnostics.asking(source) {
        try MergedOffers(wanted, asking: source, now: .now)
      }
    } catch {
      guard [.unavailable, .tryAgain].contains(error.exitCode) else { throw error }
      return Look(trouble: error.details.first ?? error.message)
    }
    try Interruption.check()
    let offers = OfferSelection(found.list.offers, all: query.all).offers
    return Look(
      // A site that does not name itself is none to go to.
      names: OfferingSite.all(in: offers).map(\.site).filter { !$0.isEmpty },
      trouble: found.list.gaps.first, isAnswer: true, isThorough: found.list.isThorough)
  }

  private func print(_ names: [String]) throws {
    try Output.write(names.map { TerminalText.visible($0) + "\n" }.joined())
  }
}
