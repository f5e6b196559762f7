public import Infosys

/// Rows of a list as JSON.
public struct ListReport<Field: RowField>: Encodable {
  /// One row: its fields by name.
  public struct Row: Encodable {
    private let values: [String: ListValue]

    /// - Parameter fields: What is told of it; nil for all.
    public init(_ item: Field.Item, fields: [Field]?) {
      let pairs = (fields ?? Array(Field.allCases)).map { ($0.rawValue, $0.value(of: item)) }
      values = Dictionary(pairs.filter { !$0.1.isUnknown }) { first, _ in first }
    }

    public func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }
  }

  private let items: [Field.Item]
  private let fields: [Field]?
  private let hidden: [Offer.Objection: Int]?

  /// - Parameters:
  ///   - fields: What is told of each; nil for all.
  ///   - hidden: How many offers did not count, by what speaks against them; nil where that does not
  ///     matter.
  public init(
    _ items: [Field.Item], fields: [Field]?, hidden: [Offer.Objection: Int]? = nil
  ) {
    self.items = items
    self.fields = fields
    self.hidden = hidden
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if let hidden { try container.encode(OfferReport.Hidden(hidden), forKey: "hidden") }
    try container.encodeIfPresent(fields?.map(\.rawValue).sorted(), forKey: "fields")
    try container.encode(items.map { Row($0, fields: fields) }, forKey: Key(Field.listName))
  }
}
