import LDAPTypes
import Supermarket
import Testing

private let cluster = "GlueClusterUniqueID=C | GlueForeignKey: GlueSiteUniqueID=SITE"
private let subCluster = "GlueSubClusterUniqueID=sub,GlueClusterUniqueID=C"
private let ce =
  "GlueCEUniqueID=ce:1/q-pbs-x | GlueForeignKey: GlueClusterUniqueID=C"
  + " | GlueCEAccessControlBaseRule: VO:ops | GlueCEAccessControlBaseRule: VO:atlas"

@Suite("What a WMS makes ads of")
struct SupermarketTests {
  @Test("A computing element with its cluster's first subcluster, its site and its bindings")
  func join() throws {
    let stock = try stock(
      cluster, ce, "GlueCESEBindSEUniqueID=se,GlueCESEBindGroupCEUniqueID=ce:1/q-pbs-x",
      "GlueSubClusterUniqueID=zzz,GlueClusterUniqueID=C", subCluster)
    let item = try #require(stock.items.first)
    #expect(stock.ids == ["ce:1/q-pbs-x"] && item.site == "SITE" && item.view == nil)
    #expect(item.subCluster.dn.value(of: "GlueSubClusterUniqueID") == "zzz")
    #expect(item.bindings.count == 1 && item.accessRules == ["VO:ops", "VO:atlas"])
    #expect(stock.reasons == [.notFirstSubCluster(first: "zzz")])
  }

  @Test(
    "A foreign key counts as the WMS's pattern has it, else the host's name",
    arguments: [
      ("GlueClusterUniqueID = C", true), ("GlueClusterUniqueID=C", true),
      ("GlueClusterUniqueID=c", false), ("glueClusterUniqueID=C", false),
      ("GlueClusterUniqueID=C D", false), ("GlueClusterUniqueID=", false),
    ])
  func foreignKey(_ key: String, _ isJoined: Bool) throws {
    let line = "GlueCEUniqueID=ce | GlueForeignKey: \(key)"
    #expect(try stock(subCluster, line).ids == (isJoined ? ["ce"] : []))
    let isTaken = ["GlueClusterUniqueID=c"].contains(key)
    #expect(
      try stock(subCluster, line + " | GlueCEInfoHostName: C").ids == (isTaken ? [] : ["ce"]))
  }

  @Test("Without a subcluster there is no computing element, nor a view of it")
  func noSubCluster() throws {
    let view =
      "GlueVOViewLocalID=v,GlueCEUniqueID=ce:1/q-pbs-x | GlueCEAccessControlBaseRule: VO:ops"
    let stock = try stock(cluster, ce, view)
    #expect(stock.items.isEmpty)
    #expect(
      stock.reasons == [.noSubCluster(cluster: "C"), .noComputingElement("ce:1/q-pbs-x")])
  }

  @Test("A subcluster's ID is known once in the grid: a second cluster with it has none")
  func sameSubCluster() throws {
    let other = "GlueCEUniqueID=other | GlueForeignKey: GlueClusterUniqueID=D"
    let stock = try stock(subCluster, "GlueSubClusterUniqueID=sub,GlueClusterUniqueID=D", ce, other)
    #expect(stock.ids == ["ce:1/q-pbs-x"])
    #expect(stock.reasons == [.sameSubClusterID(cluster: "C"), .noSubCluster(cluster: "D")])
  }

  @Test("A view takes its rules from the computing element; what is left stays there")
  func views() throws {
    func view(_ id: String, _ rules: String...) -> String {
      "GlueVOViewLocalID=\(id),GlueCEUniqueID=ce:1/q-pbs-x"
        + rules.map { " | GlueCEAccessControlBaseRule: \($0)" }.joined()
    }
    let some = try stock(subCluster, ce, view("ops", "VO:ops"), view("none"), view("/ops", "VO:x"))
    #expect(some.ids == ["ce:1/q-pbs-x", "ce:1/q-pbs-x/ops"])
    #expect(some.items.map(\.accessRules) == [["VO:atlas"], ["VO:ops"]])
    #expect(some.reasons == [.noAccessRules, .sameViewID])
    let all = try stock(subCluster, ce, view("//a", "VO:ops", "VO:atlas"))
    #expect(all.ids == ["ce:1/q-pbs-x/a"] && all.reasons == [.onlyViews])
    #expect(!all.reasons[0].isLoss)
  }

  @Test(
    "A WMS asks for what admits its VO",
    arguments: [
      ("VO:ops", true), ("vo:OPS", true), ("VOMS:/ops/Role=x", true), ("VOMS:/ops", false),
      ("VO:ops2", false), ("VOMS:/ops2/x", false), ("DENY:/ops/x", false),
    ])
  func vo(_ rule: String, _ isAdmitted: Bool) throws {
    let line = "GlueCEUniqueID=ce | GlueCEInfoHostName: C | GlueCEAccessControlBaseRule: \(rule)"
    let stock = try stock(subCluster, line, vo: "ops")
    #expect(stock.ids == (isAdmitted ? ["ce"] : []))
    #expect(stock.reasons == (isAdmitted ? [] : [.notForVO("ops")]))
  }

  @Test(
    "Names decide: elsewhere than right below a site nothing is seen",
    arguments: [
      "GlueCEUniqueID=ce,GlueClusterUniqueID=C", "GlueSubClusterUniqueID=s",
      "GlueVOViewLocalID=v", "GlueCESEBindSEUniqueID=se,GlueCEUniqueID=ce",
    ])
  func names(_ dn: String) throws {
    #expect(try stock(dn + " | objectClass: gluece").reasons == [.nameNotKnown])
    #expect(try stock("GlueSEUniqueID=s | objectClass: GlueSE").reasons == [])
  }

  @Test("Of two computing elements of one ID the last one counts")
  func sameElement() throws {
    let stock = try stock(subCluster, ce, ce + " | GlueCEName: second")
    #expect(stock.items.map { $0.computingElement.string("GlueCEName") } == ["second"])
    #expect(stock.reasons == [.sameComputingElementID])
  }
}
