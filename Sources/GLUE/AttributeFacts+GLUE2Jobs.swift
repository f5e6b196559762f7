extension AttributeFacts {
  /// What GLUE 2.0 says of jobs.
  static let glue2Jobs = """
    GLUE2ActivityID||jobs||A job's name in all the grid.
    GLUE2ActivityUserDomainForeignKey||jobs||The VO that the job is for.
    GLUE2ActivityEndpointForeignKey||jobs||The endpoint that the job came through.
    GLUE2ActivityShareForeignKey||jobs||The share that the job was mapped to.
    GLUE2ActivityResourceForeignKey||jobs||The worker nodes or the data store that work on the job.
    GLUE2ActivityActivityForeignKey||jobs||Other jobs that the job has to do with, such as what a broker was given.
    GLUE2ComputingActivityType||jobs||Whether the job is one of several: single, collectionelement, parallelelement, workflownode.
    GLUE2ComputingActivityIDFromEndpoint||jobs||The job's name as the computing element gave it to its client.
    GLUE2ComputingActivityLocalIDFromManager||jobs||The job's name in the batch system.
    GLUE2ComputingActivityJobDescription||jobs||The language that the job was described in.
    GLUE2ComputingActivityState||jobs||What the job does, model:state, such as bes:running, in each model of states that the CE knows.
    GLUE2ComputingActivityRestartState||jobs||The state that a failed job can be started again from, model:state.
    GLUE2ComputingActivityExitCode||jobs||What the job's program ended with.
    GLUE2ComputingActivityComputingManagerExitCode||jobs||What the batch system says the job ended with.
    GLUE2ComputingActivityError||jobs||What went wrong, in the words of whoever noticed.
    GLUE2ComputingActivityWaitingPosition||jobs||The job's place in the queue while it waits.
    GLUE2ComputingActivityUserDomain||jobs||The VO, or group of one, that the owner named for the job.
    GLUE2ComputingActivityOwner||jobs||Whose job it is, as the subject of a certificate; CONFIDENTIAL where that is not told.
    GLUE2ComputingActivityLocalOwner||jobs||The account that the job runs under.
    GLUE2ComputingActivityRequestedTotalWallTime|seconds|jobs||How long the job asked to run, the sum over its slots.
    GLUE2ComputingActivityRequestedTotalCPUTime|seconds|jobs||How much processor time the job asked for, the sum over its slots.
    GLUE2ComputingActivityRequestedSlots|slots|jobs||How many slots the job asked for.
    GLUE2ComputingActivityRequestedApplicationEnvironment||jobs||The software that the job asked for, name and version.
    GLUE2ComputingActivityStdIn||jobs||The file that the job reads its standard input from.
    GLUE2ComputingActivityStdOut||jobs||The file that the job's standard output is written to.
    GLUE2ComputingActivityStdErr||jobs||The file that the job's standard error is written to.
    GLUE2ComputingActivityLogDir||jobs||The directory where the computing element keeps its own logs of the job.
    GLUE2ComputingActivityExecutionNode||jobs||The worker nodes that the job runs on.
    GLUE2ComputingActivityQueue||jobs||The batch system's queue that the job was put into.
    GLUE2ComputingActivityUsedTotalWallTime|seconds|jobs||How long the job has run so far, the sum over its slots.
    GLUE2ComputingActivityUsedTotalCPUTime|seconds|jobs||How much processor time the job has taken so far, the sum over its slots.
    GLUE2ComputingActivityUsedMainMemory|MB|jobs||How much memory the job has now.
    GLUE2ComputingActivitySubmissionTime||jobs||When the computing element was given the job.
    GLUE2ComputingActivityComputingManagerSubmissionTime||jobs||When the batch system was given the job.
    GLUE2ComputingActivityStartTime||jobs||When the batch system started the job.
    GLUE2ComputingActivityComputingManagerEndTime||jobs||When the job was over for the batch system.
    GLUE2ComputingActivityEndTime||jobs||When the job was over for the computing element, its files delivered.
    GLUE2ComputingActivityWorkingAreaEraseTime||jobs||When the directory that the job ran in will be removed.
    GLUE2ComputingActivityProxyExpirationTime||jobs||When the first of the certificates in the job's proxy expires.
    GLUE2ComputingActivitySubmissionHost||jobs||The host that the job was sent from.
    GLUE2ComputingActivitySubmissionClientName||jobs||The program that the job was sent with.
    GLUE2ComputingActivityOtherMessages||jobs||What else the computing element or the batch system said of the job.
    GLUE2ComputingActivityComputingEndpointForeignKey||jobs||The endpoint that the job came through; the same as GLUE2ActivityEndpointForeignKey.
    GLUE2ComputingActivityComputingShareForeignKey||jobs||The share that the job was mapped to; the same as GLUE2ActivityShareForeignKey.
    GLUE2ComputingActivityExecutionEnvironmentForeignKey||jobs||The kind of worker nodes that the job runs on; the same as GLUE2ActivityResourceForeignKey.
    """
}
