import TestSupport
import Testing

@Suite("What is over is shown only to those who ask")
struct StandingTests {
  /// One site each: fresh, held over, closed, expired, without a state, not usable.
  static func sites() -> String {
    var sites = PublishedSites()
    sites.add("FRESH", ["PPSState=preview", "PPSPath=/opt/fresh"])
    sites.add("HELD", ["PPSState=preview", "PPSPath=/opt/held", "PPSStale=2026-01-02T03:04:05Z"])
    sites.add("GONE", ["PPSState=closed", "PPSPath=/opt/gone"])
    sites.add("OLD", ["PPSState=preview", "PPSPath=/opt/old"], age: 90_000)
    sites.add("MUTE", ["PPSPath=/opt/mute"])
    sites.add("BROKEN", ["PPSState=installedbroken", "PPSPath=/opt/broken"])
    return sites.ldif
  }

  private func withSites(_ body: (_ ask: ([String]) throws -> Tool) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      try Command.write(Self.sites(), to: "\(directory)/sites.ldif")
      try body { try Tool("ppsquery", $0 + ["--ldif", "\(directory)/sites.ldif"]) }
    }
  }

  @Test("Hidden, and said how many; shown with --all")
  func hidden() throws {
    let words =
      "ppsquery: hidden: 1 closed, 1 expired, 1 without a state, 1 not usable (--all shows them)\n"
    try withSites { ask in
      let some = try ask(["--version", "126", "--output", "sites"])
      #expect(some.status == 0 && some.output == "FRESH\nHELD\n" && some.errors == words)
      let all = try ask(["--version", "126", "--output", "sites", "--all"])
      #expect(
        all.status == 0 && all.output == "BROKEN\nFRESH\nGONE\nHELD\nMUTE\nOLD\n"
          && all.errors == "")
      let table = try ask(["--all", "--fields", "site,state,age"])
      #expect(table.output.contains("OLD     preview, expired "))
      #expect(table.output.contains("  1d\n"))
      #expect(table.output.contains("HELD    preview, as of 2026-01-02T03:04:05Z"))
      #expect(table.output.contains("MUTE    no state"))
      #expect(table.output.contains("BROKEN  installedbroken"))
      let lists = [
        (["sites", "--fields", "site"], "SITE\nFRESH\nHELD\n"),
        (["sites", "--count", "--all"], "6\n"), (["wait", "--sites", "2"], "FRESH\nHELD\n"),
        (
          ["releases", "--fields", "sites,states", "--all"],
          "SITES  STATES\n6      closed\n       installedbroken\n       no state\n       preview\n"
            + "       preview, expired\n"
        ),
      ]
      for (words, output) in lists {
        let list = try ask(words + ["--version", "126"])
        #expect(list.status == 0 && list.output == output, "\(list.output)\(list.errors)")
      }
      #expect(
        try ask(["sites", "--all"]).output.contains(
          "BROKEN  preview gLite-UI 126 (3.2.1-4)  installedbroken  "))
      let json = try ask(["--output", "json"])
      #expect(
        json.output.contains(
          """
            "hidden" : {
              "closed" : 1,
              "expired" : 1,
              "no_state" : 1,
              "not_usable" : 1,
              "source_lost" : 0
            },
          """))
      #expect(json.output.contains(#""freshness" : "held-over""#))
      #expect(json.output.contains(#""valid_until" : "20"#))
    }
  }

  @Test("Where all are hidden, that is no success", arguments: ["GONE", "OLD", "MUTE", "BROKEN"])
  func nothing(_ site: String) throws {
    try withSites { ask in
      let none = try ask(["--version", "126", "--site", site])
      #expect(none.status == 1 && none.output == "")
      #expect(none.errors.contains("; hidden: 1 "), "\(none.errors)")
      #expect(none.errors.contains("(--all shows them)"))
      let setup = try ask(["--version", "126", "--site", site, "--setenv"])
      #expect(setup.status == 1 && setup.output == "false\n")
      #expect(setup.errors.contains(site == "GONE" ? "it was withdrawn there" : "--all"))
      let all = try ask(["--version", "126", "--site", site, "--setenv", "--all"])
      #expect(all.status == (site == "GONE" ? 1 : 0), "\(all.errors)")
      #expect(all.output.contains("/opt/") == (site != "GONE"))
      let run = try ask(["run", "--version", "126", "--site", site])
      #expect(run.status == 64)
    }
  }

  @Test(
    "Versions by pattern and by comparison",
    arguments: [
      ("126", "A\nB\n"), ("3.2.*", "A\nB\n"), (">=3.2.1-5", "B\nC\n"), (">=3.2,<3.3", "A\nB\n"),
      ("=3.2.1", "A\nB\n"), (">=127", "C\n"), ("12?", "A\nB\nC\n"), (">0:9", ""), ("1:*", "C\n"),
    ])
  func versions(_ version: String, _ names: String) throws {
    var sites = PublishedSites()
    sites.add("A", ["PPSState=preview"])
    sites.add("B", ["PPSState=preview"], version: "0:3.2.1-10")
    sites.add("C", ["PPSState=preview"], version: "1:2.0-1", working: "127")
    try withTemporaryDirectory { directory in
      try Command.write(sites.ldif, to: "\(directory)/sites.ldif")
      let found = try Tool(
        "ppsquery",
        ["--version", version, "--output", "sites", "--ldif", "\(directory)/sites.ldif"])
      // An epoch of 0 and version 9 is less than the epoch of 1.
      #expect(found.output == (version == ">0:9" ? "C\n" : names), "\(found.errors)")
    }
  }
}
