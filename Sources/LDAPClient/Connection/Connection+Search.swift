import CLDAP
import LDAPTypes

extension Connection {
  /// Sends all requests, then hands on what comes, and sends what that calls for; by pages, one request
  /// after the other.
  ///
  /// An entry whose name is none is left out: the result of its search is `other` instead of success, and
  /// says so.
  ///
  /// - Parameters:
  ///   - progress: How far each request has come, also when an error is thrown.
  ///   - following: What is to be asked next, in answer to an entry or an end.
  func search(
    _ requests: [SearchRequest], progress: inout [LDAPError.Progress],
    following: (_ request: Int, _ event: SearchEvent) throws -> [SearchRequest]
  ) throws -> [SearchResult] {
    let timeout = operationTimeout
    let waiting = waiting(timeout)
    var requests = requests
    var batch = SearchBatch(requests: requests, pageSize: configuration.pageSize)
    progress = Array(repeating: LDAPError.Progress(), count: requests.count)
    // Through which each request was sent.
    var views: [SuffixView?] = Array(repeating: nil, count: requests.count)
    func hear(_ index: Int, _ event: SearchEvent) throws {
      for request in try following(index, event) {
        requests.append(request)
        batch.append(request)
        progress.append(LDAPError.Progress())
        views.append(nil)
      }
    }
    do {
      while !batch.isDone {
        try check(waiting, timeout: timeout, during: .search)
        if let next = batch.next {
          let request = requests[next.request]
          let view = hasViews ? configuration.views.first { $0.shows(request.base) } : nil
          let base = view?.storedName(of: request.base) ?? request.base
          if let identifier = try send(request, base: base, cookie: next.cookie) {
            batch.sent(next, identifier: identifier)
            views[next.request] = view
            continue
          }
        }
        guard let message = try nextMessage(during: .search) else {
          try wait(waiting, timeout: timeout, during: .search)
          continue
        }
        // What is not ours was abandoned before.
        guard let index = batch.request(of: message.identifier) else { continue }
        switch message.kind {
        case .entry:
          guard var entry = try entry(in: message, of: index, &batch) else { continue }
          progress[index].entryCount += 1
          views[index]?.show(&entry)
          try hear(index, .entry(entry))
        case .reference:
          let urls = try decoding(during: .search) { () throws(LibraryError) in
            try message.references(session: session)
          }
          batch.referrals[index].append(contentsOf: urls)
        case .intermediate:
          break
        case .bindResponse, .extendedResponse, .other:
          throw failure(.garbledAnswer, during: .search)
        case .searchDone:
          let outcome = try decoding(during: .search) { () throws(LibraryError) in
            try message.outcome(isPage: configuration.pageSize != nil, session: session)
          }
          if let view = views[index], progress[index].entryCount == 0,
            !view.isStored(outcome.result)
          {
            hasViews = false
            views[index] = nil
            batch.again(message.identifier)
          } else if let result = batch.ended(
            message.identifier, outcome: outcome, entryCount: progress[index].entryCount)
          {
            progress[index].result = views[index]?.shown(result) ?? result
            try hear(index, .end(progress[index].result!))
          }
        }
      }
    } catch {
      // Not when half a message is sent: the rest of it must be what comes next.
      if !transport.isBlocked {
        for identifier in batch.outstanding { session.abandon(identifier) }
      }
      throw error
    }
    return progress.map { $0.result! }
  }

  /// The entry in a message; nil when its name is none, which the search's result will tell.
  private func entry(
    in message: borrowing Message, of request: Int, _ batch: inout SearchBatch
  ) throws(LDAPFailure) -> Entry? {
    do {
      return try entryReader.entry(in: message, session: session)
    } catch {
      switch error {
      case .garbled: throw failure(.garbledAnswer, during: .search)
      case .badName(let name): batch.omit(entryNamed: name, request: request)
      }
      return nil
    }
  }

  /// Sends a search, or a further page of one.
  ///
  /// - Parameters:
  ///   - base: What the server calls the request's base.
  ///   - cookie: Where a further page starts; empty for the first.
  /// - Returns: Its identifier; nil when the socket takes no more at the moment.
  private func send(
    _ request: SearchRequest, base: DistinguishedName, cookie: [UInt8]
  ) throws(LDAPFailure) -> Int32? {
    guard !request.attributes.contains(where: { $0.rawValue.utf8.contains(0) }) else {
      throw failure(.unusableRequest("an attribute's name has a zero byte"), during: .search)
    }
    do {
      let search = Session.Search(request, base: base)
      let values = try request.valuesMatching.map { filter throws(LibraryError) in
        try ValuesControl(matching: filter)
      }
      guard let size = configuration.pageSize else {
        return try session.send(search, page: nil, values: values)
      }
      return try session.send(
        search, page: PageControl(size: size, cookie: cookie, session: session),
        values: values)
    } catch {
      switch error.code {
      case LDAP_BUSY: return nil
      case LDAP_FILTER_ERROR:
        throw failure(.unusableRequest("the filter \(request.filter) is none"), during: .search)
      default: throw failure(error, during: .search)
      }
    }
  }
}
