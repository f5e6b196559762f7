import TestSupport
import Testing

@Suite("What one VO has published no other one takes away")
struct OwnershipTests {
  private func uninstall(_ site: ReleaseFixture, _ vo: String, _ options: [String] = []) throws
    -> Tool
  {
    try Tool(
      "pps",
      [
        "uninstall", "--vo", vo, "--product", "gLite-UI", "--working-version", "126", "--root",
        site.root,
      ] + options, environment: site.environment)
  }

  private func install(
    _ site: ReleaseFixture, _ tarball: String, _ vo: String, _ options: [String] = []
  ) throws -> Tool {
    try Tool(
      "pps", ["install", tarball, "--vo", vo, "--root", site.root] + options,
      environment: site.environment)
  }

  @Test("A VO without a record there uninstalls nothing, whoever has one")
  func withoutRecord() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4")
    #expect(try site.install(tarball).status == 0)
    let place = "\(site.root)/gLite-UI/126"
    for options in [["--dry-run"], []] {
      let wrong = try uninstall(site, "dteam", options)
      #expect(wrong.status == 77, "\(wrong.errors)")
      #expect(wrong.errors.contains("\(place): preview gLite-UI 126 of ops is published from it"))
      #expect(try site.observe() == "126: 126 (3.2.1-4)" && site.releases() == "126")
    }
    // Nor is there a VO of that name from then on.
    #expect(try Command.check(["ls", "\(site.state)/previews"]) == "ops\n")
    // What is withdrawn stays as well, until the VO that it was installed for takes it away.
    let id = ["--vo", "ops", "--product", "gLite-UI", "--working-version", "126"]
    let withdrawn = try Tool("pps", ["preview", "withdraw"] + id, environment: site.environment)
    #expect(withdrawn.status == 0)
    let other = try uninstall(site, "dteam")
    #expect(other.status == 77 && other.errors.contains("\(place): dteam has no record of it"))
    #expect(try site.releases() == "126")
    // Nor does it take what its own record is not of.
    let published = try Tool(
      "pps",
      [
        "preview", "publish", "--vo", "dteam", "--product", "gLite-UI", "--working-version", "126",
        "--path", "/opt/x",
      ], environment: site.environment)
    #expect(published.status == 0)
    let elsewhere = try uninstall(site, "dteam")
    #expect(elsewhere.status == 77, "\(elsewhere.errors)")
    #expect(elsewhere.errors.contains("\(place): preview gLite-UI 126 of dteam is of /opt/x"))
    #expect(try site.releases() == "126")
    #expect(try uninstall(site, "ops").status == 0)
    #expect(try site.releases() == "")
  }

  @Test("What nobody has a record of, as after a run that was killed, can be uninstalled")
  func leftOver() throws {
    let site = try ReleaseFixture()
    #expect(try site.install(site.tarball("126", package: "3.2.1-4")).status == 0)
    let record = "\(site.state)/previews/ops/gLite-UI@126.yaml"
    // What cannot be read may be somebody's.
    try Command.write("format: 1\n", to: record)
    #expect(try uninstall(site, "dteam").status == 77)
    #expect(try site.releases() == "126")
    try Command.check(["rm", record])
    #expect(try uninstall(site, "dteam", ["--dry-run"]).status == 0)
    #expect(try site.releases() == "126")
    #expect(try uninstall(site, "dteam").status == 0)
    #expect(try site.releases() == "")
  }

  @Test("While a record cannot be read, nothing is taken away or replaced that it may be of")
  func unreadable() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4")
    #expect(try site.install(tarball).status == 0)
    #expect(try install(site, tarball, "dteam").status == 0)
    #expect(try site.install(site.tarball("127", package: "3.2.2-1")).status == 0)
    let record = "\(site.state)/previews/dteam/gLite-UI@126.yaml"
    let text = try Command.read(record)
    try Command.write("x: [\n", to: record)
    let id = ["--vo", "ops", "--product", "gLite-UI", "--working-version", "126"]
    #expect(
      try Tool("pps", ["preview", "withdraw"] + id, environment: site.environment).status == 0)
    let other = try site.tarball("126", package: "3.2.1-4", files: "echo > new", name: "other")
    for options in [["--dry-run"], []] {
      for refused in [
        try uninstall(site, "ops", options), try install(site, other, "ops", options),
      ] {
        #expect(refused.status == 77 && refused.errors.contains(record), "\(refused.errors)")
      }
    }
    #expect(try Command.check(["ls", "\(site.root)/gLite-UI/126"]).contains("setenv.sh\n"))
    #expect(try !Command.check(["ls", "\(site.root)/gLite-UI/126"]).contains("new\n"))
    // A pilot's record has nothing to do with it.
    try Command.write(text.replacing("published", with: "withdrawn"), to: record)
    try Command.check(["mkdir", "\(site.state)/pilots"])
    try Command.write("x: [\n", to: "\(site.state)/pilots/WMS@3.2.1-4.yaml")
    let gone = try uninstall(site, "ops")
    #expect(gone.status == 0, "\(gone.errors)")
    #expect(try site.releases() == "127")
  }

  @Test("Of VOs that share a folder, the last one takes the files away", arguments: ["", "-link"])
  func shared(_ spelling: String) throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4")
    #expect(try site.install(tarball).status == 0)
    let root = site.root + spelling
    if spelling != "" { _ = try Command.check(["ln", "-s", site.root, root]) }
    let second = try Tool(
      "pps", ["install", tarball, "--vo", "dteam", "--root", root], environment: site.environment)
    #expect(second.status == 0, "\(second.errors)")
    let id = ["--product", "gLite-UI", "--working-version", "126"]
    let leave = ["uninstall", "--vo", "dteam", "--root", root] + id
    for options in [["--dry-run"], []] {
      let early = try Tool("pps", leave + options, environment: site.environment)
      #expect(early.status == 77, "\(early.errors)")
      #expect(early.errors.contains("preview gLite-UI 126 of ops is published from it"))
      #expect(early.errors.contains("'pps preview withdraw' withdraws that of dteam alone"))
      #expect(try site.observe() == "126: 126 (3.2.1-4), 126 (3.2.1-4)")
    }
    let first = try Tool(
      "pps", ["preview", "withdraw", "--vo", "ops"] + id, environment: site.environment)
    #expect(first.status == 0)
    let last = try Tool("pps", leave, environment: site.environment)
    #expect(last.status == 0, "\(last.errors)")
    #expect(try site.observe() == "-: " && site.releases() == "")
  }

  @Test("Nor does it put another tarball in the place of what another VO has published")
  func replaced() throws {
    let site = try ReleaseFixture()
    #expect(try site.install(site.tarball("126", package: "3.2.1-4")).status == 0)
    #expect(try site.install(site.tarball("127", package: "3.2.2-1")).status == 0)
    let other = try site.tarball("126", package: "3.2.1-4", files: "echo > new", name: "other")
    for options in [["--dry-run"], []] {
      let wrong = try install(site, other, "dteam", options)
      #expect(wrong.status == 77, "\(wrong.errors)")
      #expect(wrong.errors.contains("preview gLite-UI 126 of ops is published from it"))
    }
    #expect(try site.observe() == "127: 126 (3.2.1-4), 127 (3.2.2-1)")
    let files = try Command.check(["ls", "\(site.root)/gLite-UI/126"])
    #expect(!files.contains("new"))
  }

  @Test("The one before it that is in use again may be another VO's")
  func before() throws {
    let site = try ReleaseFixture()
    #expect(try site.install(site.tarball("125", package: "3.2.1-3")).status == 0)
    #expect(try install(site, site.tarball("126", package: "3.2.1-4"), "dteam").status == 0)
    #expect(try site.observe() == "126: 125 (3.2.1-3), 126 (3.2.1-4)")
    let outcome = try uninstall(site, "dteam")
    #expect(outcome.status == 0 && outcome.errors.contains("125 is in use"), "\(outcome.errors)")
    #expect(try site.observe() == "125: 125 (3.2.1-3)")
  }
}
