// Made by scripts/schema-table. Do not edit.

extension GLUESchemaTable {
  /// GLUE 2.0 (GFD.147). Object classes.
  static let glue2Classes = GLUESchemaTable(
    prefix: "1.3.6.1.4.1.6757.100.1.",
    text: """
      .1.36 GLUE2Group structural +GLUE2GroupID
      .1.1 GLUE2Entity abstract ?GLUE2EntityName ?GLUE2EntityOtherInfo ?GLUE2EntityCreationTime \
      ?GLUE2EntityValidity
      .1.2 GLUE2Extension structural +GLUE2ExtensionLocalId +GLUE2ExtensionKey \
      +GLUE2ExtensionValue +GLUE2ExtensionEntityForeignKey
      .1.3 GLUE2Location structural <GLUE2Entity +GLUE2LocationID ?GLUE2LocationAddress \
      ?GLUE2LocationPlace ?GLUE2LocationCountry ?GLUE2LocationPostCode ?GLUE2LocationLatitude \
      ?GLUE2LocationLongitude ?GLUE2LocationServiceForeignKey ?GLUE2LocationDomainForeignKey
      .1.4 GLUE2Contact structural <GLUE2Entity +GLUE2ContactID +GLUE2ContactDetail \
      +GLUE2ContactType ?GLUE2ContactServiceForeignKey ?GLUE2ContactDomainForeignKey
      .1.5 GLUE2Domain structural <GLUE2Entity +GLUE2DomainID ?GLUE2DomainDescription \
      ?GLUE2DomainWWW
      .1.6 GLUE2AdminDomain structural <GLUE2Domain ?GLUE2AdminDomainDistributed \
      ?GLUE2AdminDomainOwner ?GLUE2AdminDomainAdminDomainForeignKey
      .1.7 GLUE2UserDomain structural <GLUE2Domain ?GLUE2UserDomainLevel \
      ?GLUE2UserDomainUserManager ?GLUE2UserDomainMember ?GLUE2UserDomainUserDomainForeignKey
      .1.8 GLUE2Service structural <GLUE2Entity +GLUE2ServiceID +GLUE2ServiceType \
      +GLUE2ServiceQualityLevel +GLUE2ServiceAdminDomainForeignKey ?GLUE2ServiceCapability \
      ?GLUE2ServiceStatusInfo ?GLUE2ServiceComplexity ?GLUE2ServiceServiceForeignKey
      .1.9 GLUE2Endpoint structural <GLUE2Entity +GLUE2EndpointID +GLUE2EndpointURL \
      +GLUE2EndpointInterfaceName +GLUE2EndpointQualityLevel +GLUE2EndpointHealthState \
      +GLUE2EndpointServingState +GLUE2EndpointServiceForeignKey ?GLUE2EndpointCapability \
      ?GLUE2EndpointTechnology ?GLUE2EndpointInterfaceVersion ?GLUE2EndpointInterfaceExtension \
      ?GLUE2EndpointWSDL ?GLUE2EndpointSupportedProfile ?GLUE2EndpointSemantics \
      ?GLUE2EndpointImplementor ?GLUE2EndpointImplementationName \
      ?GLUE2EndpointImplementationVersion ?GLUE2EndpointHealthStateInfo ?GLUE2EndpointStartTime \
      ?GLUE2EndpointIssuerCA ?GLUE2EndpointTrustedCA ?GLUE2EndpointDowntimeAnnounce \
      ?GLUE2EndpointDowntimeStart ?GLUE2EndpointDowntimeEnd ?GLUE2EndpointDowntimeInfo
      .1.10 GLUE2Share structural <GLUE2Entity +GLUE2ShareID +GLUE2ShareServiceForeignKey \
      ?GLUE2ShareDescription ?GLUE2ShareEndpointForeignKey ?GLUE2ShareResourceForeignKey
      .1.11 GLUE2Manager structural <GLUE2Entity +GLUE2ManagerID +GLUE2ManagerProductName \
      +GLUE2ManagerServiceForeignKey ?GLUE2ManagerProductVersion
      .1.12 GLUE2Resource structural <GLUE2Entity +GLUE2ResourceID +GLUE2ResourceManagerForeignKey
      .1.13 GLUE2Activity structural <GLUE2Entity +GLUE2ActivityID \
      ?GLUE2ActivityUserDomainForeignKey ?GLUE2ActivityEndpointForeignKey \
      ?GLUE2ActivityShareForeignKey ?GLUE2ActivityResourceForeignKey \
      ?GLUE2ActivityActivityForeignKey
      .1.14 GLUE2Policy structural <GLUE2Entity +GLUE2PolicyID +GLUE2PolicyScheme +GLUE2PolicyRule \
      ?GLUE2PolicyUserDomainForeignKey
      .1.15 GLUE2AccessPolicy structural <GLUE2Policy +GLUE2AccessPolicyEndpointForeignKey
      .1.16 GLUE2MappingPolicy structural <GLUE2Policy +GLUE2MappingPolicyShareForeignKey
      .1.17 GLUE2ComputingService structural <GLUE2Service ?GLUE2ComputingServiceTotalJobs \
      ?GLUE2ComputingServiceRunningJobs ?GLUE2ComputingServiceWaitingJobs \
      ?GLUE2ComputingServiceStagingJobs ?GLUE2ComputingServiceSuspendedJobs \
      ?GLUE2ComputingServicePreLRMSWaitingJobs
      .1.18 GLUE2ComputingEndpoint structural <GLUE2Endpoint ?GLUE2ComputingEndpointStaging \
      ?GLUE2ComputingEndpointJobDescription ?GLUE2ComputingEndpointTotalJobs \
      ?GLUE2ComputingEndpointRunningJobs ?GLUE2ComputingEndpointWaitingJobs \
      ?GLUE2ComputingEndpointStagingJobs ?GLUE2ComputingEndpointSuspendedJobs \
      ?GLUE2ComputingEndpointPreLRMSWaitingJobs ?GLUE2ComputingEndpointComputingServiceForeignKey
      .1.19 GLUE2ComputingShare structural <GLUE2Share +GLUE2ComputingShareServingState \
      ?GLUE2ComputingShareMappingQueue ?GLUE2ComputingShareMaxWallTime \
      ?GLUE2ComputingShareMaxMultiSlotWallTime ?GLUE2ComputingShareMinWallTime \
      ?GLUE2ComputingShareDefaultWallTime ?GLUE2ComputingShareMaxCPUTime \
      ?GLUE2ComputingShareMaxTotalCPUTime ?GLUE2ComputingShareMinCPUTime \
      ?GLUE2ComputingShareDefaultCPUTime ?GLUE2ComputingShareMaxTotalJobs \
      ?GLUE2ComputingShareMaxRunningJobs ?GLUE2ComputingShareMaxWaitingJobs \
      ?GLUE2ComputingShareMaxPreLRMSWaitingJobs ?GLUE2ComputingShareMaxUserRunningJobs \
      ?GLUE2ComputingShareMaxSlotsPerJob ?GLUE2ComputingShareMaxStageInStreams \
      ?GLUE2ComputingShareMaxStageOutStreams ?GLUE2ComputingShareSchedulingPolicy \
      ?GLUE2ComputingShareMaxMainMemory ?GLUE2ComputingShareGuaranteedMainMemory \
      ?GLUE2ComputingShareMaxVirtualMemory ?GLUE2ComputingShareGuaranteedVirtualMemory \
      ?GLUE2ComputingShareMaxDiskSpace ?GLUE2ComputingShareDefaultStorageService \
      ?GLUE2ComputingSharePreemption ?GLUE2ComputingShareTotalJobs ?GLUE2ComputingShareRunningJobs \
      ?GLUE2ComputingShareLocalRunningJobs ?GLUE2ComputingShareWaitingJobs \
      ?GLUE2ComputingShareLocalWaitingJobs ?GLUE2ComputingShareSuspendedJobs \
      ?GLUE2ComputingShareLocalSuspendedJobs ?GLUE2ComputingShareStagingJobs \
      ?GLUE2ComputingShareLocalStagingJobs ?GLUE2ComputingSharePreLRMSWaitingJobs \
      ?GLUE2ComputingShareEstimatedAverageWaitingTime \
      ?GLUE2ComputingShareEstimatedWorstWaitingTime ?GLUE2ComputingShareFreeSlots \
      ?GLUE2ComputingShareFreeSlotsWithDuration ?GLUE2ComputingShareUsedSlots \
      ?GLUE2ComputingShareRequestedSlots ?GLUE2ComputingShareReservationPolicy \
      ?GLUE2ComputingShareTag ?GLUE2ComputingShareComputingEndpointForeignKey \
      ?GLUE2ComputingShareExecutionEnvironmentForeignKey \
      ?GLUE2ComputingShareComputingServiceForeignKey
      .1.20 GLUE2ComputingManager structural <GLUE2Manager ?GLUE2ComputingManagerReservation \
      ?GLUE2ComputingManagerBulkSubmission ?GLUE2ComputingManagerTotalPhysicalCPUs \
      ?GLUE2ComputingManagerTotalLogicalCPUs ?GLUE2ComputingManagerTotalSlots \
      ?GLUE2ComputingManagerSlotsUsedByLocalJobs ?GLUE2ComputingManagerSlotsUsedByGridJobs \
      ?GLUE2ComputingManagerHomogeneous ?GLUE2ComputingManagerNetworkInfo \
      ?GLUE2ComputingManagerLogicalCPUDistribution ?GLUE2ComputingManagerWorkingAreaShared \
      ?GLUE2ComputingManagerWorkingAreaGuaranteed ?GLUE2ComputingManagerWorkingAreaTotal \
      ?GLUE2ComputingManagerWorkingAreaFree ?GLUE2ComputingManagerWorkingAreaLifeTime \
      ?GLUE2ComputingManagerWorkingAreaMultiSlotTotal \
      ?GLUE2ComputingManagerWorkingAreaMultiSlotFree \
      ?GLUE2ComputingManagerWorkingAreaMultiSlotLifeTime ?GLUE2ComputingManagerCacheTotal \
      ?GLUE2ComputingManagerCacheFree ?GLUE2ComputingManagerTmpDir \
      ?GLUE2ComputingManagerScratchDir ?GLUE2ComputingManagerApplicationDir \
      ?GLUE2ComputingManagerComputingServiceForeignKey
      .1.21 GLUE2Benchmark structural <GLUE2Entity +GLUE2BenchmarkID +GLUE2BenchmarkType \
      +GLUE2BenchmarkValue ?GLUE2BenchmarkExecutionEnvironmentForeignKey \
      ?GLUE2BenchmarkComputingManagerForeignKey
      .1.22 GLUE2ExecutionEnvironment structural <GLUE2Resource +GLUE2ExecutionEnvironmentPlatform \
      +GLUE2ExecutionEnvironmentMainMemorySize +GLUE2ExecutionEnvironmentOSFamily \
      +GLUE2ExecutionEnvironmentConnectivityIn +GLUE2ExecutionEnvironmentConnectivityOut \
      ?GLUE2ExecutionEnvironmentVirtualMachine ?GLUE2ExecutionEnvironmentTotalInstances \
      ?GLUE2ExecutionEnvironmentUsedInstances ?GLUE2ExecutionEnvironmentUnavailableInstances \
      ?GLUE2ExecutionEnvironmentPhysicalCPUs ?GLUE2ExecutionEnvironmentLogicalCPUs \
      ?GLUE2ExecutionEnvironmentCPUMultiplicity ?GLUE2ExecutionEnvironmentCPUVendor \
      ?GLUE2ExecutionEnvironmentCPUModel ?GLUE2ExecutionEnvironmentCPUVersion \
      ?GLUE2ExecutionEnvironmentCPUClockSpeed ?GLUE2ExecutionEnvironmentCPUTimeScalingFactor \
      ?GLUE2ExecutionEnvironmentWallTimeScalingFactor ?GLUE2ExecutionEnvironmentVirtualMemorySize \
      ?GLUE2ExecutionEnvironmentOSName ?GLUE2ExecutionEnvironmentOSVersion \
      ?GLUE2ExecutionEnvironmentNetworkInfo ?GLUE2ExecutionEnvironmentComputingManagerForeignKey
      .1.23 GLUE2ApplicationEnvironment structural <GLUE2Entity +GLUE2ApplicationEnvironmentID \
      +GLUE2ApplicationEnvironmentAppName +GLUE2ApplicationEnvironmentComputingManagerForeignKey \
      ?GLUE2ApplicationEnvironmentAppVersion ?GLUE2ApplicationEnvironmentRepository \
      ?GLUE2ApplicationEnvironmentState ?GLUE2ApplicationEnvironmentRemovalDate \
      ?GLUE2ApplicationEnvironmentLicense ?GLUE2ApplicationEnvironmentDescription \
      ?GLUE2ApplicationEnvironmentBestBenchmark ?GLUE2ApplicationEnvironmentParallelSupport \
      ?GLUE2ApplicationEnvironmentMaxSlots ?GLUE2ApplicationEnvironmentMaxJobs \
      ?GLUE2ApplicationEnvironmentMaxUserSeats ?GLUE2ApplicationEnvironmentFreeSlots \
      ?GLUE2ApplicationEnvironmentFreeJobs ?GLUE2ApplicationEnvironmentFreeUserSeats \
      ?GLUE2ApplicationEnvironmentExecutionEnvironmentForeignKey
      .1.24 GLUE2ApplicationHandle structural <GLUE2Entity +GLUE2ApplicationHandleID \
      +GLUE2ApplicationHandleType +GLUE2ApplicationHandleValue \
      +GLUE2ApplicationHandleApplicationEnvironmentForeignKey
      .1.25 GLUE2ComputingActivity structural <GLUE2Activity +GLUE2ComputingActivityState \
      +GLUE2ComputingActivityOwner ?GLUE2ComputingActivityType \
      ?GLUE2ComputingActivityIDFromEndpoint ?GLUE2ComputingActivityLocalIDFromManager \
      ?GLUE2ComputingActivityJobDescription ?GLUE2ComputingActivityRestartState \
      ?GLUE2ComputingActivityExitCode ?GLUE2ComputingActivityComputingManagerExitCode \
      ?GLUE2ComputingActivityError ?GLUE2ComputingActivityWaitingPosition \
      ?GLUE2ComputingActivityUserDomain ?GLUE2ComputingActivityLocalOwner \
      ?GLUE2ComputingActivityRequestedTotalWallTime ?GLUE2ComputingActivityRequestedTotalCPUTime \
      ?GLUE2ComputingActivityRequestedSlots ?GLUE2ComputingActivityRequestedApplicationEnvironment \
      ?GLUE2ComputingActivityStdIn ?GLUE2ComputingActivityStdOut ?GLUE2ComputingActivityStdErr \
      ?GLUE2ComputingActivityLogDir ?GLUE2ComputingActivityExecutionNode \
      ?GLUE2ComputingActivityQueue ?GLUE2ComputingActivityUsedTotalWallTime \
      ?GLUE2ComputingActivityUsedTotalCPUTime ?GLUE2ComputingActivityUsedMainMemory \
      ?GLUE2ComputingActivitySubmissionTime ?GLUE2ComputingActivityComputingManagerSubmissionTime \
      ?GLUE2ComputingActivityStartTime ?GLUE2ComputingActivityComputingManagerEndTime \
      ?GLUE2ComputingActivityEndTime ?GLUE2ComputingActivityWorkingAreaEraseTime \
      ?GLUE2ComputingActivityProxyExpirationTime ?GLUE2ComputingActivitySubmissionHost \
      ?GLUE2ComputingActivitySubmissionClientName ?GLUE2ComputingActivityOtherMessages \
      ?GLUE2ComputingActivityComputingEndpointForeignKey \
      ?GLUE2ComputingActivityComputingShareForeignKey \
      ?GLUE2ComputingActivityExecutionEnvironmentForeignKey
      .1.26 GLUE2ToStorageService structural <GLUE2Entity +GLUE2ToStorageServiceID \
      +GLUE2ToStorageServiceLocalPath +GLUE2ToStorageServiceRemotePath \
      +GLUE2ToStorageServiceComputingServiceForeignKey \
      +GLUE2ToStorageServiceStorageServiceForeignKey
      .1.27 GLUE2StorageService structural <GLUE2Service
      .1.28 GLUE2StorageServiceCapacity structural <GLUE2Entity +GLUE2StorageServiceCapacityID \
      +GLUE2StorageServiceCapacityType +GLUE2StorageServiceCapacityStorageServiceForeignKey \
      ?GLUE2StorageServiceCapacityTotalSize ?GLUE2StorageServiceCapacityFreeSize \
      ?GLUE2StorageServiceCapacityUsedSize ?GLUE2StorageServiceCapacityReservedSize
      .1.29 GLUE2StorageAccessProtocol structural <GLUE2Entity +GLUE2StorageAccessProtocolID \
      +GLUE2StorageAccessProtocolType +GLUE2StorageAccessProtocolVersion \
      +GLUE2StorageAccessProtocolStorageServiceForeignKey ?GLUE2StorageAccessProtocolMaxStreams
      .1.30 GLUE2StorageEndpoint structural <GLUE2Endpoint \
      ?GLUE2StorageEndpointStorageServiceForeignKey
      .1.31 GLUE2StorageShare structural <GLUE2Share +GLUE2StorageShareServingState \
      +GLUE2StorageShareSharingID +GLUE2StorageShareAccessLatency ?GLUE2StorageSharePath \
      ?GLUE2StorageShareAccessMode ?GLUE2StorageShareRetentionPolicy \
      ?GLUE2StorageShareExpirationMode ?GLUE2StorageShareDefaultLifeTime \
      ?GLUE2StorageShareMaximumLifeTime ?GLUE2StorageShareTag \
      ?GLUE2StorageShareStorageEndpointForeignKey ?GLUE2StorageShareDataStoreForeignKey \
      ?GLUE2StorageShareStorageServiceForeignKey
      .1.32 GLUE2StorageShareCapacity structural <GLUE2Entity +GLUE2StorageShareCapacityID \
      +GLUE2StorageShareCapacityType +GLUE2StorageShareCapacityStorageShareForeignKey \
      ?GLUE2StorageShareCapacityTotalSize ?GLUE2StorageShareCapacityFreeSize \
      ?GLUE2StorageShareCapacityUsedSize ?GLUE2StorageShareCapacityReservedSize
      .1.33 GLUE2StorageManager structural <GLUE2Manager \
      ?GLUE2StorageManagerStorageServiceForeignKey
      .1.34 GLUE2DataStore structural <GLUE2Resource +GLUE2DataStoreType +GLUE2DataStoreLatency \
      ?GLUE2DataStoreTotalSize ?GLUE2DataStoreFreeSize ?GLUE2DataStoreUsedSize \
      ?GLUE2DataStoreStorageManagerForeignKey
      .1.35 GLUE2ToComputingService structural <GLUE2Entity +GLUE2ToComputingServiceID \
      +GLUE2ToComputingServiceComputingServiceForeignKey \
      +GLUE2ToComputingServiceStorageServiceForeignKey ?GLUE2ToComputingServiceNetworkInfo \
      ?GLUE2ToComputingServiceBandwidth ?GLUE2ToComputingServiceStorageAccessProtocolForeignKey
      """)
}
