/// How much an upgrade asks of those who use it.
public enum UpgradeClass: String, CaseIterable, Hashable, Sendable {
  /// Client: no variable changes and none is added.
  case backwardCompatible = "backward-compatible"
  /// Service: no new configuration parameter, fewer than 5 bugs fixed, and less than two days of
  /// programming.
  case minor
  /// Service: neither minor nor incompatible.
  case major
  /// Client: a variable changes or is added. Service: existing clients no longer work with it, or a
  /// data schema changes, or it cannot be rolled back, wholly or in part.
  case incompatible
  /// Service: there was none before.
  case new

  /// What the upgrade of a client can be.
  public static let ofClients: [UpgradeClass] = [.backwardCompatible, .incompatible]
  /// What the upgrade of a service can be.
  public static let ofServices: [UpgradeClass] = [.minor, .major, .incompatible, .new]
}
