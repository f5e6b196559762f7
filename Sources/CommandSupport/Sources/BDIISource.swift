internal import LDAPClient
internal import LDAPTypes

/// One BDII, and the time that it has.
///
/// Nobody is asked whom it refers to (RFC 4511 section 4.5.3), so an answer with references is not whole.
final class BDIISource: EntrySource {
  private let directory: LDAPDirectory
  private let patience: Patience
  /// How many others are to be asked the same if this one fails: it leaves them their share of the time.
  var successors = 0

  init(_ server: LDAPServer, _ configuration: LDAPDirectory.Configuration, _ patience: Patience) {
    directory = LDAPDirectory(servers: [server], configuration: configuration)
    self.patience = patience
  }

  var name: String { directory.name }

  var halfOfTimeLeft: Duration { patience.deadline(of: 2).timeLeft }

  func search(
    _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult] {
    directory.deadline = patience.deadline(of: successors + 1)
    return Self.tellingReferences(try directory.search(requests, receive: receive))
  }

  func explore(
    _ requests: [SearchRequest],
    following: (_ request: Int, _ event: SearchEvent) throws -> [SearchRequest]
  ) throws -> [SearchResult] {
    directory.deadline = patience.deadline(of: successors + 1)
    return Self.tellingReferences(try directory.explore(requests, following: following))
  }

  /// The results, where a search that left something out did not succeed. Each reference is told once.
  private static func tellingReferences(_ results: [SearchResult]) -> [SearchResult] {
    var told: Set<String> = []
    return results.map { result in
      guard result.resultCode == .success || result.resultCode == .referral else { return result }
      let new = result.referrals.filter { told.insert($0).inserted }
      let furtherCount = result.furtherReferralCount
      guard !new.isEmpty || told.isEmpty && furtherCount > 0 else { return result }
      var result = result
      result.resultCode = .referral
      result.diagnosticMessage = ReferralList.words(new, furtherCount: furtherCount)
      return result
    }
  }
}
