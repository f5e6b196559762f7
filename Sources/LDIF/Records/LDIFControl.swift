public import LDAPTypes

/// A control of a change record (RFC 2849, control; RFC 4511 section 4.1.11).
public struct LDIFControl: Hashable, Sendable {
  /// The control's object identifier, in dotted decimal.
  public var oid: String
  /// Whether a server that does not know the control must refuse the change.
  public var isCritical: Bool
  public var value: AttributeValue?

  public init(oid: String, isCritical: Bool = false, value: AttributeValue? = nil) {
    self.oid = oid
    self.isCritical = isCritical
    self.value = value
  }
}

extension LDIFControl {
  /// Whether `oid` is an object identifier (RFC 4512 section 1.4: numericoid).
  var hasObjectIdentifier: Bool {
    oid.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
      && (try? AttributeDescription(parsing: oid)) != nil
  }
}
