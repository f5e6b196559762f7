/// The times that who waits for sites looks through what no index finds, as that takes long on a large grid: at
/// first, before the time is over, and where those that were found so may be what is missing.
struct ThoroughLooks {
  /// What kept the last from telling all; nil where nothing did.
  private(set) var trouble: String?
  /// The sites that only such a look has found.
  private var unindexed: Set<String> = []
  /// How long before the end the last one begins: twice as long as one took. nil before the first.
  private var lead: Int?
  private var wasLast = false

  /// Whether one is due now.
  ///
  /// - Parameter seen: The sites that were found without.
  mutating func isDue(secondsLeft: Int, seen: [String], wanted: Int) -> Bool {
    guard let lead else { return true }
    if !wasLast, secondsLeft <= lead {
      wasLast = true
      return true
    }
    return all(with: seen).count >= wanted
  }

  /// - Parameters:
  ///   - names: The sites that it found.
  ///   - trouble: What kept it from telling all.
  ///   - seen: The sites that were found without.
  mutating func note(
    _ names: [String], _ trouble: String?, beside seen: [String],
    since start: ContinuousClock.Instant
  ) {
    self.trouble = trouble
    lead = 2 * (1 + Int((ContinuousClock.now - start).components.seconds))
    let found = Set(names).subtracting(seen)
    unindexed = trouble == nil ? found : unindexed.union(found)
  }

  /// All sites that are known.
  func all(with seen: [String]) -> [String] { unindexed.union(seen).sorted() }

  /// How long it is until the last one, or else the end.
  func secondsUntilLast(secondsLeft: Int) -> Int {
    guard let lead, !wasLast, secondsLeft > lead else { return secondsLeft }
    return secondsLeft - lead
  }
}
