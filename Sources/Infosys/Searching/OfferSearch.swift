internal import GLUE
public import LDAPTypes
public import Rollout

extension EntrySource {
  /// Finds offers by all the evidence there is.
  ///
  /// First the indexed extensions and service data, the tags, and what sites there are; then what was
  /// found by these, while the first are still being answered: the carriers and endpoints, the computing
  /// elements of the sites with tags, by its ID what CREAM and we publish as an application of each tag,
  /// and the handles of those that are there. What no index finds, application environments of other IDs
  /// and carriers whose extension is lost, is looked through where that is cheap (in a file, a small grid
  /// or one site), when nothing was found otherwise that holds, and when the query is thorough.
  ///
  /// - Throws: What made the source unable to answer. Where it answers in part, what it did answer
  ///   counts, and ``OfferList/gaps`` says what is missing.
  public func offers(_ query: OfferQuery, now: Timestamp) throws -> OfferList {
    try answer { source in
      var search = OfferSearch(query: query, now: now, source: source.name)
      try search.ask(source)
      var list = search.list
      // Of several servers, which one answered is known only now.
      list.source = source.name
      return list
    }
  }
}

/// The state of a search for offers: what was found so far.
package struct OfferSearch {
  let query: OfferQuery
  private let now: Timestamp
  /// When the last was made of what came, as that tells; nothing made later than now tells it.
  private var lastMade: Timestamp?
  let source: String

  /// ``EntrySource/isSnapshot`` of the source.
  private(set) var isSnapshot = false
  /// How much is looked through, or has been, of what no index finds.
  var reach = Reach.nothing

  /// Where a top-level BDII has the domain of the site that is wanted: looked through at once.
  private(set) var siteDomain: DistinguishedName?
  /// The sites, as far as they were asked for.
  private(set) var domains: [DistinguishedName] = []
  var hasIgnoredCaseOfSite = false
  private(set) var hasLookedThrough = false
  /// What each request asks for, by its index.
  private var purposes: [Purpose] = []
  var hasAskedHome = false
  private var hasAskedFollowUps = false
  private var hasAskedContacts = false
  /// Whether tags are looked for in all of o=grid, or have been.
  private var isTagSearchWhole = false
  /// Whether there is anything at all; nil where that was not asked.
  private var hasContent: Bool?
  /// Whether all extensions have come.
  private(set) var hasExtensions = false
  private var hasAskedAllExtensions = false
  /// The names of what was asked for that extensions stand below.
  var askedGLUE2Entries: Set<DistinguishedName> = []
  /// DNs of carriers and pilots' endpoints: the parents of the extensions found.
  private(set) var glue2: [DistinguishedName: DistinguishedName] = [:]
  private(set) var taggedSubClusters: [Entry] = []
  /// DNs of pilots' services.
  private(set) var glueServices: [DistinguishedName: DistinguishedName] = [:]

  /// Carriers and pilots' endpoints, each once, by whatever they were found.
  private(set) var glue2Entries: [DistinguishedName: Entry] = [:]
  /// Those of them that came since it was last looked what is to be asked because of them.
  private var newGLUE2Entries: [Entry] = []
  /// Application environments, each once.
  private(set) var applications: [DistinguishedName: Entry] = [:]
  /// The IDs of applications that were or will be asked for, and those that will be.
  var applicationIDs: Set<String> = []
  var unaskedApplicationIDs: [String] = []
  /// The IDs of applications that were found so, by the searches.
  var foundApplicationIDs: [[String]] = []
  /// Application handles, by where the application environment stands that they are below.
  private(set) var handles: [DistinguishedName: [DistinguishedName: Entry]] = [:]
  private(set) var shares: ComputingShares
  private(set) var serviceEntries: [Entry] = []
  /// The services, of those in GLUE 2.0, that were asked whose resource BDII this is.
  private(set) var homeServices: [Entry] = []
  /// The rules of policies, by the endpoint.
  var policies: [DistinguishedName: AccessRules] = [:]
  /// Whom to ask at sites, by their names in small letters, as told by what was asked for nothing else.
  var siteContacts: [String: [Contact]] = [:]
  /// The names, in small letters, of sites that were asked whom to ask in GLUE 2.0.
  var sitesAskedInGLUE2: Set<String> = []
  private(set) var sites: [GlueSite] = []
  /// The places of sites, by where they stand.
  private(set) var sitePlaces: [DistinguishedName: Int] = [:]
  private var gaps: [String] = []
  private var absent: [DistinguishedName] = []
  /// What was found but shares, once it was listed and nothing else has come since.
  private var listed: OfferList?

  /// As of when what was found is judged.
  var moment: Timestamp { query.isAsOfItsTime ? lastMade ?? now : now }

  /// All that was found.
  var list: OfferList {
    var list = listed ?? found
    list.offers = completed(list.offers)
    list.gaps += gaps
    list.isThorough = reach != .nothing
    list.absent = absent
    return list
  }

  init(query: OfferQuery, now: Timestamp, source: String) {
    self.query = query
    shares = ComputingShares(vo: query.vo)
    self.now = now
    self.source = source
  }

  /// What asks of pilots that others told of only whether they are computing elements.
  init(about pilots: [Offer], of query: OfferQuery, now: Timestamp, in source: some EntrySource) {
    self.init(query: query, now: now, source: source.name)
    isSnapshot = source.isSnapshot
    listed = OfferList(offers: pilots, gaps: [], source: source.name)
    (reach, isTagSearchWhole, hasAskedFollowUps, hasAskedContacts) = (.all, true, true, true)
  }

  // MARK: Asking

  mutating func ask(_ source: some EntrySource) throws {
    isSnapshot = source.isSnapshot
    reach = isSnapshot || query.isThorough ? .all : query.site == nil ? .nothing : .site
    // A server finds a site at once where a top-level BDII has it.
    let site = isSnapshot ? nil : query.site.map(GLUE1.site(named:))
    siteDomain = reach == .site ? query.site.map(GLUE2.site(named:)) : nil
    isTagSearchWhole = site == nil
    hasAskedAllExtensions = siteDomain == nil
    var first: [(Purpose, SearchRequest?)] = [
      (.extensions, query.extensions(below: siteDomain ?? GLUE2.suffix)),
      (.taggedSubClusters, query.taggedSubClusters(below: site ?? GLUE1.suffix)),
      (.serviceData, query.serviceData),
    ]
    if reach != .all { first.append((.domains, query.domains(ignoringCaseOfSite: false))) }
    if reach != .nothing {
      first.append((.unindexed, query.unindexed(below: siteDomain ?? GLUE2.suffix)))
    }
    if query.isAsOfItsTime { first.append((.times, OfferQuery.times)) }
    if let site = query.site {
      // Its VOs tell what tags mean, also where it has none of them itself.
      first += requests(forSite: GLUE1.site(named: site)).map { ($0.purpose, $0.request) }
    }
    do {
      let results = try explore(
        source, first.compactMap { purpose, request in request.map { (purpose, $0) } })
      absent = Self.absent(zip(purposes, results))
      if absent.count == 2 {
        gaps.append(Gap.holdsNone(of: absent))
      } else if hasContent == false, results.gaps.isEmpty {
        gaps.append(Gap.holdsNoSite)
      }
      note(results)
    } catch {
      // What came before it broke off counts; without that there is no answer at all.
      if glue2.isEmpty && taggedSubClusters.isEmpty && glueServices.isEmpty
        && glue2Entries.isEmpty && applications.isEmpty
      {
        throw error
      }
      gaps.append(Gap.brokenOff(by: error))
    }
  }

  /// Asks, and then what the answers call for.
  mutating func explore(_ source: some EntrySource, _ first: [Step]) throws -> [SearchResult] {
    purposes = first.map(\.purpose)
    var ended = 0
    return try source.explore(first.map(\.request)) { index, event in
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
      purposes += next.map(\.purpose)
      return next.map(\.request)
    }
  }

  /// Takes an entry, and tells what is to be asked because of it.
  private mutating func take(_ entry: Entry, for purpose: Purpose) -> [Step] {
    if query.isAsOfItsTime, let made = entry.creationTime, made <= now {
      lastMade = max(lastMade ?? made, made)
    }
    switch purpose {
    case .extensions:
      if let parent = entry.dn.parent, accepts(parent) { glue2[parent.prepared] = parent }
    case .taggedSubClusters:
      guard accepts(entry.dn) else { break }
      taggedSubClusters.append(entry)
      let site = entry.dn.parent?.parent.map { requests(forSite: $0) } ?? []
      return site + requestsForApplications(of: [entry], isLast: false)
    case .serviceData:
      guard let parent = entry.dn.parent, accepts(parent),
        glueServices.updateValue(parent, forKey: parent.prepared) == nil
      else { break }
      return [(.service, Self.service(parent))]
    case .glue2Entries:
      guard glue2[entry.dn.prepared] != nil else { break }
      add(glue2: entry)
      // Where a preview's carrier is, its tag is too, most likely, and that takes longer to be found.
      // A file is looked through once, and has no use for a guess.
      if !isSnapshot, entry.dn.rdn?[GLUE2.serviceID] != nil, Offer.mayHaveTags(entry),
        let site = entry.dn.value(of: GLUE2.domainID)
      {
        return requests(forSite: GLUE1.site(named: site))
      }
    case .unindexed:
      guard query.isUnindexed(entry.dn), accepts(entry.dn) else { break }
      if entry.dn.rdn?[GLUE2.applicationEnvironmentID] == nil {
        add(glue2: entry)
      } else {
        applications[entry.dn] = entry
      }
    case .applications(let place):
      guard accepts(entry.dn) else { break }
      applications[entry.dn] = entry
      if let id = entry.string(GLUE2.applicationEnvironmentID) {
        foundApplicationIDs[place].append(id)
      }
    case .handles:
      var above = entry.dn.parent
      while let dn = above, dn.rdn?[GLUE2.applicationEnvironmentID] == nil { above = dn.parent }
      if let application = above?.prepared {
        handles[application, default: [:]][entry.dn] = entry
      }
    case .times:
      break
    case .domains:
      domains.append(entry.dn)
    case .content:
      hasContent = true
    case .service:
      serviceEntries.append(entry)
    case .site(let place):
      sites[place].add(entry)
    case .order(let place):
      sites[place].addInOrder(entry)
    case .shares(let service):
      shares.add(entry, service: service)
    case .policies:
      // Of endpoints that were not asked about there may be more.
      guard let endpoint = entry.dn.parent?.prepared, policies[endpoint] != nil else { break }
      policies[endpoint]?.texts += entry.strings(GLUE2.policyRule)
    case .home:
      homeServices.append(entry)
    case .otherHalves:
      if entry.dn.rdn?[GLUE1.serviceUniqueID] == nil {
        if glue2Entries[entry.dn] != nil { break }  // The pilots' own come, too.
        add(glue2: entry)
      } else if glueServices.updateValue(entry.dn, forKey: entry.dn.prepared) == nil {
        listed = nil
        return [(.service, Self.service(entry.dn))]
      }
    case .aboutSites:
      // What a WMS makes of a computing element, the whole site tells.
      if !entry[GLUE1.ceUniqueID].isEmpty { return requests(forSite: entry.dn.siteBase) }
      add(contacts: entry)
    case .contacts:
      // Of a site that was not asked there may be more.
      guard let site = entry.dn.siteName, sitesAskedInGLUE2.contains(site.lowercased()) else {
        break
      }
      add(contacts: entry)
    }
    return []
  }

  private mutating func add(glue2 entry: Entry) {
    (listed, glue2Entries[entry.dn]) = (nil, entry)
    newGLUE2Entries.append(entry)
  }

  /// In an order of their own, so that the same is asked each time. A file answers for each entry alone, so
  /// that none is looked at twice.
  private mutating func takeNewGLUE2Entries() -> [Entry] {
    defer { newGLUE2Entries = [] }
    return Self.byName(newGLUE2Entries)
  }

  /// Asks for the computing elements of a site, once.
  private mutating func requests(forSite base: DistinguishedName) -> [Step] {
    let key = base.prepared
    guard sitePlaces[key] == nil else { return [] }
    sitePlaces[key] = sites.count
    sites.append(GlueSite(base: base, vo: query.vo, isFromServer: !isSnapshot))
    return [
      (
        .site(sites.count - 1),
        GlueSite.request(base: base, vo: query.vo, isForServer: !isSnapshot)
      )
    ]
  }

  /// What is to be asked when a request has ended.
  private mutating func end(of purpose: Purpose, _ result: SearchResult) -> [Step] {
    switch purpose {
    case .extensions where result.resultCode == .noSuchObject && !hasAskedAllExtensions:
      hasAskedAllExtensions = true
      return [(.extensions, query.extensions(below: GLUE2.suffix))]
    case .extensions:
      hasExtensions = true
      return requestsForGLUE2Entries()
    case .domains where query.site != nil:
      return requestsBelowDomains()
    case .domains where result.resultCode != .sizeLimitExceeded:
      guard domains.count <= OfferQuery.smallGrid else { return [] }
      reach = .all
      return [(.unindexed, query.unindexed(below: GLUE2.suffix))]
    case .unindexed:
      hasLookedThrough = true
      return requestsForHandles() + requestsAboutEndpoints(takeNewGLUE2Entries())
        + requestsForGLUE2Entries() + requestsForHome(of: applications.keys)
    case .applications(let place):
      return Self.ourHandles(of: foundApplicationIDs[place].sorted()).map { (.handles, $0) }
    case .site(let place):
      if let request = sites[place].requestForOrder { return [(.order(place), request)] }
      // While others are still being looked for.
      sites[place].settle()
    case .order(let place):
      sites[place].settle()
    case .taggedSubClusters where result.resultCode == .noSuchObject && !isTagSearchWhole:
      isTagSearchWhole = true
      return query.taggedSubClusters(below: GLUE1.suffix).map { [(.taggedSubClusters, $0)] } ?? []
    case .taggedSubClusters:
      return requestsForApplications(of: [], isLast: true)
    case .otherHalves:
      return requestsAboutEndpoints(takeNewGLUE2Entries())
    case .glue2Entries:
      let entries = takeNewGLUE2Entries()
      return requestsForApplications(of: entries, isLast: true) + requestsAboutEndpoints(entries)
    default: break
    }
    return []
  }

  /// What there is to list so far, but shares; kept until other things are asked for.
  mutating func listedOnce() -> [Offer] {
    let list = listed ?? found
    listed = list
    return list.offers
  }

  /// Whether anything was found that is shown: what is closed or over answers nobody.
  private mutating func hasAnswer() -> Bool {
    listedOnce().contains { isForVO($0) && $0.objection == nil }
  }

  /// What is to be asked when all else has been answered.
  private mutating func last() -> [Step] {
    // Nobody is told that no site has it before all was looked through. A site may have a tree elsewhere, too.
    if !isTagSearchWhole, !hasAnswer(),
      let whole = query.taggedSubClusters(below: GLUE1.suffix)
    {
      (isTagSearchWhole, listed) = (true, nil)
      return [(.taggedSubClusters, whole)]
    }
    if reach == .nothing, !hasAnswer() {
      (reach, listed) = (.all, nil)
      return [(.unindexed, query.unindexed(below: GLUE2.suffix))]
    }
    if hasContent == nil, domains.isEmpty, listedOnce().isEmpty {
      hasContent = false
      return OfferQuery.content.map { (.content, $0) }
    }
    if !hasAskedFollowUps {
      hasAskedFollowUps = true
      let steps = requestsForShares() + requestsAboutSites() + requestsForOtherHalves()
      if !steps.isEmpty { return steps }
    }
    if hasAskedContacts { return [] }
    hasAskedContacts = true
    return requestsForContacts()
  }

  /// Whether what stands there is at a site that is wanted, or at none.
  private func accepts(_ dn: DistinguishedName) -> Bool {
    dn.siteName.map(query.accepts(site:)) ?? true
  }

  private mutating func note(_ results: [SearchResult]) {
    // That there are many is all that was asked.
    gaps +=
      zip(purposes, results).filter { purpose, result in
        result.resultCode != .sizeLimitExceeded || ![.domains, .content].contains(purpose)
      }.map(\.1).gaps
  }
}
