public import LDAPTypes

/// Why a record was not written.
public struct LDIFWriteError: Error, Hashable, Sendable {
  /// The entry that the record holds or changes.
  public var dn: DistinguishedName
  /// The attribute that was refused; nil when it is the name or the record as a whole.
  public var attribute: AttributeDescription?
  public var reason: Reason

  public init(dn: DistinguishedName, attribute: AttributeDescription? = nil, reason: Reason) {
    self.dn = dn
    self.attribute = attribute
    self.reason = reason
  }

  /// What is wrong with it. All but the first three apply to `LDIFWritePolicy.gip` alone.
  public enum Reason: Hashable, Sendable {
    /// The attribute's name is not an attribute description (RFC 4512 section 2.5), or it is a
    /// keyword of LDIF. In an entry's name: it is no attribute type. Of a control: its identifier is not
    /// an object identifier.
    case badAttributeName
    /// An attribute has no value, a modification adds none, or increments by none or by several; a
    /// relative name has no attribute.
    case valueMissing
    /// An entry without attributes has no form in RFC 2849. For a BDII: a change that changes nothing.
    case nothingToWrite

    /// The text holds `dn:` in some case, where bdii-update begins the next entry. In an attribute
    /// name: it ends in `dn`, and the colon follows.
    case containsDN
    /// The value is empty: GLUE 2.0 rejects the whole entry.
    case empty
    /// Spaces at the ends are stripped by bdii-update.
    case outerSpace
    /// The value begins with this character, `:` or `<`, which makes bdii-update decode it.
    case badStart(UInt8)
    /// A control character at this offset; a line feed would begin a line of its own.
    case control(UInt8, offset: Int)
    /// A byte beyond ASCII at this offset: GLUE 1.3 strings are IA5, and one such byte in the
    /// wrong encoding loses everything that the program prints.
    case nonASCII(offset: Int)
    /// The name needs escapes (RFC 4514 section 2.4), which bdii-update rewrites to others.
    case escapedName
    /// The output holds a record of that name already, and only one of them counts.
    case repeatedName
    /// The value equals another but for case and inner spaces: GLUE 1.3 rejects the entry.
    case repeatedValue(AttributeValue)
    /// bdii-update does not know the change: only entries and modify records pass.
    case unsupportedChange
    /// bdii-update has no controls.
    case unsupportedControl
    /// The attribute is deleted and added or replaced in one record, or deleted both wholly and by
    /// value: bdii-update pools the values of all sections of an attribute, so the deleted value
    /// comes back.
    case mixedSections
  }
}
