/// Why a broker's language cannot say where jobs are to go.
public struct RouteRefusal: Error, Hashable, Sendable {
  /// What cannot be said.
  public let reason: String
  /// What can be done instead.
  public let advice: String
}

extension RouteRefusal: CustomStringConvertible {
  public var description: String { "\(reason): \(advice)" }
}
