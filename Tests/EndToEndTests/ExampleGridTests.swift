import TestSupport
import Testing

@Suite("The example grid, as its users see it")
struct ExampleGridTests {
  let grid: ExampleGrid

  init() throws {
    grid = try ExampleGrid.shared.get()
  }

  @Test(
    "The documents show what the tools really print",
    arguments: [
      ("README.md", 3), ("docs/user.md", 7), ("docs/framework.md", 4), ("docs/site.md", 2),
    ])
  func documents(_ document: String, atLeast count: Int) throws {
    let examples = Example.all(in: try Command.read("\(Package.root)/\(document)"))
    #expect(examples.count >= count)
    for example in examples {
      // Where the servers listen is another matter each time.
      let servers = try [("$site", grid.hierarchy.url("site")), ("$top", grid.top)]
      let fill = { (text: String) in
        servers.reduce(text) { $0.replacing($1.0, with: $1.1) }
      }
      let tool = try grid.run(example.command[0], example.command.dropFirst().map(fill))
      #expect(tool.output + tool.errors == fill(example.output), "$ \(example.command)")
    }
  }

  /// A command and its output, out of a `console` block.
  struct Example {
    var command: [String]
    var output = ""

    static func all(in text: String) -> [Example] {
      var examples: [Example] = []
      var isInside = false
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("```") {
          isInside = line == "```console"
        } else if isInside, line.hasPrefix("$ ") {
          examples.append(
            // No word of them has a space, so quotes only keep characters from the shell.
            Example(
              command: line.dropFirst(2).filter { $0 != "'" }.split(separator: " ").map(String.init)
            ))
        } else if isInside, !examples.isEmpty {
          examples[examples.count - 1].output += line + "\n"
        }
      }
      return examples
    }
  }

  @Test(
    "The Requirements select the computing elements that ppsquery names, says HTCondor's library",
    arguments: [["--product", "gLite-UI"], []])
  func requirements(_ product: [String]) throws {
    let python = try #require(Package.python, "run the tests with scripts/test")
    let expression = try grid.run(
      "ppsjdl", ["--version", "126", "--vo", "ops", "--expression"] + product)
    #expect(expression.status == 0)
    let ldif = try Command.check([
      "ldapsearch", "-x", "-LLL", "-o", "ldif-wrap=no", "-H", grid.top, "-b", "o=grid",
    ])
    let selected = try Command.check(
      [python, "\(Package.root)/Tests/EndToEndTests/Oracle/wms_match.py", expression.output],
      input: ldif)
    let json = try grid.run(
      "ppsquery",
      ["--version", "126", "--vo", "ops", "--kind", "preview", "--output", "json"] + product)
    let named = try Command.check(
      [
        python, "-c",
        """
        import json, sys
        offers = json.load(sys.stdin)["offers"]
        ces = {ce["id"] for o in offers for ce in o["computing_elements"] if ce["seen_by_wms"]}
        print("\\n".join(sorted(ces)))
        """,
      ], input: json.output)
    let lines = { (text: String) in Set(text.split(separator: "\n")) }
    #expect(lines(selected) == lines(named))
    #expect(lines(named).count == 4)
  }

  @Test(
    "What is printed and stored fits its JSON Schema",
    arguments: [
      ("offers", ["ppsquery", "--output", "json"]),
      ("offers", ["ppsquery", "--version", "none", "--output", "json"]),
      ("preview", ["cat", "state/previews/ops/gLite-UI@126.yaml"]),
      ("pilot", ["cat", "state/pilots/WMS@3.2.1-4.yaml"]), ("site", ["cat", "site.yaml"]),
    ])
  func schema(_ name: String, _ command: [String]) throws {
    let python = try #require(Package.python, "run the tests with scripts/test")
    let document =
      command[0] == "cat"
      ? try Command.read("\(Package.root)/ldif/example-site/\(command[1])")
      : try grid.run(command[0], Array(command.dropFirst())).output
    let outcome = try Command.run(
      [
        python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
        "\(Package.root)/schema/\(name).schema.json",
      ], input: document)
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test("Nothing found is a sentence and exit 1; a server that does not answer is not an answer")
  func endings() throws {
    let nothing = try grid.run("ppsquery", ["--version", "127"])
    #expect(nothing.status == 1 && nothing.output == "")
    #expect(nothing.errors == "ppsquery: no site offers version 127, says \(grid.top)\n")
    let none = try grid.run("ppsquery", ["--version", "126", "--bdii", "127.0.0.1:1,localhost:2"])
    #expect(none.status == 69 && none.output == "")
    #expect(none.errors.contains("127.0.0.1:1") && none.errors.contains("localhost:2"))
    let second = try grid.run(
      "ppsquery", ["--version", "126", "--bdii", "127.0.0.1:1", "--bdii", grid.top])
    #expect(second.status == 0 && second.output.contains("EXAMPLE-SITE"))
    #expect(try Tool("ppsquery", ["--version", "126"]).status == 78)
    #expect(try grid.run("ppsquery", ["--version", "126", "--setenv"]).status == 64)
    #expect(try grid.run("ppsquery", ["--bdii", "a b:x"]).status == 64)
    #expect(try grid.run("ppsjdl", ["--version", "126\"", "--vo", "ops"]).status == 65)
  }

  @Test(
    "A snapshot answers like the server it was taken from, folded and compressed too",
    arguments: ["-LLL", "-LL", "-L", "-x"])
  func snapshot(style: String) throws {
    try withTemporaryDirectory { directory in
      let dump = "\(directory)/dump.ldif"
      for (base, options) in [("o=grid", "-o ldif-wrap=no"), ("o=glue", "")] {
        _ = try Command.check([
          "sh", "-c", "ldapsearch -x \(style) \(options) -H \(grid.top) -b \(base) >> \(dump)",
        ])
      }
      _ = try Command.check(["gzip", "-k", dump])
      let query = ["--version", "126"]
      let live = try grid.run("ppsquery", query)
      for file in [dump, dump + ".gz"] {
        let offline = try Tool("ppsquery", query + ["--ldif", file])
        #expect(offline.status == 0, "\(offline.errors)")
        #expect(offline.output == live.output)
      }
      let none = try Tool("ppsquery", query + ["--ldif", "\(directory)/none"])
      #expect(none.status == 74 && none.output == "" && none.errors.contains("none"))
    }
  }

  @Test("The setup lines work in a shell, and say so where they cannot")
  func setup() throws {
    let setup = try grid.run(
      "ppsquery", ["--version", "126", "--site", "example-site", "--vo", "ops", "--setenv"])
    #expect(setup.status == 0 && setup.errors == "")
    let away = try Command.run(["sh", "-c", "eval \"$0\"; echo $? $PPS_PATH", setup.output])
    #expect(
      away.output == """
        /opt/exp_soft/ops/pps/126/setenv.sh cannot be read: is this a worker node of EXAMPLE-SITE?
        1 /opt/exp_soft/ops/pps/126

        """)
    try withTemporaryDirectory { directory in
      try Command.write("HERE=it-is\n", to: "\(directory)/setenv.sh")
      let lines = setup.output.replacing("/opt/exp_soft/ops/pps/126/", with: "\(directory)/")
      let there = try Command.run(["sh", "-c", "set -eu; eval \"$0\"; echo $HERE", lines])
      #expect(there.output == "it-is\n")
    }
    let ambiguous = try grid.run(
      "ppsquery", ["--version", "126", "--site", "EXAMPLE-SITE", "--setenv"])
    #expect(ambiguous.status == 1 && ambiguous.output == "false\n")
    #expect(ambiguous.errors.contains("--product gLite-UI --vo dteam"))
    let tagOnly = try grid.run("ppsquery", ["--version", "126", "--site", "WEST-SITE", "--setenv"])
    #expect(tagOnly.status == 1 && tagOnly.errors.contains("only a tag"))
  }

  @Test("A full disk is an error; a reader that leaves is not")
  func output() throws {
    let full = try Command.run(
      ["sh", "-c", "exec \"$0\" --bdii \"$1\" > /dev/full", Package.program("ppsquery"), grid.top])
    #expect(full.status == 74)
    for request in ["--help", "--generate-completion-script bash", "explain GlueCEName"] {
      let full = try Command.run(
        ["sh", "-c", "exec \"$0\" \(request) > /dev/full", Package.program("ppsquery")])
      #expect(full.status == 74 && full.output.contains("cannot be written"), "\(request)")
    }
    let gone = try Command.run(
      [
        "sh", "-c", "{ \"$0\" --bdii \"$1\" --output json; echo $? >&2; } | true",
        Package.program("ppsquery"), grid.top,
      ])
    #expect(gone.output == "0\n")
  }
}
