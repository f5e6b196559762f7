internal import GLUE
internal import LDAPTypes

/// How the names of clusters and computing elements are spelled, by their own entries.
///
/// GLUE 1.3 ignores the case of an ID in the names below it, and the WMS does not. It always gets the
/// spelling of the entry itself: OpenLDAP's slapd keeps each level of the tree once, and makes all names of
/// that (slapd-mdb(5)). In a file each entry has its own.
struct Spellings: Sendable {
  /// Names above others as they are spelled there, and as their own entries spell them.
  private var shown: [DistinguishedName: DistinguishedName] = [:]

  init(of entries: [Entry]) {
    var own: Set<DistinguishedName> = []
    var above: Set<DistinguishedName> = []
    for entry in entries {
      switch SupermarketEntry(entry.dn) {
      case .cluster, .computingElement: own.insert(entry.dn)
      case .subCluster, .view: if let parent = entry.dn.parent { above.insert(parent) }
      case .binding, nil: break
      }
    }
    above.subtract(own)
    if above.isEmpty { return }
    let prepared = own.map { (Schema.bdii.prepared($0), $0) }
    let names = Dictionary(prepared, uniquingKeysWith: { first, _ in first })
    for name in above { shown[name] = names[Schema.bdii.prepared(name)] }
  }

  /// The name with the level above as the entry there spells it.
  func shown(_ dn: DistinguishedName) -> DistinguishedName {
    guard !shown.isEmpty, let rdn = dn.rdn, let parent = dn.parent, let name = shown[parent] else {
      return dn
    }
    return name.child(rdn)
  }
}
