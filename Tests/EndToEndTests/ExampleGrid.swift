import Rollout
import StateStore
import TestSupport

/// The example grid of `ldif/`, with the example site's state published, as `scripts/demo` shows
/// it. Started once for all tests; `scripts/bdii` stops it when the tests have ended.
struct ExampleGrid {
  let hierarchy: BDIIHierarchy
  let top: String
  /// Where the tools find the state, the configuration and the BDII.
  let environment: [String]

  static let shared = Result { try ExampleGrid() }

  private init() throws {
    let example = "\(Package.root)/ldif/example-site"
    hierarchy = try BDIIHierarchy([
      "--resource-ldif", "\(example)/resource.ldif", "--top-ldif",
      "\(Package.root)/ldif/other-sites.ldif",
    ])
    top = try hierarchy.url("top")
    _ = try Command.check(["cp", "-R", "\(example)/state", "\(hierarchy.files)/state"])
    try RoundTripTests.writeConfiguration(hierarchy)
    environment = [
      "PPS_STATE_DIR=\(hierarchy.files)/state", "PPS_CONFIG=\(hierarchy.files)/site.yaml",
      "PPS_CACHE_DIR=\(hierarchy.files)/cache",
      "LCG_GFAL_INFOSYS=\(top.dropFirst("ldap://".count))",
    ]
    let installed = try Tool(
      "pps", ["gip", "install", "--gip-dir", "\(hierarchy.path)/resource"],
      environment: environment)
    guard installed.status == 0 else { throw NotInstalled(errors: installed.errors) }
    let tag = "GlueHostApplicationSoftwareRunTimeEnvironment=VO-ops-gLite-UI-preview-126"
    for id in ["ce.example.org", "himem.example.org"] {
      try hierarchy.wait("top", "o=grid", "(&(GlueSubClusterUniqueID=\(id))(\(tag)))")
    }
    try hierarchy.wait("top", "o=glue", "(GLUE2ExtensionLocalID=PPS-preview-126)")
    try hierarchy.wait("top", "o=glue", "(GLUE2ExtensionLocalID=PPS-pilot-126)")
    try hierarchy.wait("top", "o=glue", "(GLUE2EntityOtherInfo=PPSKind=pilot)")
    try hierarchy.wait("top", "o=grid", "(GlueServiceDataKey=PPSContact)")
    try hierarchy.settle()
  }

  struct NotInstalled: Error {
    let errors: String
  }

  /// What the top-level BDII holds, as LDIF.
  func dump() throws -> String {
    try ["o=grid", "o=glue"].map {
      try Command.check(["ldapsearch", "-x", "-LLL", "-H", top, "-b", $0])
    }.joined(separator: "\n")
  }

  /// Runs a tool as its user does.
  func run(_ program: String, _ arguments: [String]) throws -> Tool {
    try Tool(program, arguments, environment: environment)
  }
}
