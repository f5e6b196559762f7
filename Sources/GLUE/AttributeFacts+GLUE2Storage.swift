extension AttributeFacts {
  /// What GLUE 2.0 says of storage services.
  static let glue2Storage = """
    GLUE2StorageServiceCapacityID||storage||The name of a sum of a storage service's space of one kind.
    GLUE2StorageServiceCapacityType||storage||What kind of space: online (disk), nearline (tape), offline, cache; installedonline and installednearline count what is out of order too.
    GLUE2StorageServiceCapacityTotalSize|GB|storage||How much space of the kind the storage service has: free, used and reserved.
    GLUE2StorageServiceCapacityFreeSize|GB|storage||How much space of the kind new files can have, also in place of copies that may go.
    GLUE2StorageServiceCapacityUsedSize|GB|storage||How much space of the kind files have, without copies that may go.
    GLUE2StorageServiceCapacityReservedSize|GB|storage||How much space of the kind is free only for those who reserved it.
    GLUE2StorageServiceCapacityStorageServiceForeignKey||storage||The storage service whose space it is.
    GLUE2StorageEndpointStorageServiceForeignKey||storage||The storage service that the endpoint is of; the same as GLUE2EndpointServiceForeignKey.
    GLUE2StorageAccessProtocolID||storage||The name of a way to the storage service's files.
    GLUE2StorageAccessProtocolType||storage||The protocol that files are read and written by, such as gsiftp, xrootd, https or file.
    GLUE2StorageAccessProtocolVersion||storage||The protocol's version.
    GLUE2StorageAccessProtocolMaxStreams|streams|storage||How many streams one transfer may have at the same time.
    GLUE2StorageAccessProtocolStorageServiceForeignKey||storage||The storage service whose files are reached by the protocol.
    GLUE2StorageShareServingState||storage||Whether the share takes requests and serves them: production, queueing (takes), draining (serves), closed (neither).
    GLUE2StorageSharePath||storage||Where files go that are written to the share and name no other place.
    GLUE2StorageShareAccessMode||storage||What kind of access the share is for.
    GLUE2StorageShareSharingID||storage||A word that shares on the same space have in common; dedicated where a share has its space alone.
    GLUE2StorageShareAccessLatency||storage||How soon a file can be read at worst: online (disk), nearline (tape), offline (after somebody was called).
    GLUE2StorageShareRetentionPolicy||storage||How carefully files are kept: custodial (least likely to be lost), output, replica (there are others).
    GLUE2StorageShareExpirationMode||storage||What becomes of files whose time is over: neverexpire, warnwhenexpired (they stay), releasewhenexpired (they go).
    GLUE2StorageShareDefaultLifeTime|seconds|storage||For how long a file is kept of which nothing is said.
    GLUE2StorageShareMaximumLifeTime|seconds|storage||The longest time that a file can be asked to be kept.
    GLUE2StorageShareTag||storage||The word that a VO asks for the space by: of an SRM 2.2 the space token's description.
    GLUE2StorageShareStorageEndpointForeignKey||storage||The endpoints that the share is used through; the same as GLUE2ShareEndpointForeignKey.
    GLUE2StorageShareDataStoreForeignKey||storage||The data stores that the share's files lie on; the same as GLUE2ShareResourceForeignKey.
    GLUE2StorageShareStorageServiceForeignKey||storage||The storage service that the share is of; the same as GLUE2ShareServiceForeignKey.
    GLUE2StorageShareCapacityID||storage||The name of what is said of a share's space of one kind.
    GLUE2StorageShareCapacityType||storage||What kind of space: online (disk), nearline (tape), offline, cache; installedonline and installednearline count what is out of order too.
    GLUE2StorageShareCapacityTotalSize|GB|storage||How much space of the kind the share has: free, used and reserved.
    GLUE2StorageShareCapacityFreeSize|GB|storage||How much space of the kind new files can have, also in place of copies that may go.
    GLUE2StorageShareCapacityUsedSize|GB|storage||How much space of the kind files have, without copies that may go.
    GLUE2StorageShareCapacityReservedSize|GB|storage||How much space of the kind is free only for those who reserved it.
    GLUE2StorageShareCapacityStorageShareForeignKey||storage||The share whose space it is.
    GLUE2StorageManagerStorageServiceForeignKey||storage||The storage service that the storage system is of; the same as GLUE2ManagerServiceForeignKey.
    GLUE2DataStoreType||storage||What the files lie on: disk, tape, optical.
    GLUE2DataStoreLatency||storage||How soon a file of the data store can be read: online, nearline, offline.
    GLUE2DataStoreTotalSize|GB|storage||How much the data store's disks or tapes themselves hold.
    GLUE2DataStoreFreeSize|GB|storage||How much of the data store's disks or tapes is free.
    GLUE2DataStoreUsedSize|GB|storage||How much of the data store's disks or tapes is used.
    GLUE2DataStoreStorageManagerForeignKey||storage||The storage system that manages the data store; the same as GLUE2ResourceManagerForeignKey.
    GLUE2ToComputingServiceID||rare||The name of a good connection from a storage service to a computing service.
    GLUE2ToComputingServiceNetworkInfo||rare||The network between the two services: 100megabitethernet, gigabitethernet, infiniband, myrinet.
    GLUE2ToComputingServiceBandwidth|Mb/s|rare||How much the connection between the two services can carry, in megabits.
    GLUE2ToComputingServiceStorageAccessProtocolForeignKey||rare||The protocols that the computing service can get files by.
    GLUE2ToComputingServiceComputingServiceForeignKey||rare||The computing service at the connection's end.
    GLUE2ToComputingServiceStorageServiceForeignKey||rare||The storage service that the connection starts from.
    """
}
