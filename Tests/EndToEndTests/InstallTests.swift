import Glibc
import TestSupport
import Testing

@Suite("A release from its tarball to what is published, and back")
struct InstallTests {
  @Test("It is unpacked, tested, used and published; a second time changes nothing")
  func install() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball(
      "126", package: "3.2.1-4",
      test: "test -f tool && env | grep -E \"^(PPS_|FROM_)\" | sort && pwd && cat",
      files: "echo x > tool")
    let dry = try site.install(tarball, "--dry-run")
    #expect(dry.status == 0 && dry.errors.contains("dry run:"))
    #expect(try site.observe() == "-: " && site.releases() == "")
    let first = try site.install(tarball)
    #expect(first.status == 0 && first.output == "", "\(first.errors)")
    #expect(try site.observe() == "126: 126 (3.2.1-4)" && site.releases() == "126")
    let log = try #require(
      first.errors.split(separator: "\n").first { $0.contains("output is in ") }?
        .split(separator: " ").last)
    let lines = try Command.read(String(log)).split(separator: "\n")
    #expect(lines.contains("FROM_SETUP=126") && lines.contains("PPS_VO=ops"))
    #expect(lines.contains("PPS_VERSION=126") && lines.contains("PPS_PACKAGE_VERSION=3.2.1-4"))
    #expect(lines.contains { $0.hasPrefix("PPS_PATH=\(site.root)/gLite-UI/") })
    #expect(lines.contains { $0.hasPrefix("PPS_SETENV=\(site.root)/gLite-UI/") })
    let record = try Command.read("\(site.state)/previews/ops/gLite-UI@126.yaml")
    #expect(record.contains("path: \(site.root)/gLite-UI/126\n"))
    #expect(record.contains("setup_script: \(site.root)/gLite-UI/126/setenv.sh\n"))
    for state in ["installed", "tested", "published"] {
      #expect(record.contains("state: \(state)"))
    }
    let second = try site.install(tarball)
    #expect(second.status == 0)
    #expect(second.errors == "pps: preview gLite-UI 126 of ops is installed already\n")
    #expect(try Command.read("\(site.state)/previews/ops/gLite-UI@126.yaml") == record)
    #expect(
      try Command.check(["ls", "\(site.root)/gLite-UI/.log"]).split(separator: "\n").count == 1)
    #expect(try site.leftovers() == "")
  }

  @Test("The checksum must be the tarball's: beside it, in a file, or on the command line")
  func checksum() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4")
    let right = try Command.check(["sha256sum", tarball]).prefix(64)
    let wrong = String(repeating: "0", count: 64)
    try Command.write("\(wrong)  126.tar.gz\n", to: "\(tarball).sha256")
    let bad = try site.install(tarball)
    #expect(bad.status == 65 && bad.errors.contains(wrong) && bad.errors.contains(right))
    #expect(try site.install(tarball, "--sha256", wrong).status == 65)
    #expect(try site.install(tarball, "--sha256", "12").status == 64)
    _ = try Command.check(["rm", "\(tarball).sha256"])
    let missing = try site.install(tarball)
    #expect(missing.status == 74 && missing.errors.contains("--sha256 HEX"))
    let relative = try Command.run(
      ["env"] + site.environment + [
        "sh", "-c", "cd \"$0\" && exec \"$1\" install 126.tar.gz --vo ops --root \"$2\"", site.path,
        Package.program("pps"), site.root,
      ])
    #expect(
      relative.output.contains("126.tar.gz.sha256: No such file or directory"), "\(relative.output)"
    )
    try Command.write("\(wrong)  other\n\(right) *x/126.tar.gz\n", to: "\(site.path)/sums")
    #expect(try site.observe() == "-: ")
    #expect(try site.install(tarball, "--checksum", "\(site.path)/sums").status == 0)
    let capitals = try site.install(tarball, "--sha256", right.uppercased())
    #expect(capitals.status == 0 && capitals.errors.contains("already"))
  }

  @Test(
    "A release whose test fails, hangs or cannot be run changes nothing, and the log is told",
    arguments: [
      ("echo broken; exit 3", "exit status 3", "broken"), ("kill -9 $$", "signal 9", ""),
      ("./missing", "there is no such command", "missing"),
      ("./setenv.sh", "cannot be executed", ""),
      ("echo started; sleep 1000 & wait", "after 3 s, and was killed", "started"),
      (nil, "the release has no test", ""),
    ])
  func failing(_ test: String?, _ reason: String, _ output: String) throws {
    let site = try ReleaseFixture()
    _ = try site.install(try site.tarball("125", package: "3.2.1-3"))
    let tarball = try site.tarball("126", package: "3.2.1-4", test: test)
    let limit = test?.contains("sleep") == true ? "3s" : "2m"
    let outcome = try site.install(tarball, "--test-timeout", limit)
    #expect(outcome.status == 1 && outcome.errors.contains(reason), "\(outcome.errors)")
    let log = try #require(
      outcome.errors.split(separator: "\n").first { $0.contains("printed is in") }?
        .split(separator: " ").last)
    #expect(try Command.read(String(log)).contains(output))
    #expect(try site.observe() == "125: 125 (3.2.1-3)")
    #expect(try site.releases() == "125" && site.leftovers() == "")
    let untested = try site.install(tarball, "--test-timeout", limit, "--publish-untested")
    #expect(untested.status == 0 && untested.errors.contains("untested"))
    #expect(
      try site.observe() == "126: 125 (3.2.1-3), 126 (3.2.1-4) untested")
  }

  @Test("Started with SIGCHLD ignored, it is told how the test ended all the same")
  func ignoredSignal() throws {
    let site = try ReleaseFixture()
    for (test, status) in [("exit 3", Int32(1)), ("true", 0)] {
      let outcome = try Command.run(
        ["env"] + site.environment + [
          // dash does not leave it ignored.
          "/usr/bin/python3", "-c",
          """
          import os, signal, sys
          signal.signal(signal.SIGCHLD, signal.SIG_IGN)
          os.execv(sys.argv[1], sys.argv[1:])
          """, Package.program("pps"), "install",
          try site.tarball("126", package: "3.2.1-4", test: test, name: "t\(status)"), "--vo",
          "ops",
          "--root", site.root, "--test-timeout", "30s",
        ])
      #expect(outcome.status == status, "\(outcome.output)")
      #expect(outcome.output.contains("exit status 3") == (status == 1), "\(outcome.output)")
    }
  }

  @Test("What a setup script does to its shell does not keep the test from being run")
  func setup() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball(
      "126", package: "3.2.1-4", test: "test -f pps-release.yaml && exit 9",
      files: "echo \"PPS_PATH=/ PPS_SETENV=x PPS_TEST=1; set -- a b; cd /; false\" > setenv.sh")
    #expect(try site.install(tarball).errors.contains("exit status 9"))
  }

  @Test(
    "A setup script that ends the shell, or sees to how it ends, makes no test a passed one",
    arguments: [
      ("exit 0", "could not be run: its setup script ended the shell"),
      (
        "exit 3", "could not be run: its setup script ended the shell before it, with exit status 3"
      ),
      ("exec true", "could not be run: its setup script ended the shell"),
      ("trap \"exit 0\" EXIT; exec 9>&1", "exit status 5"),
    ])
  func ended(_ script: String, _ reason: String) throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball(
      "126", package: "3.2.1-4", test: "exit 5", files: "echo '\(script)' > setenv.sh")
    let outcome = try site.install(tarball)
    #expect(outcome.status == 1 && outcome.errors.contains(reason), "\(outcome.errors)")
    #expect(try site.observe() == "-: " && site.releases() == "")
    #expect(try site.install(tarball, "--publish-untested").status == 0)
    #expect(try site.observe() == "126: 126 (3.2.1-4) untested")
    let receipt = try Command.read("\(site.root)/gLite-UI/126/.pps-receipt.yaml")
    #expect(receipt.contains("tested: false"))
  }

  @Test("A test that is killed takes what it started with it, and a log has an end")
  func group() throws {
    let site = try ReleaseFixture()
    let sleep = "sleep 987.65\(getpid())"
    let tarball = try site.tarball(
      "126", package: "3.2.1-4", test: "yes $PPS_VO-noise & \(sleep) & sh -c \"\(sleep)\" & wait")
    let outcome = try site.install(tarball, "--test-timeout", "2s")
    #expect(outcome.status == 1)
    #expect(try Command.hasEnded(sleep))
    let logs = "\(site.root)/gLite-UI/.log"
    let size = try Command.check(["sh", "-c", "cat \"$0\"/* | wc -c", logs])
    #expect(Int(size.filter(\.isNumber))! < 9 << 20)
    // And the newest are kept.
    let old = "cd \"$0\"; for i in $(seq 10 30); do touch -d 2025-11-$i x-$i.log; done"
    try Command.check(["sh", "-c", old + "; touch -d 2020-01-01 mine", logs])
    #expect(try site.install(tarball, "--test-timeout", "1s").status == 1)
    let kept = try Command.check(["ls", logs]).split(separator: "\n")
    #expect(kept.count == 21 && kept.contains("mine") && !kept.contains("x-12.log"), "\(kept)")
  }

  @Test("A signal that ends us while the test runs ends the test, and nothing has changed")
  func interrupted() throws {
    let site = try ReleaseFixture()
    let sleep = "sleep 876.54\(getpid())"
    let tarball = try site.tarball("126", package: "3.2.1-4", test: "\(sleep); true")
    let outcome = try Command.run(
      ["env"] + site.environment + [
        "sh", "-c",
        """
        "$@" & pps=$!
        until pgrep -f '^\(sleep)$' >/dev/null || ! kill -0 $pps; do sleep 0.1; done
        kill -TERM $pps; wait $pps
        """, "sh", Package.program("pps"), "install", tarball, "--vo", "ops", "--root", site.root,
      ])
    #expect(outcome.status == 130 && outcome.output.contains("signal 15 ended the test"))
    #expect(try Command.hasEnded(sleep))
    #expect(try site.observe() == "-: " && site.releases() == "" && site.leftovers() == "")
  }

  @Test("What a release supersedes is withdrawn with its publication; what it does not, stays")
  func supersedes() throws {
    let site = try ReleaseFixture()
    for (version, package) in [("124", "3.2.1-2"), ("125", "3.2.1-3")] {
      #expect(try site.install(try site.tarball(version, package: package)).status == 0)
    }
    let outcome = try site.install(
      try site.tarball("126", package: "3.2.1-4", more: "supersedes: [\"125\", \"99\"]"))
    #expect(outcome.errors.contains("preview gLite-UI 125 of ops is withdrawn"))
    #expect(try site.observe() == "126: 124 (3.2.1-2), 126 (3.2.1-4)")
    #expect(try site.releases() == "124 125 126")
  }

  @Test("Rolling back goes one release back each time, with an epoch or with a lower version")
  func rollback() throws {
    let site = try ReleaseFixture()
    for (version, package, more) in [
      ("124", "3.2.1-2", ""), ("125", "3.2.1-3", "supersedes: [\"124\"]"),
      ("126", "3.2.1-4", "supersedes: [\"125\"]"),
    ] {
      let outcome = try site.install(try site.tarball(version, package: package, more: more))
      #expect(outcome.status == 0)
    }
    let dry = try site.leave("rollback", "--dry-run")
    #expect(
      dry.status == 0 && dry.errors.contains("dry run: preview gLite-UI 125 of ops is in use"))
    #expect(try site.observe() == "126: 126 (3.2.1-4)")
    let first = try site.leave("rollback")
    #expect(
      first.errors.contains("warning: the package version goes down, from 3.2.1-4 to 3.2.1-3"))
    #expect(try site.observe() == "125: 125 (3.2.1-3)")
    #expect(try site.leave("rollback", "--raise-epoch").status == 0)
    #expect(try site.observe() == "124: 124 (1:3.2.1-2)")
    let none = try site.leave("rollback")
    #expect(none.status == 1 && none.errors.contains("there is no release before it"))
    let down = try site.install("\(site.path)/126.tar.gz")
    #expect(down.errors.contains("goes down, from 1:3.2.1-2 of 124 to 3.2.1-4"))
    #expect(try site.observe() == "126: 124 (1:3.2.1-2), 126 (3.2.1-4)")
    let again = try site.install("\(site.path)/124.tar.gz")
    #expect(again.status == 0)
    #expect(try site.observe() == "124: 124 (1:3.2.1-2), 126 (3.2.1-4)")
  }

  @Test("Rolling back goes to the release that was in use before, also where that came later")
  func rollbackAfterReturn() throws {
    let site = try ReleaseFixture()
    let first = try site.tarball("125", package: "3.2.1-3")
    let second = try site.tarball("126", package: "3.2.1-4")
    for tarball in [first, second] { #expect(try site.install(tarball).status == 0) }
    #expect(try site.leave("rollback").status == 0)
    #expect(try site.leave("uninstall", "--working-version", "125").status == 0)
    for tarball in [first, second] { #expect(try site.install(tarball).status == 0) }
    #expect(try site.leave("rollback").status == 0)
    #expect(try site.observe() == "125: 125 (3.2.1-3)")
  }

  @Test("A release that comes from another tarball goes to the front of those to go back to")
  func rollbackAfterAnotherTarball() throws {
    let site = try ReleaseFixture()
    for (version, more, name) in [
      ("124", "", "124"), ("125", "", "125"), ("126", "supersedes: [\"125\"]", "126"),
      ("125", "supersedes: [\"126\"]", "other"),
    ] {
      let tarball = try site.tarball(version, package: "3.2.1-\(version)", more: more, name: name)
      #expect(try site.install(tarball).status == 0)
    }
    for version in ["126", "124"] {
      #expect(try site.leave("rollback").errors.contains("\(version) of ops is in use"))
    }
  }

  @Test("What could not be published is not gone back to, and nothing has changed")
  func rollbackRefused() throws {
    let site = try ReleaseFixture()
    _ = try site.install(try site.tarball("125", package: "3.2.1-3"))
    _ = try site.install(
      try site.tarball("126", package: "3.2.1-4", more: "supersedes: [\"125\"]"))
    let identity = ["--vo", "ops", "--product", "glite-ui", "--working-version", "125"]
    let pps = { try Tool("pps", ["preview", $0] + identity + $1, environment: site.environment) }
    #expect(try pps("publish", ["--package-version", "1-1", "--path", "/opt/x"]).status == 0)
    let before = try site.observe()
    let twin = try site.leave("rollback")
    #expect(
      twin.status == 77 && twin.errors.contains("its tag VO-ops-gLite-UI-preview-125 is that"))
    #expect(try site.observe() == before && before.hasPrefix("126: "))
    #expect(try pps("withdraw", []).status == 0)
    let file = "\(site.path)/site.yaml"
    let configuration = try Command.read(file)
    try Command.write(configuration.replacing("himem.example.org", with: "x.example.org"), to: file)
    let moved = try site.leave("rollback")
    #expect(moved.status == 65 && moved.errors.contains("has no subcluster himem.example.org"))
    #expect(moved.errors.contains("--working-version 125 --subcluster ID"))
    try Command.write(configuration, to: file)
    #expect(try site.leave("rollback").status == 0)
  }

  @Test("Uninstalling withdraws, takes the files, and uses the release before that is published")
  func uninstall() throws {
    let site = try ReleaseFixture()
    for (version, package, more) in [
      ("124", "3.2.1-2", ""), ("125", "3.2.1-3", ""), ("126", "3.2.1-4", "supersedes: [\"125\"]"),
    ] {
      let outcome = try site.install(try site.tarball(version, package: package, more: more))
      #expect(outcome.status == 0)
    }
    let outcome = try site.leave("uninstall", "--working-version", "126")
    #expect(outcome.status == 0 && outcome.errors.contains("124 is in use"))
    #expect(try site.observe() == "124: 124 (3.2.1-2)" && site.releases() == "124 125")
    #expect(try site.leave("uninstall", "--working-version", "126").errors.contains("already"))
    #expect(try site.leave("uninstall", "--working-version", "127").status == 1)
    #expect(try site.leave("uninstall", "--working-version", "124").status == 0)
    #expect(try site.observe() == "-: " && site.releases() == "125")
    let json = try site.run("preview", "list", "--output", "json").output
    #expect(json.components("withdrawn") == 6)
    let bad = try site.leave("uninstall", "--working-version", "../..")
    #expect(bad.status == 65)
  }

  @Test("What is not ours is not touched")
  func foreign() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4")
    _ = try Command.check(["mkdir", "-p", "\(site.root)/gLite-UI/126/mine"])
    let there = try site.install(tarball)
    #expect(there.status == 77 && there.errors.contains("was not installed by pps"))
    #expect(try site.leave("uninstall", "--working-version", "126").status == 77)
    _ = try Command.check([
      "sh", "-c", "cd \"$0\"; mv 126 other; mkdir current; ln -s other 127",
      "\(site.root)/gLite-UI",
    ])
    let link = try site.install(tarball)
    #expect(link.status == 77 && link.errors.contains("is not a link"))
    _ = try Command.check(["rmdir", "\(site.root)/gLite-UI/current"])
    #expect(try site.install(tarball).status == 0)
    let other = try site.tarball("126", package: "3.2.1-4", files: "echo > new", name: "other")
    let changed = try site.install(other)
    #expect(changed.status == 77 && changed.errors.contains("from another tarball"))
    #expect(try site.leave("uninstall", "--working-version", "126").status == 0)
    #expect(try site.install(other).status == 0)
    #expect(try Command.check(["ls", "\(site.root)/gLite-UI"]) == "126\n127\ncurrent\nother\n")
  }

  @Test("The hook publishes what was unpacked by other means, and says what is missing")
  func hook() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4", test: "test $FROM_SETUP = 126")
    let place = "\(site.root)/gLite-UI/126"
    _ = try Command.check([
      "sh", "-c", "mkdir -p \"$1\" && tar xzf \"$0\" -C \"$1\" --strip-components 1", tarball,
      place,
    ])
    let hook = "\(place)/pps-release-hook"
    func call(_ variables: [String], _ arguments: String...) throws -> Command.Outcome {
      try Command.run(
        ["env", "PATH=/usr/bin:/bin"] + site.environment + variables + [hook] + arguments)
    }
    _ = try Command.check(["sh", "-n", hook])
    _ = try Command.check(["dash", "-n", hook])
    let none = try call([], "--vo", "ops")
    #expect(none.status == 69 && none.output.contains("there is no pps"))
    let wrong = try call(["PPS=/no/pps"], "--vo", "ops")
    #expect(wrong.status == 69 && wrong.output.contains("$PPS is '/no/pps'"))
    let pps = "PPS=\(Package.program("pps"))"
    #expect(try call([pps]).status == 64)
    let help = try call([pps], "--help").output
    #expect(help.hasPrefix("pps-release-hook: call it when") && help.contains("hook --vo VO"))
    #expect(help.hasSuffix("69 when there is no pps.\n"), "\(help)")
    let dry = try call([pps], "--vo", "ops", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("126 of ops is published from \(place)"))
    let published = try call([pps], "--vo", "ops")
    #expect(published.status == 0, "\(published.output)")
    #expect(published.output.contains("output is in \(site.path)/pps-test-gLite-UI-126.log"))
    #expect(try site.observe() == "-: 126 (3.2.1-4)")
    #expect(try call([pps], "--vo", "ops", "--dry-run").output.contains("installed already"))
    let link = try call([pps], "--vo", "ops", "--root", site.root, "--dry-run")
    #expect(link.output.contains("126 of ops is published from \(place)"))
    let used = try call([pps], "--vo", "ops", "--root", site.root)
    #expect(used.status == 0, "\(used.output)")
    #expect(try site.observe() == "126: 126 (3.2.1-4)")
    let again = try call([pps], "--vo", "ops", "--root", site.root, "--dry-run")
    #expect(again.output.contains("installed already"))
    let away = try call([pps], "--vo", "ops", "--root", "\(site.root)/away")
    #expect(away.status == 77 && away.output.contains("its place below --root"))
    _ = try Command.check(["rm", "\(place)/pps-release.yaml"])
    let manifest = try call([pps], "--vo", "ops")
    #expect(manifest.status == 65 && manifest.output.contains("pps-release.yaml is missing"))
  }

  @Test("Who can write where temporary files are keeps no test from its log")
  func takenLog() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4")
    let tool = try Command.run(
      ["env"] + site.environment + [
        "sh", "-c",
        """
        mkdir "$2" "$3/pps-test-gLite-UI-126.log.$$" && tar xzf "$1" -C "$2" --strip-components 1 &&
        exec "$0" install --unpacked "$2" --vo ops
        """, Package.program("pps"), tarball, "\(site.path)/unpacked", site.path,
      ])
    #expect(tool.status == 0 && tool.output.contains("is published from"), "\(tool.output)")
  }

  @Test("The hook knows a release by the path that it was called by, through links too")
  func hookBehindLink() throws {
    let site = try ReleaseFixture()
    let tarball = try site.tarball("126", package: "3.2.1-4")
    for call in ["\"$1/$3/pps-release-hook\"", "cd \"$1/gLite-UI\"; 126/pps-release-hook"] {
      _ = try Command.check([
        "sh", "-c",
        """
        rm -rf "$1" "$2"; mkdir -p "$2/$3"; ln -s "$2" "$1"
        tar xzf "$0" -C "$2/$3" --strip-components 1
        """, tarball, "\(site.path)/link", site.root, "gLite-UI/126",
      ])
      let outcome = try Command.run(
        ["env", "PPS=\(Package.program("pps"))"] + site.environment + [
          "sh", "-c", "\(call) --vo ops --root \"$1\"", tarball, "\(site.path)/link", site.root,
          "gLite-UI/126",
        ])
      #expect(outcome.status == 0, "\(outcome.output)")
      let record = try Command.read("\(site.state)/previews/ops/gLite-UI@126.yaml")
      #expect(record.contains("path: \(site.path)/link/gLite-UI/126\n"))
    }
  }
}

extension String {
  /// How often a text occurs in it.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
