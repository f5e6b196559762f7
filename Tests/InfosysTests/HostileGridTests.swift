import GLUE
import LDAPTypes
import LDIF
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("What one site publishes does no harm to the answer about others")
struct HostileGridTests {
  static let tag = "VO-ops-gLite-UI-preview-126"

  private func query(_ version: String = "126", vo: String? = nil) throws -> OfferQuery {
    OfferQuery(versions: try VersionRequirement(parsing: version), vo: vo)
  }

  @Test("IDs made of what is too long are not asked for: slapd would close the connection")
  func longIDs() throws {
    var grid = PublishedGrid()
    for number in 0...OfferQuery.smallGrid { grid.add(site: "S\(number)") }
    grid.add(site: "GOOD", telling: [.carrier, .tag])
    grid.add(site: "LONG")
    let long = String(repeating: "x", count: 100_000)
    grid.add(
      carrierOf: "LONG",
      [
        "PPSTag=\(Self.tag)", "PPSTag=VO-ops-\(long)-preview-126", "PPSSubCluster=\(long)",
      ])
    grid.add(
      pilot: "long", at: "LONG", data: [("PPSState", "pilot"), ("PPSVersion", "126")],
      url: "https://\(long)\(long)\(long)/")
    grid.add(site: "MANY")
    grid.add(
      carrierOf: "MANY",
      ["PPSTag=\(Self.tag)"] + (0..<3000).map { "PPSResource=r\($0)-\(long.prefix(90))" })
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.site) == ["GOOD", "LONG", "LONG", "MANY"])
    }
  }

  @Test("IDs go into filters in groups; what is no ID is left out")
  func groups() {
    #expect(OfferSearch.groups(of: []) == [])
    #expect(
      OfferSearch.groups(of: ["", "a", "b", String(repeating: "x", count: 2001)]) == [["a", "b"]])
    #expect(OfferSearch.groups(of: (0..<450).map(String.init)).map(\.count) == [200, 200, 50])
    let long = String(repeating: "x", count: 2000)
    #expect(OfferSearch.groups(of: Array(repeating: long, count: 40)).map(\.count) == [16, 16, 8])
  }

  @Test(
    "Thousands of tags and carriers of one site are told in order, in their time",
    .timeLimit(.minutes(3)))
  func manyOffers() throws {
    var grid = PublishedGrid()
    grid.add(site: "TAGS", tags: (0..<2000).map { "VO-ops-p\($0)-preview-126" })
    grid.add(site: "CARRIERS")
    for number in 0..<1500 {
      grid.add(carrierOf: "CARRIERS", ["PPSResource=r\(number)"], id: "c\(number)")
    }
    try grid.ask(try query()) { offers in
      #expect(offers.filter { $0.site == "TAGS" }.count == 2000)
      // All the same but for their execution environments.
      #expect(offers.filter { $0.site == "CARRIERS" }.count == 1500)
    }
  }

  @Test(
    "Thousands of offers of one product at one site take their time only", .timeLimit(.minutes(2)))
  func manyOfOneProduct() throws {
    var grid = PublishedGrid()
    grid.add(site: "TAGS", tags: (0..<4000).map { "VO-ops-p-preview-\($0)" })
    grid.add(site: "PILOTS")
    for number in 0..<1500 {
      grid.add(
        pilot: "s\(number)", at: "PILOTS",
        data: [
          ("PPSState", "pilot"), ("PPSProduct", "p"), ("PPSVersion", "\(max(number, 700))-1"),
        ],
        url: "https://\(number).example.org/")
    }
    try withTemporaryDirectory { directory in
      try Command.write(grid.ldif, to: "\(directory)/grid.ldif")
      let snapshot = LDIFSnapshot(paths: ["\(directory)/grid.ldif"], schema: .bdii)
      let offers = try snapshot.offers(OfferQuery(), now: PublishedGrid.now).offers
      #expect(offers.count { $0.kind == .preview } == 4000)
      #expect(offers.count { $0.kind == .pilot } == 1500)
    }
  }

  @Test(
    "Hundreds of applications of one release, with handles, shares and words of their own, too",
    .timeLimit(.minutes(2)))
  func manyApplications() throws {
    var grid = PublishedGrid()
    grid.add(site: "SHARES")
    grid.add(site: "HANDLES")
    grid.add(site: "NOTES")
    for number in 0..<400 {
      grid.add(applicationOf: "SHARES", name: Self.tag, id: "a\(number)")
      grid.addShare("q\(number)", of: "SHARES", rule: "VO:ops")
      grid.add(
        applicationOf: "HANDLES", name: Self.tag, resource: "r\(number)",
        handles: [("Path", "/opt/x")], exactID: "same",
        handleNames: ["\(number)"])
      grid.add(
        applicationOf: "NOTES", name: Self.tag,
        lines: ["PPSState=preview", "PPSReleaseNotes=\(number)"].map {
          "GLUE2EntityOtherInfo: \($0)"
        },
        id: "n\(number)")
    }
    try withTemporaryDirectory { directory in
      try Command.write(grid.ldif, to: "\(directory)/grid.ldif")
      let snapshot = LDIFSnapshot(paths: ["\(directory)/grid.ldif"], schema: .bdii)
      let offers = try snapshot.offers(try query(), now: PublishedGrid.now).offers
      #expect(offers.map(\.site) == ["HANDLES", "NOTES", "SHARES"])
      #expect(offers.map(\.shares.count) == [0, 0, 400] && offers.first?.path == "/opt/x")
      #expect(offers[1].contradictions.count == 399)
    }
  }

  @Test("An offer of tens of thousands of places takes their time only", .timeLimit(.minutes(1)))
  func manyPlaces() throws {
    func offer(_ number: Int) -> Offer {
      var info = PPSInfo()
      info.append(.subCluster, "s\(number)")
      return Offer(info, site: "A", kind: .preview, evidence: nil)
    }
    var whole = offer(0)
    for number in 0..<60_000 { whole.add(placesOf: offer(number / 2)) }
    whole.settle()
    #expect(whole.subclusters == (0..<30_000).map { "s\($0)" })
  }

  /// What one site may publish that is a matter of the square, or worse, where each is compared with all.
  enum Shape: CaseIterable { case otherVOs, rules, interfaces }

  @Test(
    "Hundreds of VOs of one release take their time only", .timeLimit(.minutes(1)),
    arguments: Shape.allCases)
  func manyVOs(shape: Shape) throws {
    var grid = PublishedGrid()
    let count = 400
    let pilot = ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=126"]
    switch shape {
    case .otherVOs:
      grid.add(site: "MANY", tags: (0..<count).map { "VO-t\($0)-gLite-UI-preview-126" })
      for number in 0..<count { grid.add(carrierOf: "MANY", id: "c\(number)", vo: "w\(number)") }
    case .rules:
      grid.add(site: "MANY")
      let rules = (0..<count * 10).map { "GlueServiceAccessControlBaseRule: VO:v\($0)" }
      grid.add(
        pilot: "s", at: "MANY", data: [("PPSState", "pilot"), ("PPSVersion", "126")],
        status: "OK\n" + rules.joined(separator: "\n"))
    case .interfaces:
      grid.add(site: "MANY")
      for number in 0..<count {
        grid.add(pilot: "e\(number)", at: "MANY", info: pilot + ["PPSVO=v\(number)"])
      }
    }
    grid.add(site: "OTHER", telling: [.carrier, .tag])
    try withTemporaryDirectory { directory in
      try Command.write(grid.ldif, to: "\(directory)/grid.ldif")
      let snapshot = LDIFSnapshot(paths: ["\(directory)/grid.ldif"], schema: .bdii)
      let offers = try snapshot.offers(try query(), now: PublishedGrid.now).offers
      #expect(offers.map(\.site).last == "OTHER")
      let vos = offers.dropLast().flatMap(\.vos).count
      #expect(vos == [.otherVOs: 2 * count, .rules: 10 * count, .interfaces: count][shape])
    }
  }

  @Test("A tag that breaks the list of all, as a WMS makes it, keeps a WMS from the others")
  func brokenTags() throws {
    for (other, isSeen) in [
      (#"LCG"2"#, false), (#"VO-x\"#, false), (#"VO-a\b"#, true), (#"a","b"#, true), ("TRUE", true),
    ] {
      var grid = PublishedGrid()
      grid.add(site: "A", tags: [Self.tag, other])
      try grid.ask(try query(vo: "ops")) { offers in
        let element = try #require(offers.first?.computingElements.first)
        #expect(element.isSeenByWMS == isSeen, "\(other)")
        #expect(element.obstacles.map(\.code) == (isSeen ? [] : ["not-read-as-published"]))
      }
    }
    var grid = PublishedGrid()
    grid.add(site: "A", tags: [Self.tag])
    grid.addQueue("odd", of: "A", [#"GlueCEStateStatus: Production\"#])
    try grid.ask(try query()) { offers in
      let odd = try #require(offers.first?.computingElements.first { $0.id.hasSuffix("-odd") })
      #expect(odd.obstacles.map(\.code).contains("not-read-as-published"))
    }
  }

  @Test("States and rules that are programs are not run", .timeLimit(.minutes(1)))
  func programs() throws {
    let doubling = (1..<30).map { "a\($0)=a\($0 - 1)+a\($0 - 1)" }.joined(separator: ";")
    let program = #"x" == [a0=1;\#(doubling)].a29 == ""#
    var grid = PublishedGrid()
    grid.add(site: "A", tags: [Self.tag])
    for number in 0..<50 {
      grid.addQueue(
        "q\(number)", of: "A", ["GlueCEStateStatus: \(program)"], rules: ["VO:ops", program])
    }
    try grid.ask(try query(vo: "ops")) { offers in
      let hostile = offers.first?.computingElements.filter { !$0.id.hasSuffix("-ops") } ?? []
      #expect(hostile.count == 50)
      #expect(hostile.allSatisfy { $0.obstacles.map(\.code).contains("not-read-as-published") })
    }
  }

  @Test("What is no tag is none for a carrier that makes it one")
  func noTag() throws {
    for (product, vo) in [("g UI", "ops"), ("p", "\u{212A}ops")] {
      var grid = PublishedGrid()
      grid.add(site: "A", tags: ["VO-\(vo)-\(product)-preview-126"])
      grid.add(carrierOf: "A", vo: vo)
      let named = PublishedGrid(
        ldif: grid.ldif.replacing("PPSProduct=gLite-UI", with: "PPSProduct=\(product)"))
      try named.ask(try query()) { #expect($0.flatMap(\.evidence).map(\.source) == [.carrier]) }
    }
  }

  @Test("A BDII that holds nothing of sites is not taken at its word")
  func empty() throws {
    try PublishedGrid().ask(
      try query(), gaps: ["it holds nothing of any site; has it been filled yet?"]
    ) { #expect($0.isEmpty) }
    var grid = PublishedGrid()
    grid.add(site: "A")
    try grid.ask(try query()) { #expect($0.isEmpty) }
  }

  @Test("A package version finds previews that are indexed by their working version, on any grid")
  func packageVersion() throws {
    var grid = PublishedGrid()
    for number in 0...OfferQuery.smallGrid { grid.add(site: "S\(number)") }
    grid.add(site: "A", telling: [.carrier, .tag])
    try grid.ask(try query("3.2.1-4")) { offers in
      #expect(offers.map(\.site) == ["A"])
      #expect(offers[0].evidence.map(\.source) == [.carrier, .tag])
      #expect(offers[0].computingElements.count == 1)
    }
    try grid.ask(try query("3.2.1-5")) { #expect($0.isEmpty) }
  }

  @Test("A carrier without its extension has the word, whichever package version was asked for")
  func otherPackageVersion() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(
      carrierOf: "A", ["PPSSince=2026-11-20T00:00:00Z"], id: "new", hasExtension: false)
    grid = PublishedGrid(
      ldif: grid.ldif.replacing("PPSVersion=0:3.2.1-4", with: "PPSVersion=3.2.2-1"))
    grid.add(carrierOf: "A", ["PPSSince=2026-11-10T00:00:00Z"], id: "old")
    try grid.ask(try query("3.2.2-1")) { #expect($0.map(\.evidence.count) == [2]) }
    try grid.ask(try query("3.2.1-4")) { #expect($0.isEmpty) }
  }

  @Test("A VO whose name has a dash is known from the question, from views and from other sites")
  func dashes() throws {
    let tag = "VO-vo.france-grilles.fr-gLite-UI-preview-126"
    var grid = PublishedGrid()
    grid.add(site: "A", tags: [tag])
    try grid.ask(try query(vo: "vo.france-grilles.fr")) { offers in
      #expect(offers.map(\.vos) == [["vo.france-grilles.fr"]])
      #expect(offers.map(\.product) == ["gLite-UI"])
    }
    grid.add(site: "B", tags: ["VO-ops-other-preview-126"])
    grid.addQueue("france", of: "B", [], rules: ["VO:vo.france-grilles.fr"])
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.vos) == [["vo.france-grilles.fr"], ["ops"]])
    }
    // What the site itself serves goes before what others do.
    grid.addQueue("short", of: "A", [], rules: ["VO:vo.france"])
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.vos) == [["vo.france"], ["ops"]])
    }
  }

  @Test("A VO whose name has a dash is known from a carrier of the site")
  func dashesOfCarriers() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", tags: ["VO-a-b-gLite-UI-preview-126", "VO-a-b-c-preview-126"])
    grid.add(carrierOf: "A", vo: "a-b")
    try grid.ask(try query()) { offers in
      #expect(offers.compactMap(\.product).sorted() == ["c", "gLite-UI"])
      #expect(offers.map(\.vos) == [["a-b"], ["a-b"]])
    }
  }

  @Test("A VO whose name has a dash is known at site and resource BDIIs, too")
  func dashesBelow() throws {
    let tag = "VO-a-b-c-preview-126"
    var top = PublishedGrid()
    top.add(site: "A", tags: [tag])
    top.addQueue("dashed", of: "A", [], rules: ["VO:a-b"])
    top.add(applicationOf: "A", name: tag)
    let site = top.ldif.replacing(",mds-vo-name=local", with: "").replacing(
      ",GLUE2GroupID=grid", with: "")
    for grid in [top, PublishedGrid(ldif: site)] {
      try grid.ask(try query(vo: "a")) { #expect($0.isEmpty) }
      try grid.ask(try query(vo: "a-b")) { #expect($0.map(\.product) == ["c"]) }
    }
  }

  @Test("An application belongs to the carrier that names its subcluster, in whatever case")
  func subclusterCase() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", telling: [.carrier, .tag, .wholeName])
    let text = grid.ldif.replacing("PPSSubCluster=sc.A", with: "PPSSubCluster=SC.a")
      .replacing("GLUE2EntityOtherInfo: PPSResource=sc.A\n", with: "")
    try PublishedGrid(ldif: text).ask(try query()) {
      #expect($0.map { $0.evidence.map(\.source) } == [[.carrier, .application, .tag]])
    }
  }

  @Test("A tag belongs to the carrier that names its subcluster as an execution environment")
  func places() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", subclusters: ["one", "two"], tags: [Self.tag])
    for place in ["one", "two"] {
      let dn = "GLUE2ServiceID=\(place).A,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue"
      grid.add(
        """
        dn: \(dn)
        objectClass: GLUE2Service
        GLUE2EntityCreationTime: 2026-11-22T11:59:00Z
        GLUE2EntityValidity: 3600
        GLUE2ServiceID: \(place).A
        GLUE2ServiceType: other
        GLUE2ServiceQualityLevel: testing
        GLUE2ServiceAdminDomainForeignKey: A
        GLUE2EntityOtherInfo: PPSKind=preview
        GLUE2EntityOtherInfo: PPSState=preview
        GLUE2EntityOtherInfo: PPSProduct=gLite-UI
        GLUE2EntityOtherInfo: PPSWorkingVersion=126
        GLUE2EntityOtherInfo: PPSVO=ops
        GLUE2EntityOtherInfo: PPSPath=/opt/\(place)
        GLUE2EntityOtherInfo: PPSResource=\(place).A

        dn: GLUE2ExtensionLocalID=PPS-preview-126,\(dn)
        objectClass: GLUE2Extension
        GLUE2ExtensionLocalID: PPS-preview-126
        GLUE2ExtensionKey: PPSWorkingVersion
        GLUE2ExtensionValue: 126
        GLUE2ExtensionEntityForeignKey: \(place).A

        """)
    }
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.path) == ["/opt/one", "/opt/two"])
      for offer in offers {
        let tagged = offer.evidence.filter { $0.source == .tag }
          .map { $0.dn.value(of: "GlueSubClusterUniqueID") }
        #expect(tagged == offer.executionEnvironments)
      }
    }
  }
}
