internal import GLUE
public import LDAPTypes
public import Rollout

/// What the resource BDII publishes already, as far as our marks and children touch it.
public struct Surroundings: Sendable {
  /// The software tags of each subcluster that stands where the configuration says and may have
  /// tags.
  var tags: [String: [String]] = [:]
  /// The GLUE2ResourceIDs that stand where the configuration says.
  var resources: Set<String> = []
  /// The services and endpoints that pilots may mean.
  var services: [Entry] = []
  /// The application environments that somebody else makes of previews' tags, and one more below each
  /// execution environment that has any.
  var applications: [DistinguishedName] = []

  /// Asks a resource BDII, all at once.
  ///
  /// - Throws: What keeps it from answering. That it has not got an entry is an answer.
  public init(
    of site: Site, previews: [Preview] = [], pilots: [Pilot] = [], askedOf source: some EntrySource
  ) throws {
    let requests = Self.requests(site, pilots) + Self.applicationRequests(site, previews)
    var subclusters: [Entry] = []
    var environments: [Entry] = []
    var services: [Entry] = []
    let results = try source.search(requests.map(\.request)) { index, entry in
      switch requests[index].about {
      case .subclusters: subclusters.append(entry)
      case .environments: environments.append(entry)
      case .services: services.append(entry)
      case .applications: applications.append(entry.dn)
      }
    }
    for (request, result) in zip(requests, results) {
      switch result.resultCode {
      case .success, .noSuchObject: continue
      case .sizeLimitExceeded where request.request.sizeLimit > 0: continue
      default: throw Incomplete(source: source.name, result: result)
      }
    }
    // Just started: it will publish what the same run of bdii-update gathers.
    if !results.isEmpty, results.allSatisfy({ $0.resultCode == .noSuchObject }) {
      throw Empty(source: source.name)
    }
    for subcluster in site.subclusters {
      let dn = GLUE1.subCluster(subcluster.id, ofCluster: subcluster.cluster)
      if let entry = subclusters.first(where: {
        $0.dn.matches(dn, .caseIgnore)
      }) {
        tags[subcluster.id] = entry.strings(GLUE1.softwareTag)
      }
      if let environment = subcluster.glue2 {
        let dn = GLUE2.executionEnvironment(environment.resource, ofService: environment.service)
        if environments.contains(where: {
          $0.dn.matches(dn, .caseIgnore)
        }) {
          resources.insert(environment.resource)
        }
      }
    }
    self.services = services
  }

  /// The resource BDII answered, but not whole.
  public struct Incomplete: Error, CustomStringConvertible {
    public let source: String
    public let result: SearchResult

    public var description: String {
      "\(source): \(result.resultCode.rawValue) \(result.diagnosticMessage)"
    }
  }

  /// The resource BDII answered, and has no entries yet.
  public struct Empty: Error, CustomStringConvertible {
    public let source: String

    public var description: String { "\(source): it publishes nothing yet" }
  }

  enum Subject { case subclusters, environments, services, applications }

  private static func requests(
    _ site: Site, _ pilots: [Pilot]
  ) -> [(about: Subject, request: SearchRequest)] {
    var requests: [(Subject, SearchRequest)] = []
    func ask(
      _ subject: Subject, _ base: DistinguishedName, _ filter: Filter,
      _ attributes: [AttributeDescription]
    ) {
      requests.append((subject, SearchRequest(base: base, filter: filter, attributes: attributes)))
    }
    if !site.subclusters.isEmpty {
      ask(
        .subclusters, GLUE1.resource,
        .and([
          .equals(GLUE1.objectClass, GLUE1.ObjectClass.applicationSoftware),
          .anyOf(GLUE1.subClusterUniqueID, site.subclusters.map(\.id)),
        ]), [GLUE1.softwareTag])
    }
    let resources = site.subclusters.compactMap(\.glue2?.resource)
    if !resources.isEmpty {
      ask(.environments, GLUE2.resource, .anyOf(GLUE2.resourceID, resources), [GLUE2.resourceID])
    }
    let glue1 = [GLUE1.serviceType, GLUE1.serviceEndpoint]
    let glue2 = [GLUE2.endpointInterfaceName, GLUE2.endpointURL]
    for pilot in pilots {
      switch pilot.service {
      case .ids(let glueService, let glue2IDs):
        if let glueService {
          ask(.services, GLUE1.resource, .equals(GLUE1.serviceUniqueID, glueService), glue1)
        }
        if let glue2IDs {
          ask(.services, GLUE2.resource, .equals(GLUE2.endpointID, glue2IDs.endpoint), glue2)
        }
      case .endpoint(let type, let url):
        ask(
          .services, GLUE1.resource,
          .and([.equals(GLUE1.serviceType, type), .equals(GLUE1.serviceEndpoint, url)]), glue1)
        ask(
          .services, GLUE2.resource,
          .and([.equals(GLUE2.endpointInterfaceName, type), .equals(GLUE2.endpointURL, url)]), glue2
        )
      }
    }
    return requests
  }
}

extension Surroundings {
  /// The software tags that a subcluster has; nil when it is not published, or has none.
  public func softwareTags(ofSubcluster id: String) -> [String]? { tags[id] }

  /// Where a pilot's service stands, and what of it does not.
  struct Place {
    /// The GLUE 1.3 service.
    var glueService: DistinguishedName?
    /// The GLUE 2.0 endpoint.
    var endpoint: DistinguishedName?
    /// What is not there, as sentences.
    var missing: [String] = []
  }

  /// Finds a pilot's service. Without surroundings its IDs are taken as they are.
  static func place(of service: Pilot.Service, in surroundings: Surroundings?) -> Place {
    var place = Place()
    switch service {
    case .ids(let glueService, let glue2):
      if let id = glueService {
        place.glueService = surroundings.confirm(GLUE1.service(id), missing: &place.missing)
      }
      if let ids = glue2 {
        let dn = GLUE2.endpoint(ids.endpoint, ofService: ids.service)
        place.endpoint = surroundings.confirm(dn, missing: &place.missing)
      }
    case .endpoint(let type, let url):
      guard let surroundings else {
        place.missing.append(
          "its IDs can only be looked up in the resource BDII, which did not answer or, with "
            + "'resource_bdii: none', is never asked; nothing is marked")
        break
      }
      let found = surroundings.services.filter { entry in
        entry.string(GLUE1.serviceType)?.lowercased() == type.lowercased()
          && entry.string(GLUE1.serviceEndpoint)?.lowercased() == url.lowercased()
          || entry.string(GLUE2.endpointInterfaceName) == type
            && entry.string(GLUE2.endpointURL) == url
      }
      place.glueService = found.first { $0.dn.value(of: GLUE1.serviceUniqueID) != nil }?.dn
      place.endpoint = found.first { $0.dn.value(of: GLUE2.endpointID) != nil }?.dn
      if place.glueService == nil && place.endpoint == nil {
        place.missing.append(
          "the resource BDII publishes no service of type \(type) at \(url); nothing is marked")
      }
    }
    return place
  }
}

extension Surroundings? {
  /// The DN as the resource BDII spells it; nil, and a sentence, when it is not there.
  fileprivate func confirm(
    _ dn: DistinguishedName, missing: inout [String]
  ) -> DistinguishedName? {
    guard let self else { return dn }
    if let entry = self.services.first(where: {
      $0.dn.matches(dn, .caseIgnore)
    }) {
      return entry.dn
    }
    missing.append("the resource BDII does not publish \(dn); it is not marked")
    return nil
  }
}
