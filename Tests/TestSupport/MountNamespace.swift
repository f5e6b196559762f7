import Glibc

/// Mounts that nobody else sees.
public enum MountNamespace {
  /// Whether a file system of our own can be mounted here.
  public static let canBeMade: Bool =
    (try? Command.run(command + ["mount", "-t", "tmpfs", "none", "/mnt"]).status) == 0

  /// What runs the command behind it where such mounts can be made.
  public static var command: [String] { ["unshare", getuid() == 0 ? "-m" : "-rm"] }
}
