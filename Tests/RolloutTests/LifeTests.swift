import Rollout
import Testing

@Suite("Previews and pilots go from state to state")
struct LifeTests {
  static let day = 86_400
  static func moment(_ days: Int) -> Timestamp {
    Timestamp("2026-11-01")! + .seconds(days * day)
  }

  static func run(_ states: [Pilot.State]) throws -> History<Pilot.State> {
    try History(
      states.enumerated().map { .init($1, at: moment($0), by: "alice") })
  }

  @Test(
    "A pilot's steps that make sense",
    arguments: [
      [.running, .closed], [.announced, .deployed, .running, .accepted, .closed],
      [.announced, .running, .rejected, .closed, .running], [.announced, .closed, .announced],
    ] as [[Pilot.State]])
  func possible(_ states: [Pilot.State]) throws {
    let history = try Self.run(states)
    #expect(history.state == states.last && history.since == Self.moment(states.count - 1))
    #expect(history.steps.allSatisfy { $0.by == "alice" })
  }

  @Test(
    "and those that make none",
    arguments: [
      [.announced, .accepted], [.deployed, .announced], [.accepted, .rejected],
      [.rejected, .running], [.closed, .accepted], [.running, .running], [.deployed, .rejected],
    ] as [[Pilot.State]])
  func impossible(_ states: [Pilot.State]) {
    #expect(throws: LifeError.self) { try Self.run(states) }
  }

  @Test("No end lies beyond what can be written")
  func lastEnd() {
    let last = Timestamp("9999-12-31T23:59:59Z")!
    var pilot = ViolationTests.pilot
    pilot.start = Timestamp("9999-12-31")!
    #expect(pilot.feedbackEnd == last && Timestamp("\(last)") == last)
    pilot.upgradeClass = .minor
    pilot.history = History(.running, at: pilot.start)
    #expect(pilot.deadline(at: pilot.start)?.due == last)
    #expect(last + .seconds(-1) < last)
  }

  @Test("A preview is tested, or published without; a test makes it tested, a new one untested")
  func previews() throws {
    var preview = ViolationTests.preview
    preview.tested = false
    preview.history = History(.installed, at: Self.moment(0))
    let tested = try preview.moved(to: .tested, at: Self.moment(1), by: "ops001")
    #expect(tested.tested && tested.state == .tested && !tested.wasOffered)
    let published = try tested.moved(to: .published, at: Self.moment(1), by: nil)
    let withdrawn = try published.moved(to: .withdrawn, at: Self.moment(2), by: nil)
    #expect(withdrawn.wasOffered && withdrawn.tested)
    #expect(try !withdrawn.moved(to: .installed, at: Self.moment(3), by: nil).tested)
    #expect(throws: LifeError.self) {
      try published.moved(to: .tested, at: Self.moment(3), by: nil)
    }
    // The clock was ahead. What was written down has its order all the same.
    let late = try published.moved(to: .withdrawn, at: Self.moment(0), by: nil)
    #expect(late.state == .withdrawn && late.since == Self.moment(1))
    #expect {
      try History<Preview.State>([
        .init(.published, at: Self.moment(1)), .init(.withdrawn, at: Self.moment(0)),
      ])
    } throws: {
      "\($0)" == "it cannot become withdrawn at 2026-11-01T00:00:00Z, before the last step at "
        + "2026-11-02T00:00:00Z"
    }
    #expect { try withdrawn.moved(to: .tested, at: Self.moment(9), by: nil) } throws: {
      "\($0)" == "what is withdrawn cannot become tested, only installed or published"
    }
  }

  static func pilot(_ upgradeClass: UpgradeClass, _ states: [Pilot.State]) throws -> Pilot {
    var pilot = ViolationTests.pilot
    pilot.upgradeClass = upgradeClass
    pilot.start = moment(0)
    pilot.history = try run(states)
    return pilot
  }

  @Test("A minor upgrade's pilot runs one week")
  func minor() throws {
    let pilot = try Self.pilot(.minor, [.running])
    let deadline = try #require(pilot.deadline(at: Self.moment(1)))
    #expect(deadline.task == .decide && deadline.due == Self.moment(7))
    #expect(deadline.delay(at: Self.moment(7)) == nil)
    #expect(deadline.delay(at: Self.moment(9)) == .seconds(2 * Self.day))
    #expect(try Self.pilot(.minor, [.running, .accepted]).deadline(at: Self.moment(30)) == nil)
  }

  @Test("A major one awaits feedback for two weeks or as agreed, and is then treated as minor")
  func major() throws {
    var pilot = try Self.pilot(.major, [.running])
    #expect(pilot.deadline(at: Self.moment(1))?.due == Self.moment(14))
    #expect(pilot.effectiveUpgradeClass(at: Self.moment(14)) == .major)
    #expect(pilot.effectiveUpgradeClass(at: Self.moment(15)) == .minor)
    #expect(pilot.deadline(at: Self.moment(15))?.reason.contains("treated as a minor") == true)
    pilot.feedbackDeadline = Self.moment(20)
    #expect(pilot.deadline(at: Self.moment(1))?.due == Self.moment(20))
    pilot.feedback = [.init(at: Self.moment(3), by: nil, vo: "ops", text: "slow")]
    #expect(pilot.effectiveUpgradeClass(at: Self.moment(30)) == .major)
  }

  @Test("An incompatible one needs a post-mortem within four weeks of its end")
  func incompatible() throws {
    #expect(try Self.pilot(.incompatible, [.running]).deadline(at: Self.moment(50)) == nil)
    // It ended when it was decided upon, not when it was closed.
    var pilot = try Self.pilot(.incompatible, [.running, .rejected, .closed])
    #expect(pilot.end == Self.moment(1))
    let deadline = try #require(pilot.deadline(at: Self.moment(2)))
    #expect(deadline.task == .postMortem && deadline.due == Self.moment(29))
    pilot.postMortem = "https://pps.example.org/pm"
    #expect(pilot.deadline(at: Self.moment(50)) == nil)
    #expect(
      try Self.pilot(.incompatible, [.announced, .closed]).deadline(at: Self.moment(9)) == nil)
  }

  @Test("What was written of an earlier run is not of the last one")
  func runs() throws {
    var pilot = try Self.pilot(.incompatible, [.running, .closed, .running, .closed])
    pilot.postMortem = "https://pps.example.org/pm"
    pilot.postMortemAt = Self.moment(1)
    #expect(pilot.deadline(at: Self.moment(4))?.task == .postMortem)
    #expect(pilot.deadline(at: Self.moment(4))?.due == Self.moment(3 + 28))
    pilot.postMortemAt = Self.moment(4)
    #expect(pilot.deadline(at: Self.moment(50)) == nil)
    pilot = try Self.pilot(.major, [.running, .closed, .running])
    for (day, upgradeClass) in [(1, UpgradeClass.minor), (2, .major)] {
      pilot.feedback = [.init(at: Self.moment(day), by: nil, vo: "ops", text: "slow")]
      #expect(pilot.effectiveUpgradeClass(at: Self.moment(30)) == upgradeClass)
    }
  }

  @Test("What was announced is late once its start has passed; a preview once its feedback is due")
  func others() throws {
    let pilot = try Self.pilot(.minor, [.announced])
    #expect(pilot.deadline(at: Self.moment(1))?.task == .open)
    var preview = ViolationTests.preview
    preview.feedbackDeadline = Self.moment(10)
    #expect(preview.deadline(at: Self.moment(1))?.due == Self.moment(10))
    preview.history = History(.withdrawn, at: Self.moment(5))
    #expect(preview.deadline(at: Self.moment(20)) == nil)
  }
}
