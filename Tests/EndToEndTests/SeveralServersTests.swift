import Synchronization
import TestSupport
import Testing

@Suite("Several BDIIs, and such as do not do their part")
struct SeveralServersTests {
  let grid: ExampleGrid
  /// Nobody listens there.
  static let nobody = "127.0.0.1:1"

  init() throws {
    grid = try ExampleGrid.shared.get()
  }

  private var port: UInt16 { UInt16(grid.top.split(separator: ":").last!)! }

  private func ask(
    _ arguments: [String], _ servers: [String], timeout: String = "10s"
  ) throws -> Tool {
    try Tool(
      "ppsquery", arguments + servers.flatMap { ["--bdii", $0] } + ["--timeout", timeout])
  }

  /// How many bytes the whole answer has.
  private func length(of arguments: [String]) throws -> Int {
    let server = try BrokenServer(before: port)
    let whole = try ask(arguments, [server.url])
    #expect(whole.status == 0, "\(whole.errors)")
    server.stop()
    return server.passedBytes
  }

  @Test(
    "A broken server gives what it gave, within the time, with exit 75, and never 'no site'",
    arguments: BrokenServer.Fault.allCases, [0, 50])
  func broken(_ fault: BrokenServer.Fault, _ percent: Int) throws {
    let query = ["--version", "126", "--output", "sites"]
    let start = ContinuousClock.now
    for arguments in [["releases"], ["values", "GlueCEUniqueID"]] {
      let limit = try length(of: arguments) * percent / 100
      let server = try BrokenServer(before: port, after: limit, fault)
      let one = try ask(arguments, [server.url], timeout: "1s")
      #expect(one.status == 75, "\(arguments): \(one.errors)")
      #expect(!one.errors.contains("no site") && !one.errors.contains("no entry"))
    }
    let limit = try length(of: query) * percent / 100
    let server = try BrokenServer(before: port, after: limit, fault)
    let partial = try ask(query, [server.url], timeout: "1s")
    #expect(partial.status == 75 && !partial.errors.contains("no site"), "\(partial.errors)")
    #expect(Set(["EXAMPLE-SITE", "WEST-SITE"]).isSuperset(of: lines(partial.output)))

    let any = try ask(query + ["--any"], [server.url, grid.top])
    #expect(any.status == 0 && any.output == "EXAMPLE-SITE\nWEST-SITE\n", "\(any.errors)")
    let none = try ask(query + ["--any"], [server.url, Self.nobody], timeout: "1s")
    #expect(none.status == 75 && !none.errors.contains("no site"), "\(none.errors)")

    let merged = try ask(query + ["--merge"], [server.url, grid.top])
    #expect(merged.status == 75 && merged.output == "EXAMPLE-SITE\nWEST-SITE\n")
    #expect(merged.errors.contains(server.url), "\(merged.errors)")

    let waited = try ask(["wait", "--version", "126", "--sites", "3"], [server.url], timeout: "1s")
    #expect(waited.status == 75, "\(waited.errors)")
    #expect(start.duration(to: .now) < .seconds(60))
  }

  private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  @Test("In turn, at once, or together: who is not there")
  func dead() throws {
    let query = ["--version", "126", "--count"]
    for mode in [[], ["--any"]] {
      let one = try ask(query + mode, [Self.nobody, grid.top])
      #expect(one.status == 0 && one.output == "4\n" && one.errors == "", "\(one.errors)")
    }
    for mode in [[], ["--any"]] {
      let json = try ask(
        ["--version", "126", "--output", "json"] + mode, [Self.nobody, grid.top])
      #expect(json.output.contains("\"source\" : \"\(grid.top)\""))
    }
    let merged = try ask(query + ["--merge"], [Self.nobody, grid.top])
    #expect(merged.status == 75 && merged.output == "4\n")
    for mode in [[], ["--any"], ["--merge"]] {
      let none = try ask(query + mode, [Self.nobody, "localhost:2"])
      #expect(none.status == 69 && none.output == "")
      #expect(none.errors.contains("127.0.0.1:1") && none.errors.contains("localhost:2"))
    }
    #expect(try ask(query + ["--any", "--merge"], [grid.top]).status == 64)
    #expect(try Tool("ppsquery", ["--any", "--ldif", "/none"]).status == 64)
  }

  @Test("What one server has not heard of yet hides nothing that another one has")
  func behind() throws {
    func server(_ keys: [String], age: Int) throws -> Slapd {
      var sites = PublishedSites()
      sites.add("A", keys, age: age)
      return try Slapd(ldif: sites.ldif)
    }
    func since(_ day: Int) -> String { "PPSSince=2026-11-\(day)T00:00:00Z" }
    let live = try server(["PPSState=preview", "PPSPath=/opt/x", since(20)], age: 60)
    for (stale, word) in [
      (try server(["PPSState=preview", since(21)], age: 90_000), "freshness: fresh at"),
      (try server(["PPSState=closed", since(19)], age: 60), "state: preview at"),
    ] {
      for servers in [[live, stale], [stale, live]] {
        let merged = try ask(
          ["--version", "126", "--merge", "--output", "sites"], servers.map(\.url))
        #expect(merged.status == 0 && merged.output == "A\n", "\(merged.errors)")
        #expect(merged.errors.contains(word.prefix { $0 != ":" } + ": "))
      }
      let first = try ask(["--version", "126", "--merge"], [live.url, stale.url])
      #expect(first.errors.contains(word), "\(first.errors)")
    }
    // What was withdrawn since is not set up, whatever a BDII says that is behind.
    let withdrawn = try server(["PPSState=closed", "PPSPath=/opt/x", since(25)], age: 60)
    for servers in [[live, withdrawn], [withdrawn, live]] {
      let setup = try ask(
        ["--version", "126", "--merge", "--site", "A", "--setenv"], servers.map(\.url))
      #expect(setup.status == 1 && setup.output == "false\n")
    }
  }

  @Test("Of servers that tell of one state, the one counts that was told last")
  func older() throws {
    func server(_ path: String, age: Int) throws -> Slapd {
      var sites = PublishedSites()
      sites.add(
        "A", ["PPSState=preview", "PPSPath=\(path)", "PPSSince=2026-11-20T00:00:00Z"], age: age)
      return try Slapd(ldif: sites.ldif)
    }
    let (new, old) = (try server("/opt/new", age: 60), try server("/opt/old", age: 1800))
    for servers in [[new, old], [old, new]] {
      let merged = try ask(
        ["--version", "126", "--merge", "--fields", "path", "--output", "csv"],
        servers.map(\.url))
      #expect(merged.output.hasSuffix("/opt/new\r\n"), "\(merged.output)")
    }
  }

  @Test("Of servers together, the version and folder count that they tell of together")
  func behindInVersion() throws {
    func server(_ version: String, _ path: String, _ day: Int) throws -> Slapd {
      var sites = PublishedSites()
      sites.add(
        "A", ["PPSState=preview", "PPSPath=\(path)", "PPSSince=2026-11-\(day)T00:00:00Z"],
        version: version)
      return try Slapd(ldif: sites.ldif)
    }
    let old = try server("0:3.2.1-4", "/opt/old", 19)
    let new = try server("0:3.2.1-5", "/opt/new", 20)
    for servers in [[old, new], [new, old]] {
      func merged(_ arguments: [String]) throws -> Tool {
        try ask(["--merge", "--output", "sites"] + arguments, servers.map(\.url))
      }
      for wanted in [
        ["--version", "3.2.1-5"], ["--version", ">3.2.1-4"], ["--path", "/opt/new"],
      ] {
        let found = try merged(wanted)
        #expect(found.status == 0 && found.output == "A\n", "\(wanted): \(found.errors)")
        #expect(found.errors.contains("3.2.1-4 at") && !found.errors.contains("missing at"))
      }
      for past in [["--version", "3.2.1-4"], ["--version", "<=3.2.1-4"], ["--path", "/opt/old"]] {
        let none = try merged(past)
        #expect(none.status == 1 && none.output == "", "\(past): \(none.output)\(none.errors)")
      }
    }
    let one = try ask(["--merge", "--version", "126", "--output", "json"], [old.url])
    #expect(one.output.contains("\"differences\" : ["), "\(one.output)")
  }

  @Test("What is set up is not chosen from half an answer")
  func halfSetup() throws {
    let ldif = """
      dn: Mds-Vo-name=elsewhere,o=grid
      objectClass: referral
      objectClass: extensibleObject
      Mds-Vo-name: elsewhere
      ref: ldap://127.0.0.1:1/Mds-Vo-name=elsewhere,o=grid


      """
    try withTemporaryDirectory { directory in
      var sites = PublishedSites()
      sites.add("A", ["PPSState=preview", "PPSPath=\(directory)"])
      let slapd = try Slapd(ldif: sites.ldif + ldif)
      let query = ["--version", "126", "--site", "A"]
      let setup = try ask(query + ["--setenv"], [slapd.url])
      #expect(setup.status == 75 && setup.output == "false\n", "\(setup.output)\(setup.errors)")
      #expect(setup.errors.contains("--path '\(directory)'"), "\(setup.errors)")
      let run = try Tool(
        "ppsquery", ["run"] + query + ["--bdii", slapd.url, "--", "echo", "ran"])
      #expect(run.status == 75 && run.output == "", "\(run.errors)")
      let chosen = try Tool(
        "ppsquery",
        ["run"] + query + ["--path", directory, "--bdii", slapd.url, "--", "echo", "ran"])
      #expect(chosen.status == 0 && chosen.output == "ran\n", "\(chosen.errors)")
      let none = try ask(["--version", "127", "--site", "A", "--setenv"], [slapd.url])
      #expect(none.status == 75 && !none.errors.contains("nobody offers"), "\(none.errors)")
    }
  }

  @Test("Servers of which each has one schema tell together what one with both tells")
  func schemas() throws {
    let tag = "VO-ops-gLite-UI-preview-126"
    let base = "mds-vo-name=A,mds-vo-name=local,o=grid"
    let glue1 = """
      dn: \(base)
      objectClass: MDS
      mds-vo-name: A

      dn: GlueClusterUniqueID=c.A,\(base)
      objectClass: GlueClusterTop
      objectClass: GlueCluster
      GlueClusterName: c
      GlueClusterUniqueID: c.A

      dn: GlueSubClusterUniqueID=s.A,GlueClusterUniqueID=c.A,\(base)
      objectClass: GlueClusterTop
      objectClass: GlueSubCluster
      objectClass: GlueHostApplicationSoftware
      GlueSubClusterName: s
      GlueSubClusterUniqueID: s.A
      GlueHostApplicationSoftwareRunTimeEnvironment: \(tag)


      """
    for (state, status) in [("preview", Int32(0)), ("closed", 1)] {
      var sites = PublishedSites()
      sites.add("A", ["PPSState=\(state)", "PPSPath=/opt/x"])
      let slapds = [try Slapd(ldif: topRoots + glue1), try Slapd(ldif: sites.ldif)]
      defer { for slapd in slapds { slapd.stop() } }
      let servers = slapds.map(\.url)
      for order in [servers, servers.reversed()] {
        let setup = try ask(
          ["--version", "126", "--merge", "--site", "A", "--vo", "ops", "--setenv"], order)
        #expect(setup.status == status, "\(setup.errors)")
        #expect(setup.output.contains("PPS_PATH='/opt/x'") == (status == 0))
        let found = try ask(
          [
            "--version", "126", "--merge", "--all", "--output", "csv", "--fields", "found_by,state",
          ],
          order)
        #expect(found.output.contains("carrier") && found.output.contains("tag"))
        #expect(found.output.contains(state), "\(found.output)")
      }
    }
  }

  @Test("A job is matched with what came before a server broke off, which is told")
  func halfMatch() throws {
    let match = ["match", "\(Package.root)/ldif/job.jdl", "--vo", "ops", "--bdii"]
    let counting = try BrokenServer(before: port)
    let whole = try Tool("ppsjdl", match + [counting.url])
    #expect(whole.status == 0, "\(whole.errors)")
    counting.stop()
    let broken = try BrokenServer(before: port, after: counting.passedBytes - 5)
    let half = try Tool("ppsjdl", match + [broken.url])
    #expect(half.status == 75 && half.errors.contains("it broke off"), "\(half.errors)")
    #expect(half.output == whole.output)
  }

  @Test("A BDII that holds nothing of any site is no answer to anybody, and is not kept")
  func empty() throws {
    try withTemporaryDirectory { directory in
      let slapd = try Slapd(ldif: topRoots)
      defer { slapd.stop() }
      let environment = ["XDG_CACHE_HOME=\(directory)"]
      for (tool, arguments) in [
        ("ppsjdl", ["match", "\(Package.root)/ldif/job.jdl", "--vo", "ops", "--max-age", "1h"]),
        ("ppsjdl", ["match", "--explain", "--max-age", "1h"]),
        ("ppsquery", ["--version", "126", "--max-age", "1h"]),
        ("ppsquery", ["releases", "--max-age", "1h"]), ("pps", ["check"]),
      ] {
        let outcome = try Tool(
          tool, arguments + ["--bdii", slapd.url], environment: environment)
        #expect(outcome.status == 75, "\(tool) \(arguments): \(outcome.errors)")
        #expect(outcome.errors.contains("it holds nothing of any site"), "\(outcome.errors)")
      }
      #expect(try Command.check(["find", directory, "-type", "f"]) == "")
      // Another one, which has something, is asked instead.
      for (tool, arguments) in [
        ("ppsquery", ["values", "GlueCEUniqueID"]),
        ("ppsquery", ["values", "GlueCEUniqueID", "--max-age", "1h"]),
        ("ppsquery", ["--version", "126", "--max-age", "1h"]),
        ("ppsjdl", ["match", "\(Package.root)/ldif/job.jdl", "--vo", "ops"]),
        ("ppsjdl", ["--version", "126", "--vo", "ops", "--explicit"]),
        ("pps", ["check", "--site", "WEST-SITE"]),
      ] {
        let alone = try Tool(tool, arguments + ["--bdii", grid.top], environment: environment)
        let both = try Tool(
          tool, arguments + ["--bdii", "\(slapd.url),\(grid.top)"], environment: environment)
        #expect(both.status == alone.status && alone.status < 2, "\(tool): \(both.errors)")
        // But for the second in which each was asked.
        let outputs = [both, alone].map { $0.output.replacing(/at [0-9T:Z-]+/, with: "") }
        #expect(outputs[0] == outputs[1], "\(tool) \(arguments): \(both.errors)")
      }
    }
  }

  @Test("What servers do not agree on is told, as lines and in JSON")
  func merge() throws {
    let (first, second) = (try server("/opt/a", "EAST"), try server("/opt/b", "SOUTH"))
    let query = ["--version", "126", "--merge"]
    let table = try ask(query + ["--fields", "site,path"], [first.url, second.url])
    #expect(table.status == 0)
    #expect(table.output == "SITE   PATH\nEAST   -\nNORTH  /opt/a\nSOUTH  -\n")
    #expect(
      table.errors == """
        ppsquery: servers differ on EAST: preview gLite-UI 126 (3.2.1-4) for ops
          missing at \(second.url)
        ppsquery: servers differ on NORTH: preview gLite-UI 126 (3.2.1-4) for ops
          path: /opt/a at \(first.url); /opt/b at \(second.url)
        ppsquery: servers differ on SOUTH: preview gLite-UI 126 (3.2.1-4) for ops
          missing at \(first.url)

        """)
    let python = try #require(Package.python, "run the tests with scripts/test")
    for (name, arguments) in [
      ("offers", query), ("contacts", query + ["--contacts"]), ("sites", ["sites", "--merge"]),
    ] {
      let json = try ask(arguments + ["--output", "json"], [first.url, second.url])
      #expect(json.status == 0)
      let outcome = try Command.run(
        [
          python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
          "\(Package.root)/schema/\(name).schema.json",
        ], input: json.output)
      #expect(outcome.status == 0, "\(outcome.output)")
    }
    let contacts = try ask(query + ["--output", "mailto"], [first.url, second.url])
    #expect(
      contacts.output
        == "mailto:help@EAST.example.org,help@NORTH.example.org,help@SOUTH.example.org\n")
    let entries = try ask(query + ["--output", "ldif", "--count"], [first.url, second.url])
    #expect(entries.output == "3\n")
    let values = try ask(
      ["values", "GLUE2ServiceID", "--merge", "--output", "csv", "--sort", "value"],
      [first.url, second.url])
    #expect(
      values.output == "value,entries\r\ncarrier-EAST,1\r\ncarrier-NORTH,1\r\ncarrier-SOUTH,1\r\n")
    let same = try ask(query, [first.url, first.url])
    #expect(same.errors == "")
  }

  @Test("One that breaks off is followed by the next, which is asked from the start")
  func failover() throws {
    let query = ["--version", "126"]
    let half = try length(of: query) / 2
    let whole = try ask(query, [grid.top])
    for fault in [BrokenServer.Fault.breaksOff, .garbles, .hangs] {
      let server = try BrokenServer(before: port, after: half, fault)
      let next = try ask(query, [server.url, grid.top], timeout: "8s")
      #expect(next.status == 0 && next.errors == "", "\(next.errors)")
      #expect(next.output == whole.output)
      let values = try ask(["values", "GlueCEUniqueID"], [server.url, grid.top], timeout: "8s")
      #expect(values.status == 0 && values.errors == "", "\(values.errors)")
    }
    // Where none is whole, the one counts that told most. A thorough answer has the same length each time.
    let thorough = query + ["--thorough", "--count"]
    let long = try length(of: thorough)
    let servers = try [long / 16, long * 9 / 10].map { try BrokenServer(before: port, after: $0) }
    for order in [servers, servers.reversed()] {
      let best = try ask(thorough, order.map(\.url) + [Self.nobody], timeout: "9s")
      #expect(best.status == 75 && best.output != "0\n", "\(best.errors)")
      #expect(best.errors.contains("\(servers[1].url): it broke off"), "\(best.errors)")
      #expect(best.errors.contains("no better came from ldap://\(Self.nobody)"), "\(best.errors)")
    }
  }

  @Test("The time is for all of them, and one that is silent leaves some to the next")
  func time() throws {
    let silent = try (0..<3).map { _ in try FakeServer { $0.waitForEnd() } }
    for mode in [[], ["--any"], ["--merge"]] {
      let start = ContinuousClock.now
      let none = try ask(["--version", "126"] + mode, silent.map(\.url), timeout: "3s")
      let time = start.duration(to: .now)
      #expect(none.status == 75, "\(none.errors)")
      // With 3 s for each it would be 9 s.
      #expect(time > .milliseconds(2_900) && time < .milliseconds(7_500), "\(mode): \(time)")
    }
    let last = try ask(
      ["--version", "126", "--count"], silent.map(\.url) + [grid.top], timeout: "8s")
    #expect(last.status == 0 && last.output == "4\n", "\(last.errors)")
  }

  @Test("Ctrl-C prints nothing half, and is no failure of a server")
  func interrupted() throws {
    let query = ["--version", "126"]
    let half = try length(of: query) / 2
    for other in [[], [grid.top]] {
      let server = try BrokenServer(before: port, after: half, .hangs)
      let outcome = try Command.run(
        [
          "timeout", "--foreground", "--preserve-status", "-s", "INT", "1", "env", "LDAPNOINIT=1",
          Package.program("ppsquery"), "--timeout", "1m",
        ] + query + ([server.url] + other).flatMap { ["--bdii", $0] })
      #expect(outcome.status == 130, "\(outcome.output)")
      #expect(outcome.output == "ppsquery: error: interrupted\n")
    }
  }

  @Test(
    "Ctrl-C ends every command that asks with 130, and prints nothing half",
    arguments: [
      ("ppsquery", ["releases"]), ("ppsquery", ["sites"]),
      ("ppsquery", ["values", "objectClass"]),
      ("ppsquery", ["wait", "--version", "126", "--sites", "9"]), ("ppsquery", ["diff", "OLD"]),
      ("ppsquery", ["--version", "126", "--contacts"]),
      ("ppsquery", ["run", "--version", "126", "--site", "EXAMPLE-SITE", "--", "echo", "no"]),
      ("ppsjdl", ["--version", ">=120", "--vo", "ops"]),
      ("ppsjdl", ["--version", "126", "--vo", "ops", "--explicit", "--output", "json"]),
      ("ppsjdl", ["match", "JOB", "--vo", "ops"]), ("ppsjdl", ["match", "--explain"]),
    ])
  func interruptedCommands(_ program: String, _ arguments: [String]) throws {
    try withTemporaryDirectory { directory in
      try Command.write(topRoots, to: "\(directory)/OLD")
      try Command.write("Executable = \"x\";\n", to: "\(directory)/JOB")
      let arguments = arguments.map { ["OLD", "JOB"].contains($0) ? "\(directory)/\($0)" : $0 }
      // Options stand before what a command is to run.
      let split = arguments.firstIndex(of: "--") ?? arguments.count
      for servers in [{ [$0, grid.top] }, { [Self.nobody, $0] }] as [(String) -> [String]] {
        let server = try BrokenServer(before: port, after: 3_000, .hangs)
        var (status, output): (Int32, String) = (0, "")
        // A program that does not listen for signals by then is given more time. In the foreground it gets
        // one signal; else its group gets another, and a second one ends it at once.
        for seconds in ["1", "4", "16"] where output == "" {
          let outcome = try Command.run(
            [
              "timeout", "--foreground", "--preserve-status", "-s", "INT", seconds, "env",
              "LDAPNOINIT=1",
              Package.program(program),
            ] + arguments[..<split] + ["--timeout", "1m"]
              + servers(server.url).flatMap { ["--bdii", $0] } + arguments[split...])
          (status, output) = (outcome.status, outcome.output)
        }
        #expect(status == 130, "\(output)")
        #expect(output == "\(program): error: interrupted\n")
      }
    }
  }

  @Test(
    "Of servers that are put together, each that fails is told of, with its own cause",
    arguments: [
      ["--version", "126"], ["--version", "126", "--contacts"], ["values", "GlueCEUniqueID"],
      ["--version", "126", "--output", "ldif"], ["releases"],
    ])
  func mergedFailures(_ arguments: [String]) throws {
    let closing = try BrokenServer(before: port, after: 0)
    let servers = [Self.nobody, grid.top, "localhost:2", closing.url]
    let merged = try ask(arguments + ["--merge"], servers)
    #expect(merged.status == 75 && merged.output.contains("example.org"), "\(merged.output)")
    let lines = lines(merged.errors)
    for cause in [
      "ldap://127.0.0.1:1: cannot connect: connection refused",
      "ldap://localhost:2: cannot connect: connection refused",
    ] {
      #expect(lines.count { $0 == "ppsquery: warning: \(cause)" } == 1, "\(merged.errors)")
    }
    // Asked a second time, the system may say otherwise how the connection ended.
    #expect(lines.contains { $0.hasPrefix("ppsquery: warning: \(closing.url): ") })
    #expect(!merged.errors.contains("unavailable"), "\(merged.errors)")
  }

  @Test("What another server is said to hold is missing, and told once")
  func references() throws {
    let url = "ldap://127.0.0.1:1/Mds-Vo-name=elsewhere,o=grid"
    let ldif = """
      dn: Mds-Vo-name=elsewhere,o=grid
      objectClass: referral
      objectClass: extensibleObject
      Mds-Vo-name: elsewhere
      ref: \(url)


      """
    var sites = PublishedSites()
    sites.add("NORTH", ["PPSState=preview"])
    let slapd = try Slapd(ldif: sites.ldif + ldif)
    for servers in [[slapd.url], [slapd.url, Self.nobody]] {
      let partial = try ask(["--version", "126", "--output", "sites"], servers)
      #expect(partial.status == 75 && partial.output == "NORTH\n", "\(partial.errors)")
      #expect(partial.errors.ranges(of: url).count == 1, "\(partial.errors)")
    }
    let any = try ask(["--version", "126", "--output", "sites", "--any"], [slapd.url, grid.top])
    #expect(any.status == 0, "\(any.errors)")
  }

  @Test("Of any number of references some are told, and how many others came")
  func manyReferences() throws {
    let ldif = (0..<30).map {
      """
      dn: Mds-Vo-name=elsewhere\($0),o=grid
      objectClass: referral
      objectClass: extensibleObject
      Mds-Vo-name: elsewhere\($0)
      ref: ldap://127.0.0.1:1/Mds-Vo-name=elsewhere\($0),o=grid


      """
    }
    var sites = PublishedSites()
    sites.add("NORTH", ["PPSState=preview"])
    let slapd = try Slapd(ldif: sites.ldif + ldif.joined())
    let partial = try ask(["--version", "126", "--output", "sites"], [slapd.url])
    #expect(partial.status == 75 && partial.output == "NORTH\n", "\(partial.errors)")
    #expect(partial.errors.ranges(of: "ldap://127.0.0.1:1/Mds").count == 20, "\(partial.errors)")
    let rest = "not asked; references that came besides: 10"
    #expect(partial.errors.ranges(of: rest).count == 1, "\(partial.errors)")
  }

  @Test("An entry whose name is none is missing, and told; all else is there")
  func badName() throws {
    let slapd = try server("/opt/a", "SOUTH")
    let other = try BrokenServer(
      before: slapd.port, changing: ("ID=carrier-SOUTH", "ID<carrier-SOUTH"))
    let query = ["--version", "126", "--output", "sites"]
    for mode in [[], ["--any"], ["--merge"]] {
      let partial = try ask(query + mode, [other.url])
      #expect(partial.status == 75 && partial.output == "NORTH\n", "\(partial.errors)")
      let name = "ID<carrier-SOUTH,GLUE2DomainID=SOUTH"
      #expect(partial.errors.contains(name) && !partial.errors.contains("broke off"))
    }
    let values = try ask(["values", "GLUE2ServiceID", "--output", "csv"], [other.url])
    #expect(values.status == 75 && values.output == "value,entries\r\ncarrier-NORTH,1\r\n")
    // Another server may do better.
    let next = try ask(query, [other.url, slapd.url])
    #expect(next.status == 0 && next.output == "NORTH\nSOUTH\n", "\(next.errors)")
  }

  @Test("A cause that all requests have is told once")
  func once() throws {
    let liar = try FakeServer { peer in
      while case let identifiers = peer.requests(), !identifiers.isEmpty {
        for identifier in identifiers { peer.send(Protocol.done(identifier, 80, "no")) }
      }
    }
    let refused = try ask(["--version", "126"], [liar.url])
    #expect(refused.status == 75)
    #expect(refused.errors.ranges(of: "other (80) (no)").count == 1, "\(refused.errors)")
  }

  private func server(_ path: String, _ other: String) throws -> Slapd {
    var sites = PublishedSites()
    sites.add("NORTH", ["PPSState=preview", "PPSPath=\(path)"])
    sites.add(other, ["PPSState=preview"])
    return try Slapd(ldif: sites.ldif)
  }

  @Test("Where one server has no TLS, the next is asked")
  func startTLS() throws {
    // Neither has TLS, and both say so.
    let (first, second) = (try Slapd(ldif: topRoots), try Slapd(ldif: topRoots))
    let none = try ask(["--version", "126", "--starttls"], [first.url, second.url])
    #expect(none.status == 69)
    #expect([first.url, second.url].allSatisfy(none.errors.contains), "\(none.errors)")
  }

  @Test("Of servers that are all asked, a silent one leaves the others time for each question")
  func silent() throws {
    let silent = try FakeServer { $0.waitForEnd() }
    let slapd = try server("/opt/a", "EAST")
    let query = ["--version", "126", "--merge"]
    for arguments in [["--contacts"], ["--output", "ldif"], ["--output", "mailto"]] {
      let whole = try ask(query + arguments, [slapd.url])
      let start = ContinuousClock.now
      let merged = try ask(query + arguments, [silent.url, slapd.url], timeout: "6s")
      #expect(merged.status == 75 && merged.output == whole.output, "\(merged.errors)")
      #expect(!whole.output.isEmpty && start.duration(to: .now) < .seconds(12))
    }
  }

  @Test("Where a server falls silent later, waiting ends with its time")
  func silentLater() throws {
    let connections = Mutex(0)
    let server = try FakeServer { peer in
      let count = connections.withLock { count in
        count += 1
        return count
      }
      if count > 1 { peer.waitForEnd() }
    }
    let start = ContinuousClock.now
    let waited = try ask(
      ["wait", "--version", "999", "--interval", "4s"], [server.url], timeout: "8s")
    #expect(waited.status == 75)
    let time = start.duration(to: .now)
    // Without a limit it would be 38 s: 30 for the answer that never comes.
    #expect((.milliseconds(7_900)..<(.seconds(25))).contains(time), "\(time)")
  }
}
