import GLUE
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
}
