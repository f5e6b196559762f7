internal import LDAPClient
internal import LDAPTypes
internal import Synchronization

/// Servers that are asked at once: the first whole answer counts, the others are abandoned.
///
/// An answer without entries may come from a server that has just been started, so it counts only
/// when the others have nothing either. What an answer calls for is asked of the server that gave it,
/// and of all again when that fails. Where no answer is whole, the one counts that has most.
final class RacingSource: EntrySource {
  private let servers: [LDAPServer]
  private let make: @Sendable (LDAPServer, Cancellation) -> BDIISource
  private var winner: BDIISource?

  /// - Parameter make: Makes what asks a server, until it is cancelled.
  init(
    _ servers: [LDAPServer],
    make: @escaping @Sendable (LDAPServer, Cancellation) -> BDIISource
  ) {
    self.servers = servers
    self.make = make
  }

  /// The server that answered last; before that, all that may.
  var name: String {
    winner?.name ?? servers.map(\.description).joined(separator: ", ")
  }

  func search(
    _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult] {
    guard !requests.isEmpty else { return [] }
    if let winner {
      // Time must be left for the others.
      winner.successors = 1
      let answer = SourceAnswer(winner, requests)
      if answer.isWhole { return try answer.replay(receive) }
    }
    return try race(requests).replay(receive)
  }

  /// What one server came to. Written by the thread that asks it, and read when that has ended.
  @safe
  private final class Runner: @unchecked Sendable {
    let server: LDAPServer
    let cancellation = Cancellation(within: Interruption.shared)
    var source: BDIISource?
    var answer: SourceAnswer?

    init(_ server: LDAPServer) { self.server = server }
  }

  private func race(_ requests: [SearchRequest]) throws -> SourceAnswer {
    let runners = servers.map(Runner.init)
    let first = Mutex<Int?>(nil)
    let make = self.make
    Crowd.work(runners.count) { index in
      let runner = runners[index]
      let source = make(runner.server, runner.cancellation)
      let answer = SourceAnswer(source, requests)
      runner.source = source
      runner.answer = answer
      guard answer.isWhole, !answer.entries.isEmpty else { return }
      let isFirst = first.withLock { first in
        if first == nil { first = index }
        return first == index
      }
      if isFirst { for other in runners where other !== runner { other.cancellation.cancel() } }
    }
    let best =
      first.withLock { $0 }
      ?? runners.indices.max { a, b in runners[a].answer!.worth < runners[b].answer!.worth }!
    winner = runners[best].source
    let answer = runners[best].answer!
    // Where nobody answers, all are told of.
    if answer.entries.isEmpty, answer.error is LDAPError {
      throw LDAPError(joining: runners.compactMap { $0.answer?.error as? LDAPError })
    }
    return answer
  }
}
