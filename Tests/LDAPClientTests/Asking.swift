import Dispatch
import LDAPClient
import LDAPTypes
import Testing

/// What a search of everything came to.
struct Asking {
  var names: [String] = []
  var result: SearchResult?
  var error: LDAPError?
  var time: Duration = .zero

  /// Asks servers for all their entries.
  init(
    _ urls: [String], _ configuration: LDAPDirectory.Configuration = .init(),
    base: String = "o=grid"
  ) throws {
    let directory = LDAPDirectory(
      servers: try urls.map(LDAPServer.init(parsing:)), configuration: configuration)
    try self.init(directory, base: base)
  }

  /// Asks, and does something else after a while.
  init(
    _ urls: [String], _ configuration: LDAPDirectory.Configuration,
    meanwhile act: @escaping @Sendable () -> Void
  ) throws {
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.1, execute: act)
    try self.init(urls, configuration)
  }

  init(_ directory: LDAPDirectory, base: String = "o=grid") throws {
    let request = SearchRequest(
      base: try DistinguishedName(parsing: base), filter: .present("objectClass"))
    let start = ContinuousClock.now
    do {
      var names: [String] = []
      defer { self.names = names }
      result = try directory.search([request]) { names.append($1.dn.description) }[0]
    } catch let error as LDAPError {
      self.error = error
    }
    time = start.duration(to: .now)
  }
}

extension LDAPDirectory.Configuration {
  /// A simple bind, in cleartext.
  static var simpleBind: Self {
    .init(
      credentials: .simple(DistinguishedName(literal: "cn=a"), password: Secret("b")),
      permitsCleartextPassword: true)
  }
}
