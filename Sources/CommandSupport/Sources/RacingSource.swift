internal import LDAPClient
internal import LDAPTypes
internal import Synchronization

/// Servers that are asked at once: the first whole answer counts, the others are abandoned.
///
/// An answer without entries may come from a server that has just been started, so it counts only
/// when the others have nothing either, or nothing in half of the time that is left: the other half is for
/// what is asked next. What an answer calls for is asked of the server that gave it,
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

  /// How far a race has come, by the places of servers.
  private struct Standings {
    /// Those that have not answered.
    var running: Set<Int>
    /// The first whole answer with entries.
    var winner: Int?
    private var isWaitedFor = false

    init(running: Set<Int>) { self.running = running }

    /// What a server's answer makes it do.
    enum Turn {
      case wins, isLast
      /// It has nothing, and is the first of these: the others have some time to do better.
      case waits
      case hasEnded
    }

    mutating func end(_ index: Int, _ answer: SourceAnswer) -> Turn {
      running.remove(index)
      if answer.isWhole, !answer.entries.isEmpty, winner == nil {
        winner = index
        return .wins
      }
      if running.isEmpty { return .isLast }
      guard answer.isWhole, winner == nil, !isWaitedFor else { return .hasEnded }
      isWaitedFor = true
      return .waits
    }
  }

  private func race(_ requests: [SearchRequest]) throws -> SourceAnswer {
    let runners = servers.map(Runner.init)
    let standings = Mutex(Standings(running: Set(runners.indices)))
    // Wakes who waits for the others.
    let isSettled = Cancellation(within: Interruption.shared)
    let make = self.make
    Crowd.work(runners.count) { index in
      let runner = runners[index]
      let source = make(runner.server, runner.cancellation)
      let answer = SourceAnswer(source, requests)
      runner.source = source
      runner.answer = answer
      func abandonOthers() {
        for other in standings.withLock({ $0.running }) { runners[other].cancellation.cancel() }
      }
      switch standings.withLock({ $0.end(index, answer) }) {
      case .wins:
        abandonOthers()
        isSettled.cancel()
      case .isLast: isSettled.cancel()
      case .waits: if !isSettled.wait(for: source.halfOfTimeLeft) { abandonOthers() }
      case .hasEnded: break
      }
    }
    let best =
      standings.withLock { $0.winner }
      ?? runners.indices.max { a, b in runners[a].answer!.worth < runners[b].answer!.worth }!
    winner = runners[best].source
    let answer = runners[best].answer!
    // Where nobody answers, all are told of.
    if answer.entries.isEmpty, answer.error is LDAPError {
      throw LDAPError.joining(runners.compactMap { $0.answer?.error })
    }
    return answer
  }
}
