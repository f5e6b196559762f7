import CommandSupport
import Rollout
import TestSupport

/// States of a site as it could publish them, from a seed.
struct RandomState {
  var previews: [Preview] = []
  var pilots: [Pilot] = []

  static let site = Site(
    name: "EXAMPLE-SITE", host: "ce.example.org", contact: "mailto:site@site.example.org",
    subclusters: [
      Site.SubCluster(
        id: "ce.example.org", cluster: "ce.example.org",
        glue2: .init(
          service: "ce.example.org_ComputingElement",
          manager: "ce.example.org_ComputingElement_Manager", resource: "ce.example.org")),
      Site.SubCluster(
        id: "himem.example.org", cluster: "ce.example.org",
        glue2: .init(
          service: "ce.example.org_ComputingElement",
          manager: "ce.example.org_ComputingElement_Manager", resource: "himem.example.org")),
    ])

  /// How many services there are for pilots; ``servicesLDIF`` has their entries.
  static let services = 6

  init(_ random: SplitMix, previews count: Int) throws {
    var random = random
    let now = Timestamp(secondsSinceEpoch: 1_795_300_000)
    func moment(_ random: inout SplitMix) -> Timestamp {
      now + .seconds(Int.random(in: -40_000_000...40_000_000, using: &random))
    }
    let vos = ["ops", "dteam", "vo.cta.in2p3.example.org", "t2k.org", "A", "vo-with-dash"]
    let products = ["gLite-UI", "lcg_util", "WN", "gLite-3.2", "x", "Z.9-_a"]
    let contacts = ["mailto:a@b.example.org", "mailto:x.y+z@site.example.org,b@c.example.com"]
    var tags: Set<String> = []
    while previews.count < count {
      let product = products.randomElement(using: &random)!
      let path = "/opt/" + ["a+b@c=d,e:f", "pps/\(product)", "x-_."].randomElement(using: &random)!
      var preview = Preview(
        vo: vos.randomElement(using: &random)!, product: product,
        workingVersion: ["126", "1-2", "0", "3.2.1-4", "rc_1", "00126"].randomElement(
          using: &random)!,
        packageVersion: try [nil, "3.2.1-4", "1:3.2.0-1", "2.0~rc1", "1.0^git1-2"]
          .randomElement(using: &random)!.map(PackageVersion.init(parsing:)),
        upgradeClass: UpgradeClass.ofClients.randomElement(using: &random)!, path: path,
        setupScript: [nil, path + "/setenv.sh", "/etc/x.sh"].randomElement(using: &random)!,
        tested: .random(using: &random),
        releaseNotes: [nil, "https://pps.example.org/n?a=b&c=%20#d", "http://192.0.2.1/"]
          .randomElement(using: &random)!,
        contact: contacts.randomElement(using: &random)!,
        feedbackDeadline: Bool.random(using: &random) ? moment(&random) : nil,
        subclusters: [
          ["ce.example.org"], ["himem.example.org"], ["ce.example.org", "himem.example.org"],
        ]
        .randomElement(using: &random)!, history: History(.published, at: moment(&random)))
      if Int.random(in: 0..<4, using: &random) == 0 {
        preview.history = History(.withdrawn, at: .now)
      }
      let name = "VO-\(preview.vo)-\(preview.product)-preview-\(preview.workingVersion)"
      if tags.insert(name.lowercased()).inserted { previews.append(preview) }
    }
    for number in 0..<Self.services {
      let start = moment(&random)
      var pilot = Pilot(
        service: [
          .ids(
            glueService: "svc\(number).example.org_wms",
            glue2: .init(
              service: "svc\(number).example.org_wms2", endpoint: "svc\(number).example.org_ep")),
          .endpoint(
            type: "org.glite.wms.WMProxy", url: "https://svc\(number).example.org:7443/wms"),
        ].randomElement(using: &random)!, product: ["WMS", "LB"].randomElement(using: &random)!,
        packageVersion: try PackageVersion(parsing: "\(number):3.2.\(number)-\(number)"),
        workingVersion: [nil, "126", "9\(number)"].randomElement(using: &random)!,
        upgradeClass: UpgradeClass.ofServices.randomElement(using: &random)!,
        vos: Array(vos.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))),
        start: start,
        feedbackDeadline: Bool.random(using: &random) ? start + .seconds(1_209_600) : nil,
        releaseNotes: [nil, "https://pps.example.org/wms"].randomElement(using: &random)!,
        contact: contacts.randomElement(using: &random)!,
        servingState: Pilot.ServingState.allCases.randomElement(using: &random)!,
        history: History(
          [.running, .running, .accepted, .rejected].randomElement(using: &random)!,
          at: moment(&random)))
      if Int.random(in: 0..<3, using: &random) == 0 {
        pilot.history = History(.closed, at: .now)
        pilot.servingState = .closed
      }
      pilots.append(pilot)
    }
  }

  /// The services' own entries, as glite-info-service publishes them.
  static var servicesLDIF: String {
    (0..<services).map { number in
      let host = "svc\(number).example.org"
      return """
        dn: GlueServiceUniqueID=\(host)_wms,mds-vo-name=resource,o=grid
        objectClass: GlueTop
        objectClass: GlueService
        objectClass: GlueKey
        objectClass: GlueSchemaVersion
        GlueServiceUniqueID: \(host)_wms
        GlueServiceType: org.glite.wms.WMProxy
        GlueServiceEndpoint: https://\(host):7443/wms
        GlueServiceVersion: 3.2.0
        GlueServiceStatus: OK
        GlueForeignKey: GlueSiteUniqueID=EXAMPLE-SITE
        GlueSchemaVersionMajor: 1
        GlueSchemaVersionMinor: 3

        dn: GLUE2ServiceID=\(host)_wms2,GLUE2GroupID=resource,o=glue
        objectClass: GLUE2Entity
        objectClass: GLUE2Service
        GLUE2EntityCreationTime: @NOW@
        GLUE2EntityValidity: 3600
        GLUE2ServiceID: \(host)_wms2
        GLUE2ServiceType: org.glite.wms
        GLUE2ServiceQualityLevel: production
        GLUE2ServiceAdminDomainForeignKey: EXAMPLE-SITE

        dn: GLUE2EndpointID=\(host)_ep,GLUE2ServiceID=\(host)_wms2,GLUE2GroupID=resource,o=glue
        objectClass: GLUE2Entity
        objectClass: GLUE2Endpoint
        GLUE2EntityCreationTime: @NOW@
        GLUE2EntityValidity: 3600
        GLUE2EndpointID: \(host)_ep
        GLUE2EndpointURL: https://\(host):7443/wms
        GLUE2EndpointInterfaceName: org.glite.wms.WMProxy
        GLUE2EndpointQualityLevel: production
        GLUE2EndpointHealthState: ok
        GLUE2EndpointServingState: production
        GLUE2EndpointServiceForeignKey: \(host)_wms2


        """
    }.joined()
  }
}
