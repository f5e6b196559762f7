internal import GLUE
internal import LDAPTypes

/// The computing elements of one site in GLUE 1.3, joined as the WMS joins them.
struct GlueSite {
  private var queues: [(ce: Entry, cluster: String)] = []
  /// The first subcluster of each cluster, in the order the server sent them.
  private var firstSubCluster: [String: String] = [:]
  private(set) var contact: String?
  /// The VOs that the site's computing elements admit.
  private(set) var vos: Set<String> = []

  /// Asks for what is needed of a site.
  static func request(base: DistinguishedName) -> SearchRequest {
    SearchRequest(
      base: base,
      filter: .or(
        [GLUE1.ObjectClass.ce, GLUE1.ObjectClass.subCluster, GLUE1.ObjectClass.site].map {
          .equals(GLUE1.objectClass, $0)
        }),
      attributes: [
        GLUE1.ceUniqueID, GLUE1.ceHostName, GLUE1.ceStateStatus, GLUE1.ceAccessControlBaseRule,
        GLUE1.foreignKey, GLUE1.subClusterUniqueID, GLUE1.siteUniqueID,
        GLUE1.siteUserSupportContact, GLUE1.siteEmailContact,
      ])
  }

  mutating func add(_ entry: Entry) {
    if entry.string(GLUE1.ceUniqueID) != nil {
      guard let cluster = Self.cluster(of: entry) else { return }
      queues.append((entry, cluster))
      for rule in entry.strings(GLUE1.ceAccessControlBaseRule) {
        if rule.hasPrefix("VO:") {
          vos.insert(String(rule.dropFirst(3)))
        } else if rule.hasPrefix("VOMS:/") {
          vos.insert(String(rule.dropFirst(6).prefix { $0 != "/" }))
        }
      }
    } else if let id = entry.string(GLUE1.subClusterUniqueID) {
      if let cluster = entry.dn.value(of: GLUE1.clusterUniqueID), firstSubCluster[cluster] == nil {
        firstSubCluster[cluster] = id
      }
    } else if entry.string(GLUE1.siteUniqueID) != nil {
      contact =
        entry.string(GLUE1.siteUserSupportContact) ?? entry.string(GLUE1.siteEmailContact)
    }
  }

  /// The cluster of a computing element: its first foreign key of one, else its host.
  private static func cluster(of ce: Entry) -> String? {
    for key in ce.strings(GLUE1.foreignKey) {
      guard let equals = key.firstIndex(of: "="),
        key[..<equals].trimmingSpaces == GLUE1.clusterUniqueID.rawValue
      else { continue }
      return String(key[key.index(after: equals)...].trimmingSpaces)
    }
    return ce.string(GLUE1.ceHostName)
  }

  /// The computing elements in front of a subcluster.
  func computingElements(behind subcluster: String, of cluster: String) -> [Offer.ComputingElement]
  {
    queues.filter { $0.cluster == cluster }.map { ce, _ in
      Offer.ComputingElement(
        id: ce.string(GLUE1.ceUniqueID)!, status: ce.string(GLUE1.ceStateStatus),
        accessRules: ce.strings(GLUE1.ceAccessControlBaseRule),
        isSeenByWMS: firstSubCluster[cluster] == subcluster)
    }
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: SubSequence {
    let start = firstIndex { $0 != " " && $0 != "\t" } ?? endIndex
    let end = self[start...].lastIndex { $0 != " " && $0 != "\t" }.map { index(after: $0) } ?? start
    return self[start..<end]
  }
}
