import CommandSupport
import Foundation
import Rollout
import TestSupport
import Testing

@Suite("Servers that know different parts of a site")
struct PartialServersTests {
  private static let base = "mds-vo-name=A,mds-vo-name=local,o=grid"
  private static let domain = "GLUE2DomainID=A,GLUE2GroupID=grid,o=glue"
  private static let roots =
    topRoots + """
      dn: \(base)
      objectClass: MDS
      mds-vo-name: A

      dn: \(domain)
      objectClass: GLUE2Domain
      objectClass: GLUE2AdminDomain
      GLUE2DomainID: A


      """

  /// A cluster with the tags of these VOs, and a computing element before it.
  private static func cluster(_ id: String, _ vos: [String] = ["ops"]) -> String {
    let tags = vos.map { "VO-\($0)-gLite-UI-preview-126" }
    return """
      dn: GlueClusterUniqueID=\(id).A,\(base)
      objectClass: GlueClusterTop
      objectClass: GlueCluster
      GlueClusterName: \(id)
      GlueClusterUniqueID: \(id).A

      dn: GlueSubClusterUniqueID=\(id).A,GlueClusterUniqueID=\(id).A,\(base)
      objectClass: GlueClusterTop
      objectClass: GlueSubCluster
      objectClass: GlueHostApplicationSoftware
      objectClass: GlueKey
      GlueSubClusterName: \(id)
      GlueSubClusterUniqueID: \(id).A
      GlueChunkKey: GlueClusterUniqueID=\(id).A
      \(tags.map { "GlueHostApplicationSoftwareRunTimeEnvironment: \($0)\n" }.joined())
      dn: GlueCEUniqueID=\(id).A:8443/cream-pbs-q,\(base)
      objectClass: GlueCETop
      objectClass: GlueCE
      objectClass: GlueCEAccessControlBase
      objectClass: GlueCEState
      objectClass: GlueKey
      GlueCEUniqueID: \(id).A:8443/cream-pbs-q
      GlueCEStateStatus: Production
      \(vos.map { "GlueCEAccessControlBaseRule: VO:\($0)\n" }.joined())\
      GlueForeignKey: GlueClusterUniqueID=\(id).A


      """
  }

  /// A carrier for ops that speaks of a cluster.
  private static func carrier(_ id: String) -> String {
    let keys = [
      "PPSKind=preview", "PPSState=preview", "PPSProduct=gLite-UI", "PPSWorkingVersion=126",
      "PPSVO=ops", "PPSPath=/opt/\(id)", "PPSSubCluster=\(id).A",
    ]
    let dn = "GLUE2ServiceID=\(id).A,\(domain)"
    return """
      dn: \(dn)
      objectClass: GLUE2Service
      GLUE2ServiceID: \(id).A
      GLUE2ServiceType: other
      GLUE2ServiceQualityLevel: testing
      GLUE2ServiceAdminDomainForeignKey: A
      \(keys.map { "GLUE2EntityOtherInfo: \($0)\n" }.joined())
      dn: GLUE2ExtensionLocalID=PPS-preview-126,\(dn)
      objectClass: GLUE2Extension
      GLUE2ExtensionLocalID: PPS-preview-126
      GLUE2ExtensionKey: PPSWorkingVersion
      GLUE2ExtensionValue: 126
      GLUE2ExtensionEntityForeignKey: \(id).A


      """
  }

  /// What two of several servers tell together, whichever is named first: the VOs, folder and computing
  /// elements of each offer.
  private static func expect(_ rows: [String], of pairs: [(Int, Int)], _ ldif: [String]) throws {
    let slapds = try ldif.map { try Slapd(ldif: roots + $0) }
    defer { for slapd in slapds { slapd.stop() } }
    let query = [
      "--version", "126", "--merge", "--output", "csv", "--fields", "vos,path,computing_elements",
    ]
    let expected = rows.map { "\($0).A:8443/cream-pbs-q\r\n" }.joined()
    for pair in pairs.flatMap({ [[$0.0, $0.1], [$0.1, $0.0]] }) {
      let servers = pair.map { slapds[$0].url }.joined(separator: ",")
      let answer = try Tool("ppsquery", query + ["--bdii", servers])
      #expect(answer.status == 0, "\(pair): \(answer.errors)")
      #expect(
        answer.output == "vos,path,computing_elements\r\n" + expected,
        "\(pair): \(answer.output)")
    }
  }

  @Test("Each knows one of two folders: both are told, and each computing element's own")
  func folders() throws {
    let clusters = Self.cluster("c1") + Self.cluster("c2")
    let carriers = ["c1", "c2"].map(Self.carrier)
    try Self.expect(
      ["ops,/opt/c1,c1", "ops,/opt/c2,c2"], of: [(0, 1), (2, 0), (1, 2), (3, 2), (4, 5)],
      [
        clusters + carriers[0], clusters + carriers[1], clusters + carriers.joined(), clusters,
        Self.cluster("c1") + carriers[0], Self.cluster("c2") + carriers[1],
      ])
  }

  @Test("What has only a tag at one is not put into a folder of another place")
  func noFolder() throws {
    let clusters = Self.cluster("c1") + Self.cluster("c2")
    try Self.expect(
      ["ops,,c1", "ops,/opt/c2,c2"], of: [(0, 1)], [clusters, clusters + Self.carrier("c2")])
  }

  @Test("What has expired is not opened by a server that lacks the carrier and has the same tag")
  func expired() throws {
    let cluster = Self.cluster("c1")
    let name = "GLUE2ServiceID: c1.A\n"
    func carrier(madeAgo seconds: Int) -> String {
      let made = Timestamp(secondsSinceEpoch: Timestamp.now.secondsSinceEpoch - seconds)
      return Self.carrier("c1").replacing(
        name,
        with: name + "GLUE2EntityCreationTime: \(made)\nGLUE2EntityValidity: 3600\n")
    }
    let ldif = [cluster + carrier(madeAgo: 86_400), cluster, cluster + carrier(madeAgo: 60)]
    let slapds = try ldif.map { try Slapd(ldif: Self.roots + $0) }
    defer { for slapd in slapds { slapd.stop() } }
    for (pair, isOpen) in [([0, 1], false), ([1, 0], false), ([0, 2], true), ([2, 1, 0], true)] {
      let servers = pair.map { slapds[$0].url }.joined(separator: ",")
      let answer = try Tool("ppsquery", ["--version", "126", "--merge", "--bdii", servers])
      #expect(answer.status == (isOpen ? 0 : 1), "\(pair): \(answer.output)\(answer.errors)")
      #expect(answer.errors.contains("1 expired") != isOpen, "\(pair): \(answer.errors)")
    }
  }

  @Test("One has the tags of two VOs, and another the carrier of one of them")
  func vos() throws {
    try Self.expect(
      ["dteam,,c1", "ops,/opt/c1,c1"], of: [(0, 1), (0, 2)],
      [
        Self.cluster("c1", ["ops", "dteam"]), Self.cluster("c1") + Self.carrier("c1"),
        Self.cluster("c1", ["ops", "dteam"]) + Self.carrier("c1"),
      ])
    // Where neither knows more of one than of the other, they are one offer.
    try Self.expect(
      ["dteam ops,,c1"], of: [(0, 1)],
      [Self.cluster("c1", ["ops", "dteam"]), Self.cluster("c1", ["ops"])])
  }

  @Test("Of a pilot that one tells of, another has the computing element that it is")
  func pilot() throws {
    let state = "GlueCEStateStatus: Production\n"
    let glue1 = (Self.roots + Self.cluster("c1"))
      .replacing(state, with: "\(state)GlueCEInfoHostName: c1.A\n")
    let service = "GLUE2ServiceID=s.A,\(Self.domain)"
    let glue2 =
      Self.roots + """
        dn: \(service)
        objectClass: GLUE2Service
        GLUE2ServiceID: s.A
        GLUE2ServiceType: org.glite.ce.CREAM
        GLUE2ServiceQualityLevel: production
        GLUE2ServiceAdminDomainForeignKey: A

        dn: GLUE2EndpointID=e.A,\(service)
        objectClass: GLUE2Endpoint
        GLUE2EndpointID: e.A
        GLUE2EndpointURL: https://c1.A:8443/cream
        GLUE2EndpointInterfaceName: org.glite.ce.CREAM
        GLUE2EndpointQualityLevel: pre-production
        GLUE2EndpointServingState: production
        GLUE2EndpointHealthState: ok
        GLUE2EndpointServiceForeignKey: s.A
        GLUE2EntityOtherInfo: PPSKind=pilot
        GLUE2EntityOtherInfo: PPSState=pilot
        GLUE2EntityOtherInfo: PPSProduct=CREAM
        GLUE2EntityOtherInfo: PPSVersion=1.16.4-1


        """
    let slapds = try [(glue1, "o=grid"), (glue2, "o=glue")].map { ldif, suffix in
      let entries = ldif.components(separatedBy: "\n\n").filter {
        $0.split(separator: "\n").first?.hasSuffix(suffix) ?? false
      }
      return try Slapd(ldif: entries.joined(separator: "\n\n") + "\n\n", suffixes: [suffix])
    }
    defer { for slapd in slapds { slapd.stop() } }
    for servers in [slapds.map(\.url), slapds.reversed().map(\.url)] {
      let answer = try Tool(
        "ppsquery",
        [
          "--kind", "pilot", "--merge", "--output", "csv", "--fields", "site,computing_elements",
          "--bdii", servers.joined(separator: ","),
        ])
      #expect(answer.status == 0, "\(answer.errors)")
      #expect(answer.output.hasSuffix("\r\nA,c1.A:8443/cream-pbs-q\r\n"), "\(answer.output)")
    }
  }

  /// What a program reads of an answer.
  private struct Answer: Decodable, Equatable {
    struct Offer: Decodable, Equatable {
      struct Element: Decodable, Equatable { let id: String }
      struct Obstacle: Decodable, Equatable { let code: String }
      struct Share: Decodable, Equatable {
        let id: String
        let obstacles: [Obstacle]
      }

      let kind: String
      let subclusters: [String]
      let executionEnvironments: [String]
      let endpoint: [String: String]?
      let computingElements: [Element]
      let shares: [Share]
    }

    let offers: [Offer]
  }

  @Test("Each has one schema: together they tell all that one tells which has both")
  func schemas() throws {
    let manager = "GLUE2ServiceID=ce.A,GLUE2GroupID=resource,\(Self.domain)"
    let (url, tag) = ("https://wms.A:7443/wms", "VO-ops-gLite-UI-preview-126")
    let service = "GlueServiceUniqueID=s1,\(Self.base)"
    let keys = ["Kind=pilot", "State=pilot", "Product=WMS", "Version=0:3.2.1-4", "VO=ops"]
    let glue1 =
      Self.cluster("c1") + """
        dn: \(service)
        objectClass: GlueTop
        objectClass: GlueService
        GlueServiceUniqueID: s1
        GlueServiceType: org.glite.wms.WMProxy
        GlueServiceEndpoint: \(url)


        """
      + keys.map { $0.split(separator: "=") }.map { pair in
        """
        dn: GlueServiceDataKey=PPS\(pair[0]),\(service)
        objectClass: GlueTop
        objectClass: GlueServiceData
        GlueServiceDataKey: PPS\(pair[0])
        GlueServiceDataValue: \(pair[1])
        GlueChunkKey: GlueServiceUniqueID=s1


        """
      }.joined()
    let glue2 = """
      dn: GLUE2GroupID=resource,\(Self.domain)
      objectClass: GLUE2Group
      GLUE2GroupID: resource

      dn: \(manager)
      objectClass: GLUE2Service
      GLUE2ServiceID: ce.A
      GLUE2ServiceType: org.glite.ce.CREAM
      GLUE2ServiceQualityLevel: production
      GLUE2ServiceAdminDomainForeignKey: A

      dn: GLUE2ResourceID=r.A,\(manager)
      objectClass: GLUE2Resource
      GLUE2ResourceID: r.A
      GLUE2ResourceManagerForeignKey: m

      dn: GLUE2ApplicationEnvironmentID=app,GLUE2ResourceID=r.A,\(manager)
      objectClass: GLUE2Entity
      objectClass: GLUE2ApplicationEnvironment
      GLUE2ApplicationEnvironmentID: app
      GLUE2ApplicationEnvironmentAppName: \(tag)
      GLUE2ApplicationEnvironmentComputingManagerForeignKey: m

      dn: GLUE2ShareID=q,\(manager)
      objectClass: GLUE2Share
      objectClass: GLUE2ComputingShare
      GLUE2ShareID: q
      GLUE2ShareServiceForeignKey: ce.A
      GLUE2ShareEndpointForeignKey: e
      GLUE2EntityOtherInfo: CREAMCEId=c1.A:8443/cream-pbs-q
      GLUE2ComputingShareServingState: production
      GLUE2ComputingShareMappingQueue: q
      GLUE2ComputingShareComputingEndpointForeignKey: e
      GLUE2ComputingShareExecutionEnvironmentForeignKey: r.A
      GLUE2ShareResourceForeignKey: r.A

      dn: GLUE2PolicyID=p,GLUE2ShareID=q,\(manager)
      objectClass: GLUE2Policy
      objectClass: GLUE2MappingPolicy
      GLUE2PolicyID: p
      GLUE2MappingPolicyShareForeignKey: q
      GLUE2PolicyScheme: org.glite.standard
      GLUE2PolicyRule: VO:ops

      dn: GLUE2EndpointID=e,\(manager)
      objectClass: GLUE2Endpoint
      GLUE2EndpointID: e
      GLUE2EndpointURL: \(url)
      GLUE2EndpointInterfaceName: org.glite.wms.WMProxy
      GLUE2EndpointQualityLevel: pre-production
      GLUE2EndpointServingState: production
      GLUE2EndpointHealthState: ok
      GLUE2EndpointServiceForeignKey: ce.A
      \(keys.map { "GLUE2EntityOtherInfo: PPS\($0)\n" }.joined())

      """
    let slapds = try [glue1 + glue2, glue1, glue2].map { try Slapd(ldif: Self.roots + $0) }
    defer { for slapd in slapds { slapd.stop() } }
    func answer(_ servers: [Slapd], _ vo: [String]) throws -> Answer {
      let servers = servers.map(\.url).joined(separator: ",")
      let found = try Tool(
        "ppsquery", ["--merge", "--thorough", "--output", "json", "--bdii", servers] + vo)
      #expect(found.status == 0, "\(found.errors)")
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(Answer.self, from: Data(found.output.utf8))
    }
    for vo in [[], ["--vo", "ops"]] {
      let whole = try answer([slapds[0]], vo)
      #expect(whole.offers.map(\.kind) == ["pilot", "preview"])
      #expect(whole.offers.map(\.shares.count) == [0, vo.isEmpty ? 0 : 1])
      for servers in [[slapds[1], slapds[2]], [slapds[2], slapds[1]]] {
        #expect(try answer(servers, vo) == whole)
      }
    }
  }
}
