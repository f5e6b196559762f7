import GLUE
import Infosys
import LDAPClient
import LDIF
import Rollout
import TestSupport
import Testing

/// Sites of a top-level BDII as LDIF, each with one release 126 of gLite-UI for ops (or a pilot), told by
/// the kinds of entries that are chosen.
struct PublishedGrid {
  /// A way to tell of a release.
  enum Telling: String, CaseIterable {
    /// A carrier with the extension by which it is found.
    case carrier
    /// A carrier whose extension was dropped.
    case lostCarrier
    case tag
    /// AppName is the tag, as CREAM has it.
    case wholeName
    /// The tag is split at its first dash with a digit behind it, as ARC does.
    case splitTag
    /// AppName is the product, and AppVersion the working version.
    case productAndVersion

    var source: Offer.Evidence.Source {
      switch self {
      case .carrier, .lostCarrier: .carrier
      case .tag: .tag
      case .wholeName, .splitTag, .productAndVersion: .application
      }
    }
  }

  static let now = Timestamp("2026-11-22T12:00:00Z")!
  static let version = "126"

  private(set) var ldif = topRoots

  /// An empty grid.
  init() {}

  /// A grid of these entries.
  init(ldif: String) { self.ldif = ldif }

  /// Adds entries without a check: lines, each entry ending with an empty one.
  mutating func add(_ text: String) { ldif += text + "\n" }

  /// Adds a site with a cluster of one subcluster and one queue, in both schemas, and nothing to tell.
  mutating func add(site name: String, subclusters: [String] = ["sc"], tags: [String] = []) {
    let domain = "GLUE2DomainID=\(name),GLUE2GroupID=grid,o=glue"
    let base = "mds-vo-name=\(name),mds-vo-name=local,o=grid"
    ldif += """
      dn: \(domain)
      objectClass: GLUE2Domain
      objectClass: GLUE2AdminDomain
      GLUE2DomainID: \(name)

      dn: GLUE2ServiceID=ce.\(name),\(domain)
      objectClass: GLUE2Service
      GLUE2ServiceID: ce.\(name)
      GLUE2ServiceType: org.glite.ce.CREAM
      GLUE2ServiceQualityLevel: production
      GLUE2ServiceAdminDomainForeignKey: \(name)

      dn: \(base)
      objectClass: MDS
      mds-vo-name: \(name)

      dn: GlueClusterUniqueID=c.\(name),\(base)
      objectClass: GlueClusterTop
      objectClass: GlueCluster
      objectClass: GlueKey
      GlueClusterName: c
      GlueClusterUniqueID: c.\(name)
      GlueForeignKey: GlueSiteUniqueID=\(name)


      """
    for id in subclusters {
      ldif += """
        dn: GLUE2ResourceID=\(id).\(name),GLUE2ServiceID=ce.\(name),\(domain)
        objectClass: GLUE2Resource
        GLUE2ResourceID: \(id).\(name)
        GLUE2ResourceManagerForeignKey: m

        dn: GlueSubClusterUniqueID=\(id).\(name),GlueClusterUniqueID=c.\(name),\(base)
        objectClass: GlueClusterTop
        objectClass: GlueSubCluster
        objectClass: GlueHostApplicationSoftware
        objectClass: GlueKey
        GlueSubClusterName: \(id)
        GlueSubClusterUniqueID: \(id).\(name)
        GlueChunkKey: GlueClusterUniqueID=c.\(name)
        GlueHostApplicationSoftwareRunTimeEnvironment: LCG-2

        """
      for tag in tags { ldif += "GlueHostApplicationSoftwareRunTimeEnvironment: \(tag)\n" }
      ldif += "\n"
    }
    ldif += """
      dn: GlueCEUniqueID=ce.\(name):8443/cream-pbs-ops,\(base)
      objectClass: GlueCETop
      objectClass: GlueCE
      objectClass: GlueCEAccessControlBase
      objectClass: GlueCEState
      objectClass: GlueKey
      GlueCEUniqueID: ce.\(name):8443/cream-pbs-ops
      GlueCEStateStatus: Production
      GlueCEAccessControlBaseRule: VO:ops
      GlueForeignKey: GlueClusterUniqueID=c.\(name)


      """
  }

  /// Adds a carrier.
  mutating func add(
    carrierOf site: String, _ keys: [String] = [], id: String = "carrier", created: Int = 60,
    hasExtension: Bool = true, vo: String = "ops"
  ) {
    let dn = "GLUE2ServiceID=\(id).\(site),GLUE2DomainID=\(site),GLUE2GroupID=grid,o=glue"
    let all =
      [
        "PPSKind=preview", "PPSWorkingVersion=\(Self.version)", "PPSProduct=gLite-UI",
        "PPSVO=\(vo)",
        "PPSVersion=0:3.2.1-4", "PPSPath=/opt/126", "PPSResource=sc.\(site)",
        "PPSSubCluster=sc.\(site)",
      ] + (keys.contains { $0.hasPrefix("PPSState=") } ? [] : ["PPSState=preview"]) + keys
    let made = Timestamp(secondsSinceEpoch: Self.now.secondsSinceEpoch - created)
    ldif += """
      dn: \(dn)
      objectClass: GLUE2Service
      GLUE2EntityCreationTime: \(made)
      GLUE2EntityValidity: 3600
      GLUE2ServiceID: \(id).\(site)
      GLUE2ServiceType: other
      GLUE2ServiceQualityLevel: testing
      GLUE2ServiceAdminDomainForeignKey: \(site)
      \(all.map { "GLUE2EntityOtherInfo: \($0)\n" }.joined())

      """
    if hasExtension {
      ldif += """
        dn: GLUE2ExtensionLocalID=PPS-preview-\(Self.version),\(dn)
        objectClass: GLUE2Extension
        GLUE2ExtensionLocalID: PPS-preview-\(Self.version)
        GLUE2ExtensionKey: PPSWorkingVersion
        GLUE2ExtensionValue: \(Self.version)
        GLUE2ExtensionEntityForeignKey: \(id).\(site)


        """
    }
  }

  /// Adds an application environment, with what the lines tell, and its handles.
  mutating func add(
    applicationOf site: String, name: String, version: String? = nil, lines: [String] = [],
    resource: String = "sc", handles: [(type: String, value: String)] = [], id: String = "app",
    exactID: String? = nil, handleNames: [String] = ["0", "1"]
  ) {
    let id = exactID ?? "\(id).\(resource).\(site)"
    let dn =
      "GLUE2ApplicationEnvironmentID=\(id),GLUE2ResourceID=\(resource).\(site),"
      + "GLUE2ServiceID=ce.\(site),GLUE2DomainID=\(site),GLUE2GroupID=grid,o=glue"
    ldif += """
      dn: \(dn)
      objectClass: GLUE2Entity
      objectClass: GLUE2ApplicationEnvironment
      GLUE2ApplicationEnvironmentID: \(id)
      GLUE2ApplicationEnvironmentAppName: \(name)
      GLUE2ApplicationEnvironmentComputingManagerForeignKey: m

      """
    for line in lines + (version.map { ["GLUE2ApplicationEnvironmentAppVersion: \($0)"] } ?? []) {
      ldif += line + "\n"
    }
    ldif += "\n"
    for (name, handle) in zip(handleNames, handles) {
      ldif += """
        dn: GLUE2ApplicationHandleID=\(id)/\(name),\(dn)
        objectClass: GLUE2ApplicationHandle
        GLUE2ApplicationHandleID: \(id)/\(name)
        GLUE2ApplicationHandleType: \(handle.type)
        GLUE2ApplicationHandleValue: \(handle.value)
        GLUE2ApplicationHandleApplicationEnvironmentForeignKey: \(id)


        """
    }
  }

  /// Adds a pilot's service with data in GLUE 1.3, and its endpoint with keys in GLUE 2.0, where there are
  /// any.
  mutating func add(
    pilot id: String, at site: String, data: [(String, String)] = [], info: [String] = [],
    url: String = "https://wms.example.org:7443/wms", status: String? = nil,
    servingState: String = "production"
  ) {
    let service = "GlueServiceUniqueID=\(id),mds-vo-name=\(site),mds-vo-name=local,o=grid"
    if !data.isEmpty {
      ldif += """
        dn: \(service)
        objectClass: GlueTop
        objectClass: GlueService
        GlueServiceUniqueID: \(id)
        GlueServiceType: org.glite.wms.WMProxy
        GlueServiceEndpoint: \(url)
        \(status.map { "GlueServiceStatus: \($0)\n" } ?? "")\


        """
    }
    for (key, value) in data {
      ldif += """
        dn: GlueServiceDataKey=\(key),\(service)
        objectClass: GlueTop
        objectClass: GlueServiceData
        GlueServiceDataKey: \(key)
        GlueServiceDataValue: \(value)
        GlueChunkKey: GlueServiceUniqueID=\(id)


        """
    }
    if info.isEmpty { return }
    let endpoint = "GLUE2EndpointID=\(id),GLUE2ServiceID=ce.\(site),GLUE2DomainID=\(site)"
    ldif += """
      dn: \(endpoint),GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Endpoint
      GLUE2EndpointID: \(id)
      GLUE2EndpointURL: \(url)
      GLUE2EndpointInterfaceName: org.glite.wms.WMProxy
      GLUE2EndpointQualityLevel: pre-production
      GLUE2EndpointServingState: \(servingState)
      GLUE2EndpointHealthState: ok
      GLUE2EndpointServiceForeignKey: ce.\(site)
      \(info.map { "GLUE2EntityOtherInfo: \($0)\n" }.joined())

      """
  }

  /// Adds a site that tells of the release in these ways.
  mutating func add(site name: String, telling ways: [Telling]) {
    add(site: name, tags: ways.contains(.tag) ? ["VO-ops-gLite-UI-preview-126"] : [])
    for way in ways {
      let id = "app-\(way.rawValue)"
      switch way {
      case .carrier: add(carrierOf: name)
      case .lostCarrier: add(carrierOf: name, id: "lost", hasExtension: false)
      case .tag: break
      case .wholeName:
        add(applicationOf: name, name: "VO-ops-gLite-UI-preview-126", id: id)
      case .splitTag:
        add(applicationOf: name, name: "VO-ops-gLite-UI-preview", version: "126", id: id)
      case .productAndVersion:
        add(applicationOf: name, name: "gLite-UI", version: "126", id: id)
      }
    }
  }

  /// Asks a snapshot and a real server with these entries, which must tell the same.
  ///
  /// - Parameter form: What of an offer must be the same.
  func ask(
    _ query: OfferQuery, gaps: [String] = [], comparing form: (Offer) -> Offer = { $0 },
    _ check: ([Offer]) throws -> Void
  ) throws {
    let slapd = try Slapd(ldif: ldif)
    defer { slapd.stop() }
    try withTemporaryDirectory { directory in
      try Command.write(ldif, to: "\(directory)/grid.ldif")
      let snapshot = LDIFSnapshot(paths: ["\(directory)/grid.ldif"], schema: .bdii)
      let lists = [
        try snapshot.offers(query, now: Self.now),
        try LDAPDirectory(servers: [try LDAPServer(parsing: slapd.url)])
          .offers(query, now: Self.now),
      ]
      for list in lists {
        #expect(list.gaps == gaps)
        try check(list.offers)
      }
      #expect(lists[0].offers.map(form) == lists[1].offers.map(form))
    }
  }
}
