public import ClassAd

/// Matches a job with ads as the WMS's broker does (its `matchmakerISMImpl.cpp`).
public struct Matchmaker: Sendable {
  public let job: Job
  private let requirements = CompiledExpression(.name("Requirements"))
  private let rank = CompiledExpression(.name("Rank"))

  /// What `other.storage.CloseSEs` tells of.
  public let storage: StorageElements

  public init(_ job: Job, storage: StorageElements = StorageElements()) {
    self.job = job
    self.storage = storage
  }

  /// A listing that meets the Requirements.
  public struct Match: Sendable {
    public let listing: Listing
    /// nil where it is no number: the WMS leaves such a match out. It may be infinite, or not a number
    /// (`0.0 / 0.0`), which is a real number to the WMS.
    public let rank: Double?
  }

  /// What meets the Requirements.
  public struct Outcome: Sendable {
    /// The matches, the best first; equals stay in the WMS's order, and it takes one of them by chance.
    /// A Rank that is not a number comes last: the WMS compares it with others as it happens.
    public let matches: [Match]
    /// What matched, and has no Rank. When all are such, the WMS tells the user that it cannot rank.
    public let unranked: [Match]
    /// false when the steps did not do: what was not evaluated is not here.
    public let isWhole: Bool
    /// What all evaluations together cost (`EvaluationLimits.steps`).
    public let steps: Int
  }

  /// All matches.
  ///
  /// - Parameter limit: What all evaluations together may cost (`EvaluationLimits.steps`). A WMS has
  ///   no such limit, and would be busy for as long as the job's author likes.
  public func match(_ listings: [Listing], steps limit: Int = 1_000_000_000) -> Outcome {
    var context = MatchContext(my: job.ad)
    context.storageElements = storage.ads
    var steps = limit
    var ranked: [(rank: Double, match: Match)] = []
    var unranked: [Match] = []
    for listing in listings {
      context.other = listing.ad
      guard Self.counts(context.value(of: requirements, steps: &steps)) else { continue }
      let rank: Double? =
        switch context.value(of: self.rank, steps: &steps) {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
      let match = Match(listing: listing, rank: rank)
      if let rank { ranked.append((rank, match)) } else { unranked.append(match) }
    }
    // A stable sort: by the place where ranks are equal.
    let order = ranked.indices.sorted {
      let (a, b) = (ranked[$0].rank, ranked[$1].rank)
      return a == b || a.isNaN && b.isNaN ? $0 < $1 : b.isNaN || a > b
    }
    return Outcome(
      matches: order.map { ranked[$0].match }, unranked: unranked, isWhole: steps > 0,
      steps: limit - steps)
  }

  /// What became of each clause of the Requirements.
  public struct Diagnosis: Sendable {
    public let listing: Listing
    public let clauses: [Clause]
    /// What the Rank comes to.
    public let rank: Value
    public let isMatch: Bool
  }

  /// A clause, and what the attributes that it asks for are.
  public struct Clause: Sendable {
    public let origin: Job.Origin
    public let result: ClauseResult
    public let facts: [(reference: Reference, value: Value)]
  }

  /// Why a listing matches, or does not.
  public func diagnose(_ listing: Listing) -> Diagnosis {
    var context = MatchContext(my: job.ad, other: listing.ad)
    context.storageElements = storage.ads
    let clauses = job.requirements.flatMap { origin, condition in
      context.clauses(of: condition).map { result in
        Clause(
          origin: origin, result: result,
          facts: result.clause.references.map {
            ($0, context.value(of: CompiledExpression(Expression($0))))
          })
      }
    }
    return Diagnosis(
      listing: listing, clauses: clauses, rank: context.value(of: rank),
      isMatch: Self.counts(context.value(of: requirements)))
  }

  /// Whether the broker takes a value for true. It reads what is no boolean as if it were one: the
  /// lowest byte of a number.
  private static func counts(_ value: Value) -> Bool {
    switch value {
    case .boolean(let value): value
    case .integer(let value): value & 0xFF != 0
    case .real(let value): value.bitPattern & 0xFF != 0
    default: false
    }
  }
}
