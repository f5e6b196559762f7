import CommandSupport
import Rollout
import TestSupport

/// Sites of a top-level BDII as LDIF, each with one preview 126 as told: what may be published, beside
/// what `pps` publishes.
struct PublishedSites {
  var ldif = topRoots
  /// The same for all, so that two servers differ in what they are told only.
  static let now = Timestamp.now

  /// - Parameters:
  ///   - keys: What stands in OtherInfo, beside kind, versions, product and VO.
  ///   - age: How long ago it was published, in seconds; it holds for an hour.
  mutating func add(
    _ name: String, _ keys: [String], age: Int = 60, support: String? = nil,
    version: String = "0:3.2.1-4", working: String = "126"
  ) {
    let domain = "GLUE2DomainID=\(name),GLUE2GroupID=grid,o=glue"
    let service = "GLUE2ServiceID=carrier-\(name),\(domain)"
    let all =
      [
        "PPSKind=preview", "PPSWorkingVersion=\(working)", "PPSProduct=gLite-UI", "PPSVO=ops",
        "PPSVersion=\(version)",
      ] + keys
    ldif += """
      dn: \(domain)
      objectClass: GLUE2Domain
      objectClass: GLUE2AdminDomain
      GLUE2DomainID: \(name)

      dn: GLUE2ContactID=support.\(name),\(domain)
      objectClass: GLUE2Contact
      GLUE2ContactID: support.\(name)
      GLUE2ContactType: usersupport
      GLUE2ContactDetail:: \(HostileTests.base64(support ?? "mailto:help@\(name).example.org"))
      GLUE2ContactDomainForeignKey: \(name)

      dn: \(service)
      objectClass: GLUE2Service
      GLUE2EntityCreationTime: \(Timestamp(secondsSinceEpoch: Self.now.secondsSinceEpoch - age))
      GLUE2EntityValidity: 3600
      GLUE2ServiceID: carrier-\(name)
      GLUE2ServiceType: other
      GLUE2ServiceQualityLevel: testing
      GLUE2ServiceAdminDomainForeignKey: \(name)
      \(all.map { "GLUE2EntityOtherInfo:: \(HostileTests.base64($0))\n" }.joined())
      dn: GLUE2ExtensionLocalID=PPS-preview-\(working),\(service)
      objectClass: GLUE2Extension
      GLUE2ExtensionLocalID: PPS-preview-\(working)
      GLUE2ExtensionKey: PPSWorkingVersion
      GLUE2ExtensionValue: \(working)
      GLUE2ExtensionEntityForeignKey: carrier-\(name)


      """
  }
}
