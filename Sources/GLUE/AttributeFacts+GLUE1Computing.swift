extension AttributeFacts {
  /// What GLUE 1.3 says of computing elements.
  static let glue1Computing = """
    GlueCEUniqueID||cluster|qjp|A queue of a computing element, host:port/service-batch system-queue: where a job is sent.
    GlueCEName||cluster|j|The queue's name in the batch system.
    GlueCEHostingCluster||cluster|j|The cluster's name.
    GlueCEImplementationName||cluster|j|What the CE is: CREAM, ARC-CE, HTCondorCE.
    GlueCEImplementationVersion||cluster|j|Its version.
    GlueCECapability||cluster|j|What else it can do, as key=value, such as CPUScalingReferenceSI00=1000.
    GlueCEInfoHostName||cluster|qjp|The CE's host; where no foreign key names its cluster, the cluster's name.
    GlueCEInfoGatekeeperPort||cluster|j|The CE's TCP port.
    GlueCEInfoContactString||cluster|j|The URL that jobs are sent to.
    GlueCEInfoJobManager||cluster|j|The kind of batch system.
    GlueCEInfoLRMSType||cluster|j|The kind of batch system: pbs, lsf, sge, slurm, condor.
    GlueCEInfoLRMSVersion||cluster|j|The batch system's version.
    GlueCEInfoTotalCPUs|cores|cluster|j|How many cores are behind the queue.
    GlueCEInfoApplicationDir||cluster|j|Where the VO's software area is.
    GlueCEInfoDataDir||cluster|j|A directory that the worker nodes share, for data.
    GlueCEInfoDefaultSE||cluster|j|The storage element that is near.
    GlueCEStateStatus||batch|qjp|Whether the queue takes jobs and runs them: Production, Queueing (takes), Draining (runs), Closed (neither); Unknown when a BDII lost its source.
    GlueCEStateTotalJobs|jobs|batch|j|Jobs that run or wait.
    GlueCEStateRunningJobs|jobs|batch|j|Jobs that run; 444444 when that is not known.
    GlueCEStateWaitingJobs|jobs|batch|j|Jobs that wait; 444444 when that is not known.
    GlueCEStateEstimatedResponseTime|seconds|batch|j|How long a new job is expected to wait; 2146660842 when that is not known.
    GlueCEStateWorstResponseTime|seconds|batch|j|The longest that a new job may have to wait.
    GlueCEStateFreeCPUs|cores|batch|j|Cores that are free; use GlueCEStateFreeJobSlots.
    GlueCEStateFreeJobSlots|jobs|batch|j|How many jobs could start at once.
    GlueCEPolicyMaxWallClockTime|minutes|batch|j|The longest time that a job may run; 999999999 when there is no limit. (GLUE 2.0 says it in seconds.)
    GlueCEPolicyMaxCPUTime|minutes|batch|j|The most processor time that a job may take; 999999999 when there is no limit.
    GlueCEPolicyMaxObtainableWallClockTime|minutes|batch|j|The longest time that a job can ask for.
    GlueCEPolicyMaxObtainableCPUTime|minutes|batch|j|The most processor time that a job can ask for.
    GlueCEPolicyMaxTotalJobs|jobs|batch|j|How many jobs may run and wait; 999999999 when there is no limit.
    GlueCEPolicyMaxRunningJobs|jobs|batch|j|How many jobs may run; 999999999 when there is no limit.
    GlueCEPolicyMaxWaitingJobs|jobs|batch|j|How many jobs may wait; 999999999 when there is no limit.
    GlueCEPolicyMaxSlotsPerJob|cores|batch|j|How many cores one job may have.
    GlueCEPolicyAssignedJobSlots|jobs|batch|j|How many jobs the queue has slots for.
    GlueCEPolicyPriority||batch|j|The queue's priority.
    GlueCEPolicyPreemption||batch|j|Whether a job may be stopped for another one: 0 or 1.
    GlueCEAccessControlBaseRule||cluster|qjp|Who may use the queue: VO:ops, or VOMS:/ops/Role=production.
    GlueCEInfoGRAMVersion||cluster|j|The version of Globus GRAM on a CE that has one.
    GlueVOViewLocalID||cluster|qj|The name of what a queue is for one VO or group, with its own state and policy.
    GlueCEJobGlobalID||rare||A job's name in all the grid.
    GlueCEJobLocalID||rare||A job's name in the batch system.
    GlueCEJobGlobalOwner||rare||Whose job it is, as the subject of a certificate.
    GlueCEJobLocalOwner||rare||The account that the job runs under.
    GlueCEJobStatus||rare||Whether the job runs or waits.
    GlueCEJobSchedulerSpecific||rare||What else the batch system says of the job, in its own words.
    GlueCESEBindGroupCEUniqueID||cluster|j|The computing element whose close storage is listed.
    GlueCESEBindSEUniqueID||cluster|j|A storage element that is close to it; what a WMS makes CloseStorageElements of.
    GlueCESEBindGroupSEUniqueID||cluster|j|The storage elements that are close to a computing element; a WMS makes its attribute of that name of GlueCESEBindSEUniqueID.
    GlueCESEBindCEUniqueID||cluster|j|The computing element of a pair of one and a close storage element.
    GlueCESEBindCEAccesspoint||cluster|j|Where worker nodes have the storage element mounted, if they have.
    GlueCESEBindMountInfo||cluster|j|The storage element's exported directory and where worker nodes have it mounted; CREAM repeats GlueCESEBindCEAccesspoint.
    GlueCESEBindWeight||cluster|j|Which of several close storage elements jobs should rather use: that with the greatest; 0 when nothing is said.
    """
}
