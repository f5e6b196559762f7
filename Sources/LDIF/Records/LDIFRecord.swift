public import LDAPTypes

/// One record of an LDIF file (RFC 2849, "Formal Syntax Definition of LDIF").
public enum LDIFRecord: Hashable, Sendable {
  /// An entry as it stands (ldif-attrval-record).
  case content(Entry)
  /// A change to be made, with the controls that go with it (ldif-change-record).
  case change(ChangeRecord, controls: [LDIFControl] = [])

  /// The name of the entry that the record holds or changes.
  public var dn: DistinguishedName {
    switch self {
    case .content(let entry): entry.dn
    case .change(let change, _): change.dn
    }
  }
}
