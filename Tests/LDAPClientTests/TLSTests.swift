import Dispatch
import Glibc
import LDAPClient
import LDAPTypes
import TestSupport
import Testing

/// TLS is to be had with a certificate that is to be trusted, or the server is not asked.
@Suite("TLS")
struct TLSTests {
  let authority: CertificateAuthority

  init() throws {
    authority = try CertificateAuthority()
  }

  /// How TLS comes about.
  enum Way: CaseIterable {
    case ldaps
    case startTLS
  }

  func slapd(_ certificate: CertificateAuthority.Certificate) throws -> Slapd {
    try Slapd(
      .init(ldif: Fixture.grid, global: authority.slapdLines(certificate), hasTLS: true))
  }

  func ask(_ slapd: Slapd, _ way: Way, tls: TLS? = nil) throws -> Asking {
    let tls = tls ?? TLS(authoritiesFile: authority.file)
    switch way {
    case .ldaps: return try Asking(["ldaps://127.0.0.1:\(slapd.tlsPort)"], .init(tls: tls))
    case .startTLS: return try Asking([slapd.url], .init(startTLS: true, tls: tls))
    }
  }

  /// Expects that nothing was asked.
  func expect(_ asking: Asking, reason: LDAPFailure.Reason) {
    #expect(asking.names == [])
    #expect(asking.error?.failures.map(\.operation) == [.startTLS])
    #expect(asking.error?.reason == reason)
  }

  @Test(arguments: Way.allCases)
  func `with a good certificate`(way: Way) throws {
    let slapd = try slapd(authority.certificate("good"))
    #expect(try ask(slapd, way).names.count == 3)
  }

  @Test(arguments: Way.allCases)
  func `with entries that take many pieces`(way: Way) throws {
    let values = (0..<9_000).map { "description: \(String(repeating: "x", count: 30)) \($0)\n" }
    let slapd = try Slapd(
      .init(
        ldif: Fixture.grid + "\n"
          + (0..<4).map { number in
            "dn: o=\(number),o=grid\nobjectClass: organization\no: \(number)\n\(values.joined())\n"
          }.joined(),
        global: authority.slapdLines(authority.certificate("good")), hasTLS: true))
    for _ in 0..<3 {
      let asking = try ask(slapd, way)
      #expect(asking.error == nil && asking.names.count == 7)
    }
  }

  @Test(arguments: Way.allCases)
  func `with a certificate from an authority that is not trusted`(way: Way) throws {
    let slapd = try slapd(authority.certificate("good"))
    let words = "the certificate comes from an authority that is not trusted"
    let other = try CertificateAuthority()
    expect(try ask(slapd, way, tls: TLS(authoritiesFile: other.file)), reason: .tls(words))
    // Nor does the system trust it.
    expect(try ask(slapd, way, tls: TLS()), reason: .tls(words))
  }

  @Test(arguments: Way.allCases)
  func `with a certificate for another host`(way: Way) throws {
    let slapd = try slapd(authority.certificate("other", for: "IP:127.0.0.2"))
    expect(try ask(slapd, way), reason: .tls("the certificate is not for 127.0.0.1"))
  }

  @Test func `with a certificate for another host than localhost`() throws {
    let slapd = try slapd(authority.certificate("other", for: "IP:127.0.0.2"))
    let asking = try Asking(
      ["ldaps://localhost:\(slapd.tlsPort)"], .init(tls: TLS(authoritiesFile: authority.file)))
    // libldap compares this machine's full name.
    let name = try Command.check(["hostname", "--fqdn"]).split(separator: "\n")[0]
    let reason =
      name == "localhost"
      ? "the certificate is not for localhost"
      : "the certificate is not for \(name), the full name of this machine, for which localhost stands"
    expect(asking, reason: .tls(reason))
  }

  @Test(arguments: ["", "no certificate\n"])
  func `with authorities in a file that has none`(text: String) throws {
    let slapd = try slapd(authority.certificate("good"))
    let directory = try TemporaryDirectory()
    let path = directory.path + "/ca.pem"
    try Command.write(text, to: path)
    try withExtendedLifetime(directory) {
      let asking = try ask(slapd, .ldaps, tls: TLS(authoritiesFile: path))
      expect(asking, reason: .tls("\(path): there is no certificate in it"))
    }
  }

  @Test func `with authorities or keys that cannot be used, which are named`() throws {
    let one = try authority.certificate("one")
    let other = try authority.certificate("other")
    let slapd = try slapd(one)
    let directory = String(authority.file[..<authority.file.lastIndex(of: "/")!])
    expect(
      try ask(slapd, .ldaps, tls: TLS(authoritiesFile: directory)),
      reason: .tls("could not use CA certificate file `\(directory)': Error while reading file"))
    expect(
      try ask(
        slapd, .ldaps,
        tls: TLS(
          authoritiesFile: authority.file, certificateFile: one.file, keyFile: other.keyFile)),
      reason: .tls(
        "could not use certificate with key: The certificate and the given key do not match"))
  }

  @Test(arguments: Way.allCases)
  func `with a certificate that has expired`(way: Way) throws {
    let slapd = try slapd(authority.certificate("expired", days: -1))
    expect(try ask(slapd, way), reason: .tls("the certificate has expired"))
  }

  @Test(arguments: Way.allCases)
  func `with anybody, when that was asked for`(way: Way) throws {
    let slapd = try slapd(authority.certificate("expired", days: -1))
    let asking = try ask(slapd, way, tls: TLS(certificateCheck: .never))
    #expect(asking.names.count == 3)
  }

  @Test(arguments: Way.allCases)
  func `with authorities in a file that is not there`(way: Way) throws {
    let slapd = try slapd(authority.certificate("good"))
    let asking = try ask(slapd, way, tls: TLS(authoritiesFile: "/no/such/file"))
    expect(asking, reason: .tls("/no/such/file: no such file or directory"))
  }

  @Test func `with authorities in a directory`() throws {
    let slapd = try slapd(authority.certificate("good"))
    let directory = try TemporaryDirectory()
    try Command.write(try Command.read(authority.file), to: directory.path + "/ca.pem")
    try withExtendedLifetime(directory) {
      let asking = try ask(slapd, .ldaps, tls: TLS(authoritiesDirectory: directory.path))
      #expect(asking.names.count == 3, "\(String(describing: asking.error))")
    }
  }

  @Test func `with a server that has none, which is then not asked without`() throws {
    let slapd = try Slapd(ldif: Fixture.grid)
    let asking = try ask(slapd, .startTLS)
    expect(asking, reason: .refused(.protocolError))
    #expect(
      "\(try #require(asking.error))" == """
        \(slapd.url): cannot start TLS: protocol error (2): unsupported extended operation
        """)
  }

  @Test func `with a server that speaks LDAP there`() throws {
    let slapd = try Slapd(ldif: Fixture.grid)
    let url = "ldaps://127.0.0.1:\(slapd.port)"
    let asking = try Asking([url], .init(tls: TLS(authoritiesFile: authority.file)))
    #expect(asking.error?.failures.map(\.operation) == [.startTLS])
  }

  /// Takes a request and ends TLS, and leaves the connection open until the client has seen that.
  private static let leaver = """
    import contextlib, socket, ssl, sys
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as listener:
      isAsked = False
      while not isAsked:
        connection, _ = listener.accept()
        connection.settimeout(10)
        with connection, contextlib.suppress(OSError):
          with context.wrap_socket(connection, server_side=True) as peer:
            isAsked = peer.recv(1) != b""
            peer.unwrap()
    """

  @Test func `that the server ends is a connection that it closed`() throws {
    let port = try Loopback.freePort()
    let certificate = try authority.certificate("good")
    DispatchQueue.global().async {
      _ = try? Command.check([
        "/usr/bin/python3", "-c", Self.leaver, "\(port)", certificate.file, certificate.keyFile,
      ])
    }
    for _ in 0..<1_000 where !Loopback.accepts(port: port) { usleep(10_000) }
    let asking = try Asking(
      ["ldaps://127.0.0.1:\(port)"], .init(tls: TLS(authoritiesFile: authority.file)))
    #expect(asking.error?.reason == .connectionClosed)
    #expect(asking.error?.isRetriable == true)
  }

  @Test func `in which somebody else meddles`() throws {
    let slapd = try Slapd(
      .init(
        ldif: Fixture.many(2000), global: authority.slapdLines(authority.certificate("good")),
        hasTLS: true))
    let meddler = try BrokenServer(before: slapd.tlsPort, after: 40_000, .garbles)
    let asking = try Asking(
      ["ldaps://127.0.0.1:\(LDAPServer(parsing: meddler.url).port!)"],
      .init(tls: TLS(authoritiesFile: authority.file)))
    #expect(!asking.names.isEmpty && asking.error?.isPartial == true)
    // GnuTLS has other words for what comes within a record, within its head and behind one.
    guard case .tls(let words) = asking.error?.reason else {
      Issue.record("\(asking)")
      return
    }
    #expect(words == "Decryption has failed." || words.contains("packet"), "\(words)")
    #expect(asking.error?.failures.map(\.operation) == [.search])
  }

  @Test func `that is not to be had sends the question to the next server`() throws {
    let expired = try slapd(authority.certificate("expired", days: -1))
    let good = try slapd(authority.certificate("good"))
    let asking = try Asking(
      [expired.url, good.url], .init(startTLS: true, tls: TLS(authoritiesFile: authority.file)))
    #expect(asking.names.count == 3)
  }

  @Test(arguments: [0, 3, 5, 40])
  func `with a server that does not finish the handshake`(sent: Int) throws {
    let server = try FakeServer { peer in
      _ = peer.request()
      // The start of a ServerHello: a record's head, and some of what it says will follow.
      peer.send(
        Array(
          ([0x16, 3, 3, 0, 122, 2, 0, 0, 118, 3, 3] + [UInt8](repeating: 7, count: 100))[..<sent]))
      peer.waitForEnd()
    }
    let asking = try Asking(
      ["ldaps://127.0.0.1:\(server.port)"], .init(networkTimeout: .milliseconds(300)))
    expect(asking, reason: .timedOut(after: .milliseconds(300)))
    #expect(asking.time < .seconds(15))
  }

  @Test func `with a server that does not answer StartTLS`() throws {
    let server = try FakeServer { $0.waitForEnd() }
    let asking = try Asking(
      [server.url], .init(networkTimeout: .milliseconds(300), startTLS: true))
    expect(asking, reason: .timedOut(after: .milliseconds(300)))
  }

  @Test func `with much to read`() throws {
    let slapd = try Slapd(
      .init(
        ldif: Fixture.many(2000), global: authority.slapdLines(authority.certificate("good")),
        hasTLS: true))
    #expect(try ask(slapd, .ldaps).names.count == 2001)
  }
}
