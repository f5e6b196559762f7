/// What class an upgrade is of, and why: the rules in the order in which they decide.
public struct UpgradeVerdict: Hashable, Sendable {
  /// A rule and what the facts say of it.
  public struct Rule: Hashable, Sendable {
    /// What facts can say of a rule.
    public enum Answer: String, Hashable, Sendable {
      case applies
      case doesNotApply = "does not apply"
      /// The fact that decides it was not told.
      case unknown
    }

    /// The fact that decides it, as the JSON of `pps release classify` names it.
    public let fact: String
    /// The class of an upgrade that the rule applies to.
    public let upgradeClass: UpgradeClass
    public let answer: Answer
    /// The rule, and what was told.
    public let reason: String
  }

  public let rules: [Rule]
  /// What the upgrade is when no rule applies.
  public let otherwise: UpgradeClass

  /// The class; nil when facts that were not told could make it another.
  public var upgradeClass: UpgradeClass? {
    var possible: Set<UpgradeClass> = []
    for rule in rules where rule.answer != .doesNotApply {
      possible.insert(rule.upgradeClass)
      if rule.answer == .applies { return possible.count == 1 ? rule.upgradeClass : nil }
    }
    return possible.isEmpty ? otherwise : nil
  }

  /// The rules whose facts must be told before the class is known; none when it is. Those of the
  /// class of a rule that applies, and those behind it, decide nothing any more.
  public var missing: [Rule] {
    let decided = rules.first { $0.answer == .applies }?.upgradeClass
    return rules.prefix { $0.upgradeClass != decided }.filter { $0.answer == .unknown }
  }
}

extension UpgradeVerdict {
  /// From how many bugs on that are fixed an upgrade is a major one.
  static let bugsOfMajor = 5
  /// From how long on programming makes an upgrade a major one, in **days**.
  static let daysOfMajor = 2.0

  /// Applies the rules. They are: a service's upgrade is *incompatible* when existing clients no
  /// longer work with it, or a data schema changes, or it cannot be rolled back, wholly or in part;
  /// else *minor* when there is no new configuration parameter, and fewer than 5 bugs are fixed, and
  /// it took less than two days of programming; else *major*. A client's is *backward compatible*
  /// only when no variable changes and none is added.
  public init(_ facts: UpgradeFacts) {
    switch facts {
    case .client(let client):
      rules = [
        Rule(
          "changes_variables", .incompatible, client.changesVariables,
          yes: "a variable changes", no: "no variable changes",
          unknown: "does a variable change?"),
        Rule(
          "adds_variables", .incompatible, client.addsVariables,
          yes: "a variable is added", no: "no variable is added",
          unknown: "is a variable added?"),
      ]
      otherwise = .backwardCompatible
    case .service(let service):
      rules =
        [
          Rule(
            "new_service", .new, service.isNew,
            yes: "there was no such service before", no: "there was such a service before",
            unknown: "")
        ] + Self.incompatible(service) + Self.major(service)
      otherwise = .minor
    }
  }

  private static func incompatible(_ service: UpgradeFacts.Service) -> [Rule] {
    [
      Rule(
        "clients_still_work", .incompatible, service.clientsStillWork.map { !$0 },
        yes: "existing clients no longer work with it", no: "existing clients still work with it",
        unknown: "do existing clients still work with it?"),
      Rule(
        "changes_schema", .incompatible, service.changesSchema,
        yes: "a data schema changes", no: "no data schema changes",
        unknown: "does a data schema change?"),
      Rule(
        "rollback", .incompatible, service.rollback.map { $0 != .wholly },
        yes: service.rollback == .partly
          ? "it can be rolled back only in part" : "it cannot be rolled back",
        no: "it can be rolled back wholly", unknown: "can it be rolled back?"),
    ]
  }

  private static func major(_ service: UpgradeFacts.Service) -> [Rule] {
    let (bugs, days) = (service.bugsFixed, service.programmingDays)
    let bugsText = bugs.map { $0 == 1 ? "1 bug is fixed" : "\($0) bugs are fixed" } ?? ""
    let daysText = days.map { $0 == 1 ? "1 day" : "\(trimmed($0)) days" } ?? ""
    return [
      Rule(
        "adds_parameters", .major, service.addsParameters,
        yes: "there is a new configuration parameter",
        no: "there is no new configuration parameter",
        unknown: "is there a new configuration parameter?"),
      Rule(
        "bugs_fixed", .major, bugs.map { $0 >= bugsOfMajor },
        yes: "\(bugsText), not fewer than \(bugsOfMajor)",
        no: "\(bugsText), fewer than \(bugsOfMajor)", unknown: "how many bugs are fixed?"),
      Rule(
        "programming_days", .major, days.map { $0 >= daysOfMajor },
        yes: "it took \(daysText) of programming, not less than \(trimmed(daysOfMajor))",
        no: "it took \(daysText) of programming, less than \(trimmed(daysOfMajor))",
        unknown: "how many days were programmed?"),
    ]
  }

  private static func trimmed(_ days: Double) -> String {
    let text = "\(days)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension UpgradeVerdict.Rule {
  fileprivate init(
    _ fact: String, _ upgradeClass: UpgradeClass, _ applies: Bool?, yes: String, no: String,
    unknown: String
  ) {
    self.fact = fact
    self.upgradeClass = upgradeClass
    answer = applies.map { $0 ? .applies : .doesNotApply } ?? .unknown
    reason = applies.map { $0 ? yes : no } ?? unknown
  }
}
