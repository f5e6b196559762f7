internal import GLUE
public import LDAPTypes

/// The values of an attribute, and how many entries have each.
public struct ValueList: PartialAnswer, Sendable {
  public struct Count: Hashable, Sendable {
    /// As it is spelled; where it is not UTF-8, how many bytes it has.
    public var value: String
    public var entries: Int
  }

  /// The most frequent first.
  public var counts: [Count]
  /// What kept the list from being whole; empty when it is.
  public var gaps: [String]

  public var size: Int { counts.count }
}

extension EntrySource {
  /// Counts the values of an attribute in all entries that have it, by spelling.
  ///
  /// Asks a server with the object classes that have the attribute, which BDIIs index.
  ///
  /// - Parameter filter: Which entries count; nil for all.
  /// - Throws: What made the source unable to answer. Where it answers in part, what it did answer
  ///   counts, and ``ValueList/gaps`` says what is missing.
  public func values(of type: AttributeType, matching filter: Filter? = nil) throws -> ValueList {
    try answer { try $0.ownValues(of: type, matching: filter) }
  }

  private func ownValues(of type: AttributeType, matching filter: Filter?) throws -> ValueList {
    var counts: [AttributeValue: Int] = [:]
    var gaps: [String] = []
    let attribute = AttributeDescription(type.name)
    // A file has no index, and its entries need not tell their classes.
    let byClass = !isSnapshot
    let requests = Self.requests(for: type, filter, byClass: byClass)
    do {
      let results = try search(requests) { _, entry in
        for value in Set(entry[attribute]) { counts[value, default: 0] += 1 }
      }
      if results.allSatisfy({ $0.resultCode == .noSuchObject }) {
        gaps.append(Gap.holdsNone(of: requests.map(\.base).distinct))
      }
      gaps += results.gaps
      if counts.isEmpty, gaps.isEmpty { gaps = try gapsOfEmptiness(byClass: byClass) }
    } catch {
      if counts.isEmpty { throw error }
      gaps.append(Gap.brokenOff(by: error))
    }
    let sorted = counts.map { (-$0.value, $0.key.description) }.sorted { $0 < $1 }
    return ValueList(
      counts: sorted.map { ValueList.Count(value: $0.1, entries: -$0.0) }, gaps: gaps)
  }

  /// What keeps an answer without anything from being believed: that there is nothing of any site, as in a BDII
  /// that was just started, or that this cannot be told. Empty where there is something.
  ///
  /// - Parameter byClass: Whether what does not tell its class is nothing.
  /// - Throws: What made the source unable to answer.
  public func gapsOfEmptiness(byClass: Bool = true) throws -> [String] {
    var isFilled = false
    let gaps = try search(byClass ? OfferQuery.content : OfferQuery.anything) { _, entry in
      if byClass || !entry.dn.isAboveSites { isFilled = true }
    }.filter { $0.resultCode != .sizeLimitExceeded }.gaps
    return isFilled ? [] : gaps.isEmpty ? [Gap.holdsNoSite] : gaps
  }

  private static func requests(
    for type: AttributeType, _ filter: Filter?, byClass: Bool
  ) -> [SearchRequest] {
    let attribute = AttributeDescription(type.name)
    let classes =
      byClass
      ? Schema.bdii.objectClasses.filter { ($0.required + $0.allowed).contains(attribute) } : []
    var parts: [Filter] = []
    // Of what nearly all entries have, the attribute itself is as good.
    if (1...20).contains(classes.count), type.name.lowercased().hasPrefix("glue") {
      parts.append(.anyOf(GLUE1.objectClass, classes.map(\.name)))
    }
    parts.append(.present(attribute))
    if let filter { parts.append(filter) }
    let bases =
      type.name.hasPrefix("GLUE2")
      ? [GLUE2.suffix]
      : type.name.hasPrefix("Glue") ? [GLUE1.suffix] : [GLUE1.suffix, GLUE2.suffix]
    return bases.map {
      SearchRequest(
        base: $0, filter: parts.count == 1 ? parts[0] : .and(parts), attributes: [attribute])
    }
  }
}
