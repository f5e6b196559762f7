internal import GLUE
internal import LDAPTypes

/// What is asked for because of what was found, and what comes of it.
extension OfferSearch {
  /// How much is looked through of what no index finds.
  enum Reach {
    case nothing
    /// What is below the domains of the site that is wanted.
    case site
    case all
  }

  /// Asks once for what the extensions stand below, when these have come. Where a site is looked through
  /// meanwhile, most of it comes so.
  mutating func requestsForGLUE2Entries() -> [Step] {
    guard hasExtensions, reach != .site || hasLookedThrough else { return [] }
    if reach == .site { askedGLUE2Entries.formUnion(glue2Entries.keys.map(\.prepared)) }
    let names = glue2.filter { askedGLUE2Entries.insert($0.key).inserted }.values
    let requests =
      isSnapshot
      ? Self.byName(names)
      : [GLUE2.serviceID, GLUE2.endpointID].flatMap { Self.byID($0, of: names) }
    return requests.map { (.glue2Entries, $0) }
  }

  /// Asks for what is below the domains of the site that is wanted, where top-level BDIIs do not have them.
  mutating func requestsBelowDomains() -> [Step] {
    if domains.isEmpty {
      if !hasIgnoredCaseOfSite {
        hasIgnoredCaseOfSite = true
        return [(.domains, query.domains(ignoringCaseOfSite: true))]
      }
      // It has none: what there is of it is what other entries lead to, or all that a resource BDII has.
      reach = .nothing
      let entries = taggedSubClusters + Self.byName(glue2Entries.values)
      return requestsForGLUE2Entries() + requestsForApplications(of: entries, isLast: true)
        + [(.unindexed, query.unindexed(below: GLUE2.resource))]
    }
    return domains.filter { $0.prepared != siteDomain?.prepared }.flatMap { domain in
      [
        (.extensions, query.extensions(below: domain)),
        (.unindexed, query.unindexed(below: domain)),
      ]
    }
  }

  func requestsForHandles() -> [Step] {
    let base = siteDomain.flatMap { site in
      applications.keys.allSatisfy { $0.isDescendant(of: site, .caseExact) } ? site : nil
    }
    let requests = Self.handles(
      of: applications, below: base ?? GLUE2.suffix, byName: isSnapshot)
    return requests.map { (.handles, $0) }
  }

  /// Asks for the applications of the tags of subclusters and carriers, by their IDs; some hundred at
  /// once.
  ///
  /// - Parameter isLast: Whether no more come. Before, what is too little for a search is kept for the
  ///   next.
  mutating func requestsForApplications(of entries: [Entry], isLast: Bool) -> [Step] {
    if reach != .nothing { return [] }
    for entry in entries {
      for id in OfferQuery.applicationIDs(of: entry) where applicationIDs.insert(id).inserted {
        unaskedApplicationIDs.append(id)
      }
    }
    if unaskedApplicationIDs.count < (isLast ? 1 : 30) { return [] }
    defer { unaskedApplicationIDs = [] }
    return Self.groups(of: unaskedApplicationIDs).map { ids in
      foundApplicationIDs.append([])
      return (
        .applications(foundApplicationIDs.count - 1),
        SearchRequest(
          base: GLUE2.suffix, filter: .anyOf(GLUE2.applicationEnvironmentID, ids),
          attributes: Offer.applicationAttributes)
      )
    }
  }

  /// Asks for the shares that lead to offers' applications, where they are told.
  mutating func requestsForShares() -> [Step] {
    var services: [DistinguishedName: (dn: DistinguishedName, hasManagers: Bool)] = [:]
    let offers = listedOnce().filter { $0.tellsShares(for: query.vo) }
    for application in offers.flatMap(\.applications) {
      guard let service = ComputingShares.service(of: application) else { continue }
      let known = services[service.prepared] ?? (service, false)
      let hasManager = applications[application].flatMap(ComputingShares.manager(of:)) != nil
      services[service.prepared] = (known.dn, known.hasManagers || hasManager)
    }
    return services.sorted { $0.value.dn.description < $1.value.dn.description }.map {
      let (service, hasManagers) = $0.value
      return (
        .shares($0.key), ComputingShares.request(service: service, hasManagers: hasManagers)
      )
    }
  }

  /// Asks, where one version was asked for, what else is said of pilots at their URLs: it may be another version,
  /// reached since, or another pilot that has what GLUE 1.3 says there.
  mutating func requestsForOtherHalves() -> [Step] {
    if query.version == nil || !query.isSelective { return [] }
    let pilots = listedOnce().filter { $0.kind == .pilot }
    func requests(
      _ pilots: [Offer], below suffix: DistinguishedName, _ base: (Offer) -> DistinguishedName?,
      _ request: (DistinguishedName, [String]) -> SearchRequest
    ) -> [SearchRequest] {
      let known = pilots.compactMap { offer -> (base: DistinguishedName, url: String)? in
        base(offer).flatMap { base in offer.endpoint?.comparableURL.map { (base, $0) } }
      }
      let asked =
        known.count <= Self.most
        ? known.map { (base: $0.base, urls: [$0.url]) }
        : [(base: suffix, urls: known.map(\.url).distinct)]
      return asked.flatMap { asked in
        Self.groups(of: asked.urls.flatMap(Offer.Endpoint.spellings(ofComparable:))).map {
          request(asked.base, $0)
        }
      }
    }
    let isPilot = PPSKey.kind.pair(Offer.Kind.pilot.rawValue)
    let isSnapshot = isSnapshot
    let domain = { (offer: Offer) in offer.siteDomain(isSnapshot: isSnapshot) }
    let endpoints = requests(pilots, below: GLUE2.suffix, domain) { base, urls in
      // In GLUE 2.0 case counts, but for a URL it does not.
      let hasURL = urls.map {
        Filter.extensible(
          GLUE2.endpointURL, matchingRule: "caseIgnoreMatch", AttributeValue($0),
          dnAttributes: false)
      }
      return SearchRequest(
        base: base,
        filter: .and([
          .equals(GLUE1.objectClass, GLUE2.ObjectClass.endpoint),
          .equals(GLUE2.otherInfo, isPilot), .or(hasURL),
        ]), attributes: Offer.glue2Attributes)
    }
    // In GLUE 1.3 all services at one URL are one pilot.
    let services = requests(pilots, below: GLUE1.suffix, \.siteBase) { base, urls in
      SearchRequest(
        base: base,
        filter: .equals(GLUE1.objectClass, GLUE1.ObjectClass.service)
          && .anyOf(GLUE1.serviceEndpoint, urls), attributes: [GLUE1.serviceEndpoint])
    }
    return (endpoints + services).map { (.otherHalves, $0) }
  }

  /// Asks whom to ask at the sites of offers that name nobody, and which pilots are computing elements, as far as
  /// these sites were not asked for all of it.
  mutating func requestsAboutSites() -> [Step] {
    let contacts = contacts
    var bases: [DistinguishedName: (dn: DistinguishedName, hosts: Set<String>)] = [:]
    for offer in listedOnce() {
      guard let base = offer.siteBase, sitePlaces[base.prepared] == nil else { continue }
      let (key, host) = (base.prepared, offer.endpoint?.host)
      let isSilent = offer.contact == nil && contacts[offer.site.lowercased()] == nil
      if host != nil || isSilent {
        bases[key, default: (base, [])].hosts.formUnion([host].compactMap(\.self))
      }
    }
    if isSnapshot, bases.count > Self.most {
      let hosts = bases.values.reduce(into: Set<String>()) { $0.formUnion($1.hosts) }
      return GlueSite.requests(base: GLUE1.suffix, hosts: hosts.sorted()).map { (.aboutSites, $0) }
    }
    return bases.values.sorted { $0.dn.description < $1.dn.description }.flatMap { site in
      GlueSite.requests(base: site.dn, hosts: site.hosts.sorted()).map { (.aboutSites, $0) }
    }
  }

  /// Asks whom to ask, in GLUE 2.0, at the sites of offers for which GLUE 1.3 does not name the nearest.
  mutating func requestsForContacts() -> [Step] {
    let contacts = contacts
    var domains: [DistinguishedName: DistinguishedName] = [:]
    for offer in listedOnce() where offer.contact == nil {
      let site = offer.site.lowercased()
      if contacts[site]?.isNearest == true { continue }
      sitesAskedInGLUE2.insert(site)
      // A resource BDII holds none.
      if let domain = offer.siteDomain(isSnapshot: isSnapshot), domain.rdn != GLUE2.resource.rdn {
        domains[domain.prepared] = domain
      }
    }
    let bases =
      domains.count > Self.most
      ? [GLUE2.suffix] : domains.values.sorted { $0.description < $1.description }
    return bases.map {
      (
        .contacts,
        SearchRequest(
          base: $0, filter: .equals(GLUE1.objectClass, GLUE2.ObjectClass.contact),
          attributes: [GLUE2.contactDetail, GLUE2.contactType])
      )
    }
  }

  mutating func add(contacts entry: Entry) {
    guard let site = entry.dn.siteName else { return }
    siteContacts[site.lowercased(), default: []] += entry.contacts(ofSite: site)
  }

  /// Whom to ask at sites, by their names in small letters.
  private var contacts: [String: Contact] {
    sites.reduce(into: siteContacts) { contacts, site in
      if let name = site.base.siteName {
        contacts[name.lowercased(), default: []] += site.contacts
      }
    }.compactMapValues { Contact.nearest(of: $0) }
  }

  /// Where more than so many entries would be asked about, all that there are of their class are.
  static let most = 50

  /// Asks what endpoints do not say themselves: who may use them, and whose resource BDII this is.
  mutating func requestsAboutEndpoints(_ entries: [Entry]) -> [Step] {
    let endpoints = entries.filter { $0.dn.rdn?[GLUE2.endpointID] != nil }
    return requestsForPolicies(of: endpoints) + requestsForHome(of: endpoints.map(\.dn))
  }

  /// Asks once whose resource BDII this is, where names tell no site: the service of one of these says it.
  mutating func requestsForHome(of dns: some Sequence<DistinguishedName>) -> [Step] {
    if hasAskedHome { return [] }
    let services = dns.filter { $0.siteName == nil }.compactMap(ComputingShares.service)
    guard let service = services.min(by: { $0.description < $1.description }) else { return [] }
    hasAskedHome = true
    return [
      (
        .home,
        SearchRequest(
          base: service, scope: .base, filter: .present(GLUE1.objectClass),
          attributes: [GLUE2.serviceAdminDomain])
      )
    ]
  }

  private mutating func requestsForPolicies(of entries: [Entry]) -> [Step] {
    let silent = entries.filter { entry in
      policies[entry.dn.prepared] == nil
        && PPSInfo(otherInfo: entry[GLUE2.otherInfo]).all(.vo).isEmpty
    }
    for entry in silent { policies[entry.dn.prepared] = AccessRules([]) }
    let bases = silent.count > Self.most ? [GLUE2.suffix] : silent.map(\.dn)
    return bases.map {
      (
        .policies,
        SearchRequest(
          base: $0, filter: .equals(GLUE1.objectClass, GLUE2.ObjectClass.accessPolicy),
          attributes: [GLUE2.policyRule])
      )
    }
  }

  /// What was listed, with what was asked because of it.
  func completed(_ offers: [Offer]) -> [Offer] {
    let contacts = contacts
    var hosts: [Int: Set<String>] = [:]
    for offer in offers {
      if let (site, host) = pilotPlace(of: offer) { hosts[site, default: []].insert(host) }
    }
    let elements = hosts.reduce(into: [:]) { elements, site in
      elements[site.key] = sites[site.key].shelves.computingElements(onHosts: site.value)
    }
    return withShares(offers).map { offer in
      var offer = offer
      offer.siteContact = contacts[offer.site.lowercased()]
      if let (site, host) = pilotPlace(of: offer) {
        offer.computingElements = elements[site]?[host] ?? []
        offer.settleComputingElements()
      }
      return offer
    }.filter { isForVO($0) || $0.admitsSomewhere(vo: query.vo ?? "") }
  }

  /// The place of a pilot's site in ``sites``, and its host in small letters; nil where there can be no computing
  /// element that it is.
  private func pilotPlace(of offer: Offer) -> (site: Int, host: String)? {
    guard let host = offer.endpoint?.host, let base = offer.siteBase,
      let site = sitePlaces[base.prepared]
    else { return nil }
    return (site, host.lowercased())
  }

  /// Whether it is said that an offer is for the VO that asks. Where it is for whomever computing elements let
  /// in, these and the shares must be known first.
  func isForVO(_ offer: Offer) -> Bool {
    query.vo == nil || offer.kind == .pilot || !offer.allVOs.isEmpty
  }
}
