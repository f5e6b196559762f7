internal import GLUE
internal import LDAPTypes
internal import Supermarket

/// The computing elements of one site in GLUE 1.3, joined as the WMS joins them.
struct GlueSite {
  /// Where it stands.
  let base: DistinguishedName
  private let isFromServer: Bool
  private var supermarket: Supermarket
  /// Those that the supermarket does not have yet: in which order it gets them may have to be asked for.
  private var subClusters: [Entry] = []
  private var order = SubClusterOrder()
  private var elements: [Shelves.Element] = []
  private var views: [Entry] = []
  private(set) var contacts: [Contact] = []
  /// Whether the name of where it stands tells which site it is.
  private let isNamed: Bool
  /// What its clusters call it, where no name of an entry does.
  private var name: String?
  /// The access rules of the computing elements and views, each once: most have the same.
  private var rules: Set<AttributeValue> = []

  /// - Parameters:
  ///   - vo: The VO that asks: what counts is what a WMS gets that serves it. nil for none.
  ///   - isFromServer: Whether a server tells of the site, and not a file.
  init(base: DistinguishedName, vo: String?, isFromServer: Bool) {
    self.base = base
    isNamed = base.siteName != nil
    self.isFromServer = isFromServer
    supermarket = Supermarket(vo: vo, isFromServer: isFromServer)
  }

  /// Asks for what is needed of a site.
  ///
  /// - Parameters:
  ///   - vo: The VO whose views are wanted too; nil for none.
  ///   - isForServer: Whether a server is asked. In a file the clusters' own entries tell how their names
  ///     are spelled, and in a resource BDII whose they are.
  static func request(base: DistinguishedName, vo: String?, isForServer: Bool) -> SearchRequest {
    typealias Classes = GLUE1.ObjectClass
    var filters =
      ([Classes.ce, Classes.subCluster, Classes.site]
      + (isForServer && base.siteName != nil ? [] : [Classes.cluster])).map {
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
      ] + Entry.contactAttributesOfGLUE1)
  }

  /// Asks for what a site says of itself, and whether there are computing elements on some of its hosts.
  static func requests(base: DistinguishedName, hosts: [String]) -> [SearchRequest] {
    let site = Filter.equals(GLUE1.objectClass, GLUE1.ObjectClass.site)
    // An address of IPv6 stands there with brackets or without.
    let names = hosts.flatMap { $0.contains(":") ? [$0, "[\($0)]"] : [$0] }
    let elements = OfferSearch.groups(of: names).map { hosts in
      Filter.equals(GLUE1.objectClass, GLUE1.ObjectClass.ce) && .anyOf(GLUE1.ceHostName, hosts)
    }
    return (elements.isEmpty ? [site] : [site || elements[0]] + elements.dropFirst()).map {
      SearchRequest(
        base: base, filter: $0,
        attributes: Entry.contactAttributesOfGLUE1 + [GLUE1.ceUniqueID])
    }
  }

  mutating func add(_ entry: Entry) {
    if !entry[GLUE1.siteUniqueID].isEmpty {
      contacts += entry.contacts(ofSite: base.siteName ?? "")
      return
    }
    if !isNamed, name == nil, entry.dn.siteName == nil { name = Supermarket.site(of: entry) }
    if isFromServer, entry.dn.rdn?[GLUE1.subClusterUniqueID] != nil {
      subClusters.append(entry)
      return
    }
    supermarket.add(entry)
    rules.formUnion(entry[GLUE1.ceAccessControlBaseRule])
    if !entry[GLUE1.voViewLocalID].isEmpty {
      views.append(entry)
    } else if let id = entry.string(GLUE1.ceUniqueID) {
      elements.append(Shelves.Element(entry, id: id))
    }
  }

  /// Asks a server in which order a WMS gets the site's subclusters; nil where that decides nothing.
  var requestForOrder: SearchRequest? {
    isFromServer ? SubClusterOrder.request(about: subClusters) : nil
  }

  /// Takes an answer to it.
  mutating func addInOrder(_ entry: Entry) { order.add(entry) }

  /// Tells that all of the site has come.
  mutating func settle() {
    for entry in order.sorted(subClusters) { supermarket.add(entry) }
    subClusters = []
    settled = shelves
  }

  private var settled: Shelves?

  /// What a WMS makes of the site.
  var shelves: Shelves {
    if let settled { return settled }
    if !subClusters.isEmpty {
      var whole = self
      whole.settle()
      return whole.shelves
    }
    return Shelves(
      elements, views, supermarket.stock(), name: name, vo: supermarket.vo,
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
      /// What a WMS makes of it: its views, itself for the rules that no view has, or nothing.
      var items: [SupermarketStock.Item] = []
      /// Its views, under their names as a server shows them, in the order of their IDs.
      var views: [(dn: DistinguishedName, entry: Entry, id: String)] = []

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
    /// The places of those that a WMS joins with a cluster.
    private var places: [AttributeValue: [Int]] = [:]
    /// The places of those that name a cluster, whether a WMS joins them or not, by its ID in small letters:
    /// GLUE 1.3 ignores the case.
    private var namedPlaces: [AttributeValue: [Int]] = [:]
    private var objections: [DistinguishedName: SupermarketObjection] = [:]
    private let stock: SupermarketStock
    /// What its clusters call the site, where no name of an entry does.
    let name: String?
    private let vo: String?
    /// The VOs that the site's computing elements admit.
    let vos: Set<String>

    fileprivate init(
      _ elements: [Element], _ views: [Entry], _ stock: SupermarketStock, name: String?,
      vo: String?, vos: Set<String>
    ) {
      let elements = elements.sorted { $0.id < $1.id }
      self.elements = elements
      self.stock = stock
      self.name = name
      self.vo = vo
      self.vos = vos
      var named: [AttributeValue: Int] = [:]
      for (place, element) in elements.enumerated() {
        let cluster = Supermarket.cluster(of: element.entry)
        places[cluster, default: []].append(place)
        var names = [cluster.asciiLowercased]
        for other in Supermarket.clusters(namedBy: element.entry) where other != cluster {
          let name = other.asciiLowercased
          if !names.contains(name) { names.append(name) }
        }
        for name in names { namedPlaces[name, default: []].append(place) }
        if let id = element.entry.dn.rdn?[GLUE1.ceUniqueID] { named[id] = place }
      }
      for item in stock.items {
        let dn = item.computingElement.dn
        if let id = dn.rdn?[GLUE1.ceUniqueID], let place = named[id], elements[place].entry.dn == dn
        {
          self.elements[place].items.append(item)
        }
      }
      for (entry, id) in views.map({ ($0, $0.string(GLUE1.voViewLocalID) ?? "") })
        .sorted(by: { $0.1 < $1.1 })
      {
        let dn = stock.name(of: entry.dn)
        if let element = dn.parent?.rdn?[GLUE1.ceUniqueID], let place = named[element] {
          self.elements[place].views.append((dn, entry, id))
        }
      }
      for ignored in stock.ignored where ignored.reason.isLoss && objections[ignored.dn] == nil {
        objections[ignored.dn] = ignored.reason
      }
    }

    /// The computing elements in front of a subcluster, and what keeps jobs of the VO from them.
    func computingElements(inFrontOf subCluster: DistinguishedName) -> [Offer.ComputingElement] {
      let subCluster = stock.name(of: subCluster)
      guard let cluster = subCluster.parent?.rdn?[GLUE1.clusterUniqueID] else { return [] }
      let joined = places[cluster] ?? []
      let named = namedPlaces[cluster.asciiLowercased] ?? []
      let strays = named.count == joined.count ? [] : Set(named).subtracting(joined)
      return named.map { place in
        let element = elements[place]
        let isJoined = !strays.contains(place)
        let hasTag = element.items.contains { $0.subCluster.dn == subCluster }
        return offered(
          element, isJoined: isJoined,
          lostBy: hasTag
            ? [] : losses(of: element, inFrontOf: subCluster, isJoined: isJoined))
      }
    }

    /// The computing elements on some hosts, which pilots there are, by these hosts in small letters.
    func computingElements(onHosts hosts: Set<String>) -> [String: [Offer.ComputingElement]] {
      var found: [String: [Offer.ComputingElement]] = [:]
      for element in elements {
        guard let name = element.entry.string(GLUE1.ceHostName) else { continue }
        // An address of IPv6 stands there with brackets or without.
        let host = name.lowercased().filter { $0 != "[" && $0 != "]" }
        if !hosts.contains(host) { continue }
        var offered = offered(element, lostBy: element.items.isEmpty ? losses(of: element) : [])
        offered.host = name
        found[host, default: []].append(offered)
      }
      return found
    }

    /// What is told of a computing element.
    ///
    /// - Parameter losses: Why a WMS makes nothing of it that jobs for the offer are matched with.
    private func offered(
      _ element: Element, isJoined: Bool = true, lostBy losses: [Obstacle]
    ) -> Offer.ComputingElement {
      var obstacles = losses
      // What only the WMS of that VO does not get, others do all the same.
      let losses = losses.filter { $0.shutOutVO == nil }
      for attribute in element.alteredAttributes {
        obstacles.append(.notReadAsPublished(attribute))
      }
      for obstacle in self.obstacles(to: element) where !obstacles.contains(obstacle) {
        obstacles.append(obstacle)
      }
      return Offer.ComputingElement(
        id: element.id, status: element.status, access: element.access,
        isSeenByWMS: isJoined && losses.isEmpty, obstacles: obstacles,
        views: element.views.map { view($0, of: element, losses) })
    }

    /// Why a WMS makes nothing of a computing element.
    private func losses(of element: Element) -> [Obstacle] {
      var losses = [objections[element.entry.dn] ?? .nameNotKnown].map(Obstacle.ignored)
      // The WMS of another VO gets it, and looks for its cluster.
      let cluster = Supermarket.cluster(of: element.entry)
      if losses.contains(where: { $0.shutOutVO != nil }), !stock.clusters.contains(cluster) {
        losses.append(
          .ignored(.noSubCluster(cluster: String(decoding: cluster.bytes, as: UTF8.self))))
      }
      return losses
    }

    /// Why a WMS does not find at a computing element what a subcluster has.
    private func losses(
      of element: Element, inFrontOf subCluster: DistinguishedName, isJoined: Bool
    ) -> [Obstacle] {
      let own = objections[element.entry.dn]
      if own == nil, !isJoined {
        let first = String(decoding: Supermarket.cluster(of: element.entry).bytes, as: UTF8.self)
        return [.notFirstCluster(first: first)]
      }
      let losses = [isJoined ? objections[subCluster] : nil, own].compactMap(\.self)
      return (losses.isEmpty ? [.nameNotKnown] : losses).map(Obstacle.ignored)
    }

    /// What keeps jobs of the VO from all that a WMS makes of a computing element, told of the first view,
    /// else of the computing element itself; nothing where they get to one of those.
    private func obstacles(to element: Element) -> [Obstacle] {
      guard let first = element.items.firstIndex(where: { $0.view != nil }) else {
        return obstacles(status: element.status, element.access)
      }
      let ways = element.items.map { item in
        obstacles(
          status: item.view.map { status(of: $0, of: element) } ?? element.status,
          AccessRules(item.accessRules.compactMap(\.string)))
      }
      return ways.contains([]) ? [] : ways[first]
    }

    /// - Parameter losses: Why a WMS does not find at the computing element what the subcluster has: a view is
    ///   a copy of it.
    private func view(
      _ view: (dn: DistinguishedName, entry: Entry, id: String), of element: Element,
      _ losses: [Obstacle]
    ) -> Offer.View {
      let access = AccessRules(view.entry.strings(GLUE1.ceAccessControlBaseRule))
      let status = status(of: view.entry, of: element)
      var obstacles = losses
      if let objection = objections[view.dn], !losses.contains(.ignored(objection)) {
        obstacles.append(.ignored(objection))
      }
      for obstacle in self.obstacles(status: status, access) where !obstacles.contains(obstacle) {
        obstacles.append(obstacle)
      }
      return Offer.View(id: view.id, status: status, access: access, obstacles: obstacles)
    }

    /// A view's state: where it has none, that of the computing element.
    private func status(of view: Entry, of element: Element) -> String? {
      view.string(GLUE1.ceStateStatus) ?? element.status
    }

    private func obstacles(status: String?, _ access: AccessRules) -> [Obstacle] {
      Obstacle.all(status: status, access, vo: vo)
    }
  }
}
