import Glibc

/// A real resource, site and top-level BDII on loopback, started by `scripts/bdii`: slapd and
/// bdii-update each. It stops, and its files go, when its owner does.
public final class BDIIHierarchy: Sendable {
  private let directory: TemporaryDirectory

  /// Where the levels' folders are: `resource/ldif`, `resource/provider`, `resource/plugin`, ….
  public var path: String { directory.path + "/bdii" }
  /// A folder beside them, for a test's own files.
  public var files: String { directory.path }

  private let isRunning: Bool

  /// - Parameters:
  ///   - options: What `scripts/bdii start` takes.
  ///   - isStarted: Whether servers and daemons are started; without, ``updateOnce()`` still works.
  public init(_ options: [String] = [], isStarted: Bool = true) throws {
    directory = try TemporaryDirectory()
    isRunning = isStarted
    let verb = isStarted ? ["start"] : ["prepare"]
    let owner = isStarted ? ["--owner", "\(getpid())"] : []
    _ = try Command.check(
      [Package.script("bdii")] + verb + [directory.path + "/bdii"] + options + owner)
  }

  deinit {
    if isRunning { _ = try? Command.run([Package.script("bdii"), "stop", path]) }
  }

  /// The LDAP URL of a level: `resource`, `site` or `top`.
  public func url(_ level: String) throws -> String {
    let text = try Command.check([Package.script("bdii"), "url", path, level])
    return String(text.prefix { $0 != "\n" })
  }

  /// Waits until a level has an entry that matches.
  public func wait(_ level: String, _ base: String, _ filter: String) throws {
    _ = try Command.check([Package.script("bdii"), "wait", path, level, base, filter, "60"])
  }

  /// Ends the updates, from below: each level's when it has made a whole one of what the level below it
  /// holds. From then on the servers answer alike each time.
  public func settle() throws {
    for level in ["resource", "site", "top"] {
      func log() throws -> [Substring] {
        try Command.read("\(path)/\(level)/bdii-update.log").split(separator: "\n")
      }
      let isStart = { (line: Substring) in line.hasSuffix("Starting Update") }
      // The update that runs now may have begun too early.
      let enough = try log().count(where: isStart) + 2
      var isDone = false
      for _ in 0..<1_200 where !isDone {
        usleep(50_000)
        let lines = try log()
        isDone =
          lines.count(where: isStart) >= enough && lines.last?.hasSuffix("updatestats") == true
      }
      guard isDone else { throw Command.Failure(description: "the BDII \(level) does not update") }
      let identifier = try Command.read("\(path)/\(level)/run/bdii-update.pid")
      _ = try Command.check(["kill", identifier.filter(\.isNumber)])
    }
  }

  /// What one update of the resource BDII would publish, as `bdii-update -c` prints it.
  public func updateOnce() throws -> String {
    try Command.check([Package.script("bdii"), "update-once", path])
  }

  /// What the servers refused to store; empty when they took everything.
  public func refused() throws -> String {
    try Command.run([Package.script("bdii"), "refused", path]).output
  }
}

/// Where things are in this package.
public enum Package {
  /// The package's folder.
  public static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// A script of the package.
  public static func script(_ name: String) -> String { "\(root)/scripts/\(name)" }

  /// A program of the package: in `$PPS_BIN`, else where `swift build` puts it.
  public static func program(_ name: String) -> String {
    let folder = unsafe getenv("PPS_BIN").map { unsafe String(cString: $0) }
    return "\(folder ?? "\(root)/.build/debug")/\(name)"
  }

  /// The Python that has what `scripts/requirements.txt` names; nil when `scripts/test` did not
  /// make it.
  public static var python: String? {
    unsafe getenv("PPS_PYTHON").map { unsafe String(cString: $0) }
  }
}
