import LDAPClient
import LDAPTypes
import TestSupport
import Testing

/// Answers that libldap ends the process at when it is asked what is in them.
@Suite("An answer that libldap does not survive")
struct HostileAnswerTests {
  static let values: [[UInt8]?] = [
    nil, [], [0], [0x30], [0x30, 0], [0x30, 0x84], [0x30, 3, 2, 1, 0], [0x30, 5, 2, 1, 0, 4, 9],
  ]

  @Test(arguments: values)
  func `says nothing of the next page, and the next server is asked`(value: [UInt8]?) throws {
    let server = try FakeServer { peer in
      peer.send(Protocol.page(peer.request(), value: value))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url], .init(pageSize: 5))
    #expect(asking.error?.reason == .garbledAnswer)

    let other = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "o=grid") + Protocol.page(identifier, cookie: ""))
      peer.waitForEnd()
    }
    #expect(try Asking([server.url, other.url], .init(pageSize: 5)).names == ["o=grid"])
  }

  @Test(arguments: values)
  func `tells of pages where none was asked for`(value: [UInt8]?) throws {
    let server = try FakeServer { peer in
      peer.send(Protocol.page(peer.request(), type: 0x61, value: value))
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "o=grid") + Protocol.page(identifier, value: value))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url], .simpleBind)
    #expect(asking.names == ["o=grid"])
    #expect(asking.error == nil)
  }

  @Test(arguments: values)
  func `tells of pages when asked for TLS`(value: [UInt8]?) throws {
    let server = try FakeServer { peer in
      peer.send(Protocol.page(peer.request(), type: 0x78, value: value))
    }
    let asking = try Asking([server.url], .init(networkTimeout: .seconds(15), startTLS: true))
    #expect(asking.error?.failures.map(\.operation) == [.startTLS])
  }

  @Test(
    "ends with controls that cannot be told apart",
    arguments: [
      [0x30, 9, 4, 1], [0x30], [4, 1, 0x41], [0x30, 3, 4, 1, 0x41, 0x30, 1], [0, 0],
    ] as [[UInt8]])
  func garbledControls(controls: [UInt8]) throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      let done = Protocol.element(0x65, [0x0A, 1, 0] + Protocol.text("") + Protocol.text(""))
      peer.send(Protocol.entry(identifier, "o=grid"))
      peer.send(Protocol.message(identifier, done + Protocol.element(0xA0, controls)))
      peer.waitForEnd()
    }
    for pageSize in [nil, 5] {
      let asking = try Asking([server.url], .init(pageSize: pageSize))
      #expect(asking.names == ["o=grid"])
      #expect(asking.error?.reason == .garbledAnswer)
    }
  }

  @Test(
    "ends with controls that nobody asked for, none, or what is no control",
    arguments: [
      [0xA0, 5, 0x30, 3, 4, 1, 0x41], [0xA0, 0], [0x82, 1, 0], [],
    ] as [[UInt8]])
  func otherControls(rest: [UInt8]) throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      let done = Protocol.element(0x65, [0x0A, 1, 0] + Protocol.text("") + Protocol.text(""))
      peer.send(Protocol.entry(identifier, "o=grid"))
      peer.send(Protocol.message(identifier, done + rest))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.names == ["o=grid"] && asking.error == nil)
  }

  @Test func `is a notice without a name`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.extended(0, 52, "bye", name: ""))
      peer.send(Protocol.entry(identifier, "o=grid") + Protocol.done(identifier))
      peer.waitForEnd()
    }
    #expect(try Asking([server.url]).error?.reason == .garbledAnswer)
  }

  @Test(arguments: [[], [0x0A, 1, 52], [0x0A, 1, 52, 4, 0, 4, 9]] as [[UInt8]])
  func `is a notice cut short`(content: [UInt8]) throws {
    let server = try FakeServer { peer in
      _ = peer.request()
      peer.send(Protocol.message(0, Protocol.element(0x78, content)))
      peer.waitForEnd()
    }
    #expect(try Asking([server.url]).error?.reason == .garbledAnswer)
  }

  @Test func `is a notice that refers to others`() throws {
    let server = try FakeServer { peer in
      _ = peer.request()
      let result = [0x0A, 1, 52] + Protocol.text("") + Protocol.text("bye")
      let referral = Protocol.element(0xA3, Protocol.text("ldap://other"))
      let name = Protocol.element(0x8A, Array("1.3.6.1.4.1.1466.20036".utf8))
      peer.send(Protocol.message(0, Protocol.element(0x78, result + referral + name)))
      peer.waitForEnd()
    }
    let error = try Asking([server.url]).error
    #expect(error?.reason == .connectionClosed)
    #expect(error?.failures.first?.diagnosticMessage == "bye")
  }

  @Test func `has very many words`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, String(repeating: "n", count: 30_000)))
      peer.send(Protocol.done(identifier, 1, String(repeating: "ä", count: 30_000)))
      peer.waitForEnd()
    }
    let words = try #require(try Asking([server.url]).result?.diagnosticMessage)
    #expect(words.hasPrefix(String(repeating: "ä", count: 500) + "…; an entry's name"))
    #expect(words.count < 1_100)
  }
}
