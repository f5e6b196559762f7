internal import GLUE
internal import LDAPTypes

/// The shares of computing services in GLUE 2.0 and their policies, as the WMS joins them.
struct ComputingShares {
  /// The VO whose shares are wanted: those with policies that name it. nil for all.
  let vo: String?
  /// By the service's DN.
  private var shares: [DistinguishedName: [Entry]] = [:]
  /// Their places, by the execution environments that they name.
  private var places: [DistinguishedName: [String: [Int]]] = [:]
  /// Mapping policies, by the share's DN.
  private var policies: [DistinguishedName: [Entry]] = [:]
  /// The managers that execution environments are of, by the service's DN and the environments' IDs.
  private var managers: [DistinguishedName: [String: String]] = [:]

  init(vo: String?) { self.vo = vo }

  /// Asks for the shares of a service, and for all their policies: in GLUE 2.0 case counts, and no filter
  /// has a VO's name in all cases.
  ///
  /// - Parameter hasManagers: Whether it decides which manager execution environments are of.
  static func request(service: DistinguishedName, hasManagers: Bool) -> SearchRequest {
    let classes =
      [GLUE2.ObjectClass.computingShare, GLUE2.ObjectClass.mappingPolicy]
      + (hasManagers ? [GLUE2.ObjectClass.resource] : [])
    return SearchRequest(
      base: service, filter: .or(classes.map { .equals(GLUE1.objectClass, $0) }),
      attributes: [
        GLUE2.shareID, GLUE2.otherInfo, GLUE2.shareResource, GLUE2.shareExecutionEnvironment,
        GLUE2.shareMappingQueue, GLUE2.shareServingState, GLUE2.policyScheme, GLUE2.policyRule,
      ] + (hasManagers ? [GLUE2.resourceID, GLUE2.resourceManager] : []))
  }

  /// The manager that an application is of which names no execution environment, as ARC's do: it is on
  /// those of this manager.
  static func manager(of application: Entry) -> String? {
    Offer.executionEnvironments(ofApplication: application).isEmpty
      ? manager(of: application, GLUE2.appManager) : nil
  }

  /// The manager that an entry stands below, else the one that it names.
  private static func manager(of entry: Entry, _ key: AttributeDescription) -> String? {
    entry.dn.value(of: GLUE2.managerID) ?? entry.string(key)
  }

  /// The computing service that an application environment is of.
  static func service(of application: DistinguishedName) -> DistinguishedName? {
    var dn: DistinguishedName? = application
    while let candidate = dn, candidate.rdn?[GLUE2.serviceID] == nil { dn = candidate.parent }
    return dn
  }

  mutating func add(_ entry: Entry, service: DistinguishedName) {
    if entry.dn.rdn?[GLUE2.policyID] != nil {
      guard let share = entry.dn.parent,
        vo.map({ AccessRules(entry.strings(GLUE2.policyRule)).concern(vo: $0) }) ?? true
      else { return }
      policies[share.prepared, default: []].append(entry)
    } else if let id = entry.dn.rdn?[GLUE2.resourceID]?.string {
      managers[service, default: [:]][id] = Self.manager(of: entry, GLUE2.resourceManager)
    } else {
      let place = shares[service]?.count ?? 0
      shares[service, default: []].append(entry)
      for name in Set(Self.environments(of: entry)) {
        places[service, default: [:]][name, default: []].append(place)
      }
    }
  }

  private static func environments(of share: Entry) -> [String] {
    share.strings(GLUE2.shareResource) + share.strings(GLUE2.shareExecutionEnvironment)
  }

  /// What decides which shares lead to an application: thousands may have the same.
  struct Way: Hashable {
    fileprivate let service: DistinguishedName
    /// The execution environments; none where the application is of whichever its batch system has, as ARC's
    /// are.
    fileprivate let environments: Set<String>
    /// Where it has none, the manager of those that it is on.
    fileprivate let manager: String?
    /// Whether the application stands where a WMS looks: below the resource, that below the service, and that
    /// below a group.
    fileprivate let isKnown: Bool

    /// - Returns: nil for what stands below no service.
    init?(to application: Entry) {
      guard let service = ComputingShares.service(of: application.dn) else { return nil }
      self.service = service.prepared
      environments = Set(Offer.executionEnvironments(ofApplication: application))
      manager = ComputingShares.manager(of: application)
      let levels = application.dn.rdns
      isKnown =
        levels.count > 3 && levels[1][GLUE2.resourceID] != nil
        && levels[2][GLUE2.serviceID] != nil && levels[3][GLUE2.groupID] != nil
    }
  }

  /// The shares that lead to applications, in the order of their IDs. Where a VO asks, those that name it.
  func shares(along way: Way) -> [Offer.Share] {
    let all = shares[way.service] ?? []
    let found =
      way.environments.isEmpty
      ? all.indices.filter { !isElsewhere(all[$0], than: way) }
      : Set(way.environments.flatMap { places[way.service]?[$0] ?? [] }).sorted()
    return found.compactMap { place in
      let entry = all[place]
      guard let id = entry.string(GLUE2.shareID) else { return nil }
      let policies = OfferSearch.byName(policies[entry.dn.prepared] ?? [])
      if vo != nil, policies.isEmpty { return nil }
      let access = AccessRules(policies.flatMap { $0.strings(GLUE2.policyRule) })
      let state = entry.string(GLUE2.shareServingState)
      var obstacles: [Obstacle] = []
      if !way.isKnown { obstacles.append(.applicationNameNotKnown) }
      // A WMS follows this one only.
      let first = entry.string(GLUE2.shareResource)
      if let first, !way.environments.isEmpty, !way.environments.contains(first) {
        obstacles.append(.notFirstResource(first: first))
      } else if first == nil {
        obstacles.append(.noResource)
      }
      // A WMS asks for policies of this scheme only.
      let seen = policies.filter { $0.string(GLUE2.policyScheme) == "org.glite.standard" }
      if seen.isEmpty, let other = policies.first {
        obstacles.append(.policyScheme(other.string(GLUE2.policyScheme)))
      }
      let accessSeen =
        seen.isEmpty ? access : AccessRules(seen.flatMap { $0.strings(GLUE2.policyRule) })
      obstacles += Obstacle.all(status: state, accessSeen, vo: vo)
      return Offer.Share(
        id: id, computingElement: Self.computingElement(of: entry),
        queue: entry.string(GLUE2.shareMappingQueue), servingState: state, access: access,
        obstacles: obstacles)
    }.sorted { $0.id < $1.id }
  }

  /// Whether all execution environments that a share names are told to be of other managers.
  private func isElsewhere(_ share: Entry, than way: Way) -> Bool {
    guard let manager = way.manager, let managers = managers[way.service] else { return false }
    let environments = Self.environments(of: share)
    return !environments.isEmpty
      && environments.allSatisfy { managers[$0].map { $0 != manager } ?? false }
  }

  private static func computingElement(of share: Entry) -> String? {
    let key = "CREAMCEId="
    return share.strings(GLUE2.otherInfo).first { $0.hasPrefix(key) }
      .map { String($0.dropFirst(key.count)) }
  }
}
