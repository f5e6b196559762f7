import Glibc
import Synchronization

/// A server that begins as a real one answers, and then does not do its part: it passes a real server's
/// bytes on, as many as a test says.
public final class BrokenServer: Sendable {
  /// What it does when it has passed on as much as it was to.
  public enum Fault: String, CaseIterable, Sendable {
    /// Says nothing more.
    case hangs
    /// A byte now and then, too few to come to an end in time.
    case drips
    /// What is not LDAP.
    case garbles
    /// Closes the connection.
    case breaksOff
  }

  private let server: FakeServer
  private let passed: Counter

  public var url: String { server.url }
  /// How many bytes of answers were passed on.
  public var passedBytes: Int { passed.value.withLock { $0 } }

  /// - Parameters:
  ///   - port: Where the real server listens on 127.0.0.1.
  ///   - limit: How many bytes of its answers are passed on over each connection.
  ///   - connections: How many connections are treated so; those behind them are passed on whole.
  ///   - change: A text in the answers and what is passed on instead, of the same length.
  public init(
    before port: UInt16, after limit: Int = .max, _ fault: Fault = .breaksOff,
    connections: Int = .max, changing change: (text: String, into: String)? = nil
  ) throws {
    let passed = Counter()
    self.passed = passed
    let treated = Counter()
    server = try FakeServer { peer in
      guard let real = Loopback.connection(to: port) else { return }
      defer { close(real) }
      passed.value.withLock { $0 = 0 }
      let count = treated.value.withLock { count in
        count += 1
        return count
      }
      let limit = count <= connections ? limit : .max
      Self.relay(peer.descriptor, real, limit: limit, passed) { bytes in
        guard let change else { return }
        let text = Array(change.text.utf8)
        for range in bytes.ranges(of: text) {
          bytes.replaceSubrange(range, with: Array(change.into.utf8))
        }
      }
      if passed.value.withLock({ $0 }) >= limit { Self.fail(fault, peer) }
    }
  }

  public func stop() { server.stop() }

  private final class Counter: Sendable {
    let value = Mutex(0)
  }

  /// Until one side closes, or enough was passed on.
  ///
  /// - Parameter change: Gets what a read gave of the answers.
  private static func relay(
    _ client: Int32, _ real: Int32, limit: Int, _ passed: Counter, change: (inout [UInt8]) -> Void
  ) {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while passed.value.withLock({ $0 }) < limit {
      var ends = [
        pollfd(fd: client, events: Int16(POLLIN), revents: 0),
        pollfd(fd: real, events: Int16(POLLIN), revents: 0),
      ]
      guard unsafe poll(&ends, 2, 10_000) > 0 else { return }
      for (from, to) in [(0, real), (1, client)] where ends[from].revents != 0 {
        let left = from == 1 ? limit - passed.value.withLock { $0 } : bytes.count
        let count = unsafe read(ends[from].fd, &bytes, min(bytes.count, left))
        guard count > 0 else { return }
        var part = Array(bytes.prefix(count))
        if from == 1 { change(&part) }
        guard unsafe write(to, part, count) == count else { return }
        if from == 1 { passed.value.withLock { $0 += count } }
      }
    }
  }

  private static func fail(_ fault: Fault, _ peer: Peer) {
    switch fault {
    case .hangs: peer.waitForEnd()
    case .drips:
      // The beginning of a message of 64 kB, and a byte of it at a time.
      var next: [UInt8] = [0x30, 0x83, 0x01, 0x00, 0x00]
      while peer.send(next) {
        next = [0x02]
        usleep(50_000)
      }
    case .garbles:
      peer.send("HTTP/1.1 400 Bad Request\r\n" + String(repeating: "\0", count: 200))
      peer.waitForEnd()
    case .breaksOff: break
    }
  }
}
