import Rollout
import Testing

@testable import Checks

@Suite("Rules for the state")
struct StateRuleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let rule: String
    let previews: [Preview]
    var pilots: [Pilot] = []
    var testDescription: String { rule }
  }

  static func find(_ previews: [Preview], _ pilots: [Pilot]) -> [Finding] {
    StateCheck(Baseline.publisher, previews: previews, pilots: pilots)
      .findings(surroundings: nil)
  }

  static func changed(_ preview: Preview, _ change: (inout Preview) -> Void) -> Preview {
    var preview = preview
    change(&preview)
    return preview
  }

  static var pilotAhead: Pilot {
    var pilot = Baseline.pilot
    pilot.start = Timestamp("2026-11-24T00:00:00Z")!
    return pilot
  }

  static let good = Baseline.preview()

  static let cases: [Case] = [
    Case(rule: "nothing-stored", previews: []),
    Case(rule: "duplicate-tag", previews: [good, Baseline.preview(product: "GLITE-UI")]),
    Case(
      rule: "unknown-subcluster", previews: [changed(good) { $0.subclusters.append("gone") }]),
    Case(
      rule: "half-cluster", previews: [changed(good) { $0.subclusters = ["himem.example.org"] }]),
    Case(
      rule: "shared-path",
      previews: [good, changed(Baseline.preview("127")) { $0.path = good.path }]),
    Case(
      rule: "deadline-passed",
      previews: [changed(good) { $0.feedbackDeadline = Timestamp("2026-11-21")! }]),
    Case(rule: "start-ahead", previews: [good], pilots: [pilotAhead]),
    Case(
      rule: "since-ahead",
      previews: [
        changed(good) { $0.history = History(.published, at: Timestamp("2026-11-22T12:02:01Z")!) }
      ]),
    Case(rule: "record-not-published", previews: [good], pilots: [Baseline.pilot, second]),
    Case(
      rule: "record-not-published",
      previews: [
        changed(good) {
          $0.product = String(repeating: "x", count: 100)
          $0.workingVersion = String(repeating: "1", count: 100)
        }
      ]),
  ]

  /// A pilot of a service that is another pilot's already.
  static var second: Pilot {
    var pilot = Baseline.pilot
    pilot.product = "LB"
    return pilot
  }

  @Test("A good state has no findings, and what is withdrawn none either")
  func good() throws {
    #expect(Self.find([Self.good, Baseline.preview(vo: "dteam")], [Baseline.pilot]) == [])
    var late = Self.changed(Self.good) { $0.feedbackDeadline = Timestamp("2026-11-21")! }
    try late.history.move(to: .withdrawn, at: Baseline.now, by: nil)
    #expect(Self.find([late], []) == [])
  }

  @Test(arguments: cases)
  func breach(_ each: Case) {
    let found = Self.find(each.previews, each.pilots)
    #expect(found.contains { $0.rule.id == each.rule }, "\(found.map { $0.message })")
    #expect(found.allSatisfy { $0.concernsUs })
  }

  @Test("What would be published is looked at by the rules for entries too")
  func entries() {
    let found = Self.find([Self.changed(Self.good) { $0.releaseNotes = "https://localhost/" }], [])
    #expect(found.map(\.rule.id) == ["record-not-published"])
  }

  @Test("Each rule for the state is broken in a test, here or by a file")
  func coverage() {
    // Files are made by CheckCommandTests, AccountTests and TagPluginTests.
    let files: Set = [
      "configuration-refused", "record-refused", "record-unreadable", "folder-closed",
      "lock-foreign", "tag-file-case",
    ]
    let tested = Set(Self.cases.map(\.rule)).union(files)
    #expect(Set(Rule.ofState.map(\.id)).subtracting(tested) == [])
  }
}
