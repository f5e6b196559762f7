public import LDAPTypes

/// What a search for offers found.
public struct OfferList: PartialAnswer, Sendable {
  /// The offers, by site, product and version.
  public var offers: [Offer]
  /// What kept the list from being whole; empty when it is.
  public var gaps: [String]
  /// Where it was asked.
  public var source: String

  public var size: Int { offers.count }

  public init(offers: [Offer], gaps: [String], source: String) {
    self.offers = offers
    self.gaps = gaps
    self.source = source
  }
}
