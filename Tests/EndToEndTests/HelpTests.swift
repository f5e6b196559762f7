import TestSupport
import Testing

@Suite("Help can be used as it is printed, 80 columns wide")
struct HelpTests {
  /// The lines of an example: those from the first that begins so to an empty one.
  static func example(_ first: String, in help: String) throws -> String {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.drop { $0 == " " }.hasPrefix(first) })
    return lines[start...].prefix { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  static func validate(_ document: String, _ schema: String) throws -> Command.Outcome {
    let python = try #require(Package.python, "run the tests with scripts/test")
    return try Command.run(
      [
        python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
        "\(Package.root)/schema/\(schema).schema.json",
      ], input: document)
  }

  @Test("The manifest of a release")
  func manifest() throws {
    let help = try Tool("pps", ["release", "create", "--help"], environment: ["COLUMNS=80"])
    let text = try Self.example("format: 1", in: help.output)
    #expect(text.split(separator: "\n").count == 12, "\(text)")
    let outcome = try Self.validate(text, "release")
    #expect(outcome.status == 0, "\(outcome.output)")
    // The first five lines are needed, and no more.
    let needed = text.split(separator: "\n").prefix(5)
    for left in 0...5 {
      let some = needed.indices.filter { $0 != left }.map { needed[$0] + "\n" }.joined()
      #expect(try Self.validate(some, "release").status == (left == 5 ? 0 : 1), "\(some)")
    }
  }

  @Test("The configuration: who misses it is told where to see one")
  func configuration() throws {
    let site = try EmptySite()
    let publish = ["publish", "--path", "/opt/x"]
    _ = try Command.check(["rm", site.configuration])
    let missing = try site.preview(publish[0], Array(publish.dropFirst()))
    #expect(missing.status == 78 && missing.errors.contains("'pps help' shows one"))
    let help = try Tool("pps", ["help"], environment: ["COLUMNS=80"])
    let text = try Self.example("site: ", in: help.output)
    let outcome = try Self.validate(text, "site")
    #expect(outcome.status == 0, "\(outcome.output)")
    try Command.write(text, to: site.configuration)
    let published = try site.preview(publish[0], Array(publish.dropFirst()))
    #expect(published.status == 0, "\(published.errors)")
  }

  @Test("The documented configuration fits its schema and is read, with each part that is added")
  func documentedConfiguration() throws {
    let document = try Command.read("\(Package.root)/docs/site.md")
    let blocks = document.split(separator: "\n```").map { $0.drop { $0 == "`" } }
      .filter { $0.hasPrefix("yaml\n") }.map { $0.dropFirst(5) + "\n" }
    #expect(blocks.count == 3 && blocks[0].hasPrefix("site: "))
    #expect(blocks.contains { $0.hasPrefix("tenants:") })
    let site = try EmptySite()
    for text in [blocks[0]] + blocks.dropFirst().map({ blocks[0] + $0 }) {
      let outcome = try Self.validate(String(text), "site")
      #expect(outcome.status == 0, "\(outcome.output)\n\(text)")
      try Command.write(String(text), to: site.configuration)
      let check = try site.pps(["check"])
      #expect(check.status == 0 && check.output.contains("nothing-stored"), "\(check.output)")
    }
    #expect(try Self.validate("\(blocks[0])tenants: [{vo: ops}]\n", "site").status == 1)
  }

  @Test("Help says what a command refuses, or does not hear")
  func honest() throws {
    let words = { (arguments: [String]) throws -> String in
      try Tool("pps", arguments + ["--help"]).output.split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
    #expect(
      try words(["pilot", "open"]).contains("(values: minor, major, incompatible, new)")
        && words(["preview", "publish"]).contains("(values: backward-compatible, incompatible)"))
    #expect(try words(["doctor"]).contains("A file has no way: --ldif is not for it."))
    #expect(try words(["check"]).contains("Else $LCG_GFAL_INFOSYS, where a BDII must be asked."))
    #expect(
      try words(["pilot", "open"]).contains("A new pilot needs that, --upgrade-class and --vo."))
  }

  @Test("Times and contacts are taken as help writes them")
  func forms() throws {
    let site = try EmptySite()
    let help = try Tool("pps", ["preview", "publish", "--help"]).output
    let times = help.matches(of: /2026-12-31[^ ,.\n]*/).map { String($0.output) }
    #expect(times == ["2026-12-31", "2026-12-31T18:00:00Z"] && help.contains("NAME@HOST, several"))
    for time in times {
      let published = try site.preview(
        "publish",
        ["--path", "/opt/x", "--feedback-deadline", time, "--contact", "a@b.org,c@d.org"])
      #expect(published.status == 0, "\(published.errors)")
    }
    let local = try site.preview("publish", ["--contact", "a@localhost"])
    #expect(local.status == 65 && local.errors.contains("the host with its domain"))
    let starts = try Tool("pps", ["pilot", "announce", "--help"]).output
      .matches(of: /2026-12-01[^ ,;\n]*/).map { String($0.output) }
    #expect(starts == ["2026-12-01", "2026-12-01T08:00:00Z"])
    for start in starts {
      let announced = try site.pilot(
        "announce",
        ["--upgrade-class", "minor", "--vo", "ops", "--glue-service", "x", "--start", start])
      #expect(announced.status == 0, "\(announced.errors)")
    }
  }

  @Test(
    "Help that is asked for alone is what the parser tells",
    arguments: [
      ["pps"], ["pps", "gip"], ["pps", "release", "classify"], ["pps", "pilot", "open"], ["ppsjdl"],
      ["ppsjdl", "match"], ["ppsquery"], ["ppsquery", "run"], ["ppsquery", "diff"],
    ])
  func alone(_ command: [String]) throws {
    let help = { (last: [String]) throws in
      try Tool(command[0], command.dropFirst() + last, environment: ["COLUMNS=100"])
    }
    let alone = try help(["--help"])
    #expect(alone.status == 0 && alone.output.hasPrefix("OVERVIEW: ") && alone.errors == "")
    #expect(try help(["-h"]).output == alone.output)
    // Said twice, it is left to the parser.
    #expect(try help(["--help", "-h"]).output == alone.output)
  }

  @Test("Each tool tells its own version", arguments: ["pps", "ppsquery", "ppsjdl"])
  func version(_ tool: String) throws {
    let told = try Tool(tool, ["-V"])
    #expect(told.status == 0 && told.errors == "")
    #expect(told.output.hasPrefix("\(tool) "))
    #expect(told.output.wholeMatch(of: /[a-z]+ [0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }
}
