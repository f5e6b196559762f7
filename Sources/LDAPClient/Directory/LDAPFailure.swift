public import LDAPTypes

/// What went wrong with one server.
public struct LDAPFailure: Error, Hashable, Sendable {
  /// What we were doing.
  public enum Operation: Hashable, Sendable {
    /// Finding the host's addresses and connecting to one.
    case connect
    /// StartTLS (RFC 4511 section 4.14) or the handshake of `ldaps`.
    case startTLS
    /// Bind (RFC 4511 section 4.2).
    case bind
    /// Search (RFC 4511 section 4.5).
    case search
  }

  public enum Reason: Hashable, Sendable {
    /// The host's name has no address; what the resolver said.
    case unknownHost(String)
    /// The system refused; an errno.
    case system(errno: Int32)
    /// libldap was not ready in time: first of all it looks up this machine's own name, and nobody answered.
    case notStarted(after: Duration)
    /// The network timeout or the operation timeout passed.
    case timedOut(after: Duration)
    /// The server ended the connection before it had answered.
    case connectionClosed
    /// What the server sent is not LDAP.
    case garbledAnswer
    /// The server refused; its words are in ``LDAPFailure/diagnosticMessage``.
    case refused(ResultCode)
    /// TLS could not be had or kept up, or the certificate is not to be trusted; why.
    case tls(String)
    /// What was asked cannot or must not be sent; why.
    case unusableRequest(String)
    /// The password would go over a connection that anybody can read, so it is not sent.
    case readablePassword
    /// The caller's ``Cancellation`` came.
    case cancelled
    /// libldap's own complaint; one of its negative codes.
    case library(code: Int32, String)
  }

  /// Who was asked.
  public let server: LDAPServer
  public let operation: Operation
  public let reason: Reason
  /// The server's own words, if it had any.
  public let diagnosticMessage: String
  /// What was thrown by whoever was asked for a password or an answer of SASL's; nil when nobody was.
  public let cause: (any Error)?

  init(
    server: LDAPServer, operation: Operation, reason: Reason, diagnosticMessage: String = "",
    cause: (any Error)? = nil
  ) {
    self.server = server
    self.operation = operation
    self.reason = reason
    self.diagnosticMessage = diagnosticMessage
    self.cause = cause
  }
}

extension LDAPFailure {
  /// Whether both say the same; causes, which nobody can compare, are left out.
  public static func == (a: Self, b: Self) -> Bool {
    a.server == b.server && a.operation == b.operation && a.reason == b.reason
      && a.diagnosticMessage == b.diagnosticMessage
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(server)
    hasher.combine(operation)
    hasher.combine(reason)
    hasher.combine(diagnosticMessage)
  }
}

extension LDAPFailure {
  /// Whether the same server may do better a little later.
  public var isRetriable: Bool {
    switch reason {
    case .system, .notStarted, .timedOut, .connectionClosed, .unknownHost: true
    case .refused(let code): code == .busy || code == .unavailable
    case .garbledAnswer, .tls, .unusableRequest, .readablePassword, .cancelled, .library: false
    }
  }

  /// Whether another server may do better.
  var isWorthAnotherServer: Bool {
    switch reason {
    case .unusableRequest, .readablePassword, .cancelled: false
    // A server need not have TLS; who may ask, and what, all of them decide alike.
    case .refused(let code): operation == .startTLS || code == .busy || code == .unavailable
    case .unknownHost, .system, .notStarted, .timedOut, .connectionClosed, .garbledAnswer, .tls,
      .library:
      true
    }
  }
}
