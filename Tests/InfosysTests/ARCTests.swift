import GLUE
import LDIF
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("Application environments as ARC publishes them")
struct ARCTests {
  private static let domain = "GLUE2DomainID=ARC,GLUE2GroupID=grid,o=glue"

  /// The application environments of an ARC, which stand below no execution environment.
  private static func grid(
    below base: String, _ applications: [(name: String, version: String)]
  ) -> PublishedGrid {
    var grid = PublishedGrid()
    let service = "GLUE2ServiceID=s,\(base)"
    let group = "GLUE2GroupID=ApplicationEnvironments,GLUE2ManagerID=m,\(service)"
    grid.add(
      """
      dn: \(base)
      objectClass: \(base == domain ? "GLUE2AdminDomain" : "GLUE2Group")
      \(base == domain ? "objectClass: GLUE2Domain\nGLUE2DomainID: ARC" : "GLUE2GroupID: resource")

      dn: \(service)
      objectClass: GLUE2Service
      objectClass: GLUE2ComputingService
      GLUE2ServiceID: s
      GLUE2ServiceType: org.nordugrid.arex
      GLUE2ServiceQualityLevel: production
      GLUE2ServiceAdminDomainForeignKey: ARC

      dn: GLUE2ManagerID=m,\(service)
      objectClass: GLUE2Manager
      GLUE2ManagerID: m
      GLUE2ManagerProductName: slurm
      GLUE2ManagerServiceForeignKey: s

      dn: \(group)
      objectClass: GLUE2Group
      GLUE2GroupID: ApplicationEnvironments

      """)
    for (id, application) in applications.enumerated() {
      grid.add(
        """
        dn: GLUE2ApplicationEnvironmentID=\(id),\(group)
        objectClass: GLUE2ApplicationEnvironment
        GLUE2ApplicationEnvironmentID: \(id)
        GLUE2ApplicationEnvironmentAppName: \(application.name)
        GLUE2ApplicationEnvironmentAppVersion: \(application.version)
        GLUE2ApplicationEnvironmentComputingManagerForeignKey: m

        """)
    }
    return grid
  }

  private func query(_ version: String) throws -> OfferQuery {
    OfferQuery(versions: try VersionRequirement(parsing: version))
  }

  @Test("A working version that ARC splits is put together again; a package version is none of it")
  func splitVersion() throws {
    let grid = Self.grid(
      below: Self.domain,
      [
        ("VO-ops-gLite-UI-preview-rc", "2"), ("VO-ops-gLite-UI-preview-126", "3.2.1-4"),
        ("VO-ops-gLite-UI-preview", "127-rc1"),
      ])
    let versions: [[String?]] = [["rc-2", nil], ["126", "3.2.1-4"], ["127-rc1", nil]]
    func told(_ offers: [Offer]) -> [[String?]] {
      offers.map { [$0.workingVersion, $0.packageVersion] }
    }
    try grid.ask(OfferQuery()) { #expect(told($0) == versions) }
    for version in versions {
      try grid.ask(try query(version[0]!)) { #expect(told($0) == [version]) }
    }
    try grid.ask(try query("rc")) { #expect($0.isEmpty) }
  }

  @Test("An application is not at shares whose execution environments are all of other managers")
  func shares() throws {
    var grid = Self.grid(below: Self.domain, [("VO-ops-gLite-UI-preview", "126")])
    let service = "GLUE2ServiceID=s,\(Self.domain)"
    grid.add(
      """
      dn: GLUE2ManagerID=other,\(service)
      objectClass: GLUE2Manager
      GLUE2ManagerID: other
      GLUE2ManagerProductName: slurm
      GLUE2ManagerServiceForeignKey: s

      """)
    for (id, above, manager) in [
      ("own", "GLUE2ManagerID=m,", "m"), ("below", "GLUE2ManagerID=other,", "other"),
      ("beside", "", "other"),
    ] {
      grid.add(
        """
        dn: GLUE2ResourceID=\(id),\(above)\(service)
        objectClass: GLUE2Resource
        GLUE2ResourceID: \(id)
        GLUE2ResourceManagerForeignKey: \(manager)

        """)
    }
    for (id, environments) in [
      ("1", ["own"]), ("2", ["below"]), ("3", ["beside"]), ("4", ["below", "beside"]),
      ("5", ["beside", "own"]), ("6", ["unknown"]), ("7", []),
    ] {
      let keys = environments.map { "GLUE2ShareResourceForeignKey: \($0)\n" }.joined()
      grid.add(
        """
        dn: GLUE2ShareID=\(id),\(service)
        objectClass: GLUE2ComputingShare
        GLUE2ShareID: \(id)
        GLUE2ShareServiceForeignKey: s
        GLUE2ComputingShareServingState: production
        \(keys)
        """)
    }
    try grid.ask(try query("126")) { offers in
      #expect(offers.map { $0.shares.map(\.id) } == [["1", "5", "6", "7"]])
    }
  }

  @Test("A resource BDII that has applications only is that of the site that their service names")
  func home() throws {
    let grid = Self.grid(
      below: "GLUE2GroupID=resource,o=glue", [("VO-ops-gLite-UI-preview", "126")])
    for site in [nil, "arc"] {
      var query = try query("126")
      query.site = site
      try grid.ask(query) { #expect($0.map(\.site) == ["ARC"]) }
    }
  }

  /// A resource BDII in both schemas.
  ///
  /// - Parameter domain: What the service in GLUE 2.0 names.
  private static func resource(domain: String, glue1Site: String?) -> PublishedGrid {
    var grid = Self.grid(
      below: "GLUE2GroupID=resource,o=glue", [("VO-ops-gLite-UI-preview", "126")])
    grid = PublishedGrid(
      ldif: grid.ldif.replacing(
        "AdminDomainForeignKey: ARC", with: "AdminDomainForeignKey: \(domain)"))
    let key = glue1Site.map { "GlueForeignKey: GlueSiteUniqueID=\($0)\n" } ?? ""
    grid.add(
      """
      dn: mds-vo-name=resource,o=grid
      objectClass: MDS

      dn: GlueClusterUniqueID=c,mds-vo-name=resource,o=grid
      objectClass: GlueClusterTop
      objectClass: GlueCluster
      objectClass: GlueKey
      GlueClusterUniqueID: c
      GlueClusterName: c
      \(key)
      dn: GlueSubClusterUniqueID=c,GlueClusterUniqueID=c,mds-vo-name=resource,o=grid
      objectClass: GlueClusterTop
      objectClass: GlueSubCluster
      objectClass: GlueHostApplicationSoftware
      objectClass: GlueKey
      GlueSubClusterUniqueID: c
      GlueChunkKey: GlueClusterUniqueID=c
      GlueHostApplicationSoftwareRunTimeEnvironment: VO-ops-gLite-UI-preview-126

      """)
    return grid
  }

  @Test("Its domain urn:ad:NAME is that of the site NAME, in a resource BDII as elsewhere")
  func domainOfSite() throws {
    let resource = Self.resource(domain: "urn:ad:SE-ARC", glue1Site: "SE-ARC")
    let top = PublishedGrid(
      ldif: Self.grid(below: Self.domain, [("VO-ops-gLite-UI-preview", "126")]).ldif
        .replacing("GLUE2DomainID=ARC", with: "GLUE2DomainID=urn:ad:SE-ARC")
        .replacing("GLUE2DomainID: ARC", with: "GLUE2DomainID: urn:ad:SE-ARC"))
    for site in [nil, "se-arc", "urn:ad:SE-ARC"] {
      let query = OfferQuery(versions: try query("126").versions, site: site)
      for grid in [resource, top] {
        try grid.ask(query) { #expect($0.map(\.site) == ["SE-ARC"], "\(site ?? "-")") }
      }
    }
  }

  @Test("Where a resource BDII's entries call the site several things, it is all of them")
  func severalNames() throws {
    let grid = Self.resource(domain: "urn:ad:ONE", glue1Site: "TWO")
    for (site, found) in [
      (nil, [""]), ("ONE", ["ONE"]), ("two", ["TWO"]), ("THREE", []),
    ] as [(String?, [String])] {
      let query = OfferQuery(versions: try query("126").versions, site: site)
      try grid.ask(query) { #expect($0.map(\.site) == found, "\(site ?? "-")") }
    }
  }

  @Test("That no site has it is not said where nothing tells of which site it is")
  func namelessSite() throws {
    let ldif = Self.resource(domain: "", glue1Site: nil).ldif
      .replacing("GLUE2ServiceAdminDomainForeignKey: \n", with: "")
    try withTemporaryDirectory { directory in
      try Command.write(ldif, to: "\(directory)/resource.ldif")
      let source = LDIFSnapshot(paths: ["\(directory)/resource.ldif"], schema: .bdii)
      for (version, site, gaps) in [("126", "A", 1), ("126", nil, 0), ("127", "A", 0)] {
        let query = OfferQuery(versions: try query(version).versions, site: site)
        let list = try source.offers(query, now: PublishedGrid.now)
        #expect(list.gaps.count == gaps && list.offers.isEmpty == (site != nil), "\(version)")
      }
    }
  }
}
