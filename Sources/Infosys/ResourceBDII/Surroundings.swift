internal import GLUE
public import LDAPTypes
public import Rollout

/// What the resource BDII publishes already, as far as our marks and children touch it. Of what it was not
/// asked, nothing is known: that is nil.
public struct Surroundings: Sendable {
  /// When all of it was so; nil when it is so now.
  public let asOf: Timestamp?
  /// The software tags of each subcluster that stands where the configuration says and may have
  /// tags.
  var tags: [String: [String]]?
  /// The GLUE2ResourceIDs that stand where the configuration says.
  var resources: Set<String>?
  /// The services and endpoints that pilots may mean.
  var services: [Entry] = []
  /// The pilots' services that were asked for.
  var knownServices: Set<Pilot.Service> = []
  /// By execution environment, the application environments that somebody else makes of previews' tags
  /// below it.
  var applications: [DistinguishedName: [DistinguishedName]] = [:]
  /// The execution environments of which it was asked whether somebody else makes application
  /// environments of tags below them, and whether it is so.
  var applicationMakers: [DistinguishedName: Bool] = [:]

  /// Asks a resource BDII, all at once.
  ///
  /// - Throws: What keeps it from answering. That it has not got an entry is an answer.
  public init(
    of site: Site, previews: [Preview] = [], pilots: [Pilot] = [], askedOf source: some EntrySource
  ) throws {
    self.init(
      of: site, previews: previews, pilots: pilots,
      in: try ResourceAnswer(about: site, previews: previews, pilots: pilots, askedOf: source))
  }

  /// Takes what is needed now from an answer, which may be of an earlier state.
  public init(of site: Site, previews: [Preview], pilots: [Pilot], in answer: ResourceAnswer) {
    asOf = answer.moment
    if let entries = answer.entries(Self.subclusterRequests(site)) {
      tags = [:]
      for subcluster in site.subclusters {
        let dn = GLUE1.subCluster(subcluster.id, ofCluster: subcluster.cluster)
        if let entry = entries.first(where: { $0.dn.matches(dn, .caseIgnore) }) {
          tags?[subcluster.id] = entry.strings(GLUE1.softwareTag)
        }
      }
    }
    if let entries = answer.entries(Self.environmentRequests(site)) {
      let environments = site.subclusters.compactMap(\.glue2).filter { environment in
        let dn = GLUE2.executionEnvironment(environment.resource, ofService: environment.service)
        return entries.contains { $0.dn.matches(dn, .caseIgnore) }
      }
      resources = Set(environments.map(\.resource))
    }
    for service in pilots.flatMap(\.services) {
      if let entries = answer.entries(Self.requests(service)) {
        services += entries
        knownServices.insert(service)
      }
    }
    for asked in Self.applicationQuestions(site, previews) {
      let environment = asked.environment
      func isThere(_ entry: Entry) -> Bool {
        entry.dn.parent?.matches(environment, .caseIgnore) == true
      }
      applications[environment, default: []] += answer.known(asked.ofPreviews).filter(isThere)
        .map(\.dn)
      if let entries = answer.entries(asked.ofAny) {
        applicationMakers[environment] =
          entries.contains(where: isThere) || applicationMakers[environment] == true
      }
    }
  }

  /// All that is asked, for a state.
  static func questions(
    _ site: Site, _ previews: [Preview], _ pilots: [Pilot]
  ) -> [ResourceQuestion] {
    (subclusterRequests(site) + environmentRequests(site)
      + pilots.flatMap(\.services).flatMap(requests)).map(ResourceQuestion.init)
      + applicationQuestions(site, previews).flatMap {
        [$0.ofPreviews, ResourceQuestion($0.ofAny)]
      }
  }

  private static func subclusterRequests(_ site: Site) -> [SearchRequest] {
    if site.subclusters.isEmpty { return [] }
    return [
      SearchRequest(
        base: GLUE1.resource,
        filter: .and([
          .equals(GLUE1.objectClass, GLUE1.ObjectClass.applicationSoftware),
          .anyOf(GLUE1.subClusterUniqueID, site.subclusters.map(\.id)),
        ]), attributes: [GLUE1.objectClass, GLUE1.softwareTag])
    ]
  }

  private static func environmentRequests(_ site: Site) -> [SearchRequest] {
    let resources = site.subclusters.compactMap(\.glue2?.resource)
    if resources.isEmpty { return [] }
    return [
      SearchRequest(
        base: GLUE2.resource, filter: .anyOf(GLUE2.resourceID, resources),
        attributes: [GLUE2.resourceID])
    ]
  }

  private static func requests(_ service: Pilot.Service) -> [SearchRequest] {
    func inGLUE1(_ filter: Filter) -> SearchRequest {
      SearchRequest(
        base: GLUE1.resource, filter: filter,
        attributes: [GLUE1.objectClass, GLUE1.serviceType, GLUE1.serviceEndpoint])
    }
    func inGLUE2(_ filter: Filter) -> SearchRequest {
      SearchRequest(
        base: GLUE2.resource, filter: filter,
        attributes: [GLUE1.objectClass, GLUE2.endpointInterfaceName, GLUE2.endpointURL])
    }
    switch service {
    case .ids(let glueService, let glue2IDs):
      return [
        glueService.map { inGLUE1(.equals(GLUE1.serviceUniqueID, $0)) },
        glue2IDs.map { inGLUE2(.equals(GLUE2.endpointID, $0.endpoint)) },
      ].compactMap(\.self)
    case .endpoint(let type, let url):
      return [
        inGLUE1(
          .and([.equals(GLUE1.serviceType, type), .equals(GLUE1.serviceEndpoint, url)])),
        inGLUE2(
          .and([.equals(GLUE2.endpointInterfaceName, type), .equals(GLUE2.endpointURL, url)])),
      ]
    }
  }
}

extension Surroundings {
  /// The software tags that a subcluster has; nil when it is not published, has none, or when
  /// that is not known.
  public func softwareTags(ofSubcluster id: String) -> [String]? { tags?[id] }

  /// Where a pilot's service stands, and what of it does not.
  struct Place {
    /// The GLUE 1.3 service.
    var glueService: DistinguishedName?
    /// The GLUE 2.0 endpoint.
    var endpoint: DistinguishedName?
    /// Where it answers, as far as that is known.
    var urls: [String] = []
    /// What is not there.
    var missing: [Publication.Problem.Reason] = []
  }

  /// Finds a pilot's service. Where it was not asked for, its IDs are taken as they are.
  static func place(of service: Pilot.Service, in surroundings: Surroundings?) -> Place {
    let surroundings = surroundings.flatMap { $0.knownServices.contains(service) ? $0 : nil }
    var place = Place()
    switch service {
    case .ids(let glueService, let glue2):
      if let id = glueService {
        place.glueService = surroundings.confirm(GLUE1.service(id), in: &place)
      }
      if let ids = glue2 {
        let dn = GLUE2.endpoint(ids.endpoint, ofService: ids.service)
        place.endpoint = surroundings.confirm(dn, in: &place)
      }
    case .endpoint(let type, let url):
      place.urls = [url]
      guard let surroundings else {
        place.missing.append(.serviceNotLookedUp)
        break
      }
      let found = surroundings.services.filter { entry in
        entry.string(GLUE1.serviceType)?.isSame(ignoringCaseOf: type) == true
          && entry.string(GLUE1.serviceEndpoint)?.isSame(ignoringCaseOf: url) == true
          || entry.string(GLUE2.endpointInterfaceName) == type
            && entry.string(GLUE2.endpointURL) == url
      }
      place.glueService = found.first { $0.dn.value(of: GLUE1.serviceUniqueID) != nil }?.dn
      place.endpoint = found.first { $0.dn.value(of: GLUE2.endpointID) != nil }?.dn
      if place.glueService == nil && place.endpoint == nil {
        place.missing.append(.noServiceAt(url: url, type: type))
      }
    }
    return place
  }
}

extension Pilot {
  /// Its service, where it last ran, and what it has left.
  fileprivate var services: [Service] {
    ([service, lastService] + left.map(\.service)).compactMap(\.self)
  }
}

extension Surroundings? {
  /// The DN as the resource BDII spells it, and where it answers; nil, and why, when it is not there.
  fileprivate func confirm(
    _ dn: DistinguishedName, in place: inout Surroundings.Place
  ) -> DistinguishedName? {
    guard let self else { return dn }
    if let entry = self.services.first(where: {
      $0.dn.matches(dn, .caseIgnore)
    }) {
      place.urls += [GLUE1.serviceEndpoint, GLUE2.endpointURL].compactMap { entry.string($0) }
      return entry.dn
    }
    place.missing.append(.serviceNotPublished(dn))
    return nil
  }
}
