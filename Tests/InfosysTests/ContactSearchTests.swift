import LDAPClient
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("Whom to ask")
struct ContactSearchTests {
  @Test("The contacts of a site whose name in the relays' tree is not its own")
  func contacts() throws {
    var grid = PublishedGrid()
    grid.add(site: "TREE", tags: ["VO-ops-gLite-UI-preview-126"])
    grid.add(
      """
      dn: GlueSiteUniqueID=OWN,mds-vo-name=TREE,mds-vo-name=local,o=grid
      objectClass: GlueTop
      objectClass: GlueSite
      GlueSiteUniqueID: OWN
      GlueSiteName: OWN
      GlueSiteUserSupportContact: mailto:help@own.example.org

      """)
    let slapd = try Slapd(ldif: grid.ldif)
    defer { slapd.stop() }
    let server = LDAPDirectory(servers: [try LDAPServer(parsing: slapd.url)])
    let offers = try server.offers(
      OfferQuery(versions: try VersionRequirement(parsing: "126")), now: PublishedGrid.now
    ).offers
    let found = server.contacts(of: offers)
    #expect(found.gaps == [])
    #expect(found.contacts.map(\.site) == ["TREE"])
    #expect(found.contacts.map(\.text) == ["mailto:help@own.example.org"])
  }
}
