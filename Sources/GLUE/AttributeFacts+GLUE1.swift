extension AttributeFacts {
  /// Name, unit, publisher, readers and meaning of GLUE 1.3's attributes, one a line.
  static let glue1Facts = """
    GlueChunkKey||all|qpw|The key of the entry that this one is a part of, as attribute=value.
    GlueForeignKey||all|qp|The key of an entry that this one belongs to, as attribute=value; by it a CE is joined to its cluster, and a cluster or a service to its site.
    GlueSchemaVersionMajor||all|w|The schema's major version: 1.
    GlueSchemaVersionMinor||all|w|The schema's minor version: 3.
    GlueSiteUniqueID||site|qp|The site's name, the same in all the grid.
    GlueSiteName||site||The site's name for people.
    GlueSiteDescription||site||What the site is.
    GlueSiteUserSupportContact||site|q|Where the site's users get help, a mailto: URL.
    GlueSiteSysAdminContact||site|q|The site's administrators, a mailto: URL.
    GlueSiteSecurityContact||site|q|Whom to tell of a security incident at the site, a mailto: URL.
    GlueSiteEmailContact||site|q|The site's general contact, a mailto: URL.
    GlueSiteLocation||site||City and country.
    GlueSiteLatitude|degrees north|site||Where the site stands.
    GlueSiteLongitude|degrees east|site||Where the site stands.
    GlueSiteWeb||site||The site's web page.
    GlueSiteSponsor||site||Who pays for the site, as VO:share.
    GlueSiteOtherInfo||site||What else there is to say, as KEY=VALUE, such as GRID=EGI.
    GlueClusterUniqueID||cluster|qp|The cluster's name, often its CE's host.
    GlueClusterName||cluster||The cluster's name for people.
    GlueClusterService||cluster||A CE in front of the cluster.
    GlueClusterTmpDir||cluster||A directory that all its worker nodes share, for a job's temporary files.
    GlueClusterWNTmpDir||cluster||A directory of each worker node for a job's temporary files.
    GlueSubClusterUniqueID||cluster|qp|The name of a part of a cluster whose worker nodes are alike; the WMS looks at the first of a cluster only.
    GlueSubClusterName||cluster||Its name for people.
    GlueSubClusterPhysicalCPUs|processors|cluster||How many processors (sockets) its worker nodes have together.
    GlueSubClusterLogicalCPUs|cores|cluster||How many cores its worker nodes have together.
    GlueSubClusterTmpDir||cluster||A directory that its worker nodes share, for a job's temporary files.
    GlueSubClusterWNTmpDir||cluster||A directory of each worker node for a job's temporary files.
    GlueHostApplicationSoftwareRunTimeEnvironment||tags|qjpw|The software tags of a subcluster, such as VO-ops-gLite-UI-preview-126; the only attribute of software that a WMS sees.
    GlueHostArchitecturePlatformType||cluster||The processors' architecture, such as x86_64.
    GlueHostArchitectureSMPSize|cores|cluster||How many cores a worker node has.
    GlueHostProcessorVendor||cluster||Who made the processors.
    GlueHostProcessorModel||cluster||The processors' model.
    GlueHostProcessorClockSpeed|MHz|cluster||The processors' clock rate.
    GlueHostProcessorOtherDescription||cluster||More about the processors: Cores=n, Benchmark=x-HEP-SPEC06.
    GlueHostMainMemoryRAMSize|MB|cluster||The memory of a worker node.
    GlueHostMainMemoryVirtualSize|MB|cluster||Memory and swap space of a worker node.
    GlueHostNetworkAdapterOutboundIP||cluster||Whether jobs can connect to the outside: TRUE or FALSE.
    GlueHostNetworkAdapterInboundIP||cluster||Whether jobs can be connected to from the outside: TRUE or FALSE.
    GlueHostOperatingSystemName||cluster||The operating system's name as lsb_release prints it.
    GlueHostOperatingSystemRelease||cluster||Its release number.
    GlueHostOperatingSystemVersion||cluster||Its code name.
    GlueHostBenchmarkSI00|SPECint2000|cluster||The mean speed of a core.
    GlueHostBenchmarkSF00|SPECfp2000|cluster||The mean speed of a core.
    GlueCEUniqueID||cluster|qp|A queue of a computing element, host:port/service-batch system-queue: where a job is sent.
    GlueCEName||cluster||The queue's name in the batch system.
    GlueCEHostingCluster||cluster||The cluster's name.
    GlueCEImplementationName||cluster||What the CE is: CREAM, ARC-CE, HTCondorCE.
    GlueCEImplementationVersion||cluster||Its version.
    GlueCECapability||cluster||What else it can do, as key=value, such as CPUScalingReferenceSI00=1000.
    GlueCEInfoHostName||cluster|qp|The CE's host; where no foreign key names its cluster, the cluster's name.
    GlueCEInfoGatekeeperPort||cluster||The CE's TCP port.
    GlueCEInfoContactString||cluster||The URL that jobs are sent to.
    GlueCEInfoJobManager||cluster||The kind of batch system.
    GlueCEInfoLRMSType||cluster||The kind of batch system: pbs, lsf, sge, slurm, condor.
    GlueCEInfoLRMSVersion||cluster||The batch system's version.
    GlueCEInfoTotalCPUs|cores|cluster||How many cores are behind the queue.
    GlueCEInfoApplicationDir||cluster||Where the VO's software area is.
    GlueCEInfoDataDir||cluster||A directory that the worker nodes share, for data.
    GlueCEInfoDefaultSE||cluster||The storage element that is near.
    GlueCEStateStatus||batch|qp|Whether the queue takes jobs and runs them: Production, Queueing (takes), Draining (runs), Closed (neither); Unknown when a BDII lost its source.
    GlueCEStateTotalJobs|jobs|batch||Jobs that run or wait.
    GlueCEStateRunningJobs|jobs|batch||Jobs that run; 444444 when that is not known.
    GlueCEStateWaitingJobs|jobs|batch||Jobs that wait; 444444 when that is not known.
    GlueCEStateEstimatedResponseTime|seconds|batch||How long a new job is expected to wait; 2146660842 when that is not known.
    GlueCEStateWorstResponseTime|seconds|batch||The longest that a new job may have to wait.
    GlueCEStateFreeCPUs|cores|batch||Cores that are free; use GlueCEStateFreeJobSlots.
    GlueCEStateFreeJobSlots|jobs|batch||How many jobs could start at once.
    GlueCEPolicyMaxWallClockTime|minutes|batch||The longest time that a job may run; 999999999 when there is no limit. (GLUE 2.0 says it in seconds.)
    GlueCEPolicyMaxCPUTime|minutes|batch||The most processor time that a job may take; 999999999 when there is no limit.
    GlueCEPolicyMaxObtainableWallClockTime|minutes|batch||The longest time that a job can ask for.
    GlueCEPolicyMaxObtainableCPUTime|minutes|batch||The most processor time that a job can ask for.
    GlueCEPolicyMaxTotalJobs|jobs|batch||How many jobs may run and wait; 999999999 when there is no limit.
    GlueCEPolicyMaxRunningJobs|jobs|batch||How many jobs may run; 999999999 when there is no limit.
    GlueCEPolicyMaxWaitingJobs|jobs|batch||How many jobs may wait; 999999999 when there is no limit.
    GlueCEPolicyMaxSlotsPerJob|cores|batch||How many cores one job may have.
    GlueCEPolicyAssignedJobSlots|jobs|batch||How many jobs the queue has slots for.
    GlueCEPolicyPriority||batch||The queue's priority.
    GlueCEPolicyPreemption||batch||Whether a job may be stopped for another one: 0 or 1.
    GlueCEAccessControlBaseRule||cluster|qp|Who may use the queue: VO:ops, or VOMS:/ops/Role=production.
    GlueCESEBindGroupCEUniqueID||cluster|j|The computing element whose close storage is listed.
    GlueCESEBindSEUniqueID||cluster|j|A storage element that is close to it; what a WMS makes CloseStorageElements of.
    GlueVOViewLocalID||cluster|qj|The name of what a queue is for one VO or group, with its own state and policy.
    GlueServiceUniqueID||service|qp|The service's name, by custom its endpoint or host_type_number.
    GlueServiceName||service||Its name for people, by custom SITE-type.
    GlueServiceType||service|qp|What it is, such as org.glite.wms.WMProxy or SRM.
    GlueServiceVersion||service||The version of its interface, not of the software.
    GlueServiceEndpoint||service|qp|The URL that clients connect to.
    GlueServiceStatus||service||Whether it works: OK, Warning, Critical, Unknown, Other.
    GlueServiceStatusInfo||service||The same in words.
    GlueServiceSemantics||service||A URL with its manual.
    GlueServiceWSDL||service||A URL with its WSDL.
    GlueServiceStartTime||service||When it was started.
    GlueServiceOwner||service||The VOs that it is for.
    GlueServiceAccessControlRule||service||Who may use it; use GlueServiceAccessControlBaseRule.
    GlueServiceAccessControlBaseRule||service||Who may use it: VO:ops, or VOMS:/ops/Role=production.
    GlueServiceDataKey||service|qpw|The name of something more that is said of a service; indexed. The PPS keys of pilots are such names.
    GlueServiceDataValue||service|qpw|What is said.
    """
}
