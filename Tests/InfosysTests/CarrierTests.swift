import LDAPTypes
import Rollout
import Testing

@testable import Infosys

@Suite("What carriers and applications say, and whose word counts")
struct CarrierTests {
  private static let tag = "VO-ops-gLite-UI-preview-126"

  private func query(vo: String? = nil, path: String? = nil) throws -> OfferQuery {
    OfferQuery(versions: try VersionRequirement(parsing: "126"), vo: vo, path: path)
  }

  @Test(
    "What is closed stays closed, whatever is said of its removal, and whether its kind is told")
  func closedApplications() throws {
    let state = "GLUE2ApplicationEnvironmentState"
    for (lines, isClosed) in [
      (["PPSKind=preview", "PPSState=closed"], true), (["PPSState=closed"], true),
      (["PPSState=preview"], false),
    ] {
      for removal in ["installedverified", "pendingremoval"] {
        var grid = PublishedGrid()
        grid.add(site: "A")
        grid.add(
          applicationOf: "A", name: Self.tag,
          lines: (lines + ["PPSReleaseNotes=https://x.org/126"]).map {
            "GLUE2EntityOtherInfo: \($0)"
          } + ["\(state): \(removal)"])
        try grid.ask(try query()) { offers in
          #expect(offers.map { $0.state == .closed } == [isClosed], "\(lines) \(removal)")
          #expect(offers.map(\.releaseNotes) == ["https://x.org/126"])
        }
      }
    }
  }

  @Test("A carrier speaks for the tag and the application that it names, whatever product it tells")
  func named() throws {
    let tag = "VO-ops-glite-client-preview-126"
    var grid = PublishedGrid()
    // One site names the subcluster, one an execution environment with a name of its own.
    for (site, place) in [("SUB", "PPSSubCluster=sc.SUB"), ("ENV", "PPSResource=env.ENV")] {
      grid.add(site: site, tags: [tag])
      grid.add(applicationOf: site, name: tag, resource: site == "ENV" ? "env" : "sc")
      grid.add(
        """
        dn: GLUE2ServiceID=c.\(site),GLUE2DomainID=\(site),GLUE2GroupID=grid,o=glue
        objectClass: GLUE2Service
        GLUE2ServiceID: c.\(site)
        GLUE2ServiceType: other
        GLUE2ServiceQualityLevel: testing
        GLUE2ServiceAdminDomainForeignKey: \(site)
        GLUE2EntityOtherInfo: PPSKind=preview
        GLUE2EntityOtherInfo: PPSState=preview
        GLUE2EntityOtherInfo: PPSProduct=gLite-UI
        GLUE2EntityOtherInfo: PPSWorkingVersion=126
        GLUE2EntityOtherInfo: PPSVO=ops
        GLUE2EntityOtherInfo: PPSTag=\(tag)
        GLUE2EntityOtherInfo: \(place)

        """)
    }
    grid = PublishedGrid(
      ldif: grid.ldif.replacing(
        "dn: GLUE2ApplicationEnvironmentID=app.env.ENV,",
        with: """
          dn: GLUE2ResourceID=env.ENV,GLUE2ServiceID=ce.ENV,GLUE2DomainID=ENV,GLUE2GroupID=grid,o=glue
          objectClass: GLUE2Resource
          GLUE2ResourceID: env.ENV
          GLUE2ResourceManagerForeignKey: m

          dn: GLUE2ApplicationEnvironmentID=app.env.ENV,
          """))
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.site) == ["ENV", "SUB"])
      #expect(offers.allSatisfy { $0.product == "gLite-UI" && $0.computingElements.count == 1 })
      #expect(offers.map { Set($0.evidence.map(\.source)).count } == [3, 3])
    }
  }

  @Test("A carrier without a time is not over because an application is")
  func undated() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(carrierOf: "A")
    grid.add(
      applicationOf: "A", name: Self.tag,
      lines: ["GLUE2EntityCreationTime: 2026-11-01T00:00:00Z", "GLUE2EntityValidity: 60"])
    grid = PublishedGrid(
      ldif: grid.ldif.replacing("GLUE2EntityCreationTime: 2026-11-22T11:59:00Z\n", with: ""))
    try grid.ask(try query()) { #expect($0.map(\.freshness) == [.undated]) }
  }

  @Test("A time that is not written as it should be counts as long as it can be read")
  func oddTime() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(carrierOf: "A")
    for (time, objection) in [
      ("2026-11-22 10:59:59", Offer.Objection.expired), ("2026-11-22T12:59:00+0100", nil),
      ("2026-11-21T24:00:00Z", .expired), ("20261121000000Z", nil),
    ] {
      let odd = PublishedGrid(ldif: grid.ldif.replacing("2026-11-22T11:59:00Z", with: time))
      try odd.ask(try query()) { #expect($0.map(\.objection) == [objection], "\(time)") }
    }
  }

  @Test("A snapshot is judged as of the last time in it that has come, without one as of now")
  func asOfItsTime() throws {
    var query = try query()
    query.isAsOfItsTime = true
    for (ages, objections) in [
      ([86_400, 90_100, -3_600], [nil, .expired, nil]), ([-60], [nil]),
    ] as [([Int], [Offer.Objection?])] {
      var grid = PublishedGrid()
      for (index, age) in ages.enumerated() {
        grid.add(site: "S\(index)")
        grid.add(carrierOf: "S\(index)", created: age)
      }
      try grid.ask(query) { #expect($0.map(\.objection) == objections, "\(ages)") }
    }
  }

  @Test("What was made last in a snapshot tells its time, also where nothing is asked about it")
  func asOfAllOfIt() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(carrierOf: "A", created: 90_100)
    grid.add(
      """
      dn: GLUE2ServiceID=x,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Service
      GLUE2ServiceID: x
      GLUE2ServiceType: org.example.x
      GLUE2ServiceQualityLevel: production
      GLUE2ServiceAdminDomainForeignKey: A
      GLUE2EntityCreationTime: 2026-11-21T12:00:00Z

      """)
    for versions in [nil, try VersionRequirement(parsing: "126")] {
      var query = OfferQuery(versions: versions)
      query.isAsOfItsTime = true
      try grid.ask(query) { #expect($0.map(\.objection) == [.expired]) }
    }
  }

  @Test("What an application is contradicted in is told beside what the carrier says")
  func contradictions() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(carrierOf: "A")
    grid.add(
      applicationOf: "A", name: Self.tag,
      lines: ["PPSKind=preview", "PPSState=closed", "PPSVO=ops"].map {
        "GLUE2EntityOtherInfo: \($0)"
      })
    try grid.ask(try query()) { offers in
      #expect(
        offers.flatMap(\.contradictions).map { "\($0.told), but \($0.said)" }
          == ["preview, but closed"])
    }
  }

  @Test("Carriers in different folders are of different places; one that tells none is of any")
  func folders() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    for (id, path) in [("x", "/opt/x"), ("y", "/opt/y"), ("z", "/opt/x/")] {
      grid.add(carrierOf: "A", id: id)
      grid = PublishedGrid(ldif: grid.ldif.replacing("PPSPath=/opt/126", with: "PPSPath=\(path)"))
    }
    grid.add(carrierOf: "A", id: "zz")
    grid = PublishedGrid(
      ldif: grid.ldif.replacing("GLUE2EntityOtherInfo: PPSPath=/opt/126\n", with: ""))
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.path) == ["/opt/x", "/opt/y"])
      #expect(offers.map(\.evidence.count) == [3, 1])
    }
    try grid.ask(try query(path: "/opt/y")) { #expect($0.map(\.path) == ["/opt/y"]) }
  }

  @Test("VOs with commas between them are so many VOs in either schema")
  func vos() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(carrierOf: "A", vo: "ops, dteam")
    for vo in ["ops", "dteam"] {
      try grid.ask(try query(vo: vo)) { #expect($0.map(\.vos) == [["ops", "dteam"]]) }
    }
  }

  @Test("What two servers have of one offer is put together; a carrier has the word")
  func seenElsewhere() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", tags: [Self.tag])
    grid.add(carrierOf: "A", ["PPSContact=mailto:a@x.org"])
    var parts: [Offer] = []
    for schema in ["o=grid", "o=glue"] {
      let entries = grid.ldif.split(separator: "\n\n").filter {
        $0.contains("\(schema)\n") && $0.hasPrefix("dn:")
      }
      try PublishedGrid(ldif: entries.joined(separator: "\n\n") + "\n\n").ask(try query()) {
        parts += $0.prefix(1)
      }
    }
    let (tag, carrier) = (parts[0], parts[2])
    #expect(tag.evidence.map(\.source) == [.tag] && carrier.evidence.map(\.source) == [.carrier])
    #expect(carrier.weight > tag.weight)
    var whole: [Offer] = []
    try grid.ask(try query()) { whole += $0 }
    var closed = carrier
    closed.state = .closed
    var open = tag
    open.add(seenElsewhere: closed)
    #expect(open.path == nil && open.evidence == tag.evidence)
    for (first, second) in [(tag, carrier), (carrier, tag)] {
      var both = first
      both.add(seenElsewhere: second)
      #expect(both.path == "/opt/126" && both.contact == "mailto:a@x.org")
      #expect(both.computingElements == whole[0].computingElements)
      #expect(Set(both.evidence) == Set(whole[0].evidence) && both.contradictions == [])
    }
  }
}
