internal import GLUE
internal import LDAPTypes

/// Whether the foreign keys of services and of what computing services are made of lead somewhere: in GLUE 2.0,
/// and of computing elements.
struct ReferenceCheck: Check {
  /// Where each key leads. Domains of users stand nowhere in BDIIs.
  private static let targets: [(key: AttributeDescription, id: AttributeDescription)] = [
    ("GLUE2ServiceServiceForeignKey", "GLUE2ServiceID"),
    ("GLUE2EndpointServiceForeignKey", "GLUE2ServiceID"),
    ("GLUE2ShareServiceForeignKey", "GLUE2ServiceID"),
    ("GLUE2ShareEndpointForeignKey", "GLUE2EndpointID"),
    ("GLUE2ShareResourceForeignKey", "GLUE2ResourceID"),
    ("GLUE2ManagerServiceForeignKey", "GLUE2ServiceID"),
    ("GLUE2ResourceManagerForeignKey", "GLUE2ManagerID"),
    ("GLUE2AccessPolicyEndpointForeignKey", "GLUE2EndpointID"),
    ("GLUE2MappingPolicyShareForeignKey", "GLUE2ShareID"),
    ("GLUE2ComputingEndpointComputingServiceForeignKey", "GLUE2ServiceID"),
    ("GLUE2ComputingShareComputingServiceForeignKey", "GLUE2ServiceID"),
    ("GLUE2ComputingShareComputingEndpointForeignKey", "GLUE2EndpointID"),
    ("GLUE2ComputingShareExecutionEnvironmentForeignKey", "GLUE2ResourceID"),
    ("GLUE2ComputingManagerComputingServiceForeignKey", "GLUE2ServiceID"),
    ("GLUE2ExecutionEnvironmentComputingManagerForeignKey", "GLUE2ManagerID"),
    (GLUE2.appManager, "GLUE2ManagerID"),
    (GLUE2.appExecutionEnvironment, "GLUE2ResourceID"),
    (GLUE2.handleApplicationEnvironment, "GLUE2ApplicationEnvironmentID"),
  ]

  func run(_ set: EntrySet, _ findings: inout Findings) {
    guard !set.isPart else { return }
    var ids: [AttributeDescription: Set<String>] = [:]
    for id in Set(Self.targets.map(\.id)) + [GLUE2.domainID] {
      ids[id] = Set(set.subjects.flatMap { $0.entry.strings(id) })
    }
    for subject in set.subjects {
      for (key, id) in Self.targets {
        for value in subject.entry.strings(key) where !ids[id, default: []].contains(value) {
          findings.add(.danglingKey, subject, "\(key): there is no \(id)=\(value)")
        }
      }
      // A resource BDII has no domain; a site BDII has.
      let domains = ids[GLUE2.domainID, default: []]
      for value in subject.entry.strings(GLUE2.serviceAdminDomain)
      where !domains.isEmpty && !domains.contains(value) {
        findings.add(
          .danglingKey, subject, "\(GLUE2.serviceAdminDomain): there is no domain \(value)")
      }
    }
    checkClusters(set, &findings)
  }

  private func checkClusters(_ set: EntrySet, _ findings: inout Findings) {
    func values(_ name: AttributeDescription) -> Set<String> {
      Set(set.subjects.flatMap { $0.entry.strings(name) }.map { $0.lowercased() })
    }
    // A WMS goes by the names of entries.
    let clusters = Set(
      set.subjects.compactMap { $0.entry.dn.rdn?.value(GLUE1.clusterUniqueID) }
        + set.all(GLUE1.ObjectClass.subCluster).compactMap { Cluster.name(above: $0, in: set) })
    let anyCase = Set(clusters.map { $0.lowercased() })
    let sites = values(GLUE1.siteUniqueID)
    let elements = values(GLUE1.ceUniqueID)
    for subject in set.subjects where !subject.isChange {
      if subject.isA(GLUE1.ObjectClass.ce), let name = subject.entry.cluster,
        !clusters.contains(name)
      {
        let isSpelledOtherwise = anyCase.contains(name.lowercased())
        findings.add(
          .danglingClusterKey, subject,
          "there is no GlueClusterUniqueID=\(name)"
            + (isSpelledOtherwise ? " in this case, which a WMS respects" : ""))
      }
      for key in subject.entry.strings(GLUE1.foreignKey) {
        guard let (name, value) = key.pair else { continue }
        let targets: Set<String>? =
          switch AttributeDescription(name) {
          case GLUE1.siteUniqueID: sites.isEmpty ? nil : sites
          case GLUE1.ceUniqueID: elements
          default: nil
          }
        if let targets, !targets.contains(value.lowercased()) {
          findings.add(.danglingKey, subject, "GlueForeignKey: there is no \(key)")
        }
      }
    }
  }
}
