// Made by scripts/schema-table. Do not edit.

extension GLUESchemaTable {
  /// GLUE 1.3. Object classes.
  static let glue1Classes = GLUESchemaTable(
    prefix: "1.3.6.1.4.1.8005.100.",
    text: """
      1.3.6.1.4.1.8005.100 GlueTop abstract <Top
      .1 GlueGeneralTop abstract <GlueTop
      .1.1.5 GlueInformationService auxiliary <GlueGeneralTop ?GlueInformationServiceURL
      .1.1.1 GlueSchemaVersion auxiliary <GlueGeneralTop +GlueSchemaVersionMajor \
      +GlueSchemaVersionMinor
      .1.1.4 GlueKey auxiliary <GlueGeneralTop ?GlueChunkKey ?GlueForeignKey
      .1.1.6 GlueService structural <GlueGeneralTop +GlueServiceUniqueID ?GlueServiceVersion \
      ?GlueServiceName ?GlueServiceType ?GlueServiceEndpoint ?GlueServiceStatus \
      ?GlueServiceStatusInfo ?GlueServiceWSDL ?GlueServiceSemantics ?GlueServiceStartTime \
      ?GlueServiceOwner ?GlueServiceAccessPointURL ?GlueServicePrimaryOwnerName \
      ?GlueServicePrimaryOwnerContact ?GlueServiceHostingOrganization ?GlueServiceMajorVersion \
      ?GlueServiceMinorVersion ?GlueServicePatchVersion ?GlueServiceInformationServiceURL \
      ?GlueServiceAccessControlRule ?GlueServiceURI ?GlueServiceAccessControlBaseRule \
      ?GlueSchemaVersionMajor ?GlueSchemaVersionMinor ?GlueInformationServiceURL ?GlueForeignKey
      .1.1.7 GlueServiceData structural <GlueGeneralTop +GlueServiceDataKey ?GlueServiceDataValue \
      ?GlueChunkKey
      .1.1.8 GlueSite structural <GlueGeneralTop +GlueSiteUniqueID ?GlueSiteDescription \
      ?GlueSiteName ?GlueSiteUserSupportContact ?GlueSiteSysAdminContact ?GlueSiteSecurityContact \
      ?GlueSiteLocation ?GlueSiteLatitude ?GlueSiteLongitude ?GlueSiteWeb ?GlueSiteSponsor \
      ?GlueSiteOtherInfo ?GlueSiteEmailContact ?GlueSchemaVersionMajor ?GlueSchemaVersionMinor
      .2 GlueCETop abstract <GlueTop
      .3 GlueClusterTop abstract <GlueTop
      .2.1.2 GlueCEInfo auxiliary <GlueCETop ?GlueCEInfoTotalCPUs ?GlueCEInfoLRMSType \
      ?GlueCEInfoLRMSVersion ?GlueCEInfoGRAMVersion ?GlueCEInfoHostName ?GlueCEInfoGatekeeperPort \
      ?GlueCEInfoContactString ?GlueCEInfoJobManager ?GlueCEInfoApplicationDir ?GlueCEInfoDataDir \
      ?GlueCEInfoDefaultSE
      .2.1.3 GlueCEState auxiliary <GlueCETop ?GlueCEStateRunningJobs ?GlueCEStateWaitingJobs \
      ?GlueCEStateTotalJobs ?GlueCEStateStatus ?GlueCEStateWorstResponseTime \
      ?GlueCEStateEstimatedResponseTime ?GlueCEStateFreeCpus ?GlueCEStateFreeJobSlots
      .2.1.4 GlueCEPolicy auxiliary <GlueCETop ?GlueCEPolicyPriority ?GlueCEPolicyMaxRunningJobs \
      ?GlueCEPolicyMaxTotalJobs ?GlueCEPolicyMaxCPUTime ?GlueCEPolicyMaxWallClockTime \
      ?GlueCEPolicyAssignedJobSlots ?GlueCEPolicyMaxObtainableWallClockTime \
      ?GlueCEPolicyMaxObtainableCPUTime ?GlueCEPolicyMaxWaitingJobs ?GlueCEPolicyMaxSlotsPerJob \
      ?GlueCEPolicyPreemption
      .2.1.5 GlueCEAccessControlBase auxiliary <GlueCETop +GlueCEAccessControlBaseRule
      .2.1.6 GlueCEJob structural <GlueCETop +GlueCEJobGlobalID ?GlueCEJobLocalOwner \
      ?GlueCEJobGlobalOwner ?GlueCEJobStatus ?GlueCEJobSchedulerSpecific ?GlueCEJobLocalID
      .3.1.1 GlueCluster structural <GlueClusterTop +GlueClusterUniqueID ?GlueClusterName \
      ?GlueClusterService ?GlueCEUniqueID ?GlueClusterTmpDir ?GlueClusterWNTmpDir \
      ?GlueInformationServiceURL
      .3.1.3 GlueHost structural <GlueClusterTop +GlueHostUniqueID ?GlueHostName
      .3.1.4 GlueHostArchitecture auxiliary <GlueClusterTop ?GlueHostArchitecturePlatformType \
      ?GlueHostArchitectureSMPSize
      .3.1.5 GlueHostProcessor auxiliary <GlueClusterTop ?GlueHostProcessorVendor \
      ?GlueHostProcessorModel ?GlueHostProcessorVersion ?GlueHostProcessorClockSpeed \
      ?GlueHostProcessorInstructionSet ?GlueHostProcessorOtherDescription \
      ?GlueHostProcessorCacheL1 ?GlueHostProcessorCacheL1I ?GlueHostProcessorCacheL1D \
      ?GlueHostProcessorCacheL2
      .3.1.6 GlueHostApplicationSoftware auxiliary <GlueClusterTop \
      ?GlueHostApplicationSoftwareRunTimeEnvironment
      .3.1.7 GlueHostMainMemory auxiliary <GlueClusterTop ?GlueHostMainMemoryRAMSize \
      ?GlueHostMainMemoryRAMAvailable ?GlueHostMainMemoryVirtualSize \
      ?GlueHostMainMemoryVirtualAvailable
      .3.1.8 GlueHostBenchmark auxiliary <GlueClusterTop ?GlueHostBenchmarkSI00 \
      ?GlueHostBenchmarkSF00
      .3.1.9 GlueHostNetworkAdapter auxiliary <GlueClusterTop ?GlueHostNetworkAdapterOutboundIP \
      ?GlueHostNetworkAdapterInboundIP ?GlueHostNetworkAdapterName \
      ?GlueHostNetworkAdapterIPAddress ?GlueHostNetworkAdapterMTU
      .3.1.10 GlueHostProcessorLoad auxiliary <GlueClusterTop ?GlueHostProcessorLoadLast1Min \
      ?GlueHostProcessorLoadLast5Min ?GlueHostProcessorLoadLast15Min
      .3.1.11 GlueHostSMPLoad auxiliary <GlueClusterTop ?GlueHostSMPLoadLast1Min \
      ?GlueHostSMPLoadLast5Min ?GlueHostSMPLoadLast15Min
      .3.1.12 GlueHostOperatingSystem auxiliary <GlueClusterTop ?GlueHostOperatingSystemName \
      ?GlueHostOperatingSystemRelease ?GlueHostOperatingSystemVersion
      .3.1.13 GlueHostLocalFileSystem structural <GlueClusterTop +GlueHostLocalFileSystemName \
      ?GlueHostLocalFileSystemRoot ?GlueHostLocalFileSystemSize \
      ?GlueHostLocalFileSystemAvailableSpace ?GlueHostLocalFileSystemReadOnly \
      ?GlueHostLocalFileSystemType ?GlueHostLocalFileSystemClient
      .3.1.14 GlueHostRemoteFileSystem structural <GlueClusterTop +GlueHostRemoteFileSystemName \
      ?GlueHostRemoteFileSystemRoot ?GlueHostRemoteFileSystemSize \
      ?GlueHostRemoteFileSystemAvailableSpace ?GlueHostRemoteFileSystemReadOnly \
      ?GlueHostRemoteFileSystemType ?GlueHostRemoteFileSystemName ?GlueHostRemoteFileSystemServer
      .3.1.15 GlueHostStorageDevice auxiliary <GlueClusterTop +GlueHostStorageDeviceName \
      ?GlueHostStorageDeviceType ?GlueHostStorageDeviceTransferRate ?GlueHostStorageDeviceSize \
      ?GlueHostStorageDeviceAvailableSpace
      .3.1.16 GlueHostFile structural <GlueClusterTop +GlueHostFileName ?GlueHostFileSize \
      ?GlueHostFileCreationDate ?GlueHostFileLastModified ?GlueHostFileLastAccessed \
      ?GlueHostFileLatency ?GlueHostFileLifeTime ?GlueHostFileOwner
      .3.1.17 GlueLocation structural <GlueClusterTop +GlueLocationLocalID ?GlueLocationName \
      ?GlueLocationPath ?GlueLocationVersion
      .2.1.7 GlueVOView structural <GlueClusterTop +GlueVOViewLocalID ?GlueCECapability \
      ?GlueCEInfoApplicationDir ?GlueCEInfoDataDir ?GlueCEInfoDefaultSE ?GlueCEInfoTotalCPUs \
      ?GlueCEStateRunningJobs ?GlueCEStateWaitingJobs ?GlueCEStateTotalJobs ?GlueCEStateStatus \
      ?GlueCEStateWorstResponseTime ?GlueCEStateEstimatedResponseTime ?GlueCEStateFreeCPUs \
      ?GlueCEStateFreeJobSlots ?GlueCEPolicyPriority ?GlueCEPolicyMaxRunningJobs \
      ?GlueCEPolicyMaxTotalJobs ?GlueCEPolicyMaxCPUTime ?GlueCEPolicyMaxWallClockTime \
      ?GlueCEPolicyAssignedJobSlots ?GlueCEPolicyMaxObtainableWallClockTime \
      ?GlueCEPolicyMaxObtainableCPUTime ?GlueCEPolicyMaxWaitingJobs ?GlueCEPolicyMaxSlotsPerJob \
      ?GlueCEPolicyPreemption ?GlueCEAccessControlBaseRule
      .3.1.18 GlueSoftware structural <GlueClusterTop +GlueSoftwareLocalID ?GlueSoftwareName \
      ?GlueSoftwareVersion ?GlueSoftwareInstalledRoot ?GlueSoftwareEnvironmentSetup \
      ?GlueSoftwareModuleName
      .3.1.19 GlueSoftwareData structural <GlueClusterTop +GlueSoftwareDataKey \
      ?GlueSoftwareDataValue
      .2.1.1 GlueCE structural <GlueCETop +GlueCEUniqueID ?GlueCEName ?GlueCEHostingCluster \
      ?GlueSiteUniqueID ?GlueCEImplementationName ?GlueCEImplementationVersion ?GlueCECapability \
      ?GlueCEInfoTotalCPUs ?GlueCEInfoLRMSType ?GlueCEInfoLRMSVersion ?GlueCEInfoGRAMVersion \
      ?GlueCEInfoHostName ?GlueCEInfoGatekeeperPort ?GlueCEInfoContactString ?GlueCEInfoJobManager \
      ?GlueCEInfoApplicationDir ?GlueCEInfoDataDir ?GlueCEInfoDefaultSE ?GlueCEStateRunningJobs \
      ?GlueCEStateWaitingJobs ?GlueCEStateTotalJobs ?GlueCEStateStatus \
      ?GlueCEStateWorstResponseTime ?GlueCEStateEstimatedResponseTime ?GlueCEStateFreeCpus \
      ?GlueCEStateFreeJobSlots ?GlueCEPolicyPriority ?GlueCEPolicyMaxRunningJobs \
      ?GlueCEPolicyMaxTotalJobs ?GlueCEPolicyMaxCPUTime ?GlueCEPolicyMaxWallClockTime \
      ?GlueCEPolicyAssignedJobSlots ?GlueCEPolicyMaxObtainableWallClockTime \
      ?GlueCEPolicyMaxObtainableCPUTime ?GlueCEPolicyMaxWaitingJobs ?GlueCEPolicyMaxSlotsPerJob \
      ?GlueCEPolicyPreemption ?GlueCEAccessControlBaseRule ?GlueInformationServiceURL
      .3.1.2 GlueSubCluster structural <GlueClusterTop +GlueSubClusterUniqueID ?GlueSubClusterName \
      ?GlueSubClusterWNTmpDir ?GlueSubClusterTmpDir ?GlueSubClusterPhysicalCPUs \
      ?GlueSubClusterLogicalCPUs ?GlueHostOperatingSystemName ?GlueHostOperatingSystemRelease \
      ?GlueHostOperatingSystemVersion ?GlueHostArchitecturePlatformType \
      ?GlueHostArchitectureSMPSize ?GlueHostProcessorVendor ?GlueHostProcessorModel \
      ?GlueHostProcessorVersion ?GlueHostProcessorClockSpeed ?GlueHostProcessorInstructionSet \
      ?GlueHostProcessorOtherDescription ?GlueHostApplicationSoftwareRunTimeEnvironment \
      ?GlueHostBenchmarkSI00 ?GlueHostBenchmarkSF00 ?GlueHostNetworkAdapterOutboundIP \
      ?GlueHostNetworkAdapterInboundIP ?GlueHostMainMemoryRAMSize ?GlueHostMainMemoryVirtualSize
      .1.1.2 GlueCESEBindGroup structural <GlueGeneralTop +GlueCESEBindGroupCEUniqueID \
      ?GlueCESEBindGroupSEUniqueID
      .1.1.3 GlueCESEBind structural <GlueGeneralTop +GlueCESEBindCEUniqueID \
      +GlueCESEBindSEUniqueID ?GlueCESEBindCEAccesspoint ?GlueCESEBindMountInfo \
      ?GlueCESEBindWeight
      .4 GlueSETop abstract <GlueTop
      .5 GlueSLTop abstract <GlueTop
      .6 GlueSATop abstract <GlueTop
      .4.1.2 GlueSEState auxiliary <GlueSETop ?GlueSEStateCurrentIOLoad
      .4.1.3 GlueSEAccessProtocol structural <GlueSETop +GlueSEAccessProtocolLocalID \
      ?GlueSEAccessProtocolPort ?GlueSEAccessProtocolVersion \
      ?GlueSEAccessProtocolSupportedSecurity ?GlueSEAccessProtocolAccessTime \
      ?GlueSEAccessProtocolEndpoint ?GlueSEAccessProtocolCapability ?GlueSEAccessProtocolType \
      ?GlueSEAccessProtocolMaxStreams ?GlueChunkKey
      .4.1.4 GlueSEControlProtocol structural <GlueSETop +GlueSEControlProtocolLocalID \
      ?GlueSEControlProtocolVersion ?GlueSEControlProtocolEndpoint \
      ?GlueSEControlProtocolCapability ?GlueSEControlProtocolType ?GlueChunkKey
      .5.1.1 GlueSL structural <GlueSLTop +GlueSLUniqueID ?GlueSLName ?GlueSLService
      .5.1.2 GlueSLLocalFileSystem structural <GlueSLTop +GlueSLLocalFileSystemName \
      ?GlueSLLocalFileSystemRoot ?GlueSLLocalFileSystemSize ?GlueSLLocalFileSystemAvailableSpace \
      ?GlueSLLocalFileSystemReadOnly ?GlueSLLocalFileSystemType ?GlueSLLocalFileSystemClient
      .5.1.3 GlueSLRemoteFileSystem structural <GlueSLTop +GlueSLRemoteFileSystemName \
      ?GlueSLRemoteFileSystemRoot ?GlueSLRemoteFileSystemSize \
      ?GlueSLRemoteFileSystemAvailableSpace ?GlueSLRemoteFileSystemReadOnly \
      ?GlueSLRemoteFileSystemType ?GlueSLRemoteFileSystemName ?GlueSLRemoteFileSystemServer
      .5.1.4 GlueSLFile structural <GlueSLTop +GlueSLFileName ?GlueSLFileSize \
      ?GlueSLFileCreationDate ?GlueSLFileLastModified ?GlueSLFileLastAccessed ?GlueSLFileLatency \
      ?GlueSLFileLifeTime ?GlueSLFilePath
      .5.1.5 GlueSLDirectory structural <GlueSLTop +GlueSLDirectoryName ?GlueSLDirectorySize \
      ?GlueSLDirectoryCreationDate ?GlueSLDirectoryLastModified ?GlueSLDirectoryLastAccessed \
      ?GlueSLDirectoryLatency ?GlueSLDirectoryLifeTime ?GlueSLDirectoryPath
      .5.1.6 GlueSLArchitecture auxiliary <GlueSLTop ?GlueSLArchitectureType
      .5.1.7 GlueSLPerformance auxiliary <GlueSLTop ?GlueSLPerformanceMaxIOCapacity
      .6.1.2 GlueSAPolicy auxiliary <GlueSATop ?GlueSAPolicyMaxFileSize ?GlueSAPolicyMinFileSize \
      ?GlueSAPolicyMaxData ?GlueSAPolicyMaxNumFiles ?GlueSAPolicyMaxPinDuration ?GlueSAPolicyQuota \
      ?GlueSAPolicyFileLifeTime
      .6.1.3 GlueSAState auxiliary <GlueSATop ?GlueSAStateAvailableSpace ?GlueSAStateUsedSpace
      .6.1.4 GlueSAAccessControlBase auxiliary <GlueSATop ?GlueSAAccessControlBaseRule
      .6.1.5 GlueVOInfo structural <GlueSATop +GlueVOInfoLocalID ?GlueVOInfoName ?GlueVOInfoPath \
      ?GlueVOInfoTag ?GlueVOInfoAccessControlBaseRule
      .6.1.1 GlueSA structural <GlueSATop +GlueSALocalID ?GlueSARoot ?GlueSAPath ?GlueSAType \
      ?GlueSAUniqueID ?GlueSAName ?GlueSATotalOnlineSize ?GlueSAFreeOnlineSize \
      ?GlueSAUsedOnlineSize ?GlueSAReservedOnlineSize ?GlueSATotalNearlineSize \
      ?GlueSAFreeNearlineSize ?GlueSAUsedNearlineSize ?GlueSAReservedNearlineSize \
      ?GlueSARetentionPolicy ?GlueSAAccessLatency ?GlueSAExpirationMode ?GlueSACapability \
      ?GlueSAStateAvailableSpace ?GlueSAStateUsedSpace ?GlueSAAccessControlBaseRule ?GlueChunkKey \
      ?GlueSAPolicyMaxFileSize ?GlueSAPolicyMinFileSize ?GlueSAPolicyMaxData \
      ?GlueSAPolicyMaxNumFiles ?GlueSAPolicyMaxPinDuration ?GlueSAPolicyQuota \
      ?GlueSAPolicyFileLifeTime
      .4.1.1 GlueSE structural <GlueSETop +GlueSEUniqueID ?GlueSEName ?GlueSEPort ?GlueSEHostingSL \
      ?GlueSESizeTotal ?GlueSESizeFree ?GlueSEArchitecture ?GlueSEType ?GlueSEImplementationName \
      ?GlueSEImplementationVersion ?GlueSEStatus ?GlueSETotalOnlineSize ?GlueSETotalNearlineSize \
      ?GlueSEUsedOnlineSize ?GlueSEUsedNearlineSize ?GlueSchemaVersionMajor \
      ?GlueSchemaVersionMinor ?GlueSEStateCurrentIOLoad ?GlueInformationServiceURL
      """)
}
