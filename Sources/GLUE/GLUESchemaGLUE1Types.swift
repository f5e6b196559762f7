// Made by scripts/schema-table. Do not edit.

extension GLUESchemaTable {
  /// GLUE 1.3. Attribute types.
  static let glue1Types = GLUESchemaTable(
    prefix: "1.3.6.1.4.1.8005.100.",
    text: """
      .1.2.5.1 GlueInformationServiceURL ia5 1
      .1.2.1.1 GlueSchemaVersionMajor integer 1
      .1.2.1.2 GlueSchemaVersionMinor integer 1
      .1.4.2.1 GlueChunkKey ia5
      .1.4.2.2 GlueForeignKey ia5
      .1.6.2.1 GlueServiceUniqueID ia5 1
      .1.6.2.2 GlueServiceName ia5 1
      .1.6.2.3 GlueServiceType ia5 1
      .1.6.2.4 GlueServiceVersion ia5 1
      .1.6.2.5 GlueServiceEndpoint ia5 1
      .1.6.2.6 GlueServiceStatus ia5 1
      .1.6.2.7 GlueServiceStatusInfo ia5 1
      .1.6.2.8 GlueServiceWSDL ia5 1
      .1.6.2.9 GlueServiceSemantics ia5 1
      .1.6.2.10 GlueServiceStartTime ia5 1
      .1.6.2.11 GlueServiceOwner ia5
      .1.6.2.12 GlueServiceURI ia5 1
      .1.6.2.13 GlueServiceAccessPointURL ia5 1
      .1.6.2.14 GlueServicePrimaryOwnerName ia5 1
      .1.6.2.15 GlueServicePrimaryOwnerContact ia5 1
      .1.6.2.16 GlueServiceHostingOrganization ia5 1
      .1.6.2.17 GlueServiceMajorVersion ia5 1
      .1.6.2.18 GlueServiceMinorVersion ia5 1
      .1.6.2.19 GlueServicePatchVersion ia5 1
      .1.6.2.20 GlueServiceAccessControlRule ia5
      .1.6.2.21 GlueServiceInformationServiceURL ia5 1
      .1.6.2.22 GlueServiceAccessControlBaseRule ia5
      .1.7.2.1 GlueServiceDataKey ia5 1
      .1.7.2.2 GlueServiceDataValue ia5 1
      .1.8.2.1 GlueSiteUniqueID ia5 1
      .1.8.2.2 GlueSiteName ia5 1
      .1.8.2.3 GlueSiteDescription ia5 1
      .1.8.2.4 GlueSiteUserSupportContact ia5 1
      .1.8.2.5 GlueSiteSysAdminContact ia5 1
      .1.8.2.6 GlueSiteSecurityContact ia5 1
      .1.8.2.7 GlueSiteLocation ia5 1
      .1.8.2.8 GlueSiteLatitude ia5 1
      .1.8.2.9 GlueSiteLongitude ia5 1
      .1.8.2.10 GlueSiteWeb ia5 1
      .1.8.2.11 GlueSiteSponsor ia5
      .1.8.2.12 GlueSiteOtherInfo ia5
      .1.8.2.13 GlueSiteEmailContact ia5 1
      .2.2.1.1 GlueCEUniqueID ia5 1
      .2.2.1.2 GlueCEName ia5 1
      .2.2.1.3 GlueCEHostingCluster ia5 1
      .2.2.1.4 GlueCEImplementationName ia5 1
      .2.2.1.5 GlueCEImplementationVersion ia5 1
      .2.2.1.6 GlueCECapability ia5
      .2.2.2.1 GlueCEInfoLRMSType ia5 1
      .2.2.2.2 GlueCEInfoLRMSVersion ia5 1
      .2.2.2.3 GlueCEInfoGRAMVersion ia5 1
      .2.2.2.4 GlueCEInfoHostName ia5 1
      .2.2.2.5 GlueCEInfoGatekeeperPort ia5 1
      .2.2.2.6 GlueCEInfoTotalCPUs integer 1
      .2.2.2.7 GlueCEInfoContactString ia5
      .2.2.2.8 GlueCEInfoJobManager ia5 1
      .2.2.2.9 GlueCEInfoApplicationDir ia5 1
      .2.2.2.10 GlueCEInfoDataDir ia5 1
      .2.2.2.11 GlueCEInfoDefaultSE ia5 1
      .2.2.3.1 GlueCEStateStatus ia5 1
      .2.2.3.2 GlueCEStateTotalJobs integer 1
      .2.2.3.3 GlueCEStateRunningJobs integer 1
      .2.2.3.4 GlueCEStateWaitingJobs integer 1
      .2.2.3.5 GlueCEStateWorstResponseTime integer 1
      .2.2.3.6 GlueCEStateEstimatedResponseTime integer 1
      .2.2.3.7 GlueCEStateFreeCPUs integer 1
      .2.2.3.8 GlueCEStateFreeJobSlots integer 1
      .2.2.4.1 GlueCEPolicyMaxWallClockTime integer 1
      .2.2.4.2 GlueCEPolicyMaxCPUTime integer 1
      .2.2.4.3 GlueCEPolicyMaxTotalJobs integer 1
      .2.2.4.4 GlueCEPolicyMaxRunningJobs integer 1
      .2.2.4.5 GlueCEPolicyPriority integer 1
      .2.2.4.6 GlueCEPolicyAssignedJobSlots integer 1
      .2.2.4.7 GlueCEPolicyMaxObtainableWallClockTime integer 1
      .2.2.4.8 GlueCEPolicyMaxObtainableCPUTime integer 1
      .2.2.4.9 GlueCEPolicyMaxWaitingJobs integer 1
      .2.2.4.10 GlueCEPolicyMaxSlotsPerJob integer 1
      .2.2.4.11 GlueCEPolicyPreemption integer 1
      .2.2.5.1 GlueCEAccessControlBaseRule ia5
      .2.2.6.1 GlueCEJobLocalOwner ia5 1
      .2.2.6.2 GlueCEJobGlobalOwner ia5 1
      .2.2.6.3 GlueCEJobLocalID ia5 1
      .2.2.6.4 GlueCEJobGlobalID ia5 1
      .2.2.6.5 GlueCEJobStatus ia5 1
      .2.2.6.6 GlueCEJobSchedulerSpecific ia5 1
      .3.2.1.1 GlueClusterName ia5 1
      .3.2.1.2 GlueClusterUniqueID ia5 1
      .3.2.1.3 GlueClusterService ia5
      .3.2.1.4 GlueClusterTmpDir ia5 1
      .3.2.1.5 GlueClusterWNTmpDir ia5 1
      .3.2.2.1 GlueSubClusterName ia5 1
      .3.2.2.2 GlueSubClusterUniqueID ia5 1
      .3.2.2.3 GlueSubClusterTmpDir ia5 1
      .3.2.2.4 GlueSubClusterWNTmpDir ia5 1
      .3.2.2.5 GlueSubClusterPhysicalCPUs integer 1
      .3.2.2.6 GlueSubClusterLogicalCPUs integer 1
      .3.2.3.1 GlueHostName ia5 1
      .3.2.3.2 GlueHostUniqueID ia5 1
      .3.2.4.1 GlueHostArchitecturePlatformType ia5 1
      .3.2.4.2 GlueHostArchitectureSMPSize integer 1
      .3.2.5.1 GlueHostProcessorVendor ia5 1
      .3.2.5.2 GlueHostProcessorModel ia5 1
      .3.2.5.3 GlueHostProcessorVersion ia5 1
      .3.2.5.4 GlueHostProcessorClockSpeed integer 1
      .3.2.5.5 GlueHostProcessorInstructionSet ia5 1
      .3.2.5.6 GlueHostProcessorOtherDescription ia5 1
      .3.2.5.7 GlueHostProcessorCacheL1 integer 1
      .3.2.5.8 GlueHostProcessorCacheL1I integer 1
      .3.2.5.9 GlueHostProcessorCacheL1D integer 1
      .3.2.5.10 GlueHostProcessorCacheL2 integer 1
      .3.2.6.1 GlueHostApplicationSoftwareRunTimeEnvironment ia5
      .3.2.7.1 GlueHostMainMemoryRAMSize integer 1
      .3.2.7.2 GlueHostMainMemoryRAMAvailable integer 1
      .3.2.7.3 GlueHostMainMemoryVirtualSize integer 1
      .3.2.7.4 GlueHostMainMemoryVirtualAvailable integer 1
      .3.2.8.1 GlueHostBenchmarkSI00 integer 1
      .3.2.8.2 GlueHostBenchmarkSF00 integer 1
      .3.2.9.1 GlueHostNetworkAdapterName ia5 1
      .3.2.9.2 GlueHostNetworkAdapterIPAddress ia5 1
      .3.2.9.3 GlueHostNetworkAdapterMTU integer 1
      .3.2.9.4 GlueHostNetworkAdapterOutboundIP boolean 1
      .3.2.9.5 GlueHostNetworkAdapterInboundIP boolean 1
      .3.2.10.1 GlueHostProcessorLoadLast1Min integer 1
      .3.2.10.2 GlueHostProcessorLoadLast5Min integer 1
      .3.2.10.3 GlueHostProcessorLoadLast15Min integer 1
      .3.2.11.1 GlueHostSMPLoadLast1Min integer 1
      .3.2.11.2 GlueHostSMPLoadLast5Min integer 1
      .3.2.11.3 GlueHostSMPLoadLast15Min integer 1
      .3.2.12.1 GlueHostOperatingSystemName ia5 1
      .3.2.12.2 GlueHostOperatingSystemRelease ia5 1
      .3.2.12.3 GlueHostOperatingSystemVersion ia5 1
      .3.2.13.1 GlueHostLocalFileSystemRoot ia5 1
      .3.2.13.2 GlueHostLocalFileSystemSize integer 1
      .3.2.13.3 GlueHostLocalFileSystemAvailableSpace integer 1
      .3.2.13.4 GlueHostLocalFileSystemReadOnly boolean 1
      .3.2.13.5 GlueHostLocalFileSystemType ia5 1
      .3.2.13.6 GlueHostLocalFileSystemName ia5 1
      .3.2.13.7 GlueHostLocalFileSystemClient ia5
      .3.2.14.1 GlueHostRemoteFileSystemRoot ia5 1
      .3.2.14.2 GlueHostRemoteFileSystemSize integer 1
      .3.2.14.3 GlueHostRemoteFileSystemAvailableSpace integer 1
      .3.2.14.4 GlueHostRemoteFileSystemReadOnly boolean 1
      .3.2.14.5 GlueHostRemoteFileSystemType ia5 1
      .3.2.14.6 GlueHostRemoteFileSystemName ia5 1
      .3.2.14.7 GlueHostRemoteFileSystemServer ia5
      .3.2.15.1 GlueHostStorageDeviceName ia5 1
      .3.2.15.2 GlueHostStorageDeviceType ia5 1
      .3.2.15.3 GlueHostStorageDeviceTransferRate integer 1
      .3.2.15.4 GlueHostStorageDeviceSize integer 1
      .3.2.15.5 GlueHostStorageDeviceAvailableSpace integer 1
      .3.2.16.1 GlueHostFileName ia5 1
      .3.2.16.2 GlueHostFileSize integer 1
      .3.2.16.3 GlueHostFileCreationDate ia5 1
      .3.2.16.4 GlueHostFileLastModified ia5 1
      .3.2.16.5 GlueHostFileLastAccessed ia5 1
      .3.2.16.6 GlueHostFileLatency integer 1
      .3.2.16.7 GlueHostFileLifeTime ia5 1
      .3.2.16.8 GlueHostFileOwner ia5 1
      .3.2.17.1 GlueLocationLocalID ia5 1
      .3.2.17.2 GlueLocationName ia5 1
      .3.2.17.3 GlueLocationPath ia5 1
      .3.2.17.4 GlueLocationVersion ia5 1
      .2.2.7.1 GlueVOViewLocalID ia5 1
      .3.2.18.1 GlueSoftwareLocalID ia5 1
      .3.2.18.2 GlueSoftwareName ia5 1
      .3.2.18.3 GlueSoftwareVersion ia5 1
      .3.2.18.4 GlueSoftwareInstalledRoot ia5 1
      .3.2.18.5 GlueSoftwareEnvironmentSetup ia5 1
      .3.2.18.6 GlueSoftwareModuleName ia5 1
      .3.2.19.1 GlueSoftwareDataKey ia5 1
      .3.2.19.2 GlueSoftwareDataValue ia5 1
      .1.2.2.1 GlueCESEBindGroupCEUniqueID ia5 1
      .1.2.2.3 GlueCESEBindGroupSEUniqueID ia5
      .1.2.3.1 GlueCESEBindCEUniqueID ia5 1
      .1.2.3.2 GlueCESEBindCEAccesspoint ia5 1
      .1.2.3.3 GlueCESEBindSEUniqueID ia5 1
      .1.2.3.4 GlueCESEBindMountInfo ia5
      .1.2.3.5 GlueCESEBindWeight ia5
      .4.2.1.1 GlueSEUniqueID ia5 1
      .4.2.1.2 GlueSEName ia5 1
      .4.2.1.3 GlueSEPort integer 1
      .4.2.1.4 GlueSEHostingSL ia5
      .4.2.1.5 GlueSESizeTotal integer 1
      .4.2.1.6 GlueSESizeFree integer 1
      .4.2.1.7 GlueSEArchitecture ia5 1
      .4.2.1.8 GlueSEType ia5 1
      .4.2.1.9 GlueSEImplementationName ia5 1
      .4.2.1.10 GlueSEImplementationVersion ia5 1
      .4.2.1.11 GlueSEStatus ia5 1
      .4.2.1.12 GlueSETotalOnlineSize ia5 1
      .4.2.1.13 GlueSEUsedOnlineSize ia5 1
      .4.2.1.14 GlueSETotalNearlineSize ia5 1
      .4.2.1.15 GlueSEUsedNearlineSize ia5 1
      .4.2.2.1 GlueSEStateCurrentIOLoad integer 1
      .4.2.3.1 GlueSEAccessProtocolType ia5 1
      .4.2.3.2 GlueSEAccessProtocolPort integer 1
      .4.2.3.3 GlueSEAccessProtocolVersion ia5 1
      .4.2.3.4 GlueSEAccessProtocolSupportedSecurity ia5
      .4.2.3.5 GlueSEAccessProtocolAccessTime integer 1
      .4.2.3.6 GlueSEAccessProtocolLocalID ia5 1
      .4.2.3.7 GlueSEAccessProtocolEndpoint ia5 1
      .4.2.3.8 GlueSEAccessProtocolCapability ia5
      .4.2.3.9 GlueSEAccessProtocolMaxStreams integer 1
      .4.2.4.1 GlueSEControlProtocolType ia5 1
      .4.2.4.2 GlueSEControlProtocolVersion ia5 1
      .4.2.4.3 GlueSEControlProtocolLocalID ia5 1
      .4.2.4.4 GlueSEControlProtocolEndpoint ia5 1
      .4.2.4.5 GlueSEControlProtocolCapability ia5
      .5.2.1.1 GlueSLUniqueID ia5 1
      .5.2.1.2 GlueSLName ia5 1
      .5.2.1.3 GlueSLService ia5
      .5.2.2.1 GlueSLLocalFileSystemRoot ia5 1
      .5.2.2.2 GlueSLLocalFileSystemSize integer 1
      .5.2.2.3 GlueSLLocalFileSystemAvailableSpace integer 1
      .5.2.2.4 GlueSLLocalFileSystemReadOnly boolean 1
      .5.2.2.5 GlueSLLocalFileSystemType ia5 1
      .5.2.2.6 GlueSLLocalFileSystemName ia5 1
      .5.2.2.7 GlueSLLocalFileSystemClient ia5
      .5.2.3.1 GlueSLRemoteFileSystemRoot ia5 1
      .5.2.3.2 GlueSLRemoteFileSystemSize integer 1
      .5.2.3.3 GlueSLRemoteFileSystemAvailableSpace integer 1
      .5.2.3.4 GlueSLRemoteFileSystemReadOnly boolean 1
      .5.2.3.5 GlueSLRemoteFileSystemType ia5 1
      .5.2.3.6 GlueSLRemoteFileSystemName ia5 1
      .5.2.3.7 GlueSLRemoteFileSystemServer ia5 1
      .5.2.4.1 GlueSLFileName ia5 1
      .5.2.4.2 GlueSLFileSize integer 1
      .5.2.4.3 GlueSLFileCreationDate ia5 1
      .5.2.4.4 GlueSLFileLastModified ia5 1
      .5.2.4.5 GlueSLFileLastAccessed ia5 1
      .5.2.4.6 GlueSLFileLatency integer 1
      .5.2.4.7 GlueSLFileLifeTime ia5 1
      .5.2.4.8 GlueSLFilePath ia5 1
      .5.2.5.1 GlueSLDirectoryName ia5 1
      .5.2.5.2 GlueSLDirectorySize integer 1
      .5.2.5.3 GlueSLDirectoryCreationDate ia5 1
      .5.2.5.4 GlueSLDirectoryLastModified ia5 1
      .5.2.5.5 GlueSLDirectoryLastAccessed ia5 1
      .5.2.5.6 GlueSLDirectoryLatency integer 1
      .5.2.5.7 GlueSLDirectoryLifeTime ia5 1
      .5.2.5.8 GlueSLDirectoryPath ia5 1
      .5.2.6.1 GlueSLArchitectureType ia5 1
      .5.2.7.1 GlueSLPerformanceMaxIOCapacity integer 1
      .6.2.1.1 GlueSARoot ia5 1
      .6.2.1.2 GlueSALocalID ia5 1
      .6.2.1.3 GlueSAPath ia5 1
      .6.2.1.4 GlueSAType ia5 1
      .6.2.1.5 GlueSAUniqueID ia5 1
      .6.2.1.6 GlueSAName ia5 1
      .6.2.1.7 GlueSATotalOnlineSize integer 1
      .6.2.1.8 GlueSAUsedOnlineSize integer 1
      .6.2.1.9 GlueSAFreeOnlineSize integer 1
      .6.2.1.10 GlueSAReservedOnlineSize integer 1
      .6.2.1.11 GlueSATotalNearlineSize integer 1
      .6.2.1.12 GlueSAUsedNearlineSize integer 1
      .6.2.1.13 GlueSAFreeNearlineSize integer 1
      .6.2.1.14 GlueSAReservedNearlineSize integer 1
      .6.2.1.15 GlueSARetentionPolicy ia5 1
      .6.2.1.16 GlueSAAccessLatency ia5 1
      .6.2.1.17 GlueSAExpirationMode ia5 1
      .6.2.1.18 GlueSACapability ia5
      .6.2.2.1 GlueSAPolicyMaxFileSize integer 1
      .6.2.2.2 GlueSAPolicyMinFileSize integer 1
      .6.2.2.3 GlueSAPolicyMaxData integer 1
      .6.2.2.4 GlueSAPolicyMaxNumFiles integer 1
      .6.2.2.5 GlueSAPolicyMaxPinDuration integer 1
      .6.2.2.6 GlueSAPolicyQuota integer 1
      .6.2.2.7 GlueSAPolicyFileLifeTime ia5 1
      .6.2.3.1 GlueSAStateAvailableSpace integer 1
      .6.2.3.2 GlueSAStateUsedSpace integer 1
      .6.2.4.1 GlueSAAccessControlBaseRule ia5
      .6.2.5.1 GlueVOInfoLocalID ia5 1
      .6.2.5.2 GlueVOInfoName ia5 1
      .6.2.5.3 GlueVOInfoPath ia5 1
      .6.2.5.4 GlueVOInfoTag ia5 1
      .6.2.5.5 GlueVOInfoAccessControlBaseRule ia5
      """)
}
