import ArgumentParser
import CommandSupport

/// How the findings of a command are told, and what its exit status says.
struct ReportOptions: ParsableArguments {
  @Option(help: "How to print it: table or json.")
  var output: OutputFormat = .table

  @Flag(help: "Warnings make the exit status 1, as errors do.")
  var strict = false

  @Flag(
    help: """
      Print one line with performance data, and exit with 0, 1, 2 or 3 for OK, WARNING, CRITICAL or \
      UNKNOWN.
      """)
  var nagios = false

  func validate() throws {
    if nagios && output == .json {
      throw ValidationError("--nagios and --output json exclude each other.")
    }
  }

  /// Looks, tells what was found, and ends with the status that says so.
  func perform(title: String, _ look: () throws -> some Outcome) throws {
    guard nagios else { return try tell(look()) }
    do {
      let line = try NagiosLine(title: title, look().verdict, strict: strict)
      try Output.write(line.text)
      throw ExitCode(line.status.rawValue)
    } catch let failure as CommandFailure {
      try Output.write(NagiosLine(title: title, unknown: failure.message).text)
      throw ExitCode(NagiosLine.Status.unknown.rawValue)
    }
  }

  private func tell(_ outcome: some Outcome) throws {
    let verdict = outcome.verdict
    switch output {
    case .table: try Output.write(outcome.text)
    case .json: try Output.write(outcome.json())
    }
    for gap in verdict.gaps { diagnostics.warning("not everything could be looked at: \(gap)") }
    if !verdict.gaps.isEmpty { throw ExitCode.tryAgain }
    if verdict.errors > 0 || strict && verdict.warnings > 0 { throw ExitCode.nothingFound }
  }
}
