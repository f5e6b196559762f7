public import Infosys
public import Rollout

extension OfferField: ListField {
  /// Versions are in RPM's order, ages are numbers, all else is text.
  public func sortKey(of offer: Offer, now: Timestamp) -> SortKey {
    let text = values(of: offer, now: now).joined(separator: " ")
    switch self {
    case .age: return Int(text).map { SortKey($0) } ?? SortKey(text)
    case .version:
      return SortKey(version: offer.workingVersion ?? offer.shortPackageVersion ?? "")
    case .workingVersion, .packageVersion: return SortKey(version: text)
    default: return SortKey(text)
    }
  }
}
