import TestSupport
import Testing

@Suite("ppsjdl sends jobs where a WMS can send them, and nowhere else")
struct RoutePlacesTests {
  private typealias Grid = RouteSearchTests

  private func run(_ arguments: [String], _ sites: String...) throws -> Tool {
    try Grid.run(arguments, sites)
  }

  /// A condition that names the computing element of a site.
  private static func element(of site: String) -> String {
    "other.GlueCEUniqueID == \"ce.\(site):8443/cream-pbs-q\"\n"
  }

  @Test("Where what is wanted has no computing element for the VO, its tag sends no job elsewhere")
  func closedSharedTag() throws {
    let tags = ["VO-ops-gLite-UI-preview-128"]
    let closed = Grid.site(
      "E", carrier: ["PPSPath=/"], working: "128", tags: tags, rules: ["VO:dteam"])
    let none = try run(["--version", "3.2.1-5"], closed, Grid.site("F", tags: tags))
    #expect(none.status == 1 && none.output == "", "\(none.output)")
    #expect(
      none.errors.contains("has the same tag elsewhere, and a WMS of ops gets no"), "\(none.errors)"
    )
  }

  @Test("A name with a NUL, which no JDL can hold, keeps nobody from the others")
  func nul() throws {
    let tags = ["VO-ops-glite-preview-126"]
    let bad = Grid.site("BAD", tags: tags).replacing(
      "dn: GlueCEUniqueID=ce.BAD:", with: "dn: GlueCEUniqueID=ce.B\\00D:"
    ).replacing(
      "GlueCEUniqueID: ce.BAD:8443/cream-pbs-q",
      with: "GlueCEUniqueID:: \(HostileTests.base64("ce.B\0D:8443/cream-pbs-q"))")
    let tool = try run(
      ["--version", "126", "--explicit", "--expression"], Grid.site("GOOD", tags: tags), bad)
    #expect(tool.output == "other.GlueCEUniqueID == \"ce.GOOD:8443/cream-pbs-q\"\n")
    #expect(tool.status == 0 && tool.errors.contains("left out: BAD: 'ce.B\\0D:8443/cream-pbs-q'"))
  }

  @Test("Jobs are sent where a WMS of the VO sees them", arguments: [[], ["--avoid"]])
  func access(_ arguments: [String]) throws {
    let tags = ["VO-ops-glite-preview-126"]
    let (all, open) = (
      Grid.site("ALL", tags: tags, rules: ["VOMS:/ops"]),
      Grid.site("OPEN", tags: tags, rules: ["VOMS:/ops/Role=pilot"])
    )
    let denied = Grid.site("DENIED", tags: tags, rules: ["VO:ops", "DENY:/ops"])
    let explicit = ["--version", "126", "--explicit", "--expression"] + arguments
    let tool = try run(explicit, all, open, denied)
    #expect(
      tool.output.hasPrefix("other.GlueCEUniqueID == \"ce.OPEN:8443/cream-pbs-q\"")
        || tool.output.hasPrefix("(other.GlueCEUniqueID == \"ce.OPEN:8443/cream-pbs-q\""))
    #expect(try run(explicit, all).status == 1)
    try withTemporaryDirectory { directory in
      try Command.write("Rank = 1;\n", to: "\(directory)/job.jdl")
      let why = try run(
        ["match", "\(directory)/job.jdl", "--why", "ce.ALL:8443/cream-pbs-q"], all)
      #expect(
        why.output.contains(
          "no access rule by which a WMS of ops asks (VO:ops, VOMS:/ops/…)"))
    }
  }

  @Test("What a WMS does not have is not named, and standard error tells when it has nothing")
  func withoutSubCluster() throws {
    let tags = ["VO-ops-glite-preview-126"]
    let (whole, lone) = (
      Grid.site("WHOLE", tags: tags),
      Grid.site("LONE", tags: tags).replacing(
        "GlueForeignKey: GlueClusterUniqueID=c.LONE",
        with: "GlueForeignKey: GlueClusterUniqueID=C.LONE")
    )
    let explicit = ["--version", "126", "--explicit", "--expression"]
    #expect(try run(explicit, whole, lone).output == Self.element(of: "WHOLE"))
    let none = try run(explicit, lone)
    #expect(none.status == 1 && none.output == "", "\(none.output)")
    let waiting = "jobs would wait: a WMS of ops gets no computing element with it now"
    for (sites, waits) in [([whole, lone], false), ([lone], true)] {
      let tool = try Grid.run(["--version", ">=126"], sites)
      #expect(tool.status == 0 && tool.output.contains("Member("))
      #expect(tool.errors.contains(waiting) == waits, "\(tool.errors)")
      #expect(
        tool.errors.contains("this tells why: ppsquery --version '>=126' --vo ops\n") == waits)
    }
    let avoided = try run(["--version", ">=126", "--avoid"], lone)
    #expect(avoided.status == 0 && avoided.errors == "", "\(avoided.errors)")
  }

  @Test("Where a BDII was asked and told all or a part, no tag of another VO is selected")
  func otherVO() throws {
    let other = Grid.site("EU", tags: ["VO-ops-eu-gLite-UI-preview-126"], rules: ["VO:ops-eu"])
    let json = ["--version", "126", "--output", "json"]
    let none = try run(json, other)
    #expect(none.status == 1 && !none.output.contains("RegExpMember"), "\(none.output)")
    #expect(!none.output.contains("\"expression\""))
    let cut = try run(
      json, other, "dn: GlueSubClusterUniqueID=x,o=grid\nobjectClass GlueSubCluster\n")
    #expect(cut.status == 75 && !cut.output.contains("\"expression\""), "\(cut.output)")
    // One tag is that of this VO alone.
    let exact = try run(json + ["--product", "gLite-UI"], other)
    #expect(exact.status == 1 && exact.output.contains("Member(\\\"VO-ops-gLite-UI-preview-126"))
  }
}
