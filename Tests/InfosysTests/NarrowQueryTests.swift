import GLUE
import LDAPClient
import LDAPTypes
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("A narrower question has the same answer, as far as it goes")
struct NarrowQueryTests {
  private static let tag = "VO-ops-gLite-UI-preview-126"

  private func query(
    _ version: String? = nil, site: String? = nil, kind: Offer.Kind? = nil
  ) throws -> OfferQuery {
    OfferQuery(
      versions: try version.map(VersionRequirement.init(parsing:)), site: site, kind: kind)
  }

  /// A pilot's service in GLUE 1.3, and its endpoint in GLUE 2.0, in lines.
  private static func pilot(
    _ id: String, site: String, data: [(String, String)] = [], info: [String] = [],
    url: String = "https://wms.example.org:7443/wms", status: String? = nil,
    servingState: String = "production"
  ) -> String {
    var text = ""
    if !data.isEmpty {
      let dn = "GlueServiceUniqueID=\(id),mds-vo-name=\(site),mds-vo-name=local,o=grid"
      text += """
        dn: \(dn)
        objectClass: GlueTop
        objectClass: GlueService
        GlueServiceUniqueID: \(id)
        GlueServiceType: org.glite.wms.WMProxy
        GlueServiceEndpoint: \(url)
        \(status.map { "GlueServiceStatus: \($0)\n" } ?? "")

        """
      for (key, value) in data {
        text += """
          dn: GlueServiceDataKey=\(key),\(dn)
          objectClass: GlueTop
          objectClass: GlueServiceData
          GlueServiceDataKey: \(key)
          GlueServiceDataValue: \(value)
          GlueChunkKey: GlueServiceUniqueID=\(id)


          """
      }
    }
    if !info.isEmpty {
      text += """
        dn: GLUE2EndpointID=\(id),GLUE2ServiceID=ce.\(site),GLUE2DomainID=\(site),GLUE2GroupID=grid,o=glue
        objectClass: GLUE2Endpoint
        GLUE2EndpointID: \(id)
        GLUE2EndpointURL: \(url)
        GLUE2EndpointInterfaceName: org.glite.wms.WMProxy
        GLUE2EndpointQualityLevel: pre-production
        GLUE2EndpointServingState: \(servingState)
        GLUE2EndpointHealthState: ok
        GLUE2EndpointServiceForeignKey: ce.\(site)

        """
      for line in info.map({ "GLUE2EntityOtherInfo: \($0)" }) {
        text += line + "\n"
      }
      text += "\n"
    }
    return text.replacing("\n\n\n", with: "\n\n").replacing(
      "\n\nGLUE2Entity", with: "\nGLUE2Entity")
  }

  @Test("A package version finds what names the working version only, beside what names both")
  func packageVersion() throws {
    var grid = PublishedGrid()
    grid.add(site: "CREAM", tags: [Self.tag])
    grid.add(carrierOf: "CREAM")
    grid.add(applicationOf: "CREAM", name: Self.tag, handles: [("path", "/opt/handle")])
    grid.add(site: "ARC")
    grid.add(carrierOf: "ARC")
    grid.add(applicationOf: "ARC", name: "VO-ops-gLite-UI-preview", version: "126")
    grid.add(site: "OTHER", tags: ["VO-ops-gLite-UI-preview-127"])
    grid.add(applicationOf: "OTHER", name: "VO-ops-gLite-UI-preview-127")
    var byWorkingVersion: [Offer] = []
    try grid.ask(try query("126")) { byWorkingVersion = $0 }
    #expect(byWorkingVersion.map(\.site) == ["ARC", "CREAM"])
    #expect(byWorkingVersion.allSatisfy { $0.evidence.count > 1 })
    for version in ["3.2.1-4", "0:3.2.1-4"] {
      try grid.ask(try query(version)) { #expect($0 == byWorkingVersion, "\(version)") }
    }
  }

  @Test("A package version is found with and without the epoch that counts as 0")
  func epochs() throws {
    var grid = PublishedGrid()
    for (site, version) in [("BARE", "3.2.1-4"), ("ZERO", "0:3.2.1-4"), ("ONE", "1:3.2.1-4")] {
      grid.add(site: site)
      let keys = ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=\(version)"]
      grid.add(Self.pilot("e.\(site)", site: site, info: keys))
      grid.add(
        Self.pilot(
          "s.\(site)", site: site, data: [("PPSState", "pilot"), ("PPSVersion", version)],
          url: "https://other.example.org"))
    }
    for version in ["3.2.1-4", "0:3.2.1-4"] {
      try grid.ask(try query(version)) {
        #expect($0.map(\.site) == ["BARE", "BARE", "ZERO", "ZERO"], "\(version)")
      }
    }
    try grid.ask(try query("1:3.2.1-4")) { #expect($0.map(\.site) == ["ONE", "ONE"]) }
  }

  @Test(
    "On a large grid, pilots and sites in any case are found before it is said that there are none")
  func largeGrid() throws {
    var grid = PublishedGrid()
    for number in 0...OfferQuery.smallGrid { grid.add(site: "S\(number)") }
    grid.add(
      Self.pilot(
        "e", site: "S7",
        info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=0:3.2.1-4"]))
    grid.add(applicationOf: "S8", name: "VO-ops-gLite-UI-preview", version: "126")
    for version in [nil, "3.2.1-4"] {
      try grid.ask(try query(version, kind: .pilot)) { #expect($0.map(\.site) == ["S7"]) }
    }
    for site in ["S8", "s8"] {
      try grid.ask(try query("126", site: site)) { #expect($0.map(\.site) == ["S8"], "\(site)") }
    }
  }

  @Test("What an application environment is called for is read with the VOs of its site")
  func applicationOfSite() throws {
    var grid = PublishedGrid()
    grid.add(site: "APP")
    grid.add(applicationOf: "APP", name: "VO-a-b-gLite-UI-preview-126")
    grid = PublishedGrid(ldif: grid.ldif.replacing("Rule: VO:ops", with: "Rule: VO:a-b"))
    for site in ["APP", "app"] {
      try grid.ask(try query("126", site: site)) {
        #expect($0.map(\.product) == ["gLite-UI"] && $0.map(\.vos) == [["a-b"]])
      }
    }
  }

  @Test("A site that is spelled in two ways is one")
  func spellings() throws {
    var grid = PublishedGrid()
    grid.add(site: "Site-A", tags: [Self.tag])
    grid.add(
      Self.pilot("s", site: "SITE-A", data: [("PPSState", "pilot"), ("PPSVersion", "3.2.1-4")])
        .replacing("mds-vo-name=SITE-A", with: "mds-vo-name=Site-A"))
    grid.add(
      """
      dn: GLUE2DomainID=SITE-A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2AdminDomain
      GLUE2DomainID: SITE-A

      dn: GLUE2ServiceID=carrier,GLUE2DomainID=SITE-A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Service
      GLUE2ServiceID: carrier
      GLUE2ServiceType: other
      GLUE2ServiceQualityLevel: testing
      GLUE2ServiceAdminDomainForeignKey: SITE-A
      GLUE2EntityOtherInfo: PPSKind=preview
      GLUE2EntityOtherInfo: PPSState=preview
      GLUE2EntityOtherInfo: PPSWorkingVersion=130
      GLUE2EntityOtherInfo: PPSProduct=gLite-UI
      GLUE2EntityOtherInfo: PPSVO=ops

      """)
    try grid.ask(try query()) { offers in
      #expect(offers.count == 3)
      #expect(OfferingSite.all(in: offers).map(\.site) == ["Site-A"])
      #expect(Set(OfferedRelease.all(in: offers).flatMap(\.sites)) == ["Site-A"])
    }
  }

  @Test("A pilot in both schemas is one, though one tells no product, or ends the URL with a slash")
  func pilots() throws {
    var grid = PublishedGrid()
    let info = ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=0:3.2.1-4"]
    for (site, data, slash) in [
      ("BARE", [("PPSState", "pilot")], ""),
      ("SLASH", [("PPSState", "pilot"), ("PPSProduct", "wms")], "/"),
      ("OTHER", [("PPSState", "pilot"), ("PPSProduct", "LB")], ""),
    ] {
      grid.add(site: site)
      grid.add(Self.pilot("e.\(site)", site: site, info: info))
      grid.add(
        Self.pilot(
          "s.\(site)", site: site, data: data, url: "https://WMS.example.org:7443/wms\(slash)"))
    }
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.site) == ["BARE", "OTHER", "OTHER", "SLASH"])
      #expect(offers.filter { $0.site != "OTHER" }.allSatisfy { $0.evidence.count == 2 })
    }
  }

  @Test("What a relay or a service says of a pilot's end is heard")
  func states() throws {
    var grid = PublishedGrid()
    let data = [("PPSState", "pilot"), ("PPSVersion", "3.2.1-4"), ("PPSVO", "ops, dteam")]
    for site in ["FINE", "LOST", "SHUT", "OVER"] { grid.add(site: site) }
    grid.add(Self.pilot("s1", site: "FINE", data: data, status: "OK"))
    grid.add(Self.pilot("s2", site: "LOST", data: data, status: "Unknown"))
    let info = ["PPSKind=pilot", "PPSVersion=3.2.1-4"]
    grid.add(
      Self.pilot(
        "e3", site: "SHUT", info: info + ["PPSState=pilot"],
        servingState: "closed"))
    grid.add(Self.pilot("e4", site: "OVER", info: info + ["PPSState=Closed"]))
    try grid.ask(try query()) { offers in
      let told = Dictionary(uniqueKeysWithValues: offers.map { ($0.site, $0) })
      #expect(told["FINE"]?.freshness == .undated && told["FINE"]?.vos == ["ops", "dteam"])
      #expect(told["LOST"]?.freshness == .unknown && told["LOST"]?.objection == .sourceLost)
      #expect(told["SHUT"]?.contradictions.map(\.said) == ["closed"])
      #expect(told["OVER"]?.objection == .closed)
      #expect(["FINE", "OVER"].allSatisfy { told[$0]?.contradictions == [] })
    }
  }

  @Test("The contacts of a site whose name in the relays' tree is not its own")
  func contacts() throws {
    var grid = PublishedGrid()
    grid.add(site: "TREE", tags: [Self.tag])
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
    let offers = try server.offers(try query("126"), now: PublishedGrid.now).offers
    let found = server.contacts(of: offers)
    #expect(found.gaps == [])
    #expect(found.contacts.map(\.site) == ["TREE"])
    #expect(found.contacts.map(\.text) == ["mailto:help@own.example.org"])
  }

  @Test("What says no version, no VO or another epoch is the same as itself")
  func matching() throws {
    func offer(_ version: String?, _ info: [(PPSKey, String)] = [], path: String? = nil) -> Offer {
      var all = PPSInfo()
      for (key, value) in info { all.append(key, value) }
      all.append(.version, version)
      all.append(.path, path)
      return Offer(all, site: "A", kind: .preview, evidence: nil)
    }
    func arePaired(_ a: Offer, _ b: Offer) -> Bool {
      OfferMatching.pairs([a], [b]).count == 1
    }
    #expect(arePaired(offer(nil), offer(nil)))
    #expect(arePaired(offer("3.2.1-4"), offer("0:3.2.1-4")))
    #expect(arePaired(offer("1-1", path: "/a"), offer("1-1", path: "/b")))
    #expect(arePaired(offer("1-1", [(.vo, "ops")]), offer("1-1")))
    #expect(!arePaired(offer("1-1", [(.vo, "ops")]), offer("1-1", [(.vo, "dteam")])))
    #expect(!arePaired(offer(nil), offer("1-1")) && !arePaired(offer("1-1"), offer("1-2")))
  }
}
