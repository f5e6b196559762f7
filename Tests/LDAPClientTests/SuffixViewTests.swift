import LDAPClient
import LDAPTypes
import TestSupport
import Testing

/// Names that a server only shows (slapd-relay(5)), asked for by those that it stores.
@Suite("Views of a suffix")
struct SuffixViewTests {
  static let view = SuffixView(
    shown: DistinguishedName(literal: "o=grid"),
    stored: DistinguishedName(literal: "O=Grid,o=shadow"))
  static let names = ["o=grid", "Mds-Vo-name=A,o=grid", "Mds-Vo-name=B,o=grid"]

  private func ask(_ base: String, _ views: [SuffixView] = [view]) throws -> Asking {
    try Asking([try #require(Slapd.current).url], .init(views: views), base: base)
  }

  @Test(.slapd(Fixture.shadow)) func `what is stored has the names that are shown`() throws {
    #expect(try ask("o=grid", []).result?.resultCode == .noSuchObject)
    #expect(try ask("o=grid").names == Self.names)
    #expect(try ask("Mds-Vo-name=A,o=grid").names == ["Mds-Vo-name=A,o=grid"])
    let missing = try ask("cn=x,Mds-Vo-name=A,o=grid").result
    #expect(missing?.resultCode == .noSuchObject)
    #expect(missing?.matchedDN == "Mds-Vo-name=A,o=grid")
    #expect(try ask("o=shadow").names.count == 4)
  }

  @Test(.slapd(Fixture.relayed)) func `it is the same as without the view`() throws {
    for base in ["o=grid", "Mds-Vo-name=B,o=grid", "Mds-Vo-name=C,o=grid"] {
      let (with, without) = (try ask(base), try ask(base, []))
      #expect(with.names == without.names)
      #expect(with.result == without.result)
    }
  }

  @Test(.slapd(ldif: Fixture.grid), arguments: [nil, 1])
  func `where nothing is stored so, what is shown is asked for`(_ pageSize: Int?) throws {
    let directory = LDAPDirectory(
      servers: [try LDAPServer(parsing: try #require(Slapd.current).url)],
      configuration: .init(views: [Self.view], pageSize: pageSize))
    for _ in 1...2 {
      #expect(try Asking(directory).names == Self.names)
    }
    let missing = try Asking(directory, base: "cn=x,o=grid").result
    #expect(missing?.resultCode == .noSuchObject)
    #expect(missing?.matchedDN == "o=grid")
  }

  @Test(arguments: [1, 53, 80] as [UInt8])
  func `a server that fails at the name that it stores by is asked by the one it shows`(
    _ code: UInt8
  ) throws {
    let server = try FakeServer { peer in
      peer.send(Protocol.done(peer.request(), code))
      let identifier = peer.request()
      peer.send(Protocol.entry(identifier, "o=grid") + Protocol.done(identifier))
      peer.waitForEnd()
    }
    let asking = try Asking([server.url], .init(views: [Self.view]))
    #expect(asking.names == ["o=grid"] && asking.result?.resultCode == .success)
  }
}
