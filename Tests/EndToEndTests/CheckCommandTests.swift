import TestSupport
import Testing

@Suite("pps check")
struct CheckCommandTests {
  static let example = "\(Package.root)/ldif/example-site"

  /// A copy of the example site's state and configuration.
  struct Site {
    let directory: TemporaryDirectory
    var state: String { directory.path + "/state" }
    var configuration: String { directory.path + "/site.yaml" }

    init() throws {
      directory = try TemporaryDirectory()
      _ = try Command.check(["cp", "-R", "\(example)/state", state])
      // No day is to come when its deadlines are over.
      _ = try Command.check([
        "sh", "-c",
        "sed -i 's/^feedback_deadline: 20../feedback_deadline: 2099/' \"$0\"/*s/*.yaml \"$0\"/*s/*/*.yaml",
        state,
      ])
      let text = try Command.read("\(example)/site.yaml")
      try Command.write(text.replacing("ldap://localhost:2170", with: "none"), to: configuration)
    }

    func check(_ arguments: [String] = []) throws -> Tool {
      try Tool(
        "pps", ["check"] + arguments,
        environment: ["PPS_STATE_DIR=\(state)", "PPS_CONFIG=\(configuration)"])
    }
  }

  @Test("A good state is clean; nothing that cannot be looked at is")
  func endings() throws {
    let site = try Site()
    let good = try site.check()
    #expect(good.status == 0 && good.output == "" && good.errors == "")
    #expect(try site.check(["--bdii", "127.0.0.1:1"]).status == 69)
    #expect(try site.check(["--ldif", "/nowhere"]).status == 74)
    #expect(try site.check(["--ldif", "/dev/null"]).status == 75)
    #expect(try site.check(["--config", "/nowhere"]).status == 78)
    #expect(try site.check(["--output", "json", "--nagios"]).status == 64)
    let nagios = try site.check(["--nagios"])
    #expect(nagios.status == 0)
    #expect(
      nagios.output == """
        PPS CHECK OK: 0 errors, 0 warnings in \(site.state) | errors=0 warnings=0 infos=0 entries=3

        """)
    for missing in [["--bdii", "127.0.0.1:1"], ["--ldif", "/nowhere"], ["--config", "/nowhere"]] {
      let unknown = try site.check(["--nagios"] + missing)
      #expect(unknown.status == 3 && unknown.output.hasPrefix("PPS CHECK UNKNOWN: "))
      #expect(unknown.output.split(separator: "\n").count == 1)
    }
  }

  @Test("Files that are refused are told with their lines; a hostile one does no harm")
  func files() throws {
    let site = try Site()
    let previews = "\(site.state)/previews/ops"
    try Command.write("format: 1\nvo: \"o\\e[31mps|\"\n", to: "\(previews)/x@1.yaml")
    let broken = try site.check()
    #expect(broken.status == 1 && broken.output.contains("record-refused"))
    #expect(broken.output.contains("\(previews)/x@1.yaml") && !broken.output.contains("\u{1b}"))
    let line = try site.check(["--nagios"])
    #expect(line.status == 2 && line.output.split(separator: "|").count == 2)
    #expect(line.output.contains("entries=3"))

    _ = try Command.check(["rm", "\(previews)/x@1.yaml"])
    _ = try Command.check(["mkdir", "\(previews)/d@1.yaml"])
    let unreadable = try site.check()
    #expect(unreadable.status == 1)
    #expect(
      unreadable.output.contains("record-unreadable")
        || unreadable.output.contains("record-refused"))

    try Command.write("site: EXAMPLE-SITE\nhost: a b\n", to: site.configuration)
    let configuration = try site.check()
    #expect(configuration.status == 1)
    #expect(configuration.output.contains("configuration-refused"))
    #expect(configuration.output.contains("\(site.configuration):2"))
  }

  @Test(
    "A BDII is not looked at as if there were no configuration where that is broken, or not the one named"
  )
  func configuration() throws {
    let site = try Site()
    let bdii = ["--bdii", "127.0.0.1:1"]
    for missing in [bdii + ["--config", "/nowhere"], bdii] {
      let tool = try site.check(missing)
      #expect(tool.status == (missing == bdii ? 69 : 78), "\(tool.errors)")
      try Command.write(
        "sight: EXAMPLE-SITE\n" + Command.read(site.configuration), to: site.configuration)
      let broken = try site.check(missing)
      #expect(broken.status == 78, "\(broken.errors)")
      let nagios = try site.check(missing + ["--nagios"])
      #expect(nagios.status == 3 && nagios.output.hasPrefix("PPS CHECK UNKNOWN: "))
      try Command.write(
        Command.read(site.configuration).replacing("sight: EXAMPLE-SITE\n", with: ""),
        to: site.configuration)
    }
    // Where the site is named, it is not looked for; where no file is, there may be none by custom.
    #expect(try site.check(bdii + ["--config", "/nowhere", "--site", "X"]).status == 69)
    #expect(try Tool("pps", ["check"] + bdii).status == 69)
  }

  @Test("LDIF that may have been cut off is told of", arguments: [nil, "# end", "search: 2"])
  func unended(_ last: String?) throws {
    var text = try Command.read("\(Self.example)/resource.ldif")
    while text.last?.isNewline == true { text.removeLast() }
    try withTemporaryDirectory { directory in
      let file = "\(directory)/x.ldif"
      for end in ["", "\n"] {
        try Command.write(text + (last.map { "\n\n\($0)" } ?? "") + end, to: file)
        let told = try Tool("pps", ["check", "--ldif", file]).errors
        #expect(told.contains("\(file): its last line has no end") == end.isEmpty, "\(told)")
      }
    }
  }

  @Test("What was published begins no performance data")
  func bar() throws {
    try withTemporaryDirectory { directory in
      let tag = "GlueHostApplicationSoftwareRunTimeEnvironment"
      // A bar with a combining mark behind it.
      try Command.write(
        "dn: GlueSubClusterUniqueID=s,GlueClusterUniqueID=s,mds-vo-name=resource,o=grid\n"
          + "changetype: modify\nadd: \(tag)\n\(tag):: Vk8tb3BzLXggfMyBIGE9MQ==\n-\n",
        to: "\(directory)/x.ldif")
      let tool = try Tool("pps", ["check", "--ldif", "\(directory)/x.ldif", "--nagios"])
      #expect(tool.status == 2 && tool.output.contains("VO-ops-x /\u{301} a=1"), "\(tool.output)")
      #expect(tool.output.utf8.count { $0 == UInt8(ascii: "|") } == 1)
    }
  }

  @Test("Warnings count with --strict only")
  func strict() throws {
    let site = try Site()
    let file = "\(site.state)/previews/ops/gLite-UI@126.yaml"
    let text = try Command.read(file)
    try Command.write(text.replacing("2099-12-31T00", with: "2026-11-21T00"), to: file)
    let late = try site.check()
    #expect(late.status == 0 && late.output.contains("deadline-passed"))
    #expect(try site.check(["--strict"]).status == 1)
    #expect(try site.check(["--nagios"]).status == 1)
    #expect(try site.check(["--nagios", "--strict"]).status == 2)
  }

  @Test("What the provider and the plugin print is clean, from a file and from standard input")
  func printed() throws {
    let site = try Site()
    let environment = ["PPS_STATE_DIR=\(site.state)", "PPS_CONFIG=\(site.configuration)"]
    for program in ["provider", "plugin"] {
      let printed = try Tool("pps", ["gip", program], environment: environment)
      #expect(printed.status == 0 && printed.output.count > 1_000)
      let file = "\(site.directory.path)/\(program).ldif"
      try Command.write(printed.output, to: file)
      let good = try site.check(["--ldif", file])
      #expect(good.status == 0 && good.output == "", "\(good.output)")
      let bad = printed.output.replacing(": VO-ops-gLite", with: ": VO-ops gLite")
        .replacing("PPSPath=", with: "PPSPath=dn:")
      let piped = try Command.run(
        [Package.program("pps"), "check", "--ldif", "-", "--config", site.configuration],
        input: bad)
      #expect(piped.status == 1 && piped.output.contains("standard input:"))
      #expect(piped.output.contains(program == "plugin" ? "tag-space" : "splits-record"))
    }
  }

  @Test(
    "JSON fits its schema",
    arguments: [[], ["--ldif", "/dev/null"], ["--all", "--ldif", "\(example)/resource.ldif"]])
  func schema(_ arguments: [String]) throws {
    let python = try #require(Package.python, "run the tests with scripts/test")
    let site = try Site()
    let json = try site.check(["--output", "json"] + arguments)
    let outcome = try Command.run(
      [
        python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
        "\(Package.root)/schema/check.schema.json",
      ], input: json.output)
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
