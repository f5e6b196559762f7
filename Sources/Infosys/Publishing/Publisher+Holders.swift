internal import LDAPTypes
public import Rollout

/// Who has what only one record can have.
extension Publisher {
  /// The previews that software tags are of, by their titles. BDIIs take names that differ only by case
  /// for one, so that a closed preview cannot be told of beside an open one either.
  func tagHolders(_ previews: [Preview]) -> [String: String] {
    let order = Self.precedence(previews) { ($0.state == .published, $0.since) }
    return Dictionary(
      order.map { ($0.tag.description.lowercased(), $0.title) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The pilots that have services, by their titles.
  func serviceHolders(
    _ pilots: [Pilot], _ surroundings: Surroundings?
  ) -> [Surroundings.Place.Holding: String] {
    var holders: [Surroundings.Place.Holding: String] = [:]
    let order = Self.precedence(pilots) {
      ($0.state.isOffered, $0.state.isOffered ? $0.lastRun ?? $0.since : $0.since)
    }
    for pilot in order {
      let holdings = Surroundings.place(of: pilot.service, in: surroundings).holdings(of: pilot)
      guard holdings.allSatisfy({ holders[$0] == nil }) else { continue }
      for holding in holdings { holders[holding] = pilot.title }
    }
    return holders
  }

  /// What is open before what is closed: of that the oldest first, which keeps what it has; of what is
  /// closed the youngest, which is what readers saw last.
  private static func precedence<Record>(
    _ records: [Record], _ standing: (Record) -> (isOpen: Bool, since: Timestamp)
  ) -> [Record] {
    records.enumerated().map { (place: $0, record: $1, standing: standing($1)) }.sorted { a, b in
      if a.standing.isOpen != b.standing.isOpen { return a.standing.isOpen }
      if a.standing.since == b.standing.since { return a.place < b.place }
      return (a.standing.since < b.standing.since) == a.standing.isOpen
    }.map(\.record)
  }
}

extension Pilot {
  /// The open pilot that has the service of this one already, of those stored; nil when none has.
  ///
  /// - Parameter surroundings: What the resource BDII publishes. nil when it was not asked or did not
  ///   answer: then only services that are named alike are known to be the same.
  public func holder(ofServiceAmong others: [Pilot], _ surroundings: Surroundings?) -> Pilot? {
    let wanted = Surroundings.place(of: service, in: surroundings).holdings(of: self)
    return others.first { other in
      guard other.state.isOffered, other.title != title else { return false }
      if other.service == service { return true }
      let taken = Surroundings.place(of: other.service, in: surroundings).holdings(of: other)
      return wanted.contains(where: taken.contains)
    }
  }
}

extension Surroundings.Place {
  /// What only one pilot can have.
  enum Holding: Hashable {
    /// An entry that is marked, prepared, ignoring case: that is what BDIIs merge entries by.
    case entry(DistinguishedName)
    /// Where it answers, by its ``Offer/Endpoint/comparableURL``: readers take what both schemas tell of it
    /// for one.
    case url(String)
  }

  /// What a pilot has there. Readers tell what is closed from the pilot that comes after it.
  func holdings(of pilot: Pilot) -> [Holding] {
    let entries = [glueService, endpoint].compactMap { $0?.prepared(for: .caseIgnore) }
    let urls = pilot.state.isOffered ? urls.map(Offer.Endpoint.comparable) : []
    return entries.map(Holding.entry) + urls.distinct.map(Holding.url)
  }

  /// How messages name it.
  func name(of holding: Holding) -> String {
    switch holding {
    case .entry(let name):
      (glueService?.prepared(for: .caseIgnore) == name ? glueService : endpoint)?.description ?? ""
    case .url(let url): "what answers at \(url)"
    }
  }
}
