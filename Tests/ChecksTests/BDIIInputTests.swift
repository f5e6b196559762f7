import GLUE
import LDAPClient
import LDAPTypes
import LDIF
import TestSupport
import Testing

@testable import Checks

@Suite("The entries of a site at a BDII")
struct BDIIInputTests {
  /// What is read of a BDII with these entries.
  static func read(_ ldif: String, site: String?) throws -> BDIIInput {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/bdii.ldif"
    let suffixes = ["o=grid", "o=glue"].map {
      "dn: \($0)\nobjectClass: organization\no: \($0.dropFirst(2))\n\n"
    }
    let groups = """
      dn: mds-vo-name=resource,o=grid
      objectClass: MDS
      mds-vo-name: resource

      dn: GLUE2GroupID=resource,o=glue
      objectClass: GLUE2Group
      GLUE2GroupID: resource


      """
    try Command.write(suffixes.joined() + groups + ldif, to: path)
    return try withExtendedLifetime(directory) {
      try BDIIInput(LDIFSnapshot(paths: [path], schema: .bdii), site: site)
    }
  }

  @Test(
    "A site that none of its entries names is told, where others' are; a resource BDII names none")
  func unknown() throws {
    let (resource, site) = try Baseline.whole.get()
    let own =
      "dn: mds-vo-name=EXAMPLE-SITE,o=grid\nobjectClass: MDS\nmds-vo-name: EXAMPLE-SITE\n\n"
    let levels = [resource, own + site, Baseline.top(own + site)]
    for (level, text) in levels.enumerated() {
      let known = try Self.read(text, site: "EXAMPLE-SITE")
      #expect(known.findings == [] && known.subjects.count > 20 && known.gaps == [])
      let unknown = try Self.read(text, site: "NOSUCH")
      #expect(unknown.findings.map(\.rule.id) == (level == 0 ? [] : ["site-unknown"]))
      #expect(level == 0 || unknown.subjects.isEmpty && unknown.gaps == [])
      #expect(try Self.read(text, site: nil).findings == [])
    }
    let empty = try Self.read("", site: "NOSUCH")
    #expect(empty.findings == [])
  }

  @Test(
    "Subclusters are in the order in which a WMS gets them, whatever slapd tells of a site alone")
  func subClusters() throws {
    var ldif = topRoots
    for number in 1...5 {
      let (site, cluster) = ("S\(number)", "c.S\(number)")
      let base = "mds-vo-name=\(site),mds-vo-name=local,o=grid"
      ldif += """
        dn: \(base)
        objectClass: MDS
        mds-vo-name: \(site)

        dn: GlueClusterUniqueID=\(cluster),\(base)
        objectClass: GlueClusterTop
        objectClass: GlueCluster
        GlueClusterName: c
        GlueClusterUniqueID: \(cluster)


        """
      for id in ["b", "a"] {
        ldif += """
          dn: GlueSubClusterUniqueID=\(id).\(site),GlueClusterUniqueID=\(cluster),\(base)
          objectClass: GlueClusterTop
          objectClass: GlueSubCluster
          GlueSubClusterName: \(id)
          GlueSubClusterUniqueID: \(id).\(site)


          """
      }
    }
    let slapd = try Slapd(ldif: ldif)
    defer { slapd.stop() }
    let server = LDAPDirectory(servers: [try LDAPServer(parsing: slapd.url)])
    let input = try BDIIInput(server, site: "S3")
    let ids = input.subjects.flatMap { $0.entry.strings(GLUE1.subClusterUniqueID) }
    #expect(ids == ["b.S3", "a.S3"] && input.gaps == [])
  }
}
