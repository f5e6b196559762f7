import Files
import Rollout
import StateStore
import TestSupport
import Testing

@Suite("bdii-update is not harmed")
struct GIPTests {
  /// A site's GIP folders with other people's files in them, and the example site's state. No
  /// server runs, so the resource BDII cannot be asked.
  static func folders() throws -> BDIIHierarchy {
    let example = "\(Package.root)/ldif/example-site"
    let hierarchy = try BDIIHierarchy(
      ["--resource-ldif", "\(example)/resource.ldif"], isStarted: false)
    let gip = "\(hierarchy.path)/resource"
    try install(
      """
      dn: GlueServiceUniqueID=other.example.org,mds-vo-name=resource,o=grid
      objectClass: GlueTop
      objectClass: GlueService
      GlueServiceUniqueID: other.example.org
      GlueServiceStatusInfo: see "cdn" : it works
      """, as: "\(gip)/provider/other")
    // An old-style plugin, and one that adds, as the site's own would.
    try install(
      """
      dn: GlueCEUniqueID=ce.example.org:8443/cream-pbs-ops,mds-vo-name=resource,o=grid
      GlueCEStateWaitingJobs: 17
      """, as: "\(gip)/plugin/lcg-info-dynamic")
    try install(
      """
      dn: GlueSubClusterUniqueID=ce.example.org,GlueClusterUniqueID=ce.example.org,mds-vo-name=resource,o=grid
      changetype: modify
      add: GlueHostApplicationSoftwareRunTimeEnvironment
      GlueHostApplicationSoftwareRunTimeEnvironment: VO-ops-mine
      """, as: "\(gip)/plugin/site-tags")
    _ = try Command.check(["cp", "-R", "\(example)/state", "\(hierarchy.files)/state"])
    let configuration = try Command.read("\(example)/site.yaml")
      .replacing("ldap://localhost:2170", with: "ldap://127.0.0.1:1")
    try Command.write(configuration, to: "\(hierarchy.files)/site.yaml")
    return hierarchy
  }

  private static func install(_ ldif: String, as path: String) throws {
    try Command.write("#!/bin/sh\ncat <<'EOF'\n\(ldif)\n\nEOF\n", to: path)
    _ = try Command.check(["chmod", "755", path])
  }

  static func pps(_ hierarchy: BDIIHierarchy, _ arguments: [String]) throws -> Tool {
    try Tool(
      "pps", arguments,
      environment: [
        "PPS_STATE_DIR=\(hierarchy.files)/state", "PPS_CONFIG=\(hierarchy.files)/site.yaml",
        "PPS_CACHE_DIR=\(hierarchy.files)/cache",
      ], timeLimit: 120)
  }

  /// What bdii-update prints, as the lines of each entry; creation times are made alike.
  static func entries(_ text: String) -> [String: Set<String>] {
    var entries: [String: Set<String>] = [:]
    var dn = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("dn: ") { dn = String(line) }
      entries[dn, default: []].insert(
        line.hasPrefix("glue2entitycreationtime:") ? "" : String(line))
    }
    return entries
  }

  @Test("With ours added, all other entries are as they were but for our marks")
  func others() throws {
    let hierarchy = try Self.folders()
    let before = Self.entries(try hierarchy.updateOnce())
    #expect(before.count > 20)
    let gip = ["--gip-dir", "\(hierarchy.path)/resource"]
    #expect(try Self.pps(hierarchy, ["gip", "install"] + gip).status == 0)
    let after = Self.entries(try hierarchy.updateOnce())

    let tag = "gluehostapplicationsoftwareruntimeenvironment: "
    var changed: [String: (lost: Set<String>, gained: Set<String>)] = [:]
    for (dn, lines) in before {
      let now = try #require(after[dn], "\(dn)")
      if now != lines { changed[dn] = (lines.subtracting(now), now.subtracting(lines)) }
    }
    #expect(changed.count == 4)
    for (dn, change) in changed {
      if dn.hasPrefix("dn: GlueSubClusterUniqueID=") {
        #expect(change.lost.isEmpty)
        #expect(
          change.gained == [
            tag + "VO-ops-gLite-UI-preview-126", tag + "VO-dteam-gLite-UI-preview-126",
          ])
      } else if dn.hasPrefix("dn: GLUE2ServiceID=") {
        #expect(change.lost == ["glue2servicequalitylevel: production"])
        #expect(change.gained == ["glue2servicequalitylevel: pre-production"])
      } else {
        #expect(dn.hasPrefix("dn: GLUE2EndpointID=wms-pilot"))
        #expect(
          change.lost.allSatisfy {
            $0.hasPrefix("glue2endpointqualitylevel:")
              || $0.hasPrefix("glue2endpointimplementationversion:")
          })
        #expect(
          change.gained.allSatisfy {
            $0.hasPrefix("glue2entityotherinfo: PPS") || $0.hasPrefix("glue2endpoint")
          })
      }
    }
    // One value each of what was set.
    let endpoint = try #require(after.first { $0.key.hasPrefix("dn: GLUE2EndpointID=wms-pilot") })
    for name in ["qualitylevel", "servingstate", "implementationversion"] {
      #expect(endpoint.value.filter { $0.hasPrefix("glue2endpoint\(name):") }.count == 1)
    }
    for dn in after.keys where before[dn] == nil {
      #expect(
        dn.contains("/pps-preview/") || dn.contains("GLUE2ExtensionLocalID=PPS-")
          || dn.contains("/VO-") || dn.contains("GlueServiceDataKey=PPS"), "\(dn)")
    }

    let gone = try Self.pps(hierarchy, ["gip", "uninstall"] + gip)
    #expect(
      gone.status == 0 && gone.errors.contains("as open: pilot WMS 3.2.1-4"), "\(gone.errors)")
    #expect(Self.entries(try hierarchy.updateOnce()) == before)
  }

  @Test("Installed once, under names that bdii-update runs; what is not ours stays")
  func installing() throws {
    let hierarchy = try Self.folders()
    let gip = ["--gip-dir", "\(hierarchy.path)/resource"]
    let dry = try Self.pps(hierarchy, ["gip", "install", "--dry-run"] + gip)
    #expect(dry.status == 0 && dry.errors.contains("dry run:"))
    let list = { try Command.check(["ls", "-A", "\(hierarchy.path)/resource/plugin"]) }
    #expect(try list() == "lcg-info-dynamic\nsite-tags\n")
    #expect(try Self.pps(hierarchy, ["gip", "install"] + gip).status == 0)
    let again = try Self.pps(hierarchy, ["gip", "install"] + gip)
    #expect(again.status == 0 && again.errors.contains("is there already"))
    #expect(try list() == "lcg-info-dynamic\npps-plugin\nsite-tags\n")
    let elsewhere = ["gip", "uninstall", "--state-dir", "/nowhere"]
    #expect(try Self.pps(hierarchy, elsewhere + gip).status == 74)
    #expect(try list() == "lcg-info-dynamic\npps-plugin\nsite-tags\n")
    try Command.write("#!/bin/sh\n", to: "\(hierarchy.path)/resource/plugin/pps-plugin")
    let foreign = try Self.pps(hierarchy, ["gip", "install"] + gip)
    #expect(foreign.status == 77 && foreign.errors.contains("is not ours"))
    #expect(try Self.pps(hierarchy, ["gip", "uninstall"] + gip).status == 77)
    #expect(try Self.pps(hierarchy, ["gip", "install", "--gip-dir", "/nowhere"]).status == 74)
  }

  @Test("A pipe where our plugin should be keeps nobody waiting", .timeLimit(.minutes(1)))
  func pipe() throws {
    let hierarchy = try Self.folders()
    let gip = ["--gip-dir", "\(hierarchy.path)/resource"]
    try Command.check(["mkfifo", "\(hierarchy.path)/resource/plugin/pps-plugin"])
    for verb in ["install", "uninstall"] {
      let tool = try Self.pps(hierarchy, ["gip", verb] + gip)
      #expect(tool.status != 0 && tool.errors.contains("is no plain file"), "\(tool.errors)")
    }
  }

  @Test("bdii-update runs the names that we say it runs")
  func names() throws {
    let hierarchy = try Self.folders()
    let names = [
      "a", "a~", ".a", ".a~", "#a", "#a~", "~", "a~b", ProgramFile.temporaryName(of: "pps-plugin"),
      OpenFolder.temporaryName(of: "pps-plugin"),
    ]
    for kind in ["provider", "plugin"] {
      let log = "\(hierarchy.files)/\(kind).log"
      for name in names {
        let path = "\(hierarchy.path)/resource/\(kind)/\(name)"
        try Command.write("#!/bin/sh\nbasename \"$0\" >>\(log)\n", to: path)
        try Command.check(["chmod", "755", path])
      }
      _ = try hierarchy.updateOnce()
      let run = try Command.read(log).split(separator: "\n").map(String.init)
      #expect(run.sorted() == names.filter(ProgramFile.isRun).sorted())
    }
  }

  @Test("What a killed installation left is taken away by the next one, and by uninstalling")
  func leftBehind() throws {
    let hierarchy = try Self.folders()
    let gip = ["--gip-dir", "\(hierarchy.path)/resource"]
    let list = {
      try Command.check([
        "sh", "-c", "cd \"$0\" && find . -name '*~'", "\(hierarchy.path)/resource",
      ])
    }
    let gone = try Command.check(["sh", "-c", "echo $$"]).filter(\.isNumber)
    for verb in ["install", "uninstall"] {
      // Nothing of ours was written whole yet when it was killed.
      try Command.check([
        "sh", "-c",
        """
        cd "$0" && for kind in provider plugin; do
          touch $kind/pps-$kind.$1~ $kind/.pps-$kind.$1~ $kind/other.$1~
        done; touch plugin/pps-plugin.1~
        """, "\(hierarchy.path)/resource", gone,
      ])
      let before = try list()
      #expect(try Self.pps(hierarchy, ["gip", verb, "--dry-run"] + gip).status == 0)
      #expect(try list() == before)
      let tool = try Self.pps(hierarchy, ["gip", verb] + gip)
      #expect(
        tool.status == 0 && tool.errors.contains("/plugin/.pps-plugin.\(gone)~"), "\(tool.errors)")
      #expect(
        try list().split(separator: "\n").sorted()
          == ["./plugin/other.\(gone)~", "./plugin/pps-plugin.1~", "./provider/other.\(gone)~"])
    }
  }

  @Test("Without the state directory nothing is installed, and what is there stays")
  func withoutState() throws {
    let hierarchy = try Self.folders()
    let gip = ["--gip-dir", "\(hierarchy.path)/resource"]
    #expect(try Self.pps(hierarchy, ["gip", "install"] + gip).status == 0)
    let provider = "\(hierarchy.path)/resource/provider/pps-provider"
    let before = try Command.read(provider)
    let away = "\(hierarchy.files)/nosuch"
    let refused = try Self.pps(hierarchy, ["gip", "install", "--state-dir", away] + gip)
    #expect(refused.status == 74)
    #expect(refused.errors.contains("\(away): there is no such state directory"))
    #expect(try Command.read(provider) == before)
  }

  @Test("A broken record is told of, and hides no other")
  func brokenState() throws {
    let hierarchy = try Self.folders()
    let whole = try Self.pps(hierarchy, ["gip", "plugin"])
    let previews = "\(hierarchy.files)/state/previews/ops"
    try Command.write("format: 1\nvo: ops\npath: /cdn:x\n", to: "\(previews)/x@1.yaml")
    try Command.write("\u{0}\u{1}", to: "\(previews)/y@1.yaml")
    // One that bypassed every check when it was stored.
    let text = try Command.read("\(previews)/gLite-UI@126.yaml")
    try Command.write(
      text.replacing("gLite-UI", with: "evil").replacing("path: /opt", with: "path: /dn:x"),
      to: "\(previews)/evil@126.yaml")
    let broken = try Self.pps(hierarchy, ["gip", "plugin"])
    #expect(broken.output == whole.output)
    // Each is told once a cycle.
    let provider = try Self.pps(hierarchy, ["gip", "provider"])
    for name in ["x@1", "y@1", "evil@126"] {
      #expect(provider.errors.ranges(of: name).count == 1 && !broken.errors.contains(name))
    }
  }

  @Test("A tag that the subcluster has in another case is left alone, and so is what is not there")
  func surroundings() throws {
    let hierarchy = try Self.folders()
    let slapd = try Slapd(
      .init(
        ldif: """
          dn: o=grid
          objectClass: organization
          o: grid

          dn: mds-vo-name=resource,o=grid
          objectClass: MDS
          mds-vo-name: resource

          dn: GlueClusterUniqueID=ce.example.org,mds-vo-name=resource,o=grid
          objectClass: GlueCluster
          GlueClusterUniqueID: ce.example.org

          dn: GlueSubClusterUniqueID=ce.example.org,GlueClusterUniqueID=ce.example.org,mds-vo-name=resource,o=grid
          objectClass: GlueSubCluster
          objectClass: GlueHostApplicationSoftware
          GlueSubClusterUniqueID: ce.example.org
          GlueHostApplicationSoftwareRunTimeEnvironment: vo-OPS-gLite-UI-preview-126
          """))
    let path = "\(hierarchy.files)/site.yaml"
    let configuration = try Command.read(path)
    try Command.write(configuration.replacing("ldap://127.0.0.1:1", with: "\(slapd.url)"), to: path)
    let plugin = try Self.pps(hierarchy, ["gip", "plugin"])
    #expect(
      plugin.output == """
        dn: GlueSubClusterUniqueID=ce.example.org,GlueClusterUniqueID=ce.example.org,mds-vo-name=resource,o=grid
        changetype: modify
        add: GlueHostApplicationSoftwareRunTimeEnvironment
        GlueHostApplicationSoftwareRunTimeEnvironment: VO-dteam-gLite-UI-preview-126
        -


        """)
    let provider = try Self.pps(hierarchy, ["gip", "provider"])
    #expect(provider.errors.contains("spelled vo-OPS-gLite-UI-preview-126"))
    #expect(provider.errors.contains("does not publish GlueSubClusterUniqueID=himem.example.org"))
    #expect(provider.errors.contains("does not publish GLUE2EndpointID=wms-pilot"))
    #expect(!provider.output.contains("GlueServiceData"))
    #expect(provider.output.contains("/pps-preview/ops/"))
  }
}
