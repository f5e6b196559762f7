import GLUE
import LDAPTypes
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("What tags and applications of a cluster say together")
struct ClusterEvidenceTests {
  private static let tag = "VO-ops-gLite-UI-preview-126"

  private func query(all: Bool = true) throws -> OfferQuery {
    OfferQuery(versions: try VersionRequirement(parsing: "126"))
  }

  @Test("A carrier that names one execution environment speaks for the cluster, and for no other")
  func neighbors() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", subclusters: ["sc", "himem"], tags: [Self.tag])
    grid.add(carrierOf: "A")
    grid.add(applicationOf: "A", name: Self.tag, resource: "himem")
    // A cluster of the same site, of which the carrier says nothing.
    grid.add(
      """
      dn: GlueClusterUniqueID=other.A,mds-vo-name=A,mds-vo-name=local,o=grid
      objectClass: GlueClusterTop
      objectClass: GlueCluster
      objectClass: GlueKey
      GlueClusterName: other
      GlueClusterUniqueID: other.A
      GlueForeignKey: GlueSiteUniqueID=A

      dn: GlueSubClusterUniqueID=gpu.A,GlueClusterUniqueID=other.A,mds-vo-name=A,mds-vo-name=local,o=grid
      objectClass: GlueClusterTop
      objectClass: GlueSubCluster
      objectClass: GlueKey
      GlueSubClusterName: gpu
      GlueSubClusterUniqueID: gpu.A
      GlueChunkKey: GlueClusterUniqueID=other.A

      dn: GLUE2ResourceID=gpu.A,GLUE2ServiceID=ce.A,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Resource
      GLUE2ResourceID: gpu.A
      GLUE2ResourceManagerForeignKey: m

      """)
    grid.add(applicationOf: "A", name: Self.tag, resource: "gpu")
    let silent = PublishedGrid(
      ldif: grid.ldif.replacing("GLUE2EntityOtherInfo: PPSSubCluster=sc.A\n", with: ""))
    try silent.ask(try query()) { offers in
      #expect(offers.map(\.path) == [nil, "/opt/126"])
      #expect(
        offers.map { $0.evidence.map(\.source) }
          == [[.application], [.carrier, .application, .tag, .tag]])
      #expect(offers.map(\.contradictions) == [[], []])
      #expect(offers.first?.executionEnvironments == ["gpu.A"])
    }
  }

  /// A site with a tag and an application that was made so many seconds ago, and holds for an hour.
  private func grid(made age: Int, states: [String], application state: String? = nil)
    -> PublishedGrid
  {
    var grid = PublishedGrid()
    grid.add(site: "A", tags: [Self.tag])
    let made = Timestamp(secondsSinceEpoch: PublishedGrid.now.secondsSinceEpoch - age)
    grid.add(
      applicationOf: "A", name: Self.tag,
      lines: ["GLUE2EntityCreationTime: \(made)", "GLUE2EntityValidity: 3600"]
        + (state.map { ["GLUE2ApplicationEnvironmentState: \($0)"] } ?? []))
    for (number, state) in states.enumerated() {
      grid.addQueue("q\(number)", of: "A", ["GlueCEStateStatus: \(state)"])
    }
    return grid
  }

  @Test("A tag that jobs find is shown, though an application of GLUE 2.0 has expired")
  func expiredApplications() throws {
    typealias Case = (PublishedGrid, Offer.Freshness)
    let cases: [Case] = [
      (grid(made: 60, states: []), .fresh), (grid(made: 7_200, states: []), .undated),
      (grid(made: 60, states: [], application: "Unknown"), .undated),
    ]
    for (grid, freshness) in cases {
      try grid.ask(try query()) { offers in
        #expect(offers.map(\.freshness) == [freshness])
        #expect(offers.map { $0.validUntil == nil } == [freshness == .undated])
      }
    }
  }

  @Test("A tag whose computing elements are all held by a BDII that lost their source is none")
  func lostSources() throws {
    var lost = grid(made: 60, states: ["Unknown", "unknown"])
    lost = PublishedGrid(
      ldif: lost.ldif.replacing("GlueCEStateStatus: Production", with: "GlueCEStateStatus: Unknown")
    )
    try lost.ask(try query()) { #expect($0.map(\.freshness) == [.unknown]) }
    try grid(made: 60, states: ["Unknown"]).ask(try query()) {
      #expect($0.map(\.freshness) == [.fresh])
    }
  }

  @Test("Offers for several VOs are one, in whatever order and spelling they name what is the same")
  func environmentsAreASet() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", subclusters: ["sc", "himem"])
    for (vo, resources) in [("dteam", ["sc", "himem"]), ("ops", ["himem", "sc"])] {
      for (number, resource) in resources.enumerated() {
        grid.add(
          applicationOf: "A", name: "VO-\(vo)-U-preview-126", resource: resource,
          id: "\(vo)\(number)")
      }
    }
    let respelled = PublishedGrid(
      ldif: grid.ldif.replacing(
        "dn: GLUE2ApplicationEnvironmentID=ops0", with: "dn: GLUE2APPLICATIONENVIRONMENTID=ops0"))
    for grid in [grid, respelled] {
      try grid.ask(try query(), comparing: \.withoutNames) { offers in
        #expect(offers.map(\.vos) == [["dteam", "ops"]])
        #expect(offers.map { Set($0.executionEnvironments) } == [["sc.A", "himem.A"]])
      }
    }
  }

  @Test("Offers for several VOs are one, also where what names no VO tells their places again")
  func placesAreASet() throws {
    var grid = PublishedGrid()
    let subclusters = [("sc", ["dteam"]), ("himem", ["ops"]), ("lowmem", ["dteam", "ops"])]
    grid.add(site: "A", subclusters: subclusters.map(\.0))
    for (subcluster, vos) in subclusters {
      let name = "GlueSubClusterUniqueID: \(subcluster).A\n"
      let tags = vos.map {
        "GlueHostApplicationSoftwareRunTimeEnvironment: VO-\($0)-gLite-UI-preview-126\n"
      }
      grid = PublishedGrid(ldif: grid.ldif.replacing(name, with: name + tags.joined()))
    }
    // It names no VO, and so speaks of both.
    grid.add(
      applicationOf: "A", name: "gLite-UI", version: "126",
      lines: ["GLUE2EntityOtherInfo: PPSKind=preview"]
        + subclusters.map { "GLUE2EntityOtherInfo: PPSSubCluster=\($0.0).A" })
    try grid.ask(try query(), comparing: \.withoutNames) { offers in
      #expect(offers.map { Set($0.vos) } == [["dteam", "ops"]])
      #expect(offers.map { $0.subclusters.sorted() } == [["himem.A", "lowmem.A", "sc.A"]])
    }
  }

  @Test("Offers of a site come in the order of their versions, as RPM has it")
  func versions() throws {
    var grid = PublishedGrid()
    let versions = ["9", "10", "126", "2a", "10a", "007"]
    grid.add(site: "A", tags: versions.map { "VO-ops-U-preview-\($0)" })
    try grid.ask(OfferQuery(isThorough: true)) { offers in
      #expect(offers.map(\.workingVersion) == ["2a", "007", "9", "10", "10a", "126"])
    }
  }
}

extension Offer {
  /// Without the entries' names, which a file and a server spell in their own ways.
  fileprivate var withoutNames: Offer {
    var bare = self
    bare.evidence = []
    return bare
  }
}
