extension AttributeFacts {
  /// What GLUE 1.3 says of clusters, their worker nodes and software.
  static let glue1Clusters = """
    GlueClusterUniqueID||cluster|qjp|The cluster's name, often its CE's host.
    GlueClusterName||cluster||The cluster's name for people.
    GlueClusterService||cluster||A CE in front of the cluster.
    GlueClusterTmpDir||cluster||A directory that all its worker nodes share, for a job's temporary files.
    GlueClusterWNTmpDir||cluster||A directory of each worker node for a job's temporary files.
    GlueSubClusterUniqueID||cluster|qjp|The name of a part of a cluster whose worker nodes are alike; the WMS looks at the first of a cluster only.
    GlueSubClusterName||cluster|j|Its name for people.
    GlueSubClusterPhysicalCPUs|processors|cluster|j|How many processors (sockets) its worker nodes have together.
    GlueSubClusterLogicalCPUs|cores|cluster|j|How many cores its worker nodes have together.
    GlueSubClusterTmpDir||cluster|j|A directory that its worker nodes share, for a job's temporary files.
    GlueSubClusterWNTmpDir||cluster|j|A directory of each worker node for a job's temporary files.
    GlueHostApplicationSoftwareRunTimeEnvironment||tags|qjpw|The software tags of a subcluster, such as VO-ops-gLite-UI-preview-126; the only attribute of software that a WMS sees.
    GlueHostArchitecturePlatformType||cluster|j|The processors' architecture, such as x86_64.
    GlueHostArchitectureSMPSize|cores|cluster|j|How many cores a worker node has.
    GlueHostProcessorVendor||cluster|j|Who made the processors.
    GlueHostProcessorModel||cluster|j|The processors' model.
    GlueHostProcessorClockSpeed|MHz|cluster|j|The processors' clock rate.
    GlueHostProcessorOtherDescription||cluster|j|More about the processors: Cores=n, Benchmark=x-HEP-SPEC06.
    GlueHostMainMemoryRAMSize|MB|cluster|j|The memory of a worker node.
    GlueHostMainMemoryVirtualSize|MB|cluster|j|Memory and swap space of a worker node.
    GlueHostNetworkAdapterOutboundIP||cluster|j|Whether jobs can connect to the outside: TRUE or FALSE.
    GlueHostNetworkAdapterInboundIP||cluster|j|Whether jobs can be connected to from the outside: TRUE or FALSE.
    GlueHostOperatingSystemName||cluster|j|The operating system's name as lsb_release prints it.
    GlueHostOperatingSystemRelease||cluster|j|Its release number.
    GlueHostOperatingSystemVersion||cluster|j|Its code name.
    GlueHostBenchmarkSI00|SPECint2000|cluster|j|The mean speed of a core.
    GlueHostBenchmarkSF00|SPECfp2000|cluster|j|The mean speed of a core.
    GlueHostUniqueID||rare|j|The name of a single host.
    GlueHostName||rare|j|A single host's name for people.
    GlueHostProcessorVersion||cluster|j|The processors' version, beside their model, in the maker's words.
    GlueHostProcessorInstructionSet||cluster|j|What instructions the processors know beyond their platform's.
    GlueHostProcessorCacheL1|kB|rare|j|The first level cache of a processor that keeps data and instructions together.
    GlueHostProcessorCacheL1I|kB|rare|j|The first level cache of a processor for instructions.
    GlueHostProcessorCacheL1D|kB|rare|j|The first level cache of a processor for data.
    GlueHostProcessorCacheL2|kB|rare|j|The second level cache of a processor.
    GlueHostMainMemoryRAMAvailable|MB|rare|j|The memory of a host that is free.
    GlueHostMainMemoryVirtualAvailable|MB|rare|j|Memory and swap space of a host that are free.
    GlueHostNetworkAdapterName||rare|j|A host's network adapter, such as eth0.
    GlueHostNetworkAdapterIPAddress||rare|j|The network adapter's address.
    GlueHostNetworkAdapterMTU|bytes|rare|j|The longest packet that fits its network.
    GlueHostProcessorLoadLast1Min||rare|j|How much of a node's processors was free in the last minute, on average.
    GlueHostProcessorLoadLast5Min||rare|j|How much of a node's processors was free in the last five minutes, on average.
    GlueHostProcessorLoadLast15Min||rare|j|How much of a node's processors was free in the last quarter of an hour, on average.
    GlueHostSMPLoadLast1Min||rare|j|How much of a multiprocessor node was free in the last minute, on average.
    GlueHostSMPLoadLast5Min||rare|j|How much of a multiprocessor node was free in the last five minutes, on average.
    GlueHostSMPLoadLast15Min||rare|j|How much of a multiprocessor node was free in the last quarter of an hour, on average.
    GlueHostLocalFileSystemName||rare|j|The name of a file system on a host's own disks.
    GlueHostLocalFileSystemRoot||rare|j|Where a host has the file system mounted.
    GlueHostLocalFileSystemSize|bytes|rare|j|How much the file system can hold; 0 when that is not known.
    GlueHostLocalFileSystemAvailableSpace|bytes|rare|j|How much of the file system is free; 0 when that is not known.
    GlueHostLocalFileSystemReadOnly||rare|j|Whether nothing can be written to the file system.
    GlueHostLocalFileSystemType||rare|j|What the file system is, such as ext4 or xfs.
    GlueHostLocalFileSystemClient||rare|j|The hosts that the file system is exported to.
    GlueHostRemoteFileSystemName||rare|j|The name of a file system that a host has from another.
    GlueHostRemoteFileSystemRoot||rare|j|Where the host has the other one's file system mounted.
    GlueHostRemoteFileSystemSize|bytes|rare|j|How much the file system can hold; 0 when that is not known.
    GlueHostRemoteFileSystemAvailableSpace|bytes|rare|j|How much of the file system is free; 0 when that is not known.
    GlueHostRemoteFileSystemReadOnly||rare|j|Whether nothing can be written to the file system from here.
    GlueHostRemoteFileSystemType||rare|j|What the file system is, such as nfs.
    GlueHostRemoteFileSystemServer||rare|j|The host that the file system comes from.
    GlueHostStorageDeviceName||rare|j|The name of a host's disk or other device.
    GlueHostStorageDeviceType||rare|j|What kind of device it is.
    GlueHostStorageDeviceTransferRate||rare|j|How fast the device reads and writes at best.
    GlueHostStorageDeviceSize|MB|rare|j|How much the device can hold.
    GlueHostStorageDeviceAvailableSpace|MB|rare|j|How much of the device is free; 0 when that is not known.
    GlueHostFileName||rare|j|The name of a file on a host.
    GlueHostFileSize|bytes|rare|j|How long the file is.
    GlueHostFileCreationDate||rare|j|When the file was made.
    GlueHostFileLastModified||rare|j|When the file was last written to.
    GlueHostFileLastAccessed||rare|j|When the file was last read.
    GlueHostFileLatency|seconds|rare|j|How long it takes until the file can be read.
    GlueHostFileLifeTime||rare|j|For how long the file will be kept.
    GlueHostFileOwner||rare|j|Whose file it is.
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
