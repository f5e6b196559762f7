import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("What waits for the resource BDII to show tags")
struct TagWaitTests {
  /// A resource BDII that has nothing, and remembers when it was asked.
  private final class EmptyBDII: Sendable {
    private let moments: Mutex<[ContinuousClock.Instant]>

    init() { moments = Mutex([]) }

    var asked: [ContinuousClock.Instant] { moments.withLock { $0 } }

    /// Answers all questions of one connection: each is a message of a length that stands in it.
    func serve(_ peer: Peer) {
      moments.withLock { $0.append(.now) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4_096)
      while true {
        let count = unsafe read(peer.descriptor, &buffer, buffer.count)
        guard count > 0 else { return }
        bytes += buffer[..<count]
        while bytes.count > 1 {
          let more = bytes[1] < 0x80 ? 0 : Int(bytes[1] & 0x7F)
          guard bytes.count >= 2 + more else { break }
          let length =
            more == 0 ? Int(bytes[1]) : bytes[2..<2 + more].reduce(0) { $0 << 8 | Int($1) }
          guard bytes.count >= 2 + more + length else { break }
          // Behind the identifier, of one byte, stands what is asked for: a search.
          if bytes[2 + more + 3] == 0x63 { peer.send(Protocol.done(bytes[2 + more + 2])) }
          bytes.removeFirst(2 + more + length)
        }
      }
    }
  }

  @Test(
    "sleeps for no time when it is to be asked once, and asks again at the end of any other time")
  func waiting() throws {
    let bdii = EmptyBDII()
    let server = try FakeServer { bdii.serve($0) }
    defer { server.stop() }
    let site = try EmptySite(resourceBDII: server.url)
    let files = "\(site.path)/tags"
    try Command.check(["mkdir", files])
    /// How often it is asked, and how long the command goes on behind the last time.
    func add(_ options: [String]) throws -> (times: Int, behind: Duration) {
      let before = bdii.asked.count
      let tool = try site.pps(
        ["tags", "add", "--vo", "ops", "VO-ops-x", "--tag-dir", files] + options)
      let behind = ContinuousClock.now - (try #require(bdii.asked.last))
      #expect(tool.status == 0, "\(tool.errors)")
      #expect(tool.errors.contains("does not show all tags yet") == !options.isEmpty)
      return (bdii.asked.count - before, behind)
    }
    // Before the file is changed, too.
    let unasked = try add([]).times
    let waits = [try add(["--wait", "0"]), try add(["--wait", "0"]), try add(["--wait", "0"])]
    #expect(waits.allSatisfy { $0.times == unasked + 1 })
    #expect(waits.contains { $0.behind < .milliseconds(900) }, "\(waits)")
    #expect(try add(["--wait", "1"]).times >= unasked + 2)
  }
}
