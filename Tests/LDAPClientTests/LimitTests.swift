import Glibc
import LDAPClient
import LDAPTypes
import TestSupport
import Testing

/// Limits, and pages (RFC 2696), on a server with 26 entries.
@Suite("Limits and pages", .slapd(ldif: Fixture.many(25)))
struct LimitTests {
  let server: LDAPServer

  init() throws {
    server = try LDAPServer(parsing: try #require(Slapd.current).url)
  }

  func ask(
    sizeLimit: Int = 0, pageSize: Int? = nil
  ) throws -> (entries: [Entry], result: SearchResult) {
    let directory = LDAPDirectory(servers: [server], configuration: .init(pageSize: pageSize))
    return try directory.search(
      SearchRequest(
        base: DistinguishedName(literal: "o=grid"), filter: .present("objectClass"),
        sizeLimit: sizeLimit))
  }

  @Test func `what came before the size limit counts`() throws {
    let (entries, result) = try ask(sizeLimit: 10)
    #expect(entries.count == 10)
    #expect(result == SearchResult(resultCode: .sizeLimitExceeded, entryCount: 10))
  }

  @Test func `what came before the time limit counts`() throws {
    let slow = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "cn=1") + Protocol.done(identifier, 3))
      peer.waitForEnd()
    }
    let asking = try Asking([slow.url])
    #expect(asking.names == ["cn=1"])
    #expect(asking.result == SearchResult(resultCode: .timeLimitExceeded, entryCount: 1))
  }

  @Test(arguments: [1, 7, 13, 26, 100])
  func `pages give what one answer gives`(pageSize: Int) throws {
    let (entries, result) = try ask(pageSize: pageSize)
    #expect(entries == (try ask()).entries)
    #expect(result == SearchResult(resultCode: .success, entryCount: 26))
  }

  @Test(arguments: [(10, 10), (10, 4), (10, 25), (25, 10), (3, 1)])
  func `a size limit holds over pages`(sizeLimit: Int, pageSize: Int) throws {
    let (entries, result) = try ask(sizeLimit: sizeLimit, pageSize: pageSize)
    #expect(entries.count == sizeLimit)
    #expect(result == SearchResult(resultCode: .sizeLimitExceeded, entryCount: sizeLimit))
  }

  @Test func `a size limit that is not reached is none`() throws {
    let (entries, result) = try ask(sizeLimit: 26, pageSize: 13)
    #expect(entries.count == 26)
    #expect(result.resultCode == .success)
  }

  @Test func `several requests are paged one after the other`() throws {
    let directory = LDAPDirectory(servers: [server], configuration: .init(pageSize: 5))
    let request = SearchRequest(
      base: DistinguishedName(literal: "o=grid"), filter: .present("objectClass"))
    var order: [Int] = []
    let results = try directory.search([request, request, request]) { index, _ in
      order.append(index)
    }
    #expect(results.map(\.entryCount) == [26, 26, 26])
    #expect(order == order.sorted())
  }

  @Test func `a server that knows no pages sends all at once`() throws {
    let simple = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "cn=1") + Protocol.entry(identifier, "cn=2"))
      peer.send(Protocol.done(identifier))
      peer.waitForEnd()
    }
    #expect(try Asking([simple.url], .init(pageSize: 1)).names == ["cn=1", "cn=2"])
  }

  @Test func `a server that says go on without end is stopped by the operation timeout`() throws {
    let endless = try FakeServer { peer in
      while true {
        let identifier = peer.request()
        guard identifier != 0 else { return }
        usleep(50_000)
        peer.send(Protocol.entry(identifier, "cn=1") + Protocol.page(identifier, cookie: "more"))
      }
    }
    let asking = try Asking(
      [endless.url], .init(operationTimeout: .seconds(2), pageSize: 1))
    #expect(asking.error?.reason == .timedOut(after: .seconds(2)))
    #expect(asking.error?.isPartial == true)
  }
}
