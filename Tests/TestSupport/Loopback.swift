import Glibc

/// TCP ports on 127.0.0.1.
public enum Loopback {
  /// A socket address on 127.0.0.1.
  static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  /// A port that nobody listens on at the moment.
  public static func freePort() throws -> UInt16 {
    let (descriptor, port) = try listener(backlog: nil)
    close(descriptor)
    return port
  }

  /// A socket bound to a port of the system's choice, listening unless `backlog` is nil.
  public static func listener(backlog: Int32? = 16) throws -> (descriptor: Int32, port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var bound = address(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = unsafe withUnsafeMutablePointer(to: &bound) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        guard unsafe bind(descriptor, pointer, size) == 0 else { return false }
        guard unsafe getsockname(descriptor, pointer, &size) == 0 else { return false }
        return backlog.map { listen(descriptor, $0) == 0 } ?? true
      }
    }
    guard code else { throw Command.Failure(description: "no port on 127.0.0.1") }
    return (descriptor, UInt16(bigEndian: bound.sin_port))
  }

  /// Whether somebody accepts connections.
  public static func accepts(port: UInt16) -> Bool {
    guard let descriptor = connection(to: port) else { return false }
    close(descriptor)
    return true
  }

  /// Whether somebody accepts connections to a local socket, whose path is short enough for one.
  static func accepts(socket path: String) -> Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    defer { close(descriptor) }
    var target = sockaddr_un()
    target.sun_family = sa_family_t(AF_UNIX)
    return unsafe withUnsafeMutablePointer(to: &target) { pointer in
      unsafe withUnsafeMutableBytes(of: &pointer.pointee.sun_path) { place in
        unsafe place.copyBytes(from: path.utf8.prefix(place.count - 1))
      }
      return unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }

  /// A connection, which the caller closes; nil when nobody accepts it.
  static func connection(to port: UInt16) -> Int32? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var target = address(port: port)
    let isConnected = unsafe withUnsafeMutablePointer(to: &target) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    if !isConnected { close(descriptor) }
    return isConnected ? descriptor : nil
  }
}
