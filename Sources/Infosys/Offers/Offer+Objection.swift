internal import GLUE

extension Offer {
  /// What speaks against an offer, so that it is shown only to those who ask for all.
  public enum Objection: String, CaseIterable, Hashable, Sendable {
    /// It was withdrawn, or the pilot has ended.
    case closed
    /// The entry's validity is over: nobody renewed it.
    case expired
    /// A BDII on the way lost its source.
    case sourceLost = "source-lost"
    /// The entry does not say whether it is open.
    case noState = "no-state"
    /// It is not there yet, no longer or not at all, or it does not work: a state of application environments
    /// says so.
    case notUsable = "not-usable"
  }

  /// What speaks against the offer; nil when nothing does. Where several things do, the first of
  /// ``Objection``'s cases.
  public var objection: Objection? {
    if state == .closed { return .closed }
    switch freshness {
    case .expired: return .expired
    case .unknown: return .sourceLost
    case .fresh, .heldOver, .undated:
      guard case .other(let word) = state else { return nil }
      if word.isEmpty { return .noState }
      // A word that we do not know may be one for what works.
      let told = GLUE2.AppEnvState(rawValue: word.lowercased())
      return told?.isUsable == false ? .notUsable : nil
    }
  }
}
