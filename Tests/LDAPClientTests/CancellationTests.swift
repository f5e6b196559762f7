import Dispatch
import Glibc
import LDAPClient
import LDAPTypes
import Synchronization
import TestSupport
import Testing

/// How a wish to stop ends what runs.
@Suite("A cancellation")
struct CancellationTests {
  let cancellation = Cancellation()
  var configuration: LDAPDirectory.Configuration { .init(cancellation: cancellation) }

  @Test func `that came before stops at once`() throws {
    let server = try FakeServer { $0.waitForEnd() }
    cancellation.cancel()
    #expect(cancellation.isCancelled)
    let asking = try Asking([server.url, server.url], configuration)
    #expect(asking.error?.failures.map(\.reason) == [.cancelled])
    #expect(asking.error?.isRetriable == false)
  }

  @Test func `ends a wait for an answer, and tells the server`() throws {
    let isAbandoned = Mutex(false)
    let isReceived = DispatchSemaphore(value: 0)
    let server = try FakeServer { [cancellation] peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "cn=1"))
      _ = isReceived.wait(timeout: .now() + 15)
      cancellation.cancel()
      // AbandonRequest (RFC 4511 section 4.11): its own identifier, then the search's.
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = unsafe read(peer.descriptor, &bytes, bytes.count)
      isAbandoned.withLock {
        $0 = bytes[..<max(count, 0)].starts(with: [0x30, 6, 2, 1, 2, 0x50, 1, identifier])
      }
    }
    let directory = LDAPDirectory(
      servers: [try LDAPServer(parsing: server.url)], configuration: configuration)
    let request = SearchRequest(
      base: DistinguishedName(literal: "o=grid"), filter: .present("objectClass"))
    let error = #expect(throws: LDAPError.self) {
      try directory.search([request]) { _, _ in isReceived.signal() }
    }
    #expect(error?.reason == .cancelled)
    #expect(error?.progress == [LDAPError.Progress(entryCount: 1)])
    server.stop()
    #expect(isAbandoned.withLock { $0 })
  }

  @Test func `ends what waits for one within it, and that alone does not end it`() throws {
    let inner = Cancellation(within: cancellation)
    let server = try FakeServer { [cancellation] peer in
      _ = peer.request()
      usleep(20_000)
      cancellation.cancel()
      peer.waitForEnd()
    }
    let asking = try Asking([server.url], .init(cancellation: inner))
    #expect(asking.error?.reason == .cancelled && asking.time < .seconds(15))
    let other = Cancellation()
    Cancellation(within: other).cancel()
    #expect(inner.isCancelled && !other.isCancelled)
  }

  @Test func `ends a stream that never pauses`() throws {
    let server = try FakeServer { [cancellation] peer in
      let identifier = peer.request()
      let many = (0..<100).flatMap { _ in Protocol.entry(identifier, "o=grid") }
      for round in 0... {
        if round == 10 { cancellation.cancel() }
        guard peer.send(many) else { break }
      }
    }
    let asking = try Asking([server.url], configuration)
    #expect(asking.error?.reason == .cancelled)
    #expect(asking.time < .seconds(15))
  }

  @Test func `ends a connection that is not accepted`() throws {
    let (listener, port) = try Loopback.listener(backlog: 0)
    defer { close(listener) }
    #expect(Loopback.accepts(port: port))
    let asking = try Asking(["ldap://127.0.0.1:\(port)"], configuration) { cancellation.cancel() }
    #expect(asking.error?.failures.first?.operation == .connect)
    #expect(asking.error?.reason == .cancelled)
    #expect(asking.time < .seconds(15))
  }

  @Test func `ends TLS's handshake`() throws {
    let server = try FakeServer { [cancellation] peer in
      _ = peer.requests()
      cancellation.cancel()
      peer.waitForEnd()
    }
    let asking = try Asking(["ldaps://127.0.0.1:\(server.port)"], configuration)
    #expect(asking.error?.failures.first?.operation == .startTLS)
    #expect(asking.error?.reason == .cancelled)
    #expect(asking.time < .seconds(15))
  }

  @Test func `may come from a signal handler`() throws {
    enum Global { static let cancellation = Cancellation() }
    let server = try FakeServer { $0.waitForEnd() }
    _ = Global.cancellation
    // It stays: a signal that comes late would end all tests.
    signal(SIGUSR2) { _ in Global.cancellation.cancel() }
    let asking = try Asking([server.url], .init(cancellation: Global.cancellation)) {
      kill(getpid(), SIGUSR2)
    }
    #expect(asking.error?.reason == .cancelled)
    #expect(asking.time < .seconds(15))
  }
}
