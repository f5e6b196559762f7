import ArgumentParser
import CommandSupport
import Files
import Glibc
import Infosys
import Rollout
import StateStore

extension PreviewCommands {
  struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove the records of previews that are over.",
      discussion: """
        Over is what was withdrawn and is no longer shown as closed, four days later. Of a release that \
        'pps install' put there, and whose files still are, the record stays: 'pps rollback' and 'pps \
        uninstall' go by it. A VO that keeps its previews itself has room for \(StateStore.mostRecords) \
        records.
        """)

    @Option(help: "The VO whose previews they are.")
    var vo: String

    @Option(help: "Only those of this product.")
    var product: String?

    @Option(help: ArgumentHelp("Only those of this working version.", valueName: "version"))
    var workingVersion: String?

    @OptionGroup var change: DryRunOptions
    @OptionGroup var state: StateOptions

    func run() throws {
      try state.requireNamedDirectory()
      try state.withStore { store in
        if change.dryRun {
          if try forget(in: store) == 0 { diagnostics.note("there is nothing to forget") }
          return
        }
        try store.withPreviewsLocked(of: vo, isMade: false) {
          // The tags of what is forgotten are not known afterwards.
          try state.synchronizeTags(of: vo, store)
          var count = 0
          // What was beyond the limit comes into sight.
          while case let more = try forget(in: store), more > 0 { count += more }
          if count == 0 { diagnostics.note("there is nothing to forget") }
        }
      }
    }

    /// Whether 'pps install' put it there, and nobody took it away.
    private func isInstalled(_ preview: Preview) -> Bool {
      unsafe access("\(preview.path)/\(Receipt.fileName)", F_OK) == 0
    }

    /// Removes what is in sight and over, and says so.
    ///
    /// - Returns: How many they are.
    private func forget(in store: StateStore) throws -> Int {
      let over = store.previews(of: vo).previews.filter { preview in
        preview.state == .withdrawn && .now - preview.since > Publisher.closedFor
          && (product ?? preview.product) == preview.product
          && (workingVersion ?? preview.workingVersion) == preview.workingVersion
          && !isInstalled(preview)
      }
      for preview in over {
        try change.perform("\(preview.title) is forgotten") { try store.forget(preview) }
      }
      return over.count
    }
  }
}
