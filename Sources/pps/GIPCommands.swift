import ArgumentParser

/// `pps gip …`
struct GIPCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gip",
    abstract: "Publish through a resource BDII: what its provider/ and plugin/ run.",
    discussion: """
      'pps gip install' puts both into place, once. What they print follows the state files from \
      then on, at each of the BDII's updates.
      """,
    subcommands: [Provider.self, Plugin.self, Install.self, Uninstall.self])
}
