import Glibc
import LDAPClient
import LDAPTypes
import TestSupport
import Testing

/// Which server of several is asked.
@Suite("Servers in the order given", .slapd(ldif: Fixture.grid))
struct FailoverTests {
  let url: String
  let quick = LDAPDirectory.Configuration(
    networkTimeout: .seconds(2), operationTimeout: .seconds(2))

  init() throws {
    url = try #require(Slapd.current).url
  }

  @Test func `the first that answers is the one`() throws {
    let second = try FakeServer { _ in Issue.record("the second was asked") }
    let directory = LDAPDirectory(
      servers: [try LDAPServer(parsing: url), try LDAPServer(parsing: second.url)])
    #expect(directory.name == "\(url), \(second.url)")
    #expect(directory.connectedServer == nil)
    let asking = try Asking(directory)
    #expect(asking.names.count == 3)
    #expect(directory.name == url)
  }

  @Test func `one that is not there is passed over`() throws {
    let port = try Loopback.freePort()
    let asking = try Asking(["ldap://127.0.0.1:\(port)", "ldap://no-such-host.invalid", url])
    #expect(asking.names.count == 3)
    #expect(asking.error == nil)
  }

  @Test func `one that never answers is passed over`() throws {
    let silent = try FakeServer { $0.waitForEnd() }
    let asking = try Asking([silent.url, url], quick)
    #expect(asking.names.count == 3)
  }

  @Test(arguments: [51, 52] as [UInt8])
  func `one that is busy or unavailable is passed over`(code: UInt8) throws {
    let busy = try FakeServer { peer in
      peer.send(Protocol.done(peer.request(), code, "later"))
      peer.waitForEnd()
    }
    #expect(try Asking([busy.url, url]).names.count == 3)

    let error = try #require(try Asking([busy.url]).error)
    #expect(error.reason == .refused(ResultCode(rawValue: Int32(code))))
    #expect(error.isRetriable)
    #expect(error.failures.first?.diagnosticMessage == "later")
  }

  @Test func `one that dies after an entry is not: that entry has been handed on`() throws {
    let dying = try FakeServer { $0.send(Protocol.entry($0.request(), "cn=1")) }
    let asking = try Asking([dying.url, url])
    #expect(asking.names == ["cn=1"])
    #expect(asking.error?.isPartial == true)
  }

  @Test func `when none answers, the error tells of each in order`() throws {
    let gone = "ldap://127.0.0.1:\(try Loopback.freePort())"
    let closing = try FakeServer { _ = $0.request() }
    let silent = try FakeServer { $0.waitForEnd() }
    let error = try #require(try Asking([gone, closing.url, silent.url], quick).error)
    #expect(error.failures.map(\.server.description) == [gone, closing.url, silent.url])
    #expect(
      error.failures.map(\.reason) == [
        .system(errno: ECONNREFUSED), .connectionClosed, .timedOut(after: .seconds(2)),
      ])
    #expect(
      "\(error)" == """
        none of 3 attempts succeeded: \(gone): cannot connect: connection refused; \
        \(closing.url): cannot search: the server closed the connection; \
        \(silent.url): cannot search: no answer within 2 s
        """)
  }

  @Test func `without a server there is an error too`() throws {
    let error = try #require(try Asking([]).error)
    #expect("\(error)" == "no server is named")
  }

  @Test func `one that falls silent is not asked again`() throws {
    let connections = Counter()
    let server = try FakeServer { peer in
      connections.increment()
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "o=grid") + Protocol.done(identifier))
      peer.waitForEnd()
    }
    let directory = LDAPDirectory(
      servers: [try LDAPServer(parsing: server.url), try LDAPServer(parsing: url)],
      configuration: quick)
    #expect(try Asking(directory).names == ["o=grid"])
    #expect(try Asking(directory).names.count == 3)
    #expect(connections.value == 1)
    #expect(directory.name == url)
  }

  @Test func `a deadline is for all, and for what is asked later`() throws {
    let silent = try FakeServer { $0.waitForEnd() }
    let directory = LDAPDirectory(
      servers: [try LDAPServer(parsing: silent.url), try LDAPServer(parsing: url)])
    directory.deadline = Deadline(after: .milliseconds(300))
    let asking = try Asking(directory)
    #expect(asking.error?.failures.first?.reason == .timedOut(after: .milliseconds(300)))
    #expect(asking.time < .seconds(15))
    let error = try #require(try Asking(directory).error)
    #expect("\(error)".contains("no time was left"))
    directory.deadline = nil
    let other = LDAPDirectory(servers: [try LDAPServer(parsing: url)])
    other.deadline = Deadline(after: .seconds(20)).share(of: 2)
    #expect(try Asking(other).names.count == 3)
    other.deadline = Deadline(after: .seconds(-1))
    #expect(try Asking(other).error != nil)
  }

  @Test func `of one name, each address is tried`() throws {
    // The server listens on 127.0.0.1; on most machines the name's first address is ::1.
    let port = try #require(Slapd.current).port
    #expect(try Asking(["ldap://localhost:\(port)"]).names.count == 3)
  }

  @Test func `a connection is kept, and made again when the server has closed it`() throws {
    let connections = Counter()
    let server = try FakeServer { peer in
      connections.increment()
      // Two searches a connection.
      for _ in 0..<2 {
        let identifier = peer.request()
        peer.send(Protocol.entry(identifier, "o=grid") + Protocol.done(identifier))
      }
    }
    let directory = LDAPDirectory(servers: [try LDAPServer(parsing: server.url)])
    for _ in 0..<4 { #expect(try Asking(directory).names == ["o=grid"]) }
    #expect(connections.value == 2)
  }
}
