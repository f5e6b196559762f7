import ArgumentParser
import CommandSupport
import GLUE
import Infosys
import LDAPTypes
import Matchmaking
import Rollout
import Supermarket

/// What a WMS sees of a grid, and where it was asked.
struct SeenGrid {
  let stock: SupermarketStock
  let listings: Listings
  let storage: StorageElements
  /// Who answered.
  let source: String
  let origin: Origin

  /// - Parameter wantsAll: Whether also what the WMS would not ask for is looked at, to tell of it.
  init(
    _ options: SourceOptions, vo: String?, wantsAll: Bool, wantsStorage: Bool = false
  ) throws {
    let asked = try options.source()
    let askedAt = Timestamp.now
    let requests =
      [Supermarket.request(vo: wantsAll ? nil : vo)]
      + (wantsStorage ? [StorageElements.request] : [])
    let answer = try diagnostics.asking(asked) {
      try asked.answer { try Answer($0, requests, vo: vo) }
    }
    try Interruption.check()
    stock = answer.supermarket.stock()
    listings = Listings(stock)
    storage = StorageElements(answer.storage)
    source = asked.name
    origin = Origin(
      source: source, askedAt: askedAt, cacheAge: CacheAge.of(asked), gaps: answer.gaps)
    for gap in origin.gaps { diagnostics.warning("\(source): \(gap)") }
  }

  /// What one source has of it.
  private struct Answer: PartialAnswer {
    var supermarket: Supermarket
    var storage: [Entry] = []
    var gaps: [String] = []
    var size = 0

    init(_ source: any EntrySource, _ requests: [SearchRequest], vo: String?) throws {
      supermarket = Supermarket(vo: vo)
      do {
        let results = try source.search(requests) { request, entry in
          size += 1
          if request == 0 { supermarket.add(entry) } else { storage.append(entry) }
        }
        if results.contains(where: { $0.resultCode == .noSuchObject }) {
          gaps.append(Gap.holdsNone(of: [GLUE1.suffix]))
        }
        gaps += results.gaps
        if size == 0, gaps.isEmpty { gaps = try source.gapsOfEmptiness() }
      } catch {
        // What came before it broke off counts; without that there is no answer at all.
        if size == 0 { throw error }
        gaps.append(Gap.brokenOff(by: error))
      }
    }
  }

  /// Ends the command.
  ///
  /// - Parameter nothing: What to say where nothing was found; nil where something was.
  /// - Throws: The exit status when it is not success.
  func end(nothing: String?) throws {
    if !origin.gaps.isEmpty {
      diagnostics.warning(Diagnostics.incompleteness)
      throw ExitCode.tryAgain
    }
    if let nothing {
      diagnostics.note(nothing)
      throw ExitCode.nothingFound
    }
  }
}
