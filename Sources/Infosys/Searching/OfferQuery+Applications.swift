internal import GLUE
internal import LDAPTypes

extension OfferQuery {
  /// The IDs that applications of the previews' tags of a subcluster, or of a carrier, have where CREAM or
  /// we publish them: indexed, so that they are found at no cost.
  ///
  /// Whatever an entry says, it is not asked for more than some hundred.
  static func applicationIDs(of entry: Entry) -> [String] {
    Array(allApplicationIDs(of: entry).prefix(500))
  }

  private static func allApplicationIDs(of entry: Entry) -> [String] {
    if entry.dn.rdn?[GLUE1.subClusterUniqueID] != nil {
      let id = entry.dn.value(of: GLUE1.subClusterUniqueID).map { [$0] } ?? []
      return entry[GLUE1.softwareTag].filter { SoftwareTag.mayBePreview($0.bytes) }
        .compactMap(\.string).flatMap { applicationIDs(of: $0, on: id) }
    }
    let info = PPSInfo(otherInfo: entry[GLUE2.otherInfo])
    let places = Set(info.all(.subCluster) + info.all(.resource)).sorted().prefix(50)
    return info.all(.tag).filter { SoftwareTag.mayBePreview(Array($0.utf8)) }.prefix(50)
      .flatMap { applicationIDs(of: $0, on: Array(places)) }
  }

  private static func applicationIDs(of tag: String, on places: [String]) -> [String] {
    Surroundings.applicationIDs(of: tag, on: places)
      + places.map { Publisher.applicationID(tag, $0) }
  }
}
