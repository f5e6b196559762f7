public import Infosys
public import Rollout

/// How an offer differs between two lists.
public struct OfferChange: Encodable {
  public enum Kind: String, Encodable, Sendable {
    case added, gone, changed
  }

  /// A field that differs. Values that are not there are empty lists.
  public struct Field: Encodable {
    let name: String
    let from: [String]
    let to: [String]
  }

  public let change: Kind
  let site: String
  let kind: String
  let product: String?
  let version: String
  let vos: [String]
  let fields: [Field]

  /// What differs from one list to another, in the lists' order. What only time changes, age and
  /// validity, does not count.
  public static func all(from old: [Offer], to new: [Offer], now: Timestamp) -> [OfferChange] {
    let lists = OfferMatching.divided([old, new], acrossPlaces: true)
    return OfferMatching.pairs(lists[0], lists[1], acrossPlaces: true).compactMap { old, new in
      guard let old else { return OfferChange(.added, new!) }
      guard let new else { return OfferChange(.gone, old) }
      let fields = OfferField.compared.compactMap { field -> Field? in
        let (from, to) = (field.comparable(of: old, now: now), field.comparable(of: new, now: now))
        if from == to { return nil }
        return Field(
          name: field.rawValue, from: field.told(of: old, now: now),
          to: field.told(of: new, now: now))
      }
      return fields.isEmpty ? nil : OfferChange(.changed, new, fields)
    }
  }

  private init(_ change: Kind, _ offer: Offer, _ fields: [Field] = []) {
    self.change = change
    site = offer.site
    kind = offer.kind.rawValue
    product = offer.product
    version = offer.versions
    vos = offer.vos
    self.fields = fields
  }

  /// The offer in words: `EXAMPLE-SITE: preview gLite-UI 126 for ops`.
  var name: String {
    let words = [kind, product, version].compactMap(\.self).joined(separator: " ")
    return "\(site): \(words)" + (vos.isEmpty ? "" : " for \(vos.joined(separator: ","))")
  }

  /// Lines for people: `+` what was added, `-` what is gone, `~` what changed, and how.
  public var text: String {
    let mark =
      switch change {
      case .added: "+"
      case .gone: "-"
      case .changed: "~"
      }
    let lines = fields.map { field in
      "    \(field.name): \(OfferField.words(field.name, field.from)) -> "
        + OfferField.words(field.name, field.to)
    }
    return (["\(mark) \(name)"] + lines).map { TerminalText.visible($0) + "\n" }.joined()
  }
}

extension OfferField {
  /// What counts as a difference between two offers.
  static let compared: [OfferField] = allCases.filter { field in
    switch field {
    case .age, .published, .validUntil, .version, .where, .evidence: false
    default: true
    }
  }

  /// The values without what only their order or the time of asking decides.
  func comparable(of offer: Offer, now: Timestamp) -> [String] {
    switch self {
    // Sites are not told apart by case, so that it does not change one.
    case .site: [offer.site.lowercased()]
    case .freshness:
      switch offer.freshness {
      case .fresh, .expired: []
      case .heldOver, .unknown, .undated: [offer.freshness.word]
      }
    case .packageVersion:
      // With its epoch, which nobody has to publish when it is 0.
      [offer.packageVersion].compactMap { version in
        version.map { (try? PackageVersion(parsing: $0))?.full ?? $0 }
      }
    case .path: [offer.path].compactMap { $0.map { String($0.withoutFinalSlash) } }
    // A queue that closes, or shuts a VO out, is the same one.
    case .computingElements: offer.withVOsInOrder.elementPlaces.sorted()
    case .shares: offer.withVOsInOrder.sharePlaces.sorted()
    case .contradictions: values(of: offer.withVOsInOrder, now: now).sorted()
    case .endpoint: offer.endpoint?.comparableURL.map { [$0] } ?? values(of: offer, now: now)
    default: values(of: offer, now: now).sorted()
    }
  }

  /// The values as they are told, where they differ.
  func told(of offer: Offer, now: Timestamp) -> [String] {
    switch self {
    case .site, .path, .endpoint: values(of: offer, now: now)
    // Fresh it is as long as it is not expired, which is no difference.
    case .freshness: [offer.freshness.word]
    default: comparable(of: offer, now: now)
    }
  }
}
