import TestSupport
import Testing

@Suite("What ppsjdl makes of what a BDII has")
struct RouteSearchTests {
  /// A site with a carrier of a preview for ops, and a subcluster with tags behind one queue.
  static func site(
    _ name: String, carrier keys: [String] = [], working: String = "127",
    package: String = "0:3.2.1-5", tags: [String], rules: [String] = ["VO:ops"],
    status: String = "Production"
  ) -> String {
    var sites = PublishedSites()
    if !keys.isEmpty {
      let state = keys.contains("PPSState=closed") ? [] : ["PPSState=preview"]
      sites.add(name, keys + state, version: package, working: working)
    }
    let base = "Mds-Vo-name=\(name),mds-vo-name=local,o=grid"
    return (keys.isEmpty ? "" : String(sites.ldif.dropFirst(topRoots.count))) + """
      dn: \(base)
      objectClass: MDS
      Mds-Vo-name: \(name)

      dn: GlueClusterUniqueID=c.\(name),\(base)
      objectClass: GlueCluster
      GlueClusterUniqueID: c.\(name)
      GlueForeignKey: GlueSiteUniqueID=\(name)

      dn: GlueSubClusterUniqueID=s.\(name),GlueClusterUniqueID=c.\(name),\(base)
      objectClass: GlueSubCluster
      objectClass: GlueHostApplicationSoftware
      GlueSubClusterUniqueID: s.\(name)
      \(tags.map { "GlueHostApplicationSoftwareRunTimeEnvironment: \($0)\n" }.joined())
      dn: GlueCEUniqueID=ce.\(name):8443/cream-pbs-q,\(base)
      objectClass: GlueCE
      objectClass: GlueCEState
      GlueCEUniqueID: ce.\(name):8443/cream-pbs-q
      GlueCEStateStatus: \(status)
      GlueForeignKey: GlueClusterUniqueID=c.\(name)
      \(rules.map { "GlueCEAccessControlBaseRule: \($0)\n" }.joined())

      """
  }

  /// Runs `ppsjdl` for ops with a grid of these sites.
  static func run(_ arguments: [String], _ sites: [String]) throws -> Tool {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/grid.ldif"
      try Command.write(topRoots + sites.joined(), to: path)
      return try Tool("ppsjdl", arguments + ["--vo", "ops", "--ldif", path])
    }
  }

  private func run(_ arguments: [String], _ sites: String...) throws -> Tool {
    try Self.run(arguments, sites)
  }

  private static let carrier = ["PPSTag=VO-ops-glite-client-preview-127", "PPSTag=LCG-2"]

  @Test("xRSL compares the version of one tag, and refuses several")
  func xrsl() throws {
    let arguments = ["--version", ">=120", "--language", "arc-xrsl"]
    let tags = ["VO-ops-glite-preview-126", "VO-ops-glite-preview-127"]
    let one = try run(arguments, Self.site("A", tags: tags))
    #expect(
      one.status == 0
        && one.output.hasSuffix(" *)\n(runtimeenvironment>=\"VO-ops-glite-preview-120\")\n"),
      "\(one.output) \(one.errors)")
    let other = Self.site("B", tags: ["VO-ops-other-preview-127"])
    let several = try run(arguments, Self.site("A", tags: tags), other)
    #expect(several.status == 77 && several.output == "")
    #expect(several.errors.contains("--product") && several.errors.contains("VO-ops-other-preview"))
    let chosen = try run(arguments + ["--product", "glite"], Self.site("A", tags: tags), other)
    #expect(chosen.status == 0 && chosen.output.hasSuffix(one.output.suffix(50)))
  }

  @Test("A comment of xRSL ends where it ends, whatever the file is called")
  func xrslComment() throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/*)\u{301}(x=1).ldif"
      try Command.write(
        topRoots + Self.site("A", tags: ["VO-ops-glite-preview-126"]), to: path)
      let tool = try Tool(
        "ppsjdl",
        ["--version", ">=120", "--language", "arc-xrsl", "--vo", "ops", "--ldif", path])
      #expect(tool.status == 0 && tool.output.utf8.ranges(of: "*)".utf8).count == 1)
    }
  }

  @Test(
    "xRSL has a version between two bounds, or another than one, only as a whole tag",
    arguments: [
      (">=120,<127", "126", nil), ("!=127", "126", nil), (">=120,>126", nil, nil),
      (">=120,<130", nil, "a version too low and one too high"),
      ("!=120", nil, "xRSL's != is met where no version is at all"),
      (">=126,!=128", nil, "xRSL's != is met where no version is at all"),
    ])
  func bounds(_ version: String, _ tag: String?, _ refusal: String?) throws {
    let tool = try run(
      ["--version", version, "--language", "arc-xrsl"],
      Self.site("A", tags: ["VO-ops-glite-preview-126", "VO-ops-glite-preview-127"]))
    if let refusal {
      #expect(tool.status == 77 && tool.output == "" && tool.errors.contains(refusal))
      #expect(tool.errors.contains("VO-ops-glite-preview-126, VO-ops-glite-preview-127"))
      return
    }
    #expect(tool.status == 0, "\(tool.errors)")
    if let tag {
      #expect(tool.output.hasSuffix("\n(runtimeenvironment=\"VO-ops-glite-preview-\(tag)\")\n"))
    }
  }

  @Test("A host that DIRAC cannot be told is left out, and told of")
  func oddHost() throws {
    let tags = ["VO-ops-glite-preview-126"]
    let dirac = ["--version", "126", "--explicit", "--language", "dirac"]
    let (good, odd) = (Self.site("A", tags: tags), Self.site("B_C", tags: tags))
    let tool = try run(dirac, good, odd)
    #expect(tool.status == 0 && tool.output == "GridCE = {\"ce.A\"};\n", "\(tool.errors)")
    #expect(
      tool.errors
        == "ppsjdl: warning: left out: 'ce.B_C' is no host's name, and dirac has no escapes\n")
    let tag = try run(["--version", "126", "--product", "glite", "--language", "dirac"], good)
    #expect(tag.errors.contains("DIRAC knows tags from its own configuration only"))
    let none = try run(dirac, odd)
    #expect(none.status == 77 && none.output == "" && none.errors.contains("'ce.B_C'"))
  }

  @Test("A Rank that is infinite or no number has its place, and a word in JSON")
  func rank() throws {
    let ranks = ["A": "0.0 / 0.0", "B": "-1.0 / 0.0", "C": "-(-1.0 / 0.0)", "E": "-(0.0 / 0.0)"]
    let rank = ranks.sorted { $0.key < $1.key }
      .map { "RegExp(\"ce.\($0):\", other.GlueCEUniqueID) ? \($1) : " }.joined()
    try withTemporaryDirectory { directory in
      let path = "\(directory)/job.jdl"
      try Command.write("Requirements = true; Rank = \(rank) 5;\n", to: path)
      let sites = ["A", "B", "C", "D", "E", "F"].map { Self.site($0, tags: []) }.joined()
      let table = try run(["match", path, "--alone"], sites)
      let rows = table.output.split(separator: "\n").dropFirst().map {
        $0.split(separator: " ").prefix(2).map(String.init)
      }
      let order = [
        ("INF", "C"), ("5", "D"), ("5", "F"), ("-INF", "B"), ("NaN", "A"), ("NaN", "E"),
      ]
      #expect(rows == order.map { [$0, "ce.\($1):8443/cream-pbs-q"] }, "\(table.output)")
      let json = try run(["match", path, "--alone", "--output", "json"], sites)
      #expect(json.status == 0, "\(json.errors)")
      let python = try #require(Package.python, "run the tests with scripts/test")
      let shown = try Command.check(
        [
          python, "-c",
          "import json, sys; print([match['rank'] for match in json.load(sys.stdin)['matches']])",
        ], input: json.output)
      #expect(shown == "['INF', 5, 5, '-INF', 'NaN', 'NaN']\n")
      let outcome = try Command.run(
        [
          python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
          "\(Package.root)/schema/match.schema.json",
        ], input: json.output)
      #expect(outcome.status == 0, "\(outcome.output)")
    }
  }

  @Test(
    "A job whose match cannot be told is refused",
    arguments: [
      (#"RegExp("^(?!ce\\.west)", other.GlueCEUniqueID)"#, 65),
      (#"IsMine; IsMine = RegExp("a++", "b")"#, 65),
      (#"true; Rank = RegExp("(a)\\1", "aa") ? 1 : 2"#, 65),
      (#"true; Unused = RegExp("(?=a)", "a")"#, 0),
      (#"RegExp("(", other.GlueCEUniqueID) || true"#, 1),
    ])
  func patterns(_ requirements: String, _ status: Int32) throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/job.jdl"
      let rank = requirements.contains("Rank") ? "" : "; Rank = 1"
      try Command.write("Requirements = \(requirements)\(rank);\n", to: path)
      let tool = try run(["match", path, "--alone"], Self.site("A", tags: []))
      #expect(tool.status == status, "\(tool.errors)")
      guard status == 65 else { return }
      #expect(tool.output == "" && tool.errors.contains("a pattern that a WMS may read"))
    }
  }

  @Test("The tag asked for is the one that a carrier names as its")
  func namedTag() throws {
    let site = Self.site("A", carrier: Self.carrier, tags: ["VO-ops-glite-client-preview-127"])
    let found = try run(["--version", ">=127,<128", "--expression"], site)
    #expect(found.output.hasPrefix("Member(\"VO-ops-glite-client-preview-127\", "))
    let json = try run(
      ["--version", "127", "--product", "gLite-UI", "--output", "json"], site)
    #expect(json.output.contains("\"tags\" : [\n    \"VO-ops-glite-client-preview-127\"\n  ]"))
    // Those of other VOs and versions are not; then it is what the names make.
    let others = ["PPSTag=VO-dteam-x-preview-127", "PPSTag=VO-ops-x-preview-128"]
    let made = try run(
      ["--version", ">=127,<128", "--expression"], Self.site("A", carrier: others, tags: []))
    #expect(made.output.hasPrefix("Member(\"VO-ops-gLite-UI-preview-127\", "))
  }

  @Test(
    "A package version is asked of a BDII, as a preview's too",
    arguments: [
      (["--version", "3.2.1-5"], true), (["--version", "3.2.1-5", "--kind", "preview"], true),
      (["--version", "0:3.2.1-5", "--kind", "preview"], true),
      (["--version", "3.2.1", "--kind", "preview"], false),
    ])
  func packageVersion(_ arguments: [String], _ isFound: Bool) throws {
    let site = Self.site("A", carrier: Self.carrier, tags: ["VO-ops-glite-client-preview-127"])
    let tool = try run(arguments + ["--expression"], site)
    #expect(tool.status == (isFound ? 0 : 1) && tool.output.isEmpty != isFound)
    #expect(isFound == tool.output.contains("\"VO-ops-glite-client-preview-127\""))
    #expect(try Tool("ppsjdl", arguments + ["--vo", "ops"]).status == 78)
  }

  @Test(
    "Any product of a VO is none of another whose name begins alike, where a BDII tells them apart")
  func anyProduct() throws {
    let own = Self.site("A", tags: ["VO-ops-x-preview-126", "VO-ops-y-preview-126"])
    let other = Self.site("B", tags: ["VO-ops-eu-z-preview-126"], rules: ["VO:ops-eu"])
    let json = try run(["--version", "126", "--output", "json"], own, other)
    let tags = ["VO-ops-x-preview-126", "VO-ops-y-preview-126"].map { "    \"\($0)\"" }
    #expect(json.status == 0, "\(json.errors)")
    #expect(
      json.output.contains("\"tags\" : [\n\(tags.joined(separator: ",\n"))\n  ]")
        && !json.output.contains("RegExpMember"), "\(json.output)")
    let text = try run(["--version", "126"], own, other)
    #expect(text.status == 0 && text.output.contains("RegExpMember"))
    #expect(text.errors.contains("whose name begins with 'ops-', too"), "\(text.errors)")
    let none = try run(["--version", "126", "--output", "json"], other)
    #expect(none.status == 1 && !none.output.contains("RegExpMember"), "\(none.output)")
    // Elsewhere the same tag may be that other VO's, where jobs of this one get, too.
    let shared = ["VO-ops-eu-z-preview-126"]
    let theirs = Self.site("C", tags: shared, rules: ["VO:ops-eu", "VO:ops"])
    for arguments in [["--version", "126", "--output", "json"], ["--version", ">=126"]] {
      let one = try run(arguments, theirs, Self.site("D", tags: shared))
      #expect(one.status == 0 && !one.output.contains("Member("), "\(one.output)")
      #expect(one.errors.contains("has the same tag elsewhere"), "\(one.errors)")
      let alone = try run(arguments, Self.site("D", tags: shared))
      #expect(alone.output.contains("Member("), "\(alone.output)")
    }
  }

  @Test("A pilot is selected by its host as its computing element spells it")
  func host() throws {
    let base = "mds-vo-name=A,mds-vo-name=local,o=grid"
    let data = [
      "PPSKind": "pilot", "PPSState": "pilot", "PPSWorkingVersion": "126", "PPSVO": "ops",
    ]
    let pilot = """
      dn: GlueServiceUniqueID=p,\(base)
      objectClass: GlueService
      GlueServiceUniqueID: p
      GlueServiceType: org.glite.ce.CREAM
      GlueServiceEndpoint: https://[2001:db8::1]:8443/cream

      \(data.map { "dn: GlueServiceDataKey=\($0),GlueServiceUniqueID=p,\(base)\nobjectClass: "
        + "GlueServiceData\nGlueServiceDataKey: \($0)\nGlueServiceDataValue: \($1)\n\n" }.joined())
      """
    let site = Self.site("A", tags: []).replacing(
      "GlueCEStateStatus:", with: "GlueCEInfoHostName: [2001:db8::1]\nGlueCEStateStatus:")
    let tool = try run(["--version", "126", "--kind", "pilot", "--expression"], site + pilot)
    #expect(tool.output == "other.GlueCEInfoHostName == \"[2001:db8::1]\"\n", "\(tool.errors)")
  }

  /// Sites with one tag: of the package version 3.2.1-5, of 3.3.0-1 and 3.2.1-5 that is closed, and of none
  /// that is told.
  private static var sharing: String {
    let tags = ["VO-ops-gLite-UI-preview-127"]
    return site("A", carrier: ["PPSPath=/opt/a"], tags: tags)
      + site("B", carrier: ["PPSPath=/opt/b"], package: "0:3.3.0-1", tags: tags)
      + site("C", tags: tags)
      + site("D", carrier: ["PPSState=closed"], tags: tags)
  }

  @Test(
    "Where a tag stands for another package version too, the computing elements are named",
    arguments: ["3.2.1-5", "<3.3", "3.2.*", ">=120,=3.2.1"])
  func sharedTag(_ version: String) throws {
    let arguments = ["--version", version]
    let tool = try run(arguments + ["--expression"], Self.sharing)
    #expect(
      tool.status == 0 && tool.output == "other.GlueCEUniqueID == \"ce.A:8443/cream-pbs-q\"\n")
    #expect(
      tool.errors.hasSuffix(
        "has the same tag elsewhere, so computing elements are named\n  VO-ops-gLite-UI-preview-127\n"
      ), "\(tool.errors)")
    let avoiding = try run(arguments + ["--expression", "--avoid"], Self.sharing)
    #expect(avoiding.output == "(\(tool.output.dropLast())) isnt true\n")
    for (language, text) in [
      ("dirac", "GridCE = {\"ce.A\"};\n"), ("arc-xrsl", nil), ("arc-adl", nil), ("htcondor", nil),
    ] as [(String, String?)] {
      let other = try run(arguments + ["--language", language], Self.sharing)
      #expect(other.output == text ?? "" && other.status == (text == nil ? 77 : 0), "\(language)")
    }
    // Jobs go there, and nowhere else.
    try withTemporaryDirectory { directory in
      for (expression, elements) in [(tool.output, ["A"]), (avoiding.output, ["B", "C", "D"])] {
        try Command.write(
          "Requirements = \(expression); Rank = 1;\n", to: "\(directory)/job.jdl")
        let matches = try run(
          ["match", "\(directory)/job.jdl", "--alone"], Self.sharing)
        let found = matches.output.split(separator: "\n").dropFirst().map {
          $0.split(separator: " ")[1]
        }
        #expect(found.map(String.init).sorted() == elements.map { "ce.\($0):8443/cream-pbs-q" })
      }
    }
  }

  @Test("A tag that is exact is asked for, beside computing elements that are named for another")
  func exactTag() throws {
    let member = "Member(\"VO-ops-gLite-UI-preview-128\", "
    let (other, foreign) = (
      Self.site("E", carrier: ["PPSPath=/"], working: "128", tags: ["VO-ops-gLite-UI-preview-128"]),
      Self.site("F", tags: ["VO-ops-gLite-UI-preview-128"], rules: ["VO:dteam"])
    )
    let both = try run(["--version", "3.2.1-5", "--expression"], Self.sharing, other, foreign)
    #expect(
      both.output.hasPrefix(member)
        && both.output.hasSuffix(") || (other.GlueCEUniqueID == \"ce.A:8443/cream-pbs-q\")\n"),
      "\(both.output)")
    let one = try run(["--version", "3.2.1-5", "--expression"], other, foreign)
    #expect(one.output.hasPrefix(member) && !one.output.contains("||") && one.errors == "")
    // Who asks for working versions only asks for what tags tell.
    for version in [">=127,<128", "12?", "!=126"] {
      let working = try run(["--version", version, "--expression"], Self.sharing)
      #expect(working.output.hasPrefix("Member(\"VO-ops-gLite-UI-preview-127\", "), "\(version)")
      #expect(working.errors == "")
    }
  }

  @Test("JSON too ends with 1 where nobody has what is wanted", arguments: [[], ["--explicit"]])
  func nothing(_ arguments: [String]) throws {
    let tool = try run(
      ["--version", "999", "--output", "json"] + arguments,
      Self.site("A", tags: ["VO-ops-glite-preview-126"]))
    #expect(tool.status == 1 && tool.output.contains("\"computing_elements\" : [\n\n  ]"))
    #expect(tool.errors.contains("version 999 for ops"))
  }

  @Test(
    "A command for a pilot has its URL only where no shell reads more in it",
    arguments: [
      ("https://wms.example.org:7443/glite_wms_wmproxy_server", true),
      ("https://[2001:db8::1]:7443/wms-1.2", true),
      ("https://wms.example.org/;touch${IFS}x", false),
      ("https://wms.example.org/$(id)", false), ("https://wms.example.org/\"};", false),
      ("https://wms.example.org/?a&b", false),
    ])
  func pilotURL(_ url: String, isCommand: Bool) throws {
    let tool = try run(
      ["--kind", "pilot", "--version", "3.2.1-4"],
      """
      dn: GLUE2EndpointID=e,GLUE2ServiceID=s,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Endpoint
      GLUE2EndpointID: e
      GLUE2EndpointURL: \(url)
      GLUE2EndpointInterfaceName: org.glite.wms.WMProxy
      GLUE2EntityOtherInfo: PPSKind=pilot
      GLUE2EntityOtherInfo: PPSState=pilot
      GLUE2EntityOtherInfo: PPSProduct=WMS
      GLUE2EntityOtherInfo: PPSVersion=0:3.2.1-4
      GLUE2EntityOtherInfo: PPSVO=ops

      """)
    #expect(tool.status == 77 && tool.errors.contains(url), "\(tool.errors)")
    #expect(tool.errors.contains("glite-wms-job-submit -e \(url),") == isCommand)
    #expect(tool.errors.contains("give \(url) to the client") != isCommand)
  }

  @Test("Thousands of tags and queues take their time only", .timeLimit(.minutes(2)))
  func many() throws {
    let tags = (0..<8000).map { "VO-ops-p\($0)-preview-126" }
    let tool = try run(["--version", ">=126", "--expression"], Self.site("A", tags: tags))
    #expect(tool.output.split(separator: "||").count == 8000)
  }
}
