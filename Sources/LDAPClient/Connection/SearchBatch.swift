import LDAPTypes

/// Which searches of a batch are still to be sent and which are under way. Pure: it sends nothing itself.
struct SearchBatch {
  /// What is to be sent next.
  struct Next: Equatable {
    var request: Int
    /// Where the server went on last, by pages; empty at the start.
    var cookie: [UInt8] = []
  }

  /// How many searches are under way at once: half of what slapd allows whom it does not know, before it
  /// closes the connection (`conn_max_pending` in slapd.conf(5)).
  static let most = 50

  private var requests: [SearchRequest]
  private let isPaged: Bool
  private var unsent: ArraySlice<Int>
  private var nextPage: Next?
  /// A search that is under way.
  private struct Sent {
    let identifier: Int32
    let request: Int
  }

  private var underWay: [Sent] = []  // Few, see ``most``.
  /// URLs that came with each request's answers.
  var referrals: [ReferralList]
  /// The entries that were left out of each request's answers.
  private var omissions: [Int: Omission] = [:]

  init(requests: [SearchRequest], pageSize: Int?) {
    self.requests = requests
    isPaged = pageSize != nil
    unsent = Array(requests.indices)[...]
    referrals = Array(repeating: ReferralList(), count: requests.count)
  }

  /// Adds a request behind the others.
  mutating func append(_ request: SearchRequest) {
    unsent.append(requests.count)
    requests.append(request)
    referrals.append(ReferralList())
  }

  /// Takes the end of a search that is to be sent once more.
  mutating func again(_ identifier: Int32) {
    guard let index = take(identifier) else { return }
    nextPage = nil
    referrals[index] = ReferralList()
    omissions[index] = nil
    unsent.insert(index, at: unsent.startIndex)
  }

  var isDone: Bool { unsent.isEmpty && nextPage == nil && underWay.isEmpty }

  /// The identifiers of what is under way.
  var outstanding: [Int32] { underWay.map(\.identifier) }

  /// What is to be sent next; nil when something has to come back before.
  var next: Next? {
    if underWay.count >= (isPaged ? 1 : Self.most) { return nil }
    return nextPage ?? unsent.first.map { Next(request: $0) }
  }

  mutating func sent(_ sent: Next, identifier: Int32) {
    if nextPage != nil { nextPage = nil } else { unsent.removeFirst() }
    underWay.append(Sent(identifier: identifier, request: sent.request))
  }

  /// Takes note of an entry that cannot be handed on, as its name is none.
  mutating func omit(entryNamed name: String, request: Int) {
    omissions[request, default: Omission(firstName: name)].count += 1
  }

  func request(of identifier: Int32) -> Int? {
    underWay.first { $0.identifier == identifier }?.request
  }

  private mutating func take(_ identifier: Int32) -> Int? {
    underWay.firstIndex { $0.identifier == identifier }.map { underWay.remove(at: $0).request }
  }

  /// Takes the end of a search or of one of its pages.
  ///
  /// - Returns: How the request ended; nil when it has another page.
  mutating func ended(
    _ identifier: Int32, outcome: Message.Outcome, entryCount: Int
  ) -> SearchResult? {
    guard let index = take(identifier) else { return nil }
    var result = outcome.result
    referrals[index].append(contentsOf: result.referrals)
    if isPaged, !outcome.cookie.isEmpty, result.resultCode == .success {
      let limit = requests[index].sizeLimit
      guard limit > 0, entryCount >= limit else {
        nextPage = Next(request: index, cookie: outcome.cookie)
        return nil
      }
      // There is more, but no more was wanted.
      result.resultCode = .sizeLimitExceeded
    }
    if let omission = omissions[index] {
      if result.resultCode == .success { result.resultCode = .other }
      let words = [result.diagnosticMessage, "\(omission)"].filter { !$0.isEmpty }
      result.diagnosticMessage = words.joined(separator: "; ")
    }
    result.referrals = referrals[index].urls
    result.furtherReferralCount = referrals[index].furtherCount
    result.entryCount = entryCount
    return result
  }
}
