import GLUE
import LDAPClient
import LDAPTypes
import LDIF
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("Pilots, in either schema or both")
struct PilotTests {
  @Test("A service of GLUE 1.3 that tells no URL is the pilot of its product and version")
  func withoutURL() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    for (id, version) in [("one", "1-1"), ("two", "2-1")] {
      grid.add(
        pilot: id, at: "A",
        data: [("PPSState", "pilot"), ("PPSProduct", "WMS"), ("PPSVersion", version)],
        info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=\(version)"],
        url: "https://\(id).example.org/")
    }
    let lines = grid.ldif.split(separator: "\n", omittingEmptySubsequences: false)
    let bare = lines.filter { !$0.hasPrefix("GlueServiceEndpoint:") }.joined(separator: "\n")
    try PublishedGrid(ldif: bare).ask(OfferQuery()) { offers in
      #expect(offers.compactMap(\.endpoint?.glueService) == ["one", "two"])
      #expect(
        offers.map(\.endpoint?.url) == ["https://one.example.org/", "https://two.example.org/"])
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
      grid.add(pilot: "e.\(site)", at: site, info: info)
      grid.add(
        pilot: "s.\(site)", at: site, data: data, url: "https://WMS.example.org:7443/wms\(slash)")
    }
    try grid.ask(OfferQuery()) { offers in
      #expect(offers.map(\.site) == ["BARE", "OTHER", "OTHER", "SLASH"])
      #expect(offers.filter { $0.site != "OTHER" }.allSatisfy { $0.evidence.count == 2 })
    }
  }

  @Test("An endpoint that BDIIs hold at two levels is one, and the state reached last is its state")
  func levels() throws {
    let info = ["PPSKind=pilot", "PPSProduct=WMS", "PPSVersion=0:3.2.1-4"]
    var top = PublishedGrid()
    top.add(site: "A")
    var resource = top
    top.add(
      pilot: "e", at: "A", info: info + ["PPSState=pilot", "PPSSince=2026-11-01T00:00:00Z"])
    resource.add(
      pilot: "e", at: "A", info: info + ["PPSState=closed", "PPSSince=2026-11-02T00:00:00Z"])
    let domain = "GLUE2DomainID=A,GLUE2GroupID=grid,o=glue"
    for base in ["GLUE2DomainID=A,o=glue", "GLUE2GroupID=resource,o=glue"] {
      let entries = resource.ldif.split(separator: "\n\n").filter {
        $0.contains(",\(domain)\n") || $0.hasPrefix("dn: \(domain)\n")
      }
      var lower = entries.joined(separator: "\n\n").replacing(domain, with: base)
      if base.hasPrefix("GLUE2GroupID") {
        lower = lower.replacing(
          "objectClass: GLUE2Domain\nobjectClass: GLUE2AdminDomain\nGLUE2DomainID: A",
          with: "objectClass: GLUE2Group\nGLUE2GroupID: resource")
      }
      let both = PublishedGrid(ldif: top.ldif + lower + "\n\n")
      try both.ask(OfferQuery()) { offers in
        #expect(offers.map(\.state) == [.closed], "\(base)")
        #expect(offers.map(\.evidence.count) == [2])
        #expect(offers.map(\.site) == ["A"])
      }
    }
  }

  @Test("How a version is spelled makes no other pilot of it", arguments: [true, false])
  func spellings(hasURLs: Bool) throws {
    func info(_ version: String, _ working: String) -> [String] {
      [
        "PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=\(version)",
        "PPSWorkingVersion=\(working)", "PPSVO=ops", "PPSVO=OPS",
      ]
    }
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(pilot: "a", at: "A", info: info("0:3.2.1-4", "RC1"))
    grid.add(pilot: "b", at: "A", info: info("3.2.01-4", "rc1"))
    grid.add(
      pilot: "s", at: "A",
      data: [
        ("PPSState", "pilot"), ("PPSProduct", "wms"), ("PPSVersion", "3.2.1-4"),
        ("PPSWorkingVersion", "Rc1"),
      ])
    let lines = grid.ldif.split(separator: "\n", omittingEmptySubsequences: false)
    let bare = lines.filter { hasURLs || !$0.hasPrefix("GlueServiceEndpoint:") }
    try PublishedGrid(ldif: bare.joined(separator: "\n")).ask(OfferQuery()) { offers in
      #expect(offers.map(\.evidence.count) == [3])
      #expect(offers.map(\.vos) == [["ops"]])
    }
  }

  @Test(
    "All pilots of a version are asked about, however many there are and their URLs are spelled")
  func manyHalves() throws {
    var grid = PublishedGrid()
    let names = (0..<60).map { "S\($0)" }
    for name in names {
      grid.add(site: name)
      let url = "https://\(name.lowercased()).example.org/wms"
      grid.add(
        pilot: "s.\(name)", at: name,
        data: Self.state + [("PPSProduct", "WMS"), ("PPSVersion", "3.2.1-4")], url: url)
      grid.add(
        pilot: "e.\(name)", at: name,
        info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=0:3.2.1-5"],
        url: url.uppercased() + "/")
    }
    for site in [nil, "S7"] {
      let version = try VersionRequirement(parsing: "3.2.1-4")
      try grid.ask(OfferQuery(versions: version, site: site)) { #expect($0.isEmpty) }
    }
  }

  @Test(
    "What GLUE 1.3 says at a URL is of the pilot there that has its version, whichever was asked for"
  )
  func twoEndpoints() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    for version in ["3.2.1-4", "3.2.2-1"] {
      grid.add(
        pilot: "e\(version)", at: "A",
        info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=\(version)"])
    }
    grid.add(
      pilot: "s", at: "A",
      data: Self.state + [("PPSProduct", "WMS"), ("PPSVersion", "3.2.2-1")])
    for (version, service) in [("3.2.1-4", nil), ("3.2.2-1", "s")] {
      try grid.ask(OfferQuery(versions: try VersionRequirement(parsing: version))) { offers in
        #expect(offers.map(\.packageVersion) == [version])
        #expect(offers.map(\.endpoint?.glueService) == [service])
      }
    }
  }

  @Test("In GLUE 1.3 two services at one URL are one pilot, whichever version was asked for")
  func twoServices() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    for (day, version) in [(19, "3.2.1-4"), (20, "3.2.1-5")] {
      grid.add(
        pilot: version, at: "A",
        data: Self.state + [
          ("PPSProduct", "WMS"), ("PPSVersion", version),
          ("PPSSince", "2026-11-\(day)T00:00:00Z"),
        ])
    }
    for (version, count) in [("3.2.1-4", 0), ("3.2.1-5", 1), (">=3.2", 1)] {
      let query = OfferQuery(versions: try VersionRequirement(parsing: version))
      try grid.ask(query) { offers in
        #expect(offers.count == count && offers.allSatisfy { $0.packageVersion == "3.2.1-5" })
      }
    }
  }

  private static let state = [("PPSState", "pilot")]

  @Test("A pilot that lost its state is found, and is not open")
  func lostState() throws {
    var grid = PublishedGrid()
    grid.add(site: "LOST")
    grid.add(pilot: "s", at: "LOST", data: [("PPSProduct", "WMS"), ("PPSVersion", "3.2.1-4")])
    for query in [
      OfferQuery(), OfferQuery(versions: try VersionRequirement(parsing: ">=3.2")),
      OfferQuery(site: "LOST"), OfferQuery(kind: .pilot),
    ] {
      try grid.ask(query) { #expect($0.map(\.objection) == [.noState]) }
    }
  }

  @Test("For whom a pilot is, its access rules say where nothing else does")
  func accessRules() throws {
    let rule = "OK\nGlueServiceAccessControlBaseRule: VO:ops"
    var grid = PublishedGrid()
    grid.add(site: "ONE")
    grid.add(pilot: "s", at: "ONE", data: Self.state, status: rule)
    grid.add(site: "TWO")
    grid.add(pilot: "e", at: "TWO", info: ["PPSKind=pilot", "PPSState=pilot"])
    grid.add(
      """
      dn: GLUE2PolicyID=p,GLUE2EndpointID=e,GLUE2ServiceID=ce.TWO,GLUE2DomainID=TWO,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Policy
      objectClass: GLUE2AccessPolicy
      GLUE2PolicyID: p
      GLUE2PolicyScheme: org.glite.standard
      GLUE2PolicyRule: VO:ops
      GLUE2PolicyRule: VOMS:/ops/Role=pilot
      GLUE2PolicyUserDomainForeignKey: ops
      GLUE2AccessPolicyEndpointForeignKey: e

      """)
    for (site, rules) in [
      ("ALL", ["all"]), ("CASE", ["vo:OPS"]), ("DENY", ["VO:ops", "DENY:/ops"]), ("EMPTY", ["VO:"]),
    ] {
      grid.add(site: site)
      let lines = rules.map { "GlueServiceAccessControlBaseRule: \($0)" }.joined(separator: "\n")
      grid.add(pilot: site, at: site, data: Self.state, status: "OK\n\(lines)")
    }
    for (site, attribute) in [
      ("OLD", "GlueServiceAccessControlRule"), ("OWNER", "GlueServiceOwner"),
    ] {
      grid.add(site: site)
      grid.add(pilot: site, at: site, data: Self.state, status: "UNKNOWN\n\(attribute): ops")
    }
    // What it says itself counts first.
    grid.add(site: "SELF")
    grid.add(pilot: "t", at: "SELF", data: Self.state + [("PPSVO", "dteam")], status: rule)
    try grid.ask(OfferQuery()) { offers in
      #expect(
        offers.map(\.vos) == [
          [], ["OPS"], [], [], ["ops"], ["ops"], ["ops"], ["dteam"], ["ops"],
        ])
      #expect(offers.map(\.objection).count { $0 == .sourceLost } == 2)
    }
    try grid.ask(OfferQuery(vo: "ops")) {
      #expect($0.map(\.site) == ["ALL", "CASE", "OLD", "ONE", "OWNER", "TWO"])
    }
  }

  @Test("A pilot of the next version at the URL of one that has ended is another one")
  func successor() throws {
    for (old, states) in [("closed", ["closed", "pilot"]), ("pilot", ["pilot"])] {
      var grid = PublishedGrid()
      grid.add(site: "ONE")
      grid.add(
        pilot: "e", at: "ONE",
        info: ["PPSKind=pilot", "PPSState=\(old)", "PPSProduct=WMS", "PPSVersion=3.2.1-4"])
      grid.add(
        pilot: "s", at: "ONE",
        data: Self.state + [("PPSProduct", "WMS"), ("PPSVersion", "3.3.0-1")])
      try grid.ask(OfferQuery()) { offers in
        #expect(offers.map(\.state.text) == states)
        let fields = offers.flatMap(\.contradictions).map(\.field)
        #expect(fields == (states.count == 1 ? [.packageVersion] : []))
      }
    }
  }

  @Test("What the endpoint says of a pilot counts, whichever version was asked for")
  func otherHalf() throws {
    for days in [(19, 20), (20, 19)] {
      var grid = PublishedGrid()
      grid.add(site: "A")
      grid.add(
        pilot: "s", at: "A",
        data: [
          ("PPSState", "pilot"), ("PPSProduct", "WMS"), ("PPSVersion", "0:3.2.1-4"),
          ("PPSSince", "2026-11-\(days.0)T00:00:00Z"),
        ])
      grid.add(
        pilot: "e", at: "A",
        info: [
          "PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=0:3.2.1-5",
          "PPSSince=2026-11-\(days.1)T00:00:00Z",
        ])
      grid.add(
        """
        dn: GLUE2ExtensionLocalID=PPS-pilot-3.2.1-5,GLUE2EndpointID=e,GLUE2ServiceID=ce.A,\
        GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
        objectClass: GLUE2Extension
        GLUE2ExtensionLocalID: PPS-pilot-3.2.1-5
        GLUE2ExtensionKey: PPSVersion
        GLUE2ExtensionValue: 0:3.2.1-5
        GLUE2ExtensionEntityForeignKey: e

        """)
      func query(_ version: String) throws -> OfferQuery {
        OfferQuery(versions: try VersionRequirement(parsing: version))
      }
      try grid.ask(query("3.2.1-5")) { offers in
        #expect(offers.count == 1 && offers.first?.evidence.count == 2)
        #expect(offers.first?.contradictions.map(\.field) == [.packageVersion])
      }
      try grid.ask(query("3.2.1-4")) { offers in #expect(offers == []) }
    }
  }

  @Test("Endpoints for several interfaces at one URL are one pilot")
  func interfaces() throws {
    var grid = PublishedGrid()
    grid.add(site: "ONE")
    let info = ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=ARC", "PPSVersion=6.1.0-1"]
    for id in ["a", "b", "c"] { grid.add(pilot: id, at: "ONE", info: info) }
    grid.add(pilot: "other", at: "ONE", info: info, url: "https://other.example.org/")
    try grid.ask(OfferQuery()) { #expect($0.map(\.evidence.count).sorted() == [1, 3]) }
    // One that is closed, of another version or for another VO.
    grid.add(
      pilot: "d", at: "ONE", info: info.map { $0 == "PPSState=pilot" ? "PPSState=closed" : $0 })
    grid.add(
      pilot: "e", at: "ONE", info: info.map { $0.hasPrefix("PPSVersion") ? "PPSVersion=6.1.0" : $0 }
    )
    grid.add(pilot: "f", at: "ONE", info: info + ["PPSVO=ops"])
    grid.add(pilot: "g", at: "ONE", info: info + ["PPSVO=dteam"])
    try grid.ask(OfferQuery(vo: "dteam")) { offers in
      #expect(offers.map { Set($0.vos) } == [["ops", "dteam"]])
      #expect(offers.first?.evidence.count == 5 && offers.first?.contradictions == [])
    }
    try grid.ask(OfferQuery()) { #expect($0.map(\.evidence.count).sorted() == [1, 1, 1, 5]) }
  }

  @Test(
    "An address of IPv6 is a computing element's host with brackets and without",
    arguments: ["[2001:DB8::1]", "2001:db8::1"])
  func address(_ host: String) throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.addQueue("six", of: "A", ["GlueCEStateStatus: Production", "GlueCEInfoHostName: \(host)"])
    grid.add(pilot: "s", at: "A", data: Self.state, url: "https://[2001:db8::1]:8443/cream")
    try grid.ask(OfferQuery()) { offers in
      #expect(offers.map { $0.computingElements.map(\.host) } == [[host]])
    }
  }

  @Test("Pilots that are computing elements have those on their hosts, and all whom to ask")
  func computingElements() throws {
    var grid = PublishedGrid()
    grid.add(site: "ONE")
    for (queue, state, host) in [("long", "Draining", "CE.one"), ("near", "Production", "other")] {
      grid.addQueue(
        queue, of: "ONE", ["GlueCEStateStatus: \(state)", "GlueCEInfoHostName: \(host)"])
    }
    grid.add(pilot: "s", at: "ONE", data: Self.state, url: "https://ce.ONE:8443/cream")
    grid.add(pilot: "w", at: "ONE", data: Self.state, url: "https://wms.ONE:7443/wms")
    grid.add(
      """
      dn: GlueSiteUniqueID=ONE,mds-vo-name=ONE,mds-vo-name=local,o=grid
      objectClass: GlueTop
      objectClass: GlueSite
      GlueSiteUniqueID: ONE
      GlueSiteName: ONE
      GlueSiteUserSupportContact: mailto:help@one.example.org

      """)
    try grid.ask(OfferQuery()) { offers in
      let pilot = try #require(offers.first { $0.endpoint?.url?.contains("cream") ?? false })
      #expect(pilot.computingElements.map(\.id) == ["ce.ONE:8443/cream-pbs-long"])
      #expect(pilot.computingElements.map(\.obstacles) == [[.notInProduction(state: "Draining")]])
      #expect(offers.map(\.computingElements.count).sorted() == [0, 1])
      #expect(offers.allSatisfy { $0.nearestContact == "mailto:help@one.example.org" })
    }
    // In a site's BDII and in a resource's the same.
    grid.add(
      pilot: "e", at: "ONE", info: ["PPSKind=pilot", "PPSState=pilot"],
      url: "https://CE.one:8443/other")
    let site = grid.ldif.replacing(",mds-vo-name=local,o=grid", with: ",o=grid")
      .replacing(
        ",GLUE2DomainID=ONE,GLUE2GroupID=grid", with: ",GLUE2GroupID=resource,GLUE2DomainID=ONE"
      )
      .replacing(
        "dn: GLUE2DomainID=ONE,GLUE2GroupID=grid,o=glue", with: "dn: GLUE2DomainID=ONE,o=glue"
      )
      .replacing(
        "dn: GLUE2ServiceID=ce.ONE",
        with: """
          dn: GLUE2GroupID=resource,GLUE2DomainID=ONE,o=glue
          objectClass: GLUE2Group
          GLUE2GroupID: resource

          dn: GLUE2ServiceID=ce.ONE
          """)
    let resource = site.replacing("mds-vo-name=ONE", with: "mds-vo-name=resource")
      .replacing("mds-vo-name: ONE", with: "mds-vo-name: resource")
      .replacing(",GLUE2DomainID=ONE", with: "")
    for ldif in [grid.ldif, site, resource] {
      try PublishedGrid(ldif: ldif).ask(OfferQuery()) { offers in
        let other = offers.first { $0.endpoint?.url?.contains("other") ?? false }
        #expect(other?.computingElements.map(\.id) == ["ce.ONE:8443/cream-pbs-long"])
      }
    }
  }

  @Test(
    "What a publisher holds over is shown as of its time, whether or not the entry says for how long"
  )
  func heldOver() throws {
    var grid = PublishedGrid()
    let stale = ("PPSStale", "2026-11-20T00:00:00Z")
    grid.add(site: "ONE")
    grid.add(
      pilot: "s", at: "ONE", data: [("PPSState", "pilot"), ("PPSVersion", "3.2.1-4"), stale])
    grid.add(site: "TWO")
    grid.add(
      pilot: "e", at: "TWO",
      info: ["PPSKind=pilot", "PPSState=pilot", "PPSVersion=3.2.1-4", "\(stale.0)=\(stale.1)"])
    try grid.ask(OfferQuery()) { offers in
      #expect(offers.map(\.freshness) == Array(repeating: .heldOver(Timestamp(stale.1)!), count: 2))
    }
  }

  @Test(
    "The entries that speak of a pilot tell for whom it is, and nothing of what else is below its endpoint"
  )
  func evidence() throws {
    let endpoint = "GLUE2EndpointID=e,GLUE2ServiceID=ce.A,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue"
    let below = [
      "GLUE2PolicyID=p,\(endpoint)", "GLUE2ExtensionLocalID=PPS-pilot-3.2.1-4,\(endpoint)",
    ]
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(pilot: "e", at: "A", info: ["PPSKind=pilot", "PPSState=pilot", "PPSVersion=3.2.1-4"])
    grid.add(
      """
      dn: GLUE2GroupID=jobs,\(endpoint)
      objectClass: GLUE2Group
      GLUE2GroupID: jobs

      dn: \(below[0])
      objectClass: GLUE2Policy
      objectClass: GLUE2AccessPolicy
      GLUE2PolicyID: p
      GLUE2PolicyScheme: org.glite.standard
      GLUE2PolicyRule: VO:ops
      GLUE2PolicyUserDomainForeignKey: ops
      GLUE2AccessPolicyEndpointForeignKey: e

      dn: \(below[1])
      objectClass: GLUE2Extension
      GLUE2ExtensionLocalID: PPS-pilot-3.2.1-4
      GLUE2ExtensionKey: PPSVersion
      GLUE2ExtensionValue: 3.2.1-4
      GLUE2ExtensionEntityForeignKey: e

      """)
    let slapd = try Slapd(ldif: grid.ldif)
    defer { slapd.stop() }
    let source = LDAPDirectory(servers: [try LDAPServer(parsing: slapd.url)])
    let offers = try source.offers(OfferQuery(), now: PublishedGrid.now).offers
    let (entries, gaps) = source.evidence(of: offers)
    #expect(gaps == [] && Set(entries.map(\.dn.description)) == Set(below + [endpoint]))
    try withTemporaryDirectory { directory in
      let bytes = LDIFWriter.write(entries.map(LDIFRecord.content), policy: .standard()).bytes
      try Command.write(String(decoding: bytes, as: UTF8.self), to: "\(directory)/evidence.ldif")
      let told = LDIFSnapshot(paths: ["\(directory)/evidence.ldif"], schema: .bdii)
      #expect(try told.offers(OfferQuery(), now: PublishedGrid.now).offers.map(\.vos) == [["ops"]])
    }
  }

  @Test("What a relay or a service says of a pilot's end is heard")
  func states() throws {
    var grid = PublishedGrid()
    let data = [("PPSState", "pilot"), ("PPSVersion", "3.2.1-4"), ("PPSVO", "ops, dteam")]
    for site in ["FINE", "LOST", "SHUT", "OVER", "UNSURE"] { grid.add(site: site) }
    grid.add(pilot: "s1", at: "FINE", data: data, status: "OK")
    let words = "Unknown\nGlueServiceStatusInfo: "
    grid.add(pilot: "s2", at: "LOST", data: data, status: words + "Unknown")
    // Its own check cannot tell.
    grid.add(pilot: "s5", at: "UNSURE", data: data, status: words + "the check timed out")
    let info = ["PPSKind=pilot", "PPSVersion=3.2.1-4"]
    grid.add(
      pilot: "e3", at: "SHUT", info: info + ["PPSState=pilot"],
      servingState: "closed")
    grid.add(pilot: "e4", at: "OVER", info: info + ["PPSState=Closed"])
    try grid.ask(OfferQuery()) { offers in
      let told = Dictionary(uniqueKeysWithValues: offers.map { ($0.site, $0) })
      #expect(told["FINE"]?.freshness == .undated && told["FINE"]?.vos == ["ops", "dteam"])
      #expect(told["UNSURE"]?.freshness == .undated && told["UNSURE"]?.objection == nil)
      #expect(told["LOST"]?.freshness == .unknown && told["LOST"]?.objection == .sourceLost)
      #expect(told["SHUT"]?.contradictions.map(\.said) == ["closed"])
      #expect(told["OVER"]?.objection == .closed)
      #expect(["FINE", "OVER"].allSatisfy { told[$0]?.contradictions == [] })
    }
  }
}
