import ClassAd
import Matchmaking
import Supermarket
import Testing

private let tags = "GlueHostApplicationSoftwareRunTimeEnvironment"

@Suite("The ad of a computing element, as the WMS builds it")
struct ListingTests {
  @Test(
    "Types follow the schema: lists, numbers, booleans, strings",
    arguments: [
      ("GlueCECapability", ["x"], #"{"x"}"#), ("GlueCEInfoTotalCPUs", ["12"], "12"),
      ("GlueCEPolicyMaxCPUTime", ["5000000000"], "2147483647"),
      ("GlueHostNetworkAdapterInboundIP", ["TRUE"], "true"),
      ("GlueCEImplementationVersion", ["1.16.4"], #""1.16.4""#),
      ("GlueCEInfoGatekeeperPort", ["8443"], #""8443""#), ("GlueSiteName", ["x"], #""x""#),
      ("objectClass", ["GlueCE"], "undefined"), ("GlueCEStateStatus", ["undefined"], "undefined"),
    ])
  func types(_ name: String, _ values: [String], _ text: String) throws {
    let listing = try #require(
      try SmallGrid(elements: [("ce", [(name, values)])]).listings.all.first)
    #expect(try listing.value("other.\(name)") == text)
  }

  @Test(
    "Values are pasted unescaped, and some break the ad",
    arguments: [
      ([#"foo","VO-x"#], #"{"foo", "VO-x"}"#, true), ([#"a"b"#], "undefined", true),
      (["ok", #"a\"#], "undefined", true), ([#"x"}"#], #"{"x"}"#, true),
      ([#"a\.b"#], #"{"a.b"}"#, true), ([#"\101"#], #"{"A"}"#, true), (["TRUE"], "{true}", true),
      (["a b", "é"], #"{"a b", "\303\251"}"#, false),
    ])
  func unescaped(_ values: [String], _ text: String, _ isTold: Bool) throws {
    let listings = try SmallGrid(subCluster: [(tags, values)], elements: [("ce", [])]).listings
    #expect(try listings.all[0].value("other.\(tags)") == text)
    #expect(listings.alterations.count == (isTold ? 1 : 0))
  }

  @Test(
    "Scalars too",
    arguments: [
      (#"abc" junk"#, #""abc""#), (#"x" == "x"#, "true"), (#"Production\"#, "undefined"),
    ])
  func scalars(_ value: String, _ text: String) throws {
    let listings = try SmallGrid(elements: [("ce", [("GlueCEStateStatus", [value])])]).listings
    #expect(try listings.all[0].value("other.GlueCEStateStatus") == text)
    #expect(listings.alterations.count == 1)
  }

  @Test(
    "What would have to be computed is an error; in a list, beside what is told",
    arguments: [
      (["x\" == [a = \"x\"].a ? \"yes\" : \"no"], "error"),
      (["x\" == GlueCEName ? \"yes\" : \"no"], "error"), (["x\" == \"X"], "true"),
    ])
  func computed(_ values: [String], _ text: String) throws {
    let listings = try SmallGrid(elements: [("ce", [("GlueCEStateStatus", values)])]).listings
    #expect(try listings.all[0].value("other.GlueCEStateStatus") == text)
    #expect(listings.alterations[0].description.contains("computes") == (text == "error"))
    let mixed = try SmallGrid(
      subCluster: [(tags, ["VO-x", #"a" == strcat("b") == "c"#])], elements: [("ce", [])]
    ).listings
    #expect(try mixed.all[0].value("other.\(tags)") == #"{"VO-x", error}"#)
    #expect(mixed.alterations.count == 1)
  }

  @Test("An integer with a leading zero is lost")
  func zero() throws {
    let listings = try SmallGrid(elements: [("ce", [("GlueCEInfoTotalCPUs", ["007"])])]).listings
    #expect(listings.alterations.map(\.effect) == [.lost])
  }

  @Test("Derived names, close storage elements and the subcluster's own")
  func derived() throws {
    let bind = try SmallGrid.entry(
      "GlueCESEBindSEUniqueID=se,GlueCESEBindGroupCEUniqueID=ce:8443/cream-pbs-a-b",
      [("GlueCESEBindSEUniqueID", ["se"]), ("GlueCESEBindCEAccesspoint", ["/se"])])
    let listing = try SmallGrid(
      subCluster: [("GlueChunkKey", ["of the subcluster"])],
      elements: [("ce:8443/cream-pbs-a-b", [("GlueChunkKey", ["of the CE"])])], others: [bind]
    ).listings.all[0]
    for (name, text) in [
      ("QueueName", #""a-b""#), ("LRMSType", #""pbs""#), ("CEid", #""ce:8443/cream-pbs-a-b""#),
      ("GlobusResourceContactString", #""ce:8443/cream-pbs""#), ("GlueSiteUniqueID", #""""#),
      ("CloseStorageElements[0].mount", #""/se""#), ("GlueCESEBindGroupSEUniqueID", #"{"se"}"#),
      ("GlueChunkKey", #"{"of the subcluster"}"#), ("PurchasedBy", #""II_G13_purchaser""#),
      ("GlueSubClusterName", "undefined"),
    ] {
      #expect(try listing.value("other.\(name)") == text, "\(name)")
    }
  }

  @Test(
    "The type and the queue stand behind the last slash that has both behind it",
    arguments: [
      ("a/b/c-d-e", "a/b/c-d", "d", "e"), ("a/b-c-d/e", "a/b-c", "c", "d/e"),
      ("a/b/-c-d-e", "a/b/-c", "c", "d-e"), ("a/b--c-d", nil, nil, nil), ("/a-b-c", nil, nil, nil),
      ("a/b-c-", nil, nil, nil), ("a-b-c", nil, nil, nil),
    ] as [(String, String?, String?, String?)])
  func contact(_ id: String, _ resource: String?, _ type: String?, _ queue: String?) throws {
    let listing = try SmallGrid(elements: [(id, [])]).listings.all[0]
    for (name, text) in [
      ("GlobusResourceContactString", resource), ("LRMSType", type), ("QueueName", queue),
    ] {
      #expect(
        try listing.value("other.\(name)") == text.map { "\"\($0)\"" } ?? "undefined", "\(name)")
    }
  }

  @Test("An ID of many slashes is read in its time", .timeLimit(.minutes(1)))
  func slashes() throws {
    let id = "a" + String(repeating: "/", count: 200_000) + "-"
    #expect(try SmallGrid(elements: [(id, [])]).listings.all.map(\.id) == [id])
  }

  @Test("A view's own values win, and the computing element keeps the rules of no view")
  func views() throws {
    let rules = "GlueCEAccessControlBaseRule"
    let view = try SmallGrid.entry(
      "GlueVOViewLocalID=ops,GlueCEUniqueID=ce",
      [(rules, ["VO:ops"]), ("GlueCEStateWaitingJobs", ["1"])])
    let listings = try SmallGrid(
      elements: [("ce", [(rules, ["VO:x", "VO:ops"]), ("GlueCEStateWaitingJobs", ["7"])])],
      others: [view]
    ).listings.all
    #expect(listings.map(\.id) == ["ce", "ce/ops"])
    #expect(try listings.map { try $0.value("other.\(rules)") } == [#"{"VO:x"}"#, #"{"VO:ops"}"#])
    #expect(try listings.map { try $0.value("other.GlueCEStateWaitingJobs") } == ["7", "1"])
  }

  @Test("Without an ID that can be read there is no ad")
  func unreadable() throws {
    let entry = try SmallGrid.entry(
      "GlueCEUniqueID=ce",
      [("GlueCEUniqueID", [#"a" == "a"#]), ("GlueForeignKey", ["GlueClusterUniqueID=C"])])
    let listings = try SmallGrid(others: [entry]).listings
    #expect(listings.all.isEmpty && listings.unreadable.count == 1)
  }
}
