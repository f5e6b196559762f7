/// What a site publishes of its preview, as `schema/mapping.md` has it.
extension Site {
  var path: String { "/opt/exp_soft/preview/gLite-UI/\(preview ?? "")" }
  var setupScript: String { path + "/setenv.sh" }
  private var releaseNotes: String { "https://pps.example.org/previews/\(preview ?? "")" }

  /// All keys of a preview, as `schema/mapping.md` has them.
  func keys(of tag: String, at resource: String) -> [String] {
    [
      "PPSKind=preview", "PPSState=preview", "PPSSince=2026-11-22T00:00:00Z", "PPSProduct=gLite-UI",
      "PPSVersion=0:3.2.1-4", "PPSWorkingVersion=\(preview ?? "")",
      "PPSUpgradeClass=backward-compatible", "PPSTested=yes", "PPSPath=\(path)",
      "PPSSetenv=\(setupScript)", "PPSTag=\(tag)", "PPSVO=\(tag.split(separator: "-")[1])",
      "PPSReleaseNotes=\(releaseNotes)", "PPSContact=mailto:grid-support@\(domain)",
      "PPSSubCluster=\(resource)", "PPSResource=\(resource)",
    ]
  }

  /// Adds a preview's carrier, and the extensions that readers find it by.
  func addCarrier(
    of version: String, _ vo: String, _ cluster: Cluster, to dump: inout Dump
  ) {
    let id = "\(cluster.host)/pps-preview/\(vo)/gLite-UI/\(version)"
    let tag = "VO-\(vo)-gLite-UI-preview-\(version)"
    let own = "GLUE2ServiceID=\(id),\(resource)"
    dump.add(
      own,
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Service
      GLUE2EntityCreationTime: 2026-11-22T00:00:00Z
      GLUE2EntityValidity: 315360000
      GLUE2ServiceID: \(id)
      GLUE2ServiceType: other
      GLUE2ServiceCapability: executionmanagement.jobexecution
      GLUE2ServiceQualityLevel: pre-production
      GLUE2ServiceStatusInfo: \(releaseNotes)
      GLUE2ServiceAdminDomainForeignKey: \(name)
      \(Dump.lines("GLUE2EntityOtherInfo", keys(of: tag, at: cluster.subClusters[0].id)))
      """)
    for (key, value, hook) in [
      ("PPSWorkingVersion", version, version), ("PPSVersion", "0:3.2.1-4", "3.2.1-4"),
    ] {
      dump.add(
        "GLUE2ExtensionLocalID=PPS-preview-\(hook),\(own)",
        """
        objectClass: GLUE2Extension
        GLUE2ExtensionLocalID: PPS-preview-\(hook)
        GLUE2ExtensionKey: \(key)
        GLUE2ExtensionValue: \(value)
        GLUE2ExtensionEntityForeignKey: \(id)
        """)
    }
  }
}
