import Files
import Rollout
import StateStore
import TestSupport
import Testing

@testable import Releases

@Suite("An installation that is refused at its end")
struct InstallerTests {
  private struct Refusal: Error {}

  /// Makes a tarball of a release that holds one line.
  private func tarball(
    _ line: String, in directory: String, version: String = "126", supersedes: String = "125"
  ) throws -> ReleaseTarball {
    let release = "\(directory)/\(line)"
    try Command.check(["mkdir", release])
    try Command.write("\(line)\n", to: "\(release)/line")
    let manifest = BuilderTests.manifest.replacing("setup_script: etc/setenv.sh\n", with: "")
      .replacing("\"126\"", with: "\"\(version)\"")
      .replacing("[\"125\"]", with: "[\"\(supersedes)\"]")
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

  @Test(
    "a withdrawn release stays so where another tarball is in its place and cannot be used, and says nothing of it"
  )
  func cutOff() throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: "\(directory)/state")
      let installer = try Installer(
        store: store, vo: "ops", root: "\(directory)/area", actor: "alice",
        now: { Timestamp("2026-11-22")! })
      // The link cannot be switched while this is in its way.
      var obstacle = "\(directory)/area/gLite-UI/\(OpenFolder.temporaryName(of: "current"))"
      func install(_ tarball: ReleaseTarball, contact: String?, isCutOff: Bool) throws {
        let details = Installer.Details(
          contact: contact, siteSubclusters: ["ce.example.org"])
        let options = Installer.Options(details: details, publishesUntested: true) { _ in
          if isCutOff { try Command.check(["mkdir", "-p", "\(obstacle)/x"]) }
        }
        _ = try installer.install(tarball, options)
      }
      func record() throws -> Preview? {
        try store.preview(vo: "ops", product: "gLite-UI", workingVersion: "126")
      }
      func goBack() throws {
        _ = try installer.rollback(product: "gLite-UI", raisesEpoch: false, isDry: false) { _ in }
      }
      try install(tarball("first", in: directory), contact: "mailto:a@x.org", isCutOff: false)
      _ = try installer.uninstall(product: "gLite-UI", workingVersion: "126", isDry: false)
      let withdrawn = try record()
      #expect(withdrawn?.state == .withdrawn)
      let second = try tarball("second", in: directory)
      #expect(throws: FileError.self) { try install(second, contact: nil, isCutOff: true) }
      #expect(try Command.read("\(directory)/area/gLite-UI/126/line") == "second\n")
      #expect(try record() == withdrawn)
      try Command.check(["rm", "-r", obstacle])
      try install(second, contact: nil, isCutOff: false)
      #expect(try record()?.state == .published)
      #expect(try record()?.contact == nil)
      // What is gone back to is what was said to be there.
      let next = try tarball("next", in: directory, version: "127", supersedes: "126")
      try install(next, contact: nil, isCutOff: false)
      let third = try tarball("third", in: directory)
      // Cut off as soon as it is in its place.
      obstacle = "\(directory)/area/gLite-UI/127/.\(Receipt.fileName)~"
      #expect(throws: FileError.self) { try install(third, contact: nil, isCutOff: true) }
      try Command.check(["rm", "-r", obstacle])
      #expect(try record()?.state == .withdrawn)
      #expect(throws: ReleaseError.self) { try goBack() }
      try install(third, contact: nil, isCutOff: false)
      try install(next, contact: nil, isCutOff: false)
      try goBack()
      #expect(try record()?.state == .published)
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
