internal import ArgumentParser
public import Rollout

/// A field of what a list holds, which the user names: to show it, or to sort by it.
public protocol ListField: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  associatedtype Item
  /// By what items are sorted that are sorted by this field.
  func sortKey(of item: Item, now: Timestamp) -> SortKey
}

extension RawRepresentable<String> {
  /// The name as people write it.
  var words: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
}

extension ListField {
  /// The column's title.
  var title: String { words.uppercased() }

  /// Reads names with commas between them.
  ///
  /// - Throws: `ValidationError` when a field does not exist, or there is none.
  public static func list(parsing text: String) throws -> [Self] {
    try list(text) { ($0, false) }.map(\.0)
  }

  static func list(_ text: String, _ split: (String) -> (String, Bool)) throws -> [(Self, Bool)] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let (name, mark) = split(part.filter { $0 != " " })
      guard let field = Self(rawValue: name.lowercased()) else {
        throw ValidationError("'\(name)' is no field; there are \(names).")
      }
      return (field, mark)
    }
  }

  /// All names, as a sentence wants them.
  // Inlined: what is made of the type while the program runs takes a thirtieth of a small query.
  @inlinable public static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
