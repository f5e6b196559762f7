/// An entry of a directory: its name and its attributes, in the order given (RFC 4512 section 2.2).
public struct Entry: Hashable, Sendable {
  public var dn: DistinguishedName
  public var attributes: [Attribute]

  public init(dn: DistinguishedName, attributes: [Attribute] = []) {
    self.dn = dn
    self.attributes = attributes
  }

  /// All values of the attribute, none when the entry does not have it.
  public subscript(description: AttributeDescription) -> [AttributeValue] {
    attributes.first { $0.description == description }?.values ?? []
  }

  /// The values that are text; others are left out.
  public func strings(_ description: AttributeDescription) -> [String] {
    self[description].compactMap(\.string)
  }

  /// The first value that is text.
  public func string(_ description: AttributeDescription) -> String? {
    self[description].lazy.compactMap(\.string).first
  }

  /// Adds a value behind those that the attribute has.
  public mutating func append(_ value: AttributeValue, to description: AttributeDescription) {
    if let at = attributes.firstIndex(where: { $0.description == description }) {
      attributes[at].values.append(value)
    } else {
      attributes.append(Attribute(description, [value]))
    }
  }
}
