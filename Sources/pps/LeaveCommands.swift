import ArgumentParser
import CommandSupport
import Releases
import Rollout
import StateStore

/// Where a VO's releases of a product are.
struct InstallationOptions: ParsableArguments {
  @Option(help: "The VO, spelled as the VO spells itself.")
  var vo: String

  @Option(help: "The product, such as gLite-UI.")
  var product: String

  @Option(
    help: ArgumentHelp("The VO's folder for previews, as 'pps install' had it.", valueName: "dir"),
    completion: .directory)
  var root: String

  func installer(_ change: ChangeOptions, _ state: StateOptions) throws -> Installer {
    try state.requireNamedDirectory()
    return try Installer(
      store: state.store(), vo: vo, root: FolderPath.absolute(root), actor: change.actor,
      now: { .now })
  }
}

/// `pps rollback`
struct RollbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Go back to the release of a product that was in use before.",
    discussion: """
      ROOT/PRODUCT/current is switched back, that release is published again, and the one in use is \
      withdrawn, all at one instant. The files of both stay; nothing is tested again. What 'pps preview \
      publish' would refuse is refused, and nothing changes; nor does it go back to what is published from \
      another root, or away from what another VO still publishes. One that did not come to its end, since \
      a tag file could not be written, say, is brought there by the same command, which then goes no \
      further back.

      Without --raise-epoch the package version that is published goes down, from 3.2.2-1 to 3.2.1-4 \
      say: that is true to the packages, and right where readers go by the working version. Whatever \
      takes the highest version for the best will not follow. With --raise-epoch the older release \
      is published with an epoch above that of the newer one, 1:3.2.1-4, which RPM orders above \
      3.2.2-1: nobody sees the version go down, but it is no longer the one its packages have, and \
      each later release needs that epoch too to be newer.
      """)

  @OptionGroup var installation: InstallationOptions

  @Flag(
    help: "Publish the older release with a higher epoch, so that its version does not go down.")
  var raiseEpoch = false

  @OptionGroup var change: ChangeOptions
  @OptionGroup var state: StateOptions

  func run() throws {
    let configuration = try state.siteConfiguration()
    try withReleases {
      let outcome = try installation.installer(change, state).rollback(
        product: installation.product, raisesEpoch: raiseEpoch, isDry: change.dryRun,
        check: { try state.check($0, configuration, isPlaced: false) })
      outcome.tell(isDry: change.dryRun) { preview in
        "\(preview.title) is in use and published again"
          + (preview.packageVersion.map { " as \($0)" } ?? "")
          + (outcome.isChanged ? "" : " since the last roll-back, which was not at its end")
      }
      try state.warn(outcome, configuration)
    }
    try state.followTags(of: installation.vo, change.dry)
  }
}

/// `pps uninstall`
struct UninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall",
    abstract: "Withdraw a release and take its files away.",
    discussion: """
      Where it is the one in use, ROOT/PRODUCT/current goes to the release before it that is still \
      published, or away; to publish one again that was withdrawn, use 'pps rollback' first. The \
      files go last. Where some cannot be taken away, since another account put them there, all else \
      is done, the exit status is 74, and each later command of the product tries again. Taking away \
      what is gone changes nothing. What only another VO has a record of, or publishes from there, \
      stays; so does all while a record of any VO cannot be read.
      """)

  @OptionGroup var installation: InstallationOptions

  @Option(help: ArgumentHelp("The release's working version, such as 126.", valueName: "version"))
  var workingVersion: String

  @OptionGroup var change: ChangeOptions
  @OptionGroup var state: StateOptions

  func run() throws {
    let failure = try withReleases {
      let outcome = try installation.installer(change, state).uninstall(
        product: installation.product, workingVersion: workingVersion, isDry: change.dryRun)
      outcome.tell(isDry: change.dryRun) { $0.title }
      let name = "\(installation.product) \(workingVersion) of \(installation.vo)"
      let prefix = change.dryRun ? "dry run: " : ""
      if outcome.failure == nil {
        diagnostics.note(
          outcome.isChanged ? "\(prefix)\(name) is taken away" : "\(name) was taken away already")
      }
      if outcome.isChanged, let current = outcome.current {
        diagnostics.note("\(prefix)\(current) is in use")
      }
      return outcome.failure
    }
    try state.followTags(of: installation.vo, change.dry)
    if let failure { throw CommandFailure(failure) }
  }
}
