import Glibc
import LDAPClient
import LDAPTypes
import TestSupport
import Testing

/// Who asks (RFC 4513). The server shows its entries to those only that it knows.
@Suite("A bind", .slapd(Fixture.secretive))
struct BindTests {
  let slapd: Slapd
  let alice = DistinguishedName(literal: "cn=alice,o=grid")

  init() throws {
    slapd = try #require(Slapd.current)
  }

  func ask(_ credentials: Credentials, cleartext: Bool = true) throws -> Asking {
    try Asking(
      [slapd.url], .init(credentials: credentials, permitsCleartextPassword: cleartext))
  }

  @Test func `of nobody shows nothing`() throws {
    let asking = try ask(.anonymous)
    #expect(asking.names == [])
    #expect(asking.result?.resultCode == .insufficientAccessRights)
  }

  @Test func `with a name and a password`() throws {
    #expect(try ask(.simple(alice, password: Secret("wonderland"))).names.count == 3)
  }

  @Test func `with a wrong password`() throws {
    let error = try #require(try ask(.simple(alice, password: Secret("rabbit"))).error)
    #expect(error.failures.map(\.operation) == [.bind])
    #expect(error.reason == .refused(.invalidCredentials))
    #expect(!error.isRetriable)
    #expect("\(error)" == "\(slapd.url): cannot bind: invalid credentials (49)")
  }

  @Test func `with an empty password, which servers take for nobody, is not sent`() throws {
    let error = try ask(.simple(alice, password: Secret(""))).error
    #expect(error?.reason == .unusableRequest("the password is empty"))
  }

  @Test func `with a password that anybody can read is not sent`() throws {
    let credentials = Credentials.simple(alice, password: Secret("wonderland"))
    let error = try #require(try ask(credentials, cleartext: false).error)
    #expect(
      "\(error)" == """
        \(slapd.url): cannot bind: the password would go over a connection that anybody can read
        """)
  }

  @Test func `with a password over a local socket`() throws {
    let asking = try Asking(
      [slapd.socketURL], .init(credentials: .simple(alice, password: Secret("wonderland"))))
    #expect(asking.names.count == 3)
  }

  @Test func `with a password that is asked for, once`() throws {
    let times = Counter()
    let secret = Secret {
      times.increment()
      return Array("wonderland".utf8)
    }
    for _ in 0..<2 {
      #expect(try ask(.simple(alice, password: secret)).names.count == 3)
    }
    #expect(times.value == 1)
  }

  @Test func `with a password that nobody tells`() throws {
    struct Refusal: Error {}
    let error = try ask(.simple(alice, password: Secret { throw Refusal() })).error
    #expect(error?.reason == .unusableRequest("no password: Refusal()"))
    #expect(error?.failures.first?.cause is Refusal)
  }

  @Test func `that is not answered`() throws {
    let silent = try FakeServer { $0.waitForEnd() }
    let asking = try Asking(
      [silent.url],
      .init(
        operationTimeout: .milliseconds(300),
        credentials: .simple(alice, password: Secret("wonderland")), permitsCleartextPassword: true)
    )
    #expect(asking.error?.failures.map(\.operation) == [.bind])
    #expect(asking.error?.reason == .timedOut(after: .milliseconds(300)))
  }

  @Test func `by the system's word for who we are: EXTERNAL over a local socket`() throws {
    let asking = try Asking(
      [slapd.socketURL], .init(credentials: .sasl(SASL(mechanisms: ["EXTERNAL"]))))
    #expect(asking.names.count == 3)
  }

  @Test(arguments: ["SCRAM-SHA-256", "SCRAM-SHA-1", "DIGEST-MD5", "CRAM-MD5"])
  func `by SASL`(mechanism: String) throws {
    var sasl = SASL(
      mechanisms: [mechanism], authenticationID: "alice", password: Secret("wonderland"))
    #expect(try ask(.sasl(sasl)).names.count == 3)

    sasl.password = Secret("rabbit")
    let error = try #require(try ask(.sasl(sasl)).error)
    #expect(error.failures.map(\.operation) == [.bind])
    #expect(error.reason == .refused(.invalidCredentials), "\(error)")
  }

  @Test(arguments: ["PLAIN", "login", "PLAIN,LOGIN", "PLAINÉ", "PLAIN\u{301}"])
  func `by SASL, with a password that anybody can read is not sent`(mechanism: String) throws {
    // ldap.conf's SASL_SECPROPS, which keeps libsasl2 from it too, may say so.
    let sasl = SASL(
      mechanisms: [mechanism], authenticationID: "alice", password: Secret("wonderland"),
      securityProperties: "none")
    #expect(try ask(.sasl(sasl)).names.count == 3)
    #expect(try ask(.sasl(sasl), cleartext: false).error?.reason == .readablePassword)
  }

  @Test func `by SASL, with what does not show the password`() throws {
    var sasl = SASL(
      mechanisms: ["PLAIN", "SCRAM-SHA-256"], authenticationID: "alice",
      password: Secret("wonderland"), securityProperties: "none")
    #expect(try ask(.sasl(sasl), cleartext: false).names.count == 3)
    sasl.mechanisms = []
    #expect(try ask(.sasl(sasl), cleartext: false).names.count == 3)
  }

  @Test func `by SASL, with the strongest mechanism that both know`() throws {
    let sasl = SASL(authenticationID: "alice", password: Secret("wonderland"))
    #expect(try ask(.sasl(sasl)).names.count == 3)
  }

  @Test func `by SASL, asking for what is not known`() throws {
    let sasl = SASL(mechanisms: ["SCRAM-SHA-256"]) { question in
      Secret(question.isSecret ? "wonderland" : "alice")
    }
    #expect(try ask(.sasl(sasl)).names.count == 3)
  }

  @Test func `by SASL, with a mechanism without a name, within the time`() throws {
    let server = try FakeServer { $0.waitForEnd() }
    defer { server.stop() }
    let asking = try Asking(
      [server.url],
      .init(
        operationTimeout: .seconds(1), credentials: .sasl(SASL(mechanisms: [""])),
        permitsCleartextPassword: true))
    #expect(asking.error?.reason == .timedOut(after: .seconds(1)))
  }

  @Test func `by SASL, without what the mechanism asks`() throws {
    for (name, words) in [(nil, "asks who binds"), ("alice", "asks for a password")] {
      let sasl = SASL(mechanisms: ["SCRAM-SHA-256"], authenticationID: name)
      let error = try ask(.sasl(sasl)).error
      #expect("\(error!)".contains("no answer: the mechanism \(words)"), "\(error!)")
    }
  }

  @Test func `by SASL, and nobody answers`() throws {
    struct Refusal: Error {}
    let sasl = SASL(mechanisms: ["SCRAM-SHA-256"]) { _ in throw Refusal() }
    let error = try ask(.sasl(sasl)).error
    #expect(error?.reason == .unusableRequest("no answer: Refusal()"))
    #expect(error?.failures.first?.cause is Refusal)
  }

  @Test func `by our certificate: EXTERNAL over TLS`() throws {
    let authority = try CertificateAuthority()
    let server = try authority.certificate("server")
    let client = try authority.certificate("client", for: "DNS:client")
    var configuration = Fixture.secretive
    configuration.global += authority.slapdLines(server) + ["TLSVerifyClient demand"]
    let slapd = try Slapd(configuration)
    var tls = TLS(authoritiesFile: authority.file)
    let credentials = Credentials.sasl(SASL(mechanisms: ["EXTERNAL"]))

    let without = try Asking([slapd.url], .init(startTLS: true, tls: tls, credentials: credentials))
    #expect(without.error != nil)
    tls.certificateFile = client.file
    tls.keyFile = client.keyFile
    let with = try Asking([slapd.url], .init(startTLS: true, tls: tls, credentials: credentials))
    #expect(with.names.count == 3)
  }

  @Test func `by a mechanism that nobody has`() throws {
    let error = try #require(try ask(.sasl(SASL(mechanisms: ["NO-SUCH"]))).error)
    #expect(error.failures.map(\.operation) == [.bind])
    #expect("\(error)".hasPrefix("\(slapd.url): cannot bind: unknown authentication method"))
  }
}
