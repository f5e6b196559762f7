import Glibc
import TestSupport
import Testing

@Suite("pps doctor, on a real resource, site and top BDII")
struct DoctorCommandTests {
  /// A hierarchy of its own, which the test may harm.
  struct Ward {
    let hierarchy: BDIIHierarchy
    let environment: [String]
    let servers: [String]

    init(_ options: [String] = []) throws {
      let example = "\(Package.root)/ldif/example-site"
      hierarchy = try BDIIHierarchy(["--resource-ldif", "\(example)/resource.ldif"] + options)
      _ = try Command.check(["cp", "-R", "\(example)/state", "\(hierarchy.files)/state"])
      try RoundTripTests.writeConfiguration(hierarchy)
      environment = [
        "PPS_STATE_DIR=\(hierarchy.files)/state", "PPS_CONFIG=\(hierarchy.files)/site.yaml",
      ]
      servers = try [
        "--site-bdii", hierarchy.url("site"), "--top", hierarchy.url("top"), "--gip-dir",
        "\(hierarchy.path)/resource",
      ]
    }

    func pps(_ arguments: [String]) throws -> Tool {
      try Tool("pps", arguments, environment: environment)
    }

    func doctor(_ arguments: [String] = []) throws -> Tool {
      try pps(["doctor"] + servers + arguments)
    }

    /// Asks the doctor until he says so, or a minute is over.
    func doctor(_ arguments: [String] = [], until isRight: (Tool) -> Bool) throws -> Tool {
      let end = ContinuousClock().now + .seconds(60)
      while true {
        let tool = try doctor(arguments)
        if isRight(tool) || ContinuousClock().now > end { return tool }
        usleep(500_000)
      }
    }

    /// The line of an offer in the table, without the spaces.
    static func row(_ tool: Tool, _ title: String) -> String {
      let row = tool.output.split(separator: "\n").first { $0.hasPrefix(title) } ?? ""
      return row.dropFirst(title.count).split(separator: " ").joined(separator: " ")
    }

    func kill(_ level: String, _ program: String) throws {
      let file = "\(hierarchy.path)/\(level)/run/\(program).pid"
      let text = try Command.read(file)
      _ = Glibc.kill(try #require(Int32(text.prefix { $0.isNumber })), SIGTERM)
    }
  }

  static let ops = "preview gLite-UI 126 of ops"
  static let tag = "VO-ops-gLite-UI-preview-126"

  @Test("From a BDII without our programs to a closed offer")
  func life() throws {
    let ward = try Ward(["--drop-appenv"])
    try ward.hierarchy.wait("top", "o=glue", "(GLUE2ServiceID=wms-pilot*)")

    // Not installed.
    let bare = try ward.doctor()
    #expect(bare.status == 1 && Ward.row(bare, Self.ops) == "published lost lost lost lost")
    #expect(bare.output.contains("gip-not-installed, site"))
    #expect(!bare.output.contains("provider-silent"))

    // Installed: all arrives but the applications, and that is only a note.
    #expect(
      try ward.pps(["gip", "install", "--gip-dir", "\(ward.hierarchy.path)/resource"]).status == 0)
    let well = try ward.doctor { $0.status == 0 }
    #expect(well.status == 0, "\(well.output)")
    #expect(Ward.row(well, Self.ops) == "published seen seen seen seen")
    #expect(Ward.row(well, "pilot WMS 3.2.1-4") == "running seen seen seen seen")
    #expect(well.output.contains("info at the site BDII: the relay drops"))
    for level in ["resource", "site", "top"] {
      let check = try ward.pps(["check", "--bdii", ward.hierarchy.url(level)])
      #expect(check.status == 0 && check.output == "", "\(level): \(check.output)")
    }
    let nagios = try ward.doctor(["--nagios"])
    #expect(nagios.status == 0 && nagios.output.hasPrefix("PPS DOCTOR OK: "))
    #expect(nagios.output.hasSuffix("| errors=0 warnings=0 infos=2 offers=3 lost=0\n"))
    if let python = Package.python {
      let outcome = try Command.run(
        [
          python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
          "\(Package.root)/schema/doctor.schema.json",
        ], input: ward.doctor(["--output", "json"]).output)
      #expect(outcome.status == 0, "\(outcome.output)")
    }

    // Another plugin replaces the tags of one subcluster after ours. Names are run in the order of
    // the folder, which nobody knows: a bystander waits until ours has run.
    let plugins = "\(ward.hierarchy.path)/resource/plugin"
    let wipe = """
      #!/bin/sh
      cat <<'EOF'
      dn: GlueSubClusterUniqueID=himem.example.org,GlueClusterUniqueID=ce.example.org,mds-vo-name=resource,o=grid
      GlueHostApplicationSoftwareRunTimeEnvironment: LCG-2

      EOF

      """
    var name = ""
    for candidate in (0..<200).map({ "site-tags-\($0)" }) {
      try Command.write(wipe, to: "\(plugins)/\(candidate)~")
      _ = try Command.check(["chmod", "755", "\(plugins)/\(candidate)~"])
      _ = try Command.check(["mv", "\(plugins)/\(candidate)~", "\(plugins)/\(candidate)"])
      let order = try Command.check(["ls", "-U", plugins]).split(separator: "\n")
      if order.last == Substring(candidate) {
        name = candidate
        break
      }
      _ = try Command.check(["rm", "\(plugins)/\(candidate)"])
    }
    #expect(name != "")
    let wiped = try ward.doctor {
      Ward.row($0, Self.ops) == "published seen in part in part in part"
    }
    #expect(wiped.status == 1 && wiped.output.contains("tag-wiped, site"), "\(wiped.output)")
    #expect(wiped.output.contains("\(Self.tag) on GlueSubClusterUniqueID=himem.example.org"))
    let check = try ward.pps(["check", "--bdii", ward.hierarchy.url("top"), "--output", "json"])
    #expect(check.status == 1 && check.output.contains("carrier-tag-partly"))
    _ = try Command.check(["rm", "\(plugins)/\(name)"])

    // Our plugin fails, though it is there.
    try Command.write(
      "\(Command.read("\(plugins)/pps-plugin").replacing("exec", with: "exit 1;"))",
      to: "\(plugins)/pps-plugin")
    let part = "running seen in part in part in part"
    let killed = try ward.doctor { Ward.row($0, "pilot WMS 3.2.1-4") == part }
    #expect(killed.status == 1 && killed.output.contains("plugin-silent, site"), "\(killed.output)")
    #expect(Ward.row(killed, "pilot WMS 3.2.1-4") == part)
    #expect(
      try ward.pps(["gip", "install", "--gip-dir", "\(ward.hierarchy.path)/resource"]).status == 0)
    #expect(try ward.doctor { $0.status == 0 }.status == 0)

    // Withdrawn: closed everywhere.
    let withdrawn = try ward.pps([
      "preview", "withdraw", "--vo", "ops", "--product", "gLite-UI", "--working-version", "126",
    ])
    #expect(withdrawn.status == 0, "\(withdrawn.errors)")
    let closed = try ward.doctor {
      Ward.row($0, Self.ops) == "withdrawn closed closed closed closed"
    }
    #expect(Ward.row(closed, Self.ops) == "withdrawn closed closed closed closed")

    // The next pilot of the service takes the place of the one that is closed.
    let id = ["--product", "WMS", "--package-version"]
    let service = [
      "--glue-service", "wms-pilot.example.org_org.glite.wms.WMProxy_2952555115",
      "--glue2-service", "wms-pilot.example.org_org.glite.wms_3709285816", "--glue2-endpoint",
      "wms-pilot.example.org_org.glite.wms.WMProxy_2060366919",
    ]
    #expect(try ward.pps(["pilot", "close"] + id + ["3.2.1-4"]).status == 0)
    let ended = try ward.doctor {
      Ward.row($0, "pilot WMS 3.2.1-4") == "closed closed closed closed closed"
    }
    #expect(Ward.row(ended, "pilot WMS 3.2.1-4") == "closed closed closed closed closed")
    let next = try ward.pps(
      ["pilot", "open", "--upgrade-class", "minor", "--vo", "ops"] + id + ["3.2.1-5"] + service)
    #expect(next.status == 0 && !next.errors.contains("warning"), "\(next.errors)")
    let open = try ward.doctor {
      Ward.row($0, "pilot WMS 3.2.1-5") == "running seen seen seen seen"
    }
    #expect(Ward.row(open, "pilot WMS 3.2.1-5") == "running seen seen seen seen", "\(open.output)")
    #expect(Ward.row(open, "pilot WMS 3.2.1-4") == "closed - - - -", "\(open.output)")
    let top = try ward.hierarchy.url("top")
    let found = try Tool("ppsquery", ["--bdii", top, "--version", "3.2.1-5", "--all"])
    #expect(found.status == 0 && found.output.contains("WMS"), "\(found.output)\(found.errors)")
  }

  @Test("What a top-level BDII keeps of a closed preview is no mistake, says 'pps check' too")
  func kept() throws {
    let ward = try Ward(["--delete-delay", "600"])
    let gip = "\(ward.hierarchy.path)/resource"
    #expect(try ward.pps(["gip", "install", "--gip-dir", gip]).status == 0)
    try ward.hierarchy.wait(
      "top", "o=glue",
      "(&(GLUE2ApplicationEnvironmentID=*)(GLUE2EntityOtherInfo=InfoProviderName=pps))")
    let withdrawn = try ward.pps([
      "preview", "withdraw", "--vo", "ops", "--product", "gLite-UI", "--working-version", "126",
    ])
    #expect(withdrawn.status == 0, "\(withdrawn.errors)")
    let closed = try ward.doctor {
      Ward.row($0, Self.ops) == "withdrawn closed closed closed closed"
    }
    #expect(closed.status == 0, "\(closed.output)")
    let check = try ward.pps(["check", "--bdii", ward.hierarchy.url("top")])
    #expect(check.status == 0, "\(check.output)")
    let told = check.output.split(separator: "\n").filter { $0.hasPrefix("info ") }
    #expect(
      told.count == 2 && told.allSatisfy { $0.contains("closed-application-kept") },
      "\(check.output)")
  }

  @Test("A site BDII that is not refreshed, and one that does not answer")
  func siteBDII() throws {
    let ward = try Ward()
    #expect(
      try ward.pps(["gip", "install", "--gip-dir", "\(ward.hierarchy.path)/resource"]).status == 0)
    let well = try ward.doctor { $0.status == 0 && $0.output.contains("seen seen seen seen") }
    #expect(well.status == 0 || well.output.contains("seen"), "\(well.output)")

    try ward.kill("site", "bdii-update")
    let stalled = try ward.doctor(["--patience", "5"]) { $0.output.contains("hop-stalled") }
    #expect(stalled.status == 1, "\(stalled.output)")
    #expect(stalled.output.contains("error at the site BDII: a BDII is not refreshed"))
    #expect(Ward.row(stalled, Self.ops).hasPrefix("published seen seen stale"))

    try ward.kill("site", "slapd")
    let silent = try ward.doctor { $0.output.contains("no answer") }
    #expect(silent.status == 75)
    #expect(Ward.row(silent, Self.ops).hasPrefix("published seen seen no answer"))
    #expect(silent.errors.contains("the site BDII, "))
    let nobody = try ward.pps([
      "doctor", "--resource", "127.0.0.1:1", "--site-bdii", "127.0.0.1:1",
    ])
    #expect(nobody.status == 69)
    let mute = try FakeServer { $0.waitForEnd() }
    let interrupted = try Command.run(
      ["env"] + ward.environment + [
        "timeout", "--foreground", "--preserve-status", "-s", "INT", "2", Package.program("pps"),
        "doctor", "--resource", mute.url, "--top", try ward.hierarchy.url("top"), "--timeout", "1m",
      ])
    #expect(interrupted.status == 130)
    #expect(interrupted.output == "pps: error: interrupted\n", "\(interrupted.output)")
    let unknown = try ward.pps(["doctor", "--resource", "127.0.0.1:1", "--nagios"])
    #expect(unknown.status == 3 && unknown.output.hasPrefix("PPS DOCTOR UNKNOWN: "))
  }
}
