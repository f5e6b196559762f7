import GLUE
import LDAPClient
import LDAPTypes
import LDIF
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("All the evidence, one answer")
struct EvidenceTests {
  typealias Telling = PublishedGrid.Telling

  private func query(_ version: String? = PublishedGrid.version, product: String? = nil) throws
    -> OfferQuery
  {
    OfferQuery(versions: try version.map(VersionRequirement.init(parsing:)), product: product)
  }

  @Test("Each kind alone and each two together make one offer")
  func everyPair() throws {
    var grid = PublishedGrid()
    var told: [String: Set<Telling>] = [:]
    for (index, one) in Telling.allCases.enumerated() {
      for other in Telling.allCases[index...] {
        let site = "\(one.rawValue.uppercased())-\(other.rawValue.uppercased())"
        told[site] = [one, other]
        grid.add(site: site, telling: Telling.allCases.filter { told[site]!.contains($0) })
      }
    }
    // The same words with another version, and no preview's.
    grid.add(site: "DECOY", tags: ["VO-ops-gLite-UI-preview-1260", "VO-ops-gLite-UI-126"])
    grid.add(applicationOf: "DECOY", name: "gLite-UI", version: "1260")
    grid.add(applicationOf: "DECOY", name: "VO-ops-gLite-UI-126", id: "b")
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.site) == told.keys.sorted())
      for offer in offers {
        let ways = try #require(told[offer.site])
        #expect(Set(offer.evidence.map(\.source)) == Set(ways.map(\.source)), "\(offer.site)")
        #expect(offer.evidence.count == ways.count, "\(offer.site)")
        #expect(offer.contradictions == [], "\(offer.site)")
        #expect(offer.product == "gLite-UI" && offer.workingVersion == "126")
        #expect(offer.vos == (ways == [.productAndVersion] ? [] : ["ops"]))
        #expect(offer.computingElements.isEmpty == !ways.contains(.tag))
        let isCarried = ways.contains { $0.source == .carrier }
        #expect(offer.path == (isCarried ? "/opt/126" : nil))
      }
    }
    // Without a version nothing tells that software is a preview but the tag's form.
    try grid.ask(try query(nil)) { offers in
      let found = Set(offers.filter { $0.workingVersion == "126" }.map(\.site))
      #expect(found == Set(told.keys).subtracting(["PRODUCTANDVERSION-PRODUCTANDVERSION"]))
    }
  }

  @Test(
    "Of two carriers that has the word whose state was reached last, whichever was renewed last")
  func moved() throws {
    for ages in [[60, 120], [120, 60]] {
      var grid = PublishedGrid()
      grid.add(site: "A")
      grid.add(
        carrierOf: "A", ["PPSState=closed", "PPSSince=2026-11-20T00:00:00Z"], id: "old",
        created: ages[0])
      grid.add(
        carrierOf: "A", ["PPSState=preview", "PPSSince=2026-11-21T00:00:00Z"], id: "new",
        created: ages[1])
      // What nobody renewed any more does not count before what somebody did.
      grid.add(
        carrierOf: "A", ["PPSState=installed", "PPSSince=2026-11-22T00:00:00Z"], id: "dead",
        created: 90_000)
      try grid.ask(try query()) { offers in
        #expect(offers.map(\.state) == [.preview] && offers.map(\.freshness) == [.fresh])
        #expect(Set(offers.flatMap(\.contradictions).map(\.said)) == ["closed", "installed"])
      }
    }
  }

  @Test("Applications in different folders are of different places")
  func folders() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", subclusters: ["a", "b", "c"])
    for (resource, path) in [("a", "/opt/a"), ("b", "/opt/b"), ("c", "/opt/a/")] {
      grid.add(
        applicationOf: "A", name: "VO-ops-gLite-UI-preview-126", resource: resource,
        handles: [("Path", path)])
    }
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.path) == ["/opt/a", "/opt/b"])
      #expect(offers.map(\.executionEnvironments) == [["a.A", "c.A"], ["b.A"]])
      #expect(offers.flatMap(\.contradictions) == [])
    }
    // So is the tag of each place.
    grid = PublishedGrid(
      ldif: grid.ldif.replacing(
        "GlueSubClusterUniqueID: b.A\n",
        with: "GlueSubClusterUniqueID: b.A\n\(GLUE1.softwareTag): VO-ops-gLite-UI-preview-126\n"))
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.computingElements.count) == [0, 1])
    }
    var there = try query()
    there.path = "/opt/b/"
    try grid.ask(there) { #expect($0.map(\.path) == ["/opt/b"]) }
  }

  @Test("Versions that RPM takes for equal are one, however they are spelled")
  func equalVersions() throws {
    for (one, other) in [("0:3.2.01-4", "3.2.1-4"), ("3.2.1_4-1", "0:3.2.1.4-1"), ("3.2", "3.2-1")]
    {
      var grid = PublishedGrid()
      grid.add(site: "A")
      let keys = ["PPSKind=preview", "PPSState=preview", "PPSProduct=gLite-UI", "PPSVO=ops"]
      grid.add(
        """
        dn: GLUE2ServiceID=c,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
        objectClass: GLUE2Service
        GLUE2ServiceID: c
        GLUE2ServiceType: other
        GLUE2ServiceQualityLevel: testing
        GLUE2ServiceAdminDomainForeignKey: A
        \((keys + ["PPSVersion=\(one)"]).map { "GLUE2EntityOtherInfo: \($0)\n" }.joined())
        """)
      grid.add(
        applicationOf: "A", name: "gLite-UI", version: other,
        lines: (keys + ["PPSVersion=\(other)"]).map { "GLUE2EntityOtherInfo: \($0)" })
      try grid.ask(try query(nil)) { #expect($0.map(\.evidence.count) == [2], "\(one)") }
    }
  }

  @Test("What is told alike for several VOs, each with its tag, is one offer")
  func severalVOs() throws {
    var grid = PublishedGrid()
    let tags = ["ops", "dteam"].map { "VO-\($0)-gLite-UI-preview-126" }
    grid.add(site: "A", tags: tags)
    for (vo, tag) in zip(["ops", "dteam"], tags) {
      grid.add(carrierOf: "A", ["PPSTag=\(tag)"], id: vo, vo: vo)
    }
    try grid.ask(try query()) { offers in
      #expect(offers.map { Set($0.vos) } == [["ops", "dteam"]])
      #expect(offers.first?.computingElements.count == 1)
    }
  }

  @Test("A tag belongs to the carrier that names it, whatever that calls its product")
  func namedTag() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", tags: ["VO-ops-glite-client-preview-126"])
    grid.add(carrierOf: "A", ["PPSTag=VO-ops-glite-client-preview-126"])
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.product) == ["gLite-UI"] && offers.map(\.contradictions) == [[]])
      #expect(offers.map(\.computingElements.count) == [1])
    }
    // Not one of another VO or version, nor a pilot.
    grid.add(site: "B", tags: ["VO-dteam-glite-client-preview-126"])
    grid.add(carrierOf: "B", ["PPSTag=VO-dteam-glite-client-preview-126"])
    grid.add(site: "C", tags: ["VO-ops-glite-client-preview-127"])
    grid.add(carrierOf: "C", ["PPSTag=VO-ops-glite-client-preview-127"])
    grid.add(site: "D", tags: ["VO-ops-glite-client-preview-128"])
    grid.add(
      pilot: "e", at: "D",
      info: ["PPSKind=pilot", "PPSState=pilot", "PPSTag=VO-ops-glite-client-preview-128"])
    // Whichever of its tags it is.
    grid.add(site: "E", tags: ["VO-ops-glite-client-preview-126"])
    grid.add(
      carrierOf: "E", ["PPSTag=VO-dteam-x-preview-126", "PPSTag=VO-ops-glite-client-preview-126"])
    try grid.ask(try query(nil)) { offers in
      #expect(offers.map(\.site) == ["A", "B", "B", "C", "C", "D", "D", "E"])
      #expect(offers.first { $0.kind == .pilot }?.workingVersion == nil)
    }
  }

  @Test(
    "On a large grid, what no index finds is looked through when it is asked for or nothing else is"
  )
  func largeGrid() throws {
    var grid = PublishedGrid()
    for number in 0...OfferQuery.smallGrid { grid.add(site: "S\(number)") }
    let tag = "VO-ops-gLite-UI-preview-126"
    grid.add(site: "CREAM", tags: [tag])
    grid.add(applicationOf: "CREAM", name: tag, exactID: "\(tag.lowercased())_sc.CREAM")
    grid.add(site: "OURS")
    grid.add(carrierOf: "OURS", ["PPSTag=\(tag)"])
    grid.add(
      applicationOf: "OURS", name: tag, handles: [("Path", "/opt/127")], exactID: "sc.OURS/\(tag)",
      handleNames: ["path"])
    grid.add(site: "ARC")
    grid.add(applicationOf: "ARC", name: "VO-ops-gLite-UI-preview", version: "126")
    grid.add(applicationOf: "ARC", name: "VO-ops-gLite-UI-preview-128", id: "other")
    let slapd = try Slapd(ldif: grid.ldif)
    defer { slapd.stop() }
    func find(_ query: OfferQuery) throws -> [Offer] {
      let list = try LDAPDirectory(servers: [try LDAPServer(parsing: slapd.url)])
        .offers(query, now: PublishedGrid.now)
      #expect(list.gaps == [])
      return list.offers
    }
    // What has the ID that CREAM or we give it is found at once, and its handles.
    let indexed = try find(try query())
    #expect(indexed.map(\.site) == ["CREAM", "OURS"])
    #expect(
      indexed.map { $0.evidence.map(\.source) } == [
        [.application, .tag], [.carrier, .application],
      ])
    #expect(indexed[1].contradictions.map(\.said) == ["/opt/127"])
    func sites(_ query: OfferQuery) throws -> [String] { try find(query).map(\.site) }
    var wanted = try query()
    #expect(try sites(wanted) == ["CREAM", "OURS"])
    wanted.site = "ARC"
    #expect(try sites(wanted) == ["ARC"])
    wanted.site = nil
    wanted.isThorough = true
    #expect(try sites(wanted) == ["ARC", "CREAM", "OURS"])
    #expect(try sites(try query("128")) == ["ARC"])
  }

  @Test("A product and a version that is no plain number count when both were asked for")
  func productAndPackageVersion() throws {
    var grid = PublishedGrid()
    grid.add(site: "ARC")
    grid.add(applicationOf: "ARC", name: "gLite-UI", version: "3.2.1-4")
    try grid.ask(try query("3.2.1-4")) { #expect($0.isEmpty) }
    try grid.ask(try query("3.2.1-4", product: "glite-ui")) {
      #expect($0.map(\.packageVersion) == ["3.2.1-4"] && $0.map(\.workingVersion) == [nil])
    }
  }

  @Test("An application that our keys mark tells what the carrier would")
  func marked() throws {
    var grid = PublishedGrid()
    grid.add(site: "MARKED")
    grid.add(
      applicationOf: "MARKED", name: "VO-ops-gLite-UI-preview-126", version: "3.2.1-4",
      lines: [
        "GLUE2ApplicationEnvironmentState: installedverified",
        "GLUE2EntityCreationTime: 2026-11-22T11:59:00Z", "GLUE2EntityValidity: 3600",
      ]
        + [
          "PPSKind=preview", "PPSState=preview", "PPSProduct=gLite-UI", "PPSWorkingVersion=126",
          "PPSVO=ops", "PPSVersion=0:3.2.1-4", "PPSUpgradeClass=incompatible",
          "PPSContact=mailto:pps@example.org",
        ].map { "GLUE2EntityOtherInfo: \($0)" },
      handles: [("Path", "/opt/126"), ("executable", "/opt/126/setenv.sh")])
    for version in ["126", "3.2.1-4", "3.2.*"] {
      try grid.ask(try query(version)) { offers in
        let offer = try #require(offers.first)
        #expect(offers.count == 1 && offer.contradictions == [] && offer.freshness == .fresh)
        #expect(offer.path == "/opt/126" && offer.setupScript == "/opt/126/setenv.sh")
        #expect(offer.tested == true && offer.upgradeClass == "incompatible")
        #expect(offer.contact == "mailto:pps@example.org")
        #expect(offer.executionEnvironments == ["sc.MARKED"])
        #expect(offer.validUntil == Timestamp("2026-11-22T12:59:00Z"))
      }
    }
  }

  @Test("What entries say otherwise is told, with who says so")
  func contradictions() throws {
    var grid = PublishedGrid()
    let tag = "VO-ops-gLite-UI-preview-126"
    grid.add(site: "APP", tags: [tag])
    grid.add(carrierOf: "APP", ["PPSTested=yes"])
    grid.add(
      applicationOf: "APP", name: tag, version: "3.2.1-5",
      lines: ["GLUE2ApplicationEnvironmentState: installednotverified"],
      handles: [("Path", "/opt/127")])
    grid.add(site: "BROKEN")
    grid.add(carrierOf: "BROKEN")
    grid.add(
      applicationOf: "BROKEN", name: tag,
      lines: ["GLUE2ApplicationEnvironmentState: installedbroken"])
    grid.add(site: "CASE", tags: ["VO-OPS-GLITE-UI-preview-126"])
    grid.add(carrierOf: "CASE")
    grid.add(site: "CLOSED", tags: [tag])
    grid.add(carrierOf: "CLOSED", ["PPSState=closed"])
    grid.add(site: "TWICE")
    grid.add(carrierOf: "TWICE", created: 90)
    grid.add(carrierOf: "TWICE", ["PPSState=closed"], id: "other", created: 30)
    grid.add(site: "WELL", tags: [tag])
    grid.add(carrierOf: "WELL")
    // The same in other words.
    grid.add(
      applicationOf: "WELL", name: tag, version: "3.2.1",
      handles: [("Path", "/opt/126/")])
    try grid.ask(try query()) { offers in
      let told = offers.map { offer in
        offer.contradictions.map {
          "\(offer.site) \($0.field.rawValue): \($0.told), \($0.evidence.source.rawValue) \($0.said)"
        }.sorted()
      }
      #expect(
        told == [
          [
            "APP package_version: 0:3.2.1-4, application 3.2.1-5",
            "APP path: /opt/126, application /opt/127", "APP tested: yes, application no",
          ],
          ["BROKEN state: preview, application installedbroken"],
          ["CASE product: gLite-UI, tag GLITE-UI", "CASE vos: ops, tag OPS"],
          ["CLOSED state: closed, tag preview"],
          // The last word counts.
          ["TWICE state: closed, carrier preview"],
          [],
        ])
    }
  }

  @Test(
    "For whom it is: what entries say otherwise is told, and it is found for each VO that is named")
  func vos() throws {
    func tag(_ vo: String) -> String { "VO-\(vo)-gLite-UI-preview-126" }
    var grid = PublishedGrid()
    // Marked for ops, and named for dteam.
    grid.add(site: "APP")
    grid.add(
      applicationOf: "APP", name: tag("dteam"),
      lines: [
        "PPSKind=preview", "PPSState=preview", "PPSProduct=gLite-UI", "PPSWorkingVersion=126",
        "PPSVO=ops",
      ].map { "GLUE2EntityOtherInfo: \($0)" })
    // Each VO has its own.
    grid.add(site: "BOTH", tags: [tag("ops"), tag("dteam")])
    grid.add(carrierOf: "BOTH")
    grid.add(carrierOf: "BOTH", id: "dteam", vo: "dteam")
    grid.add(site: "CLOSED", tags: [tag("dteam")])
    grid.add(carrierOf: "CLOSED", ["PPSState=closed"])
    grid.add(site: "NAMED")
    grid.add(carrierOf: "NAMED")
    grid.add(applicationOf: "NAMED", name: tag("dteam"))
    grid.add(site: "PILOT")
    grid.add(
      pilotOf: "PILOT", hasEndpoint: true, hasExtension: true, data: "0:3.2.1-4",
      vos: ("ops", "dteam"))
    grid.add(site: "TAG", tags: [tag("dteam")])
    grid.add(carrierOf: "TAG")
    // A subcluster has the tags of both, and the carrier is for one.
    grid.add(site: "TAGS", tags: [tag("ops"), tag("dteam")])
    grid.add(carrierOf: "TAGS")
    func told(_ offers: [Offer]) -> [String] {
      offers.flatMap { offer in
        ["\(offer.site) \(offer.vos.joined(separator: ","))"]
          + offer.contradictions.map {
            "\($0.field.rawValue): \($0.told), \($0.evidence.source.rawValue) \($0.said)"
          }
      }
    }
    try grid.ask(try query()) { offers in
      #expect(
        told(offers) == [
          "APP ops", "vos: ops, application dteam", "BOTH ops,dteam", "CLOSED dteam",
          "CLOSED ops", "NAMED dteam", "vos: dteam, carrier ops", "NAMED ops",
          "vos: ops, application dteam", "PILOT ops", "vos: ops, service-data dteam", "TAG dteam",
          "vos: dteam, carrier ops", "TAG ops", "vos: ops, tag dteam", "TAGS dteam",
          "vos: dteam, carrier ops", "TAGS ops", "vos: ops, tag dteam",
        ])
    }
    var wanted = try query()
    wanted.vo = "dteam"
    try grid.ask(wanted) { offers in
      #expect(
        told(offers) == [
          "APP ops", "vos: ops, application dteam", "BOTH dteam", "CLOSED dteam", "NAMED dteam",
          "vos: dteam, carrier ops", "PILOT ops", "vos: ops, service-data dteam", "TAG dteam",
          "vos: dteam, carrier ops", "TAGS dteam", "vos: dteam, carrier ops",
        ])
      // What is another VO's is not told as this one's.
      #expect(offers.last?.path == nil)
    }
  }

  @Test("Another place is another offer, where a carrier says which it speaks of")
  func places() throws {
    var grid = PublishedGrid()
    grid.add(
      site: "TWO", subclusters: ["sc", "himem"], tags: ["VO-ops-gLite-UI-preview-126"])
    grid.add(carrierOf: "TWO")
    grid.add(
      applicationOf: "TWO", name: "VO-ops-gLite-UI-preview-126", resource: "himem",
      handles: [("Path", "/other")])
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.path) == ["/opt/126", "/other"])
      #expect(offers.map(\.subclusters) == [["sc.TWO"], ["himem.TWO"]])
      #expect(
        offers.map { $0.evidence.map(\.source) } == [[.carrier, .tag], [.application, .tag]])
      #expect(offers.allSatisfy { $0.contradictions.isEmpty })
    }
  }

  @Test("A pilot is found by its endpoint, by its data, or by both; where they differ, it is said")
  func pilots() throws {
    var grid = PublishedGrid()
    for (site, hasEndpoint, hasExtension, version) in [
      ("BOTH", true, true, "0:3.2.1-4"), ("DATA", false, false, "0:3.2.1-4"),
      ("DIFFER", true, true, "0:3.2.1-5"), ("ENDPOINT", true, true, nil),
      ("LOST", true, false, nil),
    ] {
      grid.add(site: site)
      grid.add(pilotOf: site, hasEndpoint: hasEndpoint, hasExtension: hasExtension, data: version)
    }
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.site) == ["BOTH", "DATA", "DIFFER", "ENDPOINT", "LOST"])
      #expect(
        offers.map { $0.evidence.map(\.source) } == [
          [.endpoint, .serviceData], [.serviceData], [.endpoint, .serviceData], [.endpoint],
          [.endpoint],
        ])
      #expect(
        offers.flatMap(\.contradictions).map { "\($0.evidence.source): \($0.told) \($0.said)" }
          == ["serviceData: 0:3.2.1-4 0:3.2.1-5"])
    }
  }
}

extension PublishedGrid {
  fileprivate mutating func add(
    pilotOf site: String, hasEndpoint: Bool, hasExtension: Bool, data version: String?,
    vos: (glue2: String, glue1: String)? = nil
  ) {
    let url = "https://wms.\(site).example.org:7443/wms"
    if hasEndpoint {
      let dn =
        "GLUE2EndpointID=e.\(site),GLUE2ServiceID=ce.\(site),GLUE2DomainID=\(site),"
        + "GLUE2GroupID=grid,o=glue"
      add(
        """
        dn: \(dn)
        objectClass: GLUE2Endpoint
        GLUE2EndpointID: e.\(site)
        GLUE2EndpointURL: \(url)
        GLUE2EndpointInterfaceName: org.glite.wms.WMProxy
        GLUE2EndpointQualityLevel: pre-production
        GLUE2EndpointHealthState: ok
        GLUE2EndpointServingState: production
        GLUE2EndpointServiceForeignKey: ce.\(site)
        GLUE2EntityOtherInfo: PPSKind=pilot
        GLUE2EntityOtherInfo: PPSState=pilot
        GLUE2EntityOtherInfo: PPSProduct=WMS
        GLUE2EntityOtherInfo: PPSVersion=0:3.2.1-4
        GLUE2EntityOtherInfo: PPSWorkingVersion=126
        \(vos.map { "GLUE2EntityOtherInfo: PPSVO=\($0.glue2)\n" } ?? "")
        """)
      if hasExtension {
        add(
          """
          dn: GLUE2ExtensionLocalID=PPS-pilot-126,\(dn)
          objectClass: GLUE2Extension
          GLUE2ExtensionLocalID: PPS-pilot-126
          GLUE2ExtensionKey: PPSWorkingVersion
          GLUE2ExtensionValue: 126
          GLUE2ExtensionEntityForeignKey: e.\(site)

          """)
      }
    }
    guard let version else { return }
    let dn = "GlueServiceUniqueID=wms.\(site),mds-vo-name=\(site),mds-vo-name=local,o=grid"
    add(
      """
      dn: \(dn)
      objectClass: GlueTop
      objectClass: GlueService
      GlueServiceUniqueID: wms.\(site)
      GlueServiceType: org.glite.wms.WMProxy
      GlueServiceEndpoint: \(url)

      """)
    for (key, value) in [
      ("PPSKind", "pilot"), ("PPSState", "pilot"), ("PPSProduct", "WMS"), ("PPSVersion", version),
      ("PPSWorkingVersion", "126"),
    ] + (vos.map { [("PPSVO", $0.glue1)] } ?? []) {
      add(
        """
        dn: GlueServiceDataKey=\(key),\(dn)
        objectClass: GlueTop
        objectClass: GlueServiceData
        objectClass: GlueKey
        GlueServiceDataKey: \(key)
        GlueServiceDataValue: \(value)
        GlueChunkKey: GlueServiceUniqueID=wms.\(site)

        """)
    }
  }
}
