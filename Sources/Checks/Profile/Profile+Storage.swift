extension Profile {
  /// Storage.
  static let storage = """
    class GLUE2ToStorageService
      GLUE2ToStorageServiceID text mandatory
      GLUE2ToStorageServiceLocalPath text mandatory
      GLUE2ToStorageServiceRemotePath text mandatory
      GLUE2ToStorageServiceComputingServiceForeignKey text mandatory
      GLUE2ToStorageServiceStorageServiceForeignKey text mandatory
    class GLUE2StorageServiceCapacity
      GLUE2StorageServiceCapacityID text mandatory
      GLUE2StorageServiceCapacityType StorageCapacity mandatory
      GLUE2StorageServiceCapacityTotalSize uint64 mandatory
      GLUE2StorageServiceCapacityFreeSize uint64 recommended
      GLUE2StorageServiceCapacityUsedSize uint64 recommended
      GLUE2StorageServiceCapacityReservedSize uint64 recommended
    class GLUE2StorageAccessProtocol
      GLUE2StorageAccessProtocolID text mandatory
      GLUE2StorageAccessProtocolType StorageAccessProtocol mandatory
      GLUE2StorageAccessProtocolVersion text mandatory
      GLUE2StorageAccessProtocolMaxStreams uint32
    class GLUE2StorageShare
      GLUE2StorageShareServingState ServingState mandatory
      GLUE2StorageShareSharingID text mandatory
      GLUE2StorageShareAccessLatency AccessLatency mandatory
      GLUE2StorageShareRetentionPolicy RetentionPolicy mandatory
      GLUE2StorageShareExpirationMode ExpirationMode mandatory
      GLUE2StorageShareDefaultLifeTime uint32
      GLUE2StorageShareMaximumLifeTime uint32
      GLUE2StorageShareStorageServiceForeignKey text mandatory
    class GLUE2StorageShareCapacity
      GLUE2StorageShareCapacityID text mandatory
      GLUE2StorageShareCapacityType StorageCapacity mandatory
      GLUE2StorageShareCapacityTotalSize uint64 mandatory
      GLUE2StorageShareCapacityFreeSize uint64 recommended
      GLUE2StorageShareCapacityUsedSize uint64 recommended
      GLUE2StorageShareCapacityReservedSize uint64 recommended
      GLUE2StorageShareCapacityStorageShareForeignKey text single
    class GLUE2DataStore
      GLUE2DataStoreType DataStoreType mandatory
      GLUE2DataStoreLatency AccessLatency mandatory
      GLUE2DataStoreTotalSize uint64 mandatory
      GLUE2DataStoreFreeSize uint64
      GLUE2DataStoreUsedSize uint64
      GLUE2DataStoreStorageManagerForeignKey text mandatory
    class GLUE2StorageManager
      GLUE2StorageManagerStorageServiceForeignKey text mandatory
    """
}
