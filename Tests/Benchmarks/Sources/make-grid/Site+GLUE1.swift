extension Site {
  private var top: String { "Mds-Vo-name=\(name),mds-vo-name=local,o=grid" }

  private static let version = "GlueSchemaVersionMajor: 1\nGlueSchemaVersionMinor: 3"

  /// Adds the site's GLUE 1.3 entries.
  func addGLUE1(to dump: inout Dump, _ random: inout RandomSource) {
    // Some sites have a space too many there.
    let description = "A grid site with \(vos.count) VOs" + (random.chance(10) ? " " : "")
    dump.add(top, "objectClass: Mds\nMds-Vo-name: \(name)")
    dump.add(
      "GlueSiteUniqueID=\(name),\(top)",
      """
      objectClass: GlueTop
      objectClass: GlueSite
      objectClass: GlueKey
      objectClass: GlueSchemaVersion
      GlueSiteUniqueID: \(name)
      GlueSiteName: \(name)
      \(Dump.line("GlueSiteDescription", description))
      GlueSiteEmailContact: mailto:grid-contact@\(domain)
      GlueSiteUserSupportContact: mailto:grid-support@\(domain)
      GlueSiteSysAdminContact: mailto:grid-admin@\(domain)
      GlueSiteSecurityContact: mailto:grid-security@\(domain)
      GlueSiteLatitude: \(random.pick(35...60)).\(random.pick(0...9999))
      GlueSiteLongitude: \(random.pick(0...30)).\(random.pick(0...9999))
      GlueSiteWeb: http://www.\(domain)/grid/
      GlueSiteSponsor: none
      GlueSiteOtherInfo: GRID=EGEE
      GlueSiteOtherInfo: WLCG_TIER=\(random.pick(1...3))
      GlueSiteOtherInfo: EGEE_SERVICE=prod
      GlueForeignKey: GlueSiteUniqueID=\(name)
      \(Self.version)
      """)
    for cluster in clusters { add(cluster, to: &dump, &random) }
    for cluster in clusters {
      for queue in cluster.queues { add(cluster, queue, to: &dump, &random) }
    }
    for host in storage { add(storage: host, to: &dump, &random) }
    for service in services { add(service, to: &dump, &random) }
  }

  private func add(_ cluster: Cluster, to dump: inout Dump, _ random: inout RandomSource) {
    let host = cluster.host
    let queues = cluster.queues.map(cluster.computingElement)
    let above = "GlueClusterUniqueID=\(host),\(top)"
    dump.add(
      above,
      """
      objectClass: GlueClusterTop
      objectClass: GlueCluster
      objectClass: GlueInformationService
      objectClass: GlueKey
      objectClass: GlueSchemaVersion
      GlueClusterUniqueID: \(host)
      GlueClusterName: \(host)
      \(Dump.lines("GlueClusterService", queues))
      GlueClusterTmpDir: /tmp
      GlueInformationServiceURL: ldap://\(host):2170/mds-vo-name=resource,o=grid
      GlueForeignKey: GlueSiteUniqueID=\(name)
      \(Dump.lines("GlueForeignKey", queues.map { "GlueCEUniqueID=\($0)" }))
      \(Self.version)
      """)
    for subCluster in cluster.subClusters {
      let cores = random.pick(8...900)
      dump.add(
        "GlueSubClusterUniqueID=\(subCluster.id),\(above)",
        """
        objectClass: GlueClusterTop
        objectClass: GlueSubCluster
        objectClass: GlueHostApplicationSoftware
        objectClass: GlueHostArchitecture
        objectClass: GlueHostBenchmark
        objectClass: GlueHostMainMemory
        objectClass: GlueHostNetworkAdapter
        objectClass: GlueHostOperatingSystem
        objectClass: GlueHostProcessor
        objectClass: GlueInformationService
        objectClass: GlueKey
        objectClass: GlueSchemaVersion
        GlueChunkKey: GlueClusterUniqueID=\(host)
        \(Dump.lines("GlueHostApplicationSoftwareRunTimeEnvironment", subCluster.tags))
        GlueHostArchitecturePlatformType: x86_64
        GlueHostArchitectureSMPSize: \(random.pick([2, 4, 8, 16]))
        GlueHostBenchmarkSF00: \(random.pick(1000...2500))
        GlueHostBenchmarkSI00: \(random.pick(1000...2500))
        GlueHostMainMemoryRAMSize: \(subCluster.memory)
        GlueHostMainMemoryVirtualSize: \(subCluster.memory * 2)
        GlueHostNetworkAdapterInboundIP: FALSE
        GlueHostNetworkAdapterOutboundIP: TRUE
        GlueHostOperatingSystemName: ScientificSL
        GlueHostOperatingSystemRelease: 5.\(random.pick(3...8))
        GlueHostOperatingSystemVersion: Boron
        GlueHostProcessorClockSpeed: \(random.pick(2200...3100))
        GlueHostProcessorModel: Xeon
        GlueHostProcessorVendor: intel
        GlueHostProcessorOtherDescription: Cores=\(random.pick([2, 4, 6])),Benchmark=9.6-HEP-SPEC06
        GlueSubClusterName: \(subCluster.id)
        GlueSubClusterUniqueID: \(subCluster.id)
        GlueSubClusterPhysicalCPUs: \(cores)
        GlueSubClusterLogicalCPUs: \(cores * 4)
        GlueSubClusterTmpDir: /tmp
        GlueInformationServiceURL: ldap://\(host):2170/mds-vo-name=resource,o=grid
        \(Self.version)
        """)
    }
  }

  private func add(
    _ cluster: Cluster, _ queue: String, to dump: inout Dump, _ random: inout RandomSource
  ) {
    let id = cluster.computingElement(queue)
    let above = "GlueCEUniqueID=\(id),\(top)"
    let views = random.pick(random.pick(2...8), of: vos)
    let slots = random.pick(8...3000)
    let running = random.pick(0...slots)
    dump.add(
      above,
      """
      objectClass: GlueCETop
      objectClass: GlueCE
      objectClass: GlueCEAccessControlBase
      objectClass: GlueCEInfo
      objectClass: GlueCEPolicy
      objectClass: GlueCEState
      objectClass: GlueInformationService
      objectClass: GlueKey
      objectClass: GlueSchemaVersion
      GlueCEUniqueID: \(id)
      GlueCEName: \(queue)
      GlueCEHostingCluster: \(cluster.host)
      GlueCEImplementationName: CREAM
      GlueCEImplementationVersion: 1.13.2
      GlueCECapability: CPUScalingReferenceSI00=\(random.pick(1000...3000))
      \(Dump.lines("GlueCECapability", views.map { "Share=\($0):\(slots % 60)" }))
      \(Dump.lines("GlueCEAccessControlBaseRule", views.map { "VO:\($0)" }))
      GlueCEInfoApplicationDir: /opt/exp_soft
      GlueCEInfoContactString: \(id)
      GlueCEInfoDataDir: unset
      GlueCEInfoDefaultSE: \(storage[0])
      GlueCEInfoGatekeeperPort: 8443
      GlueCEInfoHostName: \(cluster.host)
      GlueCEInfoJobManager: pbs
      GlueCEInfoLRMSType: pbs
      GlueCEInfoLRMSVersion: 2.5.7
      GlueCEInfoTotalCPUs: \(slots)
      GlueCEPolicyAssignedJobSlots: \(slots)
      GlueCEPolicyMaxCPUTime: 2880
      GlueCEPolicyMaxObtainableCPUTime: 2880
      GlueCEPolicyMaxObtainableWallClockTime: 4320
      GlueCEPolicyMaxRunningJobs: \(slots)
      GlueCEPolicyMaxSlotsPerJob: 999999999
      GlueCEPolicyMaxTotalJobs: \(slots + 2000)
      GlueCEPolicyMaxWaitingJobs: 999999999
      GlueCEPolicyMaxWallClockTime: 4320
      GlueCEPolicyPreemption: 0
      GlueCEPolicyPriority: 1
      GlueCEStateEstimatedResponseTime: \(random.pick(0...90_000))
      GlueCEStateFreeCPUs: \(slots - running)
      GlueCEStateFreeJobSlots: \(slots - running)
      GlueCEStateRunningJobs: \(running)
      GlueCEStateStatus: \(random.chance(92) ? "Production" : "Draining")
      GlueCEStateTotalJobs: \(running + 12)
      GlueCEStateWaitingJobs: 12
      GlueCEStateWorstResponseTime: \(random.pick(0...900_000))
      GlueForeignKey: GlueClusterUniqueID=\(cluster.host)
      GlueInformationServiceURL: ldap://\(cluster.host):2170/mds-vo-name=resource,o=grid
      \(Self.version)
      """)
    for vo in views {
      dump.add(
        "GlueVOViewLocalID=\(vo),\(above)",
        """
        objectClass: GlueCETop
        objectClass: GlueVOView
        objectClass: GlueCEAccessControlBase
        objectClass: GlueCEInfo
        objectClass: GlueCEPolicy
        objectClass: GlueCEState
        objectClass: GlueKey
        objectClass: GlueSchemaVersion
        GlueVOViewLocalID: \(vo)
        GlueCEAccessControlBaseRule: VO:\(vo)
        GlueCEStateRunningJobs: \(random.pick(0...running))
        GlueCEStateWaitingJobs: \(random.pick(0...400))
        GlueCEStateTotalJobs: \(random.pick(0...800))
        GlueCEStateFreeJobSlots: \(random.pick(0...slots))
        GlueCEStateEstimatedResponseTime: \(random.pick(0...90_000))
        GlueCEStateWorstResponseTime: \(random.pick(0...900_000))
        GlueCEInfoDefaultSE: \(storage[0])
        GlueCEInfoApplicationDir: /opt/exp_soft/\(vo)
        GlueCEInfoDataDir: unset
        GlueChunkKey: GlueCEUniqueID=\(id)
        \(Self.version)
        """)
    }
    let group = "GlueCESEBindGroupCEUniqueID=\(id),\(top)"
    dump.add(
      group,
      """
      objectClass: GlueGeneralTop
      objectClass: GlueCESEBindGroup
      objectClass: GlueSchemaVersion
      GlueCESEBindGroupCEUniqueID: \(id)
      \(Dump.lines("GlueCESEBindGroupSEUniqueID", storage))
      \(Self.version)
      """)
    for host in storage {
      dump.add(
        "GlueCESEBindSEUniqueID=\(host),\(group)",
        """
        objectClass: GlueGeneralTop
        objectClass: GlueCESEBind
        objectClass: GlueSchemaVersion
        GlueCESEBindSEUniqueID: \(host)
        GlueCESEBindCEUniqueID: \(id)
        GlueCESEBindCEAccesspoint: n.a
        GlueCESEBindMountInfo: n.a
        GlueCESEBindWeight: 0
        \(Self.version)
        """)
    }
  }

  private func add(storage host: String, to dump: inout Dump, _ random: inout RandomSource) {
    let above = "GlueSEUniqueID=\(host),\(top)"
    dump.add(
      above,
      """
      objectClass: GlueSETop
      objectClass: GlueSE
      objectClass: GlueInformationService
      objectClass: GlueKey
      objectClass: GlueSchemaVersion
      GlueSEUniqueID: \(host)
      GlueSEName: \(name):dpm
      GlueSEArchitecture: multidisk
      GlueSEImplementationName: DPM
      GlueSEImplementationVersion: 1.8.0
      GlueSEStatus: Production
      GlueSESizeTotal: \(random.pick(20_000...2_000_000))
      GlueSESizeFree: \(random.pick(0...20_000))
      GlueForeignKey: GlueSiteUniqueID=\(name)
      GlueInformationServiceURL: ldap://\(host):2170/mds-vo-name=resource,o=grid
      \(Self.version)
      """)
    for vo in vos + vos.prefix(random.pick(0...9)).map({ "\($0):SCRATCHDISK" }) {
      let size = random.pick(1...400_000)
      let used = random.pick(0...size)
      let space = "GlueSALocalID=\(vo),\(above)"
      dump.add(
        space,
        """
        objectClass: GlueSATop
        objectClass: GlueSA
        objectClass: GlueSAAccessControlBase
        objectClass: GlueSAPolicy
        objectClass: GlueSAState
        objectClass: GlueKey
        objectClass: GlueSchemaVersion
        GlueSALocalID: \(vo)
        GlueSAName: Reserved space for \(vo)
        GlueSARoot: \(vo):/dpm/\(domain)/home/\(vo)
        GlueSAPath: /dpm/\(domain)/home/\(vo)
        GlueSAType: permanent
        GlueSAAccessControlBaseRule: VO:\(vo)
        GlueSATotalOnlineSize: \(size)
        GlueSAUsedOnlineSize: \(used)
        GlueSAFreeOnlineSize: \(size - used)
        GlueSAReservedOnlineSize: \(size)
        GlueSATotalNearlineSize: 0
        GlueSAUsedNearlineSize: 0
        GlueSAFreeNearlineSize: 0
        GlueSAReservedNearlineSize: 0
        GlueSARetentionPolicy: replica
        GlueSAAccessLatency: online
        GlueSAExpirationMode: neverExpire
        GlueSACapability: InstalledOnlineCapacity=\(size)
        GlueSACapability: InstalledNearlineCapacity=0
        GlueSAPolicyFileLifeTime: permanent
        GlueSAPolicyMaxFileSize: 10000
        GlueSAStateAvailableSpace: \(size - used)
        GlueSAStateUsedSpace: \(used)
        GlueChunkKey: GlueSEUniqueID=\(host)
        \(Self.version)
        """)
      dump.add(
        "GlueVOInfoLocalID=\(vo),\(space)",
        """
        objectClass: GlueSATop
        objectClass: GlueVOInfo
        objectClass: GlueKey
        objectClass: GlueSchemaVersion
        GlueVOInfoLocalID: \(vo)
        GlueVOInfoName: \(vo)
        GlueVOInfoPath: /dpm/\(domain)/home/\(vo)
        GlueVOInfoAccessControlBaseRule: VO:\(vo)
        GlueChunkKey: GlueSALocalID=\(vo)
        GlueChunkKey: GlueSEUniqueID=\(host)
        \(Self.version)
        """)
    }
  }

  private func add(_ service: Service, to dump: inout Dump, _ random: inout RandomSource) {
    let above = "GlueServiceUniqueID=\(service.id),\(top)"
    let users = random.pick(random.pick(1...8), of: vos)
    dump.add(
      above,
      """
      objectClass: GlueTop
      objectClass: GlueService
      objectClass: GlueKey
      objectClass: GlueSchemaVersion
      GlueServiceUniqueID: \(service.id)
      GlueServiceName: \(name)-\(service.type)
      GlueServiceType: \(service.type)
      GlueServiceVersion: \(service.version)
      GlueServiceEndpoint: \(service.url)
      GlueServiceURI: \(service.url)
      GlueServiceStatus: OK
      GlueServiceStatusInfo: \(service.type) is running
      GlueServiceSemantics: http://www.example.org/\(service.type)
      GlueServiceStartTime: 2010-05-\(random.pick(10...28))T12:00:00+02:00
      \(Dump.lines("GlueServiceAccessControlBaseRule", users.map { "VO:\($0)" }))
      \(Dump.lines("GlueServiceAccessControlRule", users))
      GlueForeignKey: GlueSiteUniqueID=\(name)
      \(Self.version)
      """)
    for (key, value) in [("hostname", service.host), ("version", "1.4.1")] {
      dump.add(
        "GlueServiceDataKey=glite-info-service_\(key),\(above)",
        """
        objectClass: GlueTop
        objectClass: GlueServiceData
        objectClass: GlueKey
        objectClass: GlueSchemaVersion
        GlueServiceDataKey: glite-info-service_\(key)
        GlueServiceDataValue: \(value)
        GlueChunkKey: GlueServiceUniqueID=\(service.id)
        \(Self.version)
        """)
    }
  }
}
