internal import GLUE
package import LDAPTypes

/// The order in which a WMS gets subclusters: of a cluster it takes the tags of the first only, and of those
/// that have the same ID the first.
///
/// It asks for all of `o=grid`, and slapd answers in the order in which the entries were stored. Below a site
/// slapd answers in another: where less stands there than matches anywhere, it goes from name to name
/// (back-mdb's `mdb_search`).
package struct SubClusterOrder {
  private var places: [DistinguishedName: Int] = [:]

  package init() {}

  /// Asks for those of some subclusters whose order decides; nil when none do. The entries that answer it are
  /// to be added as they come.
  package static func request(about subClusters: [Entry]) -> SearchRequest? {
    var clusters: [DistinguishedName: [String]] = [:]
    var unsure: Set<String> = []
    var known: Set<String> = []
    for entry in subClusters {
      if let cluster = entry.dn.parent, let id = entry.dn.value(of: GLUE1.subClusterUniqueID) {
        clusters[cluster.prepared, default: []].append(id)
        if !known.insert(id).inserted { unsure.insert(id) }
      }
    }
    unsure.formUnion(clusters.values.filter { $0.count > 1 }.joined())
    if unsure.isEmpty { return nil }
    let groups = OfferSearch.groups(of: unsure.sorted())
    // The answers to several requests have no order among them.
    return SearchRequest(
      base: GLUE1.suffix,
      filter: groups.count == 1 && groups[0].count == unsure.count
        ? .anyOf(GLUE1.subClusterUniqueID, groups[0])
        : .equals(GLUE1.objectClass, GLUE1.ObjectClass.subCluster),
      attributes: [GLUE1.subClusterUniqueID])
  }

  package mutating func add(_ entry: Entry) {
    let name = entry.dn.prepared
    if places[name] == nil { places[name] = places.count }
  }

  /// Entries in this order; what it does not know follows, in the order given.
  package func sorted(_ entries: [Entry]) -> [Entry] {
    if places.isEmpty { return entries }
    return entries.enumerated()
      .map { (place: places[$1.dn.prepared] ?? Int.max, number: $0, entry: $1) }
      .sorted { ($0.place, $0.number) < ($1.place, $1.number) }.map(\.entry)
  }
}
