/// A site, and all that it offers.
public struct OfferingSite: Hashable, Sendable {
  /// GlueSiteUniqueID, or GLUE2DomainID.
  public let site: String
  public let offers: [Offer]

  /// The sites of some offers, by name.
  public static func all(in offers: [Offer]) -> [OfferingSite] {
    Dictionary(grouping: offers, by: \.site).sorted { $0.key < $1.key }
      .map { OfferingSite(site: $0.key, offers: $0.value) }
  }

  public var releases: [OfferedRelease] { OfferedRelease.all(in: offers) }

  /// The VOs that may use something there, each once in whatever case.
  public var vos: [String] { offers.flatMap(\.vos).distinctInAnyCase.sorted() }

  /// The computing elements where a job finds something, each once.
  public var computingElements: [String] { offers.allComputingElements }

  /// Whom to ask, as published, each once.
  public var contacts: [String] { offers.compactMap(\.nearestContact).distinct }
}
