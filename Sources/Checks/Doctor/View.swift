internal import GLUE
internal import Infosys
internal import LDAPTypes
internal import Rollout

/// What a BDII has of a site's offers, and of what shows how it is.
struct View {
  /// The entries by their name below the site.
  private(set) var entries: [DistinguishedName: Entry] = [:]
  /// The subclusters of each cluster in the order the server sent them, in small letters.
  private(set) var subclusters: [String: [Entry]] = [:]
  /// The IDs of the site's GLUE 2.0 services.
  private(set) var services: Set<String> = []
  /// The IDs of the site's offers' extensions, by the name of the entry above.
  private(set) var hooks: [DistinguishedName: String] = [:]
  /// Whether the site's domain is there.
  private(set) var hasDomain = false
  /// Whether the server has anything at all.
  private(set) var isEmpty = true
  private(set) var gaps: [String] = []

  /// When the youngest entry of ours there was made: `pps gip` makes them anew at each update.
  var asOf: Timestamp? {
    entries.filter { $0.key.rdns[0][GLUE2.serviceID] != nil && $0.value.stateKey != nil }
      .compactMap(\.value.creationTime).max()
  }

  private enum Subject { case wanted, subclusters, services, hooks, domain, any }

  /// Asks by indexed attributes, all at once.
  ///
  /// - Throws: What keeps the source from answering.
  init(_ source: any EntrySource, cases: [Case], site: String, clusters: [String]) throws {
    let parts = cases.flatMap(\.parts)
    var requests: [(Subject, SearchRequest)] = [
      (
        .domain,
        SearchRequest(
          base: GLUE2.suffix, filter: .equals(GLUE2.domainID, site), attributes: [GLUE2.domainID])
      ),
      (
        .any,
        // The groups below which sites stand are there in a BDII that has nothing.
        SearchRequest(
          base: GLUE2.suffix, scope: .children,
          filter: .not(.equals(GLUE1.objectClass, GLUE2.ObjectClass.group)),
          attributes: [GLUE1.objectClass], sizeLimit: 1)
      ),
    ]
    requests += Self.requests(for: parts, clusters: clusters)
    var found: [(Subject, Entry)] = []
    let results = try source.search(requests.map(\.1)) { index, entry in
      found.append((requests[index].0, entry))
    }
    note(results, of: requests.map(\.1))
    // The services and hooks below the site's own place: at a top-level BDII the whole grid is
    // below the suffix.
    let below = GLUE2.places(ofSite: site).flatMap { base in
      [
        SearchRequest(
          base: base, filter: .equals(GLUE1.objectClass, GLUE2.ObjectClass.service),
          attributes: [GLUE2.serviceID]),
        SearchRequest(
          base: base, filter: .equals(GLUE1.objectClass, GLUE2.ObjectClass.extension),
          attributes: [GLUE2.extensionLocalID]),
      ]
    }
    let second = try source.search(below) { index, entry in
      found.append((index % 2 == 0 ? .services : .hooks, entry))
    }
    note(second, of: below)
    for (subject, entry) in found { add(entry, subject, site: site) }
  }

  private mutating func note(_ results: [SearchResult], of requests: [SearchRequest]) {
    gaps +=
      zip(requests, results).filter { request, result in
        request.sizeLimit == 0 || result.resultCode != .sizeLimitExceeded
      }.map(\.1).gaps
  }

  /// Asks for the entries of parts and for those above them, by their IDs.
  private static func requests(
    for parts: [Part], clusters: [String]
  ) -> [(Subject, SearchRequest)] {
    let indexed: [AttributeDescription] = [
      GLUE2.serviceID, GLUE2.endpointID, GLUE2.resourceID, GLUE2.applicationEnvironmentID,
      GLUE2.handleID,
    ]
    var ids: [AttributeDescription: Set<String>] = [:]
    var hosts: Set<String> = []
    var localIDs: Set<String> = []
    for part in parts {
      for rdn in part.dn.rdns {
        for name in indexed {
          if let id = rdn.value(name) { ids[name, default: []].insert(id) }
        }
        if let id = rdn.value(GLUE1.serviceUniqueID) { hosts.insert(id) }
        if let id = rdn.value(GLUE2.extensionLocalID) { localIDs.insert(id) }
      }
    }
    ids[GLUE2.extensionLocalID] = localIDs
    var requests: [(Subject, SearchRequest)] = []
    for (name, values) in ids.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for group in OfferSearch.groups(of: values.sorted()) {
        requests.append(
          (.wanted, SearchRequest(base: GLUE2.suffix, filter: .anyOf(name, group))))
      }
    }
    for id in hosts.sorted() {
      requests.append(
        (
          .wanted,
          SearchRequest(
            base: GLUE1.suffix,
            filter: .or([
              .equals(GLUE1.serviceUniqueID, id),
              .and([
                .equals(GLUE1.chunkKey, "\(GLUE1.serviceUniqueID)=\(id)"),
                .equals(GLUE1.objectClass, GLUE1.ObjectClass.serviceData),
              ]),
            ]))
        ))
    }
    for name in clusters {
      requests.append(
        (
          .subclusters,
          SearchRequest(
            base: GLUE1.suffix,
            filter: .and([
              .equals(GLUE1.objectClass, GLUE1.ObjectClass.subCluster),
              .equals(GLUE1.chunkKey, "\(GLUE1.clusterUniqueID)=\(name)"),
            ]), attributes: [GLUE1.subClusterUniqueID, GLUE1.softwareTag])
        ))
    }
    // Subclusters that have no chunk key are found by their own.
    let names = Set(parts.compactMap { $0.dn.rdns[0].value(GLUE1.subClusterUniqueID) })
    for group in OfferSearch.groups(of: names.sorted()) {
      requests.append(
        (
          .wanted,
          SearchRequest(
            base: GLUE1.suffix, filter: .anyOf(GLUE1.subClusterUniqueID, group),
            attributes: [GLUE1.subClusterUniqueID, GLUE1.softwareTag])
        ))
    }
    return requests
  }

  private mutating func add(_ entry: Entry, _ subject: Subject, site: String) {
    isEmpty = false
    if let other = entry.dn.siteName, other.lowercased() != site.lowercased() { return }
    // What does not stand below a site's place is no part of an offer; a server may send anything.
    let place = entry.dn.belowSite
    switch subject {
    case .wanted: if !place.isRoot { entries[place] = entry }
    case .subclusters:
      if place.isRoot { return }
      entries[place] = entry
      let cluster = entry.dn.value(of: GLUE1.clusterUniqueID)?.lowercased() ?? ""
      subclusters[cluster, default: []].append(entry)
    case .services: if let id = entry.string(GLUE2.serviceID) { services.insert(id) }
    case .hooks:
      if let id = entry.string(GLUE2.extensionLocalID), id.hasPrefix(OfferQuery.localIDStart),
        let above = entry.dn.parent
      {
        hooks[above.belowSite] = id
      }
    case .domain: hasDomain = hasDomain || entry.dn.rdns.first?[GLUE2.domainID] != nil
    case .any: break
    }
  }

  /// The entry that a part should stand in.
  func entry(of part: Part) -> Entry? { entries[part.dn.belowSite] }

  /// Whether a part is there, and its offer's.
  func has(_ part: Part) -> Bool {
    (entry(of: part).map(part.isIn) ?? false) && part.proofs.allSatisfy(has)
  }
}
