import ArgumentParser
import CommandSupport
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
  let origin: Origin

  /// - Parameter wantsAll: Whether also what the WMS would not ask for is looked at, to tell of it.
  init(
    _ options: SourceOptions, vo: String?, wantsAll: Bool, wantsStorage: Bool = false
  ) throws {
    let source = try options.source()
    let askedAt = Timestamp.now
    var supermarket = Supermarket(vo: vo)
    var storage: [Entry] = []
    var gaps: [String] = []
    var isEmpty = true
    do {
      let results = try Progress.show("ppsjdl: asking \(source.name)") {
        try source.search(
          [Supermarket.request(vo: wantsAll ? nil : vo)]
            + (wantsStorage ? [StorageElements.request] : [])
        ) { request, entry in
          isEmpty = false
          if request == 0 { supermarket.add(entry) } else { storage.append(entry) }
        }
      }
      if results.contains(where: { $0.resultCode == .noSuchObject }) {
        gaps.append("it does not hold o=grid; is it a BDII, and has it been filled yet?")
      }
      gaps += results.gaps
      if isEmpty, gaps.isEmpty { gaps = try source.gapsOfEmptiness() }
    } catch {
      // What came before it broke off counts; without that there is no answer at all.
      if isEmpty { throw CommandFailure(error, asking: source) }
      gaps.append("it broke off: \(error)")
    }
    try Interruption.check()
    stock = supermarket.stock()
    listings = Listings(stock)
    self.storage = StorageElements(storage)
    origin = Origin(
      source: source.name, askedAt: askedAt, cacheAge: CacheAge.of(source), gaps: gaps)
    for gap in origin.gaps { diagnostics.warning("\(source.name): \(gap)") }
  }

  let diagnostics = Diagnostics(program: "ppsjdl")

  /// Ends the command.
  ///
  /// - Parameter nothing: What to say where nothing was found; nil where something was.
  /// - Throws: The exit status when it is not success.
  func end(nothing: String?) throws {
    if !origin.gaps.isEmpty {
      diagnostics.warning("the answer is not complete; there may be more")
      throw ExitCode.tryAgain
    }
    if let nothing {
      diagnostics.note(nothing)
      throw ExitCode.nothingFound
    }
  }
}
