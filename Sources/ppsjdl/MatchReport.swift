import CommandSupport
import GLUE
import LDAPTypes
import Matchmaking
import Supermarket

/// The matches of a job.
struct MatchReport {
  private let outcome: Matchmaker.Outcome
  private let grid: SeenGrid
  private let job: Job

  init(_ outcome: Matchmaker.Outcome, _ grid: SeenGrid, _ job: Job) {
    self.outcome = outcome
    self.grid = grid
    self.job = job
  }

  func print(_ format: TextFormat) throws {
    switch format {
    case .json: try Output.write(JSON.text(Report(document, origin: grid.origin)))
    case .text:
      if !outcome.matches.isEmpty {
        var table = Table(columns: ["RANK", "CE", "VIEW", "SITE"])
        for match in outcome.matches {
          let row = Row(match)
          table.append([
            [row.rank?.text ?? "-"], [row.ce], row.view.map { [$0] } ?? [],
            row.site.map { [$0] } ?? [],
          ])
        }
        try table.print(diagnostics)
      }
    }
    if !outcome.unranked.isEmpty {
      diagnostics.warning(
        "\(outcome.unranked.count) that match have no Rank: the WMS leaves them out",
        details: ["Rank = \(job.rank)\(job.hasOwnRank ? "" : " is the default")"]
          + outcome.unranked.prefix(5).map(\.listing.id) + (outcome.unranked.count > 5 ? ["…"] : [])
      )
    }
    let count = grid.listings.all.count
    try grid.end(
      nothing: outcome.matches.isEmpty
        ? "nothing matches of \(count) computing elements and views, says \(grid.source); "
          + "--why CE tells why not" : nil)
  }

  private var document: Document {
    Document(
      requirements: job.requirements.map { Part($0.origin, "\($0.condition)") },
      rank: "\(job.rank)", notLookedAt: job.detours.map(\.rawValue),
      looked: grid.listings.all.count, matches: outcome.matches.map(Row.init),
      unranked: outcome.unranked.map(Row.init))
  }

  /// `schema/match.schema.json` describes it.
  private struct Document: Encodable {
    let requirements: [Part]
    let rank: String
    let notLookedAt: [String]
    let looked: Int
    let matches: [Row]
    let unranked: [Row]
  }

  struct Part: Encodable {
    let origin: String
    let expression: String

    init(_ origin: Job.Origin, _ expression: String) {
      self.origin = origin.rawValue
      self.expression = expression
    }
  }

  struct Row: Encodable {
    let id: String
    let ce: String
    let view: String?
    let site: String?
    let rank: Rank?

    init(_ match: Matchmaker.Match) {
      id = match.listing.id
      ce = match.listing.computingElement
      view = match.listing.item.view?.dn.value(of: GLUE1.voViewLocalID)
      site = match.listing.item.site.isEmpty ? nil : match.listing.item.site
      rank = match.rank.map(Rank.init)
    }
  }

  /// A number, or a word for what JSON has no number for.
  struct Rank: Encodable {
    let value: Double

    /// What ClassAds call it; nil where it is a number.
    private var word: String? {
      value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-INF" : "INF") : nil
    }

    var text: String {
      word ?? (value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)")
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let word { try container.encode(word) } else { try container.encode(value) }
    }
  }
}
