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
}

extension EntrySource {
  /// Finds offers by all the evidence there is, in two round trips.
  ///
  /// First the indexed extensions and service data, the tags, and what no index finds: application
  /// environments, and carriers and endpoints whose extension is lost. Then what was found by these,
  /// while the first are still being answered: the carriers and endpoints, the computing elements of the
  /// sites with tags, and the handles of applications.
  ///
  /// - Throws: What made the source unable to answer. Where it answers in part, what it did answer
  ///   counts, and ``OfferList/gaps`` says what is missing.
  public func offers(_ query: OfferQuery, now: Timestamp) throws -> OfferList {
    var search = OfferSearch(query: query, now: now, source: name)
    try search.ask(self)
    return search.list
  }
}

/// The state of a search for offers: what was found so far.
struct OfferSearch {
  let query: OfferQuery
  let now: Timestamp
  let source: String

  /// What a request asks for.
  private enum Purpose: Hashable {
    case extensions, taggedSubClusters, serviceData, unindexed
    /// What tells how to use applications.
    case handles
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
  private(set) var taggedSubClusters: [Entry] = []
  /// DNs of pilots' services.
  private(set) var glueServices: Set<DistinguishedName> = []

  /// Carriers and pilots' endpoints, each once, by whatever they were found.
  private(set) var glue2Entries: [DistinguishedName: Entry] = [:]
  /// Application environments.
  private(set) var applications: [Entry] = []
  /// Application handles, by the application environment that they name.
  private(set) var handles: [String: [Entry]] = [:]
  private(set) var serviceEntries: [Entry] = []
  private(set) var sites: [DistinguishedName: GlueSite] = [:]
  private(set) var gaps: [String] = []

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
      (.serviceData, query.serviceData), (.unindexed, query.unindexed),
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
      return [(.site(base), GlueSite.request(base: base))]
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
        applications.append(entry)
      }
    case .handles:
      if let id = entry.string(GLUE2.handleApplicationEnvironment) {
        handles[id, default: []].append(entry)
      }
    case .service:
      serviceEntries.append(entry)
    case .site(let base):
      sites[base]?.add(entry)
    }
    return []
  }

  /// What is to be asked when a request has ended.
  private func end(of purpose: Purpose) -> [Step] {
    switch purpose {
    case .extensions:
      let requests =
        findsNames
        ? Self.byName(glue2)
        : [GLUE2.serviceID, GLUE2.endpointID].flatMap { Self.byID($0, of: glue2) }
      return requests.map { (.glue2Entries, $0) }
    case .unindexed:
      return Self.handles(of: applications).map { (.handles, $0) }
    default: return []
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

  /// Asks for the handles of applications, some hundred at once. What they name is not indexed, but
  /// there are few handles anywhere.
  private static func handles(of applications: [Entry]) -> [SearchRequest] {
    let ids = applications.compactMap { $0.string(GLUE2.applicationEnvironmentID) }.sorted()
    return stride(from: 0, to: ids.count, by: 200).map {
      SearchRequest(
        base: GLUE2.suffix,
        filter: .equals(GLUE1.objectClass, GLUE2.ObjectClass.applicationHandle)
          && .anyOf(
            GLUE2.handleApplicationEnvironment, Array(ids[$0..<min($0 + 200, ids.count)])),
        attributes: [
          GLUE2.handleType, GLUE2.handleValue, GLUE2.handleApplicationEnvironment,
        ])
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
}
