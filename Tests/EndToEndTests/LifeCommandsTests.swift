import TestSupport
import Testing

@Suite("A pilot's life, as its site tells it")
struct LifeCommandsTests {
  let files: TemporaryDirectory

  init() throws {
    files = try TemporaryDirectory()
    try Command.check([
      "cp", "\(Package.root)/ldif/example-site/site.yaml", "\(files.path)/site.yaml",
    ])
    try Command.check(["mkdir", "\(files.path)/state"])
  }

  func pps(_ arguments: String...) throws -> Tool {
    try Tool(
      "pps", arguments,
      environment: [
        "PPS_STATE_DIR=\(files.path)/state", "PPS_CONFIG=\(files.path)/site.yaml",
      ])
  }

  func pilot(_ verb: String, _ options: String...) throws -> Tool {
    try pilot(verb, options)
  }

  func pilot(_ verb: String, _ options: [String]) throws -> Tool {
    try Tool(
      "pps",
      ["pilot", verb, "--product", "WMS", "--package-version", "3.2.1-4", "--by", "alice"]
        + options,
      environment: [
        "PPS_STATE_DIR=\(files.path)/state", "PPS_CONFIG=\(files.path)/site.yaml",
      ])
  }

  static let service = [
    "--type", "org.glite.wms.WMProxy", "--endpoint", "https://wms.example.org:7443/wms",
  ]

  @Test("Feedback leaves room in the record for what comes after")
  func muchFeedback() throws {
    #expect(
      try pilot("open", ["--upgrade-class", "minor", "--vo", "ops", "--glue-service", "s"]).status
        == 0)
    let file = "\(files.path)/state/pilots/WMS@3.2.1-4.yaml"
    let text = try Command.read(file)
    let said = """
      - at: 2026-11-22T00:00:00Z
        vo: ops
        text: "\(String(repeating: "x", count: 1_000))"

      """
    let start = try #require(text.firstRange(of: "history:")).lowerBound
    let room = 256 * 1_024 - text.utf8.count
    try Command.write(
      text[..<start] + "feedback:\n" + String(repeating: said, count: room / said.utf8.count)
        + text[start...], to: file)
    for dry in [["--dry-run"], []] {
      let refused = try pilot("feedback", ["--vo", "ops", "x"] + dry)
      #expect(
        refused.status == 77 && refused.errors.contains("can still be closed"), "\(refused.errors)")
    }
    try Command.write(
      text[..<start] + "feedback:\n" + String(repeating: said, count: 200) + text[start...],
      to: file)
    #expect(try pilot("feedback", "--vo", "ops", "fine").status == 0)
    #expect(try pilot("close").status == 0)
  }

  @Test("From its announcement to its post-mortem, each step with its date and who did it")
  func whole() throws {
    let announced = try pilot(
      "announce", "--upgrade-class", "incompatible", "--vo", "ops", "--start", "2026-01-01",
      "--type", "org.glite.wms.WMProxy", "--endpoint", "https://wms.example.org:7443/wms")
    #expect(announced.status == 0, "\(announced.errors)")
    // It was to start long ago.
    let late = try pps("list", "--overdue")
    #expect(late.output.contains("open by 2026-01-01T00:00:00Z"))
    #expect(try pps("gip", "provider", "--hold-over", "0").output == "")
    #expect(try pilot("deploy").status == 0)
    let refused = try pilot("accept")
    #expect(refused.status == 77)
    #expect(refused.errors.contains("what is deployed cannot become accepted, only running"))
    #expect(try pilot("feedback", "--vo", "ops", "nice").status == 77)
    // What is not said again stays, but it starts now.
    #expect(try pilot("open").status == 0)
    #expect(try pps("list", "--overdue").errors.contains("nothing is late"))
    #expect(try pilot("feedback", "--vo", "dteam", "nice").status == 65)
    #expect(try pilot("feedback", "--vo", "ops", "it is\nnice").status == 65)
    #expect(try pilot("feedback", "--vo", "ops", "it is \"nice\"").status == 0)
    #expect(try pilot("post-mortem", "--report", "https://pps.example.org/pm").status == 77)
    #expect(try pilot("reject").status == 0)
    #expect(try pilot("reject").errors.contains("nothing to change"))
    #expect(try pilot("close", "--serving", "production").status == 0)
    #expect(try pilot("post-mortem", "--report", "https://pps.example.org/pm").status == 0)

    let listed = try pps("pilot", "list", "--output", "json").output
    for text in [
      #""state" : "closed""#, #""serving_state" : "production""#,
      #""post_mortem" : "https://pps.example.org/pm""#, #""text" : "it is \"nice\"""#,
    ] {
      #expect(listed.contains(text), "\(text) in \(listed)")
    }
    let state = try Command.read("\(files.path)/state/pilots/WMS@3.2.1-4.yaml")
    let steps = state.split(separator: "\n").filter { $0.contains("{state: ") }
    #expect(
      steps.map { $0.split(separator: ",")[0] } == [
        "- {state: announced", "- {state: deployed", "- {state: running", "- {state: rejected",
        "- {state: closed",
      ])
    #expect(steps.allSatisfy { $0.hasSuffix("by: alice}") })
  }

  @Test("What a new pilot lacks is named")
  func lacking() throws {
    let nothing = try pilot("open")
    #expect(nothing.status == 64 && nothing.errors.contains("it needs the service"))
    let noClass = try Tool(
      "pps",
      ["pilot", "open", "--product", "WMS", "--package-version", "3.2.1-4"] + Self.service,
      environment: [
        "PPS_STATE_DIR=\(files.path)/state", "PPS_CONFIG=\(files.path)/site.yaml",
      ])
    #expect(noClass.status == 64 && noClass.errors.contains("it needs --upgrade-class"))
    #expect(try pps("pilot", "list").status == 0)
  }

  @Test("What the endpoint says once a pilot is over can be said later, and is closed unless said")
  func serving() throws {
    #expect(
      try pilot("open", ["--upgrade-class", "minor", "--vo", "ops"] + Self.service).status == 0)
    let serving = {
      try Command.read("\(files.path)/state/pilots/WMS@3.2.1-4.yaml").split(separator: "\n")
        .first { $0.hasPrefix("serving_state: ") }
    }
    #expect(try pilot("close").status == 0)
    #expect(try serving() == "serving_state: closed")
    let dry = try pilot("close", "--serving", "production", "--dry-run")
    #expect(
      dry.status == 0 && dry.errors.contains("dry run: ") && dry.errors.contains("production"))
    #expect(try serving() == "serving_state: closed")
    let changed = try pilot("close", "--serving", "production")
    #expect(changed.status == 0 && changed.errors.contains("production"), "\(changed.errors)")
    #expect(try serving() == "serving_state: production")
    for options in [["--serving", "production"], []] {
      #expect(try pilot("close", options).errors.contains("nothing to change"))
      #expect(try serving() == "serving_state: production")
    }
    #expect(try pps("pilot", "list", "--output", "json").output.ranges(of: #""closed""#).count == 2)
  }

  @Test(
    "Until a pilot is open again, its endpoint says what it said at the end; then it is in production"
  )
  func servingAnew() throws {
    let serving = {
      try Command.read("\(files.path)/state/pilots/WMS@3.2.1-4.yaml").split(separator: "\n")
        .first { $0.hasPrefix("serving_state: ") }
    }
    let new = ["--upgrade-class", "minor", "--vo", "ops"] + Self.service
    let draining = ["--serving", "draining"]
    // Of one that never ran, nothing is told.
    #expect(try pilot("announce", new + draining).status == 0)
    let never = try pilot("close")
    #expect(never.status == 0 && !never.errors.contains("endpoint says"), "\(never.errors)")
    #expect(try pilot("announce").status == 0)
    #expect(try pilot("open", draining).status == 0)
    for (end, state) in [(["--serving", "closed"], "closed"), (draining, "draining")] {
      #expect(try pilot("close", end).status == 0)
      for verb in ["announce", "close", "announce"] {
        #expect(try pilot(verb).status == 0)
        #expect(try serving() == "serving_state: \(state)", "\(verb)")
      }
      #expect(try pilot("open").status == 0)
      #expect(try serving() == "serving_state: production")
    }
  }

  @Test(
    "What is decided upon still runs, and its details can be changed",
    arguments: ["accept", "reject"])
  func decided(_ verb: String) throws {
    let new = ["--upgrade-class", "minor", "--vo", "ops", "--start", "2026-01-01"]
    #expect(try pilot("open", new + Self.service).status == 0)
    #expect(try pilot(verb).status == 0)
    let file = "\(files.path)/state/pilots/WMS@3.2.1-4.yaml"
    let before = try Command.read(file)
    let same = try pilot("open")
    #expect(same.status == 0 && same.errors.contains("is \(verb)ed already"), "\(same.errors)")
    #expect(try Command.read(file) == before)
    let changed = try pilot(
      "open", ["--contact", "new@site.example.org", "--vo", "dteam", "--serving", "draining"])
    #expect(changed.status == 0, "\(changed.errors)")
    let after = try Command.read(file)
    #expect(after.contains("contact: mailto:new@site.example.org\n") && after.contains("[dteam]"))
    #expect(after.contains("serving_state: draining\n") && after.contains("start: \"2026-01-01T"))
    let history = { (text: String) in text.split(separator: "\n").filter { $0.contains("{state") } }
    #expect(history(after) == history(before))
    #expect(try pilot("announce", "--start", "2099-01-01").status == 77)
  }

  @Test("A preview that is withdrawn can be published again, and its life goes on")
  func again() throws {
    let id = ["--vo", "ops", "--product", "x", "--working-version", "1"]
    func preview(_ verb: String, _ options: [String] = []) throws -> Tool {
      try Tool(
        "pps", ["preview", verb] + id + options,
        environment: [
          "PPS_STATE_DIR=\(files.path)/state", "PPS_CONFIG=\(files.path)/site.yaml",
        ])
    }
    for _ in 0..<2 {
      #expect(try preview("publish", ["--path", "/opt/x"]).status == 0)
      #expect(try preview("withdraw").status == 0)
    }
    #expect(try preview("withdraw").errors.contains("was withdrawn at"))
    let state = try Command.read("\(files.path)/state/previews/ops/x@1.yaml")
    #expect(state.split(separator: "\n").count { $0.contains("{state: ") } == 4)
  }
}
