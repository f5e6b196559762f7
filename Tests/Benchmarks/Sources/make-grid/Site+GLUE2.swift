extension Site {
  private var top: String { "GLUE2DomainID=\(name),GLUE2GroupID=grid,o=glue" }
  var resource: String { "GLUE2GroupID=resource,\(top)" }

  private static let age = """
    GLUE2EntityCreationTime: 2010-06-15T08:00:00Z
    GLUE2EntityValidity: 3600
    """

  /// Adds the site's GLUE 2.0 entries.
  func addGLUE2(to dump: inout Dump, _ random: inout RandomSource) {
    dump.add(
      top,
      """
      objectClass: GLUE2Domain
      objectClass: GLUE2AdminDomain
      GLUE2DomainID: \(name)
      \(Self.age)
      GLUE2EntityOtherInfo: GRID=EGEE
      GLUE2EntityOtherInfo: EGEE_SERVICE=prod
      \(Dump.line("GLUE2DomainDescription", "The grid site of \(city)"))
      GLUE2DomainWWW: http://www.\(domain)/grid/
      GLUE2AdminDomainDistributed: false
      """)
    dump.add(
      "GLUE2LocationID=location.\(name),\(top)",
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Location
      GLUE2LocationID: location.\(name)
      \(Dump.line("GLUE2LocationPlace", city))
      GLUE2LocationDomainForeignKey: \(name)
      """)
    for kind in ["general", "security", "sysadmin", "usersupport"] {
      dump.add(
        "GLUE2ContactID=\(kind).contact.\(name),\(top)",
        """
        objectClass: GLUE2Entity
        objectClass: GLUE2Contact
        GLUE2ContactID: \(kind).contact.\(name)
        GLUE2ContactDetail: mailto:grid-\(kind)@\(domain)
        GLUE2ContactType: \(kind)
        GLUE2ContactDomainForeignKey: \(name)
        """)
    }
    dump.add(resource, "objectClass: GLUE2Group\nGLUE2GroupID: resource")
    for cluster in clusters {
      add(cluster, to: &dump, &random)
      if let preview, cluster.subClusters[0].hasPreview {
        for vo in previewVOs { addCarrier(of: preview, vo, cluster, to: &dump) }
      }
    }
    for host in storage { add(storage: host, to: &dump, &random) }
    for service in services { add(service, to: &dump, &random) }
  }

  private func add(_ cluster: Cluster, to dump: inout Dump, _ random: inout RandomSource) {
    let id = "\(cluster.host)_ComputingElement"
    let above = "GLUE2ServiceID=\(id),\(resource)"
    dump.add(
      above,
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Service
      objectClass: GLUE2ComputingService
      \(Self.age)
      GLUE2ServiceID: \(id)
      GLUE2EntityName: Computing Service \(cluster.host)
      GLUE2ServiceType: org.glite.ce.CREAM
      GLUE2ServiceQualityLevel: production
      GLUE2ServiceCapability: executionmanagement.jobexecution
      GLUE2ServiceComplexity: endpointType=1, share=\(cluster.queues.count), resource=1
      GLUE2ServiceAdminDomainForeignKey: \(name)
      GLUE2ComputingServiceTotalJobs: \(random.pick(0...4000))
      """)
    let endpoint = "\(cluster.host)_org.glite.ce.CREAM"
    addEndpoint(
      endpoint, "org.glite.ce.CREAM", "https://\(cluster.host):8443/ce-cream/services", "1.13.2",
      below: above, id, classes: ["GLUE2ComputingEndpoint"],
      more: "GLUE2ComputingEndpointComputingServiceForeignKey: \(id)", to: &dump)
    let manager = "\(id)_Manager"
    dump.add(
      "GLUE2ManagerID=\(manager),\(above)",
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Manager
      objectClass: GLUE2ComputingManager
      \(Self.age)
      GLUE2ManagerID: \(manager)
      GLUE2ManagerProductName: pbs
      GLUE2ManagerProductVersion: 2.5.7
      GLUE2ManagerServiceForeignKey: \(id)
      GLUE2ComputingManagerComputingServiceForeignKey: \(id)
      GLUE2ComputingManagerTmpDir: /tmp
      """)
    for subCluster in cluster.subClusters {
      add(subCluster, manager, below: above, to: &dump, &random)
    }
    for queue in cluster.queues {
      for vo in random.pick(random.pick(1...3), of: vos) {
        addShare(
          "\(queue)_\(vo)_\(id)", queue, vo, cluster, endpoint, below: above, to: &dump, &random)
      }
    }
  }

  private func addShare(
    _ share: String, _ queue: String, _ vo: String, _ cluster: Cluster, _ endpoint: String,
    below above: String, to dump: inout Dump, _ random: inout RandomSource
  ) {
    let service = "\(cluster.host)_ComputingElement"
    let resources = cluster.subClusters.map(\.id)
    dump.add(
      "GLUE2ShareID=\(share),\(above)",
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Share
      objectClass: GLUE2ComputingShare
      \(Self.age)
      GLUE2ShareID: \(share)
      GLUE2ShareDescription: Share of \(queue) for \(vo)
      GLUE2EntityOtherInfo: CREAMCEId=\(cluster.computingElement(queue))
      GLUE2EntityOtherInfo: ServiceType=org.glite.ce.CREAM
      GLUE2ShareServiceForeignKey: \(service)
      GLUE2ShareEndpointForeignKey: \(endpoint)
      \(Dump.lines("GLUE2ShareResourceForeignKey", resources))
      GLUE2ComputingShareMappingQueue: \(queue)
      GLUE2ComputingShareMaxWallTime: 259200
      GLUE2ComputingShareDefaultWallTime: 259200
      GLUE2ComputingShareMaxCPUTime: 172800
      GLUE2ComputingShareDefaultCPUTime: 172800
      GLUE2ComputingShareMaxRunningJobs: \(random.pick(1...4000))
      GLUE2ComputingShareMaxSlotsPerJob: 444444
      GLUE2ComputingShareMaxMainMemory: 444444
      GLUE2ComputingShareMaxVirtualMemory: 444444
      GLUE2ComputingShareServingState: production
      GLUE2ComputingShareDefaultStorageService: \(storage[0])
      GLUE2ComputingShareTotalJobs: \(random.pick(0...999))
      GLUE2ComputingShareRunningJobs: \(random.pick(0...999))
      GLUE2ComputingShareWaitingJobs: \(random.pick(0...999))
      GLUE2ComputingShareEstimatedAverageWaitingTime: \(random.pick(0...99_999))
      GLUE2ComputingShareFreeSlots: \(random.pick(0...999))
      GLUE2ComputingShareComputingEndpointForeignKey: \(endpoint)
      \(Dump.lines("GLUE2ComputingShareExecutionEnvironmentForeignKey", resources))
      GLUE2ComputingShareComputingServiceForeignKey: \(service)
      """)
    dump.add(
      "GLUE2PolicyID=\(share)_policy,GLUE2ShareID=\(share),\(above)",
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Policy
      objectClass: GLUE2MappingPolicy
      \(Self.age)
      GLUE2PolicyID: \(share)_policy
      GLUE2PolicyScheme: org.glite.standard
      GLUE2PolicyRule: VO:\(vo)
      GLUE2MappingPolicyShareForeignKey: \(share)
      """)
  }

  private func add(
    _ subCluster: SubCluster, _ manager: String, below above: String, to dump: inout Dump,
    _ random: inout RandomSource
  ) {
    let id = subCluster.id
    let own = "GLUE2ResourceID=\(id),\(above)"
    dump.add(
      own,
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Resource
      objectClass: GLUE2ExecutionEnvironment
      \(Self.age)
      GLUE2ResourceID: \(id)
      GLUE2EntityName: \(id)
      GLUE2ResourceManagerForeignKey: \(manager)
      GLUE2ExecutionEnvironmentPlatform: amd64
      GLUE2ExecutionEnvironmentTotalInstances: \(random.pick(8...900))
      GLUE2ExecutionEnvironmentMainMemorySize: \(subCluster.memory)
      GLUE2ExecutionEnvironmentVirtualMemorySize: \(subCluster.memory * 2)
      GLUE2ExecutionEnvironmentOSFamily: linux
      GLUE2ExecutionEnvironmentOSName: scientificsl
      GLUE2ExecutionEnvironmentConnectivityIn: FALSE
      GLUE2ExecutionEnvironmentConnectivityOut: TRUE
      GLUE2ExecutionEnvironmentComputingManagerForeignKey: \(manager)
      """)
    for kind in ["specint2000", "hep-spec06"] {
      dump.add(
        "GLUE2BenchmarkID=\(id)_\(kind),\(own)",
        """
        objectClass: GLUE2Entity
        objectClass: GLUE2Benchmark
        \(Self.age)
        GLUE2BenchmarkID: \(id)_\(kind)
        GLUE2BenchmarkType: \(kind)
        GLUE2BenchmarkValue: 9.\(random.pick(10...99))
        GLUE2BenchmarkExecutionEnvironmentForeignKey: \(id)
        """)
    }
    let previews = Set(subCluster.tags.filter { $0.contains("-preview-") })
    let others = random.pick(60, of: subCluster.tags.filter { !previews.contains($0) })
    for tag in others + previews.sorted() {
      let application = "\(id)/\(tag)"
      let name = "GLUE2ApplicationEnvironmentID=\(application),\(own)"
      let isPreview = previews.contains(tag)
      dump.add(
        name,
        """
        objectClass: GLUE2Entity
        objectClass: GLUE2ApplicationEnvironment
        \(Self.age)
        GLUE2EntityName: \(tag)
        GLUE2EntityOtherInfo: InfoProviderName=glite-ce-glue2-applicationenvironment
        GLUE2EntityOtherInfo: InfoProviderVersion=1.1
        GLUE2EntityOtherInfo: InfoProviderHost=\(id)
        \(isPreview ? Dump.lines("GLUE2EntityOtherInfo", keys(of: tag, at: id)) : "")
        GLUE2ApplicationEnvironmentID: \(application)
        GLUE2ApplicationEnvironmentAppName: \(tag)
        GLUE2ApplicationEnvironmentAppVersion: \(isPreview ? "0:3.2.1-4" : "1.0")
        GLUE2ApplicationEnvironmentState: installedverified
        GLUE2ApplicationEnvironmentDescription: \(tag)
        GLUE2ApplicationEnvironmentComputingManagerForeignKey: \(manager)
        GLUE2ApplicationEnvironmentExecutionEnvironmentForeignKey: \(id)
        """)
      guard isPreview else { continue }
      for (kind, type, value) in [("path", "Path", path), ("setenv", "executable", setupScript)] {
        dump.add(
          "GLUE2ApplicationHandleID=\(application)/\(kind),\(name)",
          """
          objectClass: GLUE2Entity
          objectClass: GLUE2ApplicationHandle
          \(Self.age)
          GLUE2ApplicationHandleID: \(application)/\(kind)
          GLUE2ApplicationHandleType: \(type)
          GLUE2ApplicationHandleValue: \(value)
          GLUE2ApplicationHandleApplicationEnvironmentForeignKey: \(application)
          """)
      }
    }
  }

  // MARK: Other services

  private func addEndpoint(
    _ id: String, _ interface: String, _ url: String, _ version: String, below above: String,
    _ service: String, classes: [String] = [], more: String = "", to dump: inout Dump
  ) {
    let own = "GLUE2EndpointID=\(id),\(above)"
    dump.add(
      own,
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Endpoint
      \(Dump.lines("objectClass", classes))
      \(Self.age)
      GLUE2EndpointID: \(id)
      GLUE2EndpointURL: \(url)
      GLUE2EndpointCapability: information.discovery
      GLUE2EndpointTechnology: webservice
      GLUE2EndpointInterfaceName: \(interface)
      GLUE2EndpointInterfaceVersion: \(version)
      GLUE2EndpointImplementor: gLite
      GLUE2EndpointImplementationVersion: \(version)
      GLUE2EndpointQualityLevel: production
      GLUE2EndpointHealthState: ok
      GLUE2EndpointServingState: production
      GLUE2EndpointStartTime: 2010-06-01T08:00:00Z
      GLUE2EndpointTrustedCA: IGTF
      GLUE2EndpointServiceForeignKey: \(service)
      \(more)
      """)
    dump.add(
      "GLUE2PolicyID=\(id)_Policy,\(own)",
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Policy
      objectClass: GLUE2AccessPolicy
      \(Self.age)
      GLUE2PolicyID: \(id)_Policy
      GLUE2PolicyScheme: org.glite.standard
      \(Dump.lines("GLUE2PolicyRule", vos.map { "VO:\($0)" }))
      \(Dump.lines("GLUE2PolicyUserDomainForeignKey", vos))
      GLUE2AccessPolicyEndpointForeignKey: \(id)
      """)
  }

  private func add(_ service: Service, to dump: inout Dump, _ random: inout RandomSource) {
    let above = "GLUE2ServiceID=\(service.id),\(resource)"
    dump.add(
      above,
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Service
      \(Self.age)
      GLUE2ServiceID: \(service.id)
      GLUE2EntityName: \(name)-\(service.type)
      GLUE2ServiceType: \(service.type)
      GLUE2ServiceQualityLevel: \(random.chance(96) ? "production" : "testing")
      GLUE2ServiceCapability: information.discovery
      GLUE2ServiceAdminDomainForeignKey: \(name)
      """)
    let endpoint = "\(service.id)_endpoint"
    addEndpoint(
      endpoint, service.type, service.url, service.version, below: above, service.id, to: &dump)
    dump.add(
      "GLUE2ExtensionLocalID=glite-info-service_hostname_0,GLUE2EndpointID=\(endpoint),\(above)",
      """
      objectClass: GLUE2Extension
      GLUE2ExtensionLocalID: glite-info-service_hostname_0
      GLUE2ExtensionKey: glite-info-service_hostname
      GLUE2ExtensionValue: \(service.host)
      GLUE2ExtensionEntityForeignKey: \(endpoint)
      """)
  }

  private func add(storage host: String, to dump: inout Dump, _ random: inout RandomSource) {
    let id = "\(host)/storage"
    let above = "GLUE2ServiceID=\(id),\(resource)"
    dump.add(
      above,
      """
      objectClass: GLUE2Entity
      objectClass: GLUE2Service
      objectClass: GLUE2StorageService
      \(Self.age)
      GLUE2ServiceID: \(id)
      GLUE2ServiceType: DPM
      GLUE2ServiceQualityLevel: production
      GLUE2ServiceCapability: data.management.storage
      GLUE2ServiceAdminDomainForeignKey: \(name)
      """)
    addEndpoint(
      "\(host)/endpoint/srm", "SRM", "httpg://\(host):8446/srm/managerv2", "2.2.0", below: above,
      id,
      classes: ["GLUE2StorageEndpoint"],
      more: "GLUE2StorageEndpointStorageServiceForeignKey: \(id)", to: &dump)
    for vo in vos {
      let share = "\(host)/share/\(vo)"
      let own = "GLUE2ShareID=\(share),\(above)"
      let size = random.pick(1...400_000)
      dump.add(
        own,
        """
        objectClass: GLUE2Entity
        objectClass: GLUE2Share
        objectClass: GLUE2StorageShare
        \(Self.age)
        GLUE2ShareID: \(share)
        GLUE2ShareServiceForeignKey: \(id)
        GLUE2ShareDescription: Share for \(vo)
        GLUE2StorageShareServingState: production
        GLUE2StorageShareSharingID: dedicated
        GLUE2StorageSharePath: /dpm/\(domain)/home/\(vo)
        GLUE2StorageShareAccessLatency: online
        GLUE2StorageShareRetentionPolicy: replica
        GLUE2StorageShareExpirationMode: neverexpire
        GLUE2StorageShareStorageServiceForeignKey: \(id)
        """)
      dump.add(
        "GLUE2StorageShareCapacityID=\(share)/capacity,\(own)",
        """
        objectClass: GLUE2Entity
        objectClass: GLUE2StorageShareCapacity
        \(Self.age)
        GLUE2StorageShareCapacityID: \(share)/capacity
        GLUE2StorageShareCapacityType: online
        GLUE2StorageShareCapacityTotalSize: \(size)
        GLUE2StorageShareCapacityUsedSize: \(size / 2)
        GLUE2StorageShareCapacityStorageShareForeignKey: \(share)
        """)
    }
  }
}
