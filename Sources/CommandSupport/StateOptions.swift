public import ArgumentParser
internal import FoundationEssentials
internal import Glibc

/// Where a site keeps its state and its configuration.
public struct StateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The directory of the state files; else $PPS_STATE_DIR, else /var/lib/pps.",
      valueName: "dir"))
  public var stateDir: String?

  @Option(
    help: ArgumentHelp(
      "The site's configuration; else $PPS_CONFIG, else /etc/pps/site.yaml.", valueName: "file"))
  public var config: String?

  public init() {}

  public var stateDirectory: String {
    stateDir ?? Environment["PPS_STATE_DIR"] ?? "/var/lib/pps"
  }

  public var configurationFile: String {
    config ?? Environment["PPS_CONFIG"] ?? "/etc/pps/site.yaml"
  }
}

/// The environment variables.
public enum Environment {
  /// The value of a variable; nil when it is not set or empty.
  public static subscript(name: String) -> String? {
    guard let value = unsafe getenv(name).map({ unsafe String(cString: $0) }), !value.isEmpty else {
      return nil
    }
    return value
  }

  /// The variables whose names begin so, and their values, by name.
  static func all(beginningWith prefix: String) -> [String] {
    ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix(prefix) }
      .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}
