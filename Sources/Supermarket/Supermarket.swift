public import GLUE
public import LDAPTypes

/// The WMS's information supermarket: which computing elements and views it makes ads of, from a
/// grid's entries in GLUE 1.3.
///
/// It joins as the gLite WMS 3.5 does (`fetch_bdii_ce_info` in its `ldap-utils.cpp`): by names
/// alone, comparing IDs with their case. Add the entries in the order in which a server sends them,
/// for that decides which subcluster is the first.
public struct Supermarket: Sendable {
  /// The VO that the WMS serves; nil for one that takes all there is.
  public let vo: String?

  /// Whether entries come from a server, which spells each level of a name as the entry of that level
  /// does; in a file each has a name of its own.
  private let isFromServer: Bool
  /// What was added of a file, in that order.
  private var entries: [Entry] = []

  private var clusters: [AttributeValue: Cluster] = [:]
  private var elements: [AttributeValue: Element] = [:]
  /// The IDs of subclusters, and the clusters that had them first.
  private var subClusters: [AttributeValue: AttributeValue] = [:]
  private var views: [AttributeValue: [View]] = [:]
  private var bindings: [AttributeValue: [Entry]] = [:]
  private var ignored: [SupermarketStock.Ignored] = []

  private struct Cluster {
    var site: String = ""
    var subClusters: [Entry] = []
  }

  private struct Element {
    var entry: Entry
    var cluster: AttributeValue
  }

  private struct View {
    var id: AttributeValue
    var entry: Entry
  }

  /// - Parameters:
  ///   - vo: The VO that the WMS serves; nil for one that takes all there is.
  ///   - isFromServer: Whether entries come from a server, which spells names in one way only.
  public init(vo: String? = nil, isFromServer: Bool = false) {
    self.vo = vo
    self.isFromServer = isFromServer
  }

  /// The classes that the WMS asks for whatever VO it serves.
  private static let unruled = [
    GLUE1.ObjectClass.bind, GLUE1.ObjectClass.cluster, GLUE1.ObjectClass.subCluster,
  ]
  /// Those of which it asks for what has a rule for its VO.
  private static let ruled = [GLUE1.ObjectClass.voView, GLUE1.ObjectClass.ce]

  /// Asks for what a supermarket is made of, whole.
  ///
  /// - Parameter vo: Only what admits this VO, as the WMS asks; nil asks for all, so that
  ///   ``SupermarketStock/ignored`` can tell of the rest.
  public static func request(
    base: DistinguishedName = GLUE1.suffix, vo: String? = nil
  ) -> SearchRequest {
    func ofClasses(_ names: [String]) -> Filter {
      .or(names.map { .equals(GLUE1.objectClass, $0) })
    }
    guard let vo else { return SearchRequest(base: base, filter: ofClasses(unruled + ruled)) }
    let rule = GLUE1.ceAccessControlBaseRule
    let admitted = Filter.or([.equals(rule, "VO:\(vo)"), .hasPrefix(rule, "VOMS:/\(vo)/")])
    return SearchRequest(
      base: base, filter: .or([ofClasses(unruled), .and([ofClasses(ruled), admitted])]))
  }

  /// Whether the WMS's search finds an entry with this access rule: `VO:ops`, or what begins with
  /// `VOMS:/ops/` (GLUE 1.3 ignores case).
  public static func admits(vo: String, rule: Span<UInt8>) -> Bool {
    let name = vo.utf8.span
    func end(of part: Span<UInt8>, from start: Int) -> Int? {
      let end = start + part.count
      guard end <= rule.count else { return nil }
      for index in part.indices
      where part[index].asciiLowercased != rule[start + index].asciiLowercased { return nil }
      return end
    }
    if let word = end(of: "VO:".utf8.span, from: 0) {
      return end(of: name, from: word) == rule.count
    }
    guard let word = end(of: "VOMS:/".utf8.span, from: 0), let end = end(of: name, from: word)
    else { return false }
    return end < rule.count && rule[end] == UInt8(ascii: "/")
  }

  private static func admits(vo: String, _ rules: [AttributeValue]) -> Bool {
    rules.contains { admits(vo: vo, rule: $0.bytes.span) }
  }

  /// The GlueClusterUniqueID of a computing element's cluster: its first foreign key of one, else its
  /// host's name.
  public static func cluster(of computingElement: Entry) -> AttributeValue {
    ForeignKey.first(ForeignKey.cluster, of: computingElement).map { AttributeValue(bytes: $0) }
      ?? computingElement[GLUE1.ceHostName].first ?? ""
  }

  /// All the GlueClusterUniqueIDs that a computing element names, whether the WMS reads them or not: those
  /// of its foreign keys, in whatever case these are written, else its host's name.
  public static func clusters(namedBy computingElement: Entry) -> [AttributeValue] {
    let keys = ForeignKey.all(ForeignKey.cluster, of: computingElement)
    return keys.isEmpty
      ? Array(computingElement[GLUE1.ceHostName].prefix(1))
      : keys.map { AttributeValue(bytes: $0) }
  }

  /// The GlueSiteUniqueID that an entry's first foreign key of one names; nil when it has none.
  public static func site(of entry: Entry) -> String? {
    ForeignKey.first(ForeignKey.site, of: entry).map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Filling

  /// Takes an entry; of classes that mean nothing to the WMS it takes no notice.
  public mutating func add(_ entry: Entry) {
    if isFromServer { sort(entry) } else { entries.append(entry) }
  }

  private mutating func sort(_ entry: Entry) {
    guard let kind = SupermarketEntry(entry.dn) else {
      if Self.isMeant(entry) { ignore(entry, .nameNotKnown) }
      return
    }
    switch kind {
    case .cluster(let id):
      clusters[id, default: Cluster()].site = Self.site(of: entry) ?? ""
    case .computingElement(let id):
      if let vo, !Self.admits(vo: vo, entry[GLUE1.ceAccessControlBaseRule]) {
        return ignore(entry, .notForVO(vo))
      }
      let cluster = Self.cluster(of: entry)
      if let earlier = elements[id] { ignore(earlier.entry, .sameComputingElementID) }
      elements[id] = Element(entry: entry, cluster: cluster)
    case .subCluster(let id, let cluster):
      if let first = subClusters[id] {
        return ignore(entry, .sameSubClusterID(cluster: first.text))
      }
      subClusters[id] = cluster
      clusters[cluster, default: Cluster()].subClusters.append(entry)
    case .binding(let element):
      bindings[element, default: []].append(entry)
    case .view(let id, let element):
      let rules = entry[GLUE1.ceAccessControlBaseRule]
      if rules.isEmpty { return ignore(entry, .noAccessRules) }
      if let vo, !Self.admits(vo: vo, rules) { return ignore(entry, .notForVO(vo)) }
      views[element, default: []].append(View(id: id, entry: entry))
    }
  }

  private mutating func ignore(_ entry: Entry, _ reason: SupermarketObjection) {
    ignored.append(SupermarketStock.Ignored(dn: entry.dn, reason: reason))
  }

  /// Whether it is of a class that the WMS asks for.
  private static func isMeant(_ entry: Entry) -> Bool {
    entry.strings(GLUE1.objectClass).contains { name in
      (unruled + ruled).contains { $0.isSame(ignoringCaseOf: name) }
    }
  }

  // MARK: Joining

  /// What is on the shelves when all entries were added.
  public func stock() -> SupermarketStock {
    let spellings = Spellings(of: entries)
    if entries.isEmpty { return sortedStock(spellings) }
    var market = self
    for entry in entries {
      var entry = entry
      entry.dn = spellings.shown(entry.dn)
      market.sort(entry)
    }
    return market.sortedStock(spellings)
  }

  private func sortedStock(_ spellings: Spellings) -> SupermarketStock {
    var items: [SupermarketStock.Item] = []
    var ignored = self.ignored
    func ignore(_ entry: Entry, _ reason: SupermarketObjection) {
      ignored.append(SupermarketStock.Ignored(dn: entry.dn, reason: reason))
    }
    for cluster in clusters.keys.sorted(by: Self.precedes) {
      for entry in clusters[cluster]!.subClusters.dropFirst() {
        let first = clusters[cluster]!.subClusters[0].dn.rdn?[GLUE1.subClusterUniqueID]
        ignore(entry, .notFirstSubCluster(first: first?.text ?? ""))
      }
    }
    for id in elements.keys.sorted(by: Self.precedes) {
      let element = elements[id]!
      guard let cluster = clusters[element.cluster], let subCluster = cluster.subClusters.first
      else {
        ignore(element.entry, .noSubCluster(cluster: element.cluster.text))
        for view in views[id] ?? [] { ignore(view.entry, .noComputingElement(id.text)) }
        continue
      }
      func item(_ key: String, view: Entry?, _ rules: [AttributeValue]) -> SupermarketStock.Item {
        SupermarketStock.Item(
          id: key, computingElement: element.entry, view: view, subCluster: subCluster,
          site: cluster.site, bindings: bindings[id] ?? [], accessRules: rules)
      }
      let rules = element.entry[GLUE1.ceAccessControlBaseRule]
      guard let views = views[id] else {
        items.append(item(id.text, view: nil, rules))
        continue
      }
      var left = Set(rules)
      var keys: Set<String> = []
      for view in views {
        let viewRules = view.entry[GLUE1.ceAccessControlBaseRule]
        left.subtract(viewRules)
        let local = view.id.bytes.drop { $0 == UInt8(ascii: "/") }
        let key = id.text + "/" + String(decoding: local, as: UTF8.self)
        if keys.insert(key).inserted {
          items.append(item(key, view: view.entry, viewRules))
        } else {
          ignore(view.entry, .sameViewID)
        }
      }
      if left.isEmpty {
        ignore(element.entry, .onlyViews)
      } else {
        items.append(item(id.text, view: nil, left.sorted(by: Self.precedes)))
      }
    }
    for (id, views) in views.sorted(by: { Self.precedes($0.key, $1.key) }) where elements[id] == nil
    {
      for view in views { ignore(view.entry, .noComputingElement(id.text)) }
    }
    // As the WMS's map has them: byte by byte.
    items.sort { Self.precedes($0.id.utf8.span, $1.id.utf8.span) }
    return SupermarketStock(
      items: items, ignored: ignored,
      clusters: Set(clusters.lazy.filter { !$0.value.subClusters.isEmpty }.map(\.key)),
      spellings: spellings)
  }

  private static func precedes(_ a: AttributeValue, _ b: AttributeValue) -> Bool {
    precedes(a.bytes.span, b.bytes.span)
  }

  private static func precedes(_ x: Span<UInt8>, _ y: Span<UInt8>) -> Bool {
    for index in 0..<min(x.count, y.count) where x[index] != y[index] { return x[index] < y[index] }
    return x.count < y.count
  }
}

extension AttributeValue {
  /// The value as text; what is not UTF-8 becomes U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
