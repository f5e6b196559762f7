import Glibc
import LDAPClient
import LDAPTypes
import TestSupport
import Testing

/// What is thrown when a server does not do its part, and when.
@Suite("A server that does not do its part")
struct BrokenServerTests {
  let quick = LDAPDirectory.Configuration(
    networkTimeout: .milliseconds(300), operationTimeout: .milliseconds(500))

  @Test func `is not there`() throws {
    let port = try Loopback.freePort()
    let asking = try Asking(["ldap://127.0.0.1:\(port)"])
    let error = try #require(asking.error)
    #expect(error.reason == .system(errno: ECONNREFUSED))
    #expect(error.isRetriable)
    #expect(!error.isPartial)
    #expect(
      "\(error)" == "ldap://127.0.0.1:\(port): cannot connect: connection refused")
  }

  @Test func `has a name that nobody knows`() throws {
    let asking = try Asking(["ldap://no-such-host.invalid"])
    guard case .unknownHost = asking.error?.reason else {
      Issue.record("\(asking)")
      return
    }
  }

  @Test func `does not accept connections`() throws {
    // The kernel completes one connection for a backlog of 0, and drops what comes then.
    let (listener, port) = try Loopback.listener(backlog: 0)
    defer { close(listener) }
    #expect(Loopback.accepts(port: port))
    let asking = try Asking(["ldap://127.0.0.1:\(port)"], quick)
    #expect(asking.error?.failures.first?.operation == .connect)
    #expect(asking.error?.reason == .timedOut(after: .milliseconds(300)))
    #expect(asking.time < .seconds(15))
  }

  @Test func `accepts and never answers`() throws {
    let server = try FakeServer { $0.waitForEnd() }
    let asking = try Asking([server.url], quick)
    #expect(asking.error?.reason == .timedOut(after: .milliseconds(500)))
    #expect(asking.time < .seconds(15))
    #expect(
      "\(try #require(asking.error))" == "\(server.url): cannot search: no answer within 0.5 s")
  }

  @Test(
    "keeps the rest of a message", arguments: [1, 2, 7, 8, 9, 20])
  func keepsTheRest(sent: Int) throws {
    let server = try FakeServer { peer in
      peer.send(Array(Protocol.entry(peer.request(), "o=grid").prefix(sent)))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url], quick)
    #expect(asking.error?.reason == .timedOut(after: .milliseconds(500)))
    #expect(asking.time < .seconds(15))
  }

  @Test func `drips`() throws {
    let server = try FakeServer { peer in
      let message = Protocol.entry(peer.request(), "o=grid")
      for byte in message {
        guard peer.send([byte]) else { break }
        usleep(20_000)
      }
      peer.waitForEnd()
    }
    let asking = try Asking([server.url], quick)
    #expect(asking.error?.reason == .timedOut(after: .milliseconds(500)))
    #expect(asking.time < .seconds(15))
  }

  @Test func `drips, but is done in time`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      for byte in Protocol.entry(identifier, "o=grid") + Protocol.done(identifier) {
        peer.send([byte])
        usleep(1000)
      }
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.names == ["o=grid"])
    #expect(asking.result?.resultCode == .success)
  }

  @Test(
    "sends what is not LDAP",
    arguments: [
      "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n" + String(repeating: " ", count: 200),
      "SSH-2.0-OpenSSH_9.2p1\r\n" + String(repeating: "x", count: 200),
      String(repeating: "\0", count: 200),
    ])
  func sendsGarbage(text: String) throws {
    let server = try FakeServer { peer in
      _ = peer.request()
      peer.send(text)
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.error?.reason == .garbledAnswer)
    #expect(asking.error?.isRetriable == false)
  }

  @Test func `sends an entry that is cut short within`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      // An attribute that claims to be longer than its message.
      peer.send(
        Protocol.message(
          identifier, Protocol.element(0x64, Protocol.text("o=grid") + [0x30, 0x50, 0x30, 0x40])))
      peer.send(Protocol.done(identifier))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.error?.reason == .garbledAnswer)
  }

  @Test func `sends an attribute in two parts`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      let attributes = [("cn", "a"), ("sn", "b"), ("CN", "c")].flatMap { name, value in
        Protocol.element(
          0x30, Protocol.text(name) + Protocol.element(0x31, Protocol.text(value)))
      }
      let entry = Protocol.text("o=grid") + Protocol.element(0x30, attributes)
      peer.send(Protocol.message(identifier, Protocol.element(0x64, entry)))
      peer.send(Protocol.done(identifier))
      peer.waitForEnd()
    }
    let directory = LDAPDirectory(servers: [try LDAPServer(parsing: server.url)])
    let request = SearchRequest(
      base: try DistinguishedName(parsing: "o=grid"), filter: .present("objectClass"))
    var entries: [Entry] = []
    _ = try directory.search([request]) { entries.append($1) }
    #expect(entries.map { $0.strings("cn") } == [["a", "c"]])
    #expect(entries.map { $0.strings("sn") } == [["b"]])
  }

  @Test(arguments: [nil, 1])
  func `sends entries whose names are none`(pageSize: Int?) throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      for name in ["cn=1", "no name", "cn=2", "cn=a,,o=grid"] {
        peer.send(Protocol.entry(identifier, name))
      }
      peer.send(Protocol.done(identifier))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url], .init(pageSize: pageSize))
    #expect(asking.error == nil)
    #expect(asking.names == ["cn=1", "cn=2"])
    let result = try #require(asking.result)
    #expect(result.resultCode == .other && result.entryCount == 2)
    #expect(
      result.diagnosticMessage == """
        an entry's name is not a distinguished name: "no name"; 1 more like it
        """)
  }

  @Test func `sends an entry whose name is none, and has no more time`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "no name"))
      peer.send(Protocol.done(identifier, 3, "too late"))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.names == [] && asking.result?.resultCode == .timeLimitExceeded)
    #expect(
      asking.result?.diagnosticMessage
        == "too late; an entry's name is not a distinguished name: \"no name\"")
  }

  @Test func `sends an entry whose name has a bit string`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "2.5.4.45=#03020780,o=grid"))
      peer.send(Protocol.done(identifier))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.names == ["2.5.4.45=#03020780,o=grid"])
    #expect(asking.error == nil)
  }

  @Test(arguments: [0x61, 0x67, 0x69, 0x6B, 0x6D, 0x6F, 0x78] as [UInt8])
  func `ends a search with what ends something else`(type: UInt8) throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "o=grid"))
      peer.send(Protocol.success(identifier, type: type))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.error?.reason == .garbledAnswer)
    #expect(asking.error?.isPartial == true)
  }

  @Test(arguments: [0x61, 0x65, 0x79] as [UInt8])
  func `answers StartTLS with what answers something else`(type: UInt8) throws {
    let server = try FakeServer { peer in
      peer.send(Protocol.success(peer.request(), type: type))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url], .init(networkTimeout: .seconds(15), startTLS: true))
    #expect(asking.error?.failures.map(\.operation) == [.startTLS])
    #expect(asking.error?.reason == .garbledAnswer)
  }

  @Test(arguments: [0x65, 0x78] as [UInt8])
  func `answers a bind with what answers something else`(type: UInt8) throws {
    let server = try FakeServer { peer in
      peer.send(Protocol.success(peer.request(), type: type))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url], .simpleBind)
    #expect(asking.error?.failures.map(\.operation) == [.bind])
    #expect(asking.error?.reason == .garbledAnswer)
  }

  @Test func `claims to send two gigabytes`() throws {
    let server = try FakeServer { peer in
      _ = peer.request()
      peer.send([0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 0x02, 0x01, 0x01, 0x64])
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.error?.reason == .garbledAnswer)
  }

  @Test func `hangs up at once`() throws {
    let server = try FakeServer { _ = $0.request() }
    let asking = try Asking([server.url])
    #expect(asking.error?.reason == .connectionClosed)
    #expect(asking.error?.isRetriable == true)
  }

  @Test(arguments: [false, true])
  func `dies midway, by a reset or not`(isReset: Bool) throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "cn=1") + Protocol.entry(identifier, "cn=2"))
      // Half of the third.
      peer.send(Array(Protocol.entry(identifier, "cn=3").prefix(12)))
      usleep(50_000)
      if isReset { peer.reset() }
    }
    let asking = try Asking([server.url, server.url])
    #expect(asking.names == ["cn=1", "cn=2"])
    let error = try #require(asking.error)
    #expect(error.reason == (isReset ? .system(errno: ECONNRESET) : .connectionClosed))
    #expect(error.isPartial)
    #expect(error.progress == [LDAPError.Progress(entryCount: 2)])
    #expect(error.failures.count == 1)
    #expect("\(error)".hasSuffix("; 2 entries came before"))
  }

  @Test func `takes its leave`() throws {
    let server = try FakeServer { peer in
      _ = peer.request()
      peer.send(Protocol.extended(0, 52, "going down"))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.error?.reason == .connectionClosed)
    #expect(asking.error?.failures.first?.diagnosticMessage == "going down")
  }

  @Test func `tells what nobody asked for`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.extended(0, 0, "hello", name: "1.2.3.4"))
      peer.send(Protocol.entry(identifier, "o=grid") + Protocol.done(identifier))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.names == ["o=grid"])
    #expect(asking.error == nil)
  }

  @Test func `answers what nobody asked`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier &+ 70, "cn=other") + Protocol.done(identifier &+ 70))
      peer.send(Protocol.entry(identifier, "o=grid") + Protocol.done(identifier))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.names == ["o=grid"])
    #expect(asking.error == nil)
  }

  @Test func `never ends`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      let many = (0..<100).flatMap { _ in Protocol.entry(identifier, "o=grid") }
      while peer.send(many) {}
    }
    let asking = try Asking([server.url], .init(operationTimeout: .seconds(2)))
    #expect(asking.error?.reason == .timedOut(after: .seconds(2)))
    #expect(asking.error?.isPartial == true)
    #expect(asking.time < .seconds(15))
  }

  @Test func `never reads`() throws {
    let server = try FakeServer { peer in
      // Until the client has gone; POLLRDHUP, which Swift does not see.
      var end = pollfd(fd: peer.descriptor, events: 0x2000, revents: 0)
      _ = unsafe poll(&end, 1, 30_000)
    }
    let directory = LDAPDirectory(
      servers: [try LDAPServer(parsing: server.url)], configuration: quick)
    let request = SearchRequest(
      base: DistinguishedName(literal: "o=grid"),
      filter: .equality("cn", AttributeValue(String(repeating: "x", count: 60000))))
    let start = ContinuousClock.now
    let error = #expect(throws: LDAPError.self) {
      try directory.search(Array(repeating: request, count: 400)) { _, _ in }
    }
    #expect(error?.reason == .timedOut(after: .milliseconds(500)))
    #expect(start.duration(to: .now) < .seconds(15))
  }
}
