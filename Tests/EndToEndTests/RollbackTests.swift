import TestSupport
import Testing

@Suite("Going back where something is in the way")
struct RollbackTests {
  /// Three releases, each of which supersedes the one before it.
  private func threeReleases() throws -> ReleaseFixture {
    let site = try ReleaseFixture()
    for (version, more) in [
      ("124", ""), ("125", "supersedes: [\"124\"]"), ("126", "supersedes: [\"125\"]"),
    ] {
      let tarball = try site.tarball(version, package: "3.2.1-\(version)", more: more)
      #expect(try site.install(tarball).status == 0)
    }
    return site
  }

  @Test("One that could not write a tag file is brought to its end by the same command")
  func tagFile() throws {
    let site = try threeReleases()
    let folder = "\(site.path)/tags"
    try Command.check([
      "sh", "-c", "mkdir \"$0\" && echo \"tag_dir: $0\" >> \"$1\"/site.yaml", folder, site.path,
    ])
    #expect(try site.install("\(site.path)/126.tar.gz").status == 0)
    let list = "\(folder)/ce.example.org/ops/ops.list"
    let tag = "VO-ops-gLite-UI-preview-"
    #expect(try Command.read(list) == "\(tag)126\n")
    try Command.check(["chmod", "o+w", list])
    for message in ["is in use and published again", "since the last roll-back"] {
      let outcome = try site.leave("rollback")
      #expect(outcome.status == 77 && outcome.errors.contains(message), "\(outcome.errors)")
      #expect(outcome.errors.contains("the same command again"))
      #expect(try site.observe() == "125: 125 (3.2.1-125)")
    }
    try Command.check(["chmod", "o-w", list])
    let mended = try site.leave("rollback")
    #expect(mended.status == 0 && mended.errors.contains("not at its end"), "\(mended.errors)")
    #expect(try site.observe() == "125: 125 (3.2.1-125)")
    #expect(try Command.read(list) == "\(tag)125\n")
    // Now it is.
    #expect(try site.leave("rollback").status == 0)
    #expect(try site.observe() == "124: 124 (3.2.1-124)")
    #expect(try Command.read(list) == "\(tag)124\n")
  }
}
