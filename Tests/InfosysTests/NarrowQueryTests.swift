import GLUE
import LDAPTypes
import LDIF
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

  @Test("A package version finds what names the working version only, beside what names both")
  func packageVersion() throws {
    var grid = PublishedGrid()
    grid.add(site: "CREAM", tags: [Self.tag])
    grid.add(carrierOf: "CREAM")
    grid.add(applicationOf: "CREAM", name: Self.tag, handles: [("Path", "/opt/handle")])
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
      grid.add(pilot: "e.\(site)", at: site, info: keys)
      grid.add(
        pilot: "s.\(site)", at: site, data: [("PPSState", "pilot"), ("PPSVersion", version)],
        url: "https://other.example.org")
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
      pilot: "e", at: "S7",
      info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=0:3.2.1-4"])
    grid.add(applicationOf: "S8", name: "VO-ops-gLite-UI-preview", version: "126")
    for version in [nil, "3.2.1-4"] {
      try grid.ask(try query(version, kind: .pilot)) { #expect($0.map(\.site) == ["S7"]) }
    }
    for site in ["S8", "s8"] {
      try grid.ask(try query("126", site: site)) { #expect($0.map(\.site) == ["S8"], "\(site)") }
    }
  }

  @Test(
    "What is closed or over does not end the search: all is looked through as if it were not there")
  func onlyWhatIsOver() throws {
    for (keys, created) in [(["PPSState=closed"], 60), ([], 90_000)] {
      var grid = PublishedGrid()
      for number in 0...OfferQuery.smallGrid { grid.add(site: "S\(number)") }
      grid.add(site: "OVER")
      grid.add(carrierOf: "OVER", keys, created: created)
      grid.add(site: "ARC")
      grid.add(applicationOf: "ARC", name: "VO-ops-gLite-UI-preview", version: "126")
      grid.add(site: "LOST")
      grid.add(carrierOf: "LOST", hasExtension: false)
      try grid.ask(try query("126")) { #expect($0.map(\.site) == ["ARC", "LOST", "OVER"]) }
    }
  }

  @Test("The case of a version does not matter, in either schema")
  func caseOfVersions() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    for (id, version) in [("1", "126A"), ("2", "126a")] {
      grid.add(
        pilot: "e\(id)", at: "A",
        info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=p", "PPSWorkingVersion=\(version)"],
        url: "https://\(id).2.example.org")
      grid.add(
        pilot: "s\(id)", at: "A",
        data: [("PPSState", "pilot"), ("PPSWorkingVersion", version)],
        url: "https://\(id).1.example.org")
    }
    grid.add(
      """
      dn: GLUE2ExtensionLocalID=PPS-pilot-126A,GLUE2EndpointID=e1,GLUE2ServiceID=ce.A,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Extension
      GLUE2ExtensionLocalID: PPS-pilot-126A
      GLUE2ExtensionKey: PPSWorkingVersion
      GLUE2ExtensionValue: 126A
      GLUE2ExtensionEntityForeignKey: e1

      """)
    for version in ["126a", "126A"] {
      try grid.ask(try query(version)) { #expect($0.count == 4, "\(version)") }
    }
  }

  @Test("A site is found by its name in any BDII, also where only its tags tell of it")
  func placesOfSites() throws {
    var grid = PublishedGrid()
    grid.add(site: "ONE", tags: [Self.tag])
    grid.add(site: "TWO", tags: [Self.tag])
    for root in ["", ",mds-vo-name=region,mds-vo-name=local"] {
      let site = "mds-vo-name=region,mds-vo-name=local,o=grid"
      let moved = PublishedGrid(
        ldif: grid.ldif.replacing(",mds-vo-name=local,o=grid", with: "\(root),o=grid").replacing(
          "dn: mds-vo-name=ONE", with: "dn: \(site)\nobjectClass: MDS\n\ndn: mds-vo-name=ONE"))
      for name in ["ONE", "one"] {
        try moved.ask(try query("126", site: name)) { offers in
          #expect(offers.map(\.site) == ["ONE"])
          #expect(offers.flatMap(\.computingElements).map(\.isSeenByWMS) == [true])
        }
      }
      try moved.ask(try query("126", site: "THREE")) { #expect($0.isEmpty) }
    }
    // A site that has a tree where top-level BDIIs have it, and one more elsewhere.
    grid.add(site: "BOTH", tags: [Self.tag])
    let split = PublishedGrid(
      ldif: grid.ldif.replacing(
        "=c.BOTH,mds-vo-name=BOTH,mds-vo-name=local",
        with: "=c.BOTH,mds-vo-name=BOTH,mds-vo-name=region,mds-vo-name=local"
      ).replacing(
        "dn: GlueClusterUniqueID=c.BOTH",
        with: """
          dn: mds-vo-name=region,mds-vo-name=local,o=grid
          objectClass: MDS

          dn: mds-vo-name=BOTH,mds-vo-name=region,mds-vo-name=local,o=grid
          objectClass: MDS

          dn: GlueClusterUniqueID=c.BOTH
          """))
    try split.ask(try query("126", site: "BOTH")) { #expect($0.map(\.site) == ["BOTH"]) }
  }

  @Test(
    "A site is looked through below its domains, wherever a BDII has them, at once where most do"
  )
  func domainsOfSites() throws {
    var grid = PublishedGrid()
    let domain = "GLUE2DomainID=ARC,GLUE2GroupID=grid,o=glue"
    grid.add(site: "ARC", telling: [.carrier, .lostCarrier])
    grid.add(
      applicationOf: "ARC", name: "VO-atlas-gLite-UI-preview", version: "126",
      handles: [("Path", "/opt/atlas")], exactID: "urn:ogf:app:1")
    grid.add(
      pilot: "e", at: "ARC",
      info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSWorkingVersion=126"])
    let entry = "dn: GLUE2DomainID=ARC,GLUE2GroupID=region,GLUE2GroupID=grid,o=glue"
    let region = """
      dn: GLUE2GroupID=region,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Group
      GLUE2GroupID: region


      """
    let elsewhere = grid.ldif.replacing(domain, with: entry.dropFirst(4)).replacing(
      entry, with: region + entry, maxReplacements: 1)
    let inBoth =
      elsewhere + """
        dn: \(domain)
        objectClass: GLUE2Domain
        objectClass: GLUE2AdminDomain
        GLUE2DomainID: ARC


        """
    let ofSite = grid.ldif.replacing(domain, with: "GLUE2DomainID=ARC,o=glue")
    for (ldif, name) in [grid.ldif, elsewhere, inBoth, ofSite].flatMap({
      [($0, "ARC"), ($0, "arc")]
    }) {
      try PublishedGrid(ldif: ldif).ask(try query("126", site: name)) { offers in
        #expect(offers.map(\.kind) == [.pilot, .preview, .preview], "\(ldif)")
        #expect(offers.map(\.path) == [nil, "/opt/atlas", "/opt/126"])
      }
    }
    try withTemporaryDirectory { directory in
      let path = "\(directory)/grid.ldif"
      try Command.write(grid.ldif, to: path)
      let rounds = Rounds(of: LDIFSnapshot(paths: [path], schema: .bdii))
      _ = try rounds.offers(try query("126", site: "ARC", kind: .preview), now: PublishedGrid.now)
      #expect(rounds.requests.map(\.count) == [5, 1, 1, 1], "handles, shares, whom to ask")
      #expect(rounds.requests[1].map(\.base.description) == [domain])
    }
  }

  @Test("Of a site's entries only services, endpoints and applications are believed what they say")
  func otherEntries() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(
      """
      dn: GLUE2ManagerID=m.A,GLUE2ServiceID=ce.A,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Manager
      objectClass: GLUE2ComputingManager
      GLUE2ManagerID: m.A
      GLUE2ManagerProductName: slurm
      GLUE2ManagerServiceForeignKey: ce.A
      GLUE2ComputingManagerComputingServiceForeignKey: ce.A
      GLUE2EntityOtherInfo: PPSKind=preview
      GLUE2EntityOtherInfo: PPSState=preview
      GLUE2EntityOtherInfo: PPSProduct=gLite-UI
      GLUE2EntityOtherInfo: PPSWorkingVersion=126

      """)
    try grid.ask(try query("126", site: "A")) { #expect($0.isEmpty) }
    grid.add(
      pilot: "e", at: "A",
      info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSWorkingVersion=126"])
    grid.add(carrierOf: "A", hasExtension: false)
    for kind in Offer.Kind.allCases {
      try grid.ask(try query("126", site: "A", kind: kind)) { #expect($0.map(\.kind) == [kind]) }
    }
  }

  /// A file that is asked as a server is, and what it was asked.
  private final class Rounds: EntrySource {
    let snapshot: LDIFSnapshot
    private(set) var requests: [[SearchRequest]] = []
    var name: String { snapshot.name }

    init(of snapshot: LDIFSnapshot) { self.snapshot = snapshot }

    func search(
      _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
    ) throws -> [SearchResult] {
      self.requests.append(requests)
      return try snapshot.search(requests, receive: receive)
    }
  }

  @Test("A resource BDII, which holds no contacts of GLUE 2.0, is not asked for them")
  func contactsOfResource() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(pilot: "s", at: "A", data: [("PPSState", "pilot"), ("PPSVersion", "3.2.1-4")])
    try withTemporaryDirectory { directory in
      for (level, isAsked) in [(LevelTests.Level.site, true), (.resource, false)] {
        let path = "\(directory)/\(level).ldif"
        try Command.write(level.grid(of: "A", grid).ldif, to: path)
        let rounds = Rounds(of: LDIFSnapshot(paths: [path], schema: .bdii))
        #expect(try rounds.offers(try query(), now: PublishedGrid.now).offers.count == 1)
        let asked = rounds.requests.joined().map { "\($0.filter)" }
        #expect(asked.contains { $0.contains("=GLUE2Contact)") } == isAsked, "\(asked)")
      }
    }
  }

  @Test("A carrier that only its extension finds is found where one site is looked through, too")
  func onlyExtension() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(carrierOf: "A")
    let bare = PublishedGrid(
      ldif: grid.ldif.replacing("GLUE2EntityOtherInfo: PPSKind=preview\n", with: ""))
    for site in [nil, "A", "a"] {
      try bare.ask(try query(site: site)) { #expect($0.map(\.path) == ["/opt/126"]) }
    }
  }

  @Test("Where a site has no domain, its applications are found by what its tags call them")
  func noDomain() throws {
    var grid = PublishedGrid()
    grid.add(site: "BARE", tags: [Self.tag])
    grid.add(
      applicationOf: "BARE", name: Self.tag, handles: [("Path", "/opt/126")],
      exactID: "\(Self.tag)_sc.BARE", handleNames: ["path"])
    let bare = PublishedGrid(
      ldif: grid.ldif.replacing(
        "objectClass: GLUE2Domain\nobjectClass: GLUE2AdminDomain",
        with: "objectClass: GLUE2Domain\nobjectClass: GLUE2UserDomain"
      ).replacing("GLUE2DomainID=BARE,GLUE2GroupID=grid", with: "GLUE2DomainID=BARE"))
    try bare.ask(try query("126", site: "BARE")) { #expect($0.map(\.path) == ["/opt/126"]) }
  }

  @Test("A resource BDII's site is called as its clusters, carriers and services call it")
  func home() throws {
    var grid = PublishedGrid()
    grid.add(site: "HOME", tags: [Self.tag])
    grid.add(carrierOf: "HOME")
    grid.add(carrierOf: "HOME", id: "lost", hasExtension: false, vo: "dteam")
    grid.add(pilot: "s", at: "HOME", data: [("PPSState", "pilot"), ("PPSVersion", "3.2.1-4")])
    for part in [["GLUE2"], ["Glue"], ["Glue", "GLUE2"]] {
      // Each level of a top-level BDII's names that tells a site is one of the resource's.
      let entries = grid.ldif.split(separator: "\n\n").filter { entry in
        !entry.contains("dn: mds-vo-name=HOME") && !entry.contains("dn: GLUE2DomainID=")
          && (!entry.contains("HOME") || part.contains { entry.contains("dn: \($0)") })
      }
      let resource = PublishedGrid(
        ldif: "dn: mds-vo-name=resource,o=grid\nobjectClass: MDS\n\n"
          + entries.joined(separator: "\n\n")
          .replacing("mds-vo-name=HOME,mds-vo-name=local", with: "mds-vo-name=resource")
          .replacing("GLUE2DomainID=HOME,GLUE2GroupID=grid", with: "GLUE2GroupID=resource")
          .replacing("GLUE2GroupID=grid,o=glue", with: "GLUE2GroupID=resource,o=glue")
          .replacing("GLUE2GroupID: grid", with: "GLUE2GroupID: resource") + "\n\n")
      for site in [nil, "home"] {
        try resource.ask(try query(site: site)) { offers in
          #expect(!offers.isEmpty && offers.allSatisfy { $0.site == "HOME" }, "\(part)")
          #expect(
            offers.contains { $0.vos.contains("dteam") } == part.contains("GLUE2"), "\(part)")
        }
      }
    }
  }

  @Test(
    "A resource BDII that has a pilot in GLUE 2.0 only is that of the site that its service names")
  func homeOfEndpoint() throws {
    var grid = PublishedGrid()
    grid.add(
      """
      dn: GLUE2GroupID=resource,o=glue
      objectClass: GLUE2Group
      GLUE2GroupID: resource

      dn: GLUE2ServiceID=s,GLUE2GroupID=resource,o=glue
      objectClass: GLUE2Service
      GLUE2ServiceID: s
      GLUE2ServiceType: org.glite.wms
      GLUE2ServiceQualityLevel: pre-production
      GLUE2ServiceAdminDomainForeignKey: HOME

      dn: GLUE2EndpointID=e,GLUE2ServiceID=s,GLUE2GroupID=resource,o=glue
      objectClass: GLUE2Endpoint
      GLUE2EndpointID: e
      GLUE2EndpointURL: https://wms.example.org:7443/
      GLUE2EndpointInterfaceName: org.glite.wms.WMProxy
      GLUE2EndpointQualityLevel: pre-production
      GLUE2EndpointServingState: production
      GLUE2EndpointHealthState: ok
      GLUE2EndpointServiceForeignKey: s
      GLUE2EntityOtherInfo: PPSKind=pilot
      GLUE2EntityOtherInfo: PPSState=pilot
      GLUE2EntityOtherInfo: PPSProduct=WMS
      GLUE2EntityOtherInfo: PPSVersion=3.2.1-4

      """)
    for site in [nil, "home"] {
      try grid.ask(try query(site: site)) { #expect($0.map(\.site) == ["HOME"]) }
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

  @Test("An application environment is read as the tag of its site is, whatever VOs others have")
  func applicationBesideTag() throws {
    let tag = "VO-a-b-x-preview-126"
    var grid = PublishedGrid()
    grid.add(site: "OWN", tags: [tag])
    grid.add(applicationOf: "OWN", name: tag)
    grid = PublishedGrid(ldif: grid.ldif.replacing("Rule: VO:ops", with: "Rule: VO:a"))
    grid.add(site: "OTHER", tags: ["VO-a-b-y-preview-126"])
    grid = PublishedGrid(ldif: grid.ldif.replacing("Rule: VO:ops", with: "Rule: VO:a-b"))
    try grid.ask(try query("126")) { offers in
      let own = offers.filter { $0.site == "OWN" }
      #expect(own.map(\.product) == ["b-x"] && own.map(\.vos) == [["a"]])
    }
  }

  @Test("A site that is spelled in two ways is one")
  func spellings() throws {
    var grid = PublishedGrid()
    grid.add(site: "Site-A", tags: [Self.tag])
    grid.add(pilot: "s", at: "Site-A", data: [("PPSState", "pilot"), ("PPSVersion", "3.2.1-4")])
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
}
