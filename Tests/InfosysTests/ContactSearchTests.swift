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

  /// A GlueSite with contacts by the beginnings of their attributes' names.
  private static func glueSite(
    _ name: String, in tree: String, _ contacts: [String: String]
  ) -> String {
    """
    dn: GlueSiteUniqueID=\(name),mds-vo-name=\(tree),mds-vo-name=local,o=grid
    objectClass: GlueTop
    objectClass: GlueSite
    GlueSiteUniqueID: \(name)
    GlueSiteName: \(name)
    \(contacts.map { "GlueSite\($0.key)Contact: \($0.value)\n" }.joined())
    """
  }

  @Test("The contacts of a site whose name in the relays' tree is not its own")
  func contacts() throws {
    var grid = PublishedGrid()
    grid.add(site: "TREE", tags: ["VO-ops-gLite-UI-preview-126"])
    grid.add(Self.glueSite("OWN", in: "TREE", ["UserSupport": "mailto:help@own.example.org"]))
    let found = try contacts(in: grid)
    #expect(found.map(\.site) == ["TREE"])
    #expect(found.map(\.text) == ["mailto:help@own.example.org"])
  }

  @Test("One address is told once, whether or not a space stands before it")
  func once() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", tags: ["VO-ops-gLite-UI-preview-126"])
    grid.add(Self.glueSite("A", in: "A", ["UserSupport": "mailto: help@a.example.org"]))
    grid.add(
      """
      dn: GLUE2ContactID=c,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Contact
      GLUE2ContactID: c
      GLUE2ContactType: usersupport
      GLUE2ContactDetail: mailto:help@a.example.org
      GLUE2ContactDomainForeignKey: A

      """)
    #expect(try contacts(in: grid).map(\.text) == ["mailto:help@a.example.org"])
  }

  @Test("Of more sites than are named in one question each has its own, and no other one's is told")
  func many() throws {
    var grid = PublishedGrid()
    let sites = (100..<220).map { "S\($0)" }
    for site in sites + ["OTHER"] {
      grid.add(site: site, tags: site == "OTHER" ? [] : ["VO-ops-gLite-UI-preview-126"])
      grid.add(Self.glueSite(site, in: site, ["UserSupport": "mailto:\(site)@example.org"]))
    }
    #expect(try contacts(in: grid).map(\.text) == sites.map { "mailto:\($0)@example.org" })
  }

  @Test("An offer without a contact has the nearest of its site, of whatever role and schema")
  func nearest() throws {
    for (site, glue1, glue2, contact) in [
      ("BOTH", ["SysAdmin": "mailto:adm@x.org", "Email": "mailto:a@x.org"], [], "mailto:a@x.org"),
      ("ADMIN", ["SysAdmin": "mailto:adm@x.org"], [("security", "s@x.org")], "mailto:adm@x.org"),
      ("NONE", ["UserSupport": "N/A", "Email": "b@x.org"], [], "b@x.org"),
      (
        "TWO", [:], [("security", "mailto:s@x.org"), ("General", "mailto:g@x.org")],
        "mailto:g@x.org"
      ),
      ("WORDS", ["UserSupport": "N/A"], [], "N/A"),
      ("WORD", ["UserSupport": "N/A"], [("usersupport", "mailto:h@x.org")], "mailto:h@x.org"),
      (
        "SECURITY", ["Security": "mailto:s@x.org"], [("usersupport", "mailto:h@x.org")],
        "mailto:h@x.org"
      ),
      (
        "PAGE", ["UserSupport": "https://x.org/"], [("usersupport", "mailto:h@x.org")],
        "mailto:h@x.org"
      ),
      // Whoever else GLUE 2.0 names is not asked for.
      (
        "NAMED", ["UserSupport": "mailto:h@x.org"], [("usersupport", "mailto:a@x.org")],
        "mailto:h@x.org"
      ),
      (
        "ORDER", [:],
        [
          ("usersupport", "https://x.org/"), ("usersupport", "mailto:h@x.org"),
          ("usersupport", "mailto:g@x.org"),
        ], "mailto:g@x.org"
      ),
      (
        "REDRO", [:],
        [
          ("usersupport", "mailto:g@x.org"), ("usersupport", "mailto:h@x.org"),
          ("usersupport", "https://x.org/"),
        ], "mailto:g@x.org"
      ),
    ] as [(String, [String: String], [(String, String)], String)] {
      var grid = PublishedGrid()
      grid.add(site: site, tags: ["VO-ops-gLite-UI-preview-126"])
      grid.add(pilot: "e", at: site, info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS"])
      if !glue1.isEmpty { grid.add(Self.glueSite(site, in: site, glue1)) }
      for (id, (type, detail)) in glue2.enumerated() {
        grid.add(
          """
          dn: GLUE2ContactID=\(id),GLUE2DomainID=\(site),GLUE2GroupID=grid,o=glue
          objectClass: GLUE2Contact
          GLUE2ContactID: \(id)
          GLUE2ContactType: \(type)
          GLUE2ContactDetail: \(detail)

          """)
      }
      try grid.ask(OfferQuery()) { offers in
        #expect(offers.map(\.nearestContact) == [contact, contact], "\(site)")
      }
    }
  }

  @Test("Entries of a site that stand a level deeper have its contacts, and its computing elements")
  func nested() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", tags: ["VO-ops-gLite-UI-preview-126"])
    grid.addQueue(
      "near", of: "A", ["GlueCEStateStatus: Production", "GlueCEInfoHostName: ce.a"])
    let state = [("PPSKind", "pilot"), ("PPSState", "pilot"), ("PPSProduct", "CREAM")]
    grid.add(pilot: "p", at: "A", data: state, url: "https://ce.a:8443/cream")
    var nested = PublishedGrid(
      ldif: grid.ldif.replacing(",mds-vo-name=A,", with: ",mds-vo-name=resource,mds-vo-name=A,")
        .replacing(
          "dn: GlueClusterUniqueID",
          with: """
            dn: mds-vo-name=resource,mds-vo-name=A,mds-vo-name=local,o=grid
            objectClass: MDS
            mds-vo-name: resource

            dn: GlueClusterUniqueID
            """))
    nested.add(Self.glueSite("A", in: "A", ["Email": "mailto:a@x.org"]))
    try nested.ask(OfferQuery()) { offers in
      #expect(offers.map(\.nearestContact) == ["mailto:a@x.org", "mailto:a@x.org"])
      #expect(offers.map(\.computingElements.isEmpty) == [false, false])
    }
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
