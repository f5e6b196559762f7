public import Infosys

/// What can be shown of a site that offers something.
public enum SiteField: String, RowField {
  case site, releases, offers, kinds, states, vos, ces
  case ceNames = "ce_names"
  case contacts

  public typealias Item = OfferingSite

  public static let listName = "sites"
  public static func ofTable(all: Bool) -> [SiteField] {
    [.site, .releases] + (all ? [.states] : []) + [.vos, .ces, .contacts]
  }

  public func value(of site: OfferingSite) -> ListValue {
    switch self {
    case .site: .text(site.site)
    case .releases: .texts(site.releases.map(\.name))
    case .offers: .number(site.offers.count)
    case .kinds: .texts(Set(site.offers.map(\.kind.rawValue)).sorted())
    case .states: .texts(site.offers.states)
    case .vos: .texts(site.vos)
    case .ces: .number(site.computingElements.count)
    case .ceNames: .texts(site.computingElements)
    case .contacts: .texts(site.contacts)
    }
  }

  public func lines(of site: OfferingSite) -> [String] {
    switch self {
    case .states: site.offers.standings
    case .vos: site.vos.isEmpty ? [] : [site.vos.joined(separator: ",")]
    default: value(of: site).texts
    }
  }
}

extension OfferedRelease {
  /// Kind, product and version in words: `preview gLite-UI 126 (3.2.1-4)`.
  var name: String {
    [kind.rawValue, product, versions].compactMap(\.self).joined(separator: " ")
  }
}
