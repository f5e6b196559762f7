import LDAPTypes
import Rollout
import Testing

@testable import Infosys

@Suite("Of several entries that speak of one thing, what works has the word, whatever their names")
struct WordTests {
  private static let tag = "VO-ops-gLite-UI-preview-126"

  private func query(vo: String? = nil) throws -> OfferQuery {
    OfferQuery(versions: try VersionRequirement(parsing: "126"), vo: vo)
  }

  @Test(
    "One computing element's application that is over or broken does not speak for the others",
    arguments: [
      ["GLUE2ApplicationEnvironmentState: Unknown"],
      ["GLUE2ApplicationEnvironmentState: installationfailed"],
      ["GLUE2EntityCreationTime: 2026-11-20T00:00:00Z", "GLUE2EntityValidity: 3600"],
    ])
  func applications(_ bad: [String]) throws {
    let good = [
      "GLUE2ApplicationEnvironmentState: installedverified",
      "GLUE2EntityCreationTime: 2026-11-22T11:59:00Z", "GLUE2EntityValidity: 3600",
    ]
    for lines in [[bad, good], [good, bad]] {
      var grid = PublishedGrid()
      grid.add(site: "A", subclusters: ["first", "second"])
      for (resource, lines) in zip(["first", "second"], lines) {
        grid.add(applicationOf: "A", name: Self.tag, lines: lines, resource: resource)
      }
      try grid.ask(try query()) { offers in
        #expect(offers.map(\.objection) == [nil] && offers.map(\.state) == [.preview])
        #expect(offers.map(\.freshness) == [.fresh] && offers.map(\.tested) == [true])
      }
    }
  }

  @Test(
    "A service that a BDII kept, or that was closed before, does not speak for the one that lives")
  func services() throws {
    func data(_ state: String, _ day: Int) -> [(String, String)] {
      [
        ("PPSKind", "pilot"), ("PPSProduct", "WMS"), ("PPSVersion", "3.2.1-4"),
        ("PPSState", state), ("PPSSince", "2026-11-\(day)T00:00:00Z"),
      ]
    }
    let old = [(data("pilot", 20), "Unknown" as String?), (data("closed", 19), "OK")]
    for old in old {
      for names in [["a", "b"], ["b", "a"]] {
        var grid = PublishedGrid()
        grid.add(site: "A")
        grid.add(pilot: names[0], at: "A", data: old.0, status: old.1)
        grid.add(pilot: names[1], at: "A", data: data("pilot", 20), status: "OK")
        try grid.ask(OfferQuery()) { offers in
          #expect(offers.map(\.objection) == [nil] && offers.map(\.state) == [.pilot])
          #expect(offers.map(\.endpoint?.glueService) == [names[1]])
          #expect(offers.map(\.evidence.count) == [2])
        }
      }
    }
  }

  @Test("Times of another zone, or with fractions of a second, count")
  func times() throws {
    for (made, isFresh) in [
      ("2026-11-22T12:59:00+01:00", true), ("2026-11-22T11:59:00.25Z", true),
      ("2026-11-22T11:59:00+01:00", false),
    ] {
      var grid = PublishedGrid()
      grid.add(site: "A")
      grid.add(
        applicationOf: "A", name: Self.tag,
        lines: ["GLUE2EntityCreationTime: \(made)", "GLUE2EntityValidity: 3600"])
      try grid.ask(try query()) { #expect($0.map { $0.objection == nil } == [isFresh], "\(made)") }
    }
  }

  @Test("VOs whose tags stand at different computing elements have a row each")
  func places() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", tags: [Self.tag])
    for vo in ["ops", "dteam"] { grid.add(carrierOf: "A", id: vo, vo: vo) }
    try grid.ask(try query()) { offers in
      #expect(offers.map(\.vos) == [["dteam"], ["ops"]])
      #expect(offers.map(\.computingElements.count) == [0, 1])
    }
  }

  @Test(
    "An ARC's application names its batch system only, and its shares their execution environments")
  func arc() throws {
    var grid = PublishedGrid()
    grid.add(site: "B")
    let service = "GLUE2ServiceID=ce.B,GLUE2DomainID=B,GLUE2GroupID=grid,o=glue"
    grid.add(
      """
      dn: GLUE2ManagerID=m.B,\(service)
      objectClass: GLUE2Manager
      objectClass: GLUE2ComputingManager
      GLUE2ManagerID: m.B
      GLUE2ManagerProductName: slurm
      GLUE2ManagerServiceForeignKey: ce.B

      dn: GLUE2GroupID=ApplicationEnvironments,GLUE2ManagerID=m.B,\(service)
      objectClass: GLUE2Group
      GLUE2GroupID: ApplicationEnvironments

      dn: GLUE2ApplicationEnvironmentID=a,GLUE2GroupID=ApplicationEnvironments,GLUE2ManagerID=m.B,\(service)
      objectClass: GLUE2ApplicationEnvironment
      GLUE2ApplicationEnvironmentID: a
      GLUE2ApplicationEnvironmentAppName: VO-ops-gLite-UI-preview
      GLUE2ApplicationEnvironmentAppVersion: 126
      GLUE2ApplicationEnvironmentComputingManagerForeignKey: m.B

      """)
    for (share, vo) in [("grid_ops", "ops"), ("grid_dteam", "dteam")] {
      grid.add(
        """
        dn: GLUE2ShareID=\(share),\(service)
        objectClass: GLUE2Share
        objectClass: GLUE2ComputingShare
        GLUE2ShareID: \(share)
        GLUE2ComputingShareMappingQueue: grid
        GLUE2ComputingShareServingState: production
        GLUE2ComputingShareComputingEndpointForeignKey: e
        GLUE2ComputingShareExecutionEnvironmentForeignKey: sc.B
        GLUE2ShareServiceForeignKey: ce.B
        GLUE2ShareEndpointForeignKey: e
        GLUE2ShareResourceForeignKey: none

        dn: GLUE2PolicyID=\(share).p,GLUE2ShareID=\(share),\(service)
        objectClass: GLUE2Policy
        objectClass: GLUE2MappingPolicy
        GLUE2PolicyID: \(share).p
        GLUE2PolicyScheme: basic
        GLUE2PolicyRule: vo:\(vo)
        GLUE2MappingPolicyShareForeignKey: \(share)

        """)
    }
    try grid.ask(try query(vo: "ops")) { #expect($0.flatMap(\.shares).map(\.id) == ["grid_ops"]) }
    // One that names its execution environment is reached by whichever key.
    let name = "GLUE2ApplicationEnvironmentAppVersion: 126\n"
    let named = PublishedGrid(
      ldif: grid.ldif.replacing(
        name, with: name + "GLUE2ApplicationEnvironmentExecutionEnvironmentForeignKey: sc.B\n"))
    try named.ask(try query(vo: "ops")) { #expect($0.flatMap(\.shares).map(\.id) == ["grid_ops"]) }
  }

  @Test(
    "Of a share's policies a WMS reads those of its own scheme, whichever stands first",
    arguments: [
      ("basic", "VO:ops", "org.glite.standard", "VO:ops", []),
      ("org.glite.standard", "VO:ops", "basic", "VO:ops", []),
      ("basic", "VO:ops", "org.glite.standard", "DENY:/ops", ["denied"]),
      ("basic", "VO:ops", "basic", "VO:ops", ["policy-scheme"]),
    ])
  func policies(
    first: String, firstRule: String, second: String, secondRule: String, obstacles: [String]
  ) throws {
    var grid = PublishedGrid()
    grid.add(site: "A", telling: [.wholeName])
    grid.addShare("q", of: "A", rule: firstRule, scheme: first)
    grid.add(
      """
      dn: GLUE2PolicyID=z,GLUE2ShareID=q.A,GLUE2ServiceID=ce.A,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Policy
      objectClass: GLUE2MappingPolicy
      GLUE2PolicyID: z
      GLUE2PolicyScheme: \(second)
      GLUE2PolicyRule: \(secondRule)
      GLUE2MappingPolicyShareForeignKey: q.A

      """)
    grid.group(site: "A")
    try grid.ask(try query(vo: "ops")) {
      let codes = $0.flatMap(\.shares).map { $0.obstacles.map(\.code) }
      #expect(codes.map { $0.filter { $0 != "only-in-glue2" } } == [obstacles])
    }
  }

  @Test("A share's rules stand in the order of its policies' names, whichever comes first")
  func policyOrder() throws {
    var grid = PublishedGrid()
    grid.add(site: "A", telling: [.wholeName])
    grid.addShare("q", of: "A", rule: "VO:ops")
    grid.add(
      """
      dn: GLUE2PolicyID=a,GLUE2ShareID=q.A,GLUE2ServiceID=ce.A,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Policy
      objectClass: GLUE2MappingPolicy
      GLUE2PolicyID: a
      GLUE2PolicyScheme: org.glite.standard
      GLUE2PolicyRule: VO:dteam
      GLUE2MappingPolicyShareForeignKey: q.A

      """)
    grid.group(site: "A")
    try grid.ask(try query(vo: nil)) {
      #expect($0.flatMap(\.shares).map(\.access.texts) == [["VO:dteam", "VO:ops"]])
    }
  }
}
