/// Collects what is wrong with a record, field by field.
struct Check {
  private(set) var violations: [Violation] = []

  mutating func require(_ field: String, _ value: String?, _ rule: (String) -> String?) {
    guard let value, let reason = rule(value) else { return }
    refuse(field, value, reason)
  }

  mutating func refuse(_ field: String, _ value: String, _ reason: String) {
    violations.append(Violation(field: field, value: value, reason: reason))
  }

  /// A moment that could not be read back, which no option or file can name, comes from a clock.
  mutating func require(_ field: String, _ moment: Timestamp) {
    if moment.isReadable { return }
    refuse(field, moment.description, "is not of the years 1970 to 9999; set the clock")
  }

  /// What names a pilot's service.
  mutating func require(_ field: String, _ service: Pilot.Service) {
    switch service {
    case .ids(let glueService, let glue2):
      if glueService == nil && glue2 == nil {
        refuse(field, "", "needs the IDs of GLUE 1.3, of GLUE 2.0, or a type and endpoint")
      }
      require("\(field).glue_service", glueService, Rules.id)
      require("\(field).glue2_service", glue2?.service, Rules.id)
      require("\(field).glue2_endpoint", glue2?.endpoint, Rules.id)
    case .endpoint(let type, let url):
      require("\(field).type", type, Rules.id)
      require("\(field).endpoint", url, Rules.endpointURL)
    }
  }

  /// Each step's date, and who did it.
  mutating func require<State>(_ history: History<State>) {
    for step in history.steps {
      require("history.at", step.at)
      require("history.by", step.by, Rules.publishable)
    }
  }

  /// Neither empty nor twice the same, whatever the case.
  mutating func requireDistinct(_ field: String, _ values: [String]) {
    if values.isEmpty { refuse(field, "", "needs at least one") }
    var seen: Set<String> = []
    for value in values where !seen.insert(value.lowercased()).inserted {
      refuse(field, value, "is named twice")
    }
  }

  /// The class of a client's upgrade, or of a service's.
  mutating func require(_ upgradeClass: UpgradeClass, ofClient isClient: Bool) {
    let classes = isClient ? UpgradeClass.ofClients : UpgradeClass.ofServices
    if classes.contains(upgradeClass) { return }
    let list = classes.map(\.rawValue).joined(separator: ", ")
    refuse(
      "upgrade_class", upgradeClass.rawValue,
      isClient
        ? "is of a service; a client's is \(list)" : "is of a client; a service's is \(list)")
  }
}
