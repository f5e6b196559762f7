internal import FoundationEssentials
internal import Glibc

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
