import Synchronization
import TestSupport
import Testing

@Suite("What waits for the resource BDII to show tags")
struct TagWaitTests {
  /// A resource BDII that has nothing, and remembers when it was asked.
  private final class EmptyBDII: Sendable {
    private let moments: Mutex<[ContinuousClock.Instant]>

    /// Whether it breaks off instead of answering.
    let isBroken: Bool

    init(isBroken: Bool = false) {
      moments = Mutex([])
      self.isBroken = isBroken
    }

    var asked: [ContinuousClock.Instant] { moments.withLock { $0 } }

    func serve(_ peer: Peer) {
      moments.withLock { $0.append(.now) }
      if isBroken { return }
      while case let identifiers = peer.requests(), !identifiers.isEmpty {
        for identifier in identifiers { peer.send(Protocol.done(identifier)) }
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

  @Test("goes on when it does not answer once, and tells why it shows no tags in the end")
  func silence() throws {
    let bdii = EmptyBDII(isBroken: true)
    let server = try FakeServer { bdii.serve($0) }
    defer { server.stop() }
    let site = try EmptySite(resourceBDII: server.url)
    let files = "\(site.path)/tags"
    try Command.check(["mkdir", files])
    let add = ["tags", "add", "--vo", "ops", "VO-ops-x", "--tag-dir", files, "--wait"]
    let once = try site.pps(add + ["0"])
    let first = bdii.asked.count
    let tool = try site.pps(add + ["2"])
    #expect(tool.status == 0 && bdii.asked.count - first > first, "\(tool.errors)")
    for errors in [once.errors, tool.errors] {
      #expect(errors.contains("does not show all tags yet\n  \(server.url): cannot search: "))
    }
  }
}
