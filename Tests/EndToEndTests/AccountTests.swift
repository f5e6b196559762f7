import Glibc
import TestSupport
import Testing

@Suite("The BDII's account can read the state and keep its answers")
struct AccountTests {
  private static func run(_ site: EmptySite, _ before: String, _ arguments: [String]) throws
    -> String
  {
    try Command.check(
      [
        "env", "PPS_STATE_DIR=\(site.state)", "PPS_CONFIG=\(site.configuration)",
        "PPS_CACHE_DIR=\(site.path)/cache", "LDAPNOINIT=1", "sh", "-c",
        "\(before); exec \"$0\" \"$@\"", Package.program("pps"),
      ] + arguments)
  }

  @Test("Whatever the umask is, what is made for the state can be read by everybody")
  func umask() throws {
    let site = try EmptySite()
    try Command.check(["rmdir", site.state])
    _ = try Self.run(
      site, "umask 077",
      [
        "preview", "publish", "--vo", "ops", "--product", "A", "--working-version", "1", "--path",
        "/a",
      ])
    let modes = try Command.check(
      ["find", site.state, "-not", "-name", ".lock", "-printf", "%m "])
    #expect(modes.split(separator: " ").allSatisfy { ["755", "644"].contains($0) }, "\(modes)")
    #expect(modes.split(separator: " ").count == 4)
  }

  @Test("The same of the folders above a release")
  func releases() throws {
    let fixture = try ReleaseFixture()
    let tarball = try fixture.tarball("126", package: "3.2.1-4")
    try Command.check(
      ["env"] + fixture.environment + [
        "sh", "-c", "umask 077; exec \"$0\" install \"$1\" --vo ops --root \"$2/a/b\"",
        Package.program("pps"), tarball, fixture.root,
      ])
    for path in ["", "/a", "/a/b", "/a/b/gLite-UI", "/a/b/gLite-UI/126"] {
      #expect(try Command.check(["stat", "-c", "%a", fixture.root + path]) == "755\n", "\(path)")
    }
  }

  @Test(
    "pps check tells of folders of root's that nobody else can read", .enabled(if: geteuid() == 0))
  func closed() throws {
    let site = try EmptySite()
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    #expect(try site.pps(["check"]).output == "")
    for folder in ["", "/previews", "/previews/ops"] {
      try Command.check(["chmod", "700", site.state + folder])
      let check = try site.pps(["check"])
      #expect(check.status == 0 && check.output.contains("folder-closed"), "\(check.output)")
      try Command.check(["chmod", "755", site.state + folder])
    }
    // The account's own, which may be the BDII's.
    try Command.check(["sh", "-c", "chown nobody \"$0\"; chmod 700 \"$0\"", site.state])
    #expect(try site.pps(["check"]).output == "")
  }

  @Test(
    "Pilots that the BDII's account cannot read are left out, and previews are published",
    .enabled(if: geteuid() == 0))
  func closedPilots() throws {
    let site = try EmptySite()
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    let pilot = ["--product", "WMS", "--package-version", "1.0-1", "--glue-service", "s"]
    let opened = try site.pps(["pilot", "open", "--vo", "ops", "--upgrade-class", "minor"] + pilot)
    #expect(opened.status == 0, "\(opened.errors)")
    try Command.check([
      "sh", "-c", "chmod 755 \"$0\"; cp \"$1\" \"$0/pps\"", site.path, Package.program("pps"),
    ])
    try Command.check(["chmod", "700", "\(site.state)/pilots"])
    let provider = try Command.run([
      "setpriv", "--reuid=daemon", "--regid=daemon", "--clear-groups", "env", "LDAPNOINIT=1",
      "PPS_STATE_DIR=\(site.state)", "PPS_CONFIG=\(site.configuration)", "\(site.path)/pps", "gip",
      "provider", "--cache-dir", "/nonexistent",
    ])
    #expect(provider.output.contains("/pilots: "), "\(provider.output)")
    #expect(provider.output.contains("dn: GLUE2ServiceID="))
    #expect(!provider.output.contains("dn: GlueServiceDataKey="))
  }

  @Test(
    "A folder that is given away after root locked it: its account and pps check are told what to do",
    .enabled(if: geteuid() == 0))
  func givenAway() throws {
    let site = try EmptySite()
    let configuration = try Command.read(site.configuration)
    try Command.write(
      configuration + "\ntenants: [{vo: ops, account: daemon}]\n", to: site.configuration)
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    try Command.check([
      "sh", "-c", "chmod 755 \"$0\"; chown daemon \"$0/state/previews/ops\"; cp \"$1\" \"$0/pps\"",
      site.path, Package.program("pps"),
    ])
    let withdraw = {
      try Command.run([
        "setpriv", "--reuid=daemon", "--regid=daemon", "--clear-groups", "\(site.path)/pps",
        "preview", "withdraw", "--state-dir", site.state, "--config", site.configuration,
        "--vo", "ops", "--product", "gLite-UI", "--working-version", "126",
      ])
    }
    let lock = "\(site.state)/previews/ops/.lock"
    let refused = try withdraw()
    #expect(refused.status == 74 && refused.output.contains("chown daemon \(lock)"))
    let check = try site.pps(["check"])
    #expect(check.status == 0 && check.output.contains("lock-foreign"), "\(check.output)")
    #expect(check.output.contains("chown daemon \(lock)"))
    // Root's next turn gives it away too.
    #expect(try site.preview("publish", ["--path", "/b"]).status == 0)
    #expect(try site.pps(["check"]).output == "")
    let withdrawn = try withdraw()
    #expect(withdrawn.status == 0, "\(withdrawn.output)")
  }

  @Test(
    "A folder for answers that root made by a look is given to that account; another one is told of",
    .enabled(if: geteuid() == 0))
  func cache() throws {
    let site = try EmptySite()
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    try Command.check([
      "sh", "-c",
      "mkdir -p \"$0/gip/provider\" \"$0/gip/plugin\"; chown -R nobody \"$0/gip\"; chmod 755 \"$0\"",
      site.path,
    ])
    _ = try Self.run(site, "true", ["gip", "provider"])
    let install = ["gip", "install", "--gip-dir", "\(site.path)/gip", "--cache-dir"]
    let cache = "\(site.path)/cache"
    let dry = try site.pps(install + [cache, "--dry-run"])
    #expect(dry.errors.contains("dry run: \(cache) is given to nobody"), "\(dry.errors)")
    let owner = { try Command.check(["stat", "-c", "%U", $0]) }
    #expect(try owner(cache) == "root\n")
    #expect(try site.pps(install + [cache]).errors.contains("\(cache) is given to nobody"))
    #expect(try owner(cache) == "nobody\n")
    #expect(try !site.pps(install + [cache]).errors.contains("is given to"))

    let shared = "\(site.path)/shared"
    try Command.check(["sh", "-c", "mkdir \"$0\"; touch \"$0/theirs\"", shared])
    let told = try site.pps(install + [shared])
    #expect(told.status == 0 && told.errors.contains("\(shared) belongs to root, and nobody"))
    #expect(try owner(shared) == "root\n")
    // Then each run says so, in the form of bdii-update's log.
    let run = try Command.run([
      "setpriv", "--reuid=65534", "--clear-groups", "\(site.path)/gip/plugin/pps-plugin",
    ])
    #expect(
      run.status == 0 && run.output.contains("[WARNING] pps gip plugin: the answer is not kept"))
    try Command.check(["chmod", "777", shared])
    #expect(try !site.pps(install + [shared]).errors.contains("cannot write"))
  }

  @Test(
    "A plugin in a folder of the BDII's account runs as that account, whosever the plugin is",
    .enabled(if: geteuid() == 0), arguments: ["gip/plugin", "gip"])
  func plugins(_ theirs: String) throws {
    let site = try EmptySite()
    try Command.check([
      "sh", "-c",
      """
      cd "$0"; chmod 755 .; mkdir -p gip/provider gip/plugin; touch ids; chmod 666 ids
      printf '#!/bin/sh\\nid -un >>"%s/ids"\\n' "$0" >gip/plugin/roots; chmod 755 gip/plugin/roots
      cp gip/plugin/roots gip/plugin/others; chown nobody gip/plugin/others; chown daemon "$1"
      ln -s "$0/gip/plugin/roots" gip/plugin/link
      """, site.path, theirs,
    ])
    let install = ["gip", "install", "--gip-dir", "\(site.path)/gip", "--cache-dir"]
    #expect(try site.pps(install + ["\(site.path)/cache"]).status == 0)
    #expect(try Command.read("\(site.path)/ids") == "daemon\ndaemon\ndaemon\n")
  }

  @Test(
    "So does one behind links that go through such a folder, and one that everybody can exchange not at all",
    .enabled(if: geteuid() == 0))
  func linkedPlugins() throws {
    let site = try EmptySite()
    try Command.check([
      "sh", "-c",
      """
      cd "$0"; chmod 755 .; mkdir -p gip/provider gip/plugin theirs roots everybodys; touch ids; chmod 666 ids
      printf '#!/bin/sh\\necho "${0##*/} $(id -un)" >>"%s/ids"\\n' "$0" >roots/plugin; chmod 755 roots/plugin
      ln -s ../roots/plugin theirs/file; ln -s ../roots theirs/folder; chown daemon theirs
      ln -s ../../theirs/file gip/plugin/file; ln -s "$0/theirs/folder/plugin" gip/plugin/folder
      cp roots/plugin everybodys/plugin; chmod 777 everybodys; ln -s ../../everybodys/plugin gip/plugin/free
      ln -s ../../roots/plugin gip/plugin/own; chown -h nobody gip/plugin/own
      ln -s ../../roots/../roots/./plugin gip/plugin/plain
      """, site.path,
    ])
    let install = ["gip", "install", "--gip-dir", "\(site.path)/gip", "--cache-dir"]
    let tool = try site.pps(install + ["\(site.path)/cache"])
    #expect(tool.status == 0 && tool.errors.contains("everybody may write to"), "\(tool.errors)")
    let ids = "file daemon\nfolder daemon\nown nobody\nplain root\n"
    #expect(try Command.read("\(site.path)/ids") == ids)
  }

  @Test(
    "A state that the account cannot read ends with 74; one VO's folder keeps no other's from the BDII",
    .enabled(if: geteuid() == 0))
  func unreadable() throws {
    let site = try EmptySite()
    for vo in ["ops", "dteam"] {
      #expect(try site.preview("publish", ["--path", "/a"], vo: vo).status == 0)
    }
    try Command.check([
      "sh", "-c", "chmod 755 \"$0\"; cp \"$1\" \"$0/pps\"", site.path, Package.program("pps"),
    ])
    func pps(_ arguments: String...) throws -> Command.Outcome {
      try Command.run(
        [
          "setpriv", "--reuid=daemon", "--regid=daemon", "--clear-groups", "\(site.path)/pps",
        ] + arguments + ["--state-dir", site.state, "--config", site.configuration])
    }
    for (folder, mode, status) in [
      ("ops", "700", Int32(0)), ("ops", "744", 0), ("ops/gLite-UI@126.yaml", "600", 0),
      ("", "700", 74),
    ] {
      let folder = "\(site.state)/previews/\(folder)"
      try Command.check(["chmod", mode, folder])
      for command in [["list"], ["preview", "list"], ["pilot", "list"]] {
        let list =
          try command.count == 1
          ? pps(command[0]) : pps(command[0], command[1])
        #expect(list.status == 74, "\(command) \(folder) \(mode): \(list.output)")
      }
      let plugin = try pps("gip", "plugin", "--hold-over", "0")
      #expect(plugin.status == status, "\(folder) \(mode): \(plugin.output)")
      #expect(!plugin.output.contains("VO-ops"))
      #expect(plugin.output.contains("VO-dteam") == (status == 0))
      try Command.check(["chmod", mode == "600" ? "644" : "755", folder])
    }
    // What is damaged can be read, and is bad data.
    try Command.write("x", to: "\(site.state)/previews/ops/gLite-UI@126.yaml")
    #expect(try pps("preview", "list").status == 65)
  }

  @Test(
    "What another account put into a release stays, is told of, and is in nobody's way",
    .enabled(if: geteuid() == 0))
  func notRemoved() throws {
    let site = try ReleaseFixture()
    let tarballs = try ["125", "126", "127"].map {
      try site.tarball($0, package: "3.2.1-\($0)", files: "mkdir lib")
    }
    try Command.check([
      "sh", "-c",
      "chmod 755 \"$0\"; cp \"$1\" \"$0/pps\"; mkdir -p \"$0/area\"; chown daemon \"$0/area\" \"$0/state\"",
      site.path, Package.program("pps"),
    ])
    func pps(_ arguments: String...) throws -> Command.Outcome {
      try Command.run(
        [
          "setpriv", "--reuid=daemon", "--regid=daemon", "--clear-groups", "env", "TMPDIR=/tmp",
          "PPS_STATE_DIR=\(site.state)", "PPS_CONFIG=\(site.path)/site.yaml", "\(site.path)/pps",
        ] + arguments + ["--vo", "ops", "--root", site.root])
    }
    for tarball in tarballs.prefix(2) { #expect(try pps("install", tarball).status == 0) }
    let lib = "\(site.root)/gLite-UI/126/lib"
    try Command.check(["sh", "-c", "mkdir \"$0/cache\"; touch \"$0/cache/a\" \"$0/b\"", lib])
    let leave = ["--product", "gLite-UI", "--working-version", "126"]
    let first = try pps("uninstall", leave[0], leave[1], leave[2], leave[3])
    #expect(first.status == 74 && !first.output.contains("is taken away"), "\(first.output)")
    #expect(first.output.contains("gLite-UI 126 of ops is withdrawn"))
    #expect(first.output.contains("/lib/cache/a: cannot be removed"))
    #expect(try site.observe() == "125: 125 (3.2.1-125)" && site.releases() == "125")
    // All else of it is gone.
    #expect(
      try Command.check(["find", site.root, "-name", "b", "-o", "-name", "setenv.sh"])
        .split(separator: "\n").count == 1)
    for run in try [
      pps("uninstall", leave[0], leave[1], leave[2], leave[3]), pps("install", tarballs[2]),
      pps("rollback", leave[0], leave[1]), pps("install", tarballs[1]),
    ] {
      #expect(
        run.status == 0 && run.output.contains("/lib/cache/a: cannot be removed"), "\(run.output)")
    }
    #expect(try site.observe().hasPrefix("126: "))
    // Root can.
    let last = try site.leave("rollback")
    #expect(last.status == 0 && !last.errors.contains("cannot be removed"), "\(last.errors)")
    #expect(try site.leftovers() == "")
  }
}
