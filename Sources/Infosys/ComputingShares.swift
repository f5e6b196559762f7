internal import GLUE
internal import LDAPTypes

/// The shares of computing services in GLUE 2.0 and their policies, as the WMS joins them.
struct ComputingShares {
  /// The VO whose shares are wanted: those with policies that name it. nil for all.
  let vo: String?
  /// By the service's DN.
  private var shares: [DistinguishedName: [Entry]] = [:]
  /// Mapping policies, by the share's DN.
  private var policies: [DistinguishedName: [Entry]] = [:]

  init(vo: String?) { self.vo = vo }

  /// Asks for the shares of a service, and for all their policies: in GLUE 2.0 case counts, and no filter
  /// has a VO's name in all cases.
  static func request(service: DistinguishedName) -> SearchRequest {
    SearchRequest(
      base: service,
      filter: .equals(GLUE1.objectClass, GLUE2.ObjectClass.computingShare)
        || .equals(GLUE1.objectClass, GLUE2.ObjectClass.mappingPolicy),
      attributes: [
        GLUE2.shareID, GLUE2.otherInfo, GLUE2.shareResource, GLUE2.shareMappingQueue,
        GLUE2.shareServingState, GLUE2.policyScheme, GLUE2.policyRule,
      ])
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
    } else {
      shares[service, default: []].append(entry)
    }
  }

  /// The shares that lead to one of the execution environments of an application; where a VO asks, those
  /// that name it.
  func shares(leadingTo application: Entry) -> [Offer.Share] {
    guard let service = Self.service(of: application.dn) else { return [] }
    let environments = Set(Offer.executionEnvironments(ofApplication: application))
    return (shares[service.prepared] ?? []).compactMap { entry in
      let resources = entry.strings(GLUE2.shareResource)
      guard let id = entry.string(GLUE2.shareID), resources.contains(where: environments.contains)
      else { return nil }
      let policies = policies[entry.dn.prepared] ?? []
      if vo != nil, policies.isEmpty { return nil }
      let access = AccessRules(policies.flatMap { $0.strings(GLUE2.policyRule) })
      let state = entry.string(GLUE2.shareServingState)
      var obstacles: [Obstacle] = []
      if !Self.isKnown(application.dn) { obstacles.append(.applicationNameNotKnown) }
      if !environments.contains(resources[0]) {
        obstacles.append(.notFirstResource(first: resources[0]))
      }
      if let policy = policies.first, policy.string(GLUE2.policyScheme) != "org.glite.standard" {
        obstacles.append(.policyScheme(policy.string(GLUE2.policyScheme)))
      }
      if let obstacle = Obstacle.access(access, vo: vo) { obstacles.append(obstacle) }
      if state?.lowercased() != "production" { obstacles.append(.notInProduction(state: state)) }
      return Offer.Share(
        id: id, computingElement: Self.computingElement(of: entry),
        queue: entry.string(GLUE2.shareMappingQueue), servingState: state, access: access,
        obstacles: obstacles)
    }.sorted { $0.id < $1.id }
  }

  /// Whether an application stands where a WMS looks: below the resource, and that below the service.
  private static func isKnown(_ application: DistinguishedName) -> Bool {
    application.rdns.count > 3 && application.rdns[1][GLUE2.resourceID] != nil
      && application.rdns[2][GLUE2.serviceID] != nil
  }

  private static func computingElement(of share: Entry) -> String? {
    let key = "CREAMCEId="
    return share.strings(GLUE2.otherInfo).first { $0.hasPrefix(key) }
      .map { String($0.dropFirst(key.count)) }
  }
}
