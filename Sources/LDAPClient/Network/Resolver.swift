import CLDAP
import Glibc

/// Looks up a host's addresses, within a time: `getaddrinfo` alone may take as long as the resolver likes.
struct Resolver {
  let host: String
  let port: UInt16
  let waiting: Waiting

  enum Outcome {
    case found([SocketAddress])
    /// What the resolver said.
    case failed(String)
    case timedOut
    case cancelled
  }

  func addresses() -> Outcome {
    let direct = SocketAddress.numeric(host: host, port: port)
    return direct.isEmpty ? lookedUpAddresses() : .found(direct)
  }

  /// The corresponding C function is `getaddrinfo_a`.
  private func lookedUpAddresses() -> Outcome {
    var code: Int32 = 0
    guard let lookup = unsafe cldap_lookup_start(host, String(port), &code) else {
      return .failed(Self.words(for: code))
    }
    defer { unsafe cldap_lookup_end(lookup) }
    while true {
      // In slices: a cancellation that is no signal does not end the wait.
      let left = waiting.deadline.milliseconds
      switch unsafe cldap_lookup_wait(lookup, min(left, 100)) {
      case 0: return .found(unsafe SocketAddress.take(cldap_lookup_take(lookup)))
      case 1: break
      case let code: return .failed(Self.words(for: code))
      }
      if waiting.cancellation?.isCancelled == true { return .cancelled }
      if left == 0 { return .timedOut }
    }
  }

  /// The corresponding C function is `gai_strerror`. Which of the system's errors it was, the resolver's own
  /// thread does not tell.
  private static func words(for code: Int32) -> String {
    unsafe String(cString: gai_strerror(code))
  }
}
