import TestSupport
import Testing

/// On a grid of more than 40 sites, which are counted only that far.
@Suite("A large grid")
struct LargeGridTests {
  private static let query = ["--version", "126", "--count"]
  private let slapd: Slapd

  init() throws {
    var sites = PublishedSites()
    for number in 0..<45 { sites.add("SITE-\(number)", ["PPSState=preview"]) }
    slapd = try Slapd(ldif: sites.ldif)
  }

  @Test("Of servers that are asked at once, neither a silent nor an empty one keeps the answer")
  func any() throws {
    let silent = try FakeServer { $0.waitForEnd() }
    let empty = try Slapd(ldif: topRoots)
    for others in [[silent.url], [empty.url], [silent.url, empty.url]] {
      let start = ContinuousClock.now
      let servers = (others + [slapd.url]).flatMap { ["--bdii", $0] }
      let found = try Tool("ppsquery", Self.query + ["--any", "--timeout", "60s"] + servers)
      #expect(found.status == 0 && found.output == "45\n" && found.errors == "", "\(found.errors)")
      #expect(start.duration(to: .now) < .seconds(30), "\(others)")
    }
    let none = try Tool(
      "ppsquery",
      Self.query + ["--any", "--timeout", "1s", "--bdii", empty.url, "--bdii", silent.url])
    // The one that was silent may know.
    #expect(none.status == 75 && !none.errors.contains("no site"), "\(none.errors)")
    // Who answered that there is nothing is asked on while there is time, and believed.
    for servers in [[silent.url, slapd.url], [slapd.url, silent.url, empty.url]] {
      let nothing = try Tool(
        "ppsquery",
        ["values", "GlueCEStateStatus", "--filter", "(GlueCEStateStatus=Foo)", "--any"]
          + ["--timeout", "4s"] + servers.flatMap { ["--bdii", $0] })
      #expect(nothing.status == 1, "\(nothing.errors)")
      #expect(nothing.errors.contains("no entry that matches has GlueCEStateStatus"))
    }
  }

  @Test("Who waits is told of sites that no index finds, and of all before it is given up")
  func wait() throws {
    var (sites, bare) = (PublishedSites(), PublishedSites())
    for number in 0..<45 { sites.add("SITE-\(number)", ["PPSState=preview"]) }
    sites.add("FOUND", ["PPSState=preview"], working: "127")
    bare.add("BARE", ["PPSState=preview"], working: "127")
    let end = try #require(bare.ldif.firstRange(of: "dn: GLUE2ExtensionLocalID")).lowerBound
    sites.ldif += bare.ldif[..<end].dropFirst(topRoots.count)
    let slapd = try Slapd(ldif: sites.ldif)
    let query = ["--version", "127", "--bdii", slapd.url]
    #expect(try Tool("ppsquery", query + ["--output", "sites"]).output == "FOUND\n")
    let wait = ["wait", "--interval", "1s"] + query
    let start = ContinuousClock.now
    let two = try Tool("ppsquery", wait + ["--sites", "2", "--timeout", "60s"])
    #expect(two.status == 0 && two.output == "BARE\nFOUND\n" && two.errors == "", "\(two.errors)")
    #expect(start.duration(to: .now) < .seconds(30))
    let three = try Tool("ppsquery", wait + ["--sites", "3", "--timeout", "4s"])
    #expect(three.status == 75 && three.output == "BARE\nFOUND\n")
    #expect(three.errors == "ppsquery: error: 2 sites have version 127 after 4s, not 3\n")
  }

  @Test("The cache answers alone, and where it cannot, says what is from it")
  func cache() throws {
    try withTemporaryDirectory { directory in
      func ask(_ options: [String] = []) throws -> Tool {
        try Tool(
          "ppsquery", Self.query + ["--max-age", "5m", "--bdii", slapd.url] + options,
          environment: ["XDG_CACHE_HOME=\(directory)"])
      }
      let first = try ask()
      #expect(first.status == 0 && first.errors == "", "\(first.errors)")
      // What the first answers called for was kept in files that hold its carriers.
      let later = try Command.check(["grep", "-l", "GLUE2EntityOtherInfo", "-r", directory])
      let parts = later.split(separator: "\n").map(String.init)
      #expect(!parts.isEmpty)
      for part in parts { _ = try Command.check(["mv", part, part + ".away"]) }
      let mixed = try ask()
      #expect(mixed.status == 0 && mixed.output == "45\n")
      #expect(mixed.errors.contains("from the cache: what \(slapd.url) answered "))
      #expect(
        mixed.errors.contains("not all was in the cache: the rest was asked of \(slapd.url) now"))
      slapd.stop()
      let second = try ask()
      #expect(second.status == 0 && second.output == "45\n", "\(second.errors)")
      #expect(second.errors.hasPrefix("ppsquery: from the cache: what \(slapd.url) answered "))
      #expect(!second.errors.contains("not all"))
    }
  }

  @Test("What is asked because of carriers is found in the cache again")
  func cacheOfApplications() throws {
    var sites = PublishedSites()
    for number in 0..<45 {
      sites.add(
        "SITE-\(number)",
        [
          "PPSState=preview", "PPSTag=VO-ops-gLite-UI-preview-126", "PPSSubCluster=sc\(number)",
        ])
    }
    let tagged = try Slapd(ldif: sites.ldif)
    try withTemporaryDirectory { directory in
      func ask() throws -> Tool {
        try Tool(
          "ppsquery", Self.query + ["--max-age", "5m", "--bdii", tagged.url],
          environment: ["XDG_CACHE_HOME=\(directory)"])
      }
      #expect(try ask().errors == "")
      let asked = try Command.check([
        "grep", "-l", "GLUE2ApplicationEnvironmentID", "-r", directory,
      ])
      #expect(asked != "")
      for _ in 0..<3 {
        let again = try ask()
        #expect(again.status == 0 && again.output == "45\n")
        #expect(!again.errors.contains("not all"), "\(again.errors)")
      }
    }
  }
}
