/// One run of a program of the package, as a user runs it.
public struct Tool: Sendable {
  public let status: Int32
  /// What it wrote on standard output, and nothing else.
  public let output: String
  /// What it wrote on standard error.
  public let errors: String

  /// - Parameters:
  ///   - environment: `NAME=VALUE`; the program sees none of the package's variables else.
  ///   - timeLimit: How long it may take, in **seconds**; it ends with 124 then.
  public init(
    _ program: String, _ arguments: [String], environment: [String] = [], timeLimit: Int = 300
  ) throws {
    let directory = try TemporaryDirectory()
    let errorPath = directory.path + "/stderr"
    let cleared = ["LCG_GFAL_INFOSYS", "PPS_CACHE_DIR", "PPS_CONFIG", "PPS_STATE_DIR"].flatMap {
      ["-u", $0]
    }
    let outcome = try Command.run(
      ["env"] + cleared + ["LDAPNOINIT=1"] + environment
        + ["sh", "-c", "exec 2>\"$0\"; exec \"$@\"", errorPath]
        + ["timeout", "\(timeLimit)", Package.program(program)]
        + arguments)
    status = outcome.status
    output = outcome.output
    errors = try Command.read(errorPath)
  }
}
