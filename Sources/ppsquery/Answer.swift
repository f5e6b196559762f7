import ArgumentParser
import CommandSupport
import Infosys
import LDAPTypes
import Rollout

/// What was found, and how the command ends because of it.
final class Answer {
  let source: any EntrySource
  let now: Timestamp
  let selection: OfferSelection
  /// Who answered.
  let sourceName: String
  /// What keeps the answer from being whole.
  private(set) var gaps: [String] = []
  /// What servers do not agree on whose answers were put together.
  let differences: [MergedOffers.Difference]
  /// The VO that asks; nil when none is named.
  let vo: String?
  private let wanted: String
  /// What may help who finds nothing.
  private let hint: String?

  /// - Throws: ``CommandFailure`` when the user did not wait for the end.
  init(
    _ found: MergedOffers, from source: any EntrySource, at now: Timestamp,
    selection: OfferSelection,
    vo: String?, wanted: String, hint: String?
  ) throws {
    self.hint =
      found.list.absent.first.map {
        "it holds nothing of \($0): what only stands there was not found"
      } ?? hint
    self.source = source
    self.now = now
    self.selection = selection
    self.vo = vo
    self.wanted = wanted
    differences = found.differences
    sourceName = found.list.source
    try note(gaps: found.list.gaps)
    for difference in differences {
      diagnostics.note(difference.text.message, details: difference.text.details)
    }
  }

  var offers: [Offer] { selection.offers }

  /// The offers, with only the computing elements that admit the VO that asks.
  var offersForVO: [Offer] {
    guard let vo else { return offers }
    return offers.map { offer in
      var offer = offer
      offer.computingElements.removeAll { !$0.admits(vo: vo) }
      return offer
    }
  }

  var origin: Origin {
    Origin(
      source: sourceName, askedAt: now, cacheAge: CacheAge.of(source), gaps: gaps,
      differences: source.isMerged ? differences : nil)
  }

  /// Tells what is missing.
  ///
  /// - Throws: ``CommandFailure`` when it is missing because the user did not wait for it.
  func note(gaps: [String]) throws {
    try Interruption.check()
    let gaps = gaps + MergedSource.gaps(of: source)
    let further = gaps.filter { !self.gaps.contains($0) }
    Ending(source: sourceName).warn(of: further, areNamed: source.isMerged)
    self.gaps += further
  }

  /// Ends the command where there are offers, and nothing of what was to be listed of them.
  ///
  /// - Throws: The exit status.
  func endWithoutAny(_ words: String) throws {
    let offers = offers.count == 1 ? "1 offer was found" : "\(offers.count) offers were found"
    diagnostics.note("\(offers), but \(words)")
    throw ExitCode.nothingFound
  }

  func warn(_ message: String, details: [String] = []) {
    diagnostics.warning(message, details: details)
  }

  /// The setup of the one preview found.
  ///
  /// - Parameter isChosen: Whether its folder was named.
  /// - Throws: ``CommandFailure`` when there is none, or more than one, or, where none was chosen, there may
  ///   be: what the answer lacks may be another one, or that this one is closed.
  func setup(site: String, shell: Shell?, isChosen: Bool) throws -> ShellSetup {
    let isWhole = gaps.isEmpty
    do {
      let setup = try ShellSetup(
        selection, site: site, vo: vo, shell: shell, wanted: wanted, isWhole: isWhole)
      if !isWhole, !isChosen {
        throw CommandFailure(
          .tryAgain, "nothing is set up: \(site) may have more, or other, than was answered",
          details: [
            "--path \(TerminalText.visible(Shell.quoted(setup.path))) takes what was found all the same",
            Diagnostics.incompleteness,
          ])
      }
      if let warning = setup.warning { diagnostics.warning(warning) }
      return setup
    } catch var failure as CommandFailure {
      if let hint, isWhole, offers.isEmpty { failure.details.append(hint) }
      // What is not there may be in the part that is missing.
      if failure.exitCode == .nothingFound, !isWhole {
        failure.exitCode = .tryAgain
        failure.details.append(Diagnostics.incompleteness)
      }
      throw failure
    }
  }

  /// Ends the command, and says what was not shown.
  ///
  /// - Throws: The exit status when it is not success.
  func end(isEmpty: Bool) throws {
    try Ending(source: sourceName).end(
      isEmpty: isEmpty, isWhole: gaps.isEmpty, hidden: selection.hiddenWords,
      nothing: "no site offers \(wanted)", hint: hint)
  }
}
