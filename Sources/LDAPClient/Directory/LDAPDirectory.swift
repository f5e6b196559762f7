public import LDAPTypes

/// Servers that hold the same directory, asked in the order given until one answers.
///
/// Connects at the first search, keeps the connection for those that follow and unbinds it at the end. One
/// task at a time may use it.
///
/// Entries, and that a request ended, are handed on as they arrive, so a server is given up for the next one only
/// while nothing has been.
public final class LDAPDirectory: EntrySource {
  public let servers: [LDAPServer]
  public let configuration: Configuration
  /// By when all must be answered, whatever the configuration says; nil for no such time.
  public var deadline: Deadline?
  private var connection: Connection?

  public init(servers: [LDAPServer], configuration: Configuration = Configuration()) {
    self.servers = servers
    self.configuration = configuration
  }

  /// The server that answers, once one has.
  public var connectedServer: LDAPServer? { connection?.server }

  /// The URL of the server that answers; before that, those of all that may.
  public var name: String {
    connectedServer?.description ?? servers.map(\.description).joined(separator: ", ")
  }

  /// Asks all requests at once on one connection.
  ///
  /// - Throws: ``LDAPError``, or what `receive` throws.
  public func search(
    _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
  ) throws -> [SearchResult] {
    try explore(requests) { index, event in
      if case .entry(let entry) = event { try receive(index, entry) }
      return []
    }
  }

  /// Asks all requests at once on one connection, and what their answers call for while others come.
  ///
  /// Where a server says of all requests that it cannot answer now, these ends are heard, and then the next one
  /// is asked.
  ///
  /// - Throws: ``LDAPError``, or what `following` throws.
  public func explore(
    _ requests: [SearchRequest],
    following: (_ request: Int, _ event: SearchEvent) throws -> [SearchRequest]
  ) throws -> [SearchResult] {
    guard !requests.isEmpty else { return [] }
    var failures: [LDAPFailure] = []
    var silent: LDAPServer?
    if let open = connection {
      if let results = try ask(requests, on: open, failures: &failures, following: following) {
        return results
      }
      // A server that has closed the connection since is tried again, in its turn; not one that is silent.
      if case .timedOut = failures.last?.reason { silent = open.server }
    }
    for server in servers where server != silent {
      let opened: Connection
      do throws(LDAPFailure) {
        opened = try Connection(to: server, configuration: configuration, deadline: deadline)
      } catch {
        failures.append(error)
        if error.isWorthAnotherServer { continue }
        throw LDAPError(failures: failures)
      }
      if let results = try ask(requests, on: opened, failures: &failures, following: following) {
        return results
      }
    }
    throw LDAPError(failures: failures)
  }

  /// Asks on a connection, and keeps it when that went well.
  ///
  /// - Returns: nil when it gave nothing and another server may.
  private func ask(
    _ requests: [SearchRequest], on connection: Connection, failures: inout [LDAPFailure],
    following: (_ request: Int, _ event: SearchEvent) throws -> [SearchRequest]
  ) throws -> [SearchResult]? {
    self.connection = connection
    connection.deadline = deadline
    var progress: [LDAPError.Progress] = []
    do {
      let results = try connection.search(requests, progress: &progress, following: following)
      guard let excuse = Self.excuse(in: results) else { return results }
      self.connection = nil
      failures.append(
        connection.failure(
          .refused(excuse.resultCode), during: .search,
          diagnosticMessage: excuse.diagnosticMessage))
      return nil
    } catch let failure as LDAPFailure {
      self.connection = nil
      failures.append(failure)
      let error = LDAPError(failures: failures, progress: progress)
      if error.isPartial || !failure.isWorthAnotherServer { throw error }
      return nil
    }
  }

  /// The first of the results, when all of them say that the server cannot answer now.
  private static func excuse(in results: [SearchResult]) -> SearchResult? {
    let isExcused = results.allSatisfy {
      ($0.resultCode == .busy || $0.resultCode == .unavailable) && $0.entryCount == 0
    }
    return isExcused ? results.first : nil
  }
}
