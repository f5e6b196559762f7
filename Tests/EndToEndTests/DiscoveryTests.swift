import GLUE
import Infosys
import LDAPTypes
import TestSupport
import Testing

@Suite("What there is to be tried, and what attributes hold and mean")
struct DiscoveryTests {
  let grid: ExampleGrid

  init() throws {
    grid = try ExampleGrid.shared.get()
  }

  private func ask(_ arguments: [String]) throws -> String {
    let tool = try grid.run("ppsquery", arguments)
    #expect(tool.status == 0 && tool.errors == "", "\(tool.errors)")
    return tool.output
  }

  @Test("Releases: sites of one working version are one, though one names no package version")
  func releases() throws {
    #expect(
      try ask(["releases", "--fields", "product,version,kind,vos,sites,ces", "--version", "126"])
        == """
        PRODUCT   VERSION        KIND     VOS        SITES  CES
        gLite-UI  126 (3.2.1-4)  preview  dteam,ops  2      4
        WMS       126 (3.2.1-4)  pilot    dteam,ops  1      0

        """)
    #expect(
      try ask([
        "--vo", "dteam", "releases", "--version", "126", "--output", "jsonl", "--fields",
        "product,ce_names,until", "--sort=-product",
      ]) == """
        {"ce_names":[],"product":"WMS","until":["2026-12-04T00:00:00Z"]}
        {"ce_names":["ce.example.org:8443/cream-pbs-dteam","ce.example.org:8443/cream-pbs-long"],\
        "product":"gLite-UI","until":["2026-12-31T00:00:00Z"]}

        """)
    #expect(try ask(["releases", "--count"]) == "5\n")
    #expect(try ask(["--count", "releases"]) == "5\n")
    let nothing = try grid.run("ppsquery", ["releases", "--version", "127"])
    #expect(nothing.status == 1 && nothing.output == "")
  }

  @Test("Sites, and what each has")
  func sites() throws {
    #expect(
      try ask(["sites", "--version", "126", "--fields", "site,releases,vos"]) == """
        SITE          RELEASES                        VOS
        EXAMPLE-SITE  preview gLite-UI 126 (3.2.1-4)  dteam,ops
                      pilot WMS 126 (3.2.1-4)
        WEST-SITE     preview gLite-UI 126            ops

        """)
    #expect(
      try ask(["sites", "--version", "126", "--output", "csv", "--fields", "site,releases"])
        == "site,releases\r\nEXAMPLE-SITE,preview gLite-UI 126 (3.2.1-4); pilot WMS 126 (3.2.1-4)\r\n"
        + "WEST-SITE,preview gLite-UI 126\r\n")
  }

  @Test("What is over does not count, and standard error says so")
  func hidden() throws {
    var published = PublishedSites()
    published.add("OPEN", ["PPSState=preview"])
    published.add("CLOSED", ["PPSState=closed"])
    published.add("OLD", ["PPSState=preview"], age: 90_000)
    try withTemporaryDirectory { directory in
      try Command.write(published.ldif, to: "\(directory)/sites.ldif")
      func ask(_ arguments: [String]) throws -> Tool {
        try Tool("ppsquery", arguments + ["--ldif", "\(directory)/sites.ldif"])
      }
      let open = try ask(["sites", "--fields", "site"])
      #expect(open.output == "SITE\nOPEN\n" && open.status == 0)
      #expect(open.errors == "ppsquery: hidden: 1 closed, 1 expired (--all shows them)\n")
      let all = try ask(["releases", "--all", "--fields", "sites,states"])
      #expect(
        all.output == "SITES  STATES\n3      closed\n       preview\n       preview, expired\n")
      let json = try ask(["releases", "--output", "json", "--count"])
      #expect(json.output == "1\n")
    }
  }

  @Test("A BDII that holds nothing of any site yet has not said that there are no values")
  func unfilled() throws {
    let empty = try Slapd(ldif: topRoots)
    let asked = try Tool("ppsquery", ["values", "GlueCEStateStatus", "--bdii", empty.url])
    #expect(asked.status == 75 && asked.errors.contains("has it been filled yet?"))
  }

  @Test(
    "Of a file whose entries do not tell their classes the values are told, or that there are none")
  func withoutClasses() throws {
    let bare = try Command.check([
      "ldapsearch", "-x", "-LLL", "-H", grid.top, "-b", "o=grid", "GlueCEStateStatus",
    ])
    #expect(!bare.contains("objectClass"))
    try withTemporaryDirectory { directory in
      let words = ["--ldif", "\(directory)/bare.ldif"]
      try Command.write(bare, to: words[1])
      let told = try Tool("ppsquery", ["values", "GlueCEStateStatus"] + words)
      let expected = try ask(["values", "GlueCEStateStatus"])
      #expect(told.status == 0 && told.output == expected)
      let none = try Tool("ppsquery", ["values", "GlueCEInfoLRMSType"] + words)
      #expect(none.status == 1 && none.errors.contains("no entry has GlueCEInfoLRMSType"))
      // Nothing but the levels above sites is no answer.
      try Command.write(topRoots, to: words[1])
      let unfilled = try Tool("ppsquery", ["values", "GlueCEStateStatus"] + words)
      #expect(unfilled.status == 75 && unfilled.errors.contains("has it been filled yet?"))
    }
  }

  @Test("What several files have, or one has twice, counts once")
  func repeated() throws {
    try withTemporaryDirectory { directory in
      let files = ["a", "b"].map { "\(directory)/\($0).ldif" }
      let dump = try grid.dump()
      try Command.write(dump, to: files[0])
      try Command.write(dump + dump, to: files[1])
      let once = ["--ldif", files[0]]
      let twice = once + ["--ldif", files[1]]
      for words in [["values", "GlueCEStateStatus"], ["--output", "ldif", "--all"]] {
        let asked = try Tool("ppsquery", words + twice)
        let expected = try Tool("ppsquery", words + once)
        #expect(asked.output == expected.output && expected.output.count > 20)
        #expect(asked.status == expected.status)
      }
    }
  }

  @Test("Values that are numbers come in their order; the names in a filter are checked")
  func orderAndFilter() throws {
    var sites = PublishedSites()
    for (number, name) in ["9", "10", "x", "1", "101"].enumerated() {
      sites.ldif += """
        dn: GLUE2ServiceID=\(number),o=glue
        objectClass: GLUE2Service
        GLUE2ServiceID: \(name)


        """
    }
    try withTemporaryDirectory { directory in
      try Command.write(sites.ldif, to: "\(directory)/a.ldif")
      let words = ["values", "GLUE2ServiceID", "--ldif", "\(directory)/a.ldif"]
      let sorted = try Tool(
        "ppsquery", words + ["--sort", "value", "--fields", "value", "--output", "csv"])
      #expect(sorted.output.split(separator: "\r\n") == ["value", "1", "9", "10", "101", "x"])
      let typo = try Tool("ppsquery", words + ["--filter", "(&(o=x)(!(GLUE2ServiceTyp=a)))"])
      #expect(typo.status == 64 && typo.errors.contains("did you mean: GLUE2ServiceType"))
    }
  }

  @Test("The values of an attribute, in either schema, from a server or a file")
  func values() throws {
    #expect(
      try ask(["values", "gluecestatestatus", "--filter", "(GlueCEUniqueID=*.west.*)"])
        == "VALUE       ENTRIES\nProduction  1\n")
    let tags = try Command.check([
      "ldapsearch", "-x", "-LLL", "-o", "ldif-wrap=no", "-H", grid.top, "-b", "o=grid",
      "(objectClass=GlueSubCluster)", "GlueHostApplicationSoftwareRunTimeEnvironment",
    ])
    let counted = Dictionary(
      tags.split(separator: "\n").filter { $0.hasPrefix("GlueHost") }
        .map { ($0.split(separator: " ")[1], 1) }, uniquingKeysWith: +)
    let rows = try ask([
      "values", "GlueHostApplicationSoftwareRunTimeEnvironment", "--output", "csv",
    ]).split(separator: "\r\n").dropFirst()
    #expect(Set(rows) == Set(counted.map { "\($0),\($1)" }))
    let inherited = try ask(["values", "GLUE2EntityOtherInfo", "--output", "csv"])
    #expect(inherited.contains("PPSKind=pilot,1\r\n"))
    #expect(inherited.contains("GRID=EGI,"))
    let none = try grid.run(
      "ppsquery", ["values", "GlueCEStateStatus", "--filter", "(GlueCEInfoLRMSType=none)"])
    #expect(none.status == 1 && none.output == "")
    #expect(
      none.errors == "ppsquery: no entry that matches has GlueCEStateStatus, says \(grid.top)\n")
  }

  @Test("What is to be tried for the values of one of our keys tells those, and no others")
  func valuesOfKey() throws {
    let refused = try Tool("ppsquery", ["values", "PPSProduct"])
    let program = Package.program("ppsquery")
    let line = try #require(refused.errors.split(separator: "try: ").last)
      .replacing("ppsquery values", with: "\(program) values --bdii \(grid.top)")
    let shown = try Command.run(["sh", "-c", String(line)]).output.split(separator: "\n")
    #expect(shown.map { $0.prefix { $0 != " " } } == ["PPSProduct=gLite-UI", "PPSProduct=WMS"])
  }

  @Test(
    "What is no attribute is told, with what may be meant",
    arguments: [
      (["values", "GlueCEStateStatu"], "did you mean: GlueCEStateStatus?"),
      (["values", "GLUE2Endpoint"], "GLUE2Endpoint is an object class"),
      (["values", "PPSState"], "(GLUE2EntityOtherInfo=PPSState=*)"),
      (["values", "GlueCEStateStatus;x"], "there is no attribute"),
      (["values", "*)(objectClass=*"], "there is no attribute"),
      (["values", "GlueCEName", "--filter", "(a=b"], "--filter: no ')'"),
      (["values", "GlueCEName", "--vo", "ops"], "not for 'values'"),
      (["values", "GlueCEName", "--fields", "site"], "there are value, entries"),
      (["explain", "PPSStat"], "PPSState"),
      (["explain", "GlueCEName", "--count"], "nothing to count"),
      (["explain", "GlueCEName", "--any"], "explain asks nobody"),
      (["explain", "GlueCEName", "--merge"], "explain asks nobody"),
      (["explain", "GlueCEName", "--timeout", "5s"], "explain asks nobody"),
      (["explain", "GlueCEName", "--bdii", "h"], "explain asks nobody"),
      (["--bdii", "h", "explain", "GlueCEName"], "explain asks nobody"),
      (["--ldif", "f", "--starttls"], "--starttls is for BDIIs"),
      (["--ldif", "f", "--timeout", "5"], "--timeout is for BDIIs"),
      (["--ldif", "f", "--cacert", "c"], "--cacert is for BDIIs"),
      (["--ldif", "f", "--sasl", "EXTERNAL"], "--sasl is for BDIIs"),
      (["--ldif", "f", "--bind-dn", "cn=x"], "--bind-dn is for BDIIs"),
      (["--user", "x"], "--user is for --sasl"),
      (["--bind-dn", "cn=x", "--user", "x"], "--user is for --sasl"),
      (["--password-file", "f"], "nobody binds else"),
      (["--cacert", "c"], "--cacert is for TLS"),
      (["--site", ""], "--site is empty"), (["--vo", ""], "--vo is empty"),
      (["--vo", "VO:ops"], "a VO's name alone"), (["--vo", "/ops/Role=x"], "a VO's name alone"),
      (["--vo", "ops*"], "a VO's name alone"), (["--vo", "ops "], "a VO's name alone"),
      (["releases", "--product", ""], "--product is empty"),
      (["releases", "--contacts"], "not for 'releases'"),
      (["releases", "--output", "mailto"], "table, csv, json or jsonl"),
      (["run", "--site", "S", "--output", "json", "--", "true"], "are not for 'run'"),
      (["--count", "run", "--site", "S", "--", "true"], "are not for 'run'"),
      (["run", "--site", "S", "--contacts", "--", "true"], "are not for 'run'"),
      (["run", "--site", "S", "--kind", "pilot", "--", "true"], "run is for previews"),
      (["diff", "f", "--all"], "--all and --thorough are not for it"),
      (["diff", "f", "g", "--thorough"], "--all and --thorough are not for it"),
    ])
  func refused(_ arguments: [String], _ words: String) throws {
    let refused = try grid.run("ppsquery", arguments)
    #expect(refused.status == 64 && refused.output == "")
    #expect(refused.errors.contains(words), "\(refused.errors)")
  }

  @Test("Attributes and our own keys are explained without a server")
  func explain() throws {
    let explained = try Tool("ppsquery", ["explain", "gluecepolicymaxwallclocktime", "PPSVO"])
    #expect(explained.status == 0)
    #expect(
      explained.output == """
        GlueCEPolicyMaxWallClockTime
          meaning       The longest time that a job may run; 999999999 when there is no limit. (GLUE 2.0 says it in seconds.)
          unit          minutes
          values        one, an integer, compared by integerMatch
          classes       GlueCEPolicy, GlueVOView, GlueCE
          schema        GLUE 1.3
          published by  the computing element's plugin, from the batch system, at each update
          read by       ppsjdl

        PPSVO
          meaning       A VO that may use it; in GLUE 1.3, all of them with commas between.
          values        many, text
          stands as     PPSVO=VALUE in GLUE2EntityOtherInfo; of a pilot, a GlueServiceDataKey with its GlueServiceDataValue too
          schema        our own
          published by  pps gip
          read by       ppsquery, ppsjdl

        """)
    let bare = try Tool("ppsquery", ["explain", "telephoneNumber"])
    #expect(bare.output.contains("no more is known here than the schema says"))
  }

  @Test("All that is explained is in the schema, once; all of GLUE 1.3 and 2.0 is explained")
  func facts() throws {
    let names = AttributeFacts.all.map(\.name)
    #expect(Set(names).count == names.count)
    for fact in AttributeFacts.all {
      #expect(Schema.bdii.attributeType(AttributeDescription(fact.name))?.name == fact.name)
      #expect(fact.meaning.hasSuffix(".") || fact.meaning.hasSuffix(")"), "\(fact.name)")
    }
    let glue = Schema.bdii.attributeTypes.map(\.name).filter {
      $0.hasPrefix("Glue") || $0.hasPrefix("GLUE2")
    }
    #expect(glue.count > 500)
    let unexplained = glue.filter { AttributeFacts[AttributeDescription($0)] == nil }
    #expect(unexplained == [])
  }

  @Test(
    "Their JSON fits its schema",
    arguments: [
      ("releases", ["releases", "--output", "json"]), ("sites", ["sites", "--output", "json"]),
      ("releases", ["releases", "--output", "json", "--fields", "product,ces"]),
      ("values", ["values", "GlueCEStateStatus", "--output", "json"]),
      ("attributes", ["explain", "GlueCEName", "PPSState", "GlueHostName", "--output", "json"]),
    ])
  func schema(_ name: String, _ arguments: [String]) throws {
    let python = try #require(Package.python, "run the tests with scripts/test")
    let outcome = try Command.run(
      [
        python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
        "\(Package.root)/schema/\(name).schema.json",
      ], input: ask(arguments))
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
