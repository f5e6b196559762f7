internal import LDAPClient
internal import LDAPTypes
internal import Synchronization

/// Servers that are asked at once: the first whole answer counts, the others are abandoned.
///
/// What an answer calls for is asked of the server that gave it, and of all again when that fails.
/// Where no answer is whole, the one counts that has most.
final class RacingSource: EntrySource {
  private let servers: [LDAPServer]
  private let make: @Sendable (LDAPServer, Cancellation) -> LDAPDirectory
  private var winner: LDAPDirectory?
  private var winnersCancellation: Cancellation?

  /// - Parameter make: Makes what asks a server, until it is cancelled.
  init(
    _ servers: [LDAPServer],
    make: @escaping @Sendable (LDAPServer, Cancellation) -> LDAPDirectory
  ) {
    self.servers = servers
    self.make = make
  }

  /// The server that answered last; before that, all that may.
  var name: String {
    winner?.servers[0].description ?? servers.map(\.description).joined(separator: ", ")
  }

  func search(
    _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult] {
    guard !requests.isEmpty else { return [] }
    if let winner {
      let answer = SourceAnswer(winner, requests)
      if answer.isWhole { return try answer.replay(receive) }
    }
    return try race(requests).replay(receive)
  }

  /// What one server came to. Written by the thread that asks it, and read when that has ended.
  @safe
  private final class Runner: @unchecked Sendable {
    let server: LDAPServer
    let cancellation = Interruption.cancellation()
    var directory: LDAPDirectory?
    var answer: SourceAnswer?

    init(_ server: LDAPServer) { self.server = server }
  }

  private func race(_ requests: [SearchRequest]) -> SourceAnswer {
    let runners = servers.map(Runner.init)
    let first = Mutex<Int?>(nil)
    let make = self.make
    Crowd.work(runners.count) { index in
      let runner = runners[index]
      let directory = make(runner.server, runner.cancellation)
      let answer = SourceAnswer(directory, requests)
      runner.directory = directory
      runner.answer = answer
      guard answer.isWhole, !answer.isOfNothing else { return }
      let isFirst = first.withLock { first in
        if first == nil { first = index }
        return first == index
      }
      if isFirst { for other in runners where other !== runner { other.cancellation.cancel() } }
    }
    let best =
      first.withLock { $0 }
      ?? runners.indices.max { a, b in runners[a].answer!.worth < runners[b].answer!.worth }!
    Interruption.forget(
      runners.indices.filter { $0 != best }.map { runners[$0].cancellation }
        + [winnersCancellation].compactMap(\.self))
    winner = runners[best].directory
    winnersCancellation = runners[best].cancellation
    var answer = runners[best].answer!
    // Where nobody answers, all are told of.
    if answer.entries.isEmpty, answer.error is LDAPError {
      answer.error = LDAPError(joining: runners.compactMap { $0.answer?.error as? LDAPError })
    }
    return answer
  }
}
