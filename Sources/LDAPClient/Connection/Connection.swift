import CLDAP
import Glibc
import LDAPTypes

/// A connection to one server: what a ``Session`` does, with deadlines and with reasons.
///
/// Owns the socket and the handle. Not thread-safe.
final class Connection {
  let server: LDAPServer
  let configuration: LDAPDirectory.Configuration
  /// The longest time that getting the connection could take.
  let networkTimeout: Duration
  /// By when the answers are wanted, beside what the configuration says; nil for whenever.
  var deadline: Deadline?
  let session: Session
  /// Whether the server may have the configuration's views; not once it has shown that it has not.
  var hasViews = true
  var entryReader = EntryReader()

  /// Connects, secures the connection and binds.
  init(
    to server: LDAPServer, configuration: LDAPDirectory.Configuration, deadline: Deadline? = nil
  ) throws(LDAPFailure) {
    self.server = server
    self.configuration = configuration
    self.deadline = deadline
    try Self.startLibrary(for: server, configuration, by: deadline)
    let timeout =
      configuration.networkTimeout ?? Library.duration(LDAP_OPT_NETWORK_TIMEOUT) ?? .seconds(5)
    networkTimeout = min(timeout, deadline?.timeLeft ?? timeout)

    let waiting = Waiting(
      deadline: Deadline(after: networkTimeout),
      cancellation: configuration.cancellation)
    let connector = Connector(server: server, timeout: networkTimeout, waiting: waiting)
    let transport = Transport(descriptor: try connector.connect())
    do {
      session = try Session(transport: transport, url: server.description)
      try session.set(LDAP_OPT_PROTOCOL_VERSION, to: LDAP_VERSION3)
      try session.set(LDAP_OPT_REFERRALS, to: false)
    } catch {
      throw LDAPFailure(
        server: server, operation: .connect,
        reason: .library(code: error.code, Library.message(for: error.code)))
    }
    session.setLongestMessage(bytes: configuration.longestMessage)
    try secure(waiting: waiting)
    try bind()
  }
}

extension Connection {
  /// Only the deadline is a limit of this, and without one it may take as long as it likes: it is not the
  /// server's time.
  private static func startLibrary(
    for server: LDAPServer, _ configuration: LDAPDirectory.Configuration, by deadline: Deadline?
  ) throws(LDAPFailure) {
    let time = deadline?.timeLeft
    let waiting = Waiting(
      deadline: deadline ?? Deadline(after: .seconds(1 << 31)),
      cancellation: configuration.cancellation)
    let reason: LDAPFailure.Reason? =
      switch Library.start(forSASL: configuration.credentials.isSASL, waiting: waiting) {
      case .ready: nil
      case .timedOut: .notStarted(after: time ?? .zero)
      case .cancelled: .cancelled
      }
    if let reason { throw LDAPFailure(server: server, operation: .connect, reason: reason) }
  }

  var transport: Transport { session.transport }

  /// The longest time that an operation may take from now on.
  var operationTimeout: Duration {
    let timeout =
      configuration.operationTimeout ?? Library.duration(LDAP_OPT_TIMEOUT) ?? .seconds(30)
    return min(timeout, deadline?.timeLeft ?? timeout)
  }

  /// So much time from now on.
  func waiting(_ timeout: Duration) -> Waiting {
    Waiting(deadline: Deadline(after: timeout), cancellation: configuration.cancellation)
  }

  /// Throws when there is no time left or no wish to go on: a server that sends without end never makes
  /// us wait.
  func check(
    _ waiting: Waiting, timeout: Duration, during operation: LDAPFailure.Operation
  ) throws(LDAPFailure) {
    switch waiting.ending {
    case .timedOut: throw failure(.timedOut(after: timeout), during: operation)
    case .cancelled: throw failure(.cancelled, during: operation)
    case .ready, nil: return
    }
  }

  /// Waits until the server has sent something, or takes what could not be sent before.
  func wait(
    _ waiting: Waiting, timeout: Duration, during operation: LDAPFailure.Operation
  ) throws(LDAPFailure) {
    // libldap takes one piece at a time; the system does not see what was read of the next.
    if session.hasUnreadBytes { return }
    let events = transport.isBlocked ? POLLIN | POLLOUT : POLLIN
    switch waiting.wait(for: transport.descriptor, events: events) {
    case .ready: return
    case .timedOut: throw failure(.timedOut(after: timeout), during: operation)
    case .cancelled: throw failure(.cancelled, during: operation)
    }
  }

  /// The next message that is there; nil when none is.
  func nextMessage(during operation: LDAPFailure.Operation) throws(LDAPFailure) -> Message? {
    let message: Message?
    do {
      message = try session.nextMessage()
    } catch {
      throw failure(error, during: operation)
    }
    guard let message else { return nil }
    guard message.identifier == 0, message.kind == .extendedResponse else { return message }
    let name = try decoding(during: operation) { () throws(LibraryError) in
      try message.responseName()
    }
    // Other notifications that nobody asked for are ignored, as what else is not ours.
    guard name == LDAP_NOTICE_OF_DISCONNECTION else { return message }
    let words = try? message.outcome(session: session).result.diagnosticMessage
    throw failure(.connectionClosed, during: operation, diagnosticMessage: words ?? "")
  }

  /// Waits for the answer to a request that has one only. What else claims to answer it is garbled.
  func answer(
    to identifier: Int32, _ kind: Message.Kind, waiting: Waiting, timeout: Duration,
    during operation: LDAPFailure.Operation
  ) throws(LDAPFailure) -> Message {
    while true {
      try check(waiting, timeout: timeout, during: operation)
      if let message = try nextMessage(during: operation) {
        guard message.identifier == identifier else { continue }
        guard message.kind == kind else { throw failure(.garbledAnswer, during: operation) }
        return message
      } else {
        try wait(waiting, timeout: timeout, during: operation)
      }
    }
  }

  /// Reads an answer; one that cannot be read is garbled.
  func decoding<T: ~Copyable>(
    during operation: LDAPFailure.Operation, _ body: () throws(LibraryError) -> T
  ) throws(LDAPFailure) -> T {
    do { return try body() } catch { throw failure(.garbledAnswer, during: operation) }
  }

  func failure(
    _ reason: LDAPFailure.Reason, during operation: LDAPFailure.Operation,
    diagnosticMessage: String = "", cause: (any Error)? = nil
  ) -> LDAPFailure {
    LDAPFailure(
      server: server, operation: operation, reason: reason, diagnosticMessage: diagnosticMessage,
      cause: cause)
  }

  /// What libldap's code means, knowing what became of the socket.
  func failure(
    _ error: LibraryError, during operation: LDAPFailure.Operation
  ) -> LDAPFailure {
    switch (error.code, transport.ending) {
    case (LDAP_SERVER_DOWN, .endOfFile): failure(.connectionClosed, during: operation)
    case (LDAP_SERVER_DOWN, .system(let code)): failure(.system(errno: code), during: operation)
    case (LDAP_SERVER_DOWN, .tls(let code)):
      failure(.tls(Library.messageOfTLS(for: code)), during: operation)
    case (LDAP_SERVER_DOWN, _), (LDAP_DECODING_ERROR, _):
      failure(.garbledAnswer, during: operation)
    case (let code, _):
      failure(
        .library(code: code, Library.message(for: code)), during: operation,
        diagnosticMessage: session.lastMessage)
    }
  }
}
