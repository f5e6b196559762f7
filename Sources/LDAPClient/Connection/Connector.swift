import Glibc
import LDAPTypes

/// Connects a socket to a server, within a time, and says why it could not in the system's own words.
struct Connector {
  let server: LDAPServer
  /// For the error's words.
  let timeout: Duration
  let waiting: Waiting

  /// Tries each address of the server until one answers.
  ///
  /// - Returns: A socket that does not block; the caller closes it.
  func connect() throws(LDAPFailure) -> Int32 {
    let addresses = try addresses()
    var failure: LDAPFailure?
    for (index, address) in addresses.enumerated() {
      // An address that does not answer leaves time for those behind it.
      let share = waiting.deadline.milliseconds / Int32(addresses.count - index)
      let part = Waiting(
        deadline: Deadline(after: .milliseconds(share)), cancellation: waiting.cancellation)
      do {
        return try connect(to: address, waiting: part)
      } catch {
        failure = error
        if error.reason == .cancelled { break }
      }
    }
    throw failure ?? self.failure(.unknownHost("no address"))
  }

  private func addresses() throws(LDAPFailure) -> [SocketAddress] {
    if server.scheme == .ldapi {
      guard let address = SocketAddress(path: server.host) else {
        throw failure(.system(errno: ENAMETOOLONG))
      }
      return [address]
    }
    let resolver = Resolver(host: server.host, port: server.port ?? 0, waiting: waiting)
    switch resolver.addresses() {
    case .found(let addresses): return addresses
    case .failed(let words): throw failure(.unknownHost(words))
    case .timedOut: throw failure(.timedOut(after: timeout))
    case .cancelled: throw failure(.cancelled)
    }
  }

  private func failure(_ reason: LDAPFailure.Reason) -> LDAPFailure {
    LDAPFailure(server: server, operation: .connect, reason: reason)
  }

  /// The corresponding C function is `socket`.
  private func connect(
    to address: SocketAddress, waiting: Waiting
  ) throws(LDAPFailure) -> Int32 {
    let flags = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.family, flags, 0)
    guard descriptor >= 0 else { throw failure(.system(errno: errno)) }
    do throws(LDAPFailure) {
      let options = SocketOptions()
      options.apply(to: descriptor, family: address.family)
      guard options.bindSource(descriptor, family: address.family) else {
        throw failure(.system(errno: errno))
      }
      try connect(descriptor, to: address, waiting: waiting)
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  /// The corresponding C functions are `connect` and `getsockopt`.
  private func connect(
    _ descriptor: Int32, to address: SocketAddress, waiting: Waiting
  ) throws(LDAPFailure) {
    let outcome = unsafe address.withUnsafePointer {
      unsafe Glibc.connect(descriptor, $0, $1)
    }
    if outcome == 0 { return }
    guard errno == EINPROGRESS || errno == EINTR else { throw failure(.system(errno: errno)) }
    switch waiting.wait(for: descriptor, events: POLLOUT) {
    case .timedOut: throw failure(.timedOut(after: timeout))
    case .cancelled: throw failure(.cancelled)
    case .ready: break
    }
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
    guard code == 0 else { throw failure(.system(errno: code)) }
  }
}
