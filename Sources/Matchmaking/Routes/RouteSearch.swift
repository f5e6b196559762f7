public import Infosys
public import LDAPTypes
public import Rollout

/// What a BDII knows of the releases that jobs are to be sent to, and how they can be selected.
public struct RouteSearch: Sendable {
  public let vo: String
  /// What was found and is in use.
  public let selection: OfferSelection
  /// The tags of previews, each once.
  public private(set) var tags: [SoftwareTag] = []
  /// Those of them that also stand, or may, where something else is than what is wanted.
  public private(set) var sharedTags: [SoftwareTag] = []
  /// The hosts of pilots that are computing elements.
  public private(set) var hosts: [String] = []
  /// The computing elements that a WMS of the VO gets, and that let the VO in, each once.
  public private(set) var elements: [Element] = []
  /// GlueCEUniqueIDs of those of them where a WMS finds one of ``sharedTags``.
  private var sharedTagElements: [String] = []
  /// Pilots that no Requirements can select.
  public private(set) var services: [Service] = []
  /// Offers whose names can be no tag's, and computing elements and hosts that no JDL can name, in words.
  public private(set) var unusable: [String] = []
  public private(set) var gaps: [String]
  public let source: String
  public let askedAt: Timestamp

  /// What is among them already.
  private var known: Set<Known> = []

  private enum Known: Hashable {
    /// In small letters.
    case tag(String)
    case host(String)
    /// GlueCEUniqueID
    case element(String)
  }

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

  /// Asks for the offers.
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
    for offer in selection.offers where offer.kind == .pilot { add(pilot: offer) }
    findSharedTags(query, list)
  }

  private mutating func add(preview offer: Offer) {
    if offer.vos.isEmpty {
      unusable.append("\(offer.site): what names no VO has no tag")
      return
    }
    var own = offer.namedTags(of: vo)
    if own.isEmpty, let product = offer.product, let version = offer.workingVersion,
      [("product", product), ("version", version)].allSatisfy({
        Violation.ofTagWord($0.0, $0.1) == nil
      })
    {
      own = [SoftwareTag(vo: vo, product: product, workingVersion: version)]
    }
    if own.isEmpty {
      unusable.append(
        "\(offer.site): '\(offer.product ?? "-")' '\(offer.workingVersion ?? "-")' can be no tag's")
      return
    }
    for tag in own where known.insert(.tag(tag.description.lowercased())).inserted {
      tags.append(tag)
    }
    add(elementsOf: offer)
  }

  /// Tells pilots that are computing elements from those that are not.
  private mutating func add(pilot offer: Offer) {
    if offer.computingElements.isEmpty {
      services.append(
        Service(
          site: offer.site, product: offer.product,
          version: offer.packageVersion ?? offer.workingVersion, type: offer.endpoint?.type,
          url: offer.endpoint?.url))
      return
    }
    for host in offer.computingElements.compactMap(\.host)
    where known.insert(.host(host.lowercased())).inserted && isNamable(host, at: offer.site) {
      hosts.append(host)
    }
    add(elementsOf: offer)
  }

  /// Adds the computing elements that a WMS of the VO gets, and that let the VO in.
  private mutating func add(elementsOf offer: Offer) {
    for element in offer.computingElements
    where isOpen(element) && known.insert(.element(element.id)).inserted
      && isNamable(element.id, at: offer.site)
    {
      elements.append(
        Element(id: element.id, site: offer.site, isSeenByWMS: element.isSeenByWMS))
    }
  }

  /// Whether a ClassAd can hold a name: none has a string with a NUL. What one site publishes keeps nobody
  /// from the others.
  private mutating func isNamable(_ name: String, at site: String) -> Bool {
    if !name.utf8.contains(0) { return true }
    unusable.append("\(site): '\(name)' holds a NUL character, and no JDL can name it")
    return false
  }

  private func isOpen(_ element: Offer.ComputingElement) -> Bool {
    element.isFound(for: vo) && element.admits(vo: vo)
      && !element.obstacles.contains(where: \.isForAllJobs)
  }

  /// Finds the tags that do not select what is wanted alone. Where one site was asked for, nothing is known of
  /// the others.
  private mutating func findSharedTags(_ query: OfferQuery, _ list: OfferList) {
    var named: Set<String> = []
    for tag in tags {
      let places = list.taggedElements[tag.description.lowercased()] ?? []
      // Where it is read otherwise, it may be another VO's: both names may hold dashes.
      if query.isTold(by: tag), places.allSatisfy({ query.isTold(by: $0.tag) }) { continue }
      let seen = places.flatMap(\.elements).filter { $0.isSeenByWMS && isOpen($0) }
      let wanted = seen.filter { known.contains(.element($0.id)) }
      if query.site == nil, wanted.count == seen.count { continue }
      sharedTags.append(tag)
      named.formUnion(wanted.map(\.id))
    }
    sharedTagElements = elements.map(\.id).filter(named.contains)
  }

  /// Whether a WMS of the VO has a computing element now where jobs can go.
  public var hasPlace: Bool { elements.contains(where: \.isSeenByWMS) }

  /// Whether nothing was found to send jobs to.
  public var isEmpty: Bool { tags.isEmpty && hosts.isEmpty && elements.isEmpty }

  /// What selects it all, and nothing else: by the computing elements where a tag stands elsewhere too.
  ///
  /// - Parameter isExplicit: By the computing elements found, where tags would do too.
  public func route(isExplicit: Bool, isAvoided: Bool) -> Route {
    if isExplicit {
      return Route(elements.isEmpty ? [] : [.elements(elements.map(\.id))], isAvoided: isAvoided)
    }
    var criteria: [Route.Criterion] = []
    let own = tags.filter { !sharedTags.contains($0) }
    if !own.isEmpty { criteria.append(.tags(own)) }
    if !sharedTagElements.isEmpty { criteria.append(.elements(sharedTagElements)) }
    if !hosts.isEmpty { criteria.append(.hosts(hosts)) }
    return Route(criteria, isAvoided: isAvoided)
  }
}

extension RouteSearch.Service {
  /// What selects it instead of a JDL, in words.
  public var advice: String {
    let type = type?.lowercased() ?? ""
    if let url, url.utf8.allSatisfy(Self.isPlain) {
      if type.contains("wmproxy") {
        return
          "glite-wms-job-submit -e \(url), or WMProxyEndPoints = {\"\(url)\"} in the client's configuration"
      }
      if type.contains(".lb") || type.contains("logging") {
        return "LBAddresses = {\"\(url)\"} in the client's configuration"
      }
    }
    return "give \(url ?? "its endpoint") to the client that uses it"
  }

  /// Whether a byte of what a site published means nothing to a shell and in a ClassAd's string, so that a
  /// command with it can be pasted.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: ":/.-_%[]".utf8.contains(byte)
    }
  }
}
