/// Why an entry of the information system means nothing to the WMS, or less than it says.
public enum SupermarketObjection: Hashable, Sendable {
  /// Its name has not the form by which the WMS knows such entries.
  case nameNotKnown
  /// No access rule is one by which a WMS that serves this VO asks: `VOMS:/ops` alone lets all of ops in, and
  /// is none.
  case notForVO(String)
  /// A computing element whose cluster has no subcluster; with this name there may be none at all.
  case noSubCluster(cluster: String)
  /// A subcluster whose ID another one has had already, below that cluster.
  case sameSubClusterID(cluster: String)
  /// A subcluster that is not the first of its cluster: its tags are not seen.
  case notFirstSubCluster(first: String)
  /// A computing element whose ID another entry has too, and that one counts.
  case sameComputingElementID
  /// Each of its access rules is one of a view's too: only the views are matched.
  case onlyViews
  /// A view without access rules.
  case noAccessRules
  /// A view whose ID another view of the computing element has too, and that one counts.
  case sameViewID
  /// A view of, or a binding to, a computing element that the WMS does not see.
  case noComputingElement(String)
}

extension SupermarketObjection {
  /// A word for programs.
  public var code: String {
    switch self {
    case .nameNotKnown: "name-not-known"
    case .notForVO: "not-for-vo"
    case .noSubCluster: "no-subcluster"
    case .sameSubClusterID: "same-subcluster-id"
    case .notFirstSubCluster: "not-first-subcluster"
    case .sameComputingElementID: "same-ce-id"
    case .onlyViews: "only-views"
    case .noAccessRules: "no-access-rules"
    case .sameViewID: "same-view-id"
    case .noComputingElement: "no-ce"
    }
  }

  /// Whether the WMS sees nothing at all of the entry; a computing element of which it sees the
  /// views is not lost.
  public var isLoss: Bool { self != .onlyViews }
}

extension SupermarketObjection: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nameNotKnown: "its DN has not the form by which the WMS knows such entries"
    case .notForVO(let vo):
      "no access rule by which a WMS of \(vo) asks (VO:\(vo), VOMS:/\(vo)/…)"
    case .noSubCluster(let cluster):
      cluster.isEmpty
        ? "it names no cluster, neither as GlueForeignKey nor as GlueCEInfoHostName"
        : "its cluster '\(cluster)' has no subcluster"
    case .sameSubClusterID(let cluster):
      "cluster '\(cluster)' has a subcluster of that ID, and came first"
    case .notFirstSubCluster(let first):
      "the WMS takes the first subcluster of a cluster only, '\(first)'"
    case .sameComputingElementID: "another entry has its GlueCEUniqueID"
    case .onlyViews: "its views have all its access rules: only they are matched"
    case .noAccessRules: "the view has no access rules"
    case .sameViewID: "another view of the computing element has its ID"
    case .noComputingElement(let id): "the WMS does not see its computing element '\(id)'"
    }
  }
}
