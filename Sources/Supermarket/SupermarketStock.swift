public import LDAPTypes

/// What a WMS has on its shelves, and what of the grid it left out.
public struct SupermarketStock: Sendable {
  /// What jobs are matched with, in the order in which the WMS goes through it: by ``Item/id``.
  public let items: [Item]
  /// The entries that do not count, in the order in which they came.
  public let ignored: [Ignored]
  /// The GlueClusterUniqueIDs that have a subcluster, without which none of their computing elements counts.
  public let clusters: Set<AttributeValue>
  let spellings: Spellings

  /// An entry's name as it stands here, and as a server shows it: a file may spell the level above it
  /// otherwise than that entry's own name does.
  public func name(of dn: DistinguishedName) -> DistinguishedName { spellings.shown(dn) }

  /// One computing element, or one view of it: the WMS makes one ad of it.
  public struct Item: Sendable {
    /// The WMS's own key: GlueCEUniqueID, and behind a slash the GlueVOViewLocalID of a view.
    public let id: String
    public let computingElement: Entry
    /// nil for the computing element itself.
    public let view: Entry?
    /// The first of the cluster's: the tags of any other are not seen.
    public let subCluster: Entry
    /// GlueSiteUniqueID, by the cluster's foreign key; empty where it has none.
    public let site: String
    /// GlueCESEBind entries, the storage elements near to it.
    public let bindings: [Entry]
    /// GlueCEAccessControlBaseRule: of a view its own; of a computing element that has views, those
    /// that no view has, sorted.
    public let accessRules: [AttributeValue]
  }

  /// An entry that does not count, and why.
  public struct Ignored: Hashable, Sendable {
    public let dn: DistinguishedName
    public let reason: SupermarketObjection
  }
}
