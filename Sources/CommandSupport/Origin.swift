public import Rollout

/// Where an answer comes from, when, and what it lacks.
public struct Origin: Sendable {
  /// The server or the files that answered.
  public var source: String
  public var askedAt: Timestamp
  /// What kept the answer from being whole; empty when it is.
  public var gaps: [String]

  public init(source: String, askedAt: Timestamp, gaps: [String]) {
    self.source = source
    self.askedAt = askedAt
    self.gaps = gaps
  }
}
