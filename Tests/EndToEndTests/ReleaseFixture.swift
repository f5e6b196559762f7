import TestSupport

/// A VO's folder for previews, an empty state and tarballs to install, in a directory of its own.
final class ReleaseFixture {
  private let directory: TemporaryDirectory
  let path: String
  let root: String
  let state: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path
    root = "\(path)/area"
    state = "\(path)/state"
    let configuration = try Command.read("\(Package.root)/ldif/example-site/site.yaml")
      .replacing("ldap://localhost:2170", with: "none")
    try Command.write(configuration, to: "\(path)/site.yaml")
    _ = try Command.check(["mkdir", state])
  }

  struct Failed: Error {
    let errors: String
  }

  var environment: [String] {
    ["PPS_STATE_DIR=\(state)", "PPS_CONFIG=\(path)/site.yaml", "TMPDIR=\(path)"]
  }

  /// Makes the tarball of a release.
  ///
  /// - Parameter files: What is put into it, by a shell in its directory.
  /// - Returns: Its path.
  @discardableResult
  func tarball(
    _ version: String, package: String, test: String? = "true", more: String = "",
    files: String = "true", name: String? = nil
  ) throws -> String {
    let release = "\(path)/releases/\(name ?? version)"
    _ = try Command.check(["mkdir", "-p", release])
    try Command.write(
      """
      format: 1
      product: gLite-UI
      working_version: "\(version)"
      package_version: \(package)
      upgrade_class: backward-compatible
      setup_script: setenv.sh
      \(test.map { "test: '\($0)'" } ?? "")
      \(more)
      """, to: "\(release)/pps-release.yaml")
    try Command.write("export FROM_SETUP=\(version)\n", to: "\(release)/setenv.sh")
    _ = try Command.check(["sh", "-c", "cd \"$0\" && \(files)", release])
    let tarball = "\(path)/\(name ?? version).tar.gz"
    let made = try run("release", "create", release, "--output", tarball)
    guard made.status == 0 else { throw Failed(errors: made.errors) }
    return tarball
  }

  func run(_ arguments: String...) throws -> Tool {
    try Tool("pps", arguments, environment: environment)
  }

  func install(_ tarball: String, _ options: String...) throws -> Tool {
    try install(tarball, options)
  }

  func install(_ tarball: String, _ options: [String]) throws -> Tool {
    try Tool(
      "pps", ["install", tarball, "--vo", "ops", "--root", root] + options,
      environment: environment)
  }

  func leave(_ command: String, _ options: String...) throws -> Tool {
    try Tool(
      "pps", [command, "--vo", "ops", "--product", "gLite-UI", "--root", root] + options,
      environment: environment)
  }

  /// What is in use and what is published, as `126: 126 (3.2.1-4)`; `-: ` when nothing is.
  func observe() throws -> String {
    let link = try Command.run(["readlink", "\(root)/gLite-UI/current"])
    let target = link.output.filter { $0 != "\n" }
    let json = try run("preview", "list", "--output", "json")
    guard json.status == 0 else { throw Failed(errors: json.errors) }
    let published = try Command.check(
      [
        "/usr/bin/python3", "-c",
        """
        import json, sys
        print(", ".join(sorted(
            p["working_version"] + " (" + p["package_version"] + ")"
            + ("" if p["tested"] else " untested")
            for p in json.load(sys.stdin)["previews"] if p["state"] == "published")), end="")
        """,
      ], input: json.output)
    return "\(target == "" || target == ".none" ? "-" : target): \(published)"
  }

  /// The names below the product's folder, those of ours left out.
  func releases() throws -> String {
    try Command.run(["sh", "-c", "ls \"$0\" 2>/dev/null", "\(root)/gLite-UI"]).output
      .split(separator: "\n").filter { $0 != "current" }.joined(separator: " ")
  }

  /// What an interrupted run left.
  func leftovers() throws -> String {
    try Command.check([
      "find", path, "-name", ".staging*", "-o", "-name", ".trash*", "-o", "-name", "*~", "-o",
      "-name", "*.pending",
    ])
  }
}
