internal import GLUE
internal import LDAPTypes
internal import Supermarket

extension OfferSearch {
  /// All that was found but shares, as offers: one for a site, a release and a place.
  var found: OfferList {
    var offers = OfferPile()
    var twins = Twins()
    for offer in carriersAndEndpoints {
      switch twins.find(offer, in: offers) {
      case .sameWord(let same): offers[same].absorb(offer)
      case .interface(let same): offers[same].add(interface: offer)
      case nil:
        twins.learn(offer, at: offers.offers.count)
        offers.append(offer)
      }
    }
    let shelves = sites.map(\.shelves)
    let vos = KnownVOs(of: zip(sites, shelves), offers.offers, wanted: query.vo)
    let applications = readApplications(beside: offers, vos)
    let neighbors = Neighbors(taggedSubClusters)
    for offer in applications where !offer.vos.isEmpty {
      attach(application: offer, neighbors, to: &offers)
    }
    for tagged in Self.byID(taggedSubClusters) {
      attach(tagged, shelves, neighbors, vos, to: &offers)
    }
    // What names no VO is of all that do.
    for offer in applications where offer.vos.isEmpty {
      attach(application: offer, neighbors, to: &offers)
    }
    var data: [DistinguishedName: [Entry]] = [:]
    for entry in serviceEntries {
      // Data stand right below their service.
      let name = entry.dn.prepared
      for place in [name, name.parent].compactMap(\.self) where glueServices[place] != nil {
        data[place, default: []].append(entry)
      }
    }
    let services = glueServices.sorted { $0.value.description < $1.value.description }
    let pilots = services.compactMap { name, dn -> Offer? in
      let entries = Self.byName(data[name] ?? [])
      let dn = entries.first { $0.dn.prepared == name }?.dn ?? dn
      return Offer(glueService: dn, entries, site: dn.siteName ?? "")
    }
    for offer in Self.byPrecedence(pilots) {
      if let same = offers.pilot(like: offer) {
        offers[same].add(pilot: offer)
      } else {
        offers.append(offer)
      }
    }
    let homes = homeNames(shelves)
    // What is called several things is the wanted site, where that is one of them.
    let home = homes.count == 1 ? homes[0] : homes.first(where: isWanted)
    var isOfUnknownSite = false
    let wanted = offers.offers.compactMap { offer -> Offer? in
      var offer = offer
      if offer.vos.isEmpty { offer.vos = offer.access.admittedVOs }
      if offer.site.isEmpty {
        offer.site = home ?? ""
        if homes.isEmpty, let site = query.site {
          var there = offer
          there.site = site
          if query.accepts(there) { isOfUnknownSite = true }
        }
      }
      return query.accepts(offer) ? offer : nil
    }
    var merged = Offer.joined(wanted)
    let names = Self.siteNames(of: merged)
    for index in merged.indices {
      merged[index].site = names[merged[index].site.lowercased()] ?? merged[index].site
      merged[index].settle()
    }
    return OfferList(
      offers: Offer.order(of: merged).map { merged[$0] },
      gaps: isOfUnknownSite ? [Gap.namesNoSite] : [], source: source,
      taggedElements: offers.taggedElements)
  }

  private func isWanted(_ site: String) -> Bool { query.site != nil && query.accepts(site: site) }

  /// What the site is called whose resource BDII this is, where names tell no site: what its carriers, clusters
  /// and services say that they are of, in the order of the alphabet.
  private func homeNames(_ shelves: [GlueSite.Shelves]) -> [String] {
    let homeless = (glue2Entries.values + serviceEntries + homeServices).filter {
      $0.dn.siteName == nil
    }
    let names =
      homeless.compactMap {
        $0.string(GLUE2.serviceAdminDomain)?.siteName ?? Supermarket.site(of: $0)
      } + shelves.compactMap(\.name)
    return names.sorted().distinctInAnyCase
  }

  /// How sites are spelled that are spelled in several ways, by their names in small letters: as in most
  /// offers, of those as in the first by the alphabet.
  private static func siteNames(of offers: [Offer]) -> [String: String] {
    Dictionary(grouping: offers.map(\.site)) { $0.lowercased() }.mapValues { spellings in
      let counts = Dictionary(grouping: spellings) { $0 }.mapValues(\.count)
      return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? spellings[0]
    }
  }

  /// Offers with their shares, as far as these have come.
  func withShares(_ offers: [Offer]) -> [Offer] {
    offers.map { offer in
      var offer = offer
      if offer.tellsShares(for: query.vo) {
        let ways = offer.applications.compactMap { applications[$0] }
          .compactMap(ComputingShares.Way.init(to:))
        offer.add(shares: ways.distinct.flatMap(shares.shares(along:)))
      }
      offer.settleShares(for: query.vo)
      return offer
    }
  }

  /// The VOs that tags can be of.
  private struct KnownVOs {
    /// By names of sites in small letters, wherever their entries stand; a resource BDII names none.
    private var sites: [String: Set<String>] = [:]
    /// Those that computing elements of any site admit.
    private(set) var all: Set<String> = []
    /// The VO that is asked about: a tag is its, where that can be.
    private let wanted: Set<String>

    init(
      of sites: some Sequence<(GlueSite, GlueSite.Shelves)>, _ told: [Offer], wanted: String?
    ) {
      self.wanted = Set(wanted.map { [$0] } ?? [])
      for (site, shelves) in sites {
        add(shelves.vos, ofSite: site.base.siteName ?? "")
        all.formUnion(shelves.vos)
      }
      for offer in told { add(offer.vos, ofSite: offer.site) }
    }

    private mutating func add(_ vos: some Sequence<String>, ofSite site: String) {
      sites[site.lowercased(), default: wanted].formUnion(vos)
    }

    func of(site: String) -> Set<String> { sites[site.lowercased()] ?? wanted }
  }

  /// Entries in the order of their names' text, however these are spelled.
  static func byName(_ entries: some Collection<Entry>) -> [Entry] {
    if entries.count < 2 { return Array(entries) }
    let named = entries.map { entry in
      let text = entry.dn.description
      return (key: (text.lowercased(), text), entry: entry)
    }
    return named.sorted { $0.key < $1.key }.map(\.entry)
  }

  /// Subclusters in the order of their IDs, and of their names where those are the same.
  private static func byID(_ entries: [Entry]) -> [Entry] {
    let named = entries.map { entry in
      (id: entry.dn.value(of: GLUE1.subClusterUniqueID) ?? "", entry: entry)
    }
    let sorted = named.sorted { a, b in
      if a.id != b.id { return a.id < b.id }
      return a.entry.dn.description < b.entry.dn.description
    }
    return sorted.map(\.entry)
  }

  /// The carriers and pilots' endpoints, in the order in which their word counts.
  private var carriersAndEndpoints: [Offer] {
    let offers = Self.byName(glue2Entries.values).compactMap { entry -> Offer? in
      guard var offer = Offer(glue2: entry, now: moment) else { return nil }
      offer.access = policies[entry.dn.prepared] ?? offer.access
      return offer
    }
    return Self.byPrecedence(offers)
  }

  /// Offers in the order in which their word counts; of those alike, in the order given.
  private static func byPrecedence(_ offers: [Offer]) -> [Offer] {
    offers.sorted { $0.precedence > $1.precedence }
  }

  /// The application environments, in the order in which their word counts.
  private func readApplications(beside carriers: OfferPile, _ vos: KnownVOs) -> [Offer] {
    let offers = Self.byName(applications.values).compactMap { entry in
      let id = entry.string(GLUE2.applicationEnvironmentID)
      let below = (handles[entry.dn.prepared] ?? [:]).values.filter {
        $0.string(GLUE2.handleApplicationEnvironment) == id
      }
      let site = entry.dn.siteName ?? ""
      let knownVOs = vos.of(site: site)
      return Offer(
        application: entry, handles: below, of: query,
        site: site, now: moment
      ) { carriers.tag($0, ofSite: site, knownVOs: knownVOs, otherVOs: vos.all) }
    }
    // One that is over, or does not work, does not speak for those of other computing elements that do.
    return [false, true].flatMap { isBad in
      offers.filter { ($0.isOver || $0.isInOtherState) == isBad }
    }
  }

  /// The subclusters of a cluster, as far as they have tags.
  private struct Neighbors {
    /// The IDs of all in a cluster, in small letters.
    private var clusters: [Set<String>] = []
    /// The places of the clusters that a subcluster is in, by its site and ID in small letters.
    private var known: [[String]: [Int]] = [:]

    init(_ subclusters: [Entry]) {
      var clusters: [DistinguishedName: Set<String>] = [:]
      for entry in subclusters {
        guard let cluster = entry.dn.parent, let id = entry.dn.value(of: GLUE1.subClusterUniqueID)
        else { continue }
        clusters[cluster.prepared, default: []].insert(id.lowercased())
      }
      for (cluster, ids) in clusters where ids.count > 1 {
        let site = (cluster.siteName ?? "").lowercased()
        for id in ids { known[[site, id], default: []].append(self.clusters.count) }
        self.clusters.append(ids)
      }
    }

    func of(_ id: String, atSite site: String) -> Set<String> {
      let places = known[[site.lowercased(), id.lowercased()]] ?? []
      // An ID is of one cluster, but for a mistake.
      return places.dropFirst().reduce(into: places.first.map { clusters[$0] } ?? []) {
        $0.formUnion(clusters[$1])
      }
    }
  }

  /// Gives an application to the carriers that speak of it, or of its cluster, else to what else is known of
  /// the release, else makes an offer of it.
  private func attach(
    application: Offer, _ neighbors: Neighbors, to offers: inout OfferPile
  ) {
    var application = application
    let environments = application.executionEnvironments
    func isCarrier(_ offer: Offer) -> Bool {
      offer.isFromCarrier && offer.isSameVersion(as: application)
        && offer.isAbout(executionEnvironmentsOf: application)
    }
    var said = offers.indices(
      like: application,
      among: environments.isEmpty ? .carriers : .carriersSharingVO(at: Set(environments))
    ) { isCarrier($0) && $0.sharesVO(with: application) }
    if said.isEmpty {
      let near = environments.reduce(into: Set<String>()) {
        $0.formUnion(neighbors.of($1, atSite: application.site))
      }
      said = offers.indices(like: application, among: .carriersSharingVO(at: near)) {
        $0.isFromCarrier && $0.subclusters.isEmpty && $0.isSameVersion(as: application)
          && $0.sharesVO(with: application) && $0.isAbout(anyOf: near)
      }
    }
    if said.isEmpty {
      // A carrier may call its product otherwise than its tag does.
      said = offers.indices(namingTagOf: application).filter {
        offers[$0].isAbout(executionEnvironmentsOf: application)
      }
      if !said.isEmpty { application.product = nil }
    }
    for index in said { offers[index].absorb(application) }
    if !said.isEmpty { return }
    let carriers = offers.indices(
      like: application, among: environments.isEmpty ? .carriers : .carriersAt(Set(environments)),
      where: isCarrier)
    tell(ofOtherVOsThan: &application, carriers, in: &offers)
    // Where it is in another folder, it is another one.
    let others = offers.indices(like: application, among: .sharingVO) {
      !$0.isFromCarrier && $0.isSameVersion(as: application) && $0.sharesVO(with: application)
        && $0.isInSameFolder(as: application)
    }
    for index in others {
      offers[index].absorb(application)
      offers[index].add(placesOf: application)
    }
    if others.isEmpty { offers.append(application) }
  }

  /// Tells of carriers that name other VOs than an entry at their place does, on both sides. They stay
  /// offers of their own: what a carrier says may hold for the VOs that it names only. Of carriers without end at
  /// one place, the first tell enough.
  private func tell(
    ofOtherVOsThan offer: inout Offer, _ carriers: [Int], in offers: inout OfferPile
  ) {
    for index in carriers.prefix(Self.most) where offers[index].state != .closed {
      let carrier = offers[index]
      for evidence in carrier.evidence where evidence.source == .carrier {
        offer.contradictions += offer.contradiction(toVOsOf: carrier, by: evidence)
      }
      for evidence in offer.evidence {
        offers[index].contradictions += carrier.contradiction(toVOsOf: offer, by: evidence)
      }
    }
  }

  /// Gives each tag of a subcluster to the offer that it belongs to, or makes one of it.
  private func attach(
    _ entry: Entry, _ shelves: [GlueSite.Shelves], _ neighbors: Neighbors, _ vos: KnownVOs,
    to offers: inout OfferPile
  ) {
    guard let place = entry.dn.parent?.parent.flatMap({ sitePlaces[$0.prepared] }),
      let id = entry.dn.value(of: GLUE1.subClusterUniqueID)
    else { return }
    let shelves = shelves[place]
    let name = entry.dn.siteName ?? ""
    let elements = shelves.computingElements(inFrontOf: entry.dn)
    let read = Set(
      EntryAds.texts(GLUE1.softwareTag, entry[GLUE1.softwareTag])
        .map { String(decoding: $0, as: UTF8.self).lowercased() })
    let evidence = Offer.Evidence(source: .tag, dn: entry.dn)
    let knownVOs = vos.of(site: name)
    // A subcluster has hundreds of tags, and few are previews'.
    for value in entry[GLUE1.softwareTag] where SoftwareTag.mayBePreview(value.bytes) {
      guard let text = value.string,
        let tag = offers.tag(text, ofSite: name, knownVOs: knownVOs, otherVOs: vos.all),
        query.soughtWorkingVersion.map({ $0.isSame(ignoringCaseOf: tag.workingVersion) }) ?? true
      else { continue }
      var tagged = Offer(tag: tag, site: name, evidence: evidence)
      tagged.computingElements = elements
      // To its `Member` case does not matter.
      if !read.contains(text.lowercased()) {
        for index in elements.indices {
          tagged.computingElements[index].hide(by: .notReadAsPublished(GLUE1.softwareTag))
        }
      }
      tagged.subclusters = [id]
      offers.taggedElements[text.lowercased(), default: []]
        .append((tag, tagged.computingElements))
      // Those that are looked at are about this subcluster; one may name thousands.
      func isCarrierThere(_ offer: Offer) -> Bool {
        offer.isFromCarrier && offer.isSameVersion(as: tagged)
      }
      func shareVO(_ offer: Offer, isFromCarrier: Bool) -> Bool {
        offer.isFromCarrier == isFromCarrier && offer.isSameVersion(as: tagged)
          && offer.sharesVO(with: tagged)
      }
      var said = offers.indices(like: tagged, among: .carriersSharingVO(at: [id])) {
        isCarrierThere($0) && $0.sharesVO(with: tagged)
      }
      let near = neighbors.of(id, atSite: name)
      if said.isEmpty {
        let others = offers.indices(like: tagged, among: .sharingVO) {
          shareVO($0, isFromCarrier: true)
        }
        said = offers.silent(among: others, beside: near)
      }
      if said.isEmpty {
        // A carrier may call its product otherwise than its tag does.
        let naming = offers.indices(namingTagOf: tagged)
        said = naming.filter { offers[$0].isAbout(subcluster: id) }
        if said.isEmpty { said = offers.silent(among: naming, beside: near) }
        if !said.isEmpty { tagged.product = nil }
      }
      if !said.isEmpty {
        for index in said { offers[index].absorb(tagged) }
        continue
      }
      let carriers = offers.indices(
        like: tagged, among: .carriersAt([id]), where: isCarrierThere)
      tell(ofOtherVOsThan: &tagged, carriers, in: &offers)
      let made = offers.indices(like: tagged, among: .sharingVO) {
        shareVO($0, isFromCarrier: false)
      }
      // One may have thousands of places.
      let there = made.count > 1 ? made.first { offers[$0].isAbout(subcluster: id) } : nil
      if let made = there ?? made.first {
        offers[made].absorb(tagged)
        offers[made].add(placesOf: tagged)
      } else {
        offers.append(tagged)
      }
    }
  }
}
