import ClassAd
import Matchmaking
import Testing

@Suite("Matching as the WMS's broker does")
struct MatchmakerTests {
  /// Ids of what matches, in order; those without Rank behind a bar.
  private func matches(
    _ jdl: String, isAlone: Bool = true, user: GridUser = GridUser(vo: "ops"),
    _ elements: [(String, [(String, [String])])]
  ) throws -> [String] {
    let job = try #require(Job(try JDLDocument(jdl), user: user, isAlone: isAlone))
    let outcome = Matchmaker(job).match(
      try SmallGrid(elements: elements.map { (id: $0.0, attributes: $0.1) }).listings.all)
    return outcome.matches.map(\.listing.id)
      + (outcome.unranked.isEmpty ? [] : ["|"] + outcome.unranked.map(\.listing.id))
  }

  @Test("By Rank, equals in the order of their IDs, without a Rank left out")
  func rank() throws {
    func cpus(_ number: String) -> [(String, [String])] { [("GlueCEInfoTotalCPUs", [number])] }
    let found = try matches(
      "Requirements = true; Rank = other.GlueCEInfoTotalCPUs;",
      [("d", cpus("5")), ("c", []), ("b", cpus("5")), ("a", cpus("1")), ("e", cpus("9"))])
    #expect(found == ["e", "b", "d", "a", "|", "c"])
    #expect(
      try matches(
        "Requirements = true;", [("a", [("GlueCEStateEstimatedResponseTime", ["3"])])]) == ["a"])
  }

  @Test(
    "What is no boolean counts as the broker reads it",
    arguments: [
      ("5", true), ("256", false), ("\"true\"", false), ("undefined", false), ("error", false),
    ])
  func noBoolean(_ condition: String, _ isMatch: Bool) throws {
    let found = try matches("Requirements = \(condition); Rank = 1;", [("ce", [])])
    #expect(found == (isMatch ? ["ce"] : []))
  }

  @Test(
    "The server lets in whom a rule names, and no other",
    arguments: [
      (["VO:ops"], nil, true), (["VO:atlas"], nil, false), (["VOMS:/ops"], nil, true),
      (["VOMS:/ops/Role=pilot"], nil, false), (["VOMS:/ops/Role=pilot"], "/ops/Role=pilot", true),
      (["VOMS:/ops/*"], nil, false), (["VOMS:/ops/*"], "/ops/Role=pilot", false),
      (["VOMS:/ops/*"], "/ops/pps", true),
      (["VO:ops", "DENY:/ops"], nil, false), (["/CN=me"], nil, true), ([], nil, false),
    ] as [([String], String?, Bool)])
  func access(_ rules: [String], _ fqan: String?, _ isAdmitted: Bool) throws {
    let attributes = [
      ("GlueCEAccessControlBaseRule", rules), ("GlueCEStateStatus", ["Production"]),
      ("GlueCEPolicyMaxTotalJobs", ["0"]), ("GlueCEImplementationName", ["CREAM"]),
    ].filter { !$0.1.isEmpty }
    let user = GridUser(vo: "ops", fqan: fqan, subject: "/CN=me")
    let found = try matches("Rank = 1;", isAlone: false, user: user, [("ce", attributes)])
    #expect(found == (isAdmitted ? ["ce"] : []))
    let closed = attributes.map { ($0.0, $0.0 == "GlueCEStateStatus" ? ["Draining"] : $0.1) }
    #expect(try matches("Rank = 1;", isAlone: false, user: user, [("ce", closed)]) == [])
  }

  @Test(
    "What other attributes ask for is added to the Requirements, as the JDL API does it",
    arguments: [
      ("CPUNumber = 8;", ["other.GlueCEInfoTotalCPUs >= CPUNumber"]),
      ("NodeNumber = 8;", ["other.GlueCEInfoTotalCPUs >= NodeNumber"]),
      ("NodeNumber = 8; cpunumber = 9;", ["other.GlueCEInfoTotalCPUs >= CPUNumber"]),
      ("SMPGranularity = 4;", ["other.GlueHostArchitectureSMPSize >= SMPGranularity"]),
      ("JobType = \"interactive\";", ["other.GlueHostNetworkAdapterOutboundIP"]),
      ("JobType = {\"x\", \"Interactive\"};", ["other.GlueHostNetworkAdapterOutboundIP"]),
      ("JobType = \"Normal\"; HostNumber = 2;", []),
      (
        "CPUNumber = 8; HostNumber = 2; WholeNodes = true;",
        ["other.GlueCEInfoTotalCPUs >= CPUNumber"]
      ),
    ])
  func implied(_ attributes: String, _ conditions: [String]) throws {
    let job = try #require(Job(try JDLDocument(attributes), user: nil))
    let added = job.requirements.filter { $0.origin == .client }.dropFirst()
    #expect(added.map { "\($0.condition)" } == conditions)
  }

  @Test("CPUs that are spread over hosts need hosts that are large enough")
  func hosts() throws {
    let jdl = "Requirements = true; Rank = 1; CPUNumber = 9; HostNumber = 2;"
    let rules = [
      ("GlueCEAccessControlBaseRule", ["VO:ops"]), ("GlueCEStateStatus", ["Production"]),
      ("GlueCEPolicyMaxTotalJobs", ["0"]), ("GlueCEInfoTotalCPUs", ["9"]),
    ]
    let elements = ["4", "5"].map { ($0, rules + [("GlueHostArchitectureSMPSize", [$0])]) }
    #expect(try matches(jdl, isAlone: false, elements) == ["5"])
  }

  @Test("What would take for ever ends, and is known not to be whole")
  func steps() throws {
    let doubling = (0..<40).map { "a\($0) = a\($0 + 1) + a\($0 + 1);" }.joined()
    let jdl = "Requirements = a0 > 1; Rank = 1; a40 = 1; \(doubling)"
    let job = try #require(Job(try JDLDocument(jdl), user: nil, isAlone: true))
    let grid = try SmallGrid(elements: (0..<100).map { ("\($0)", []) }).listings.all
    let outcome = Matchmaker(job).match(grid, steps: 100_000)
    #expect(outcome.matches.isEmpty && !outcome.isWhole)
    let simple = try #require(
      Job(try JDLDocument("Requirements = true; Rank = 1;"), user: nil, isAlone: true))
    #expect(Matchmaker(simple).match(grid, steps: 100_000).isWhole)
  }

  @Test("What sites publish is not computed for them", .timeLimit(.minutes(1)))
  func published() throws {
    let doubling = (1..<30).map { "a\($0) = a\($0 - 1) + a\($0 - 1)" }.joined(separator: "; ")
    let hostile = [("GlueCEStateStatus", [#"x" == [a0 = 1; \#(doubling)].a29 == ""#])]
    let found = try matches(
      "Requirements = other.GlueCEStateStatus == \"Production\"; Rank = 1;",
      (0..<100).map { ("hostile\($0)", hostile) }
        + [("open", [("GlueCEStateStatus", ["Production"])])])
    #expect(found == ["open"])
  }

  @Test(
    "Twice the input takes three times the steps at the most",
    arguments: [(2, 1, 1, 1), (1, 2, 1, 1), (1, 1, 2, 1), (1, 1, 1, 2)])
  func growth(_ queues: Int, _ tags: Int, _ clauses: Int, _ length: Int) throws {
    func steps(_ queues: Int, _ tags: Int, _ clauses: Int, _ length: Int) throws -> Int {
      let software = "GlueHostApplicationSoftwareRunTimeEnvironment"
      let clause = "RegExpMember(\"(a-)+b.*x$\", other.\(software)) isnt true"
      let rules = [
        ("GlueCEAccessControlBaseRule", ["VO:ops"]), ("GlueCEStateStatus", ["Production"]),
      ]
      let text = String(repeating: "a-", count: 10 * length)
      let jdl = Array(repeating: clause, count: 10 * clauses).joined(separator: " && ")
      let job = try #require(
        Job(try JDLDocument("Requirements = \(jdl); Rank = 1;"), user: GridUser(vo: "ops")))
      let grid = SmallGrid(
        subCluster: [(software, (0..<20 * tags).map { "VO-\(text)-\($0)-x" })],
        elements: (0..<10 * queues).map { ("\($0)", rules) })
      return Matchmaker(job).match(try grid.listings.all).steps
    }
    let (once, more) = (try steps(1, 1, 1, 1), try steps(queues, tags, clauses, length))
    #expect(once > 10_000 && more > once && more <= 3 * once, "\(once) \(more)")
  }

  @Test("A job tells what of it is not looked at; a node inherits SubmitTo")
  func detours() throws {
    let document = try JDLDocument("InputData = {}; SubmitTo = \"ce\"; nodes = {[]};")
    #expect(Job(document, user: nil)?.detours == [.inputData, .submitTo])
    #expect(Job(document, node: document.jobNodes[0], user: nil)?.detours == [.submitTo])
    let parametric = "Parameters = 3; Requirements = "
    for (condition, detours) in [("true", []), ("other.A == \"_PARAM_\"", [.parameters])]
      as [(String, [Job.Detour])]
    {
      let document = try JDLDocument("\(parametric)\(condition);")
      #expect(Job(document, user: nil)?.detours == detours)
    }
  }

  @Test("Close storage elements are those of the bindings, with what they publish")
  func storage() throws {
    let bind = try SmallGrid.entry(
      "GlueCESEBindSEUniqueID=se,GlueCESEBindGroupCEUniqueID=ce",
      [("GlueCESEBindSEUniqueID", ["se"])])
    let storage = StorageElements([
      try SmallGrid.entry("GlueSEUniqueID=se", [("GlueSEUniqueID", ["se"])]),
      try SmallGrid.entry(
        "GlueSALocalID=ops,GlueSEUniqueID=se",
        [("GlueSALocalID", ["ops"]), ("GlueSAStateAvailableSpace", ["7"])]),
    ])
    let jdl =
      "Requirements = anyMatch(other.storage.CloseSEs, target.GlueSAStateAvailableSpace > 5); Rank = 1;"
    let grid = SmallGrid(elements: [("ce", []), ("far", [])], others: [bind])
    for (vo, ids) in [("ops", ["ce"]), ("atlas", [])] {
      let job = try #require(Job(try JDLDocument(jdl), user: GridUser(vo: vo), isAlone: true))
      #expect(job.asksForStorage)
      let outcome = Matchmaker(job, storage: storage).match(try grid.listings.all)
      #expect(outcome.matches.map(\.listing.id) == ids)
    }
  }

  @Test("A diagnosis tells each clause with its values")
  func why() throws {
    let jdl = "Requirements = other.GlueCEInfoTotalCPUs > Least && other.A == 1; Least = 4;"
    let job = try #require(Job(try JDLDocument(jdl), user: nil, isAlone: true))
    let listing = try SmallGrid(elements: [("ce", [("GlueCEInfoTotalCPUs", ["2"])])]).listings.all[
      0]
    let diagnosis = Matchmaker(job).diagnose(listing)
    #expect(!diagnosis.isMatch)
    #expect(diagnosis.clauses.map { "\($0.result.value)" } == ["false", "undefined"])
    #expect(
      diagnosis.clauses[0].facts.map { "\($0.reference) = \($0.value)" }
        == ["other.GlueCEInfoTotalCPUs = 2", "Least = 4"])
  }

  @Test(
    "Nodes of collections and DAGs inherit Requirements, or have their own",
    arguments: [
      (
        "nodes = {[NodeName = \"a\"], [Requirements = false], [file = \"x\"], [file = strcat(\"x\", \"y\")]};",
        4
      ),
      (
        "nodes = [a = [description = []]; '1' = [description = [Requirements = false]]; c = [file = \"x\"]; dependencies = {}]",
        3
      ),
    ])
  func nodes(_ nodes: String, _ count: Int) throws {
    let document = try JDLDocument("Requirements = true; Rank = 1; \(nodes)")
    let jobs = document.jobNodes
    #expect(jobs.map(\.name).prefix(2) == ["a", "1"] && jobs.count == count)
    #expect(jobs.dropFirst(2).allSatisfy { Job(document, node: $0, user: nil) == nil })
    let own = jobs.prefix(2).map { Job(document, node: $0, user: nil, isAlone: true) }
    #expect(own.map { $0.map { "\($0.requirements[0].condition)" } } == ["true", "false"])
  }
}
