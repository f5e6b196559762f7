// Made by scripts/schema-table. Do not edit.

extension GLUESchemaTable {
  /// GLUE 2.0 (GFD.147). Attribute types.
  static let glue2Types = GLUESchemaTable(
    prefix: "1.3.6.1.4.1.6757.100.1.",
    text: """
      .1.36.1 GLUE2GroupID,GLUE2GroupName,GLUE2GroupLocalID exact 1
      .1.1.2 GLUE2EntityName exact 1
      .1.1.3 GLUE2EntityOtherInfo exact
      .1.1.4 GLUE2EntityCreationTime exact 1
      .1.1.5 GLUE2EntityValidity exact 1
      .1.2.1 GLUE2ExtensionLocalID exact 1
      .1.2.2 GLUE2ExtensionKey exact 1
      .1.2.3 GLUE2ExtensionValue exact 1
      .1.2.4 GLUE2ExtensionEntityForeignKey exact
      .1.3.1 GLUE2LocationID exact 1
      .1.3.2 GLUE2LocationAddress exact 1
      .1.3.3 GLUE2LocationPlace exact 1
      .1.3.4 GLUE2LocationCountry exact 1
      .1.3.5 GLUE2LocationPostCode exact 1
      .1.3.6 GLUE2LocationLatitude exact 1
      .1.3.7 GLUE2LocationLongitude exact 1
      .1.3.8 GLUE2LocationServiceForeignKey exact
      .1.3.9 GLUE2LocationDomainForeignKey exact
      .1.4.1 GLUE2ContactID exact 1
      .1.4.2 GLUE2ContactDetail exact 1
      .1.4.3 GLUE2ContactType exact 1
      .1.4.4 GLUE2ContactServiceForeignKey exact
      .1.4.5 GLUE2ContactDomainForeignKey exact
      .1.5.1 GLUE2DomainID exact 1
      .1.5.2 GLUE2DomainDescription exact 1
      .1.5.3 GLUE2DomainWWW exact
      .1.6.1 GLUE2AdminDomainDistributed exact 1
      .1.6.2 GLUE2AdminDomainOwner exact
      .1.6.4 GLUE2AdminDomainAdminDomainForeignKey exact
      .1.7.1 GLUE2UserDomainLevel -/-/-/.27 1
      .1.7.2 GLUE2UserDomainUserManager exact
      .1.7.3 GLUE2UserDomainMember exact
      .1.7.5 GLUE2UserDomainUserDomainForeignKey exact
      .1.8.1 GLUE2ServiceID exact 1
      .1.8.2 GLUE2ServiceCapability exact
      .1.8.3 GLUE2ServiceType exact 1
      .1.8.4 GLUE2ServiceQualityLevel exact 1
      .1.8.5 GLUE2ServiceStatusInfo exact
      .1.8.6 GLUE2ServiceComplexity exact 1
      .1.8.7 GLUE2ServiceAdminDomainForeignKey exact
      .1.8.8 GLUE2ServiceServiceForeignKey exact
      .1.9.1 GLUE2EndpointID exact 1
      .1.9.2 GLUE2EndpointURL exact 1
      .1.9.3 GLUE2EndpointCapability exact
      .1.9.4 GLUE2EndpointTechnology exact 1
      .1.9.5 GLUE2EndpointInterfaceName exact 1
      .1.9.6 GLUE2EndpointInterfaceVersion exact 1
      .1.9.7 GLUE2EndpointInterfaceExtension exact
      .1.9.8 GLUE2EndpointWSDL exact
      .1.9.9 GLUE2EndpointSupportedProfile exact
      .1.9.10 GLUE2EndpointSemantics exact
      .1.9.11 GLUE2EndpointImplementor exact 1
      .1.9.12 GLUE2EndpointImplementationName exact 1
      .1.9.13 GLUE2EndpointImplementationVersion exact 1
      .1.9.14 GLUE2EndpointQualityLevel exact 1
      .1.9.15 GLUE2EndpointHealthState exact 1
      .1.9.16 GLUE2EndpointHealthStateInfo exact 1
      .1.9.17 GLUE2EndpointServingState exact 1
      .1.9.18 GLUE2EndpointStartTime exact 1
      .1.9.19 GLUE2EndpointIssuerCA exact 1
      .1.9.20 GLUE2EndpointTrustedCA exact
      .1.9.21 GLUE2EndpointDowntimeAnnounce exact 1
      .1.9.22 GLUE2EndpointDowntimeStart exact 1
      .1.9.23 GLUE2EndpointDowntimeEnd exact 1
      .1.9.24 GLUE2EndpointDowntimeInfo exact 1
      .1.9.25 GLUE2EndpointServiceForeignKey exact 1
      .1.10.1 GLUE2ShareID exact 1
      .1.10.2 GLUE2ShareDescription exact 1
      .1.10.3 GLUE2ShareEndpointForeignKey exact
      .1.10.4 GLUE2ShareResourceForeignKey exact
      .1.10.5 GLUE2ShareServiceForeignKey exact 1
      .1.11.1 GLUE2ManagerID exact 1
      .1.11.2 GLUE2ManagerProductName exact 1
      .1.11.3 GLUE2ManagerProductVersion exact 1
      .1.11.4 GLUE2ManagerServiceForeignKey exact 1
      .1.12.1 GLUE2ResourceID exact 1
      .1.12.2 GLUE2ResourceManagerForeignKey exact 1
      .1.13.1 GLUE2ActivityID exact 1
      .1.13.2 GLUE2ActivityUserDomainForeignKey exact 1
      .1.13.3 GLUE2ActivityEndpointForeignKey exact 1
      .1.13.4 GLUE2ActivityShareForeignKey exact 1
      .1.13.5 GLUE2ActivityResourceForeignKey exact 1
      .1.13.6 GLUE2ActivityActivityForeignKey exact
      .1.14.1 GLUE2PolicyID exact 1
      .1.14.2 GLUE2PolicyScheme exact 1
      .1.14.3 GLUE2PolicyRule exact
      .1.14.4 GLUE2PolicyUserDomainForeignKey exact
      .1.15.1 GLUE2AccessPolicyEndpointForeignKey exact
      .1.16.1 GLUE2MappingPolicyShareForeignKey exact
      .1.17.1 GLUE2ComputingServiceTotalJobs integer 1
      .1.17.2 GLUE2ComputingServiceRunningJobs integer 1
      .1.17.3 GLUE2ComputingServiceWaitingJobs integer 1
      .1.17.4 GLUE2ComputingServiceStagingJobs integer 1
      .1.17.5 GLUE2ComputingServiceSuspendedJobs integer 1
      .1.17.6 GLUE2ComputingServicePreLRMSWaitingJobs integer 1
      .1.18.1 GLUE2ComputingEndpointStaging exact 1
      .1.18.2 GLUE2ComputingEndpointJobDescription exact
      .1.18.3 GLUE2ComputingEndpointTotalJobs integer 1
      .1.18.4 GLUE2ComputingEndpointRunningJobs integer 1
      .1.18.5 GLUE2ComputingEndpointWaitingJobs integer 1
      .1.18.6 GLUE2ComputingEndpointStagingJobs integer 1
      .1.18.7 GLUE2ComputingEndpointSuspendedJobs integer 1
      .1.18.8 GLUE2ComputingEndpointPreLRMSWaitingJobs integer 1
      .1.18.9 GLUE2ComputingEndpointComputingServiceForeignKey exact 1
      .1.19.1 GLUE2ComputingShareMappingQueue exact 1
      .1.19.2 GLUE2ComputingShareMaxWallTime integer 1
      .1.19.3 GLUE2ComputingShareMaxMultiSlotWallTime integer 1
      .1.19.4 GLUE2ComputingShareMinWallTime integer 1
      .1.19.5 GLUE2ComputingShareDefaultWallTime integer 1
      .1.19.6 GLUE2ComputingShareMaxCPUTime integer 1
      .1.19.7 GLUE2ComputingShareMaxTotalCPUTime integer 1
      .1.19.8 GLUE2ComputingShareMinCPUTime integer 1
      .1.19.9 GLUE2ComputingShareDefaultCPUTime integer 1
      .1.19.10 GLUE2ComputingShareMaxTotalJobs integer 1
      .1.19.11 GLUE2ComputingShareMaxRunningJobs integer 1
      .1.19.12 GLUE2ComputingShareMaxWaitingJobs integer 1
      .1.19.13 GLUE2ComputingShareMaxPreLRMSWaitingJobs integer 1
      .1.19.14 GLUE2ComputingShareMaxUserRunningJobs integer 1
      .1.19.15 GLUE2ComputingShareMaxSlotsPerJob integer 1
      .1.19.16 GLUE2ComputingShareMaxStageInStreams integer 1
      .1.19.17 GLUE2ComputingShareMaxStageOutStreams integer 1
      .1.19.18 GLUE2ComputingShareSchedulingPolicy exact 1
      .1.19.19 GLUE2ComputingShareMaxMainMemory integer 1
      .1.19.20 GLUE2ComputingShareGuaranteedMainMemory integer 1
      .1.19.21 GLUE2ComputingShareMaxVirtualMemory integer 1
      .1.19.22 GLUE2ComputingShareGuaranteedVirtualMemory integer 1
      .1.19.23 GLUE2ComputingShareMaxDiskSpace integer 1
      .1.19.24 GLUE2ComputingShareDefaultStorageService exact 1
      .1.19.25 GLUE2ComputingSharePreemption exact 1
      .1.19.26 GLUE2ComputingShareServingState exact 1
      .1.19.27 GLUE2ComputingShareTotalJobs integer 1
      .1.19.28 GLUE2ComputingShareRunningJobs integer 1
      .1.19.29 GLUE2ComputingShareLocalRunningJobs integer 1
      .1.19.30 GLUE2ComputingShareWaitingJobs integer 1
      .1.19.31 GLUE2ComputingShareLocalWaitingJobs integer 1
      .1.19.32 GLUE2ComputingShareSuspendedJobs integer 1
      .1.19.33 GLUE2ComputingShareLocalSuspendedJobs integer 1
      .1.19.34 GLUE2ComputingShareStagingJobs integer 1
      .1.19.35 GLUE2ComputingShareLocalStagingJobs integer 1
      .1.19.36 GLUE2ComputingSharePreLRMSWaitingJobs integer 1
      .1.19.37 GLUE2ComputingShareEstimatedAverageWaitingTime integer 1
      .1.19.38 GLUE2ComputingShareEstimatedWorstWaitingTime integer 1
      .1.19.39 GLUE2ComputingShareFreeSlots integer 1
      .1.19.40 GLUE2ComputingShareFreeSlotsWithDuration exact 1
      .1.19.41 GLUE2ComputingShareUsedSlots integer 1
      .1.19.42 GLUE2ComputingShareRequestedSlots integer 1
      .1.19.43 GLUE2ComputingShareReservationPolicy exact 1
      .1.19.44 GLUE2ComputingShareTag exact
      .1.19.45 GLUE2ComputingShareComputingEndpointForeignKey exact
      .1.19.46 GLUE2ComputingShareExecutionEnvironmentForeignKey exact
      .1.19.47 GLUE2ComputingShareComputingServiceForeignKey exact 1
      .1.20.1 GLUE2ComputingManagerReservation exact 1
      .1.20.2 GLUE2ComputingManagerBulkSubmission exact 1
      .1.20.3 GLUE2ComputingManagerTotalPhysicalCPUs integer 1
      .1.20.4 GLUE2ComputingManagerTotalLogicalCPUs integer 1
      .1.20.5 GLUE2ComputingManagerTotalSlots integer 1
      .1.20.6 GLUE2ComputingManagerSlotsUsedByLocalJobs integer 1
      .1.20.7 GLUE2ComputingManagerSlotsUsedByGridJobs integer 1
      .1.20.8 GLUE2ComputingManagerHomogeneous exact 1
      .1.20.9 GLUE2ComputingManagerNetworkInfo exact
      .1.20.10 GLUE2ComputingManagerLogicalCPUDistribution exact 1
      .1.20.11 GLUE2ComputingManagerWorkingAreaShared exact 1
      .1.20.12 GLUE2ComputingManagerWorkingAreaGuaranteed exact 1
      .1.20.13 GLUE2ComputingManagerWorkingAreaTotal integer 1
      .1.20.14 GLUE2ComputingManagerWorkingAreaFree integer 1
      .1.20.15 GLUE2ComputingManagerWorkingAreaLifeTime integer 1
      .1.20.16 GLUE2ComputingManagerWorkingAreaMultiSlotTotal integer 1
      .1.20.17 GLUE2ComputingManagerWorkingAreaMultiSlotFree integer 1
      .1.20.18 GLUE2ComputingManagerWorkingAreaMultiSlotLifeTime integer 1
      .1.20.19 GLUE2ComputingManagerCacheTotal integer 1
      .1.20.20 GLUE2ComputingManagerCacheFree integer 1
      .1.20.21 GLUE2ComputingManagerTmpDir exact 1
      .1.20.22 GLUE2ComputingManagerScratchDir exact 1
      .1.20.23 GLUE2ComputingManagerApplicationDir exact 1
      .1.20.24 GLUE2ComputingManagerComputingServiceForeignKey exact 1
      .1.21.1 GLUE2BenchmarkID exact 1
      .1.21.2 GLUE2BenchmarkType exact 1
      .1.21.3 GLUE2BenchmarkValue exact 1
      .1.21.4 GLUE2BenchmarkExecutionEnvironmentForeignKey exact 1
      .1.21.5 GLUE2BenchmarkComputingManagerForeignKey exact 1
      .1.22.1 GLUE2ExecutionEnvironmentPlatform exact 1
      .1.22.2 GLUE2ExecutionEnvironmentVirtualMachine exact 1
      .1.22.3 GLUE2ExecutionEnvironmentTotalInstances integer 1
      .1.22.4 GLUE2ExecutionEnvironmentUsedInstances integer 1
      .1.22.5 GLUE2ExecutionEnvironmentUnavailableInstances integer 1
      .1.22.6 GLUE2ExecutionEnvironmentPhysicalCPUs integer 1
      .1.22.7 GLUE2ExecutionEnvironmentLogicalCPUs integer 1
      .1.22.8 GLUE2ExecutionEnvironmentCPUMultiplicity exact 1
      .1.22.9 GLUE2ExecutionEnvironmentCPUVendor exact 1
      .1.22.10 GLUE2ExecutionEnvironmentCPUModel exact 1
      .1.22.11 GLUE2ExecutionEnvironmentCPUVersion exact 1
      .1.22.12 GLUE2ExecutionEnvironmentCPUClockSpeed integer 1
      .1.22.13 GLUE2ExecutionEnvironmentCPUTimeScalingFactor exact 1
      .1.22.14 GLUE2ExecutionEnvironmentWallTimeScalingFactor exact 1
      .1.22.15 GLUE2ExecutionEnvironmentMainMemorySize integer 1
      .1.22.16 GLUE2ExecutionEnvironmentVirtualMemorySize integer 1
      .1.22.17 GLUE2ExecutionEnvironmentOSFamily exact 1
      .1.22.18 GLUE2ExecutionEnvironmentOSName exact 1
      .1.22.19 GLUE2ExecutionEnvironmentOSVersion exact 1
      .1.22.20 GLUE2ExecutionEnvironmentConnectivityIn exact 1
      .1.22.21 GLUE2ExecutionEnvironmentConnectivityOut exact 1
      .1.22.22 GLUE2ExecutionEnvironmentNetworkInfo exact
      .1.22.23 GLUE2ExecutionEnvironmentComputingManagerForeignKey exact 1
      .1.23.1 GLUE2ApplicationEnvironmentID exact 1
      .1.23.2 GLUE2ApplicationEnvironmentAppName exact 1
      .1.23.3 GLUE2ApplicationEnvironmentAppVersion exact 1
      .1.23.4 GLUE2ApplicationEnvironmentRepository exact 1
      .1.23.5 GLUE2ApplicationEnvironmentState exact 1
      .1.23.6 GLUE2ApplicationEnvironmentRemovalDate exact 1
      .1.23.7 GLUE2ApplicationEnvironmentLicense exact 1
      .1.23.8 GLUE2ApplicationEnvironmentDescription exact 1
      .1.23.9 GLUE2ApplicationEnvironmentBestBenchmark exact
      .1.23.10 GLUE2ApplicationEnvironmentParallelSupport exact 1
      .1.23.11 GLUE2ApplicationEnvironmentMaxSlots integer 1
      .1.23.12 GLUE2ApplicationEnvironmentMaxJobs integer 1
      .1.23.13 GLUE2ApplicationEnvironmentMaxUserSeats integer 1
      .1.23.14 GLUE2ApplicationEnvironmentFreeSlots integer 1
      .1.23.15 GLUE2ApplicationEnvironmentFreeJobs integer 1
      .1.23.16 GLUE2ApplicationEnvironmentFreeUserSeats integer 1
      .1.23.17 GLUE2ApplicationEnvironmentExecutionEnvironmentForeignKey exact
      .1.23.18 GLUE2ApplicationEnvironmentComputingManagerForeignKey exact 1
      .1.24.1 GLUE2ApplicationHandleID exact 1
      .1.24.2 GLUE2ApplicationHandleType exact 1
      .1.24.3 GLUE2ApplicationHandleValue exact 1
      .1.24.4 GLUE2ApplicationHandleApplicationEnvironmentForeignKey exact 1
      .1.25.1 GLUE2ComputingActivityType exact 1
      .1.25.2 GLUE2ComputingActivityIDFromEndpoint exact 1
      .1.25.3 GLUE2ComputingActivityLocalIDFromManager exact 1
      .1.25.4 GLUE2ComputingActivityJobDescription exact 1
      .1.25.5 GLUE2ComputingActivityState exact
      .1.25.6 GLUE2ComputingActivityRestartState exact
      .1.25.7 GLUE2ComputingActivityExitCode integer 1
      .1.25.8 GLUE2ComputingActivityComputingManagerExitCode exact 1
      .1.25.9 GLUE2ComputingActivityError exact
      .1.25.10 GLUE2ComputingActivityWaitingPosition integer 1
      .1.25.11 GLUE2ComputingActivityUserDomain exact 1
      .1.25.12 GLUE2ComputingActivityOwner exact 1
      .1.25.13 GLUE2ComputingActivityLocalOwner exact 1
      .1.25.14 GLUE2ComputingActivityRequestedTotalWallTime integer 1
      .1.25.15 GLUE2ComputingActivityRequestedTotalCPUTime integer 1
      .1.25.16 GLUE2ComputingActivityRequestedSlots integer 1
      .1.25.17 GLUE2ComputingActivityRequestedApplicationEnvironment exact
      .1.25.18 GLUE2ComputingActivityStdIn exact 1
      .1.25.19 GLUE2ComputingActivityStdOut exact 1
      .1.25.20 GLUE2ComputingActivityStdErr exact 1
      .1.25.21 GLUE2ComputingActivityLogDir exact 1
      .1.25.22 GLUE2ComputingActivityExecutionNode exact
      .1.25.23 GLUE2ComputingActivityQueue exact 1
      .1.25.24 GLUE2ComputingActivityUsedTotalWallTime integer 1
      .1.25.25 GLUE2ComputingActivityUsedTotalCPUTime integer 1
      .1.25.26 GLUE2ComputingActivityUsedMainMemory integer 1
      .1.25.27 GLUE2ComputingActivitySubmissionTime exact 1
      .1.25.28 GLUE2ComputingActivityComputingManagerSubmissionTime exact 1
      .1.25.29 GLUE2ComputingActivityStartTime exact 1
      .1.25.30 GLUE2ComputingActivityComputingManagerEndTime exact 1
      .1.25.31 GLUE2ComputingActivityEndTime exact 1
      .1.25.32 GLUE2ComputingActivityWorkingAreaEraseTime exact 1
      .1.25.33 GLUE2ComputingActivityProxyExpirationTime exact 1
      .1.25.34 GLUE2ComputingActivitySubmissionHost exact 1
      .1.25.35 GLUE2ComputingActivitySubmissionClientName exact 1
      .1.25.36 GLUE2ComputingActivityOtherMessages exact 1
      .1.25.37 GLUE2ComputingActivityComputingEndpointForeignKey exact 1
      .1.25.38 GLUE2ComputingActivityComputingShareForeignKey exact 1
      .1.25.39 GLUE2ComputingActivityExecutionEnvironmentForeignKey exact 1
      .1.26.1 GLUE2ToStorageServiceID exact 1
      .1.26.2 GLUE2ToStorageServiceLocalPath exact 1
      .1.26.3 GLUE2ToStorageServiceRemotePath exact 1
      .1.26.4 GLUE2ToStorageServiceComputingServiceForeignKey exact 1
      .1.26.5 GLUE2ToStorageServiceStorageServiceForeignKey exact 1
      .1.28.1 GLUE2StorageServiceCapacityID exact 1
      .1.28.2 GLUE2StorageServiceCapacityType exact 1
      .1.28.3 GLUE2StorageServiceCapacityTotalSize integer 1
      .1.28.4 GLUE2StorageServiceCapacityFreeSize integer 1
      .1.28.5 GLUE2StorageServiceCapacityUsedSize integer 1
      .1.28.6 GLUE2StorageServiceCapacityReservedSize integer 1
      .1.28.7 GLUE2StorageServiceCapacityStorageServiceForeignKey exact 1
      .1.29.1 GLUE2StorageAccessProtocolID exact 1
      .1.29.2 GLUE2StorageAccessProtocolType exact 1
      .1.29.3 GLUE2StorageAccessProtocolVersion exact 1
      .1.29.4 GLUE2StorageAccessProtocolMaxStreams integer 1
      .1.29.5 GLUE2StorageAccessProtocolStorageServiceForeignKey exact 1
      .1.30.1 GLUE2StorageEndpointStorageServiceForeignKey exact 1
      .1.31.1 GLUE2StorageShareServingState exact 1
      .1.31.2 GLUE2StorageSharePath exact 1
      .1.31.3 GLUE2StorageShareAccessMode exact
      .1.31.4 GLUE2StorageShareSharingID exact 1
      .1.31.5 GLUE2StorageShareAccessLatency exact 1
      .1.31.6 GLUE2StorageShareRetentionPolicy exact
      .1.31.7 GLUE2StorageShareExpirationMode exact 1
      .1.31.8 GLUE2StorageShareDefaultLifeTime integer 1
      .1.31.9 GLUE2StorageShareMaximumLifeTime integer 1
      .1.31.10 GLUE2StorageShareTag exact 1
      .1.31.11 GLUE2StorageShareStorageEndpointForeignKey exact
      .1.31.12 GLUE2StorageShareDataStoreForeignKey exact
      .1.31.13 GLUE2StorageShareStorageServiceForeignKey exact 1
      .1.32.1 GLUE2StorageShareCapacityID exact 1
      .1.32.2 GLUE2StorageShareCapacityType exact 1
      .1.32.3 GLUE2StorageShareCapacityTotalSize integer 1
      .1.32.4 GLUE2StorageShareCapacityFreeSize integer 1
      .1.32.5 GLUE2StorageShareCapacityUsedSize integer 1
      .1.32.6 GLUE2StorageShareCapacityReservedSize integer 1
      .1.32.7 GLUE2StorageShareCapacityStorageShareForeignKey exact
      .1.33.1 GLUE2StorageManagerStorageServiceForeignKey exact 1
      .1.34.1 GLUE2DataStoreType exact 1
      .1.34.2 GLUE2DataStoreLatency exact 1
      .1.34.3 GLUE2DataStoreTotalSize integer 1
      .1.34.4 GLUE2DataStoreFreeSize integer 1
      .1.34.5 GLUE2DataStoreUsedSize integer 1
      .1.34.6 GLUE2DataStoreStorageManagerForeignKey exact 1
      .1.35.1 GLUE2ToComputingServiceID exact 1
      .1.35.2 GLUE2ToComputingServiceNetworkInfo exact 1
      .1.35.3 GLUE2ToComputingServiceBandwidth integer 1
      .1.35.4 GLUE2ToComputingServiceStorageAccessProtocolForeignKey exact
      .1.35.5 GLUE2ToComputingServiceComputingServiceForeignKey exact 1
      .1.35.6 GLUE2ToComputingServiceStorageServiceForeignKey exact 1
      """)
}
