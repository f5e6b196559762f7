import TestSupport
import Testing

@Suite("What pps tells programs fits its schema, and begins as all of it does")
struct DocumentTests {
  /// Validates a document of a command, after the form that it must have in any case.
  private func validate(_ document: String, _ schema: String) throws {
    #expect(document.contains(#""format" : 1"#), "\(document)")
    let outcome = try HelpTests.validate(document, schema)
    #expect(outcome.status == 0, "\(outcome.output)\n\(document)")
  }

  @Test("Lists of what is stored; a record that cannot be read makes them incomplete")
  func stored() throws {
    let site = try EmptySite()
    _ = try Command.check([
      "cp", "-R", "\(Package.root)/ldif/example-site/state/.", site.state,
    ])
    #expect(try site.preview("withdraw", []).status == 0)
    let service = ["--type", "org.glite.wms.WMProxy", "--endpoint", "https://x.example.org"]
    let announced = try site.pilot(
      "announce", service + ["--upgrade-class", "minor", "--vo", "ops", "--start", "2026-01-01"],
      product: "LB")
    #expect(announced.status == 0, "\(announced.errors)")
    let moved = try site.pilot("open", ["--glue-service", "wms.example.org_WMS"])
    #expect(moved.status == 0, "\(moved.errors)")
    let lists = [
      (["list"], "list"), (["list", "--overdue"], "list"), (["preview", "list"], "preview-list"),
      (["pilot", "list"], "pilot-list"),
    ]
    for (words, schema) in lists {
      let whole = try site.pps(words + ["--output", "json"])
      #expect(whole.status == 0 && whole.output.contains(#""complete" : true"#))
      #expect(whole.output.contains(#""source" : "\#(site.state)""#))
      #expect(whole.output.contains(#""state" : "#), "\(whole.output)")
      try validate(whole.output, schema)
    }
    let pilots = try site.pps(["pilot", "list", "--output", "json"]).output
    #expect(
      pilots.contains(#""left" : ["#)
        && pilots.contains("wms-pilot.example.org_org.glite.wms.WMProxy_2060366919"))
    let damaged = "\(site.state)/pilots/WMS@9.yaml"
    try Command.write("format: 1\n", to: damaged)
    for (words, schema) in lists {
      let partial = try site.pps(words + ["--output", "json"])
      #expect(partial.status == 65 && partial.output.contains(#""complete" : false"#))
      #expect(partial.output.contains(damaged), "\(partial.output)")
      try validate(partial.output, schema)
    }
  }

  @Test("Tags, also where one of the files cannot be read")
  func tags() throws {
    let site = try EmptySite()
    let folder = "\(site.path)/info/ce.example.org"
    _ = try Command.check(["mkdir", "-p", "\(folder)/ops", "\(folder)/dteam"])
    try Command.write("VO-ops-gLite-UI-preview-126\nVO-ops-b\n", to: "\(folder)/ops/ops.list")
    #expect(try site.preview("publish", ["--path", "/opt/x"]).status == 0)
    let list = [
      "tags", "list", "--output", "json", "--subcluster", "ce.example.org", "--tag-dir",
      "\(site.path)/info",
    ]
    let whole = try site.pps(list + ["--vo", "ops"])
    #expect(whole.status == 0 && whole.output.contains("preview gLite-UI 126 of ops"))
    #expect(whole.output.contains(#""complete" : true"#))
    try validate(whole.output, "tags-list")
    _ = try Command.check(["ln", "-s", "../ops/ops.list", "\(folder)/dteam/dteam.list"])
    let partial = try site.pps(list)
    #expect(partial.status == 77 && partial.output.contains("VO-ops-b"), "\(partial.errors)")
    #expect(partial.output.contains(#""complete" : false"#))
    #expect(partial.output.contains("\(folder)/dteam/dteam.list"))
    try validate(partial.output, "tags-list")
  }

  @Test("A release, in a directory and in a tarball")
  func release() throws {
    let site = try ReleaseFixture()
    let more = "date: 2026-11-22\nsupersedes: [\"125\"]\npatches: [3042]"
    let tarball = try site.tarball("126", package: "3.2.1-4", more: more)
    for (path, isTarball) in [(tarball, true), ("\(site.path)/releases/126", false)] {
      let shown = try site.run("release", "show", path, "--output", "json")
      #expect(shown.status == 0 && shown.output.contains(#""tarball" : "#) == isTarball)
      try validate(shown.output, "release-show")
    }
  }

  @Test(
    "The class of an upgrade, known or not",
    arguments: [
      (["client", "--no-changed-variables", "--no-new-variables"], 0), (["client"], 65),
      (["service", "--bugs-fixed", "3"], 65),
      (["service", "--new-service"], 0),
    ])
  func upgradeClass(_ words: [String], _ status: Int) throws {
    let told = try Tool("pps", ["release", "classify"] + words + ["--output", "json"])
    #expect(told.status == status, "\(told.errors)")
    try validate(told.output, "release-classify")
  }
}
