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
  /// Where it was asked.
  let sourceName: String
  /// What keeps the answer from being whole.
  private(set) var gaps: [String] = []
  /// The VO that asks; nil when none is named.
  let vo: String?
  private let wanted: String
  private let diagnostics = Diagnostics(program: "ppsquery")

  init(
    _ list: OfferList, from source: any EntrySource, at now: Timestamp, selection: OfferSelection,
    vo: String?, wanted: String
  ) {
    self.source = source
    self.now = now
    self.selection = selection
    self.vo = vo
    self.wanted = wanted
    sourceName = list.source
    note(gaps: list.gaps)
  }

  var offers: [Offer] { selection.offers }

  func note(gaps: [String]) {
    for gap in gaps { diagnostics.warning("\(sourceName): \(gap)") }
    self.gaps += gaps
  }

  func warn(_ message: String, details: [String] = []) {
    diagnostics.warning(message, details: details)
  }

  /// The setup of the one preview found.
  ///
  /// - Throws: ``CommandFailure`` when there is none, or more than one.
  func setup(site: String, shell: Shell?) throws -> ShellSetup {
    do {
      let setup = try ShellSetup(selection, site: site, shell: shell)
      if let warning = setup.warning { diagnostics.warning(warning) }
      return setup
    } catch var failure as CommandFailure {
      // What is not there may be in the part that is missing.
      if failure.exitCode == .nothingFound, !gaps.isEmpty {
        failure.exitCode = .tryAgain
        failure.details.append("the answer is not complete; there may be more")
      }
      throw failure
    }
  }

  /// Ends the command, and says what was not shown.
  ///
  /// - Throws: The exit status when it is not success.
  func end(isEmpty: Bool) throws {
    let hidden = selection.hiddenWords
    if !gaps.isEmpty {
      if let hidden { diagnostics.note("hidden: \(hidden) (--all shows them)") }
      diagnostics.warning("the answer is not complete; there may be more")
      throw ExitCode.tryAgain
    }
    if isEmpty {
      diagnostics.note(
        "no site offers \(wanted), says \(sourceName)"
          + (hidden.map { "; hidden: \($0) (--all shows them)" } ?? ""))
      throw ExitCode.nothingFound
    }
    if let hidden { diagnostics.note("hidden: \(hidden) (--all shows them)") }
  }
}
