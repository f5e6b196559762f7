import ArgumentParser
import CommandSupport
import StateStore

/// Where a site keeps its state and its configuration.
struct StateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The directory of the state files; else $PPS_STATE_DIR, else \(StateStore.defaultDirectory).",
      valueName: "dir"), completion: .directory)
  var stateDir: String?

  @Option(
    help: ArgumentHelp(
      "The site's configuration; else $PPS_CONFIG, else \(SiteConfiguration.defaultFile).",
      valueName: "file"),
    completion: .file())
  var config: String?

  var stateDirectory: String {
    stateDir ?? Environment["PPS_STATE_DIR"] ?? StateStore.defaultDirectory
  }

  var configurationFile: String {
    config ?? Environment["PPS_CONFIG"] ?? SiteConfiguration.defaultFile
  }
}
