internal import GLUE
internal import LDAPTypes
internal import Supermarket

/// The computing elements of one site in GLUE 1.3, joined as the WMS joins them.
struct GlueSite {
  private var supermarket = Supermarket()
  private var elements: [Entry] = []
  private(set) var contact: String?
  /// The access rules of the computing elements and views, each once: most have the same.
  private var rules: Set<AttributeValue> = []

  /// Asks for what is needed of a site.
  ///
  /// - Parameter vo: The VO whose views are wanted too; nil for none.
  static func request(base: DistinguishedName, vo: String?) -> SearchRequest {
    typealias Classes = GLUE1.ObjectClass
    var filters = [Classes.ce, Classes.cluster, Classes.subCluster, Classes.site].map {
      Filter.equals(GLUE1.objectClass, $0)
    }
    if let vo {
      let rule = GLUE1.ceAccessControlBaseRule
      filters.append(
        .equals(GLUE1.objectClass, Classes.voView)
          && .or([
            .equals(rule, "VO:\(vo)"), .equals(rule, "VOMS:/\(vo)"),
            .hasPrefix(rule, "VOMS:/\(vo)/"),
          ]))
    }
    return SearchRequest(
      base: base, filter: .or(filters),
      attributes: [
        GLUE1.ceUniqueID, GLUE1.ceHostName, GLUE1.ceStateStatus, GLUE1.ceAccessControlBaseRule,
        GLUE1.foreignKey, GLUE1.subClusterUniqueID, GLUE1.siteUniqueID, GLUE1.voViewLocalID,
        GLUE1.siteUserSupportContact, GLUE1.siteEmailContact,
      ])
  }

  mutating func add(_ entry: Entry) {
    if !entry[GLUE1.siteUniqueID].isEmpty {
      contact =
        entry.string(GLUE1.siteUserSupportContact) ?? entry.string(GLUE1.siteEmailContact)
      return
    }
    supermarket.add(entry)
    rules.formUnion(entry[GLUE1.ceAccessControlBaseRule])
    if entry.string(GLUE1.ceUniqueID) != nil, entry[GLUE1.voViewLocalID].isEmpty {
      elements.append(entry)
    }
  }

  /// Tells that all of the site has come.
  mutating func settle() { settled = shelves }

  private var settled: Shelves?

  /// What a WMS makes of the site.
  var shelves: Shelves {
    settled
      ?? Shelves(
        elements, supermarket.stock(), contact: contact,
        vos: Set(AccessRules(rules.compactMap(\.string)).vos))
  }

  /// The computing elements by their clusters, and what a WMS makes of each.
  struct Shelves {
    private struct Element {
      let entry: Entry
      let id: String
      let status: String?
      let access: AccessRules
      let items: [SupermarketStock.Item]
      /// What a WMS does not read as it was published, of what jobs are matched by.
      let alteredAttributes: [AttributeDescription]
    }

    private var elements: [AttributeValue: [Element]] = [:]
    private var objections: [DistinguishedName: SupermarketObjection] = [:]
    private let stock: SupermarketStock
    /// Whom to ask at the site.
    let contact: String?
    /// The VOs that the site's computing elements admit.
    let vos: Set<String>

    fileprivate init(
      _ entries: [Entry], _ stock: SupermarketStock, contact: String?, vos: Set<String>
    ) {
      self.contact = contact
      self.vos = vos
      self.stock = stock
      let items = Dictionary(grouping: stock.items, by: \.computingElement.dn)
      for entry in entries {
        elements[Supermarket.cluster(of: entry), default: []].append(
          Element(
            entry: entry, id: entry.string(GLUE1.ceUniqueID)!,
            status: entry.string(GLUE1.ceStateStatus),
            access: AccessRules(entry.strings(GLUE1.ceAccessControlBaseRule)),
            items: items[entry.dn] ?? [],
            alteredAttributes: [GLUE1.ceStateStatus, GLUE1.ceAccessControlBaseRule].filter {
              EntryAds.isAltered($0, entry[$0])
            }))
      }
      for ignored in stock.ignored where ignored.reason.isLoss && objections[ignored.dn] == nil {
        objections[ignored.dn] = ignored.reason
      }
    }

    /// The computing elements in front of a subcluster, and what keeps jobs of a VO from them.
    func computingElements(
      inFrontOf subCluster: DistinguishedName, vo: String?
    ) -> [Offer.ComputingElement] {
      let subCluster = stock.name(of: subCluster)
      guard let cluster = subCluster.parent?.rdn?[GLUE1.clusterUniqueID] else { return [] }
      return (elements[cluster] ?? []).map { element in
        let isSeen = element.items.contains { $0.subCluster.dn == subCluster }
        var obstacles: [Obstacle] = []
        if !isSeen {
          let objection = objections[element.entry.dn] ?? objections[subCluster]
          obstacles.append(.ignored(objection ?? .nameNotKnown))
        }
        let views = element.items.compactMap(\.view).map {
          Self.view($0, of: element.entry, vo: vo)
        }
        for attribute in element.alteredAttributes {
          obstacles.append(.notReadAsPublished(attribute))
        }
        // Where a VO has a view, that is what counts for it.
        if views.isEmpty {
          obstacles += Self.obstacles(status: element.status, element.access, vo: vo)
        } else if views.allSatisfy({ !$0.obstacles.isEmpty }) {
          obstacles += views[0].obstacles
        }
        return Offer.ComputingElement(
          id: element.id, status: element.status, access: element.access, isSeenByWMS: isSeen,
          obstacles: obstacles, views: views)
      }
    }

    private static func view(_ view: Entry, of element: Entry, vo: String?) -> Offer.View {
      let access = AccessRules(view.strings(GLUE1.ceAccessControlBaseRule))
      let status = view.string(GLUE1.ceStateStatus) ?? element.string(GLUE1.ceStateStatus)
      return Offer.View(
        id: view.string(GLUE1.voViewLocalID) ?? "", status: status, access: access,
        obstacles: obstacles(status: status, access, vo: vo))
    }

    private static func obstacles(
      status: String?, _ access: AccessRules, vo: String?
    ) -> [Obstacle] {
      // The search by which a WMS asks leaves `VOMS:/ops` out, which lets all of ops in.
      let isFound = vo.map { vo in
        Supermarket.admits(vo: vo, access.texts.map { AttributeValue($0) })
      }
      return [
        Obstacle.access(access, vo: vo)
          ?? (isFound == false ? vo.map { .ignored(.notForVO($0)) } : nil),
        status?.isSame(ignoringCaseOf: "production") ?? false
          ? nil : .notInProduction(state: status),
      ].compactMap(\.self)
    }
  }
}
