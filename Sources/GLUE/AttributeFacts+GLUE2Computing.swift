extension AttributeFacts {
  /// What GLUE 2.0 says of computing services, their worker nodes and software.
  static let glue2Computing = """
    GLUE2ComputingServiceTotalJobs|jobs|batch||Grid jobs in any state.
    GLUE2ComputingServiceRunningJobs|jobs|batch||Grid jobs that run.
    GLUE2ComputingServiceWaitingJobs|jobs|batch||Grid jobs that wait in the batch system.
    GLUE2ComputingServiceStagingJobs|jobs|batch||Grid jobs whose files are being fetched or delivered.
    GLUE2ComputingServiceSuspendedJobs|jobs|batch||Grid jobs that were started and are stopped for now.
    GLUE2ComputingServicePreLRMSWaitingJobs|jobs|batch||Grid jobs that the computing element has not yet given to the batch system.
    GLUE2ComputingEndpointStaging||cluster||Whether jobs' files are fetched and delivered for them: none, stagingin, stagingout, staginginout.
    GLUE2ComputingEndpointJobDescription||cluster||A language that jobs can be described in, such as glite:jdl, ogf:jsdl:1.0 or nordugrid:xrsl.
    GLUE2ComputingEndpointTotalJobs|jobs|batch||Grid jobs that came through the endpoint, in any state.
    GLUE2ComputingEndpointRunningJobs|jobs|batch||Grid jobs that came through the endpoint and run.
    GLUE2ComputingEndpointWaitingJobs|jobs|batch||Grid jobs that came through the endpoint and wait in the batch system.
    GLUE2ComputingEndpointStagingJobs|jobs|batch||Grid jobs that came through the endpoint and whose files are being fetched or delivered.
    GLUE2ComputingEndpointSuspendedJobs|jobs|batch||Grid jobs that came through the endpoint, were started and are stopped for now.
    GLUE2ComputingEndpointPreLRMSWaitingJobs|jobs|batch||Grid jobs that came through the endpoint and are not yet given to the batch system.
    GLUE2ComputingEndpointComputingServiceForeignKey||cluster|p|The computing service that the endpoint is of; the same as GLUE2EndpointServiceForeignKey.
    GLUE2ComputingShareMappingQueue||cluster|qj|The queue in the batch system.
    GLUE2ComputingShareServingState||batch|qj|Whether the share takes jobs and runs them: production, queueing, draining, closed.
    GLUE2ComputingShareMaxWallTime|seconds|batch||The longest time that a job may run; 999999999 when there is no limit. (GLUE 1.3 says it in minutes.)
    GLUE2ComputingShareDefaultWallTime|seconds|batch||How long a job may run that does not ask.
    GLUE2ComputingShareMinWallTime|seconds|batch||A job that asks for less is refused.
    GLUE2ComputingShareMaxCPUTime|seconds|batch||The most processor time per slot that a job may take; 999999999 when there is no limit.
    GLUE2ComputingShareMaxTotalCPUTime|seconds|batch||The most processor time that a job may take on all its slots.
    GLUE2ComputingShareDefaultCPUTime|seconds|batch||How much processor time a job may take that does not ask.
    GLUE2ComputingShareMaxMainMemory|MB|batch||The most memory that a job may have.
    GLUE2ComputingShareMaxVirtualMemory|MB|batch||The most memory and swap space that a job may have.
    GLUE2ComputingShareMaxSlotsPerJob|slots|batch||How many slots one job may have, as a rule a core each.
    GLUE2ComputingShareTotalJobs|jobs|batch||Jobs in any state.
    GLUE2ComputingShareRunningJobs|jobs|batch||Jobs that run.
    GLUE2ComputingShareWaitingJobs|jobs|batch||Jobs that wait.
    GLUE2ComputingShareFreeSlots|slots|batch||Slots that a job could have at once.
    GLUE2ComputingShareUsedSlots|slots|batch||Slots that jobs have now.
    GLUE2ComputingShareEstimatedAverageWaitingTime|seconds|batch||How long a new job is expected to wait.
    GLUE2ComputingShareEstimatedWorstWaitingTime|seconds|batch||The longest that a new job may have to wait.
    GLUE2ComputingShareMaxMultiSlotWallTime|seconds|batch||The longest time that a job on several slots may run, from its first slot's start to its last one's end.
    GLUE2ComputingShareMinCPUTime|seconds|batch||A job that asks for less processor time per slot may be refused.
    GLUE2ComputingShareMaxTotalJobs|jobs|batch||How many jobs may be in the share in any state.
    GLUE2ComputingShareMaxRunningJobs|jobs|batch||How many jobs may run.
    GLUE2ComputingShareMaxWaitingJobs|jobs|batch||How many jobs may wait in the batch system.
    GLUE2ComputingShareMaxPreLRMSWaitingJobs|jobs|batch||How many jobs may wait to be given to the batch system.
    GLUE2ComputingShareMaxUserRunningJobs|jobs|batch||How many jobs of one grid user may run.
    GLUE2ComputingShareMaxStageInStreams|streams|batch||How many streams may fetch jobs' files at the same time.
    GLUE2ComputingShareMaxStageOutStreams|streams|batch||How many streams may deliver jobs' files at the same time.
    GLUE2ComputingShareSchedulingPolicy||batch||In which order jobs are started: fairshare, fifo, random.
    GLUE2ComputingShareGuaranteedMainMemory|MB|batch||The memory that a job is sure to have.
    GLUE2ComputingShareGuaranteedVirtualMemory|MB|batch||The memory and swap space that a job is sure to have.
    GLUE2ComputingShareMaxDiskSpace|GB|batch||How much a job may write to its working area.
    GLUE2ComputingShareDefaultStorageService||cluster||The storage service that takes files of jobs that name none.
    GLUE2ComputingSharePreemption||batch||Whether a job may be stopped for another one, to go on later.
    GLUE2ComputingShareLocalRunningJobs|jobs|batch||Jobs that run and did not come from the grid.
    GLUE2ComputingShareLocalWaitingJobs|jobs|batch||Jobs that wait and did not come from the grid.
    GLUE2ComputingShareSuspendedJobs|jobs|batch||Jobs that were started and are stopped for now.
    GLUE2ComputingShareLocalSuspendedJobs|jobs|batch||Jobs that were started, are stopped for now and did not come from the grid.
    GLUE2ComputingShareStagingJobs|jobs|batch||Jobs whose files are being fetched or delivered.
    GLUE2ComputingShareLocalStagingJobs|jobs|batch||Jobs whose files are being fetched or delivered and that did not come from the grid.
    GLUE2ComputingSharePreLRMSWaitingJobs|jobs|batch||Grid jobs that the computing element has not yet given to the batch system.
    GLUE2ComputingShareFreeSlotsWithDuration||batch||How many slots are free for how long, n:seconds with spaces between; n alone has no limit.
    GLUE2ComputingShareRequestedSlots|slots|batch||How many slots the jobs need that wait or have files fetched.
    GLUE2ComputingShareReservationPolicy||batch||Whether slots can be reserved in advance: none, optional, mandatory.
    GLUE2ComputingShareTag||cluster||A word by which a VO knows the share.
    GLUE2ComputingShareComputingEndpointForeignKey||cluster|p|The endpoints that the share is used through; the same as GLUE2ShareEndpointForeignKey.
    GLUE2ComputingShareExecutionEnvironmentForeignKey||cluster|qjp|The execution environments that the share's jobs run on; the same as GLUE2ShareResourceForeignKey.
    GLUE2ComputingShareComputingServiceForeignKey||cluster|p|The computing service that the share is of; the same as GLUE2ShareServiceForeignKey.
    GLUE2ComputingManagerTotalLogicalCPUs|cores|cluster||How many cores the batch system has.
    GLUE2ComputingManagerTotalPhysicalCPUs|processors|cluster||How many processors the batch system has.
    GLUE2ComputingManagerApplicationDir||cluster||Where the software areas are.
    GLUE2ComputingManagerReservation||cluster||Whether the batch system lets slots be reserved in advance.
    GLUE2ComputingManagerBulkSubmission||cluster||Whether the batch system takes many jobs at once.
    GLUE2ComputingManagerTotalSlots|slots|batch||How many job slots the batch system has.
    GLUE2ComputingManagerSlotsUsedByLocalJobs|slots|batch||How many slots have jobs that did not come from the grid.
    GLUE2ComputingManagerSlotsUsedByGridJobs|slots|batch||How many slots have jobs from the grid.
    GLUE2ComputingManagerHomogeneous||cluster||Whether all worker nodes of the batch system are alike.
    GLUE2ComputingManagerNetworkInfo||cluster||The network between worker nodes: 100megabitethernet, gigabitethernet, infiniband, myrinet.
    GLUE2ComputingManagerLogicalCPUDistribution||cluster||How many worker nodes have how many cores, cores:nodes with commas between.
    GLUE2ComputingManagerWorkingAreaShared||cluster||Whether all worker nodes have the directory that jobs run in, as by NFS.
    GLUE2ComputingManagerWorkingAreaGuaranteed||cluster||Whether each job is sure of all the space that the working area is said to have.
    GLUE2ComputingManagerWorkingAreaTotal|GB|cluster||How much the directories hold that jobs on one slot run in: all together when they are shared, else a node's.
    GLUE2ComputingManagerWorkingAreaFree|GB|cluster||How much is free in the directories that jobs on one slot run in; where they are a node's, on the node with the least.
    GLUE2ComputingManagerWorkingAreaLifeTime|seconds|cluster||For how long a job's files stay in the directory that it ran in after its end.
    GLUE2ComputingManagerWorkingAreaMultiSlotTotal|GB|cluster||How much the shared directories hold that jobs on several slots run in.
    GLUE2ComputingManagerWorkingAreaMultiSlotFree|GB|cluster||How much is free in the shared directories that jobs on several slots run in.
    GLUE2ComputingManagerWorkingAreaMultiSlotLifeTime|seconds|cluster||For how long the files of a job on several slots stay in the directory that it ran in after its end.
    GLUE2ComputingManagerCacheTotal|GB|cluster||How much the cache holds that keeps input files for later jobs, as ARC has one.
    GLUE2ComputingManagerCacheFree|GB|cluster||How much of the cache is free, or has files that no job uses.
    GLUE2ComputingManagerTmpDir||cluster||A directory of each worker node for a job's temporary files.
    GLUE2ComputingManagerScratchDir||cluster||A directory that the worker nodes share, for a job's temporary files.
    GLUE2ComputingManagerComputingServiceForeignKey||cluster|p|The computing service that the batch system is of; the same as GLUE2ManagerServiceForeignKey.
    GLUE2ExecutionEnvironmentPlatform||cluster||The processors' architecture, such as amd64.
    GLUE2ExecutionEnvironmentMainMemorySize|MB|cluster||The memory of a worker node.
    GLUE2ExecutionEnvironmentVirtualMemorySize|MB|cluster||Memory and swap space of a worker node.
    GLUE2ExecutionEnvironmentCPUClockSpeed|MHz|cluster||The processors' clock rate.
    GLUE2ExecutionEnvironmentOSName||cluster||The operating system's name.
    GLUE2ExecutionEnvironmentOSVersion||cluster||Its version.
    GLUE2ExecutionEnvironmentOSFamily||cluster||Its family, such as linux.
    GLUE2ExecutionEnvironmentConnectivityIn||cluster||Whether jobs can be connected to from the outside.
    GLUE2ExecutionEnvironmentConnectivityOut||cluster||Whether jobs can connect to the outside.
    GLUE2ExecutionEnvironmentVirtualMachine||cluster||Whether the nodes are virtual machines, which all the rest is then said of.
    GLUE2ExecutionEnvironmentTotalInstances|nodes|cluster||How many worker nodes of the kind there are, with those that are out of order.
    GLUE2ExecutionEnvironmentUsedInstances|nodes|cluster||How many worker nodes of the kind are full and take no more jobs.
    GLUE2ExecutionEnvironmentUnavailableInstances|nodes|cluster||How many worker nodes of the kind are out of order or being repaired.
    GLUE2ExecutionEnvironmentPhysicalCPUs|processors|cluster||How many processors (sockets) a worker node has.
    GLUE2ExecutionEnvironmentLogicalCPUs|cores|cluster||How many cores a worker node has, as its operating system counts them.
    GLUE2ExecutionEnvironmentCPUMultiplicity||cluster||Whether a node has several processors, and these several cores, such as multicpu-multicore.
    GLUE2ExecutionEnvironmentCPUVendor||cluster||Who made the processors.
    GLUE2ExecutionEnvironmentCPUModel||cluster||The processors' model, in the maker's words.
    GLUE2ExecutionEnvironmentCPUVersion||cluster||The model's version, in the maker's words.
    GLUE2ExecutionEnvironmentCPUTimeScalingFactor||cluster||What the share's limits of processor time are divided by on these nodes; 1 on the fastest.
    GLUE2ExecutionEnvironmentWallTimeScalingFactor||cluster||What the share's limits of running time are divided by on these nodes; 1 on the fastest.
    GLUE2ExecutionEnvironmentNetworkInfo||cluster||The network between these nodes: 100megabitethernet, gigabitethernet, infiniband, myrinet.
    GLUE2ExecutionEnvironmentComputingManagerForeignKey||cluster|p|The batch system that the nodes belong to; the same as GLUE2ResourceManagerForeignKey.
    GLUE2BenchmarkType||cluster||What the benchmark is, such as hep-spec06.
    GLUE2BenchmarkValue||cluster||Its result for a core.
    GLUE2BenchmarkID||cluster||The name of a benchmark's result.
    GLUE2BenchmarkExecutionEnvironmentForeignKey||cluster||The worker nodes that the benchmark's result is of.
    GLUE2BenchmarkComputingManagerForeignKey||cluster||The batch system that the benchmark's result is of.
    GLUE2ApplicationEnvironmentID||tags|qjpw|The name of software on an execution environment.
    GLUE2ApplicationEnvironmentAppName||tags|qjpw|The software's name: by CREAM's custom the whole tag, by ARC's the tag without its version.
    GLUE2ApplicationEnvironmentAppVersion||tags|qjpw|The software's version; of a preview its package version.
    GLUE2ApplicationEnvironmentState||tags|qjpw|Whether it can be used: installedverified, installednotverified, installedbroken, and others.
    GLUE2ApplicationEnvironmentRemovalDate||tags|p|When it will be removed.
    GLUE2ApplicationEnvironmentComputingManagerForeignKey||tags|qjpw|The batch system it belongs to.
    GLUE2ApplicationEnvironmentExecutionEnvironmentForeignKey||tags|qjpw|The execution environment that has it.
    GLUE2ApplicationEnvironmentRepository||rare||A URL where the software is kept or described.
    GLUE2ApplicationEnvironmentLicense||rare||How the software is licensed: opensource, commercial, unknown.
    GLUE2ApplicationEnvironmentDescription||rare||What the software is, for people.
    GLUE2ApplicationEnvironmentBestBenchmark||rare||The benchmark that tells best how fast the software runs.
    GLUE2ApplicationEnvironmentParallelSupport||rare||How the software's processes talk to each other, such as MPI or OpenMP.
    GLUE2ApplicationEnvironmentMaxSlots|slots|rare|p|On how many slots the software may run at the same time, as its licence has it.
    GLUE2ApplicationEnvironmentMaxJobs|jobs|rare|p|How many jobs may use the software at the same time.
    GLUE2ApplicationEnvironmentMaxUserSeats|users|rare|p|How many users may use the software at the same time.
    GLUE2ApplicationEnvironmentFreeSlots|slots|rare|p|On how many more slots the software could run now.
    GLUE2ApplicationEnvironmentFreeJobs|jobs|rare|p|How many more jobs could use the software now.
    GLUE2ApplicationEnvironmentFreeUserSeats|users|rare|p|How many more users could use the software now.
    GLUE2ApplicationHandleID||pps|qpw|The name of a way to use software.
    GLUE2ApplicationHandleType||pps|qjpw|What kind of way: Path, executable, module, softenv.
    GLUE2ApplicationHandleValue||pps|qjpw|The path, the script or the module.
    GLUE2ApplicationHandleApplicationEnvironmentForeignKey||pps|qjpw|The software that it is a way to use.
    GLUE2ToStorageServiceID||cluster||The name of a file system of a storage service that worker nodes have mounted.
    GLUE2ToStorageServiceLocalPath||cluster||Where worker nodes have the storage service's file system mounted.
    GLUE2ToStorageServiceRemotePath||cluster||What of the storage service worker nodes have mounted.
    GLUE2ToStorageServiceComputingServiceForeignKey||cluster||The computing service whose nodes have the file system mounted.
    GLUE2ToStorageServiceStorageServiceForeignKey||cluster||The storage service that the file system comes from.
    """
}
