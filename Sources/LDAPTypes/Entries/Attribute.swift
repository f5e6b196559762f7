/// One attribute of an entry: a description and its values, in the order given.
public struct Attribute: Hashable, Sendable {
  public var description: AttributeDescription
  public var values: [AttributeValue]

  public init(_ description: AttributeDescription, _ values: [AttributeValue]) {
    self.description = description
    self.values = values
  }
}
