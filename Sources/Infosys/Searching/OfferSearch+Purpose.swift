internal import GLUE
internal import LDAPTypes

extension OfferSearch {
  /// What a request asks for.
  enum Purpose: Hashable {
    case extensions, taggedSubClusters, serviceData, domains, unindexed
    /// When all that a file holds was made.
    case times
    /// Whether there is anything at all.
    case content
    /// Applications, by the place of their IDs in ``OfferSearch/foundApplicationIDs``.
    case applications(Int)
    /// What tells how to use applications.
    case handles
    /// What the extensions found hang below.
    case glue2Entries
    /// A pilot's service and its data.
    case service
    /// What is needed of a site, by its place in ``OfferSearch/sites``, and the order of its subclusters.
    case site(Int)
    case order(Int)
    /// The shares of this service.
    case shares(DistinguishedName)
    /// Who may use an endpoint that does not say itself for whom it is.
    case policies
    /// The service of an endpoint or an application that does not stand below a site.
    case home
    /// What the other schema says of a pilot that one tells of.
    case otherHalves
    /// Whom to ask at a site that nothing else was asked of, and the computing elements on its pilots' hosts.
    case aboutSites
    /// Whom to ask at a site by GLUE 2.0, where GLUE 1.3 does not name the nearest.
    case contacts
  }

  /// The suffixes that are not there, by what became of the searches below each.
  static func absent(
    _ answers: Zip2Sequence<[Purpose], [SearchResult]>
  ) -> [DistinguishedName] {
    [
      (GLUE2.suffix, [.extensions]), (GLUE1.suffix, [.taggedSubClusters, .serviceData]),
    ].compactMap { (suffix: DistinguishedName, wanted: [Purpose]) in
      let isAbsent = answers.allSatisfy { purpose, result in
        !wanted.contains(purpose) || result.resultCode == .noSuchObject
      }
      return isAbsent ? suffix : nil
    }
  }

  /// Something to be asked.
  typealias Step = (purpose: Purpose, request: SearchRequest)
}
