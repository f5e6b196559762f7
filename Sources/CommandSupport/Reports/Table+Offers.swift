public import Infosys
public import Rollout

extension Table {
  /// A list of offers, one row each.
  public init(_ offers: [Offer], fields: [OfferField] = OfferField.ofTable(), now: Timestamp) {
    self.init(columns: fields.map(\.title))
    for offer in offers {
      append(fields.map { $0.lines(of: offer, now: now) }, emphasis: offer.emphasis)
    }
  }
}

extension Offer {
  fileprivate var emphasis: Table.Emphasis {
    switch objection {
    case .closed: .dim
    case .expired, .sourceLost, .noState, .notUsable: .alarming
    case nil: .none
    }
  }
}
