internal import ArgumentParser
public import Infosys
public import Rollout

/// By what a list of offers is sorted: fields, the first first, with `-` before one that descends.
///
/// Versions are in RPM's order, ages are numbers, all else is text without case. What an offer does
/// not say comes last, whichever way.
public struct OfferOrder: Sendable {
  private let keys: [(field: OfferField, descends: Bool)]

  /// Reads `site,-version`.
  ///
  /// - Throws: `ValidationError` when a field does not exist.
  public init(parsing text: String) throws {
    keys = try OfferField.list(text) { part in
      part.hasPrefix("-") ? (String(part.dropFirst()), true) : (part, false)
    }
  }

  /// The offers in this order; equal ones stay as they were.
  public func sorted(_ offers: [Offer], now: Timestamp) -> [Offer] {
    let keyed = offers.enumerated().map { index, offer in
      (index: index, offer: offer, values: keys.map { Value(offer, $0.field, now: now) })
    }
    return keyed.sorted { a, b in
      for (index, key) in keys.enumerated() {
        let (x, y) = (a.values[index], b.values[index])
        if x.isMissing != y.isMissing { return y.isMissing }
        let order = x.compare(to: y)
        if order != 0 { return key.descends ? order > 0 : order < 0 }
      }
      return a.index < b.index
    }.map(\.offer)
  }

  /// What is compared of an offer.
  private struct Value {
    let text: String
    var number: Int?
    var version: PackageVersion?
    var isMissing: Bool { text.isEmpty }

    init(_ offer: Offer, _ field: OfferField, now: Timestamp) {
      text = field.values(of: offer, now: now).joined(separator: " ").lowercased()
      switch field {
      case .age: number = Int(text)
      case .version, .workingVersion, .packageVersion: version = try? PackageVersion(parsing: text)
      default: break
      }
    }

    func compare(to other: Value) -> Int {
      if let number, let theirs = other.number {
        return number < theirs ? -1 : number > theirs ? 1 : 0
      }
      if let version, let theirs = other.version {
        return version < theirs ? -1 : theirs < version ? 1 : 0
      }
      // What is no version comes behind what is one.
      if (version == nil) != (other.version == nil) { return version == nil ? 1 : -1 }
      return text < other.text ? -1 : text > other.text ? 1 : 0
    }
  }
}

extension OfferField {
  /// Reads names with commas between them.
  ///
  /// - Throws: `ValidationError` when a field does not exist, or there is none.
  public static func list(parsing text: String) throws -> [OfferField] {
    try list(text) { ($0, false) }.map(\.0)
  }

  static func list(
    _ text: String, _ split: (String) -> (String, Bool)
  ) throws -> [(OfferField, Bool)] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let (name, mark) = split(part.filter { $0 != " " })
      guard let field = OfferField(rawValue: name.lowercased()) else {
        throw ValidationError(
          "'\(name)' is no field; there are \(allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      return (field, mark)
    }
  }
}
