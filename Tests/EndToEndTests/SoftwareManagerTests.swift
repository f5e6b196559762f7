import TestSupport
import Testing

@Suite("The software manager's document")
struct SoftwareManagerTests {
  let text: String

  init() throws {
    text = try Command.read("\(Package.root)/docs/software-manager.md")
  }

  /// The manifest that it shows.
  private var manifest: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex(of: "```yaml")! + 1
    return lines[start...].prefix { $0 != "```" }.joined(separator: "\n") + "\n"
  }

  @Test("Shows what the commands really print, in the order of the text")
  func examples() throws {
    let site = try ReleaseFixture()
    let release = "\(site.path)/release"
    _ = try Command.check([
      "sh", "-c",
      """
      mkdir -p "$0/tests" && echo 'export GLITE_LOCATION="$PPS_PATH"' > "$0/setenv.sh" &&
      printf '#!/bin/sh\\ntest "$1" = --quick && test -d "$GLITE_LOCATION"\\n' > "$0/tests/run.sh" &&
      chmod 755 "$0/tests/run.sh"
      """, release,
    ])
    try Command.write(manifest, to: "\(release)/pps-release.yaml")
    let next = try site.tarball(
      "127", package: "3.2.2-1", more: "supersedes: [\"126\"]", name: "gLite-UI-127")
    #expect(next.hasSuffix("/gLite-UI-127.tar.gz"))
    let programs = Package.program("pps").split(separator: "/").dropLast().joined(separator: "/")
    let examples = ExampleGridTests.Example.all(in: text)
    #expect(examples.count >= 10)
    for example in examples {
      let command = example.command.joined(separator: " ")
        .replacing("/opt/exp_soft/ops", with: site.path)
      let outcome = try Command.run(
        ["env"] + site.environment + [
          "PATH=/\(programs):/usr/bin:/bin", "sh", "-c", "cd \"$0\" && \(command)", site.path,
        ])
      let output = outcome.output.replacing(site.path, with: "/opt/exp_soft/ops")
        .replacing(/[0-9]{8}T[0-9]{6}Z-[0-9]+/, with: "20261122T104658Z-4711")
      #expect(output == example.output, "$ \(command)")
    }
    #expect(try site.observe() == "-: ")
  }

  @Test("Its manifest fits the JSON Schema")
  func schema() throws {
    let python = try #require(Package.python, "run the tests with scripts/test")
    let outcome = try Command.run(
      [
        python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
        "\(Package.root)/schema/release.schema.json",
      ], input: manifest)
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
