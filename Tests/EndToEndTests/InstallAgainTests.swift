import TestSupport
import Testing

@Suite("What a site said of a release stays when it is installed again")
struct InstallAgainTests {
  private static let identity = [
    "--vo", "ops", "--product", "gLite-UI", "--working-version", "126",
  ]

  private func preview(_ verb: String, _ options: [String], _ site: ReleaseFixture) throws {
    let tool = try Tool(
      "pps", ["preview", verb] + Self.identity + options, environment: site.environment)
    #expect(tool.status == 0, "\(tool.errors)")
  }

  /// What is stored of the preview, without its history.
  private func record(_ site: ReleaseFixture) throws -> String {
    let text = try Command.read("\(site.state)/previews/ops/gLite-UI@126.yaml")
    return String(text.prefix(upTo: try #require(text.firstRange(of: "history:")).lowerBound))
  }

  /// What a site may say, with other words than the manifest.
  private static let said = [
    "--no-tested", "--subcluster", "ce.example.org", "--upgrade-class", "incompatible",
    "--release-notes", "https://pps.example.org/known-problems", "--contact", "pps@example.org",
    "--feedback-deadline", "2030-12-31", "--package-version", "3.2.1-4.1", "--setup-script", "s.sh",
  ]

  @Test("Published, withdrawn and published again, or superseded: it says the same")
  func again() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4")
    #expect(try site.install(tarball).status == 0)
    let before = try record(site)
    try preview("publish", Self.said, site)
    let said = try record(site)
    #expect(said != before)
    for options in [["--dry-run"], []] {
      let again = try site.install(tarball, options)
      #expect(again.status == 0 && again.errors.contains("is installed already"), "\(again.errors)")
    }
    #expect(try record(site) == said)
    try preview("withdraw", [], site)
    let back = try site.install(tarball)
    #expect(back.errors.contains("is published from") && back.errors.contains("untested"))
    #expect(try record(site) == said)
    #expect(
      try site.install(site.tarball("127", package: "3.2.1-5", more: "supersedes: [\"126\"]"))
        .status == 0)
    #expect(try site.install(tarball).status == 0)
    #expect(try record(site) == said && site.observe().hasPrefix("126: 126 (3.2.1-4.1) untested"))
    // What is given now counts.
    #expect(try site.install(tarball, "--contact", "x@example.org", "--subcluster", "").status == 0)
    #expect(
      try record(site)
        == said.replacing("pps@", with: "x@")
        .replacing("[ce.example.org]", with: "[ce.example.org, himem.example.org]"))
  }

  @Test("What it superseded, and is published again, stays")
  func superseded() throws {
    let site = try ReleaseFixture()
    #expect(try site.install(site.tarball("126", package: "3.2.1-4")).status == 0)
    let next = try site.tarball("127", package: "3.2.1-5", more: "supersedes: [\"126\"]")
    #expect(try site.install(next).status == 0)
    try preview("publish", [], site)
    #expect(try site.install(next).errors.contains("is installed already"))
    #expect(try site.observe() == "127: 126 (3.2.1-4), 127 (3.2.1-5)")
  }

  @Test("A test that is run anew counts, and so does another release in its place")
  func otherwise() throws {
    let site = try ReleaseFixture()
    let mark = "\(site.path)/mark"
    let tarball = try site.tarball("126", package: "3.2.1-4", test: "test -f \(mark)")
    #expect(try site.install(tarball, "--publish-untested").status == 0)
    try preview("publish", ["--subcluster", "ce.example.org"], site)
    let said = try record(site)
    try Command.check(["touch", mark])
    #expect(try site.install(tarball).status == 0)
    #expect(try record(site) == said.replacing("tested: false", with: "tested: true"))
    #expect(try site.leave("uninstall", "--working-version", "126").status == 0)
    let other = try site.tarball("126", package: "3.2.2-1", name: "other")
    #expect(try site.install(other).status == 0)
    #expect(try record(site).contains("subclusters: [ce.example.org, himem.example.org]"))
    #expect(try site.observe() == "126: 126 (3.2.2-1)")
  }

  @Test("Unpacked by other means: its manifest counts where it is another one")
  func unpacked() throws {
    let site = try ReleaseFixture()
    try site.tarball("126", package: "3.2.1-4")
    let place = "\(site.root)/gLite-UI/126"
    for root in [[], ["--root", site.root]] {
      try Command.check([
        "sh", "-c", "mkdir -p \"${1%/*}\"; rm -rf \"$1\"; cp -r \"$0\" \"$1\"",
        "\(site.path)/releases/126", place,
      ])
      func install(_ options: String...) throws -> Tool {
        try Tool(
          "pps", ["install", "--unpacked", place, "--vo", "ops"] + root + options,
          environment: site.environment)
      }
      #expect(try install().status == 0)
      try preview("publish", ["--release-notes", "https://pps.example.org/known"], site)
      for options in ["--dry-run", "--by=x"] {
        #expect(try install(options).errors.contains("is installed already"))
      }
      #expect(try record(site).contains("known"))
      try Command.check(["sed", "-i", "s/3[.]2[.]1-4/3.2.1-5/", "\(place)/pps-release.yaml"])
      #expect(try install().status == 0)
      #expect(try record(site).contains("3.2.1-5") && !record(site).contains("known"))
    }
  }
}
