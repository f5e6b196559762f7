import TestSupport

/// A site whose software tags stand in tag files: an old-style plugin and a provider print them, as
/// CREAM's do.
struct TagSite {
  let hierarchy: BDIIHierarchy
  var info: String { "\(hierarchy.files)/info" }
  var plugins: String { "\(hierarchy.path)/resource/plugin" }
  var gip: [String] { ["--gip-dir", "\(hierarchy.path)/resource"] }

  static let subclusters = ["ce.example.org", "himem.example.org"]
  static let tag = "GlueHostApplicationSoftwareRunTimeEnvironment"

  init(isStarted: Bool = false) throws {
    hierarchy = try BDIIHierarchy(
      ["--resource-ldif", "\(Package.root)/ldif/example-site/resource.ldif"], isStarted: isStarted)
    _ = try Command.check(["mkdir", "\(hierarchy.files)/state"])
    for id in Self.subclusters {
      _ = try Command.check(["mkdir", "-p", "\(info)/\(id)/ops", "\(info)/\(id)/dteam"])
      try Command.write(
        "# of ops\nVO-ops-old\r\n\nVO-ops-b VO-ops-c", to: "\(info)/\(id)/ops/ops.list")
      try Command.write("VO-dteam-x\n", to: "\(info)/\(id)/dteam/dteam.list")
    }
    if isStarted {
      try RoundTripTests.writeConfiguration(hierarchy)
    } else {
      let text = try Command.read("\(Package.root)/ldif/example-site/site.yaml")
      try Command.write(
        text.replacing("ldap://localhost:2170", with: "ldap://127.0.0.1:1"),
        to: "\(hierarchy.files)/site.yaml")
    }
    try Command.write(Self.words, to: "\(hierarchy.files)/words")
    // Not all that a program's text names can be read.
    _ = try Command.check(["mkfifo", "\(hierarchy.files)/control"])
    try installProgram(
      """
      # Works beside a daemon, which listens at \(hierarchy.files)/control, and prints no /dev/stdin.
      for sc in \(Self.subclusters.joined(separator: " ")); do
        echo "dn: GlueSubClusterUniqueID=$sc,GlueClusterUniqueID=ce.example.org,mds-vo-name=resource,o=grid"
        { awk -v sc="=$sc," '/^dn: / { on = /^dn: GlueSubCluster/ && index($0, sc) }
            on && /^\(Self.tag): / { print $2 }' "$(dirname "$0")"/../ldif/*.ldif
          sh \(hierarchy.files)/words \(info)/$sc
        } | sed 's/^/\(Self.tag): /'
        echo
      done
      """, as: "\(plugins)/lcg-info-dynamic-software")
  }

  /// Prints the words of all tag files of a subcluster's folder.
  private static let words = """
    for list in "$1"/*/*.list; do
      sed 's/^[[:space:]]*#.*//' "$list" | tr -s ' \\t\\r' '\\n\\n\\n'
      echo
    done | grep .
    """

  /// Puts the provider there that makes an application environment of each tag.
  func installApplicationProvider() throws {
    try installProgram(
      """
      for sc in \(Self.subclusters.joined(separator: " ")); do
        sh \(hierarchy.files)/words \(info)/$sc | while read -r tag; do
          echo "dn: GLUE2ApplicationEnvironmentId=${tag}_$sc,GLUE2ResourceId=$sc,GLUE2ServiceID=ce.example.org_ComputingElement,GLUE2GroupID=resource,o=glue"
          echo "objectClass: GLUE2Entity"
          echo "objectClass: GLUE2ApplicationEnvironment"
          echo "GLUE2EntityCreationTime: $(date -u +%Y-%m-%dT%H:%M:%SZ)"
          echo "GLUE2EntityValidity: 3600"
          echo "GLUE2ApplicationEnvironmentID: ${tag}_$sc"
          echo "GLUE2EntityOtherInfo: InfoProviderName=site-applications"
          echo "GLUE2ApplicationEnvironmentAppName: $tag"
          echo "GLUE2ApplicationEnvironmentComputingManagerForeignKey: ce.example.org_ComputingElement_Manager"
          echo
        done
      done
      """, as: "\(hierarchy.path)/resource/provider/site-applications")
  }

  /// Puts a shell script where bdii-update runs it.
  func installProgram(_ script: String, as path: String) throws {
    try Command.write("#!/bin/sh\n\(script)\n", to: path)
    try Command.check(["chmod", "755", path])
  }

  func pps(_ arguments: [String]) throws -> Tool {
    try GIPTests.pps(hierarchy, arguments)
  }

  func publish(_ version: String, vo: String = "ops") throws -> Tool {
    try pps([
      "preview", "publish", "--vo", vo, "--product", "gLite-UI", "--working-version", version,
      "--path", "/opt/exp_soft/\(vo)/pps/\(version)", "--setup-script", "setenv.sh", "--tested",
    ])
  }

  func withdraw(_ version: String, vo: String = "ops") throws -> Tool {
    try pps([
      "preview", "withdraw", "--vo", vo, "--product", "gLite-UI", "--working-version", version,
    ])
  }

  func list(_ subcluster: String, vo: String = "ops") throws -> String {
    try Command.read("\(info)/\(subcluster)/\(vo)/\(vo).list")
  }

  /// The tags of each subcluster after one run of bdii-update, sorted.
  func published() throws -> [[String]] {
    let entries = GIPTests.entries(try hierarchy.updateOnce())
    return Self.subclusters.map { id in
      let lines = entries.first { $0.key.hasPrefix("dn: GlueSubClusterUniqueID=\(id),") }?.value
      return (lines ?? []).compactMap { line in
        let prefix = "\(Self.tag.lowercased()): "
        return line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : nil
      }.sorted()
    }
  }
}
