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
    /// The network timeout or the operation timeout passed.
    case timedOut(after: Duration)
    /// The server ended the connection before it had answered.
    case connectionClosed
    /// What the server sent is not LDAP.
    case garbledAnswer
    /// The server refused; its words are in ``LDAPFailure/diagnosticMessage``.
    case refused(ResultCode)
    /// TLS could not be had, or the certificate is not to be trusted; why.
    case tls(String)
    /// What was asked cannot or must not be sent; why.
    case unusableRequest(String)
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

  init(
    server: LDAPServer, operation: Operation, reason: Reason, diagnosticMessage: String = ""
  ) {
    self.server = server
    self.operation = operation
    self.reason = reason
    self.diagnosticMessage = diagnosticMessage
  }
}

extension LDAPFailure {
  /// Whether the same server may do better a little later.
  public var isRetriable: Bool {
    switch reason {
    case .system, .timedOut, .connectionClosed, .unknownHost: true
    case .refused(let code): code == .busy || code == .unavailable
    case .garbledAnswer, .tls, .unusableRequest, .cancelled, .library: false
    }
  }

  /// Whether another server may do better.
  var isWorthAnotherServer: Bool {
    switch reason {
    case .unusableRequest, .cancelled: false
    case .refused(let code): code == .busy || code == .unavailable
    case .unknownHost, .system, .timedOut, .connectionClosed, .garbledAnswer, .tls, .library: true
    }
  }
}
