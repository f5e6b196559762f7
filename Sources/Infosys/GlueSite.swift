internal import GLUE
internal import LDAPTypes
internal import Supermarket

/// The computing elements of one site in GLUE 1.3, joined as the WMS joins them.
struct GlueSite {
  private var supermarket: Supermarket
  private var elements: [Shelves.Element] = []
  private(set) var contact: String?
  /// The access rules of the computing elements and views, each once: most have the same.
  private var rules: Set<AttributeValue> = []

  /// - Parameter isFromServer: Whether a server tells of the site, and not a file.
  init(isFromServer: Bool) {
    supermarket = Supermarket(isFromServer: isFromServer)
  }

  /// Asks for what is needed of a site.
  ///
  /// - Parameters:
  ///   - vo: The VO whose views are wanted too; nil for none.
  ///   - isForServer: Whether a server is asked. In a file the clusters' own entries tell how their names
  ///     are spelled.
  static func request(base: DistinguishedName, vo: String?, isForServer: Bool) -> SearchRequest {
    typealias Classes = GLUE1.ObjectClass
    var filters =
      ([Classes.ce, Classes.subCluster, Classes.site]
      + (isForServer ? [] : [Classes.cluster])).map {
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
    if let id = entry.string(GLUE1.ceUniqueID), entry[GLUE1.voViewLocalID].isEmpty {
      elements.append(Shelves.Element(entry, id: id))
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
    fileprivate struct Element {
      let entry: Entry
      let id: String
      let status: String?
      let access: AccessRules
      /// What a WMS does not read as it was published, of what jobs are matched by.
      let alteredAttributes: [AttributeDescription]
      /// What a WMS makes of it: itself, its views, or nothing.
      var items: [SupermarketStock.Item] = []

      init(_ entry: Entry, id: String) {
        self.entry = entry
        self.id = id
        let (states, rules) = (
          entry[GLUE1.ceStateStatus], entry[GLUE1.ceAccessControlBaseRule]
        )
        status = states.lazy.compactMap(\.string).first
        access = AccessRules(rules.compactMap(\.string))
        alteredAttributes = [
          (GLUE1.ceStateStatus, states), (GLUE1.ceAccessControlBaseRule, rules),
        ].filter(EntryAds.isAltered).map(\.0)
      }
    }

    /// The computing elements, in the order of their IDs.
    private var elements: [Element]
    /// The places of those of a cluster.
    private var places: [AttributeValue: [Int]] = [:]
    private var objections: [DistinguishedName: SupermarketObjection] = [:]
    private let stock: SupermarketStock
    /// Whom to ask at the site.
    let contact: String?
    /// The VOs that the site's computing elements admit.
    let vos: Set<String>

    fileprivate init(
      _ elements: [Element], _ stock: SupermarketStock, contact: String?, vos: Set<String>
    ) {
      let elements = elements.sorted { $0.id < $1.id }
      self.elements = elements
      self.stock = stock
      self.contact = contact
      self.vos = vos
      var named: [AttributeValue: Int] = [:]
      for (place, element) in elements.enumerated() {
        places[Supermarket.cluster(of: element.entry), default: []].append(place)
        if let id = element.entry.dn.rdn?[GLUE1.ceUniqueID] { named[id] = place }
      }
      for item in stock.items {
        let dn = item.computingElement.dn
        if let id = dn.rdn?[GLUE1.ceUniqueID], let place = named[id], elements[place].entry.dn == dn
        {
          self.elements[place].items.append(item)
        }
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
      return (places[cluster] ?? []).map { place in
        let element = elements[place]
        let isSeen = element.items.contains { $0.subCluster.dn == subCluster }
        var obstacles: [Obstacle] = []
        if !isSeen {
          let objection = objections[element.entry.dn] ?? objections[subCluster]
          obstacles.append(.ignored(objection ?? .nameNotKnown))
        }
        let views = element.items.compactMap(\.view).map {
          Self.view($0, of: element.entry, vo: vo)
        }.sorted { $0.id < $1.id }
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
