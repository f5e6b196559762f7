public import LDAPTypes

/// A change to a directory (RFC 2849, changerecord; the operations are those of RFC 4511 sections
/// 4.6 to 4.9).
public enum ChangeRecord: Hashable, Sendable {
  case add(Entry)
  case delete(DistinguishedName)
  case modify(DistinguishedName, [Modification])
  /// Renames an entry, and moves it where a new superior is given.
  case modifyDN(
    DistinguishedName, newRDN: RelativeDistinguishedName, deleteOldRDN: Bool,
    newSuperior: DistinguishedName? = nil)

  /// The name of the entry that is changed; of a rename, the old one.
  public var dn: DistinguishedName {
    switch self {
    case .add(let entry): entry.dn
    case .delete(let dn), .modify(let dn, _), .modifyDN(let dn, _, _, _): dn
    }
  }
}
