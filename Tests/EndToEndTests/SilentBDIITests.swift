import Glibc
import TestSupport
import Testing

@Suite("A resource BDII that does not answer takes nothing from what pps gip prints")
struct SilentBDIITests {
  static let pilot = [
    "--type", "org.glite.wms.WMProxy", "--endpoint",
    "https://wms-pilot.example.org:7443/glite_wms_wmproxy_server",
  ]

  /// A site with a preview and a pilot that is looked up, after one answer of its resource BDII.
  struct Published {
    let site: EmptySite
    let slapd: Slapd
    let plugin: String
    let provider: String

    init() throws {
      slapd = try StoringTests.resource()
      site = try EmptySite(resourceBDII: slapd.url)
      try #require(site.preview("publish", ["--path", "/opt/x"]).status == 0)
      try #require(site.pilot("open", StoringTests.service + SilentBDIITests.pilot).status == 0)
      plugin = try Self.gip(site, "plugin").output
      provider = try Self.gip(site, "provider").output
      #expect(plugin.contains("GLUE2EntityOtherInfo: PPSKind=pilot"))
      #expect(provider.contains("GlueServiceDataKey: PPSState"))
    }

    static func gip(_ site: EmptySite, _ program: String, _ options: [String] = []) throws -> Tool {
      try site.pps(["gip", program, "--cache-dir", "\(site.path)/cache"] + options)
    }

    func gip(_ program: String, _ options: [String] = []) throws -> Tool {
      try Self.gip(site, program, options)
    }

    /// Has another server asked from now on.
    func ask(_ url: String) throws {
      try Command.check([
        "sed", "-i", "s|^resource_bdii: .*|resource_bdii: \(url)|", site.configuration,
      ])
    }

    func kept() throws -> String {
      try Command.check(["sh", "-c", "cat \"$0\"/*.ldif", "\(site.path)/cache"])
    }
  }

  /// What a later answer has more than an earlier one, made at another time, but for the list of its keys.
  static func added(_ new: String, to old: String) -> Set<String> {
    func lines(_ text: String) -> Set<String> {
      Set(
        text.split(separator: "\n").map(String.init).filter {
          !$0.contains("CreationTime") && !$0.hasPrefix("GlueServiceDataValue: PPSKind,")
        })
    }
    #expect(lines(old).isSubset(of: lines(new)), "\(lines(old).subtracting(lines(new)))")
    return lines(new).subtracting(lines(old))
  }

  enum Silence: String, CaseIterable { case refuses, hangs, breaksOff, hasJustStarted }

  @Test(
    "Where the pilot stands is what it last was, and said to be; no better answer is lost",
    arguments: Silence.allCases)
  func silent(_ silence: Silence) throws {
    let published = try Published()
    let kept = try published.kept()
    let broken = try BrokenServer(
      before: published.slapd.port, after: 200, silence == .hangs ? .hangs : .breaksOff)
    let empty = try Slapd(.init(ldif: topRoots))
    switch silence {
    case .refuses: try published.ask("ldap://127.0.0.1:1")
    case .hangs, .breaksOff: try published.ask(broken.url)
    case .hasJustStarted: try published.ask(empty.url)
    }
    let plugin = try published.gip("plugin")
    let provider = try published.gip("provider")
    for tool in [plugin, provider] {
      #expect(tool.status == 0 && tool.errors.contains("what it published at 20"), "\(tool.errors)")
      #expect(
        tool.errors.contains(
          silence == .hasJustStarted ? "publishes nothing yet" : "did not answer"))
      #expect(tool.errors.split(separator: "\n").count == 1)
    }
    let marks = Self.added(plugin.output, to: published.plugin)
    #expect(
      marks.count == 1 && marks.allSatisfy { $0.hasPrefix("GLUE2EntityOtherInfo: PPSStale=20") },
      "\(marks)")
    let data = Self.added(provider.output, to: published.provider)
    #expect(data.contains("GlueServiceDataKey: PPSStale"), "\(data)")
    #expect(provider.output.contains(",PPSContact,PPSStale\n"))
    // The preview needs no look-up.
    #expect(!provider.output.contains("GLUE2EntityOtherInfo: PPSStale"))
    #expect(try published.kept() == kept)
    // When it answers again, all is as it was.
    try published.ask(published.slapd.url)
    #expect(try Self.added(published.gip("plugin").output, to: published.plugin) == [])
  }

  @Test("What has changed since is told as it is now, and what was not asked for yet is not known")
  func changed() throws {
    let published = try Published()
    try published.ask("ldap://127.0.0.1:1")
    let other = [
      "preview", "publish", "--vo", "dteam", "--product", "gLite-UI", "--working-version", "127",
      "--path", "/opt/y",
    ]
    #expect(try published.site.pps(other).status == 0)
    #expect(try published.site.preview("withdraw", []).status == 0)
    #expect(try published.site.pilot("close", []).status == 0)
    let lb = ["--type", "org.glite.lb.Server", "--endpoint", "https://lb.example.org:9000/"]
    #expect(try published.site.pilot("open", StoringTests.service + lb, product: "LB").status == 0)
    let plugin = try published.gip("plugin").output
    #expect(plugin.contains(": VO-dteam-gLite-UI-preview-127\n"))
    #expect(!plugin.contains("VO-ops-gLite-UI-preview-126"))
    #expect(plugin.contains("GLUE2EntityOtherInfo: PPSState=closed\n"))
    #expect(
      plugin.contains("GLUE2EntityOtherInfo: PPSStale=20") && !plugin.contains("PPSProduct=LB"))
    let provider = try published.gip("provider")
    #expect(provider.errors.contains("pilot LB 3.2.1-4: its IDs can only be looked up"))
    #expect(!provider.errors.contains("pilot WMS"), "\(provider.errors)")
    #expect(provider.output.contains("/pps-preview/dteam/gLite-UI/127"))
  }

  @Test("However short a run may be, the state is that of now", arguments: ["2", "6"])
  func inTime(_ deadline: String) throws {
    let published = try Published()
    let broken = try BrokenServer(before: published.slapd.port, after: 200, .hangs)
    try published.ask(broken.url)
    #expect(try published.site.preview("withdraw", []).status == 0)
    for program in ["plugin", "provider"] {
      let tool = try published.gip(program, ["--deadline", deadline])
      #expect(tool.status == 0 && tool.errors.contains("did not answer"), "\(tool.errors)")
      #expect(tool.output.contains("PPSState") && !tool.output.contains("PPSState=preview"))
    }
  }

  @Test("That it has no such service is an answer; and no answer stands in for ever")
  func limits() throws {
    let published = try Published()
    try published.ask("ldap://127.0.0.1:1")
    let never = try published.gip("plugin", ["--hold-over", "0"])
    #expect(!never.output.contains("PPSKind=pilot"))
    #expect(never.errors.contains("the IDs are taken as configured"))
    let cache = "\(published.site.path)/cache/resource-bdii.ldif"
    let text = try Command.read(cache)
    for (edit, message) in [("s/^# 20../# 2001/", "as configured"), ("$d", "cannot stand in")] {
      try Command.check(["sed", "-i", edit, cache])
      let late = try published.gip("plugin")
      #expect(late.status == 0 && !late.output.contains("PPSKind=pilot"))
      #expect(late.errors.contains(message), "\(late.errors)")
      try Command.write(text, to: cache)
    }

    let without = try Slapd(
      .init(
        ldif: topRoots + """
          dn: mds-vo-name=resource,o=grid
          objectClass: MDS
          mds-vo-name: resource

          dn: GLUE2GroupID=resource,o=glue
          objectClass: GLUE2Group
          GLUE2GroupID: resource

          """))
    try published.ask(without.url)
    for program in ["plugin", "provider"] {
      let tool = try published.gip(program)
      #expect(tool.status == 0 && !tool.output.contains("pilot"), "\(tool.output)")
    }
    try published.ask("ldap://127.0.0.1:1")
    #expect(try !published.gip("plugin").output.contains("pilot"))
  }

  @Test("Through real BDIIs the pilot stays, and is said to be held over until one answers again")
  func live() throws {
    let example = "\(Package.root)/ldif/example-site"
    let hierarchy = try BDIIHierarchy(["--resource-ldif", "\(example)/resource.ldif"])
    try Command.check(["mkdir", "\(hierarchy.files)/state"])
    try RoundTripTests.writeConfiguration(hierarchy)
    let open = ["pilot", "open", "--product", "WMS", "--package-version", "3.2.1-4"]
    #expect(try GIPTests.pps(hierarchy, open + StoringTests.service + Self.pilot).status == 0)
    let install = ["gip", "install", "--gip-dir", "\(hierarchy.path)/resource"]
    #expect(try GIPTests.pps(hierarchy, install).status == 0)
    let mark = "(&(objectClass=GLUE2Endpoint)(GLUE2EntityOtherInfo=PPSState=pilot)"
    try hierarchy.wait("top", "o=glue", mark + ")")
    try hierarchy.wait("top", "o=grid", "(GlueServiceDataKey=PPSState)")
    let configuration = "\(hierarchy.files)/site.yaml"
    let text = try Command.read(configuration)
    try Command.write(
      text.replacing(try hierarchy.url("resource"), with: "ldap://127.0.0.1:1"), to: configuration)
    try hierarchy.wait("top", "o=glue", mark + "(GLUE2EntityOtherInfo=PPSStale=*))")
    try hierarchy.wait("top", "o=grid", "(GlueServiceDataKey=PPSStale)")
    try hierarchy.wait("top", "o=grid", "(GlueServiceDataKey=PPSState)")
    try Command.write(text, to: configuration)
    try hierarchy.wait("top", "o=glue", mark + "(!(GLUE2EntityOtherInfo=PPSStale=*)))")
    #expect(try hierarchy.refused() == "")
  }

  @Test("A tag that the subcluster had in another case is left alone though nobody can be asked")
  func tags() throws {
    let ldif = try StoringTests.ldif("resource").replacing(
      "GlueHostApplicationSoftwareRunTimeEnvironment: LCG-2\n",
      with: "GlueHostApplicationSoftwareRunTimeEnvironment: vo-OPS-gLite-UI-preview-126\n")
    let slapd = try StoringTests.resource(ldif)
    let site = try EmptySite(resourceBDII: slapd.url)
    #expect(try site.preview("publish", ["--path", "/opt/x"]).status == 0)
    let first = try Published.gip(site, "plugin")
    #expect(!first.output.contains("VO-ops-gLite-UI-preview-126"), "\(first.output)")
    slapd.stop()
    let late = try Published.gip(site, "plugin")
    #expect(late.output == first.output && late.errors.contains("did not answer"))
  }

  @Test(
    "The site's application stays marked, and alone, when other previews come and go",
    arguments: [false, true])
  func applications(inTagFiles: Bool) throws {
    let tag = "VO-ops-gLite-UI-preview-126"
    let own = "GLUE2ResourceID=ce.example.org,GLUE2ServiceID=ce.example.org_ComputingElement,"
    let application = "dn: GLUE2ApplicationEnvironmentID=\(tag)_ce.example.org,\(own)"
    let ldif = try StoringTests.ldif("resource").replacing("VO-dteam-training-2.1", with: tag)
    try #require(ldif.contains(application))
    let slapd = try StoringTests.resource(ldif)
    let site = try EmptySite(resourceBDII: slapd.url)
    if inTagFiles {
      let ids = TagSite.subclusters
      for id in ids {
        try Command.check([
          "mkdir", "-p", "\(site.path)/info/\(id)/ops", "\(site.path)/info/\(id)/dteam",
        ])
      }
      try Command.write(
        "format: 1\ntag_dir: \(site.path)/info\nsubclusters: [\(ids.joined(separator: ", "))]\n",
        to: "\(site.state)/tags.yaml")
    }
    func other(_ verb: String, _ version: String, _ options: [String] = []) throws {
      let tool = try site.pps(
        ["preview", verb, "--vo", "dteam", "--product", "gLite-UI", "--working-version", version]
          + options)
      #expect(tool.status == 0, "\(tool.errors)")
    }
    func check() throws {
      let plugin = try Published.gip(site, "plugin")
      let provider = try Published.gip(site, "provider")
      #expect(plugin.status == 0 && provider.status == 0)
      #expect(plugin.output.contains(application), "\(plugin.output)")
      #expect(
        provider.output.contains(
          "ID=\(tag)_ce.example.org/path,GLUE2ApplicationEnvironmentID=\(tag)_ce.example.org,"),
        "\(provider.output)")
      #expect(!provider.output.contains("ApplicationEnvironmentID=ce.example.org/\(tag)"))
      // Where the site makes applications of tag files, what it makes of the newest is waited for.
      #expect(
        provider.output.contains("ApplicationEnvironmentID=ce.example.org/VO-dteam") != inTagFiles)
    }
    #expect(try site.preview("publish", ["--path", "/opt/x"]).status == 0)
    try other("publish", "128", ["--path", "/opt/z"])
    try check()
    slapd.stop()
    try other("publish", "127", ["--path", "/opt/y"])
    try check()
    try other("withdraw", "128")
    try check()
  }
}
