internal import LDAPClient
internal import LDAPTypes

/// What one of several sources answered to a batch of requests, kept until it is known whether it counts.
struct SourceAnswer: Sendable {
  /// By request, so that what they call for does not depend on whose came first.
  let entries: [(request: Int, entry: Entry)]
  /// Empty where it broke off.
  private(set) var results: [SearchResult] = []
  /// Why it broke off; nil when it did not.
  private(set) var error: (any Error)?
  /// Whether nothing is missing. That there is more than a request wanted is an answer to it.
  let isWhole: Bool

  /// Asks, and never fails.
  init(_ source: any EntrySource, _ requests: [SearchRequest]) {
    var found: [[Entry]] = requests.map { _ in [] }
    do {
      results = try source.search(requests) { found[$0].append($1) }
    } catch {
      self.error = error
    }
    entries = found.enumerated().flatMap { request, entries in entries.map { (request, $0) } }
    isWhole =
      error == nil
      && zip(requests, results).allSatisfy { request, result in
        switch result.resultCode {
        case .success: true
        case .noSuchObject: result.entryCount == 0
        case .sizeLimitExceeded: request.sizeLimit > 0 && result.entryCount >= request.sizeLimit
        default: false
        }
      }
  }

  /// Whether there is nothing where it was to look, as in a BDII that has not been filled yet.
  var isOfNothing: Bool { results.allSatisfy { $0.resultCode == .noSuchObject } }

  /// More is better. A whole answer is best, though one without entries may come from a BDII that has
  /// not been filled yet.
  var worth: Int {
    if !entries.isEmpty { return isWhole ? .max : entries.count }
    return error != nil ? -2 : !isWhole || isOfNothing ? -1 : 0
  }

  /// Hands on what came, as the source itself would have.
  func replay(
    _ receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult] {
    for (request, entry) in entries { try receive(request, entry) }
    if let error { throw error }
    return results
  }
}

extension LDAPError {
  /// Why none of several sources answered: what servers failed at, all of it; else the first error.
  static func joining(_ errors: [any Error]) -> any Error {
    let failures = errors.compactMap { $0 as? LDAPError }
    return failures.isEmpty ? errors[0] : LDAPError(joining: failures)
  }
}
