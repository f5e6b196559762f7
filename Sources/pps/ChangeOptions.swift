import ArgumentParser
import CommandSupport
import Files
import Rollout
import StateStore

/// For commands that change previews or pilots, whose histories tell who did it.
struct ChangeOptions: ParsableArguments {
  @OptionGroup var dry: DryRunOptions

  @Option(help: ArgumentHelp("Who does it, in ASCII; else the account at work.", valueName: "name"))
  var by: String?

  /// Who does it.
  var actor: String { by ?? Account.current }

  var dryRun: Bool { dry.dryRun }

  func perform(_ done: String, _ body: () throws -> Void) throws { try dry.perform(done, body) }

  /// Says that a record is stored in the place of what is damaged, and keeps that.
  ///
  /// - Parameter vo: Whose preview it is; nil when it is a pilot.
  func replace(_ damage: FileError?, vo: String?, in store: StateStore) throws {
    guard let damage else { return }
    let kept = dryRun ? "\(damage.file).damaged" : try store.keep(damage, vo: vo)
    diagnostics.warning(
      "\(damage)",
      details: ["it is kept as \(kept)", "in its place only what is given now is stored"])
  }
}

/// For commands that change something.
struct DryRunOptions: ParsableArguments {
  @Flag(help: "Say what would be done, and do nothing.")
  var dryRun = false

  /// Does it and says so, or says what would be done.
  func perform(_ done: String, _ body: () throws -> Void) throws {
    if !dryRun { try body() }
    diagnostics.note(dryRun ? "dry run: \(done)" : done)
  }
}
