public import Files
public import Rollout
internal import Yams

/// What stands in the folder of an installed release and tells how it came there.
public struct Receipt: Hashable, Sendable {
  /// Its name in the release's folder. No tarball may bring one.
  public static let fileName = ".pps-receipt.yaml"

  /// The SHA-256 of the tarball; nil when it was unpacked by other means.
  public var sha256: String?
  public var installed: Timestamp
  /// Whether the release's own test passed here.
  public var tested: Bool
  /// The file that keeps the test's output.
  public var log: String?
  /// The working version that was in use before; nil when none was.
  public var previous: String?

  public init(
    sha256: String?, installed: Timestamp, tested: Bool, log: String?, previous: String?
  ) {
    self.sha256 = sha256
    self.installed = installed
    self.tested = tested
    self.log = log
    self.previous = previous
  }

  public init(yaml text: String, file: String) throws(FileError) {
    var fields = try Fields(text, file: file)
    try fields.requireFormat()
    let (installed, tested) = (try fields.timestamp("installed"), try fields.flag("tested"))
    self.init(
      sha256: try fields.string("sha256"), installed: try fields.require("installed", installed),
      tested: try fields.require("tested", tested), log: try fields.string("log"),
      previous: try fields.string("previous"))
    try fields.end()
    if let previous, Violation.ofTagWord("previous", previous) != nil {
      throw fields.error("previous", "is no working version")
    }
  }

  public func yaml() throws -> String {
    try Node.record([
      ("format", "1"), ("sha256", sha256.map(Node.text)),
      ("installed", .text(installed.description)), ("tested", tested ? "true" : "false"),
      ("log", log.map(Node.text)), ("previous", previous.map(Node.text)),
    ])
  }
}
