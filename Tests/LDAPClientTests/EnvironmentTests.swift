import Glibc
import LDAPClient
import LDAPTypes
import TestSupport
import Testing

/// What ldap.conf(5) and its environment variables do. libldap reads them once a process, so each test runs
/// in one of its own.
@Suite("ldap.conf", .slapd(ldif: Fixture.many(5)))
struct EnvironmentTests {
  let url: String

  init() throws {
    url = try #require(Slapd.current).url
  }

  @Test func `sets a size limit, and a request sets another`() async {
    await #expect(processExitsWith: .success) { [url = self.url as String] in
      let files = try useConfiguration(["SIZELIMIT 2"])
      defer { withExtendedLifetime(files) {} }
      let directory = LDAPDirectory(servers: [try LDAPServer(parsing: url)])
      #expect(try Asking(directory).result?.resultCode == .sizeLimitExceeded)
      let request = SearchRequest(
        base: DistinguishedName(literal: "o=grid"), filter: .present("objectClass"),
        sizeLimit: 4)
      #expect(try directory.search(request).entries.count == 4)
    }
  }

  @Test func `sets timeouts, and the configuration sets others`() async throws {
    let silent = try FakeServer { $0.waitForEnd() }
    await #expect(processExitsWith: .success) { [url = silent.url as String] in
      let files = try useConfiguration(["TIMEOUT 1", "NETWORK_TIMEOUT 2"])
      defer { withExtendedLifetime(files) {} }
      #expect(try Asking([url]).error?.reason == .timedOut(after: .seconds(1)))
      let configured = try Asking([url], .init(operationTimeout: .milliseconds(50)))
      #expect(configured.error?.reason == .timedOut(after: .milliseconds(50)))
      let secure = try Asking([url], .init(startTLS: true))
      #expect(secure.error?.reason == .timedOut(after: .seconds(2)))
    }
  }

  @Test func `is not read when LDAPNOINIT is set`() async {
    await #expect(processExitsWith: .success) { [url = self.url as String] in
      let files = try useConfiguration(["SIZELIMIT 2"], isRead: false)
      defer { withExtendedLifetime(files) {} }
      #expect(try Asking([url]).names.count == 6)
    }
  }

  @Test func `has variables beside it`() async {
    await #expect(processExitsWith: .success) { [url = self.url as String] in
      unsafe setenv("LDAPSIZELIMIT", "3", 1)
      let files = try useConfiguration(["SIZELIMIT 2"])
      defer { withExtendedLifetime(files) {} }
      #expect(try Asking([url]).names.count == 3)
    }
  }

  @Test func `is never asked whether to follow referrals`() async throws {
    let slapd = try Slapd(ldif: Fixture.referring)
    await #expect(processExitsWith: .success) { [url = slapd.url as String] in
      let files = try useConfiguration(["REFERRALS on"])
      defer { withExtendedLifetime(files) {} }
      #expect(try Asking([url]).result?.referrals.count == 1)
    }
  }

  @Test func `says where connections come from`() async throws {
    let server = try FakeServer { peer in
      var address = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      unsafe withUnsafeMutablePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
          _ = unsafe getpeername(peer.descriptor, pointer, &size)
        }
      }
      let identifier = peer.request()
      // The last byte of the client's address is the result.
      let last = UInt8(UInt32(bigEndian: address.sin_addr.s_addr) & 0xFF)
      peer.send(Protocol.done(identifier, last))
    }
    await #expect(processExitsWith: .success) { [url = server.url as String] in
      let files = try useConfiguration(["SOCKET_BIND_ADDRESSES 127.0.0.33"])
      defer { withExtendedLifetime(files) {} }
      #expect(try Asking([url]).result?.resultCode == ResultCode(rawValue: 33))
    }
  }

  @Test func `says whom TLS trusts, and the configuration says otherwise`() async throws {
    let authority = try CertificateAuthority()
    let other = try CertificateAuthority()
    let slapd = try Slapd(
      .init(
        ldif: Fixture.grid, global: authority.slapdLines(authority.certificate("good")),
        hasTLS: true))
    await #expect(processExitsWith: .success) {
      [
        url = slapd.url as String, trusted = authority.file as String,
        untrusted = other.file as String
      ] in
      let files = try useConfiguration(["TLS_CACERT \(trusted)"])
      defer { withExtendedLifetime(files) {} }
      #expect(try Asking([url], .init(startTLS: true)).names.count == 3)
      let tls = TLS(authoritiesFile: untrusted)
      #expect(try Asking([url], .init(startTLS: true, tls: tls)).names == [])
    }
    await #expect(processExitsWith: .success) { [url = slapd.url as String] in
      let files = try useConfiguration(["TLS_REQCERT never"])
      defer { withExtendedLifetime(files) {} }
      #expect(try Asking([url], .init(startTLS: true)).names.count == 3)
      let tls = TLS(certificateCheck: .demand)
      #expect(try Asking([url], .init(startTLS: true, tls: tls)).names == [])
    }
  }

  @Test func `names ciphers that are none, which is told`() async throws {
    let authority = try CertificateAuthority()
    let slapd = try Slapd(
      .init(
        ldif: Fixture.grid, global: authority.slapdLines(authority.certificate("good")),
        hasTLS: true))
    await #expect(processExitsWith: .success) { [url = slapd.url as String] in
      let files = try useConfiguration(["TLS_CIPHER_SUITE HIGH"])
      defer { withExtendedLifetime(files) {} }
      let error = try #require(try Asking([url], .init(startTLS: true)).error)
      #expect("\(error)".contains("TLS_CIPHER_SUITE of ldap.conf is not one that GnuTLS"))
    }
  }

  @Test func `names the SASL mechanism`() async throws {
    let slapd = try Slapd(Fixture.secretive)
    await #expect(processExitsWith: .success) { [url = slapd.socketURL as String] in
      let files = try useConfiguration(["SASL_MECH EXTERNAL"])
      defer { withExtendedLifetime(files) {} }
      #expect(try Asking([url], .init(credentials: .sasl(SASL()))).names.count == 3)
    }
  }

  @Test func `or not, SASL's plugins are loaded for SASL only`() async throws {
    let slapd = try Slapd(Fixture.secretive)
    await #expect(processExitsWith: .success) { [url = slapd.url as String] in
      func hasPlugins() throws -> Bool { try Command.read("/proc/self/maps").contains("libscram") }

      _ = try Asking([url])
      #expect(try !hasPlugins())
      #expect(unsafe getenv("SASL_PATH") == nil)

      let sasl = SASL(authenticationID: "alice", password: Secret("wonderland"))
      #expect(try Asking([url], .init(credentials: .sasl(sasl))).names.count == 3)
      #expect(try hasPlugins())
      // Nor does that end what runs without.
      #expect(try Asking([url]).error == nil)
    }
  }

  @Test func `or not, a directory for SASL's plugins that the user names is kept`() async {
    await #expect(processExitsWith: .success) { [url = self.url as String] in
      unsafe setenv("SASL_PATH", "/usr", 1)
      let asking = try Asking([url])
      #expect(asking.names.count == 6)
      #expect(unsafe String(cString: getenv("SASL_PATH")) == "/usr")
    }
  }
}

/// Makes an ldap.conf of its own for this process.
///
/// - Returns: What keeps the file.
private func useConfiguration(
  _ lines: [String], isRead: Bool = true
) throws -> TemporaryDirectory {
  let directory = try TemporaryDirectory()
  let path = directory.path + "/ldap.conf"
  try Command.write(lines.joined(separator: "\n") + "\n", to: path)
  unsafe setenv("LDAPCONF", path, 1)
  if isRead { unsafe unsetenv("LDAPNOINIT") }
  return directory
}
