internal import Infosys
public import Rollout

/// Where an answer comes from, when, and what it lacks.
public struct Origin: Sendable {
  /// The server, the files or the directory that answered; nil where each part has one of its own, or
  /// nobody was asked.
  public var source: String?
  /// nil where nobody was asked.
  public var askedAt: Timestamp?
  /// How old the answer is that came from the cache, in seconds; nil when none did.
  public var cacheAge: Int?
  /// What kept the answer from being whole; empty when it is.
  public var gaps: [String]
  /// What servers do not agree on whose answers were put together; nil where none were.
  public var differences: [MergedOffers.Difference]?

  public init(
    source: String?, askedAt: Timestamp?, cacheAge: Int? = nil, gaps: [String],
    differences: [MergedOffers.Difference]? = nil
  ) {
    self.source = source
    self.askedAt = askedAt
    self.cacheAge = cacheAge
    self.gaps = gaps.distinct
    self.differences = differences
  }
}
