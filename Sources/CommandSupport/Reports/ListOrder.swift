public import Rollout

/// By what a list is sorted: fields, the first first, with `-` before one that descends.
///
/// What an item does not say comes last, whichever way.
public struct ListOrder<Field: ListField>: Sendable {
  private let keys: [(field: Field, descends: Bool)]

  /// Reads `site,-version`.
  ///
  /// - Throws: `ValidationError` when a field does not exist.
  public init(parsing text: String) throws {
    keys = try Field.list(text) { part in
      part.hasPrefix("-") ? (String(part.dropFirst()), true) : (part, false)
    }
  }

  /// The items in this order; equal ones stay as they were.
  public func sorted(_ items: [Field.Item], now: Timestamp) -> [Field.Item] {
    let keyed = items.enumerated().map { index, item in
      (index: index, item: item, values: keys.map { $0.field.sortKey(of: item, now: now) })
    }
    return keyed.sorted { a, b in
      for (index, key) in keys.enumerated() {
        let (x, y) = (a.values[index], b.values[index])
        if x.isMissing != y.isMissing { return y.isMissing }
        let order = x.compare(to: y)
        if order != 0 { return key.descends ? order > 0 : order < 0 }
      }
      return a.index < b.index
    }.map(\.item)
  }
}

/// By what a list of offers is sorted.
public typealias OfferOrder = ListOrder<OfferField>
