import CommandSupport
import LDAPTypes
import Matchmaking
import Supermarket

/// The entries that a WMS ignores or reads differently than they were published.
struct IgnoredEntries {
  private let grid: SeenGrid
  private let rows: [Row]

  struct Row: Encodable {
    let dn: String
    /// A word for what is wrong.
    let code: String
    let reason: String
  }

  private static let notForVO = SupermarketObjection.notForVO("").code

  init(_ grid: SeenGrid) {
    self.grid = grid
    rows =
      grid.stock.ignored.map {
        Row(dn: "\($0.dn)", code: $0.reason.code, reason: "\($0.reason)")
      }
      + grid.listings.unreadable.map {
        Row(
          dn: "\($0.view?.dn ?? $0.computingElement.dn)", code: "unreadable-ce-id",
          reason: "the WMS cannot read its GlueCEUniqueID")
      }
      + grid.listings.alterations.map {
        Row(
          dn: "\($0.dn)", code: $0.effect == .lost ? "attribute-lost" : "attribute-altered",
          reason: "\($0)")
      }
  }

  func print(_ format: TextFormat) throws {
    switch format {
    case .json:
      try Output.write(
        JSON.text(
          Report(
            Document(seen: grid.listings.all.count, entries: rows), origin: grid.origin)))
    case .text:
      // That others have rules of their own is no news; JSON has all.
      let shown = rows.filter { $0.code != Self.notForVO }
      if !shown.isEmpty {
        var table = Table(columns: ["ENTRY", "WHAT THE WMS DOES"])
        for row in shown { table.append([[row.dn], [row.reason]]) }
        try table.print(diagnostics)
      }
    }
    let others = rows.count { $0.code == Self.notForVO }
    diagnostics.note(
      "a WMS would see \(grid.listings.all.count) computing elements and views"
        + (others == 0 ? "" : "; \(others) are for other VOs"))
    try grid.end(nothing: nil)
  }

  /// `schema/match-explain.schema.json` describes it.
  private struct Document: Encodable {
    /// How many computing elements and views it would see.
    let seen: Int
    let entries: [Row]
  }
}
