import ClassAd
import CommandSupport
import GLUE
import LDAPTypes
import Matchmaking
import Supermarket

/// What becomes of each clause of a job's Requirements at one computing element.
struct WhyReport {
  private let name: String
  private let grid: SeenGrid
  private let diagnoses: [Matchmaker.Diagnosis]
  /// Why the WMS does not see what is published under that name.
  private let objections: [SupermarketObjection]

  init(_ name: String, _ grid: SeenGrid, _ matchmaker: Matchmaker) {
    self.name = name
    self.grid = grid
    diagnoses = grid.listings.listings(of: name).map(matchmaker.diagnose)
    objections = grid.stock.ignored.filter {
      $0.dn.rdn?.value(GLUE1.ceUniqueID) == name && $0.reason.isLoss
    }.map(\.reason)
  }

  func print(_ format: TextFormat) throws {
    switch format {
    case .json:
      try Output.write(
        JSON.text(
          Report(
            Document(
              ce: name, ignored: objections.map(\.description), listings: diagnoses.map(Answer.init)
            ),
            origin: grid.origin)))
    case .text:
      try Output.write(
        diagnoses.map(Self.text).joined(separator: "\n")
          + objections.map { "\(TerminalText.visible(name)): a WMS ignores it: \(line("\($0)"))\n" }
          .joined())
    }
    let nothing =
      diagnoses.contains { $0.isMatch }
      ? nil
      : diagnoses.isEmpty && objections.isEmpty
        ? "there is no computing element '\(name)', says \(grid.source)"
        : "it does not match"
    try grid.end(nothing: nothing)
  }

  private func line(_ text: String) -> String { TerminalText.visible(text) }

  private static func text(_ diagnosis: Matchmaker.Diagnosis) -> String {
    var lines = [
      "\(diagnosis.listing.id): \(diagnosis.isMatch ? "matches" : "does not match"), "
        + "Rank \(diagnosis.rank)"
    ]
    for origin in Job.Origin.allCases {
      let clauses = diagnosis.clauses.filter { $0.origin == origin }
      if clauses.isEmpty { continue }
      switch origin {
      case .job: lines.append("  the job's Requirements")
      case .client: lines.append("  what the user interface adds")
      case .server: lines.append("  what the server adds")
      }
      for clause in clauses {
        let result = clause.result
        lines.append(
          "    \(result.holds ? "yes" : "NO ")  \(result.clause)"
            + (result.holds ? "" : "  is \(result.value)"))
        if !result.holds {
          for fact in clause.facts {
            // JSON has the whole.
            let value = "\(fact.value)".shortened(to: 400)
            lines.append("           \(fact.reference) = \(value)")
          }
        }
      }
    }
    return lines.map { TerminalText.visible($0) + "\n" }.joined()
  }

  /// `schema/match-why.schema.json` describes it.
  private struct Document: Encodable {
    let ce: String
    let ignored: [String]
    let listings: [Answer]
  }

  private struct Answer: Encodable {
    let id: String
    let matches: Bool
    let rank: String
    let clauses: [Clause]

    init(_ diagnosis: Matchmaker.Diagnosis) {
      id = diagnosis.listing.id
      matches = diagnosis.isMatch
      rank = "\(diagnosis.rank)"
      clauses = diagnosis.clauses.map { clause in
        let result = clause.result
        return Clause(
          origin: clause.origin.rawValue, clause: "\(result.clause)", holds: result.holds,
          value: "\(result.value)",
          attributes: clause.facts.map { Fact(name: "\($0.reference)", value: "\($0.value)") })
      }
    }
  }

  private struct Clause: Encodable {
    let origin: String
    let clause: String
    let holds: Bool
    let value: String
    let attributes: [Fact]
  }

  private struct Fact: Encodable {
    let name: String
    let value: String
  }
}
