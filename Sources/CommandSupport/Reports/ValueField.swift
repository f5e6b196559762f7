public import Infosys
public import Rollout

/// What can be shown of a value and how often it occurs.
public enum ValueField: String, RowField {
  case value, entries

  public typealias Item = ValueList.Count

  public static let listName = "values"
  public static func ofTable(all _: Bool) -> [ValueField] { [.value, .entries] }

  public func value(of count: ValueList.Count) -> ListValue {
    switch self {
    case .value: .text(count.value)
    case .entries: .number(count.entries)
    }
  }

  /// Values that are numbers are in the order of numbers.
  public func sortKey(of count: ValueList.Count, now: Timestamp) -> SortKey {
    switch self {
    case .value: Int(count.value).map { SortKey($0) } ?? SortKey(count.value)
    case .entries: SortKey(count.entries)
    }
  }
}
