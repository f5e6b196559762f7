import TestSupport
import Testing

/// That all that C functions give is given back: a whole process (`ldapprobe`) under valgrind, half a minute
/// in all. A leak is what nothing points at any more, at the end; what libldap and Swift keep for the process's
/// life is none, nor is what valgrind calls possible: Swift points into the middle of its memory.
@Suite("Leaks", .serialized)
struct LeakTests {
  let directory: TemporaryDirectory
  let probe: String

  init() throws {
    directory = try TemporaryDirectory()
    probe = "\(directory.path)/ldapprobe"
    // Older valgrinds do not go on where they cannot read what Swift's compiler tells debuggers.
    let outcome = try Command.run(["strip", "-g", "-o", probe, Package.program("ldapprobe")])
    try #require(outcome.status == 0, "\(outcome.output)")
  }

  /// Runs the client under valgrind.
  ///
  /// - Returns: What it printed.
  func run(_ arguments: [String]) throws -> String {
    let outcome = try Command.run(
      [
        "valgrind", "-q", "--leak-check=full", "--errors-for-leak-kinds=definite,indirect",
        "--show-leak-kinds=definite,indirect", "--error-exitcode=99",
        // At the end, glibc frees what its resolver's threads never set.
        "--run-libc-freeres=no",
        // Swift's optimizer looks at what an enumeration holds before it knows which case it is.
        "--undef-value-errors=no",
        probe,
      ] + arguments)
    #expect(outcome.status == 0, "\(outcome.output)")
    return outcome.output
  }

  @Test func `of a search, by pages and not, again and again`() throws {
    let slapd = try Slapd(ldif: Fixture.referring + Fixture.many(30).dropFirst(45))
    let ask = [slapd.url, "o=grid", "(objectClass=*)"]
    #expect(try run(["repeat=3"] + ask).contains("success (0)"))
    #expect(try run(["repeat=2", "page=7"] + ask).contains("success (0)"))
  }

  @Test func `of TLS, trusted or not`() throws {
    let authority = try CertificateAuthority()
    let other = try CertificateAuthority()
    let slapd = try Slapd(
      .init(
        ldif: Fixture.grid, global: authority.slapdLines(authority.certificate("good")),
        hasTLS: true))
    let ask = ["starttls", slapd.url, "o=grid", "(objectClass=*)"]
    #expect(try run(["repeat=2", "ca=\(authority.file)"] + ask).contains("success (0) 3"))
    #expect(try run(["repeat=2", "ca=\(other.file)"] + ask).contains("not trusted"))
  }

  // libsasl2's own DIGEST-MD5 leaks.
  @Test func `of SASL`() throws {
    let slapd = try Slapd(Fixture.secretive)
    let output = try run(
      ["repeat=2", "sasl=SCRAM-SHA-256", slapd.url, "o=grid", "(objectClass=*)"])
    #expect(output.contains("success (0) 3"))
  }

  @Test func `of servers that are not there, die midway or send garbage`() throws {
    let gone = "ldap://127.0.0.1:\(try Loopback.freePort())"
    let dying = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "cn=1"))
      peer.send(Array(Protocol.entry(identifier, "cn=2").prefix(20)))
    }
    let garbling = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(
        Protocol.message(identifier, Protocol.element(0x64, [4, 1, 0x61, 0x30, 0x50, 0x30])))
      peer.waitForEnd()
    }
    for servers in [[gone, "ldap://no-such-host.invalid"], [dying.url], [garbling.url]] {
      #expect(try run(["repeat=2"] + servers + ["o=grid", "(cn=*)"]).contains("cannot"))
    }
  }
}
