extension AttributeFacts {
  /// What GLUE 1.3 says of clusters, their worker nodes and software.
  static let glue1Clusters = """
    GlueClusterUniqueID||cluster|qjp|The cluster's name, often its CE's host.
    GlueClusterName||cluster||The cluster's name for people.
    GlueClusterService||cluster||A CE in front of the cluster.
    GlueClusterTmpDir||cluster||A directory that all its worker nodes share, for a job's temporary files.
    GlueClusterWNTmpDir||cluster||A directory of each worker node for a job's temporary files.
    GlueSubClusterUniqueID||cluster|qjp|The name of a part of a cluster whose worker nodes are alike; the WMS looks at the first of a cluster only.
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
    GlueHostUniqueID||rare||The name of a single host.
    GlueHostName||rare||A single host's name for people.
    GlueHostProcessorVersion||cluster||The processors' version, beside their model, in the maker's words.
    GlueHostProcessorInstructionSet||cluster||What instructions the processors know beyond their platform's.
    GlueHostProcessorCacheL1|kB|rare||The first level cache of a processor that keeps data and instructions together.
    GlueHostProcessorCacheL1I|kB|rare||The first level cache of a processor for instructions.
    GlueHostProcessorCacheL1D|kB|rare||The first level cache of a processor for data.
    GlueHostProcessorCacheL2|kB|rare||The second level cache of a processor.
    GlueHostMainMemoryRAMAvailable|MB|rare||The memory of a host that is free.
    GlueHostMainMemoryVirtualAvailable|MB|rare||Memory and swap space of a host that are free.
    GlueHostNetworkAdapterName||rare||A host's network adapter, such as eth0.
    GlueHostNetworkAdapterIPAddress||rare||The network adapter's address.
    GlueHostNetworkAdapterMTU|bytes|rare||The longest packet that fits its network.
    GlueHostProcessorLoadLast1Min||rare||How much of a node's processors was free in the last minute, on average.
    GlueHostProcessorLoadLast5Min||rare||How much of a node's processors was free in the last five minutes, on average.
    GlueHostProcessorLoadLast15Min||rare||How much of a node's processors was free in the last quarter of an hour, on average.
    GlueHostSMPLoadLast1Min||rare||How much of a multiprocessor node was free in the last minute, on average.
    GlueHostSMPLoadLast5Min||rare||How much of a multiprocessor node was free in the last five minutes, on average.
    GlueHostSMPLoadLast15Min||rare||How much of a multiprocessor node was free in the last quarter of an hour, on average.
    GlueHostLocalFileSystemName||rare||The name of a file system on a host's own disks.
    GlueHostLocalFileSystemRoot||rare||Where a host has the file system mounted.
    GlueHostLocalFileSystemSize|bytes|rare||How much the file system can hold; 0 when that is not known.
    GlueHostLocalFileSystemAvailableSpace|bytes|rare||How much of the file system is free; 0 when that is not known.
    GlueHostLocalFileSystemReadOnly||rare||Whether nothing can be written to the file system.
    GlueHostLocalFileSystemType||rare||What the file system is, such as ext4 or xfs.
    GlueHostLocalFileSystemClient||rare||The hosts that the file system is exported to.
    GlueHostRemoteFileSystemName||rare||The name of a file system that a host has from another.
    GlueHostRemoteFileSystemRoot||rare||Where the host has the other one's file system mounted.
    GlueHostRemoteFileSystemSize|bytes|rare||How much the file system can hold; 0 when that is not known.
    GlueHostRemoteFileSystemAvailableSpace|bytes|rare||How much of the file system is free; 0 when that is not known.
    GlueHostRemoteFileSystemReadOnly||rare||Whether nothing can be written to the file system from here.
    GlueHostRemoteFileSystemType||rare||What the file system is, such as nfs.
    GlueHostRemoteFileSystemServer||rare||The host that the file system comes from.
    GlueHostStorageDeviceName||rare||The name of a host's disk or other device.
    GlueHostStorageDeviceType||rare||What kind of device it is.
    GlueHostStorageDeviceTransferRate||rare||How fast the device reads and writes at best.
    GlueHostStorageDeviceSize|MB|rare||How much the device can hold.
    GlueHostStorageDeviceAvailableSpace|MB|rare||How much of the device is free; 0 when that is not known.
    GlueHostFileName||rare||The name of a file on a host.
    GlueHostFileSize|bytes|rare||How long the file is.
    GlueHostFileCreationDate||rare||When the file was made.
    GlueHostFileLastModified||rare||When the file was last written to.
    GlueHostFileLastAccessed||rare||When the file was last read.
    GlueHostFileLatency|seconds|rare||How long it takes until the file can be read.
    GlueHostFileLifeTime||rare||For how long the file will be kept.
    GlueHostFileOwner||rare||Whose file it is.
    GlueLocationLocalID||rare||The name of a piece of software on a subcluster, by which OSG said what WLCG says by tags.
    GlueLocationName||rare||The software's name.
    GlueLocationPath||rare||The directory where the software is installed.
    GlueLocationVersion||rare||The software's version.
    GlueSoftwareLocalID||rare||The name of a piece of software on a subcluster, by custom its name, a plus and its version.
    GlueSoftwareName||rare||The software's name.
    GlueSoftwareVersion||rare||The software's version, as its makers write it.
    GlueSoftwareInstalledRoot||rare||The directory where the software is installed.
    GlueSoftwareEnvironmentSetup||rare||A script to source before the software is used, with its whole path.
    GlueSoftwareModuleName||rare||The module to load before the software is used.
    GlueSoftwareDataKey||rare||The name of something more that is said of a piece of software.
    GlueSoftwareDataValue||rare||What is said of the software under GlueSoftwareDataKey.
    """
}
