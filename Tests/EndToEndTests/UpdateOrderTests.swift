import LDAPClient
import TestSupport
import Testing

@Suite("What bdii-update -c prints, and the BDII that it is of")
struct UpdateOrderTests {
  private static let expression = #"""
    Executable = "/bin/true";
    Requirements = Member("VO-ops-gLite-UI-preview-126", other.GlueHostApplicationSoftwareRunTimeEnvironment);
    """#

  /// A cluster with some subclusters, of which one has the tag.
  private static func site(_ subclusters: [String], tagged: String) -> String {
    let base = "mds-vo-name=resource,o=grid"
    let entries = subclusters.map { id in
      """
      dn: GlueSubClusterUniqueID=\(id),GlueClusterUniqueID=c,\(base)
      objectClass: GlueClusterTop
      objectClass: GlueSubCluster
      objectClass: GlueHostApplicationSoftware
      objectClass: GlueKey
      GlueSubClusterUniqueID: \(id)
      GlueChunkKey: GlueClusterUniqueID=c
      GlueHostApplicationSoftwareRunTimeEnvironment: LCG-2
      \(id == tagged ? "GlueHostApplicationSoftwareRunTimeEnvironment: VO-ops-gLite-UI-preview-126\n" : "")

      """
    }
    return """
      dn: GlueClusterUniqueID=c,\(base)
      objectClass: GlueClusterTop
      objectClass: GlueCluster
      objectClass: GlueKey
      GlueClusterUniqueID: c
      GlueClusterName: c
      GlueForeignKey: GlueSiteUniqueID=A

      dn: GlueCEUniqueID=ce:8443/cream-pbs-ops,\(base)
      objectClass: GlueCETop
      objectClass: GlueCE
      objectClass: GlueCEAccessControlBase
      objectClass: GlueCEInfo
      objectClass: GlueCEPolicy
      objectClass: GlueCEState
      objectClass: GlueKey
      GlueCEUniqueID: ce:8443/cream-pbs-ops
      GlueCEInfoHostName: ce
      GlueCEStateStatus: Production
      GlueCEStateEstimatedResponseTime: 0
      GlueCEStateTotalJobs: 0
      GlueCEPolicyMaxTotalJobs: 9
      GlueCEAccessControlBaseRule: VO:ops
      GlueForeignKey: GlueClusterUniqueID=c


      """ + entries.joined()
  }

  @Test(
    "give the same answers, whichever subcluster is the first",
    arguments: [
      // Those with short names are stored first, else the first in the file is.
      (["aa", "bb"], "aa", true), (["aa", "bb"], "bb", false), (["bb", "aa"], "bb", true),
      (["longer", "bb"], "bb", true), (["longer", "bb"], "longer", false),
    ])
  func subclusters(_ ids: [String], _ tagged: String, isSeen: Bool) throws {
    let directory = try TemporaryDirectory()
    let (ldif, printed) = ("\(directory.path)/site.ldif", "\(directory.path)/printed.ldif")
    try Command.write(Self.site(ids, tagged: tagged), to: ldif)
    try Command.write(Self.expression, to: "\(directory.path)/job.jdl")
    let hierarchy = try BDIIHierarchy(["--levels", "resource", "--resource-ldif", ldif])
    try hierarchy.wait("resource", "o=grid", "(GlueSubClusterUniqueID=\(ids[1]))")
    try Command.write(try hierarchy.updateOnce(), to: printed)
    let bdii = try hierarchy.url("resource")
    func answers(_ source: [String]) throws -> [String] {
      let query = try Tool("ppsquery", ["--version", "126", "--fields", "where,site"] + source)
      let check = try Tool("pps", ["check", "--output", "json"] + source)
      let rules = check.output.split(separator: "\n").filter { $0.contains("\"tag-") }
      let match = try Tool(
        "ppsjdl", ["match", "\(directory.path)/job.jdl", "--vo", "ops"] + source)
      return [query.output, rules.joined(separator: "\n"), "\(match.status)", match.output]
    }
    let (asked, read) = (try answers(["--bdii", bdii]), try answers(["--ldif", printed]))
    #expect(asked == read)
    #expect(asked[0].contains("not seen by a WMS") != isSeen && asked[2] == (isSeen ? "0" : "1"))
    #expect(asked[1].contains(isSeen ? "tag-half-cluster" : "tag-second-subcluster"))
  }
}
