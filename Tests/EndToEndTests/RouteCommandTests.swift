import TestSupport
import Testing

@Suite("ppsjdl, as frameworks call it")
struct RouteCommandTests {
  private static let known = ["--version", "126", "--vo", "ops", "--product", "U"]
  private static let member =
    #"Member("VO-ops-U-preview-126", other.GlueHostApplicationSoftwareRunTimeEnvironment)"#

  @Test(
    "Each broker's own language",
    arguments: [
      ("jdl", [], "Requirements = \(member);\n"),
      ("jdl", ["--avoid"], "Requirements = \(member) isnt true;\n"),
      ("dirac", [], "Tags = {\"VO-ops-U-preview-126\"};\n"),
      ("arc-xrsl", [], "(runtimeenvironment=\"VO-ops-U-preview-126\")\n"),
      ("arc-xrsl", ["--avoid"], "(runtimeenvironment!=\"VO-ops-U-preview-126\")\n"),
      (
        "arc-adl", [],
        "<Resources>\n  <RuntimeEnvironment>\n    <Name>VO-ops-U-preview</Name>\n    <Version>126</Version>\n"
          + "  </RuntimeEnvironment>\n</Resources>\n"
      ),
      ("htcondor", [], "requirements = member(\"VO-ops-U-preview-126\", TARGET.SoftwareTags)\n"),
      (
        "htcondor", ["--avoid"],
        "requirements = (member(\"VO-ops-U-preview-126\", TARGET.SoftwareTags)) =!= true\n"
      ),
      ("ganga", [], "j.backend.requirements.software += ['VO-ops-U-preview-126']\n"),
      ("ganga", ["--avoid"], "j.backend.requirements.other += ['(\(member) isnt true)']\n"),
    ])
  func languages(_ language: String, _ more: [String], _ text: String) throws {
    let tool = try Tool("ppsjdl", Self.known + ["--language", language] + more)
    #expect(tool.status == 0 && tool.output == text)
  }

  @Test("What was asked for is named where there is nothing of it")
  func nothingThere() throws {
    try withTemporaryDirectory { directory in
      let site = "dn: GlueClusterUniqueID=c,o=grid\nobjectClass: GlueCluster\n"
      try Command.write(site, to: "\(directory)/site.ldif")
      let tool = try Tool(
        "ppsjdl", Self.known + ["--explicit", "--ldif", "\(directory)/site.ldif"])
      #expect(tool.status == 1)
      #expect(tool.errors.contains("nothing is there to select by: U version 126 for ops, says "))
    }
  }

  @Test(
    "What a language cannot say is refused",
    arguments: [
      ("dirac", ["--avoid", "--product", "U"], "BannedSites"), ("dirac", [], "--product"),
      ("arc-adl", ["--avoid", "--product", "U"], "cannot"), ("arc-xrsl", [], "--product"),
      ("htcondor", [], "--product"),
    ])
  func refused(_ language: String, _ more: [String], _ words: String) throws {
    let tool = try Tool(
      "ppsjdl", ["--version", "126", "--vo", "ops", "--language", language] + more)
    #expect(tool.status == 77 && tool.output == "" && tool.errors.contains(words))
  }

  @Test("Ganga's line is Python, whatever stands in it")
  func ganga() throws {
    let tool = try Tool("ppsjdl", ["--version", "126", "--vo", "vo.a^b", "--language", "ganga"])
    #expect(tool.status == 64)
    let regular = try Tool(
      "ppsjdl", ["--version", "126", "--vo", "vo.cta.org", "--language", "ganga"])
    let python = try #require(Package.python, "run the tests with scripts/test")
    let expression = try Tool("ppsjdl", ["--version", "126", "--vo", "vo.cta.org", "--expression"])
    let printed = try Command.check(
      [
        python, "-c",
        """
        import sys, types
        j = types.SimpleNamespace(backend=types.SimpleNamespace(requirements=types.SimpleNamespace(other=[])))
        exec(sys.stdin.read())
        print(j.backend.requirements.other[0])
        """,
      ], input: regular.output)
    #expect(printed == "(\(expression.output.dropLast()))\n")
  }

  @Test(
    "Merged once, however often; and taken out again, byte by byte",
    arguments: [
      "Requirements = other.A == 1 // a\n || false;\n# b\n", "# only a comment\n", "// no line end",
      "[ Executable = \"x\" ]", "[nodes = {[Requirements = 1 == 1], [NodeName = \"b\"]}]",
      "[Requirements = true; nodes = [a = [description = [Executable = \"x\"]]]]",
    ])
  func merge(_ jdl: String) throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/job.jdl"
      try Command.write(jdl, to: path)
      let once = try Tool("ppsjdl", Self.known + ["--merge", path])
      #expect(once.status == 0 && once.output != jdl, "\(once.errors)")
      #expect(try Command.read(path) == jdl)
      for _ in 0..<2 {
        let silent = try Tool("ppsjdl", Self.known + ["--merge", path, "--in-place"])
        #expect(silent.status == 0 && silent.output == "")
        #expect(try Command.read(path) == once.output)
      }
      #expect(try Tool("ppsjdl", ["--remove", path]).output == jdl)
      #expect(try Tool("ppsjdl", ["--remove", path, "--in-place"]).status == 0)
      #expect(try Command.read(path) == jdl)
      #expect(try Command.check(["ls", "-A", directory]) == "job.jdl\n")
    }
  }

  @Test("Collections of thousands of jobs are edited in one go", .timeLimit(.minutes(1)))
  func manyNodes() throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/jobs.jdl"
      let nodes = (0..<2000).map { "[Requirements = other.GlueCEInfoTotalCPUs > \($0)]" }
      let jdl = "[ nodes = {\(nodes.joined(separator: ",\n"))} ]\n"
      try Command.write(jdl, to: path)
      for _ in 0..<2 {
        #expect(try Tool("ppsjdl", Self.known + ["--merge", path, "--in-place"]).status == 0)
        let merged = try Command.read(path)
        #expect(merged.ranges(of: Self.member).count == 2000)
      }
      #expect(try Tool("ppsjdl", ["--remove", path]).output == jdl)
    }
  }

  @Test("One job of a collection keeps what it inherited")
  func node() throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/job.jdl"
      let jdl =
        "[Requirements = other.A; nodes = {[NodeName = \"a\"], [NodeName = \"b\"; Requirements = other.B]}]"
      try Command.write(jdl, to: path)
      let a = try Tool("ppsjdl", Self.known + ["--merge", path, "--node", "a"])
      #expect(a.output.contains("Requirements = (other.A) && (\(Self.member))"))
      let b = try Tool("ppsjdl", Self.known + ["--merge", path, "--node", "b"])
      #expect(b.output.contains("other.B/*pps<*/) && (\(Self.member))"))
      let none = try Tool("ppsjdl", Self.known + ["--merge", path, "--node", "c"])
      #expect(none.status == 65 && none.errors.contains("it has a, b"))
      let piped = try Command.run(
        ["sh", "-c", "\"$@\" 2>&1", "sh", Package.program("ppsjdl")] + Self.known
          + ["--merge", "-", "--node", "c"], input: jdl)
      #expect(piped.status == 65 && piped.output.contains("standard input has no job 'c'"))
    }
  }

  @Test(
    "A job that is described in another file is not taken for one that is described here",
    arguments: [
      "[Type = \"dag\"; nodes = [a = [description = [Executable = \"x\"]]; b = [file = \"y.jdl\"]]]",
      "[nodes = {[NodeName = \"a\"], [NodeName = \"b\"; file = \"y.jdl\"]}]",
    ])
  func nodeFile(_ jdl: String) throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/dag.jdl"
      try Command.write(jdl, to: path)
      let refusal =
        "the description of job 'b' is not in \(path)\n  name the file that it is in instead: y.jdl\n"
      for arguments in [
        ["match", path, "--node", "b", "--vo", "ops", "--ldif", "/dev/null"],
        Self.known + ["--merge", path, "--node", "b"],
      ] {
        let refused = try Tool("ppsjdl", arguments)
        #expect(refused.status == 65 && refused.output == "" && refused.errors.hasSuffix(refusal))
      }
      let all = try Tool("ppsjdl", Self.known + ["--merge", path])
      #expect(all.status == 0 && all.output.contains(Self.member))
      #expect(
        all.errors.contains("a job is described in another file")
          && all.errors.hasSuffix("\n  b: --merge y.jdl\n"), "\(all.errors)")
      #expect(try Tool("ppsjdl", Self.known + ["--merge", path, "--node", "a"]).errors == "")
      #expect(try Tool("ppsjdl", ["--remove", path, "--node", "b"]).output == jdl)
    }
  }

  @Test(
    "What was written behind what was merged stays what it is",
    arguments: [
      ("// my job", "Executable = \"y\";\n", "// my job\nExecutable = \"y\";\n"),
      ("// my job", "\nExecutable = \"y\";\n", "// my job\nExecutable = \"y\";\n"),
      ("a = 1;", "b = 2;", "a = 1;\nb = 2;"),
      ("a = 1;\n", "b = 2;\n", "a = 1;\nb = 2;\n"),
    ])
  func behind(_ jdl: String, _ more: String, _ rest: String) throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/job.jdl"
      try Command.write(jdl, to: path)
      let merged = try Tool("ppsjdl", Self.known + ["--merge", path]).output
      try Command.write(merged + more, to: path)
      let removed = try Tool("ppsjdl", ["--remove", path])
      #expect(removed.status == 0 && removed.output == rest, "\(removed.output) \(removed.errors)")
    }
  }

  @Test("What was written into what was merged is not lost")
  func changed() throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/job.jdl"
      for jdl in ["Executable = \"x\";\n", "Requirements = other.A || other.B;\n"] {
        try Command.write(jdl, to: path)
        let merged = try Tool("ppsjdl", Self.known + ["--merge", path]).output
        try Command.write(
          merged.replacing("Environment)", with: "Environment) && other.C"), to: path)
        for options in [Self.known + ["--merge", path], ["--remove", path]] {
          let refused = try Tool("ppsjdl", options)
          #expect(refused.status == 65 && refused.output == "", "\(refused.output)")
          #expect(
            refused.errors.contains("was changed since, and would be lost: take the comments"))
        }
        // White space is nobody's.
        try Command.write(merged.replacing(" other.Glue", with: "\n  other.Glue"), to: path)
        #expect(try Tool("ppsjdl", ["--remove", path]).output == jdl)
        // Without a number a mark has any text before it.
        try Command.write(merged.replacing(/>pps [0-9a-f]{8}/, with: ">pps"), to: path)
        #expect(try Tool("ppsjdl", ["--remove", path]).output == jdl)
      }
      // A clause behind is theirs, and so are the parentheses that it needs.
      try Command.write("Requirements = other.A || other.B;\n", to: path)
      let merged = try Tool("ppsjdl", Self.known + ["--merge", path]).output
      try Command.write(merged.replacing("*/;", with: "*/ && other.C;"), to: path)
      #expect(
        try Tool("ppsjdl", ["--remove", path]).output
          == "Requirements = (other.A || other.B) && other.C;\n")
      // What an attribute lacks at its end, the merged text had.
      try Command.write("Executable = \"x\"", to: path)
      let open = try Tool("ppsjdl", Self.known + ["--merge", path]).output
      try Command.write(open + "\nArguments = \"y\";\n", to: path)
      let refused = try Tool("ppsjdl", ["--remove", path])
      #expect(refused.status == 65 && refused.errors.contains("such as a ';', belongs outside"))
    }
  }

  @Test("Standard input is the job or the LDIF; an empty LCG_GFAL_INFOSYS names nobody")
  func sources() throws {
    for options in [["match", "-", "--ldif", "-"], Self.known + ["--merge", "-", "--ldif", "-"]] {
      let refused = try Tool("ppsjdl", options + (options[0] == "match" ? ["--vo", "ops"] : []))
      #expect(refused.status == 64 && refused.errors.contains("not both"), "\(refused.errors)")
    }
    for value in ["", " ,"] {
      let json = try Tool(
        "ppsjdl", Self.known + ["--output", "json"], environment: ["LCG_GFAL_INFOSYS=\(value)"])
      #expect(json.status == 0 && !json.output.contains("computing_elements"), "\(json.errors)")
    }
  }

  @Test("Files that cannot be read, or are no JDL, are told with their place")
  func badFiles() throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/job.jdl"
      #expect(try Tool("ppsjdl", Self.known + ["--merge", path]).status == 74)
      try Command.write("A = 1;\nB = (;\n", to: path)
      let bad = try Tool("ppsjdl", Self.known + ["--merge", path, "--in-place"])
      #expect(bad.status == 65 && bad.errors.contains("job.jdl:2:6"), "\(bad.errors)")
      for options in [
        ["--in-place"], ["--merge", "-", "--in-place"], ["--merge", path, "--remove", path],
      ] {
        #expect(try Tool("ppsjdl", Self.known + options).status == 64)
      }
      for options in [
        ["--merge", path, "--output", "json"], ["--expression", "--output", "json"],
        ["--node", "a"],
      ] {
        let refused = try Tool("ppsjdl", Self.known + options)
        #expect(refused.status == 64 && refused.output == "", "\(options) \(refused.errors)")
      }
      for options in [
        ["--output", "json"], ["--version", "126"], ["--vo", "ops"], ["--avoid"], ["--expression"],
        ["--bdii", "h"],
      ] {
        #expect(try Tool("ppsjdl", ["--remove", path] + options).status == 64, "\(options)")
      }
      #expect(try Tool("ppsjdl", ["--vo", "ops"]).status == 64)
      #expect(try Tool("ppsjdl", ["--version", ">=1", "--vo", "ops"]).status == 78)
    }
  }

  @Test("JSON says what is selected, by what, when and by whom it was told")
  func json() throws {
    let grid = try ExampleGrid.shared.get()
    let python = try #require(Package.python, "run the tests with scripts/test")
    for (schema, arguments) in [
      ("route", ["--version", "126", "--vo", "ops", "--output", "json"]),
      ("route", ["--version", ">=126", "--vo", "ops", "--output", "json", "--explicit"]),
      ("route", ["--version", "3.2.1-4", "--vo", "ops", "--kind", "pilot", "--output", "json"]),
      (
        "match",
        [
          "match", "\(Package.root)/ldif/job.jdl", "--vo", "ops", "--output",
          "json",
        ]
      ),
      (
        "match-why",
        [
          "match", "\(Package.root)/ldif/job.jdl", "--vo", "ops", "--why",
          "ce.example.org:8443/cream-pbs-ops", "--output", "json",
        ]
      ),
      ("match-explain", ["match", "--explain", "--output", "json"]),
    ] {
      let tool = try grid.run("ppsjdl", arguments)
      let outcome = try Command.run(
        [
          python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
          "\(Package.root)/schema/\(schema).schema.json",
        ], input: tool.output)
      #expect(outcome.status == 0, "\(arguments) \(outcome.output) \(tool.errors)")
    }
    let offline = try Tool("ppsjdl", Self.known + ["--output", "json"])
    #expect(offline.output.contains("\"tags\" : [\n    \"VO-ops-U-preview-126\"\n  ]"))
    #expect(!offline.output.contains("computing_elements"))
  }

  @Test("The documented Python runs")
  func documentedPython() throws {
    let python = try #require(Package.python, "run the tests with scripts/test")
    let document = try Command.read("\(Package.root)/docs/framework.md")
    let blocks = document.split(separator: "```python\n").dropFirst().map {
      $0.split(separator: "```")[0]
    }
    let program = """
      import os, sys, types
      os.environ["PATH"] = sys.argv[1] + ":" + os.environ["PATH"]
      tags = []
      job = types.SimpleNamespace(setTag=tags.extend, backend=types.SimpleNamespace(
        requirements=types.SimpleNamespace(other=[])))
      \(blocks.joined())
      print(job.backend.requirements.other, tags)
      """
    let folder = Package.program("ppsjdl").split(separator: "/").dropLast().joined(separator: "/")
    let slapd = try Slapd(ldif: topRoots)
    let server = try BrokenServer(before: slapd.port, after: 0)
    let silent = try Command.run(
      ["env", "LCG_GFAL_INFOSYS=\(server.url)", python, "-", "/\(folder)"], input: program)
    #expect(silent.output.contains("RuntimeError: no route: ppsjdl ended with 75"))
    let printed = try Command.check(
      ["env", "-u", "LCG_GFAL_INFOSYS", python, "-", "/\(folder)"], input: program)
    #expect(
      printed.contains("(RegExpMember(") && printed.hasSuffix("['VO-ops-gLite-UI-preview-126']\n"))
  }

  @Test("A pilot that is no computing element is selected elsewhere, and it says where")
  func pilot() throws {
    let grid = try ExampleGrid.shared.get()
    let tool = try grid.run("ppsjdl", ["--version", "3.2.1-4", "--vo", "ops", "--kind", "pilot"])
    #expect(tool.status == 77 && tool.output == "")
    #expect(tool.errors.contains("glite-wms-job-submit -e https://wms-pilot.example.org:7443/"))
    #expect(tool.errors.contains("the pilot WMS 3.2.1-4 at EXAMPLE-SITE"), "\(tool.errors)")
    let none = try grid.run("ppsjdl", ["--version", ">=999", "--vo", "ops"])
    #expect(none.status == 1 && none.output == "")
  }

  @Test("A job is matched with what a BDII has, and a computing element that fails is explained")
  func match() throws {
    let grid = try ExampleGrid.shared.get()
    try withTemporaryDirectory { directory in
      let path = "\(directory)/job.jdl"
      let jdl = try Tool("ppsjdl", ["--version", "126", "--vo", "ops"])
      try Command.write(jdl.output + "Rank = 1;\n", to: path)
      let found = try grid.run("ppsjdl", ["match", path, "--vo", "ops"])
      #expect(found.status == 0 && found.output.contains("ce.example.org:8443/cream-pbs-ops"))
      let why = try grid.run(
        "ppsjdl", ["match", path, "--vo", "atlas", "--why", "ce.example.org:8443/cream-pbs-ops"])
      #expect(why.status == 1 && why.output.contains("no access rule by which a WMS of atlas asks"))
      let nowhere = try grid.run("ppsjdl", ["match", path, "--vo", "ops", "--why", "nix"])
      #expect(nowhere.status == 1 && nowhere.errors.contains("there is no computing element 'nix'"))
      for options in [
        [], ["--explain", "--node", "a"], [path, "--version", "126"], [path, "--merge", path],
        [path, "--vo", "ops", "--fqan", "/opsx"], [path, "--vo", "ops", "--fqan", "ops"],
      ] {
        let refused = try grid.run("ppsjdl", ["match"] + options)
        #expect(refused.status == 64 && refused.output == "", "\(options)")
      }
      let pilot = try grid.run(
        "ppsjdl", ["match", path, "--vo", "ops", "--fqan", "/ops/Role=pilot"])
      #expect(pilot.status == 0, "\(pilot.errors)")
      #expect(
        try Tool("ppsjdl", ["match", path, "--vo", "ops", "--bdii", "127.0.0.1:1"]).status == 69)
    }
  }
}
