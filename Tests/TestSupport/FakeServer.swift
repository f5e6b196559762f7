import Glibc
import Synchronization

/// A server on loopback that does what a test tells it, one connection at a time.
public final class FakeServer: Sendable {
  public let port: UInt16
  private let listener: Int32
  private let thread: pthread_t
  private let isRunning = Mutex(true)

  public var url: String { "ldap://127.0.0.1:\(port)" }

  /// - Parameter serve: Gets each connection; it is closed afterwards.
  public init(_ serve: @escaping @Sendable (Peer) -> Void) throws {
    // Writing to a client that has gone must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    let (listener, port) = try Loopback.listener()
    self.listener = listener
    self.port = port
    // Who knocked may have gone.
    _ = fcntl(listener, F_SETFL, O_NONBLOCK)
    let work = Work(listener: listener, serve: serve)
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        unsafe Unmanaged<Work>.fromOpaque(context!).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(work).toOpaque())
    precondition(code == 0, "no thread")
    self.thread = thread
  }

  deinit { stop() }

  /// Waits until the connection that is served is done with, and ends.
  public func stop() {
    isRunning.withLock { isRunning in
      guard isRunning else { return }
      isRunning = false
      shutdown(listener, Int32(SHUT_RDWR))
      pthread_join(thread, nil)
      close(listener)
    }
  }

  private final class Work: Sendable {
    let listener: Int32
    let serve: @Sendable (Peer) -> Void

    init(listener: Int32, serve: @escaping @Sendable (Peer) -> Void) {
      self.listener = listener
      self.serve = serve
    }

    func run() {
      while true {
        var end = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        _ = unsafe poll(&end, 1, -1)
        // A child of another test would keep the connection open.
        let descriptor = Command.descriptors.withLock { _ in
          let descriptor = accept(listener, nil, nil)
          if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
          return descriptor
        }
        if descriptor < 0, errno == EAGAIN { continue }
        guard descriptor >= 0 else { return }
        serve(Peer(descriptor: descriptor))
        close(descriptor)
      }
    }
  }
}

/// The client, as a ``FakeServer`` sees it.
public struct Peer {
  public let descriptor: Int32

  /// Waits for a request and tells its identifier; 0 when the client has gone. A client that sends
  /// several at once is answered for the first.
  public func request() -> UInt8 { requests().first ?? 0 }

  /// Waits for requests and tells the identifiers of those that came at once; none when the client has
  /// gone. Requests are short, and few.
  public func requests() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe read(descriptor, &bytes, bytes.count)
    var identifiers: [UInt8] = []
    var at = 0
    // SEQUENCE, its length, INTEGER, 1, the identifier: RFC 4511 section 4.1.1.
    while at + 4 < count, bytes[at] == 0x30 {
      let more = bytes[at + 1] & 0x80 == 0 ? 0 : Int(bytes[at + 1] & 0x7F)
      let length = bytes[at + 2..<at + 2 + more].reduce(more == 0 ? Int(bytes[at + 1]) : 0) {
        $0 << 8 | Int($1)
      }
      at += 2 + more
      identifiers.append(bytes[at + 2])
      at += length
    }
    return identifiers
  }

  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool {
    unsafe write(descriptor, bytes, bytes.count) == bytes.count
  }

  public func send(_ text: String) {
    send(Array(text.utf8))
  }

  /// Waits until the client has gone.
  public func waitForEnd() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while unsafe read(descriptor, &bytes, bytes.count) > 0 {}
  }

  /// Makes the end a reset.
  public func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }
}
