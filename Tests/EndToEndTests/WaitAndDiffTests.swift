import CommandSupport
import Rollout
import TestSupport
import Testing

@Suite("Waiting for a release, and what changed since")
struct WaitAndDiffTests {
  private static func sites(_ names: [String], path: String = "/opt/x") -> String {
    var sites = PublishedSites()
    for name in names { sites.add(name, ["PPSState=preview", "PPSPath=\(path)"]) }
    return sites.ldif
  }

  @Test("It ends when so many sites have it, though a BDII was silent in between")
  func wait() throws {
    let slapd = try Slapd(ldif: Self.sites(["A", "B"]))
    let server = try BrokenServer(before: slapd.port, after: 0, connections: 2)
    let wait = ["wait", "--version", "126", "--interval", "1s", "--bdii", server.url]
    let two = try Tool("ppsquery", wait + ["--sites", "2", "--timeout", "60s"])
    #expect(two.status == 0 && two.output == "A\nB\n" && two.errors == "", "\(two.errors)")
    let three = try Tool("ppsquery", wait + ["--sites", "3", "--timeout", "4s"])
    #expect(three.status == 75 && three.output == "A\nB\n")
    #expect(three.errors == "ppsquery: error: 2 sites have version 126 after 4s, not 3\n")
    slapd.stop()
    let none = try Tool("ppsquery", wait + ["--timeout", "1s"])
    #expect(none.status == 75 && none.output == "")
    #expect(none.errors.hasPrefix("ppsquery: error: no answer in 1s\n"), "\(none.errors)")
    // Of several, one that answers is not nobody.
    let some = try Slapd(ldif: Self.sites(["A"]))
    defer { some.stop() }
    let partial = try Tool(
      "ppsquery",
      wait + ["--bdii", some.url, "--merge", "--sites", "2", "--timeout", "4s"])
    #expect(partial.status == 75 && partial.output == "A\n")
    #expect(
      partial.errors.contains(
        "no whole answer at the end of 4s; by what came, 1 site has version 126"))
    let interrupted = try Command.run([
      "timeout", "--foreground", "--preserve-status", "-s", "INT", "1", Package.program("ppsquery"),
      "wait", "--version", "126", "--bdii", server.url,
    ])
    #expect(interrupted.status == 130)
  }

  @Test(
    arguments: [
      ["--sites", "0"], ["--interval", "0"], ["--max-age", "5m"], ["--count"],
      ["--contacts"],
      ["--site", ""],
    ])
  func `wait refuses what makes no sense`(_ arguments: [String]) throws {
    let wait = ["wait", "--bdii", "127.0.0.1:1"]
    let refused = try Tool("ppsquery", wait + ["--version", "126"] + arguments)
    #expect(refused.status == 64 && refused.output == "")
    #expect(try Tool("ppsquery", wait + ["--site", "A"]).status == 64)
    #expect(try Tool("ppsquery", ["wait", "--version", "126", "--ldif", "-"]).status == 64)
  }

  @Test("A site where it is being installed or removed, or where that failed, is not waited for")
  func otherStates() throws {
    for (state, status) in [("installationfailed", Int32(75)), ("preview", 0)] {
      var sites = PublishedSites()
      sites.add("A", ["PPSState=\(state)"])
      let slapd = try Slapd(ldif: sites.ldif)
      defer { slapd.stop() }
      let wait = try Tool(
        "ppsquery", ["wait", "--version", "126", "--timeout", "4s", "--bdii", slapd.url])
      #expect(wait.status == status && wait.output == (status == 0 ? "A\n" : ""))
    }
  }

  @Test("No BDII named, no such file: that is no reason to wait")
  func hopeless() throws {
    #expect(try Tool("ppsquery", ["wait", "--version", "126"]).status == 78)
    #expect(try Tool("ppsquery", ["wait", "--version", "126", "--ldif", "/none"]).status == 74)
  }

  @Test("A file does not differ from itself, nor an epoch of 0 from none")
  func nothing() throws {
    try withTemporaryDirectory { directory in
      var (bare, zero) = (PublishedSites(), PublishedSites())
      bare.add("A", ["PPSState=preview"], version: "3.2.1-4")
      zero.add("A", ["PPSState=preview"], version: "0:3.2.1-4")
      try Command.write(bare.ldif, to: "\(directory)/bare.ldif")
      try Command.write(zero.ldif, to: "\(directory)/zero.ldif")
      for other in ["bare", "zero"] {
        let same = try Tool(
          "ppsquery", ["diff", "\(directory)/bare.ldif", "\(directory)/\(other).ldif"])
        #expect(same.status == 0 && same.output == "" && same.errors == "", "\(other)")
      }
      // What is read once from standard input is not there a second time.
      #expect(try Tool("ppsquery", ["diff", "-", "-"]).status == 64)
      for path in ["/opt/x", "/opt/x/"] {
        var sites = PublishedSites()
        sites.add("A", ["PPSState=preview", "PPSPath=\(path)"])
        try Command.write(sites.ldif, to: "\(directory)/path\(path.count).ldif")
      }
      let slash = try Tool(
        "ppsquery", ["diff", "\(directory)/path6.ldif", "\(directory)/path7.ldif"])
      #expect(slash.status == 0 && slash.output == "", "\(slash.output)")
    }
  }

  /// A site with two applications of one release, of which one does not work, as so old, and two pilots: one at a URL
  /// with an interface that is renewed and one that holds for days, one with an interface that nobody renews.
  private static func renewed(_ age: Int) -> String {
    func times(_ age: Int, _ validity: Int = 3600) -> String {
      let made = Timestamp(secondsSinceEpoch: Timestamp.now.secondsSinceEpoch - age)
      return "GLUE2EntityCreationTime: \(made)\nGLUE2EntityValidity: \(validity)"
    }
    let service = "GLUE2ServiceID=s,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue"
    let applications = [("a", "installationfailed"), ("b", "installedverified")].map { id, state in
      """
      dn: GLUE2ApplicationEnvironmentID=\(id),\(service)
      objectClass: GLUE2ApplicationEnvironment
      \(times(age))
      GLUE2ApplicationEnvironmentID: \(id)
      GLUE2ApplicationEnvironmentAppName: VO-ops-gLite-UI-preview-126
      GLUE2ApplicationEnvironmentState: \(state)
      GLUE2ApplicationEnvironmentComputingManagerForeignKey: m


      """
    }
    let endpoints = [
      ("wa", "w", times(age)), ("wb", "w", times(age, 172_800)), ("da", "d", times(age)),
      ("db", "d", times(200_000)),
    ].map { id, host, times in
      """
      dn: GLUE2EndpointID=\(id),\(service)
      objectClass: GLUE2Endpoint
      \(times)
      GLUE2EntityOtherInfo: PPSKind=pilot
      GLUE2EntityOtherInfo: PPSState=pilot
      GLUE2EntityOtherInfo: PPSProduct=WMS
      GLUE2EntityOtherInfo: PPSVO=ops
      GLUE2EntityOtherInfo: PPSVersion=0:3.2.1-4
      GLUE2EndpointID: \(id)
      GLUE2EndpointURL: https://\(host).example.org:7443/
      GLUE2EndpointInterfaceName: org.glite.wms.\(id)
      GLUE2EndpointQualityLevel: pre-production
      GLUE2EndpointServingState: production
      GLUE2EndpointHealthState: ok
      GLUE2EndpointServiceForeignKey: s


      """
    }
    return topRoots
      + """
      dn: GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Domain
      objectClass: GLUE2AdminDomain
      GLUE2DomainID: A

      dn: \(service)
      objectClass: GLUE2Service
      GLUE2ServiceID: s
      GLUE2ServiceType: org.glite.wms
      GLUE2ServiceQualityLevel: pre-production
      GLUE2ServiceAdminDomainForeignKey: A


      """ + (applications + endpoints).joined()
  }

  @Test("That time has passed, and what is renewed was renewed, is no change")
  func time() throws {
    try withTemporaryDirectory { directory in
      let (old, new) = ("\(directory)/old.ldif", "\(directory)/new.ldif")
      try Command.write(Self.renewed(90_000), to: old)
      try Command.write(Self.renewed(60), to: new)
      let slapd = try Slapd(ldif: Self.renewed(60))
      defer { slapd.stop() }
      for later in [[new], ["--bdii", slapd.url]] {
        let same = try Tool("ppsquery", ["diff", old] + later)
        #expect(same.status == 0 && same.output == "" && same.errors == "", "\(same.output)")
      }
    }
  }

  @Test("How a site spells its name is no change")
  func spelling() throws {
    try withTemporaryDirectory { directory in
      for site in ["RU-Site", "Ru-sITE"] {
        var sites = PublishedSites()
        sites.add(site, ["PPSState=preview"], support: "mailto:help@example.org")
        try Command.write(sites.ldif, to: "\(directory)/\(site)")
      }
      let same = try Tool("ppsquery", ["diff", "\(directory)/RU-Site", "\(directory)/Ru-sITE"])
      #expect(same.status == 0 && same.output == "", "\(same.output)")
    }
  }

  @Test("Added, gone and changed, between two snapshots, and between one and now")
  func diff() throws {
    try withTemporaryDirectory { directory in
      let (old, new) = ("\(directory)/old.ldif", "\(directory)/new.ldif")
      try Command.write(Self.sites(["A", "B"]), to: old)
      var later = PublishedSites()
      later.add("B", ["PPSState=closed", "PPSPath=/opt/y", "PPSTested=yes"], age: 90_000)
      later.add("C", ["PPSState=preview"])
      try Command.write(later.ldif, to: new)
      let text = """
        - A: preview gLite-UI 126 (3.2.1-4) for ops
        ~ B: preview gLite-UI 126 (3.2.1-4) for ops
            state: preview -> closed
            path: /opt/x -> /opt/y
            tested: (none) -> yes
        + C: preview gLite-UI 126 (3.2.1-4) for ops

        """
      let differs = try Tool("ppsquery", ["diff", old, new])
      #expect(differs.status == 2 && differs.output == text && differs.errors == "")
      let slapd = try Slapd(ldif: later.ldif)
      let now = try Tool("ppsquery", ["diff", old, "--bdii", slapd.url])
      #expect(now.status == 2 && now.output == text, "\(now.errors)")
      let same = try Tool("ppsquery", ["diff", new, "--bdii", slapd.url])
      #expect(same.status == 0 && same.output == "" && same.errors == "")
      #expect(try Tool("ppsquery", ["diff", old, new, "--site", "C", "--count"]).output == "1\n")

      let python = try #require(Package.python, "run the tests with scripts/test")
      let outcome = try Command.run(
        [
          python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
          "\(Package.root)/schema/diff.schema.json",
        ], input: Tool("ppsquery", ["diff", old, new, "--output", "json"]).output)
      #expect(outcome.status == 0, "\(outcome.output)")

      slapd.stop()
      #expect(try Tool("ppsquery", ["diff", old, "--bdii", slapd.url]).status == 69)
      #expect(try Tool("ppsquery", ["diff", old, "\(directory)/none"]).status == 74)
      for options in [["--bdii", "x"], ["--any"], ["--merge"], ["--timeout", "5s"]] {
        #expect(try Tool("ppsquery", ["diff", old, new] + options).status == 64, "\(options)")
      }
      let cut = "\(directory)/cut.ldif"
      try Command.write(
        Self.sites(["A", "B"]) + "# search result\nsearch: 2\nresult: 4 Size limit exceeded\n",
        to: cut)
      let partial = try Tool("ppsquery", ["diff", cut, new])
      #expect(partial.status == 75, "\(partial.errors)")
    }
  }
}
