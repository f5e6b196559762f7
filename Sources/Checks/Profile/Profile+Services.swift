extension Profile {
  /// Services, their endpoints, shares, managers and resources; domains; applications.
  static let services = """
    class GLUE2Entity
      GLUE2EntityCreationTime time recommended
      GLUE2EntityValidity uint64
    class GLUE2Group
      GLUE2GroupID text mandatory
    class GLUE2Extension
      GLUE2ExtensionLocalID text mandatory
      GLUE2ExtensionKey text mandatory
      GLUE2ExtensionValue text mandatory
    class GLUE2Location
      GLUE2LocationID text mandatory
      GLUE2LocationCountry text recommended
      GLUE2LocationLatitude real recommended
      GLUE2LocationLongitude real recommended
    class GLUE2Contact
      GLUE2ContactID text mandatory
      GLUE2ContactDetail text mandatory
      GLUE2ContactType ContactType mandatory
      GLUE2ContactDomainForeignKey text single
    class GLUE2Domain
      GLUE2DomainID text mandatory
      GLUE2DomainWWW url
    class GLUE2AdminDomain
      GLUE2AdminDomainDistributed boolean
    class GLUE2UserDomain
      GLUE2UserDomainLevel uint32
      GLUE2UserDomainMember text undesirable
    class GLUE2Service
      GLUE2ServiceID text mandatory
      GLUE2ServiceCapability Capability recommended
      GLUE2ServiceType ServiceType mandatory
      GLUE2ServiceQualityLevel QualityLevel mandatory
      GLUE2ServiceStatusInfo url
      GLUE2ServiceAdminDomainForeignKey text mandatory single
      GLUE2ServiceServiceForeignKey text single
    class GLUE2Endpoint
      GLUE2EndpointID text mandatory
      GLUE2EndpointURL url mandatory
      GLUE2EndpointCapability Capability recommended
      GLUE2EndpointTechnology EndpointTechnology
      GLUE2EndpointInterfaceName InterfaceName mandatory
      GLUE2EndpointInterfaceVersion text recommended
      GLUE2EndpointWSDL url
      GLUE2EndpointSemantics url
      GLUE2EndpointImplementationName text mandatory
      GLUE2EndpointImplementationVersion text mandatory
      GLUE2EndpointQualityLevel QualityLevel mandatory
      GLUE2EndpointHealthState EndpointHealthState mandatory
      GLUE2EndpointServingState ServingState mandatory
      GLUE2EndpointStartTime time
      GLUE2EndpointIssuerCA text recommended
      GLUE2EndpointDowntimeAnnounce time
      GLUE2EndpointDowntimeEnd time
    class GLUE2Policy
      GLUE2PolicyID text mandatory
      GLUE2PolicyScheme PolicyScheme mandatory
      GLUE2PolicyRule text mandatory
      GLUE2PolicyUserDomainForeignKey text recommended
    class GLUE2Share
      GLUE2ShareID text mandatory
    class GLUE2Manager
      GLUE2ManagerID text mandatory
      GLUE2ManagerProductName text mandatory
      GLUE2ManagerProductVersion text mandatory
    class GLUE2Resource
      GLUE2ResourceID text mandatory
    class GLUE2ComputingService
      GLUE2ComputingServiceTotalJobs uint32 recommended
      GLUE2ComputingServiceRunningJobs uint32 recommended
      GLUE2ComputingServiceWaitingJobs uint32 recommended
      GLUE2ComputingServiceStagingJobs uint32
      GLUE2ComputingServiceSuspendedJobs uint32
      GLUE2ComputingServicePreLRMSWaitingJobs uint32
    class GLUE2ComputingEndpoint
      GLUE2ComputingEndpointStaging Staging
      GLUE2ComputingEndpointJobDescription JobDescription
      GLUE2ComputingEndpointTotalJobs uint32
      GLUE2ComputingEndpointRunningJobs uint32
      GLUE2ComputingEndpointWaitingJobs uint32
      GLUE2ComputingEndpointStagingJobs uint32
      GLUE2ComputingEndpointSuspendedJobs uint32
      GLUE2ComputingEndpointPreLRMSWaitingJobs uint32
    class GLUE2ComputingShare
      GLUE2ComputingShareMappingQueue text recommended
      GLUE2ComputingShareMaxWallTime uint64 recommended
      GLUE2ComputingShareMaxMultiSlotWallTime uint64 recommended
      GLUE2ComputingShareMinWallTime uint64 recommended
      GLUE2ComputingShareDefaultWallTime uint64 mandatory
      GLUE2ComputingShareMaxCPUTime uint64 recommended
      GLUE2ComputingShareMaxTotalCPUTime uint64 recommended
      GLUE2ComputingShareMinCPUTime uint64 recommended
      GLUE2ComputingShareDefaultCPUTime uint64 mandatory
      GLUE2ComputingShareMaxTotalJobs uint32 recommended
      GLUE2ComputingShareMaxRunningJobs uint32 recommended
      GLUE2ComputingShareMaxWaitingJobs uint32 recommended
      GLUE2ComputingShareMaxPreLRMSWaitingJobs uint32
      GLUE2ComputingShareMaxUserRunningJobs uint32 recommended
      GLUE2ComputingShareMaxSlotsPerJob uint32 mandatory
      GLUE2ComputingShareMaxStageInStreams uint32
      GLUE2ComputingShareMaxStageOutStreams uint32
      GLUE2ComputingShareSchedulingPolicy SchedulingPolicy
      GLUE2ComputingShareMaxMainMemory uint64 mandatory
      GLUE2ComputingShareGuaranteedMainMemory uint64 mandatory
      GLUE2ComputingShareMaxVirtualMemory uint64 mandatory
      GLUE2ComputingShareGuaranteedVirtualMemory uint64 mandatory
      GLUE2ComputingShareMaxDiskSpace uint64
      GLUE2ComputingSharePreemption boolean
      GLUE2ComputingShareServingState ServingState mandatory
      GLUE2ComputingShareTotalJobs uint32 recommended
      GLUE2ComputingShareRunningJobs uint32 recommended
      GLUE2ComputingShareLocalRunningJobs uint32
      GLUE2ComputingShareWaitingJobs uint32 recommended
      GLUE2ComputingShareLocalWaitingJobs uint32
      GLUE2ComputingShareSuspendedJobs uint32
      GLUE2ComputingShareLocalSuspendedJobs uint32
      GLUE2ComputingShareStagingJobs uint32
      GLUE2ComputingSharePreLRMSWaitingJobs uint32
      GLUE2ComputingShareEstimatedAverageWaitingTime uint64 mandatory
      GLUE2ComputingShareEstimatedWorstWaitingTime uint64 mandatory
      GLUE2ComputingShareFreeSlots uint32 mandatory
      GLUE2ComputingShareUsedSlots uint32 mandatory
      GLUE2ComputingShareRequestedSlots uint32 recommended
      GLUE2ComputingShareReservationPolicy ReservationPolicy
    class GLUE2ComputingManager
      GLUE2ComputingManagerReservation boolean
      GLUE2ComputingManagerBulkSubmission boolean
      GLUE2ComputingManagerTotalPhysicalCPUs uint32 mandatory
      GLUE2ComputingManagerTotalLogicalCPUs uint32 mandatory
      GLUE2ComputingManagerTotalSlots uint32 recommended
      GLUE2ComputingManagerSlotsUsedByLocalJobs uint32
      GLUE2ComputingManagerSlotsUsedByGridJobs uint32 recommended
      GLUE2ComputingManagerHomogeneous boolean
      GLUE2ComputingManagerWorkingAreaShared boolean
      GLUE2ComputingManagerWorkingAreaGuaranteed boolean
      GLUE2ComputingManagerWorkingAreaTotal uint64
      GLUE2ComputingManagerWorkingAreaFree uint64
      GLUE2ComputingManagerWorkingAreaLifeTime uint64
      GLUE2ComputingManagerWorkingAreaMultiSlotTotal uint64
      GLUE2ComputingManagerWorkingAreaMultiSlotFree uint64
      GLUE2ComputingManagerWorkingAreaMultiSlotLifeTime uint64
      GLUE2ComputingManagerCacheTotal uint64
      GLUE2ComputingManagerCacheFree uint64
      GLUE2ComputingManagerComputingServiceForeignKey text mandatory
    class GLUE2Benchmark
      GLUE2BenchmarkID text mandatory
      GLUE2BenchmarkType Benchmark mandatory
      GLUE2BenchmarkValue real mandatory
    class GLUE2ExecutionEnvironment
      GLUE2ExecutionEnvironmentPlatform Platform mandatory
      GLUE2ExecutionEnvironmentVirtualMachine boolean
      GLUE2ExecutionEnvironmentTotalInstances uint32 recommended
      GLUE2ExecutionEnvironmentUsedInstances uint32
      GLUE2ExecutionEnvironmentUnavailableInstances uint32
      GLUE2ExecutionEnvironmentPhysicalCPUs uint32 recommended
      GLUE2ExecutionEnvironmentLogicalCPUs uint32 recommended
      GLUE2ExecutionEnvironmentCPUMultiplicity CPUMultiplicity recommended
      GLUE2ExecutionEnvironmentCPUVendor text recommended
      GLUE2ExecutionEnvironmentCPUModel text recommended
      GLUE2ExecutionEnvironmentCPUVersion text recommended
      GLUE2ExecutionEnvironmentCPUClockSpeed uint32 recommended
      GLUE2ExecutionEnvironmentCPUTimeScalingFactor real mandatory
      GLUE2ExecutionEnvironmentWallTimeScalingFactor real mandatory
      GLUE2ExecutionEnvironmentMainMemorySize uint64 mandatory
      GLUE2ExecutionEnvironmentVirtualMemorySize uint64 mandatory
      GLUE2ExecutionEnvironmentOSFamily OSFamily mandatory
      GLUE2ExecutionEnvironmentOSName OSName mandatory
      GLUE2ExecutionEnvironmentOSVersion text mandatory
      GLUE2ExecutionEnvironmentConnectivityIn boolean mandatory
      GLUE2ExecutionEnvironmentConnectivityOut boolean mandatory
      GLUE2ExecutionEnvironmentComputingManagerForeignKey text mandatory
    class GLUE2ApplicationEnvironment
      GLUE2ApplicationEnvironmentID text mandatory
      GLUE2ApplicationEnvironmentAppName text mandatory
      GLUE2ApplicationEnvironmentRepository url
      GLUE2ApplicationEnvironmentState AppEnvState
      GLUE2ApplicationEnvironmentRemovalDate time
      GLUE2ApplicationEnvironmentLicense License
      GLUE2ApplicationEnvironmentBestBenchmark Benchmark single
      GLUE2ApplicationEnvironmentParallelSupport ParallelSupport
      GLUE2ApplicationEnvironmentMaxSlots uint32
      GLUE2ApplicationEnvironmentMaxJobs uint32
      GLUE2ApplicationEnvironmentMaxUserSeats uint32
      GLUE2ApplicationEnvironmentFreeSlots uint32
      GLUE2ApplicationEnvironmentFreeJobs uint32
      GLUE2ApplicationEnvironmentFreeUserSeats uint32
    class GLUE2ApplicationHandle
      GLUE2ApplicationHandleID text mandatory
      GLUE2ApplicationHandleType ApplicationHandle mandatory
      GLUE2ApplicationHandleValue text mandatory
    class GLUE2ToComputingService
      GLUE2ToComputingServiceID text mandatory
      GLUE2ToComputingServiceNetworkInfo text mandatory
      GLUE2ToComputingServiceBandwidth uint32 mandatory
      GLUE2ToComputingServiceStorageServiceForeignKey text mandatory
      GLUE2ToComputingServiceComputingServiceForeignKey text mandatory
    """
}
