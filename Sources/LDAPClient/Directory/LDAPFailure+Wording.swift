import Glibc

extension LDAPFailure: CustomStringConvertible {
  /// The server's URL, what we were doing and what went wrong, in one line.
  public var description: String {
    var text = "\(server): cannot \(operation): \(reason)"
    if !diagnosticMessage.isEmpty { text += ": \(diagnosticMessage)" }
    return text
  }
}

extension LDAPFailure.Operation: CustomStringConvertible {
  public var description: String {
    switch self {
    case .connect: "connect"
    case .startTLS: "start TLS"
    case .bind: "bind"
    case .search: "search"
    }
  }
}

extension LDAPFailure.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownHost(let words): "unknown host (\(words))"
    case .system(let code): systemWords(code)
    case .notStarted(let time):
      "this machine's own name, which libldap looks up first, was not found within \(time.seconds)"
    case .timedOut(after: .zero): "no time was left"
    case .timedOut(let time): "no answer within \(time.seconds)"
    case .connectionClosed: "the server closed the connection"
    case .garbledAnswer: "the answer is not LDAP"
    case .refused(let code): "\(code)"
    case .tls(let words): words
    case .unusableRequest(let words): words
    case .readablePassword: "the password would go over a connection that anybody can read"
    case .cancelled: "cancelled"
    case .library(let code, let words): "\(withinSentence(words)) (libldap's \(code))"
    }
  }
}

/// The system's words for an errno, as they stand within a sentence. The C function is `strerror`.
func systemWords(_ code: Int32) -> String {
  withinSentence(unsafe String(cString: strerror(code)))
}

private func withinSentence(_ words: String) -> String {
  words.prefix(1).lowercased() + words.dropFirst()
}

extension Duration {
  /// The time in seconds, with as many digits behind the point as it has, at most three.
  fileprivate var seconds: String {
    let (seconds, attoseconds) = components
    let milliseconds = attoseconds / 1_000_000_000_000_000
    guard milliseconds != 0 else { return "\(seconds) s" }
    var digits = String(1000 + milliseconds).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(seconds).\(digits) s"
  }
}
