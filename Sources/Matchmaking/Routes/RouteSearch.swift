internal import ClassAd
internal import GLUE
public import Infosys
public import LDAPTypes
public import Rollout
internal import Supermarket

/// What a BDII knows of the releases that jobs are to be sent to, and how they can be selected.
public struct RouteSearch: Sendable {
  public let vo: String
  /// What was found and is in use.
  public let selection: OfferSelection
  /// The tags of previews, each once.
  public private(set) var tags: [SoftwareTag] = []
  /// The hosts of pilots that are computing elements.
  public private(set) var hosts: [String] = []
  /// The computing elements that admit the VO, each once.
  public private(set) var elements: [Element] = []
  /// Pilots that no Requirements can select.
  public private(set) var services: [Service] = []
  /// Offers whose names can be no tag's, in words.
  public private(set) var unusable: [String] = []
  public private(set) var gaps: [String]
  public let source: String
  public let askedAt: Timestamp

  public struct Element: Hashable, Sendable {
    /// GlueCEUniqueID
    public let id: String
    public let site: String
    /// Whether a WMS sees there what makes it one of these.
    public let isSeenByWMS: Bool
  }

  /// A pilot that is selected in the configuration of a client.
  public struct Service: Hashable, Sendable {
    public let site: String
    public let product: String?
    public let version: String?
    public let type: String?
    public let url: String?
  }

  /// Asks for the offers, and for the computing elements of pilots.
  ///
  /// - Throws: What made the source unable to answer.
  public init(
    _ query: OfferQuery, vo: String, asking source: some EntrySource, now: Timestamp
  ) throws {
    self.vo = vo
    askedAt = now
    let list = try source.offers(query, now: now)
    self.source = list.source
    gaps = list.gaps
    selection = OfferSelection(list.offers, all: false)
    for offer in selection.offers where offer.kind == .preview { add(preview: offer) }
    tags.sort { $0.description < $1.description }
    try add(pilots: selection.offers.filter { $0.kind == .pilot }, asking: source)
  }

  private mutating func add(preview offer: Offer) {
    guard let product = offer.product, let version = offer.workingVersion,
      [("product", product), ("version", version)].allSatisfy({
        Violation.ofTagWord($0.0, $0.1) == nil
      })
    else {
      unusable.append(
        "\(offer.site): '\(offer.product ?? "-")' '\(offer.workingVersion ?? "-")' can be no tag's")
      return
    }
    let tag = SoftwareTag(vo: vo, product: product, workingVersion: version)
    if !tags.contains(where: { $0.description.lowercased() == tag.description.lowercased() }) {
      tags.append(tag)
    }
    for element in offer.computingElements where element.admits(vo: vo) {
      add(Element(id: element.id, site: offer.site, isSeenByWMS: element.isSeenByWMS))
    }
  }

  /// Finds the computing elements on the hosts of pilots, all at once.
  private mutating func add(pilots: [Offer], asking source: some EntrySource) throws {
    let pilotHosts = pilots.map { $0.endpoint?.url.flatMap(Self.host) }
    var asked: [String] = []
    for case let host? in pilotHosts where !asked.contains(host) { asked.append(host) }
    let requests = asked.map { host in
      SearchRequest(
        base: GLUE1.suffix,
        filter: .and([
          .equals(GLUE1.objectClass, GLUE1.ObjectClass.ce), .equals(GLUE1.ceHostName, host),
        ]), attributes: [GLUE1.ceUniqueID, GLUE1.ceAccessControlBaseRule])
    }
    var found: [String: [Entry]] = [:]
    let results =
      try requests.isEmpty
      ? []
      : source.search(requests) {
        found[asked[$0], default: []].append($1)
      }
    for (host, result) in zip(asked, results)
    where result.resultCode != .success && result.resultCode != .noSuchObject {
      gaps.append("it did not tell all computing elements on \(host): \(result.resultCode)")
    }
    for (offer, host) in zip(pilots, pilotHosts) {
      guard let host, let entries = found[host] else {
        services.append(
          Service(
            site: offer.site, product: offer.product,
            version: offer.packageVersion ?? offer.workingVersion, type: offer.endpoint?.type,
            url: offer.endpoint?.url))
        continue
      }
      if !hosts.contains(where: { $0.lowercased() == host.lowercased() }) { hosts.append(host) }
      let ids = entries.filter { Supermarket.admits(vo: vo, $0[GLUE1.ceAccessControlBaseRule]) }
        .compactMap { $0.string(GLUE1.ceUniqueID) }
      for id in ids.sorted() { add(Element(id: id, site: offer.site, isSeenByWMS: true)) }
    }
  }

  private mutating func add(_ element: Element) {
    if !elements.contains(where: { $0.id == element.id }) { elements.append(element) }
  }

  /// The host in a URL; nil where there is none, or it is no name.
  private static func host(_ url: String) -> String? {
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    let host = url[start...].prefix { !"/:?#".contains($0) }
    return host.isEmpty || host.contains("@") ? nil : String(host)
  }

  /// What selects it all.
  ///
  /// - Parameter isExplicit: By the computing elements found, where tags would do too.
  public func route(isExplicit: Bool, isAvoided: Bool) -> Route {
    if isExplicit {
      return Route(elements.isEmpty ? [] : [.elements(elements.map(\.id))], isAvoided: isAvoided)
    }
    var criteria: [Route.Criterion] = []
    if !tags.isEmpty { criteria.append(.tags(tags)) }
    if !hosts.isEmpty { criteria.append(.hosts(hosts)) }
    return Route(criteria, isAvoided: isAvoided)
  }
}

extension RouteSearch.Service {
  /// What selects it instead of a JDL, in words.
  public var advice: String {
    let url = url ?? "its endpoint"
    let type = type?.lowercased() ?? ""
    if type.contains("wmproxy") {
      return
        "glite-wms-job-submit -e \(url), or WMProxyEndPoints = {\"\(url)\"} in the client's configuration"
    }
    if type.contains(".lb") || type.contains("logging") {
      return "LBAddresses = {\"\(url)\"} in the client's configuration"
    }
    return "give \(url) to the client that uses it"
  }
}
