/// Offers that are to be shown, and how many are not.
public struct OfferSelection: Sendable {
  public let offers: [Offer]
  /// Whether those with an objection are shown too.
  public let showsAll: Bool
  /// Those that are kept back.
  public let hiddenOffers: [Offer]

  /// - Parameter all: Whether those with an objection are shown too.
  public init(_ offers: [Offer], all: Bool) {
    self.offers = all ? offers : offers.filter { $0.objection == nil }
    showsAll = all
    hiddenOffers = all ? [] : offers.filter { $0.objection != nil }
  }

  /// How many are kept back, and why.
  public var hidden: [Offer.Objection: Int] {
    hiddenOffers.compactMap(\.objection).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The same with its offers in another order.
  public func ordered(_ offers: [Offer]) -> OfferSelection {
    OfferSelection(offers: offers, showsAll: showsAll, hiddenOffers: hiddenOffers)
  }

  private init(offers: [Offer], showsAll: Bool, hiddenOffers: [Offer]) {
    self.offers = offers
    self.showsAll = showsAll
    self.hiddenOffers = hiddenOffers
  }

  /// How many are hidden, in words: `2 closed, 1 expired`; nil when none are.
  public var hiddenWords: String? {
    let hidden = hidden
    let words = Offer.Objection.allCases.compactMap { objection in
      hidden[objection].map { count -> String in
        switch objection {
        case .closed: "\(count) closed"
        case .expired: "\(count) expired"
        case .sourceLost: "\(count) whose source is lost"
        case .noState: "\(count) without a state"
        case .notUsable: "\(count) not usable"
        }
      }
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
