internal import Rollout

/// A document for programs, format 1: where it comes from and what it lacks, then what it tells.
/// `schema/` describes each.
public struct Report<Body: Encodable>: Encodable {
  private let origin: Origin?
  private let body: Body

  /// - Parameter origin: nil where nothing is looked at that could lack anything.
  public init(_ body: Body, origin: Origin? = nil) {
    self.body = body
    self.origin = origin
  }

  public func encode(to encoder: any Encoder) throws {
    var head = encoder.container(keyedBy: Key.self)
    try head.encode(1, forKey: "format")
    if let origin {
      try head.encodeIfPresent(origin.source, forKey: "source")
      try head.encodeIfPresent(origin.askedAt?.description, forKey: "asked_at")
      try head.encodeIfPresent(origin.cacheAge, forKey: "cache_age")
      try head.encode(origin.gaps.isEmpty, forKey: "complete")
      try head.encode(origin.gaps, forKey: "gaps")
      try head.encodeIfPresent(origin.differences, forKey: "differences")
    }
    try body.encode(to: encoder)
  }
}
