import Rollout
import StateStore
import TestSupport
import Testing

@testable import Releases

@Suite("An installation that is refused at its end")
struct InstallerTests {
  private struct Refusal: Error {}

  /// Makes a tarball of a release that holds one line.
  private func tarball(_ line: String, in directory: String) throws -> ReleaseTarball {
    let release = "\(directory)/\(line)"
    try Command.check(["mkdir", release])
    try Command.write("\(line)\n", to: "\(release)/line")
    let manifest = BuilderTests.manifest.replacing("setup_script: etc/setenv.sh\n", with: "")
    try Command.write(manifest, to: "\(release)/pps-release.yaml")
    let path = "\(directory)/\(line).tar.gz"
    _ = try ReleaseBuilder(directory: release).write(to: path, hook: "#!/bin/sh\n")
    return try ReleaseTarball(path: path)
  }

  @Test("leaves nothing that it unpacked, and what stood there stays")
  func refused() throws {
    try withTemporaryDirectory { directory in
      let area = "\(directory)/area/gLite-UI"
      let installer = try Installer(
        store: StateStore(directory: "\(directory)/state"), vo: "ops", root: "\(directory)/area",
        actor: "alice", now: { Timestamp("2026-11-22")! })
      let details = Installer.Details(siteSubclusters: ["ce.example.org"])
      func install(_ line: String, checks: Int) throws {
        var checks = checks
        let options = Installer.Options(details: details, publishesUntested: true) { _ in
          checks -= 1
          if checks < 0 { throw Refusal() }
        }
        _ = try installer.install(tarball(line, in: directory), options)
      }
      func found() throws -> String {
        try Command.check(["sh", "-c", "cd \"$0\" && ls -A && cat */line", area])
      }

      #expect(throws: Refusal.self) { try install("first", checks: 1) }
      #expect(try Command.check(["ls", "-A", area]) == ".lock\n.log\n")
      try install("second", checks: 2)
      #expect(try found() == ".lock\n.log\n126\ncurrent\nsecond\nsecond\n")
      // It is neither in use nor published any more.
      try Command.check(["rm", "-r", "\(area)/current", "\(directory)/state/previews"])
      #expect(throws: Refusal.self) { try install("third", checks: 1) }
      #expect(try found() == ".lock\n.log\n126\nsecond\n")
      try install("fourth", checks: 2)
      #expect(try found() == ".lock\n.log\n126\ncurrent\nfourth\nfourth\n")
    }
  }

  @Test("what stood in a release's place comes back where the new one cannot be put there")
  func placing() throws {
    try withTemporaryDirectory { directory in
      let area = try ReleaseArea.take(root: directory, product: "gLite-UI", isMade: true)
      try Command.check(["mkdir", "\(directory)/gLite-UI/126"])
      #expect(throws: (any Error).self) { try area.place("is-not-there", as: "126") }
      #expect(try Command.check(["ls", "-A", "\(directory)/gLite-UI"]) == ".lock\n126\n")
    }
  }
}
