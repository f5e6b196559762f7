import Rollout
import Testing

@Suite("The class of an upgrade")
struct UpgradeVerdictTests {
  /// A service's upgrade to which no rule applies.
  static let minor = UpgradeFacts.Service(
    addsParameters: false, bugsFixed: 4, programmingDays: 1.9, clientsStillWork: true,
    changesSchema: false, rollback: .wholly)

  static func service(_ change: (inout UpgradeFacts.Service) -> Void) -> UpgradeClass? {
    var facts = minor
    change(&facts)
    return UpgradeVerdict(.service(facts)).upgradeClass
  }

  @Test("A client's is backward compatible only when no variable changes and none is added")
  func clients() {
    for (changes, adds, wanted): (Bool?, Bool?, UpgradeClass?) in [
      (false, false, .backwardCompatible), (true, false, .incompatible),
      (false, true, .incompatible), (true, true, .incompatible), (true, nil, .incompatible),
      (nil, true, .incompatible), (nil, false, nil), (false, nil, nil), (nil, nil, nil),
    ] {
      let verdict = UpgradeVerdict(.client(.init(changesVariables: changes, addsVariables: adds)))
      #expect(verdict.upgradeClass == wanted)
      #expect(verdict.missing.isEmpty == (wanted != nil))
    }
  }

  @Test("A service's: each rule alone, at its limit")
  func services() {
    #expect(Self.service { _ in } == .minor)
    #expect(Self.service { $0.bugsFixed = 5 } == .major)
    #expect(Self.service { $0.programmingDays = 2 } == .major)
    #expect(Self.service { $0.addsParameters = true } == .major)
    #expect(Self.service { $0.clientsStillWork = false } == .incompatible)
    #expect(Self.service { $0.changesSchema = true } == .incompatible)
    #expect(Self.service { $0.rollback = .partly } == .incompatible)
    #expect(Self.service { $0.rollback = .no } == .incompatible)
    #expect(Self.service { $0.isNew = true } == .new)
    #expect(
      Self.service {
        $0.changesSchema = true
        $0.bugsFixed = 100
      } == .incompatible)
  }

  @Test("What was not told matters only where it could change the class")
  func unknown() {
    #expect(Self.service { $0.bugsFixed = nil } == nil)
    #expect(
      Self.service {
        $0.bugsFixed = nil
        $0.addsParameters = true
      } == .major)
    #expect(
      Self.service {
        $0.rollback = nil
        $0.addsParameters = true
      } == nil)
    #expect(
      Self.service {
        $0.rollback = nil
        $0.changesSchema = true
      } == .incompatible)
    #expect(UpgradeVerdict(.service(.init(isNew: true))).upgradeClass == .new)
    #expect(UpgradeVerdict(.service(.init())).missing.count == 6)
  }

  @Test("What is missing is what could make the class another")
  func missing() {
    var facts = Self.minor
    facts.rollback = nil
    facts.addsParameters = nil
    #expect(
      UpgradeVerdict(.service(facts)).missing.map(\.fact) == ["rollback", "adds_parameters"])
    // It is major or incompatible then, whatever the parameters are.
    facts.bugsFixed = 9
    #expect(UpgradeVerdict(.service(facts)).missing.map(\.fact) == ["rollback"])
    facts.changesSchema = true
    #expect(UpgradeVerdict(.service(facts)).missing.isEmpty)
  }

  @Test("Each rule says why, with what was told")
  func reasons() {
    let verdict = UpgradeVerdict(.service(Self.minor))
    #expect(verdict.rules.map(\.answer).allSatisfy { $0 == .doesNotApply })
    #expect(verdict.rules.map(\.reason).contains("4 bugs are fixed, fewer than 5"))
    #expect(
      verdict.rules.map(\.reason).contains("it took 1.9 days of programming, less than 2"))
  }
}
