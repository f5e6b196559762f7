import Glibc
import Infosys
import LDAPClient
import TestSupport
import Testing

@Suite("Tags where the site keeps them")
struct TagPluginTests {
  static let ours = "VO-ops-gLite-UI-preview-126"

  /// Has os.listdir of the plugin folder give the site's plugin before or after ours.
  static func order(_ site: TagSite, siteFirst: Bool) throws -> Bool {
    var path = "\(site.plugins)/lcg-info-dynamic-software"
    for attempt in 0..<60 {
      let names = try Command.check([
        "/usr/bin/python3", "-c", "import os, sys; print(*os.listdir(sys.argv[1]))", site.plugins,
      ]).split(whereSeparator: \.isWhitespace)
      let first = names.firstIndex { $0 != "pps-plugin" }!
      if (first < names.firstIndex(of: "pps-plugin")!) == siteFirst { return true }
      // By hash or by age, depending on the file system.
      let next = "\(site.plugins)/tags-\(attempt)"
      try Command.check(["mv", path, next])
      path = next
      if attempt % 2 == 1 {
        try Command.check([
          "sh", "-c", "cd \"$0\" && cp -p pps-plugin x~ && rm pps-plugin && mv x~ pps-plugin",
          site.plugins,
        ])
      }
    }
    return false
  }

  @Test(
    "Whichever plugin runs first, our tags are there and all others stay", arguments: [true, false])
  func orders(_ siteFirst: Bool) throws {
    let site = try TagSite()
    let before = GIPTests.entries(try site.hierarchy.updateOnce())
    let tags = try site.published()
    #expect(tags[0].contains("VO-ops-old") && tags[0].contains("LCG-2_7_0"))
    #expect(tags[1].contains("VO-ops-c") && tags[1].contains("VO-dteam-x"))

    let installed = try site.pps(["gip", "install"] + site.gip)
    try #require(installed.status == 0)
    #expect(installed.errors.contains("replaces the software tags of ce.example.org, himem"))
    #expect(installed.errors.contains("\(site.info)/<subcluster>/<VO>/<VO>.list"))
    try #require(try Self.order(site, siteFirst: siteFirst))
    #expect(try site.published() == tags)

    let published = try site.publish("126")
    #expect(published.status == 0, "\(published.errors)")
    for id in TagSite.subclusters {
      #expect(
        try site.list(id) == "# of ops\nVO-ops-old\r\n\nVO-ops-b VO-ops-c\n\(Self.ours)\n")
    }
    #expect(try site.published() == tags.map { ($0 + [Self.ours]).sorted() })

    // Somebody took it out by other means: the same command puts it back.
    try Command.write("VO-ops-old\n", to: "\(site.info)/ce.example.org/ops/ops.list")
    let again = try site.publish("126")
    #expect(again.status == 0 && again.errors.contains("is published already"))
    #expect(try site.list("ce.example.org") == "VO-ops-old\n\(Self.ours)\n")
    try Command.write(
      "# of ops\nVO-ops-old\r\n\nVO-ops-b VO-ops-c\n\(Self.ours)\n",
      to: "\(site.info)/ce.example.org/ops/ops.list")

    // Uninstalling takes it out, installing puts it back, withdrawing takes it out for good.
    #expect(try site.pps(["gip", "uninstall"] + site.gip).status == 0)
    #expect(GIPTests.entries(try site.hierarchy.updateOnce()) == before)
    #expect(try site.pps(["gip", "install"] + site.gip).status == 0)
    #expect(try site.published() == tags.map { ($0 + [Self.ours]).sorted() })
    #expect(try site.withdraw("126").status == 0)
    #expect(try site.published() == tags)
    let after = GIPTests.entries(try site.hierarchy.updateOnce())
    for (dn, lines) in before { #expect(after[dn] == lines, "\(dn)") }
  }

  /// What no other run of the tests does.
  private static let sleep = "sleep 98.\(getpid())"

  struct Style: CustomTestStringConvertible {
    var testDescription: String
    /// A shell script; `$DN` and `$TAG` are set.
    var script: String
    var owns = false
    var message = ""
  }

  @Test(arguments: [
    Style(testDescription: "no changetype", script: "echo \"$DN\"; echo \"$TAG: A\"", owns: true),
    Style(
      testDescription: "replace",
      script: "printf '%s\\nchangetype: modify\\nreplace: %s\\n%s: A\\n' \"$DN\" $TAG $TAG",
      owns: true),
    Style(
      testDescription: "no changetype, and fails in the end",
      script: "echo \"$DN\"; echo \"$TAG: A\"; exit 3", owns: true),
    Style(
      testDescription: "add",
      script: "printf '%s\\nchangetype: modify\\nadd: %s\\n%s: A\\n' \"$DN\" $TAG $TAG"),
    Style(testDescription: "no LDIF", script: "echo $TAG"),
    Style(testDescription: "fails", script: "exit 1", message: "prints nothing now"),
    Style(
      testDescription: "hangs", script: "echo \"$DN\"; echo \"$TAG: A\"; \(sleep)7",
      message: "was not done after 1 s"),
    Style(
      testDescription: "leaves somebody behind who hangs", script: "\(sleep)6 &",
      message: "was not done after 1 s"),
    Style(
      testDescription: "no text", script: "printf '%s\\n%s: \\351\\n' \"$DN\" $TAG",
      message: "not UTF-8"),
    Style(
      testDescription: "reads its input", script: "cat >/dev/null; echo \"$DN\"; echo \"$TAG: A\"",
      owns: true),
  ])
  func detection(_ style: Style) throws {
    let site = try TagSite()
    try Command.check(["rm", "\(site.plugins)/lcg-info-dynamic-software"])
    try site.installProgram(
      """
      # \(site.info)
      DN=\(PluginOutput.exampleDN); DN="dn: $DN"; TAG=\(TagSite.tag)
      \(style.script)
      """, as: "\(site.plugins)/style")
    try site.installProgram("echo never run >&2; exit 1", as: "\(site.plugins)/kept~")
    for time in ["1e30", "inf", "-5", "0"] {
      #expect(try site.pps(["gip", "install", "--time-limit=\(time)"] + site.gip).status == 64)
    }
    let limit = style.message.contains("1 s") ? "1" : "30"
    let installed = try site.pps(["gip", "install", "--time-limit", limit] + site.gip)
    #expect(installed.status == 0)
    #expect(installed.errors.contains(style.message), "\(installed.errors)")
    #expect(installed.errors.contains("whether it replaces") == !style.message.isEmpty)
    #expect(
      installed.errors.contains("replaces the software tags of ce.example.org") == style.owns)
    #expect(installed.errors.contains("our plugin adds") == !style.owns)
    #expect(try site.publish("126").status == 0)
    #expect(try site.list("ce.example.org").contains(Self.ours) == style.owns)
    // Only what the plugin owns: it says nothing about the other subcluster.
    #expect(try !site.list("himem.example.org").contains(Self.ours))
    let plugin = try site.pps(["gip", "plugin"])
    #expect(plugin.output.contains("GlueSubClusterUniqueID=ce.example.org,") == !style.owns)
    #expect(plugin.output.contains("GlueSubClusterUniqueID=himem.example.org,"))
    for end in ["6", "7"] where style.script.contains(Self.sleep + end) {
      #expect(try Command.hasEnded(Self.sleep + end))
    }
  }

  @Test("The option and the configuration say it instead; what cannot be asked now counts on")
  func said() throws {
    let site = try TagSite()
    let decision = "\(site.hierarchy.files)/state/tags.yaml"
    #expect(try site.pps(["gip", "install", "--dry-run"] + site.gip).status == 0)
    #expect(try Command.run(["cat", decision]).status != 0)
    #expect(try site.pps(["gip", "install"] + site.gip).status == 0)
    let python = try #require(Package.python, "run the tests with scripts/test")
    try Command.check(
      [
        python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
        "\(Package.root)/schema/tags.schema.json",
      ], input: try Command.read(decision))
    // The plugin fails just now: it still owns them.
    let plugin = "\(site.plugins)/lcg-info-dynamic-software"
    let text = try Command.read(plugin)
    try Command.write("#!/bin/sh\nexit 1\n", to: plugin)
    let kept = try site.pps(["gip", "install"] + site.gip)
    #expect(kept.errors.contains("prints nothing now") && kept.errors.contains("stand in"))
    #expect(try site.publish("126").status == 0)
    #expect(try site.list("ce.example.org").contains(Self.ours))
    // It is gone: our plugin adds them, and the files are as they were.
    try Command.check(["rm", plugin])
    let gone = try site.pps(["gip", "install"] + site.gip)
    #expect(gone.status == 0 && gone.errors.contains("our plugin adds"))
    #expect(try !site.list("ce.example.org").contains(Self.ours))
    #expect(try Command.run(["cat", decision]).status != 0)
    // An owner whose folder is not known.
    try site.installProgram(
      text.replacing("/info", with: "/in''fo"), as: plugin)
    let unknown = try site.pps(["gip", "install"] + site.gip)
    #expect(unknown.status == 78 && unknown.errors.contains("--tag-dir"), "\(unknown.errors)")
    #expect(try site.pps(["gip", "install", "--tag-dir", site.info] + site.gip).status == 0)
    #expect(try site.list("himem.example.org").contains(Self.ours))
    #expect(try site.pps(["gip", "install", "--tag-dir", "/nowhere"] + site.gip).status == 74)
    #expect(try site.pps(["gip", "install", "--tag-dir", "none"] + site.gip).status == 0)
    #expect(try !site.list("himem.example.org").contains(Self.ours))
    // The configuration.
    let file = "\(site.hierarchy.files)/site.yaml"
    try Command.write(try Command.read(file) + "\ntag_dir: \(site.info)\n", to: file)
    #expect(try site.pps(["gip", "install", "--tag-dir", "none"] + site.gip).status == 64)
    let said = try site.pps(["gip", "install"] + site.gip)
    #expect(said.status == 0 && said.errors.contains("says tag_dir"))
    #expect(try site.list("himem.example.org").contains(Self.ours))
  }

  @Test("Through real BDIIs: the site's applications are marked, never doubled, and all else stays")
  func live() throws {
    let site = try TagSite(isStarted: true)
    try site.installApplicationProvider()
    #expect(try site.pps(["gip", "install"] + site.gip).status == 0)
    let top = site.hierarchy
    try top.wait(
      "top", "o=grid", "(&(GlueSubClusterUniqueID=ce.example.org)(\(TagSite.tag)=VO-ops-c))")
    try top.wait("resource", "o=glue", "(GLUE2ApplicationEnvironmentID=VO-ops-c_ce.example.org)")
    #expect(try site.publish("126").status == 0)
    for id in TagSite.subclusters {
      try top.wait(
        "top", "o=grid", "(&(GlueSubClusterUniqueID=\(id))(\(TagSite.tag)=\(Self.ours)))")
      let environment = "(GLUE2ApplicationEnvironmentID=\(Self.ours)_\(id))"
      try top.wait(
        "top", "o=glue",
        "(&\(environment)(GLUE2ApplicationEnvironmentState=installedverified)"
          + "(GLUE2ApplicationEnvironmentAppVersion=126)(GLUE2EntityOtherInfo=PPSKind=preview)"
          + "(GLUE2EntityOtherInfo=InfoProviderName=site-applications))")
      try top.wait(
        "top", "o=glue", "(GLUE2ApplicationHandleID=\(Self.ours)_\(id)/setenv)")
    }
    let applications = try Command.check([
      "ldapsearch", "-x", "-LLL", "-H", try top.url("top"), "-b", "o=glue",
      "(GLUE2ApplicationEnvironmentAppName=\(Self.ours))", "1.1",
    ])
    #expect(applications.split(separator: "\n").filter { $0.hasPrefix("dn:") }.count == 2)
    let refused = try top.refused().split(separator: "\n").filter { $0.hasPrefix("resource:") }
    #expect(refused == [])
    let query = try Tool(
      "ppsquery", ["--version", "126", "--vo", "ops", "--bdii", try top.url("top")])
    #expect(query.status == 0 && query.output.contains("/opt/exp_soft/ops/pps/126"))
    #expect(query.output.split(separator: "\n").filter { $0.contains("gLite-UI") }.count == 1)

    // Shown, and not shown: a tag of another case is in no tag file, but in the BDII.
    let clash = try site.pps([
      "tags", "add", "--vo", "ops", "VO-ops-NAGIOS", "VO-ops-fine", "--wait", "30",
    ])
    #expect(clash.status == 77 && clash.errors.contains("spelled VO-ops-nagios"))
    #expect(
      try site.pps(["tags", "add", "--vo", "ops", "VO-ops-fine", "--wait", "30"]).errors
        .contains("warning") == false)
    #expect(try site.pps(["tags", "list", "--check"]).status == 0)
    #expect(
      try site.pps(["tags", "add", "--vo", "ops", "VO-ops-late", "--wait", "0"]).errors
        .contains("does not show all tags yet"))

    #expect(try site.withdraw("126").status == 0)
    for id in TagSite.subclusters {
      try Command.check([
        Package.script("bdii"), "wait", "--absent", top.path, "top", "o=grid",
        "(&(GlueSubClusterUniqueID=\(id))(\(TagSite.tag)=\(Self.ours)))", "60",
      ])
      try top.wait(
        "top", "o=grid",
        "(&(GlueSubClusterUniqueID=\(id))(\(TagSite.tag)=VO-ops-old)(\(TagSite.tag)=VO-dteam-x)"
          + "(\(TagSite.tag)=LCG-2_7_0))")
    }
  }

  @Test(
    "Two spellings in a tag file, from which slapd takes nothing more, are told by each command")
  func twins() throws {
    let site = try TagSite(isStarted: true)
    #expect(try site.pps(["gip", "install"] + site.gip).status == 0)
    let bdii = site.hierarchy
    let shown = { (tag: String) in
      try bdii.wait(
        "resource", "o=grid",
        "(&(GlueSubClusterUniqueID=ce.example.org)(\(TagSite.tag)=\(tag)))")
    }
    try shown("VO-ops-c")
    let file = "\(site.info)/ce.example.org/ops/ops.list"
    try Command.write("VO-ops-c VO-ops-C\n", to: file)
    let told = "\(file): VO-ops-c and VO-ops-C"
    for tool in [
      try site.publish("126"), try site.pps(["tags", "add", "--vo", "dteam", "VO-dteam-n"]),
    ] {
      #expect(tool.status == 0 && tool.errors.contains("warning:"), "\(tool.errors)")
      #expect(tool.errors.contains("tag-file-case") && tool.errors.contains(told))
      #expect(tool.errors.contains("new on ce.example.org\n"), "\(tool.errors)")
    }
    let check = try site.pps(["check"])
    #expect(check.status == 1 && check.output.contains("tag-file-case"), "\(check.output)")
    #expect(check.output.contains(file) && check.output.contains("VO-ops-c and VO-ops-C"))
    try bdii.wait("resource", "o=glue", "(GLUE2ExtensionLocalID=PPS-preview-126)")
    let doctor = ["doctor", "--gip-dir", "\(bdii.path)/resource"]
    let sick = try site.pps(doctor)
    #expect(sick.status == 1 && sick.output.contains(told), "\(sick.output)")
    #expect(!sick.output.contains("tag-file-unread"), "\(sick.output)")

    // The spelling that slapd has is there still, and what is new arrives once the other one is gone.
    let removed = try site.pps(["tags", "remove", "--vo", "ops", "VO-ops-C"])
    #expect(removed.status == 0)
    try shown(Self.ours)
    try shown("VO-dteam-n")
    let well = try site.pps(["check"])
    #expect(well.status == 0 && well.output == "", "\(well.output)")

    // Of two VOs' files too; what cannot be looked at is told.
    try Command.write("VO-ops-x\n", to: "\(site.info)/himem.example.org/dteam/dteam.list")
    try Command.write("VO-ops-X\n", to: "\(site.info)/himem.example.org/ops/ops.list")
    let two = try site.pps(["check"])
    #expect(two.status == 1 && two.output.contains("VO-ops-x and VO-ops-X in "), "\(two.output)")
    try Command.check(["chmod", "o+w", "\(site.info)/himem.example.org/ops/ops.list"])
    let unseen = try site.pps(["check"])
    #expect(unseen.status == 75 && unseen.errors.contains("everybody may write to it"))
  }
}

extension PluginOutput {
  static let exampleDN =
    "GlueSubClusterUniqueID=ce.example.org,GlueClusterUniqueID=ce.example.org,mds-vo-name=resource,o=grid"
}
