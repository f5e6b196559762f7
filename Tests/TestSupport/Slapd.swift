import Glibc

/// A private OpenLDAP server on loopback, with schema checking on and the GLUE schemas loaded.
///
/// It stops when ``stop()`` is called or its owner goes, and also when the test process dies: it runs below
/// a shell that waits for the end of a pipe.
///
/// Needs the packages slapd, ldap-utils and glue-schema (Debian's names).
public final class Slapd: Sendable {
  /// Where its files are; `slapd.log` is what it said.
  public let directory: String
  /// The TCP port on 127.0.0.1.
  public let port: UInt16
  /// The port for `ldaps`; 0 unless certificates were given.
  public let tlsPort: UInt16

  private let temporary: TemporaryDirectory
  private let running: Running

  /// Nobody's ldap.conf shall reach a test. Once: others may read the environment meanwhile.
  private static let ignoreConfiguration: Void = { _ = unsafe setenv("LDAPNOINIT", "1", 1) }()

  /// `ldap://127.0.0.1:…`
  public var url: String { "ldap://127.0.0.1:\(port)" }

  /// `ldapi://…`
  public var socketURL: String {
    "ldapi://"
      + socketPath.split(separator: "/", omittingEmptySubsequences: false).joined(
        separator: "%2F")
  }

  public var socketPath: String { directory + "/ldapi" }

  /// What a server is like.
  public struct Configuration: Sendable {
    /// The entries that it starts with, each below one of the suffixes, parents first.
    public var ldif: String
    /// One database each.
    public var suffixes: [String]
    /// More lines of slapd.conf, before the databases.
    public var global: [String]
    /// More lines of slapd.conf, in each database.
    public var database: [String]
    /// Listens for `ldaps` too.
    public var hasTLS: Bool
    /// More of slapd's arguments.
    public var arguments: [String]

    public init(
      ldif: String = "", suffixes: [String] = ["o=grid", "o=glue"], global: [String] = [],
      database: [String] = [], hasTLS: Bool = false, arguments: [String] = []
    ) {
      self.ldif = ldif
      self.suffixes = suffixes
      self.global = global
      self.database = database
      self.hasTLS = hasTLS
      self.arguments = arguments
    }
  }

  /// Starts a server and waits until it accepts connections.
  public convenience init(ldif: String, suffixes: [String] = ["o=grid", "o=glue"]) throws {
    try self.init(Configuration(ldif: ldif, suffixes: suffixes))
  }

  /// Starts a server and waits until it accepts connections.
  public init(_ configuration: Configuration) throws {
    Self.ignoreConfiguration
    temporary = try TemporaryDirectory()
    directory = temporary.path
    try Self.prepare(configuration, in: directory)

    var attempt = 1
    while true {
      // Somebody else may take the port before slapd does.
      let ports = (try Loopback.freePort(), try Loopback.freePort())
      do {
        running = try Self.start(configuration, in: directory, ports: ports)
        port = ports.0
        tlsPort = configuration.hasTLS ? ports.1 : 0
        return
      } catch let failure as Command.Failure {
        guard attempt < 3 else { throw failure }
        attempt += 1
      }
    }
  }

  /// Stops the server and waits for its end.
  public func stop() {
    running.stop()
  }
}
