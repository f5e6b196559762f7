public import Rollout

/// A field of the rows of a list, whose names are those of JSON's keys and of CSV's columns.
public protocol RowField: ListField {
  /// What the rows are, in the plural: JSON's key for them.
  static var listName: String { get }
  /// The columns of a table, unless others are asked for.
  ///
  /// - Parameter all: Whether what is over counts too.
  static func ofTable(all: Bool) -> [Self]
  /// What it holds.
  func value(of item: Item) -> ListValue
  /// The lines of a cell, as people want them.
  func lines(of item: Item) -> [String]
}

extension RowField {
  public func lines(of item: Item) -> [String] { value(of: item).texts }

  public func sortKey(of item: Item, now: Timestamp) -> SortKey {
    value(of: item).sortKey
  }
}

extension Table {
  /// A list, one row each.
  public init<Field: RowField>(_ items: [Field.Item], fields: [Field]) {
    self.init(columns: fields.map(\.title))
    for item in items { append(fields.map { $0.lines(of: item) }) }
  }
}
