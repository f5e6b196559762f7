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
  /// First the indexed extensions and service data, the tags, and what sites there are; then what was
  /// found by these, while the first are still being answered: the carriers and endpoints, the computing
  /// elements of the sites with tags, and by its ID what CREAM and we publish as an application of each
  /// tag. What no index finds, application environments of other IDs and carriers whose extension is
  /// lost, is looked through where that is cheap (in a file, a small grid or one site), when nothing was
  /// found otherwise, and when the query is thorough.
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
    case extensions, taggedSubClusters, serviceData, domains, unindexed
    /// Applications and what tells how to use them.
    case applications, handles
    /// What the extensions found hang below.
    case glue2Entries
    /// A pilot's service and its data.
    case service
    /// What is needed of the site at this base.
    case site(DistinguishedName)
    /// The shares of this service.
    case shares(DistinguishedName)
  }

  /// Whether the source finds entries by their names.
  private var findsNames = false
  /// Whether what no index finds is looked through, or has been.
  private var looksThroughAll = false
  /// The sites, as far as they were asked for.
  private var domains: [DistinguishedName] = []
  /// What each request asks for, by its index.
  private var purposes: [Purpose] = []
  private var hasAskedShares = false
  /// DNs of carriers and pilots' endpoints: the parents of the extensions found.
  private var glue2: Set<DistinguishedName> = []
  private(set) var taggedSubClusters: [Entry] = []
  /// DNs of pilots' services.
  private(set) var glueServices: Set<DistinguishedName> = []

  /// Carriers and pilots' endpoints, each once, by whatever they were found.
  private(set) var glue2Entries: [DistinguishedName: Entry] = [:]
  /// Application environments, each once.
  private(set) var applications: [DistinguishedName: Entry] = [:]
  private var applicationIDs: Set<String> = []
  /// Application handles, by the application environment that they name.
  private(set) var handles: [String: [DistinguishedName: Entry]] = [:]
  private(set) var shares = ComputingShares()
  private(set) var serviceEntries: [Entry] = []
  private(set) var sites: [DistinguishedName: GlueSite] = [:]
  private var gaps: [String] = []
  /// The offers, once they were listed and nothing has come since.
  private var listed: [Offer]?

  /// All that was found.
  var list: OfferList { OfferList(offers: listed ?? offers, gaps: gaps, source: source) }

  init(query: OfferQuery, now: Timestamp, source: String) {
    self.query = query
    self.now = now
    self.source = source
  }

  // MARK: Asking

  mutating func ask(_ source: some EntrySource) throws {
    findsNames = source.findsNames
    looksThroughAll = findsNames || query.isThorough
    let first: [(Purpose, SearchRequest?)] = [
      (.extensions, query.extensions), (.taggedSubClusters, query.taggedSubClusters),
      (.serviceData, query.serviceData),
      looksThroughAll
        ? (.unindexed, query.unindexed(below: GLUE2.suffix)) : (.domains, query.domains),
    ]
    let requests = first.compactMap(\.1)
    purposes = first.filter { $0.1 != nil }.map(\.0)
    var ended = 0
    do {
      let results = try source.explore(requests) { index, event in
        var next: [Step] = []
        switch event {
        case .entry(let entry): next = take(entry, for: purposes[index])
        case .end(let result) where [.busy, .unavailable].contains(result.resultCode):
          break  // It is given up for another server, which is asked from the start.
        case .end(let result):
          ended += 1
          next = end(of: purposes[index], result)
          if ended == purposes.count, next.isEmpty { next = last() }
        }
        if !next.isEmpty { listed = nil }
        purposes += next.map(\.purpose)
        return next.map(\.request)
      }
      if results.prefix(requests.count).allSatisfy({ $0.resultCode == .noSuchObject }) {
        gaps.append("it holds neither o=glue nor o=grid; is it a BDII, and has it been filled yet?")
      }
      note(results)
    } catch {
      // What came before it broke off counts; without that there is no answer at all.
      if glue2.isEmpty && taggedSubClusters.isEmpty && glueServices.isEmpty
        && glue2Entries.isEmpty && applications.isEmpty
      {
        throw error
      }
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
      return [(.site(base), GlueSite.request(base: base, vo: query.vo))]
    case .serviceData:
      guard let parent = entry.dn.parent, accepts(parent),
        glueServices.insert(parent).inserted
      else { break }
      return [(.service, Self.service(parent))]
    case .glue2Entries:
      if glue2.contains(entry.dn) { glue2Entries[entry.dn] = entry }
    case .unindexed:
      guard accepts(entry.dn) else { break }
      if entry.dn.rdn?[GLUE2.applicationEnvironmentID] == nil {
        glue2Entries[entry.dn] = entry
      } else {
        applications[entry.dn] = entry
      }
    case .applications, .handles:
      if entry.dn.rdn?[GLUE2.applicationEnvironmentID] != nil {
        if accepts(entry.dn) { applications[entry.dn] = entry }
      } else if let id = entry.string(GLUE2.handleApplicationEnvironment) {
        handles[id, default: [:]][entry.dn] = entry
      }
    case .domains:
      domains.append(entry.dn)
    case .service:
      serviceEntries.append(entry)
    case .site(let base):
      sites[base]?.add(entry)
    case .shares(let service):
      shares.add(entry, service: service)
    }
    return []
  }

  /// What is to be asked when a request has ended.
  private mutating func end(of purpose: Purpose, _ result: SearchResult) -> [Step] {
    switch purpose {
    case .extensions:
      let requests =
        findsNames
        ? Self.byName(glue2)
        : [GLUE2.serviceID, GLUE2.endpointID].flatMap { Self.byID($0, of: glue2) }
      return requests.map { (.glue2Entries, $0) }
    case .domains where result.resultCode != .sizeLimitExceeded:
      // A small grid, or one site.
      if query.site != nil {
        return domains.map { (.unindexed, query.unindexed(below: $0)) }
      }
      guard domains.count <= OfferQuery.smallGrid else { return [] }
      looksThroughAll = true
      return [(.unindexed, query.unindexed(below: GLUE2.suffix))]
    case .unindexed:
      return requestsForHandles()
    case .taggedSubClusters where !looksThroughAll:
      return requests(forApplications: taggedSubClusters.flatMap(OfferQuery.applicationIDs(of:)))
    case .glue2Entries where !looksThroughAll:
      return requests(forApplications: glue2Entries.values.flatMap(OfferQuery.applicationIDs(of:)))
    default: return []
    }
  }

  /// Whether there is nothing to list so far. What is listed for that is kept.
  private mutating func isListEmpty() -> Bool {
    let offers = offers
    listed = offers
    return offers.isEmpty
  }

  /// What is to be asked when all else has been answered.
  private mutating func last() -> [Step] {
    // Nobody is told that no site has it before all was looked through.
    let hasLookedThroughSite = query.site != nil && !domains.isEmpty
    if !looksThroughAll, !hasLookedThroughSite, query.kinds.contains(.preview), isListEmpty() {
      looksThroughAll = true
      return [(.unindexed, query.unindexed(below: GLUE2.suffix))]
    }
    if hasAskedShares { return [] }
    hasAskedShares = true
    // The shares of services with applications. That is one more round trip, so only for a VO, which
    // wants to know its queues, and for sites that have no computing elements to tell of.
    let tagged = Set(sites.keys.compactMap { siteName(of: $0)?.lowercased() })
    let services = applications.keys.filter {
      query.vo != nil || siteName(of: $0).map { !tagged.contains($0.lowercased()) } ?? true
    }.compactMap(ComputingShares.service(of:))
    return Set(services).sorted { $0.description < $1.description }.map {
      (.shares($0), ComputingShares.request(service: $0, vo: query.vo))
    }
  }

  /// Whether what stands there is at a site that is wanted, or at none.
  private func accepts(_ dn: DistinguishedName) -> Bool {
    siteName(of: dn).map(query.accepts(site:)) ?? true
  }

  /// The site that an entry is of, from its DN: the relays put it there, not the site.
  func siteName(of dn: DistinguishedName) -> String? {
    if let domain = dn.value(of: GLUE2.domainID) { return domain }
    let levels = dn.rdns.compactMap { rdn in
      rdn.assertions.first { $0.description == GLUE1.vo }?.value.string
    }
    return levels.first { !["local", "resource", "grid"].contains($0.lowercased()) }
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

  /// Asks for applications by their IDs and for handles by ours, some hundred at once.
  private mutating func requests(forApplications ids: [String]) -> [Step] {
    let ids = Set(ids).subtracting(applicationIDs).sorted()
    applicationIDs.formUnion(ids)
    var seen: Set<AttributeDescription> = []
    let attributes = (Offer.applicationAttributes + Self.handleAttributes).filter {
      seen.insert($0).inserted
    }
    return stride(from: 0, to: ids.count, by: 100).map { start in
      let some = Array(ids[start..<min(start + 100, ids.count)])
      return (
        .applications,
        SearchRequest(
          base: GLUE2.suffix,
          filter: .anyOf(GLUE2.applicationEnvironmentID, some)
            || .anyOf(
              GLUE2.handleID,
              some.flatMap { id in Publisher.handleNames.map { "\(id)/\($0)" } }),
          attributes: attributes)
      )
    }
  }

  private static let handleAttributes: [AttributeDescription] = [
    GLUE2.handleType, GLUE2.handleValue, GLUE2.handleApplicationEnvironment,
  ]

  /// Asks for the handles of applications, some hundred at once, or, where names are found, below each.
  /// What they name is not indexed, but there are few handles anywhere.
  private func requestsForHandles() -> [Step] {
    let isHandle = Filter.equals(GLUE1.objectClass, GLUE2.ObjectClass.applicationHandle)
    if findsNames {
      return applications.keys.sorted { $0.description < $1.description }.map {
        (
          .handles,
          SearchRequest(base: $0, filter: isHandle, attributes: Self.handleAttributes)
        )
      }
    }
    let ids = applications.values.compactMap { $0.string(GLUE2.applicationEnvironmentID) }.sorted()
    return stride(from: 0, to: ids.count, by: 200).map {
      (
        .handles,
        SearchRequest(
          base: GLUE2.suffix,
          filter: isHandle
            && .anyOf(
              GLUE2.handleApplicationEnvironment, Array(ids[$0..<min($0 + 200, ids.count)])),
          attributes: Self.handleAttributes)
      )
    }
  }

  private mutating func note(_ results: [SearchResult]) {
    for (purpose, result) in zip(purposes, results)
    where result.resultCode != .success && result.resultCode != .noSuchObject {
      // That there are many sites is all that was asked.
      if purpose == .domains, result.resultCode == .sizeLimitExceeded { continue }
      let words = result.diagnosticMessage
      gaps.append(
        "it ended a search after \(result.entryCount) entries: \(result.resultCode)"
          + (words.isEmpty ? "" : " (\(words))"))
    }
  }
}
