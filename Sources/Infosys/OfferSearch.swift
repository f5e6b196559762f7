internal import GLUE
public import LDAPTypes
public import Rollout

/// What a search for offers found.
public struct OfferList: Sendable {
  /// The offers, by site, product and version.
  public var offers: [Offer]
  /// What kept the list from being whole; empty when it is.
  public var gaps: [String]
  /// Where it was asked.
  public var source: String

  public init(offers: [Offer], gaps: [String], source: String) {
    self.offers = offers
    self.gaps = gaps
    self.source = source
  }
}

extension EntrySource {
  /// Finds offers by all the evidence there is, in two round trips.
  ///
  /// First the indexed extensions and service data, and the tags; then what was found by these, while
  /// the first are still being answered: the carriers and endpoints, and the computing elements of the
  /// sites with tags.
  ///
  /// - Throws: What made the source unable to answer. Where it answers in part, what it did answer
  ///   counts, and ``OfferList/gaps`` says what is missing.
  public func offers(_ query: OfferQuery, now: Timestamp) throws -> OfferList {
    var search = OfferSearch(query: query, now: now, source: name)
    try search.ask(self)
    var list = search.list
    // Of several servers, which one answered is known only now.
    list.source = name
    return list
  }
}

/// The state of a search for offers: what was found so far.
struct OfferSearch {
  let query: OfferQuery
  let now: Timestamp
  let source: String

  /// What a request asks for.
  private enum Purpose: Hashable {
    case extensions, taggedSubClusters, serviceData
    /// What the extensions found hang below.
    case glue2Entries
    /// A pilot's service and its data.
    case service
    /// What is needed of the site at this base.
    case site(DistinguishedName)
  }

  /// Whether the source finds entries by their names.
  private var findsNames = false
  /// What each request asks for, by its index.
  private var purposes: [Purpose] = []
  /// DNs of carriers and pilots' endpoints: the parents of the extensions found.
  private var glue2: Set<DistinguishedName> = []
  private var taggedSubClusters: [Entry] = []
  /// DNs of pilots' services.
  private var glueServices: Set<DistinguishedName> = []

  private var glue2Entries: [Entry] = []
  private var serviceEntries: [Entry] = []
  private var sites: [DistinguishedName: GlueSite] = [:]
  private var gaps: [String] = []

  init(query: OfferQuery, now: Timestamp, source: String) {
    self.query = query
    self.now = now
    self.source = source
  }

  // MARK: Asking

  mutating func ask(_ source: some EntrySource) throws {
    findsNames = source.findsNames
    let first: [(Purpose, SearchRequest?)] = [
      (.extensions, query.extensions), (.taggedSubClusters, query.taggedSubClusters),
      (.serviceData, query.serviceData),
    ]
    let requests = first.compactMap(\.1)
    purposes = first.filter { $0.1 != nil }.map(\.0)
    do {
      let results = try source.explore(requests) { index, event in
        let next =
          switch event {
          case .entry(let entry): take(entry, for: purposes[index])
          case .end: end(of: purposes[index])
          }
        purposes += next.map(\.purpose)
        return next.map(\.request)
      }
      if results.prefix(requests.count).allSatisfy({ $0.resultCode == .noSuchObject }) {
        gaps.append("it holds neither o=glue nor o=grid; is it a BDII, and has it been filled yet?")
      }
      note(results)
    } catch {
      // What came before it broke off counts; without that there is no answer at all.
      if glue2.isEmpty && taggedSubClusters.isEmpty && glueServices.isEmpty { throw error }
      gaps.append("it broke off: \(error)")
    }
  }

  private typealias Step = (purpose: Purpose, request: SearchRequest)

  /// Takes an entry, and tells what is to be asked because of it.
  private mutating func take(_ entry: Entry, for purpose: Purpose) -> [Step] {
    switch purpose {
    case .extensions:
      if let parent = entry.dn.parent, accepts(parent) { glue2.insert(parent) }
    case .taggedSubClusters:
      guard accepts(entry.dn) else { break }
      taggedSubClusters.append(entry)
      guard let base = entry.dn.parent?.parent, sites[base] == nil else { break }
      sites[base] = GlueSite()
      return [(.site(base), GlueSite.request(base: base))]
    case .serviceData:
      guard let parent = entry.dn.parent, accepts(parent),
        glueServices.insert(parent).inserted
      else { break }
      return [(.service, Self.service(parent))]
    case .glue2Entries:
      if glue2.contains(entry.dn) { glue2Entries.append(entry) }
    case .service:
      serviceEntries.append(entry)
    case .site(let base):
      sites[base]?.add(entry)
    }
    return []
  }

  /// What is to be asked when a request has ended.
  private func end(of purpose: Purpose) -> [Step] {
    guard purpose == .extensions else { return [] }
    let requests =
      findsNames
      ? Self.byName(glue2)
      : [GLUE2.serviceID, GLUE2.endpointID].flatMap { Self.byID($0, of: glue2) }
    return requests.map { (.glue2Entries, $0) }
  }

  /// Whether what stands there is at a site that is wanted, or at none.
  private func accepts(_ dn: DistinguishedName) -> Bool {
    siteName(of: dn).map(query.accepts(site:)) ?? true
  }

  /// Asks for a service and its data.
  private static func service(_ dn: DistinguishedName) -> SearchRequest {
    SearchRequest(
      base: dn,
      filter: .or(
        [GLUE1.ObjectClass.service, GLUE1.ObjectClass.serviceData].map {
          .equals(GLUE1.objectClass, $0)
        }))
  }

  /// Asks for entries by their names, one at a time.
  private static func byName(_ dns: Set<DistinguishedName>) -> [SearchRequest] {
    let types = [GLUE2.serviceID, GLUE2.endpointID]
    let known = dns.filter { dn in types.contains { dn.rdn?[$0] != nil } }
    return known.sorted { $0.description < $1.description }.map {
      SearchRequest(
        base: $0, scope: .base, filter: .present(GLUE1.objectClass),
        attributes: Offer.glue2Attributes)
    }
  }

  /// Asks for entries by an indexed ID, some hundred at once.
  private static func byID(
    _ attribute: AttributeDescription, of dns: Set<DistinguishedName>
  ) -> [SearchRequest] {
    let ids = dns.compactMap { dn in
      dn.rdn?.assertions.first { $0.description == attribute }?.value.string
    }.sorted()
    return stride(from: 0, to: ids.count, by: 200).map {
      SearchRequest(
        base: GLUE2.suffix, filter: .anyOf(attribute, Array(ids[$0..<min($0 + 200, ids.count)])),
        attributes: Offer.glue2Attributes)
    }
  }

  private mutating func note(_ results: [SearchResult]) {
    for result in results
    where result.resultCode != .success && result.resultCode != .noSuchObject {
      let words = result.diagnosticMessage
      gaps.append(
        "it ended a search after \(result.entryCount) entries: \(result.resultCode)"
          + (words.isEmpty ? "" : " (\(words))"))
    }
  }

  // MARK: Merging

  /// All that was found, as offers.
  var list: OfferList {
    var offers: [Offer] = glue2Entries.compactMap { Offer(glue2: $0, now: now) }
    for tagged in taggedSubClusters { attach(tagged, to: &offers) }
    for dn in glueServices.sorted(by: { $0.description < $1.description }) {
      let entries = serviceEntries.filter { $0.dn == dn || $0.dn.isDescendant(of: dn) }
      guard let offer = Offer(glueService: dn, entries, site: siteName(of: dn) ?? "") else {
        continue
      }
      if let same = offers.firstIndex(where: { $0.isSamePilot(as: offer) }) {
        offers[same].add(pilot: offer)
      } else {
        offers.append(offer)
      }
    }
    var merged: [Offer] = []
    for offer in offers where query.accepts(offer) {
      if let same = merged.firstIndex(where: { $0.isSameButForVO(as: offer) }) {
        merged[same].add(vosOf: offer)
      } else {
        merged.append(offer)
      }
    }
    let keyed = merged.map { (key: $0.sortKey, offer: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return OfferList(offers: keyed.map(\.offer), gaps: gaps, source: source)
  }

  /// Gives each tag of a subcluster to the offer that it belongs to, or makes one of it.
  private func attach(_ entry: Entry, to offers: inout [Offer]) {
    guard let base = entry.dn.parent?.parent, let site = sites[base],
      let id = entry.dn.value(of: GLUE1.subClusterUniqueID),
      let cluster = entry.dn.value(of: GLUE1.clusterUniqueID)
    else { return }
    let name = siteName(of: entry.dn) ?? ""
    let queues = site.computingElements(behind: id, of: cluster)
    let evidence = Offer.Evidence(source: .tag, dn: entry.dn)
    let vos = site.vos
    // A subcluster has hundreds of tags, and few are previews'.
    for value in entry[GLUE1.softwareTag] where SoftwareTag.mayBePreview(value.bytes) {
      guard let text = value.string, let tag = SoftwareTag(text, knownVOs: vos),
        query.version.map({ $0.lowercased() == tag.workingVersion.lowercased() }) ?? true
      else { continue }
      let said = offers.indices.filter {
        offers[$0].kind == .preview && offers[$0].site == name && offers[$0].claims(text)
          && offers[$0].isFromCarrier
          && (offers[$0].subclusters.isEmpty || offers[$0].subclusters.contains(id))
      }
      for index in said {
        offers[index].add(computingElements: queues)
        offers[index].add(evidence)
      }
      if said.isEmpty {
        let made = offers.firstIndex {
          !$0.isFromCarrier && $0.kind == .preview && $0.site == name && $0.claims(text)
        }
        let index = made ?? offers.count
        if made == nil { offers.append(Offer(tag: tag, site: name, contact: site.contact)) }
        offers[index].subclusters.append(id)
        offers[index].add(computingElements: queues)
        offers[index].add(evidence)
      }
    }
  }

  /// The site that an entry is of, from its DN: the relays put it there, not the site.
  private func siteName(of dn: DistinguishedName) -> String? {
    if let domain = dn.value(of: GLUE2.domainID) { return domain }
    let levels = dn.rdns.compactMap { rdn in
      rdn.assertions.first { $0.description == GLUE1.vo }?.value.string
    }
    return levels.first { !["local", "resource", "grid"].contains($0.lowercased()) }
  }
}
