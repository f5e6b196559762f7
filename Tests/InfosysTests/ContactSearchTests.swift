import LDAPClient
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("Whom to ask")
struct ContactSearchTests {
  private func contacts(in grid: PublishedGrid) throws -> [Contact] {
    let slapd = try Slapd(ldif: grid.ldif)
    defer { slapd.stop() }
    let server = LDAPDirectory(servers: [try LDAPServer(parsing: slapd.url)])
    let offers = try server.offers(
      OfferQuery(versions: try VersionRequirement(parsing: "126")), now: PublishedGrid.now
    ).offers
    let found = server.contacts(of: offers)
    #expect(found.gaps == [])
    return found.contacts
  }

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
    let found = try contacts(in: grid)
    #expect(found.map(\.site) == ["TREE"])
    #expect(found.map(\.text) == ["mailto:help@own.example.org"])
  }

  @Test("Contacts of GLUE 2.0 name the site in another case, or stand below it without naming it")
  func spelledOtherwise() throws {
    var grid = PublishedGrid()
    grid.add(site: "North", tags: ["VO-ops-gLite-UI-preview-126"])
    let ldif = grid.ldif.replacing("GLUE2DomainID=North", with: "GLUE2DomainID=NORTH")
      .replacing("GLUE2DomainID: North", with: "GLUE2DomainID: NORTH")
    grid = PublishedGrid(ldif: ldif)
    for (id, key) in [("a", "GLUE2ContactDomainForeignKey: north\n"), ("b", "")] {
      grid.add(
        """
        dn: GLUE2ContactID=\(id),GLUE2DomainID=NORTH,GLUE2GroupID=grid,o=glue
        objectClass: GLUE2Contact
        GLUE2ContactID: \(id)
        GLUE2ContactType: usersupport
        GLUE2ContactDetail: mailto:\(id)@example.org
        \(key)
        """)
    }
    let found = try contacts(in: grid)
    #expect(found.map(\.text) == ["mailto:a@example.org", "mailto:b@example.org"])
  }
}
