internal import ClassAd
internal import GLUE
internal import LDAPTypes
public import Supermarket

/// The ads that the WMS makes of what a supermarket has in stock (`fetch_bdii_ce_info`).
public struct Listings: Sendable {
  /// In the WMS's order.
  public let all: [Listing]
  /// What it does not read as it was published, each entry once.
  public let alterations: [AlteredAttribute]
  /// Items without an ad: their GlueCEUniqueID cannot be read.
  public let unreadable: [SupermarketStock.Item]

  public init(_ stock: SupermarketStock) {
    var maker = ListingMaker()
    var all: [Listing] = []
    all.reserveCapacity(stock.items.count)
    var unreadable: [SupermarketStock.Item] = []
    for item in stock.items {
      if let listing = maker.listing(item) {
        all.append(listing)
      } else {
        unreadable.append(item)
      }
    }
    self.all = all
    self.unreadable = unreadable
    alterations = maker.alterations
  }

  /// Those of a computing element.
  public func listings(of computingElement: String) -> [Listing] {
    all.filter { $0.computingElement == computingElement || $0.id == computingElement }
  }
}

/// Makes the ads of items, those of a cluster and of a computing element once.
private struct ListingMaker {
  private var entries = EntryAds()
  private var subClusters: [DistinguishedName: ClassAd] = [:]
  /// The computing element made last: its views follow each other.
  private var last: (dn: DistinguishedName, ad: ClassAd, id: String?)?

  var alterations: [AlteredAttribute] { entries.alterations }

  mutating func listing(_ item: SupermarketStock.Item) -> Listing? {
    if last?.dn != item.computingElement.dn { last = make(item) }
    guard var ad = last?.ad, let id = last?.id else { return nil }
    if let view = item.view {
      ad.update(with: entries.ad(of: view))
    } else if item.accessRules != item.computingElement[GLUE1.ceAccessControlBaseRule] {
      ad.set(
        AttributeName(GLUE1.ceAccessControlBaseRule), to: .strings(item.accessRules.map(\.bytes)))
    }
    ad.set("PurchasedBy", to: .string("II_G13_purchaser"))
    return Listing(item: item, ad: ad, computingElement: id)
  }

  private mutating func make(
    _ item: SupermarketStock.Item
  ) -> (dn: DistinguishedName, ad: ClassAd, id: String?) {
    var ad = entries.ad(of: item.computingElement)
    let subCluster = subClusters[item.subCluster.dn] ?? entries.ad(of: item.subCluster)
    subClusters[item.subCluster.dn] = subCluster
    ad.update(with: subCluster)
    ad.set(AttributeName(GLUE1.siteUniqueID), to: .string(item.site))
    addBindings(item.bindings, to: &ad)
    guard let id = ad.text(of: GLUE1.ceUniqueID) else {
      return (item.computingElement.dn, ad, nil)
    }
    if let parts = ContactString(id) {
      let type = ad.text(of: GLUE1.ceLRMSType) ?? ""
      ad.set("GlobusResourceContactString", to: .string(parts.resource))
      ad.set("LRMSType", to: .string(type.isEmpty ? parts.type : type))
      ad.set("QueueName", to: .string(parts.queue))
      ad.set("CEid", to: .string(id))
    }
    ad.update(with: Self.storage)
    return (item.computingElement.dn, ad, id)
  }

  private mutating func addBindings(_ bindings: [Entry], to ad: inout ClassAd) {
    var elements: [Expression] = []
    var names: [[UInt8]] = []
    for binding in bindings {
      var bound = entries.ad(of: binding)
      names.append(Array((bound.text(of: GLUE1.bindSEUniqueID) ?? "").utf8))
      bound["name"] = .name(AttributeName(GLUE1.bindSEUniqueID))
      bound["mount"] = .name(AttributeName(GLUE1.bindCEAccessPoint))
      elements.append(.ad(bound.names.map { Expression.Attribute($0, bound[$0]!) }))
    }
    ad["CloseStorageElements"] = .list(elements)
    ad.set(AttributeName(GLUE1.bindGroupSEUniqueID), to: .strings(names))
  }

  /// What each ad has for jobs that ask for close storage elements (`gangmatch_storage_ad_str`).
  private static let storage = ClassAd([
    Expression.Attribute(
      "storage",
      .ad([
        Expression.Attribute(
          "VO", .member(of: .member(of: .name("parent"), "other"), "VirtualOrganisation")),
        Expression.Attribute("CloseSEs", .function("retrieveCloseSEsInfo", [.name("VO")])),
      ]))
  ])
}

extension AttributeName {
  fileprivate init(_ published: AttributeDescription) { self.init(published.rawValue) }
}

extension ClassAd {
  /// An attribute's value, when that is text.
  fileprivate func text(of published: AttributeDescription) -> String? {
    if case .string(let text) = value(of: AttributeName(published)) { "\(text)" } else { nil }
  }
}

extension Value {
  fileprivate static func strings(_ texts: [[UInt8]]) -> Value {
    .list(of: texts.map { .string(ByteString($0)) })
  }
}
