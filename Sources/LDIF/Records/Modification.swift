public import LDAPTypes

/// One section of a modify record (RFC 2849, mod-spec; RFC 4511 section 4.6).
public struct Modification: Hashable, Sendable {
  /// What is done with the values.
  public enum Operation: String, Hashable, Sendable, CaseIterable {
    case add
    /// Without values: deletes the whole attribute.
    case delete
    /// Without values: deletes the attribute where the entry has it.
    case replace
    /// RFC 4525; takes one value.
    case increment
  }

  public var operation: Operation
  public var attribute: AttributeDescription
  public var values: [AttributeValue]

  public init(
    _ operation: Operation, _ attribute: AttributeDescription, _ values: [AttributeValue] = []
  ) {
    self.operation = operation
    self.attribute = attribute
    self.values = values
  }
}
