internal import GLUE
internal import Infosys
internal import LDAPTypes

/// What must stand beside and above what.
struct TreeCheck: Check {
  func run(_ set: EntrySet, _ findings: inout Findings) {
    guard !set.isPart else { return }
    for subject in set.subjects where !subject.isChange {
      checkParent(of: subject, set, &findings)
    }
    var sites: [String?: Set<AttributeDescription>] = [:]
    for subject in set.subjects where !subject.isChange {
      let classes = subject.classes.filter { $0.uppercased().hasPrefix("GLUE2") }
      if classes.isEmpty { continue }
      sites[subject.entry.dn.siteName, default: []].formUnion(
        classes.map { AttributeDescription($0) })
    }
    for (site, classes) in sites.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
      check(site, classes, set, &findings)
    }
  }

  private func checkParent(of subject: Subject, _ set: EntrySet, _ findings: inout Findings) {
    guard let parent = subject.entry.dn.parent, !parent.isRoot, !Self.isMadeByBDII(parent),
      set.subject(parent) == nil
    else { return }
    let isDomain = parent.rdns[0][GLUE2.domainID] != nil
    findings.add(isDomain ? .noDomain : .noParent, subject, "there is no \(parent)")
  }

  /// Whether every BDII of the level has such an entry by itself, or its relay makes one.
  private static func isMadeByBDII(_ dn: DistinguishedName) -> Bool {
    guard let first = dn.rdns.first else { return true }
    if first[GLUE2.groupID] != nil || first["GLUE2GroupName"] != nil { return true }
    return first[GLUE1.vo] != nil || dn.rdns.count == 1
  }

  /// The classes that call for others in the same site's entries, by the EGI profile.
  private static let companions: [(AttributeDescription, AttributeDescription, Rule)] = [
    ("GLUE2Domain", "GLUE2Location", .noLocation),
    ("GLUE2Domain", "GLUE2Contact", .noContact),
    ("GLUE2Endpoint", "GLUE2AccessPolicy", .noAccessPolicy),
    ("GLUE2Share", "GLUE2MappingPolicy", .incompleteSet),
    ("GLUE2ComputingService", "GLUE2Service", .incompleteSet),
    ("GLUE2ComputingService", "GLUE2ComputingManager", .incompleteSet),
    ("GLUE2ComputingManager", "GLUE2ExecutionEnvironment", .incompleteSet),
    ("GLUE2ComputingEndpoint", "GLUE2Endpoint", .incompleteSet),
    ("GLUE2ComputingShare", "GLUE2Share", .incompleteSet),
    ("GLUE2StorageService", "GLUE2Service", .incompleteSet),
    ("GLUE2StorageService", "GLUE2StorageAccessProtocol", .incompleteSet),
    ("GLUE2StorageEndpoint", "GLUE2Endpoint", .incompleteSet),
    ("GLUE2StorageShare", "GLUE2Share", .incompleteSet),
    ("GLUE2StorageShareCapacity", "GLUE2StorageShare", .incompleteSet),
  ]

  private func check(
    _ site: String?, _ classes: Set<AttributeDescription>, _ set: EntrySet,
    _ findings: inout Findings
  ) {
    for (present, missing, rule) in Self.companions
    where classes.contains(present) && !classes.contains(missing) {
      findings.add(
        rule, "\(site.map { "site \($0) has" } ?? "there is") \(present), and no \(missing)",
        concernsUs: set.concernsUs(site: site))
    }
  }
}
