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

  @Test("What is published from elsewhere is not used after another one is taken away")
  func elsewhere() throws {
    let site = try ReleaseFixture()
    for version in ["124", "125", "126"] {
      let tarball = try site.tarball(version, package: "3.2.1-\(version)")
      #expect(try site.install(tarball).status == 0)
    }
    let identity = ["--vo", "ops", "--product", "gLite-UI", "--working-version", "125"]
    let moved = try Tool(
      "pps", ["preview", "publish", "--path", "/opt/elsewhere"] + identity,
      environment: site.environment)
    #expect(moved.status == 0, "\(moved.errors)")
    #expect(try site.leave("uninstall", "--working-version", "126").status == 0)
    #expect(try site.observe() == "124: 124 (3.2.1-124), 125 (3.2.1-125)")
  }

  @Test("What is published from another root is not gone back to")
  func otherRoot() throws {
    let site = try threeReleases()
    let identity = ["--vo", "ops", "--product", "gLite-UI"]
    for version in ["125", "126"] {
      let tool = try site.run(
        "install", "\(site.path)/\(version).tar.gz", "--vo", "ops", "--root", "\(site.path)/b")
      #expect(tool.status == 0, "\(tool.errors)")
    }
    let outcome = try site.leave("rollback")
    #expect(outcome.status == 77 && outcome.errors.contains("\(site.path)/b/gLite-UI/125"))
    #expect(outcome.errors.contains("name the root of that one"))
    #expect(try site.observe() == "126: 126 (3.2.1-126)")
    let there = try Tool(
      "pps", ["rollback", "--root", "\(site.path)/b"] + identity, environment: site.environment)
    #expect(there.status == 0, "\(there.errors)")
    #expect(try site.observe() == "126: 125 (3.2.1-125)")
  }

  @Test("What another VO still publishes stays in use")
  func otherVO() throws {
    let site = try threeReleases()
    let dteam = ["--vo", "dteam", "--root", site.root]
    func pps(_ words: [String]) throws -> Tool {
      try Tool("pps", words + dteam, environment: site.environment)
    }
    #expect(try pps(["install", "\(site.path)/125.tar.gz"]).status == 0)
    #expect(try site.install("\(site.path)/126.tar.gz").status == 0)
    let rollback = ["rollback", "--product", "gLite-UI"]
    let refused = try pps(rollback)
    #expect(
      refused.status == 77 && refused.errors.contains("126 of ops is published from it"),
      "\(refused.errors)")
    #expect(try site.observe() == "126: 125 (3.2.1-125), 126 (3.2.1-126)")
    let withdrawal = ["--vo", "ops", "--product", "gLite-UI", "--working-version", "126"]
    let withdrawn = try Tool(
      "pps", ["preview", "withdraw"] + withdrawal, environment: site.environment)
    #expect(withdrawn.status == 0)
    #expect(try pps(rollback).status == 0)
    #expect(try site.observe() == "125: 125 (3.2.1-125)")
  }
}
