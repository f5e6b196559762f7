public import Files
internal import LDAPTypes
public import Rollout

/// A site's configuration file.
public struct SiteConfiguration: Hashable, Sendable {
  /// Where it is when nobody says otherwise.
  public static let defaultFile = "/etc/pps/site.yaml"

  public var site: Site
  /// The resource BDII that runs `pps gip`, as an LDAP URL; nil when it is never asked.
  public var resourceBDII: String?

  /// By VO, the account that keeps the VO's previews, where it is not the site itself.
  public var tenants: [String: String]

  /// Where the site keeps tag files, as the file says; nil when it does not say, so that what `pps gip
  /// install` found counts.
  public var tags: TagDecision?

  /// Where a resource BDII answers when the file does not say.
  static let defaultResourceBDII = "ldap://localhost:2170"

  /// Reads the file.
  public init(file: String) throws(FileError) {
    try self.init(yaml: File.read(file), file: file)
  }

  init(yaml text: String, file: String) throws(FileError) {
    var fields = try Fields(text, file: file, isTrusted: true)
    let bdii = try fields.string("resource_bdii") ?? Self.defaultResourceBDII
    if bdii != "none" {
      let url: LDAPURL
      do {
        url = try LDAPURL(bdii: bdii)
      } catch {
        throw fields.error(
          "resource_bdii",
          "'\(bdii)' names no BDII (HOST:PORT, an LDAP URL) and is not none: \(error)")
      }
      guard url == url.server else {
        throw fields.error(
          "resource_bdii",
          "'\(bdii)' names more than a server; leave out what stands behind '\(url.server)'")
      }
      resourceBDII = url.description
    }
    tenants = [:]
    for var each in try fields.list("tenants") {
      let vo = try each.required("vo")
      try each.refuse([Violation.ofTagWord("vo", vo)].compactMap(\.self))
      guard tenants.updateValue(try each.required("account"), forKey: vo) == nil else {
        throw each.error("vo", "\(vo) is named twice")
      }
      try each.end()
    }
    var subclusters: [Site.SubCluster] = []
    for var each in try fields.list("subclusters") {
      var environment: Site.ExecutionEnvironment?
      if var glue2 = try each.fields("glue2") {
        environment = Site.ExecutionEnvironment(
          service: try glue2.required("service"), manager: try glue2.required("manager"),
          resource: try glue2.required("resource"))
        try glue2.end()
      }
      subclusters.append(
        Site.SubCluster(
          id: try each.required("id"), cluster: try each.required("cluster"), glue2: environment))
      try each.end()
    }
    site = Site(
      name: try fields.required("site"), host: try fields.required("host"),
      contact: try fields.string("contact"), subclusters: subclusters)
    if let directory = try fields.tagDirectory() {
      tags =
        directory.map { TagDecision(directory: $0, subclusters: subclusters.map(\.id)) } ?? .plugin
    }
    try fields.end()
    try fields.refuse(site.violations)
  }
}
