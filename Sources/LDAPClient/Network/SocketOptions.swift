import CLDAP
import Glibc

/// What ldap.conf says about sockets: `KEEPALIVE_IDLE`, `KEEPALIVE_PROBES`, `KEEPALIVE_INTERVAL` and
/// `SOCKET_BIND_ADDRESSES`. libldap heeds it only for the sockets that it makes.
///
/// libldap 2.5.13 itself crashes at a `KEEPALIVE_…` line, in every program.
struct SocketOptions {
  private var keepAlive: [(option: Int32, value: Int32)] = []
  private var sources: [SocketAddress] = []

  init() {
    for (ours, theirs) in [
      (TCP_KEEPIDLE, LDAP_OPT_X_KEEPALIVE_IDLE), (TCP_KEEPCNT, LDAP_OPT_X_KEEPALIVE_PROBES),
      (TCP_KEEPINTVL, LDAP_OPT_X_KEEPALIVE_INTERVAL),
    ] {
      let value = Library.number(theirs)
      if value > 0 { keepAlive.append((ours, value)) }
    }
    let addresses = Library.text(LDAP_OPT_SOCKET_BIND_ADDRESSES) ?? ""
    sources = addresses.split(separator: " ").flatMap {
      SocketAddress.numeric(host: String($0), port: 0)
    }
  }

  /// Sets what applies to TCP. What the system refuses is left as it is, as libldap does.
  func apply(to descriptor: Int32, family: Int32) {
    guard family != AF_UNIX else { return }
    set(descriptor, level: Int32(IPPROTO_TCP), option: TCP_NODELAY, to: 1)
    set(descriptor, level: SOL_SOCKET, option: SO_KEEPALIVE, to: 1)
    for (option, value) in keepAlive {
      set(descriptor, level: Int32(IPPROTO_TCP), option: option, to: value)
    }
  }

  /// Gives the socket the address that it is to come from. The corresponding C function is `bind`.
  ///
  /// - Returns: Whether that could be done; errno says why not.
  func bindSource(_ descriptor: Int32, family: Int32) -> Bool {
    guard let source = sources.first(where: { $0.family == family }) else { return true }
    return unsafe source.withUnsafePointer { unsafe bind(descriptor, $0, $1) } == 0
  }

  /// The corresponding C function is `setsockopt`.
  private func set(_ descriptor: Int32, level: Int32, option: Int32, to value: Int32) {
    var value = value
    unsafe setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }
}
