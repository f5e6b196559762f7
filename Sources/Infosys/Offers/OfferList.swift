public import LDAPTypes

/// What a search for offers found.
public struct OfferList: PartialAnswer, Sendable {
  /// The offers, by site, product and version.
  public var offers: [Offer]
  /// What kept the list from being whole; empty when it is.
  public var gaps: [String]
  /// Who answered.
  public var source: String
  /// Whether what no index finds was looked through too: there are no others, as far as it is whole.
  public var isThorough = false
  /// The suffixes of one schema or the other of which the source holds nothing.
  public var absent: [DistinguishedName] = []
  /// A preview's tag as a subcluster's site means it, and the computing elements there.
  public typealias TaggedElements = (tag: SoftwareTag, elements: [Offer.ComputingElement])
  /// The subclusters with a preview's tag, whatever it is a tag of there, by the tag in small letters. Of a query
  /// for one site, those of that site only.
  public var taggedElements: [String: [TaggedElements]]

  public var size: Int { offers.count }

  public init(
    offers: [Offer], gaps: [String], source: String,
    taggedElements: [String: [TaggedElements]] = [:]
  ) {
    self.offers = offers
    self.gaps = gaps
    self.source = source
    self.taggedElements = taggedElements
  }
}
