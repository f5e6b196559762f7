import LDAPTypes
import Rollout
import Testing

@testable import Infosys

@Suite("Computing elements that a WMS does not join with the cluster that they name")
struct JoinTests {
  private static let tag = "VO-ops-gLite-UI-preview-126"

  /// A site with cluster `c.A`, which has the tag, and `d.A`, which has not, and a computing element for
  /// each list of foreign keys.
  private static func grid(_ elements: [(queue: String, host: String?, keys: [String])])
    -> PublishedGrid
  {
    var grid = PublishedGrid()
    grid.add(site: "A", tags: [tag])
    let base = "mds-vo-name=A,mds-vo-name=local,o=grid"
    grid.add(
      """
      dn: GlueClusterUniqueID=d.A,\(base)
      objectClass: GlueClusterTop
      objectClass: GlueCluster
      GlueClusterName: d
      GlueClusterUniqueID: d.A

      dn: GlueSubClusterUniqueID=d.A,GlueClusterUniqueID=d.A,\(base)
      objectClass: GlueClusterTop
      objectClass: GlueSubCluster
      GlueSubClusterName: d
      GlueSubClusterUniqueID: d.A

      """)
    for (queue, host, keys) in elements {
      grid.add(
        """
        dn: GlueCEUniqueID=\(queue),\(base)
        objectClass: GlueCETop
        objectClass: GlueCE
        objectClass: GlueCEInfo
        objectClass: GlueCEState
        objectClass: GlueCEAccessControlBase
        objectClass: GlueKey
        GlueCEUniqueID: \(queue)
        GlueCEStateStatus: Production
        GlueCEAccessControlBaseRule: VO:ops
        \(host.map { "GlueCEInfoHostName: \($0)\n" } ?? "")\
        \(keys.map { "GlueForeignKey: \($0)\n" }.joined())

        """)
    }
    return grid
  }

  @Test("They are told, and why", arguments: [nil, "ops"])
  func told(_ vo: String?) throws {
    let cluster = "GlueClusterUniqueID"
    let grid = Self.grid([
      ("both", "x.A", ["\(cluster)=c.A", "\(cluster)=d.A"]), ("case", "c.A", ["\(cluster)=C.a"]),
      ("elsewhere", "c.A", ["\(cluster)=d.A"]), ("host", "C.A", []),
      ("key", nil, ["glueclusteruniqueid = c.A"]), ("none", "x.A", []),
      ("second", "x.A", ["\(cluster)=d.A", "\(cluster)=c.A"]),
      ("spaces", "x.A", ["\(cluster) =  c.A"]),
    ])
    var query = OfferQuery(versions: try VersionRequirement(parsing: "126"))
    query.vo = vo
    try grid.ask(query) { offers in
      let elements = try #require(offers.first).computingElements
      let told = elements.map { element in
        "\(element.id) \(element.obstacles.map(\.description).joined(separator: ", "))"
      }
      #expect(
        told == [
          "both ", "case its cluster 'C.a' has no subcluster", "ce.A:8443/cream-pbs-ops ",
          "host its cluster 'C.A' has no subcluster",
          "key it names no cluster, neither as GlueForeignKey nor as GlueCEInfoHostName",
          "second a WMS follows the first GlueForeignKey of a cluster only, to 'd.A'", "spaces ",
        ])
      #expect(elements.map(\.isSeenByWMS) == elements.map(\.obstacles.isEmpty))
    }
  }
}
