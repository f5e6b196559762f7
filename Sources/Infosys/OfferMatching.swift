/// Which offers of two lists are the same, said at two times or by two servers.
public enum OfferMatching {
  /// The offers of both lists: pairs of those that are the same, then what only one list has.
  ///
  /// Offers are the same when site, kind, product and version are, and then VOs and place: an offer of
  /// a release that a site has twice is paired with the one that it has most in common with.
  public static func pairs(
    _ old: [Offer], _ new: [Offer]
  ) -> [(old: Offer?, new: Offer?)] {
    var news = OfferPile()
    for offer in new { news.append(offer) }
    var partners: [Int: Int] = [:]
    var taken: Set<Int> = []
    for isSame in likenesses {
      for index in old.indices where partners[index] == nil {
        let alike = news.indices(like: old[index]) {
          group($0) == group(old[index]) && isSame(old[index], $0)
        }
        guard let place = alike.first(where: { !taken.contains($0) }) else { continue }
        partners[index] = place
        taken.insert(place)
      }
    }
    return old.indices.map { (old[$0], partners[$0].map { new[$0] }) }
      + new.indices.filter { !taken.contains($0) }.map { (nil, new[$0]) }
  }

  private static func group(_ offer: Offer) -> [String] {
    [offer.site, offer.kind.rawValue, offer.product ?? ""].map { $0.lowercased() }
  }

  /// The strictest first; each holds of a pair of the same site, kind and product.
  private static let likenesses: [@Sendable (Offer, Offer) -> Bool] = [
    { isSameVersion($0, $1) && Set($0.vos) == Set($1.vos) && isSamePlace($0, $1) },
    { isSameVersion($0, $1) && $0.sharesVO(with: $1) && isSamePlace($0, $1) },
    { isSameVersion($0, $1) && $0.kind == .pilot && isSamePlace($0, $1) },
    { isSameVersion($0, $1) && $0.sharesVO(with: $1) },
  ]

  /// The same working version; where one does not tell it, the same package version; or no version at all.
  private static func isSameVersion(_ a: Offer, _ b: Offer) -> Bool {
    if let x = a.workingVersion, let y = b.workingVersion {
      return x.lowercased() == y.lowercased()
    }
    if let x = a.packageVersion, let y = b.packageVersion {
      return Offer.Contradiction.Field.packageVersion.agrees(x, y)
    }
    return [a.workingVersion, b.workingVersion, a.packageVersion, b.packageVersion]
      .allSatisfy { $0 == nil }
  }

  private static func isSamePlace(_ a: Offer, _ b: Offer) -> Bool {
    if a.kind == .preview {
      return a.path == nil || b.path == nil
        || a.path?.withoutFinalSlash == b.path?.withoutFinalSlash
    }
    return a.endpoint?.comparableURL == b.endpoint?.comparableURL
  }
}
