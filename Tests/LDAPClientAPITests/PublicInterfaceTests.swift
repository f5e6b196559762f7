// Imports no C module, and with member imports visible per file it could use nothing of one: that this
// compiles is the test. Nothing here asks a server.
import LDAPClient
import LDAPTypes
import Testing

@Suite("The public interface has no C type")
struct PublicInterfaceTests {
  @Test func `of servers`() throws {
    #expect(LDAPServer(host: "bdii.example.org").description == "ldap://bdii.example.org:389")
    let other = LDAPServer(scheme: .ldaps, host: "::1", port: 2170)
    #expect(other.description == "ldaps://[::1]:2170")
    #expect(LDAPServer(socket: "/run/ldapi").description == "ldapi://%2Frun%2Fldapi")
    let parsed = try LDAPServer(parsing: "ldap://h:2170/o=grid")
    #expect((parsed.scheme, parsed.host, parsed.port) == (.ldap, "h", 2170))
    #expect(LDAPServer(try LDAPURL(parsing: "ldap:///")).host == "localhost")
    #expect(LDAPServer(try LDAPURL(parsing: "ldapi:///")).port == nil)
  }

  @Test func `of what a directory is told`() throws {
    let cancellation = Cancellation()
    let sasl = SASL(
      mechanisms: ["EXTERNAL"], authenticationID: "a", authorizationID: "b", realm: "c",
      password: Secret("d"), securityProperties: "none"
    ) { question in
      question.isSecret ? nil : Secret(question.prompt + question.challenge)
    }
    let all: [Credentials] = [
      .anonymous, .simple(.root, password: Secret { [1] }), .sasl(sasl),
    ]
    for credentials in all {
      let configuration = LDAPDirectory.Configuration(
        networkTimeout: .seconds(1), operationTimeout: .seconds(2), startTLS: true,
        tls: TLS(
          authoritiesFile: "a", authoritiesDirectory: "b", certificateFile: "c", keyFile: "d",
          certificateCheck: .demand),
        credentials: credentials, permitsCleartextPassword: true, pageSize: 3,
        longestMessage: 4, cancellation: cancellation)
      let directory: any EntrySource = LDAPDirectory(
        servers: [LDAPServer(host: "h"), LDAPServer(host: "i")], configuration: configuration)
      #expect(directory.name == "ldap://h:389, ldap://i:389")
    }
    cancellation.cancel()
    #expect(cancellation.isCancelled)
    #expect(throws: Secret.FileError.self) { try Secret(contentsOfFile: "/no/such/file") }
  }

  @Test func `of what it throws`() {
    let cancellation = Cancellation()
    cancellation.cancel()
    let directory = LDAPDirectory(
      servers: [LDAPServer(host: "127.0.0.1", port: 1)],
      configuration: .init(cancellation: cancellation))
    #expect(directory.connectedServer == nil)
    do {
      let request = SearchRequest(base: .root, scope: .base, filter: .present("objectClass"))
      _ = try directory.search([request]) { (_: Int, _: Entry) in }
      Issue.record("it did not throw")
    } catch let error as LDAPError {
      #expect(error.isPartial == false)
      #expect(!error.isRetriable)
      #expect(error.progress == [])
      for failure in error.failures {
        #expect(failure.server.host == "127.0.0.1")
        #expect(
          "\(failure)" == "ldap://127.0.0.1:1: cannot \(failure.operation): \(failure.reason)")
        #expect(failure.diagnosticMessage.isEmpty && failure.cause == nil)
        switch failure.reason {
        case .unknownHost, .system, .notStarted, .timedOut, .connectionClosed, .garbledAnswer,
          .refused, .tls, .unusableRequest, .readablePassword, .cancelled, .library:
          #expect(error.reason == failure.reason)
        }
      }
    } catch {
      Issue.record(error)
    }
  }
}
