public import ArgumentParser

/// Where a site keeps its state and its configuration.
public struct StateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The directory of the state files; else $PPS_STATE_DIR, else /var/lib/pps.",
      valueName: "dir"), completion: .directory)
  public var stateDir: String?

  @Option(
    help: ArgumentHelp(
      "The site's configuration; else $PPS_CONFIG, else /etc/pps/site.yaml.", valueName: "file"),
    completion: .file())
  public var config: String?

  public init() {}

  public var stateDirectory: String {
    stateDir ?? Environment["PPS_STATE_DIR"] ?? "/var/lib/pps"
  }

  public var configurationFile: String {
    config ?? Environment["PPS_CONFIG"] ?? "/etc/pps/site.yaml"
  }
}
