import ArgumentParser
import CommandSupport
import Releases
import Rollout
import StateStore

/// `pps install`
struct InstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Install a release's tarball for a VO, test it, and publish it as a preview.",
    discussion: """
      The tarball's checksum is verified, and every member of it is looked at: one that would write \
      outside of its folder, a device, a setuid file or a tarball larger than allowed is refused. It \
      is unpacked beside what is there and the release's own test is run. Only when that passes, \
      ROOT/PRODUCT/current is switched to ROOT/PRODUCT/WORKING-VERSION, the release is published, \
      and the releases that it supersedes are withdrawn, all at one instant: whenever this is \
      interrupted, either nothing has changed or all. Installing again what is published changes \
      nothing, whatever 'pps preview publish' said of it since; what was withdrawn is published again, \
      as it was. Options that are given count.

      The test finds PPS_VO, PPS_PRODUCT, PPS_VERSION, PPS_PACKAGE_VERSION, PPS_PATH (its folder, \
      where it is run) and PPS_SETENV (the setup script, which is read before). What it prints is \
      kept in ROOT/PRODUCT/.log. When its time is over, it is killed with all processes of its group.
      """)

  @Argument(
    help: ArgumentHelp("The tarball that 'pps release create' made.", valueName: "tarball"),
    completion: .file())
  var tarball: String?

  @Option(help: "The VO that it is installed for, spelled as the VO spells itself.")
  var vo: String

  @Option(
    help: ArgumentHelp(
      "The VO's folder for previews, spelled as the worker nodes know it.", valueName: "dir"),
    completion: .directory)
  var root: String?

  @Option(
    help: ArgumentHelp(
      """
      Publish a release that was unpacked here by other means, in place of a tarball. With --root it \
      must stand in its place there; without, no 'current' is kept.
      """, valueName: "dir"), completion: .directory)
  var unpacked: String?

  @Option(help: ArgumentHelp("The tarball's SHA-256.", valueName: "hex"))
  var sha256: String?

  @Option(
    help: ArgumentHelp(
      "The file with its SHA-256, as sha256sum writes it; else TARBALL.sha256.", valueName: "file"),
    completion: .file())
  var checksum: String?

  @Option(
    help: ArgumentHelp(
      "The longest the test may take: 90 or 90s, 10m, 2h, 1d. Else 10m.", valueName: "time"),
    transform: TimeLimit.init(parsing:))
  var testTimeout = TimeLimit(seconds: Installer.Options.longestTest)

  @Flag(help: "Publish it also when its test fails or cannot be run, as untested.")
  var publishUntested = false

  @Option(help: .contact)
  var contact: String?

  @Option(help: .feedbackDeadline(), transform: Timestamp.init(parsingDeadline:))
  var feedbackDeadline: Timestamp?

  @Option(
    name: .customLong("subcluster"),
    help: ArgumentHelp(
      """
      A GlueSubClusterUniqueID where it is installed; repeat it for more. '', or for a new preview none: \
      all in the configuration.
      """,
      valueName: "id"))
  var subclusters: [String] = []

  @OptionGroup var limits: LimitOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var state: StateOptions

  func validate() throws {
    guard (tarball == nil) != (unpacked == nil) else {
      throw ValidationError("Name either a tarball or --unpacked DIR.")
    }
    if unpacked == nil, root == nil { throw ValidationError("Name the VO's folder with --root.") }
    if unpacked != nil, sha256 != nil || checksum != nil {
      throw ValidationError("--unpacked has no checksum.")
    }
    if sha256 != nil, checksum != nil {
      throw ValidationError("--sha256 and --checksum exclude each other.")
    }
    if let sha256, Checksum.parse(sha256) == nil {
      throw ValidationError("--sha256 must be 64 hexadecimal digits.")
    }
  }

  func run() throws {
    let configuration = try state.siteConfiguration()
    let all = configuration.site.subclusters.map(\.id)
    let details = Installer.Details(
      contact: contactURL(contact), feedbackDeadline: feedbackDeadline,
      subclusters: subclusters.isEmpty ? nil : subclusters == [""] ? all : subclusters,
      siteSubclusters: all)
    let options = Installer.Options(
      details: details, testTimeLimit: testTimeout.seconds, publishesUntested: publishUntested,
      isDry: change.dryRun, check: { try state.check($0, configuration) })
    try withReleases {
      let unpacked = unpacked.map(FolderPath.absolute)
      let installer = try Installer(
        store: state.store(), vo: vo, root: FolderPath.absolute(root ?? unpacked ?? "/"),
        actor: change.actor, now: { .now })
      if let unpacked {
        let outcome = try installer.install(
          unpacked: unpacked, isBelowRoot: root != nil, options)
        return try report(outcome, configuration)
      }
      let archive = try ReleaseTarball(path: tarball!, limits: limits.limits)
      try verify(archive)
      try report(try installer.install(archive, options), configuration)
    }
    try state.followTags(of: vo, change.dry)
  }

  /// Compares the tarball's checksum with the one it should have.
  private func verify(_ archive: ReleaseTarball) throws {
    let (wanted, origin) =
      if let sha256 {
        (Checksum.parse(sha256)!, "--sha256")
      } else {
        try Self.listed(archive.path, in: checksum ?? "\(archive.path).sha256")
      }
    guard wanted == archive.sha256 else {
      throw CommandFailure(
        .badData, "\(archive.path) is not the tarball that it should be",
        details: [
          "its SHA-256 is \(archive.sha256)", "\(origin) says    \(wanted)",
          "fetch it again; nothing was unpacked",
        ])
    }
  }

  private static func listed(_ tarball: String, in file: String) throws -> (String, String) {
    do {
      return (try Checksum.listed(for: tarball, inFile: file), file)
    } catch  where error.kind == .io {
      throw CommandFailure(
        .io, error.description,
        details: ["name the checksum with --sha256 HEX, or its file with --checksum FILE"])
    }
  }

  private func report(
    _ outcome: Installer.Outcome, _ configuration: SiteConfiguration
  ) throws {
    outcome.tell(isDry: change.dryRun) { preview in
      outcome.isChanged
        ? "\(preview.title) is published from \(preview.path)"
          + (preview.tested ? "" : ", untested") : "\(preview.title) is installed already"
    }
    try state.warn(outcome, configuration)
  }
}

extension Installer.Outcome {
  /// Says what was done, or would be.
  func tell(isDry: Bool, _ published: (Preview) -> String) {
    let prefix = isDry ? "dry run: " : ""
    if let log { diagnostics.note("the test's output is in \(log)") }
    if let preview = self.published { diagnostics.note(prefix + published(preview)) }
    for preview in withdrawn { diagnostics.note("\(prefix)\(preview.title) is withdrawn") }
    for note in notes { diagnostics.warning(note) }
  }
}
