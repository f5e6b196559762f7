extension AttributeFacts {
  /// Name, unit, publisher, readers and meaning of GLUE 2.0's attributes, one a line.
  static let glue2Facts = """
    GLUE2GroupID||all|p|A level in the tree of names: resource, grid.
    GLUE2EntityName||all|w|A name for people.
    GLUE2EntityOtherInfo||all|qpw|What else there is to say, by custom Key=Value; the PPS keys stand here.
    GLUE2EntityCreationTime||all|qpw|When the entry was made, YYYY-MM-DDThh:mm:ssZ.
    GLUE2EntityValidity|seconds|all|qpw|For how long it holds from then on.
    GLUE2ExtensionLocalID||pps|qpw|The name of an extension; the only attribute of it that BDIIs index. By PPS-preview-126 a release is found at once.
    GLUE2ExtensionKey||all|w|The name of something more that is said of an entry.
    GLUE2ExtensionValue||all|w|What is said.
    GLUE2ExtensionEntityForeignKey||all|w|The ID of the entry that it is said of.
    GLUE2LocationID||site||The location's name.
    GLUE2LocationCountry||site||The country.
    GLUE2LocationPlace||site||The town.
    GLUE2LocationLatitude|degrees north|site||Where it is.
    GLUE2LocationLongitude|degrees east|site||Where it is.
    GLUE2ContactID||site||The contact's name.
    GLUE2ContactDetail||site|q|A URL to reach it by, by custom mailto:.
    GLUE2ContactType||site|q|What it is for: general, sysadmin, usersupport, security.
    GLUE2ContactDomainForeignKey||site|q|The site whose contact it is.
    GLUE2DomainID||site|qp|The site's name, the same in all the grid; respects case.
    GLUE2DomainDescription||site||What the site is.
    GLUE2DomainWWW||site||The site's web page.
    GLUE2AdminDomainOwner||site||Who runs the site.
    GLUE2AdminDomainDistributed||site||Whether it stands in several places.
    GLUE2ServiceID||service|qpw|The service's name; indexed.
    GLUE2ServiceType||service|pw|What it is, out of a list; other for what carries a preview.
    GLUE2ServiceCapability||service|w|What it can do, such as executionmanagement.jobexecution.
    GLUE2ServiceQualityLevel||service|pw|How mature it is: development, testing, pre-production (a pilot), production.
    GLUE2ServiceStatusInfo||service|w|A URL with more about its state; of a preview's carrier, the release notes.
    GLUE2ServiceComplexity||service|w|How many endpoints, shares and resources it has.
    GLUE2ServiceAdminDomainForeignKey||service|qpw|The site that runs it.
    GLUE2EndpointID||service|qp|The endpoint's name; indexed.
    GLUE2EndpointURL||service|qp|The URL that clients connect to.
    GLUE2EndpointInterfaceName||service|qp|What it speaks, such as org.glite.wms.WMProxy; indexed.
    GLUE2EndpointInterfaceVersion||service||The version of what it speaks, not of the software.
    GLUE2EndpointCapability||service||What it can do.
    GLUE2EndpointTechnology||service||How it is reached, such as webservice.
    GLUE2EndpointImplementor||service||Who made the software.
    GLUE2EndpointImplementationName||service||The software's name.
    GLUE2EndpointImplementationVersion||service|pw|The software's version; of a pilot its package version.
    GLUE2EndpointQualityLevel||service|pw|How mature it is: development, testing, pre-production (a pilot), production.
    GLUE2EndpointHealthState||service|qp|Whether it works: ok, warning, critical, unknown, other; Unknown when a BDII lost its source.
    GLUE2EndpointHealthStateInfo||service||The same in words.
    GLUE2EndpointServingState||service|qpw|Whether it takes requests and serves them: production, queueing (takes), draining (serves), closed (neither).
    GLUE2EndpointStartTime||service||When it was started.
    GLUE2EndpointIssuerCA||service||Who issued its certificate.
    GLUE2EndpointTrustedCA||service||Whose certificates it trusts.
    GLUE2EndpointWSDL||service||A URL with its WSDL.
    GLUE2EndpointSemantics||service||A URL with its manual.
    GLUE2EndpointDowntimeAnnounce||service||When the next downtime was announced.
    GLUE2EndpointDowntimeStart||service||When the next downtime begins.
    GLUE2EndpointDowntimeEnd||service||When it ends.
    GLUE2EndpointDowntimeInfo||service||Why.
    GLUE2EndpointServiceForeignKey||service|qp|The service that it is of.
    GLUE2PolicyID||service|q|The policy's name.
    GLUE2PolicyScheme||service|q|How its rules are written: basic, org.glite.standard.
    GLUE2PolicyRule||service|q|Who may use the endpoint or the share: VO:ops, VOMS:/ops/Role=production, ALL.
    GLUE2PolicyUserDomainForeignKey||service||The VOs that it is about.
    GLUE2ManagerID||cluster||The batch system's name.
    GLUE2ManagerProductName||cluster||What the batch system is.
    GLUE2ManagerProductVersion||cluster||Its version.
    GLUE2ResourceID||cluster|qp|The name of an execution environment, worker nodes that are alike; by custom the subcluster's in GLUE 1.3.
    GLUE2ExecutionEnvironmentPlatform||cluster||The processors' architecture, such as amd64.
    GLUE2ExecutionEnvironmentMainMemorySize|MB|cluster||The memory of a worker node.
    GLUE2ExecutionEnvironmentVirtualMemorySize|MB|cluster||Memory and swap space of a worker node.
    GLUE2ExecutionEnvironmentCPUClockSpeed|MHz|cluster||The processors' clock rate.
    GLUE2ExecutionEnvironmentOSName||cluster||The operating system's name.
    GLUE2ExecutionEnvironmentOSVersion||cluster||Its version.
    GLUE2ExecutionEnvironmentOSFamily||cluster||Its family, such as linux.
    GLUE2ExecutionEnvironmentConnectivityIn||cluster||Whether jobs can be connected to from the outside.
    GLUE2ExecutionEnvironmentConnectivityOut||cluster||Whether jobs can connect to the outside.
    GLUE2ShareID||cluster|q|The name of a share of a resource, such as a queue for one VO.
    GLUE2ShareResourceForeignKey||cluster|q|The resources that the share is of: the execution environments that its jobs run on.
    GLUE2ComputingShareMappingQueue||cluster|q|The queue in the batch system.
    GLUE2ComputingShareServingState||batch|q|Whether the share takes jobs and runs them: production, queueing, draining, closed.
    GLUE2ComputingShareMaxWallTime|seconds|batch||The longest time that a job may run; 999999999 when there is no limit. (GLUE 1.3 says it in minutes.)
    GLUE2ComputingShareDefaultWallTime|seconds|batch||How long a job may run that does not ask.
    GLUE2ComputingShareMinWallTime|seconds|batch||A job that asks for less is refused.
    GLUE2ComputingShareMaxCPUTime|seconds|batch||The most processor time per slot that a job may take; 999999999 when there is no limit.
    GLUE2ComputingShareMaxTotalCPUTime|seconds|batch||The most processor time that a job may take on all its slots.
    GLUE2ComputingShareDefaultCPUTime|seconds|batch||How much processor time a job may take that does not ask.
    GLUE2ComputingShareMaxMainMemory|MB|batch||The most memory that a job may have.
    GLUE2ComputingShareMaxVirtualMemory|MB|batch||The most memory and swap space that a job may have.
    GLUE2ComputingShareMaxSlotsPerJob|cores|batch||How many cores one job may have.
    GLUE2ComputingShareTotalJobs|jobs|batch||Jobs in any state.
    GLUE2ComputingShareRunningJobs|jobs|batch||Jobs that run.
    GLUE2ComputingShareWaitingJobs|jobs|batch||Jobs that wait.
    GLUE2ComputingShareFreeSlots|cores|batch||Cores that a job could have at once.
    GLUE2ComputingShareUsedSlots|cores|batch||Cores that jobs have now.
    GLUE2ComputingShareEstimatedAverageWaitingTime|seconds|batch||How long a new job is expected to wait.
    GLUE2ComputingShareEstimatedWorstWaitingTime|seconds|batch||The longest that a new job may have to wait.
    GLUE2ComputingManagerTotalLogicalCPUs|cores|cluster||How many cores the batch system has.
    GLUE2ComputingManagerTotalPhysicalCPUs|processors|cluster||How many processors the batch system has.
    GLUE2ComputingManagerApplicationDir||cluster||Where the software areas are.
    GLUE2BenchmarkType||cluster||What the benchmark is, such as hep-spec06.
    GLUE2BenchmarkValue||cluster||Its result for a core.
    GLUE2ApplicationEnvironmentID||tags|qpw|The name of software on an execution environment.
    GLUE2ApplicationEnvironmentAppName||tags|qpw|The software's name: by CREAM's custom the whole tag, by ARC's the tag without its version.
    GLUE2ApplicationEnvironmentAppVersion||tags|qpw|The software's version; of a preview its package version.
    GLUE2ApplicationEnvironmentState||tags|qpw|Whether it can be used: installedverified, installednotverified, installedbroken, and others.
    GLUE2ApplicationEnvironmentRemovalDate||tags||When it will be removed.
    GLUE2ApplicationEnvironmentComputingManagerForeignKey||tags|pw|The batch system it belongs to.
    GLUE2ApplicationEnvironmentExecutionEnvironmentForeignKey||tags|qpw|The execution environment that has it.
    GLUE2ApplicationHandleID||pps|qpw|The name of a way to use software.
    GLUE2ApplicationHandleType||pps|qpw|What kind of way: Path, executable, module, softenv.
    GLUE2ApplicationHandleValue||pps|qpw|The path, the script or the module.
    GLUE2ApplicationHandleApplicationEnvironmentForeignKey||pps|qpw|The software that it is a way to use.
    """
}
