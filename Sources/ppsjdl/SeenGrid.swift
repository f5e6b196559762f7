import ArgumentParser
import CommandSupport
import LDAPTypes
import Matchmaking
import Rollout
import Supermarket

/// What a WMS sees of a grid, and where it was asked.
struct SeenGrid {
  let stock: SupermarketStock
  let listings: Listings
  let source: String
  let askedAt: Timestamp
  /// What keeps it from being whole.
  let gaps: [String]

  /// - Parameter wantsAll: Whether also what the WMS would not ask for is looked at, to tell of it.
  init(_ options: SourceOptions, vo: String?, wantsAll: Bool) throws {
    let source = try options.source()
    askedAt = .now
    var supermarket = Supermarket(vo: vo)
    let result: SearchResult
    do {
      result = try Progress.show("ppsjdl: asking \(source.name)") {
        try source.search([Supermarket.request(vo: wantsAll ? nil : vo)]) { _, entry in
          supermarket.add(entry)
        }[0]
      }
    } catch {
      throw CommandFailure(error, asking: source)
    }
    stock = supermarket.stock()
    listings = Listings(stock)
    self.source = source.name
    switch result.resultCode {
    case .success: gaps = []
    case .noSuchObject:
      gaps = ["it does not hold o=grid; is it a BDII, and has it been filled yet?"]
    default:
      gaps = [
        "it ended the search after \(result.entryCount) entries: \(result.resultCode)"
          + (result.diagnosticMessage.isEmpty ? "" : " (\(result.diagnosticMessage))")
      ]
    }
    for gap in gaps { diagnostics.warning("\(source.name): \(gap)") }
  }

  let diagnostics = Diagnostics(program: "ppsjdl")

  /// Ends the command.
  ///
  /// - Parameter nothing: What to say where nothing was found; nil where something was.
  /// - Throws: The exit status when it is not success.
  func end(nothing: String?) throws {
    if !gaps.isEmpty {
      diagnostics.warning("the answer is not complete; there may be more")
      throw ExitCode.tryAgain
    }
    if let nothing {
      diagnostics.note(nothing)
      throw ExitCode.nothingFound
    }
  }
}
