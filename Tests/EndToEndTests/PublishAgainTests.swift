import TestSupport
import Testing

@Suite("What is not said again stays")
struct PublishAgainTests {
  static let all = [
    "--path", "/opt/x", "--tested", "--package-version", "3.2.1-4", "--setup-script", "setenv.sh",
    "--upgrade-class", "incompatible", "--contact", "pps@site.example.org", "--feedback-deadline",
    "2030-12-31", "--release-notes", "https://pps.example.org/126",
  ]

  @Test("A preview keeps what publishing it again does not name; what is named counts")
  func keeps() throws {
    let site = try EmptySite()
    #expect(try site.preview("publish", Self.all + ["--subcluster", "ce.example.org"]).status == 0)
    let before = try site.record()
    #expect(before["setup_script"] == "/opt/x/setenv.sh" && before["tested"] == "true")
    #expect(before["subclusters"] == "[ce.example.org]")
    let again = try site.preview(
      "publish", ["--path", "/opt/x", "--release-notes", "https://pps.example.org/new"])
    #expect(again.status == 0, "\(again.errors)")
    var expected = before
    expected["release_notes"] = "https://pps.example.org/new"
    #expect(try site.record() == expected)
    #expect(try site.preview("publish", []).errors.contains("is published already"))

    // Withdrawn and published again it is the same release in the same place.
    #expect(try site.preview("withdraw", []).status == 0)
    #expect(try site.preview("publish", []).status == 0)
    #expect(try site.record() == expected)
  }

  @Test("What a preview says can be taken back, and its script goes where it goes")
  func takesBack() throws {
    let site = try EmptySite()
    #expect(try site.preview("publish", Self.all + ["--subcluster", "ce.example.org"]).status == 0)
    #expect(try site.preview("publish", ["--path", "/opt/y"]).status == 0)
    #expect(try site.record()["setup_script"] == "/opt/y/setenv.sh")
    #expect(try site.preview("publish", ["--setup-script", "bin/s.sh"]).status == 0)
    #expect(try site.record()["setup_script"] == "/opt/y/bin/s.sh")
    #expect(try site.preview("publish", ["--setup-script", "/etc/s.sh"]).status == 0)
    #expect(try site.preview("publish", ["--path", "/opt/z"]).status == 0)
    #expect(try site.record()["setup_script"] == "/etc/s.sh")
    let taken = try site.preview(
      "publish",
      [
        "--no-tested", "--package-version", "", "--setup-script", "", "--contact", "",
        "--feedback-deadline", "", "--release-notes", "", "--subcluster", "",
      ])
    #expect(taken.status == 0, "\(taken.errors)")
    let record = try site.record()
    #expect(record["tested"] == "false" && record["path"] == "/opt/z")
    #expect(record["subclusters"] == "[ce.example.org, himem.example.org]")
    for field in [
      "package_version", "setup_script", "contact", "feedback_deadline", "release_notes",
    ] { #expect(record[field] == nil, "\(field)") }
    #expect(try site.preview("publish", ["--path", ""]).status == 65)
    #expect(try site.preview("publish", ["--package-version", "x y"]).status == 64)
  }

  @Test("A slash at a path's end is dropped; a deadline's day counts to its end, in files too")
  func spellings() throws {
    let site = try EmptySite()
    #expect(
      try site.preview("publish", ["--path", "/opt/x/", "--setup-script", "s.sh"]).status == 0)
    #expect(try site.record()["path"] == "/opt/x")
    #expect(try site.record()["setup_script"] == "/opt/x/s.sh")
    #expect(try site.preview("publish", ["--path", "/opt//x"]).status == 65)
    let today = try Command.check(["date", "-u", "+%F"]).filter { $0 != "\n" }
    let deadline = try site.preview("publish", ["--feedback-deadline", today])
    #expect(deadline.status == 0 && !deadline.errors.contains("late"), "\(deadline.errors)")
    #expect(try site.record()["feedback_deadline"] == "\"\(today)T23:59:59Z\"")
    let moment = "2030-12-31T08:00:00Z"
    #expect(try site.preview("publish", ["--feedback-deadline", moment]).status == 0)
    #expect(try site.record()["feedback_deadline"] == "\"\(moment)\"")
    try Command.check([
      "sed", "-i", "s/^feedback_deadline: .*/feedback_deadline: 2030-12-31/",
      "\(site.state)/previews/ops/gLite-UI@126.yaml",
    ])
    #expect(try site.pps(["preview", "list"]).output.contains("2030-12-31T23:59:59Z"))
    #expect(try site.preview("publish", ["--feedback-deadline", "soon"]).status == 64)
  }

  @Test("A new preview needs its path, and says so")
  func new() throws {
    let site = try EmptySite()
    let tool = try site.preview("publish", ["--tested"])
    #expect(tool.status == 64)
    #expect(
      tool.errors.contains(
        "preview gLite-UI 126 of ops is not stored yet; it needs --path"), "\(tool.errors)")
    let help = try site.pps(["help", "preview", "publish"]).output
    #expect(
      help.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "what is not given stays as it is"), "\(help)")
  }

  @Test("A pilot's details can be taken back too")
  func pilot() throws {
    let site = try EmptySite()
    let opened = try site.pilot(
      "open",
      [
        "--glue-service", "wms.example.org_WMS", "--upgrade-class", "major", "--vo", "ops",
        "--working-version", "126", "--contact", "pps@site.example.org", "--feedback-deadline",
        "2030-12-31", "--release-notes", "https://pps.example.org/126",
      ])
    #expect(opened.status == 0, "\(opened.errors)")
    let fields = ["working_version", "contact", "feedback_deadline", "release_notes"]
    let stored = { try Command.read("\(site.state)/pilots/WMS@3.2.1-4.yaml") }
    for field in fields { #expect(try stored().contains("\n\(field): ")) }
    let options = [
      "--working-version", "", "--contact", "", "--feedback-deadline", "", "--release-notes", "",
    ]
    #expect(try site.pilot("open", options).status == 0)
    for field in fields { #expect(try !stored().contains("\n\(field): "), "\(field)") }
    #expect(try stored().contains("glue_service: wms.example.org_WMS"))
  }

  @Test("A pilot that begins to run starts now, and that another start is lost is told")
  func start() throws {
    let site = try EmptySite()
    let all = StoringTests.service + ["--glue-service", "wms.example.org_WMS"]
    let announced = all + ["--start", "2030-01-01", "--serving", "draining"]
    #expect(try site.pilot("announce", announced).status == 0)
    let lost = "and no longer at 2030-01-01T00:00:00Z"
    let opened = try site.pilot("open", [])
    #expect(opened.status == 0 && opened.errors.contains(lost), "\(opened.errors)")
    let stored = { try Command.read("\(site.state)/pilots/WMS@3.2.1-4.yaml") }
    #expect(try !stored().contains("start: \"2030") && stored().contains("draining"))
    // A start that is given counts, and what runs already keeps its own.
    let later = try site.pilot("open", ["--start", "2030-01-01"])
    #expect(later.status == 0 && !later.errors.contains("no longer"), "\(later.errors)")
    let same = try site.pilot("open", ["--contact", "pps@site.example.org"])
    #expect(same.status == 0 && !same.errors.contains("no longer"), "\(same.errors)")
    #expect(try stored().contains("start: \"2030"))
    // Closed and opened again.
    #expect(try site.pilot("close", []).status == 0)
    let again = try site.pilot("open", [])
    #expect(again.status == 0 && again.errors.contains(lost), "\(again.errors)")
    #expect(try stored().contains("production"))
  }

  @Test(
    "Why a time or a version is none is told, as of files",
    arguments: [
      (["preview", "publish", "--feedback-deadline", "2026-02-30"], "a day like 2026-11-22"),
      (["preview", "publish", "--package-version", "a b"], "letters, digits and"),
      (["pilot", "open", "--start", "2025-13-01"], "a day like 2026-11-22"),
      (["pilot", "open", "--feedback-deadline", "soon"], "a day like 2026-11-22"),
      (["pilot", "close", "--package-version", "x:1"], "an epoch that is not a number"),
      (["install", "x.tar.gz", "--feedback-deadline", "2026-02-30"], "a day like 2026-11-22"),
    ])
  func reasons(_ words: [String], _ reason: String) throws {
    let tool = try EmptySite().pps(words)
    #expect(tool.status == 64 && tool.output == "")
    #expect(
      tool.errors.contains("is invalid for") && tool.errors.contains(reason), "\(tool.errors)")
  }

  @Test("An installation says everything: nothing stays of what was published before it")
  func installed() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4")
    let id = ["--vo", "ops", "--product", "gLite-UI", "--working-version", "126"]
    let published = try Tool(
      "pps",
      ["preview", "publish"] + id + [
        "--path", "\(site.root)/gLite-UI/126", "--setup-script", "old.sh", "--release-notes",
        "https://pps.example.org/old", "--contact", "pps@site.example.org",
      ], environment: site.environment)
    #expect(published.status == 0)
    #expect(try site.install(tarball).status == 0)
    let record = try Command.read("\(site.state)/previews/ops/gLite-UI@126.yaml")
    #expect(record.contains("setup_script: \(site.root)/gLite-UI/126/setenv.sh\n"))
    #expect(!record.contains("old") && record.contains("contact: mailto:pps@site.example.org"))
  }
}
