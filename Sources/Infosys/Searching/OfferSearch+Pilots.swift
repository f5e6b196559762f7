public import LDAPTypes
public import Rollout

extension EntrySource {
  /// Finds which pilots are computing elements, of which another source told all else: it may hold only one of the
  /// schemas.
  ///
  /// - Returns: The same pilots, in their order, with what this source has of them.
  /// - Throws: What made the source unable to answer.
  public func places(
    ofPilots pilots: [Offer], _ query: OfferQuery, now: Timestamp
  ) throws -> OfferList {
    try answer { source in
      var search = OfferSearch(about: pilots, of: query, now: now, in: source)
      let results = try search.explore(source, search.requestsAboutSites())
      var list = search.list
      list.gaps = results.gaps
      return list
    }
  }
}
