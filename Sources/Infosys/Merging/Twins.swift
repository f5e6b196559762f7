internal import GLUE
internal import LDAPTypes

/// Carriers and endpoints by what tells that another one is the same thing: BDIIs hold entries at several
/// levels, sites publish them on several hosts, and a service has an endpoint for each of its interfaces.
struct Twins {
  /// How another entry is the same thing as one before, by its place.
  enum Likeness {
    /// It speaks of the same, and the one before has the word.
    case sameWord(Int)
    /// It is another interface of the same pilot.
    case interface(Int)
  }

  private struct Key: Hashable {
    enum Identity: Hashable {
      /// GLUE2ServiceID or GLUE2EndpointID.
      case entry(String)
      case carrier([[String]])
      case interface(Offer.Interface)
    }

    /// In small letters; nil for any. A resource BDII does not name its own.
    let site: String?
    let identity: Identity
  }

  private var places: [Key: Int] = [:]

  func find(_ offer: Offer, in offers: OfferPile) -> Likeness? {
    if let id = offer.entryID, let same = place(of: .entry(id), offer) {
      // Anyone can give an entry the ID of another one.
      let isSame =
        offer.kind == .pilot
        ? !offers[same].contradictsVersion(of: offer) && offers[same].hasProduct(of: offer)
        : offers[same].isSameVersion(as: offer)
      if isSame { return .sameWord(same) }
    }
    for folder in offer.foldersKnownBy {
      if let identity = offer.carrierIdentity(folder: folder),
        let same = place(of: .carrier(identity), offer),
        folder != nil || offer.path == nil || offers[same].path == nil
      {
        return .sameWord(same)
      }
    }
    return Offer.Interface(of: offer).flatMap { place(of: .interface($0), offer) }
      .map(Likeness.interface)
  }

  mutating func learn(_ offer: Offer, at place: Int) {
    var identities: [Key.Identity] = []
    if let id = offer.entryID { identities.append(.entry(id)) }
    for folder in offer.foldersKnownBy {
      if let identity = offer.carrierIdentity(folder: folder) {
        identities.append(.carrier(identity))
      }
    }
    if let interface = Offer.Interface(of: offer) { identities.append(.interface(interface)) }
    for identity in identities {
      for site in [nil, offer.site.lowercased()] {
        let key = Key(site: site, identity: identity)
        if places[key] == nil { places[key] = place }
      }
    }
  }

  private func place(of identity: Key.Identity, _ offer: Offer) -> Int? {
    let sites = offer.site.isEmpty ? [nil] : [offer.site.lowercased(), ""]
    return sites.lazy.compactMap { places[Key(site: $0, identity: identity)] }.first
  }
}

extension Offer {
  /// The ID of the carrier or endpoint that it was made of.
  fileprivate var entryID: String? {
    let rdn = evidence.first?.dn.rdn
    return [GLUE2.serviceID, GLUE2.endpointID].lazy.compactMap { rdn?[$0]?.string }.first
  }

  /// Its folder, and nil: it may be that of one that does not say its own.
  fileprivate var foldersKnownBy: [String?] {
    [path.map { String($0.withoutFinalSlash) }].filter { $0 != nil } + [nil]
  }

  /// Whether both are of one product, where both tell it.
  fileprivate func hasProduct(of other: Offer) -> Bool {
    guard let product, let theirs = other.product else { return true }
    return product.isSame(ignoringCaseOf: theirs)
  }
}
