internal import LDAPTypes

/// What one of several sources answered to a batch of requests, kept until it is known whether it counts.
struct SourceAnswer: Sendable {
  /// In the order received.
  var entries: [(request: Int, entry: Entry)] = []
  /// Empty where it broke off.
  var results: [SearchResult] = []
  /// Why it broke off; nil when it did not.
  var error: (any Error)?

  /// Asks, and never fails.
  init(_ source: any EntrySource, _ requests: [SearchRequest]) {
    do {
      results = try source.search(requests) { entries.append(($0, $1)) }
    } catch {
      self.error = error
    }
  }

  /// Whether nothing is missing.
  var isWhole: Bool {
    error == nil
      && results.allSatisfy { $0.resultCode == .success || $0.resultCode == .noSuchObject }
  }

  /// Whether there is nothing where it was to look, as in a BDII that has not been filled yet.
  var isOfNothing: Bool { results.allSatisfy { $0.resultCode == .noSuchObject } }

  /// More is better.
  var worth: (Int, Int) { (entries.count, error == nil ? 1 : 0) }

  /// Hands on what came, as the source itself would have.
  func replay(
    _ receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult] {
    for (request, entry) in entries { try receive(request, entry) }
    if let error { throw error }
    return results
  }
}
