extension AttributeFacts {
  /// What GLUE 1.3 says of storage elements.
  static let glue1Storage = """
    GlueSEUniqueID||storage|j|The storage element's name, by custom its SRM's host.
    GlueSEName||storage|j|The storage element's name for people, often SITE:what it is.
    GlueSEPort||storage|j|The TCP port of the storage element's control protocol; use GlueSEControlProtocolEndpoint.
    GlueSEHostingSL||storage|j|The storage library that the storage element stands on; from the days before GLUE 1.3.
    GlueSEArchitecture||storage|j|What the storage element is made of: disk, multidisk, tape, other.
    GlueSEType||storage|j|What the storage element is, such as srm_v1; use the types of its control protocols.
    GlueSEImplementationName||storage|j|What the storage system is: DPM, dCache, StoRM, EOS.
    GlueSEImplementationVersion||storage|j|The storage system's version.
    GlueSEStatus||storage|j|Whether the storage element takes requests and serves them: Production, Queuing (takes), Draining (serves), Closed (neither).
    GlueSESizeTotal|GB|storage|j|How much the storage element can hold; use GlueSETotalOnlineSize and GlueSETotalNearlineSize.
    GlueSESizeFree|GB|storage|j|How much of the storage element is free for anybody; use what its storage areas say.
    GlueSETotalOnlineSize|GB|storage|j|How much all of the storage element can hold on disks.
    GlueSEUsedOnlineSize|GB|storage|j|How much is stored on the storage element's disks.
    GlueSETotalNearlineSize|GB|storage|j|How much all of the storage element can hold on tapes.
    GlueSEUsedNearlineSize|GB|storage|j|How much is stored on the storage element's tapes.
    GlueSEStateCurrentIOLoad||storage|j|How busy the storage element is, from 0 to 100.
    GlueSEAccessProtocolLocalID||storage||The name of a way to the storage element's files, by custom the protocol's type.
    GlueSEAccessProtocolType||storage||The protocol that files are read and written by, such as gsiftp, xroot, https or file.
    GlueSEAccessProtocolVersion||storage||The protocol's version.
    GlueSEAccessProtocolEndpoint||storage||The URL where clients of the protocol connect to.
    GlueSEAccessProtocolPort||storage||The TCP port where clients of the protocol connect to; use GlueSEAccessProtocolEndpoint.
    GlueSEAccessProtocolSupportedSecurity||storage||How clients prove who they are, such as GSI.
    GlueSEAccessProtocolAccessTime||storage||How long it takes to get at a file; use the access latency of the storage area.
    GlueSEAccessProtocolCapability||storage||What the protocol can do, such as file transfer or byte access.
    GlueSEAccessProtocolMaxStreams|streams|storage||How many streams one transfer may have at the same time.
    GlueSEControlProtocolLocalID||storage||The name of a way to manage the storage element's files and space, by custom type and version.
    GlueSEControlProtocolType||storage||The protocol that files and space are managed by; SRM as a rule.
    GlueSEControlProtocolVersion||storage||The protocol's version, such as 2.2.0.
    GlueSEControlProtocolEndpoint||storage||The URL where clients of the protocol connect to.
    GlueSEControlProtocolCapability||storage||What of the protocol can be used here, such as reserving space or pinning files.
    GlueSALocalID||storage|j|The name of a storage area, space of a storage element with the same properties throughout; of an SRM 2.2 a space or a class of spaces.
    GlueSAName||storage|j|The storage area's name for people.
    GlueSAUniqueID||storage|j|The storage area's former name; use GlueSALocalID.
    GlueSARoot||storage|j|Where the storage area's files lie, VO:path; use GlueSAPath or GlueVOInfoPath.
    GlueSAPath||storage|j|Where files go that are written to the area; of one that several VOs use see GlueVOInfoPath.
    GlueSAType||storage|j|How long files are kept: permanent, durable, volatile, other; use GlueSAExpirationMode.
    GlueSARetentionPolicy||storage|j|How carefully files are kept: custodial (least likely to be lost), output, replica (there are others).
    GlueSAAccessLatency||storage|j|How soon a file can be read: online (on disks at once), nearline (perhaps from tape first).
    GlueSAExpirationMode||storage|j|What becomes of files whose time is over: neverExpire, warnWhenExpired (they stay), releaseWhenExpired (they go).
    GlueSACapability||storage|j|What else is said of the storage area, as key=value, such as InstalledOnlineCapacity=n, in GB.
    GlueSATotalOnlineSize|GB|storage|j|How much the storage area can hold on disks.
    GlueSAUsedOnlineSize|GB|storage|j|How much is stored on the storage area's disks.
    GlueSAFreeOnlineSize|GB|storage|j|How much of the storage area's disks is free for new files.
    GlueSAReservedOnlineSize|GB|storage|j|How much of the storage area's disks is set aside for a VO or a group, used or not.
    GlueSATotalNearlineSize|GB|storage|j|How much the storage area can hold on tapes.
    GlueSAUsedNearlineSize|GB|storage|j|How much is stored on the storage area's tapes.
    GlueSAFreeNearlineSize|GB|storage|j|How much of the storage area's tapes is free for new files.
    GlueSAReservedNearlineSize|GB|storage|j|How much of the storage area's tapes is set aside for a VO or a group, used or not.
    GlueSAPolicyMaxFileSize|bytes|storage|j|The longest file that the storage area takes.
    GlueSAPolicyMinFileSize|bytes|storage|j|The shortest file that the storage area takes.
    GlueSAPolicyMaxData|bytes|storage|j|The most that one job may store.
    GlueSAPolicyMaxNumFiles|files|storage|j|The most files that one job may store.
    GlueSAPolicyMaxPinDuration|seconds|storage|j|The longest time that a file may be kept on disk by a pin.
    GlueSAPolicyQuota|kB|storage|j|How much space is assigned to the storage area.
    GlueSAPolicyFileLifeTime||storage|j|How long files are kept: permanent, durable, volatile; use GlueSAExpirationMode.
    GlueSAStateAvailableSpace|kB|storage|j|How much of the storage area is free; kept for old clients, beside GlueSAFreeOnlineSize, which is in GB.
    GlueSAStateUsedSpace|kB|storage|j|How much is stored in the storage area; kept for old clients, beside GlueSAUsedOnlineSize, which is in GB.
    GlueSAAccessControlBaseRule||storage|j|Who may use the storage area: VO:ops, VOMS:/ops/Role=production, or in old entries the VO alone.
    GlueVOInfoLocalID||storage||The name of what a storage area is for one VO or group.
    GlueVOInfoName||storage||The name for people of what a storage area is for one VO or group.
    GlueVOInfoPath||storage||The directory that the VO writes to, in its storage area.
    GlueVOInfoTag||storage||The word that the VO asks for the space by: of an SRM 2.2 the space token's description.
    GlueVOInfoAccessControlBaseRule||storage||Which of those who may use the storage area it is for: VO:ops, or VOMS:/ops/Role=production.
    GlueSLUniqueID||rare||The name of a storage library, the hardware below storage elements; gone in GLUE 1.3.
    GlueSLName||rare||The storage library's name for people.
    GlueSLService||rare||The storage elements that stand on the storage library.
    GlueSLArchitectureType||rare||What the storage library is made of, such as disk or tape.
    GlueSLPerformanceMaxIOCapacity||rare||How much the storage library can send to the network at best.
    GlueSLLocalFileSystemName||rare||The name of a file system on a storage library's own disks.
    GlueSLLocalFileSystemRoot||rare||Where the storage library has the file system mounted.
    GlueSLLocalFileSystemSize|bytes|rare||How much the file system can hold; 0 when that is not known.
    GlueSLLocalFileSystemAvailableSpace|bytes|rare||How much of the file system is free; 0 when that is not known.
    GlueSLLocalFileSystemReadOnly||rare||Whether nothing can be written to the file system.
    GlueSLLocalFileSystemType||rare||What the file system is, such as ext4 or xfs.
    GlueSLLocalFileSystemClient||rare||The storage libraries that the file system is exported to.
    GlueSLRemoteFileSystemName||rare||The name of a file system that a storage library has from another.
    GlueSLRemoteFileSystemRoot||rare||Where the storage library has the other one's file system mounted.
    GlueSLRemoteFileSystemSize|bytes|rare||How much the file system can hold; 0 when that is not known.
    GlueSLRemoteFileSystemAvailableSpace|bytes|rare||How much of the file system is free; 0 when that is not known.
    GlueSLRemoteFileSystemReadOnly||rare||Whether nothing can be written to the file system from here.
    GlueSLRemoteFileSystemType||rare||What the file system is, such as nfs.
    GlueSLRemoteFileSystemServer||rare||The storage library that the file system comes from.
    GlueSLFileName||rare||The name of a file in a storage library.
    GlueSLFilePath||rare||Where the file lies.
    GlueSLFileSize|bytes|rare||How long the file is.
    GlueSLFileCreationDate||rare||When the file was made.
    GlueSLFileLastModified||rare||When the file was last written to.
    GlueSLFileLastAccessed||rare||When the file was last read.
    GlueSLFileLatency|seconds|rare||How long it takes until the file can be read.
    GlueSLFileLifeTime||rare||For how long the file will be kept.
    GlueSLDirectoryName||rare||The name of a directory in a storage library.
    GlueSLDirectoryPath||rare||Where the directory lies.
    GlueSLDirectorySize|bytes|rare||How much is in the directory.
    GlueSLDirectoryCreationDate||rare||When the directory was made.
    GlueSLDirectoryLastModified||rare||When the directory was last changed.
    GlueSLDirectoryLastAccessed||rare||When the directory was last read.
    GlueSLDirectoryLatency|seconds|rare||How long it takes until the directory can be read.
    GlueSLDirectoryLifeTime||rare||For how long the directory will be kept.
    """
}
