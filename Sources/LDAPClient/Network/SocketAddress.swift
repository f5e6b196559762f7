import Glibc

/// A socket address as its bytes: a `sockaddr`'s size depends on its family.
struct SocketAddress {
  let family: Int32
  let bytes: [UInt8]

  /// The address in one of `getaddrinfo`'s results.
  init(_ info: addrinfo) {
    family = unsafe info.ai_family
    bytes = unsafe Array(
      UnsafeRawBufferPointer(start: info.ai_addr, count: Int(info.ai_addrlen)))
  }

  /// The address that a host's name is itself; none when it is a name. Asks nobody.
  ///
  /// The corresponding C function is `getaddrinfo`.
  static func numeric(host: String, port: UInt16) -> [SocketAddress] {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    unsafe hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, String(port), &hints, &list) == 0 else { return [] }
    return unsafe take(list)
  }

  /// Copies a list of addresses and frees it. The corresponding C function is `freeaddrinfo`.
  static func take(_ list: UnsafeMutablePointer<addrinfo>?) -> [SocketAddress] {
    guard let list = unsafe list else { return [] }
    defer { unsafe freeaddrinfo(list) }
    var addresses: [SocketAddress] = []
    var next: UnsafeMutablePointer<addrinfo>? = unsafe list
    while let info = unsafe next {
      unsafe addresses.append(SocketAddress(info.pointee))
      unsafe next = info.pointee.ai_next
    }
    return addresses
  }

  /// The address as C functions want it, valid while the body runs.
  func withUnsafePointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    unsafe bytes.withUnsafeBytes {
      unsafe body($0.baseAddress!.assumingMemoryBound(to: sockaddr.self), socklen_t($0.count))
    }
  }

  /// The address of a local socket; nil when its path is too long for one.
  init?(path: String) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = unsafe withUnsafeBytes(of: &address) { unsafe Array($0) }
    let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path)!
    guard path.utf8.count < bytes.count - offset else { return nil }
    bytes.replaceSubrange(offset..<offset + path.utf8.count, with: path.utf8)
    family = AF_UNIX
    self.bytes = bytes
  }
}
