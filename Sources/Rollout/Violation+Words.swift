extension Violation {
  /// Why a VO, a product or a working version cannot stand in a software tag; nil when it can.
  public static func ofTagWord(_ field: String, _ value: String) -> Violation? {
    Rules.tagWord(value).map { Violation(field: field, value: value, reason: $0) }
  }

  /// Why a path cannot be given to a shell; nil when it can.
  public static func ofPath(_ field: String, _ value: String) -> Violation? {
    Rules.path(value).map { Violation(field: field, value: value, reason: $0) }
  }

  /// Why a client's upgrade cannot be of a class; nil when it can.
  static func ofClient(_ upgradeClass: UpgradeClass) -> Violation? {
    if UpgradeClass.ofClients.contains(upgradeClass) { return nil }
    let classes = UpgradeClass.ofClients.map(\.rawValue).joined(separator: ", ")
    return Violation(
      field: "upgrade_class", value: upgradeClass.rawValue,
      reason: "is of a service; a client's is \(classes)")
  }

  /// Why a text cannot be a software tag of a VO; nil when it can.
  public static func ofTag(_ value: String, of vo: String) -> Violation? {
    Rules.tag(value, of: vo).map { Violation(field: "tag", value: value, reason: $0) }
  }
}
