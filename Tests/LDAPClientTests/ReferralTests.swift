import LDAPClient
import LDAPTypes
import TestSupport
import Testing

/// What a server says that others know (RFC 3296): told, never followed.
@Suite("Referrals and continuation references", .slapd(ldif: Fixture.referring))
struct ReferralTests {
  let url: String

  init() throws {
    url = try #require(Slapd.current).url
  }

  @Test func `a continuation reference is in the result`() throws {
    let asking = try Asking([url])
    #expect(asking.names == ["o=grid"])
    #expect(
      asking.result
        == SearchResult(
          resultCode: .success,
          referrals: ["ldap://127.0.0.1:1/Mds-Vo-name=elsewhere,o=grid??sub"], entryCount: 1))
  }

  @Test func `a referral is the result`() throws {
    let asking = try Asking([url], base: "cn=x,Mds-Vo-name=elsewhere,o=grid")
    #expect(asking.result?.resultCode == .referral)
    #expect(asking.result?.matchedDN == "Mds-Vo-name=elsewhere,o=grid")
    #expect(
      asking.result?.referrals == ["ldap://127.0.0.1:1/cn=x,Mds-Vo-name=elsewhere,o=grid??sub"])
  }

  @Test func `several references are kept in their order`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      peer.send(Protocol.reference(identifier, ["ldap://a/", "ldap://b/"]))
      peer.send(Protocol.entry(identifier, "cn=1"))
      peer.send(Protocol.reference(identifier, ["ldap://c/"]) + Protocol.done(identifier))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url])
    #expect(asking.names == ["cn=1"])
    #expect(asking.result?.referrals == ["ldap://a/", "ldap://b/", "ldap://c/"])
  }

  @Test func `each reference is kept once, some of any number, and the rest is counted`() throws {
    let server = try FakeServer { peer in
      let identifier = peer.request()
      let long = "ldap://\(String(repeating: "x", count: 2_000))/"
      peer.send(Protocol.reference(identifier, [long]))
      for count in 0..<1_000 {
        peer.send(Protocol.reference(identifier, ["ldap://\(count)/", "ldap://0/"]))
      }
      peer.send(Protocol.done(identifier))
      peer.waitForEnd()
    }
    let result = try #require(try Asking([server.url]).result)
    #expect(result.referrals == (0..<20).map { "ldap://\($0)/" })
    #expect(result.furtherReferralCount == 981)
  }

  @Test func `nobody who is referred to is ever asked`() throws {
    let contacts = Counter()
    let other = try FakeServer { _ in contacts.increment() }
    let reference = "\(other.url)/Mds-Vo-name=elsewhere,o=grid??sub"
    let server = try FakeServer { peer in
      let first = peer.request()
      peer.send(Protocol.reference(first, [reference]))
      peer.send(Protocol.entry(first, "cn=1") + Protocol.done(first))
      peer.send(Protocol.referral(peer.request(), [reference]))
      peer.waitForEnd()
    }
    do {
      let directory = LDAPDirectory(servers: [try LDAPServer(parsing: server.url)])
      let continued = try Asking(directory)
      #expect(continued.names == ["cn=1"])
      #expect(continued.result?.resultCode == .success)
      #expect(continued.result?.referrals == [reference])
      let referred = try Asking(directory)
      #expect(referred.names == [])
      #expect(referred.result?.resultCode == .referral)
      #expect(referred.result?.referrals == [reference])
    }
    server.stop()
    other.stop()
    #expect(contacts.value == 0)
  }
}
