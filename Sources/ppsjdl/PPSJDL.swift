import ArgumentParser
import CommandSupport
import Matchmaking
import Rollout

/// Writes the JDL that routes jobs to a preview.
@main
struct PPSJDL: Program {
  static let configuration = CommandConfiguration(
    commandName: "ppsjdl",
    abstract: "Write the JDL Requirements that route a job to the sites with a preview.",
    usage: "ppsjdl --version <version> --vo <vo> [--product <product>] [--expression]",
    discussion: """
      Prints one line that a JDL can include. It needs no server: the tag by which a WMS finds a \
      preview follows from its name. 'ppsquery --version VERSION' tells which sites that are now.

      """ + ExitCode.discussion)

  @Option(help: ArgumentHelp("The working version, such as 126.", valueName: "version"))
  var version: String

  @Option(help: "The VO that the job runs for.")
  var vo: String

  @Option(help: "The product, such as gLite-UI; else any product of that version.")
  var product: String?

  @Flag(help: "Print the bare expression, for use as (yours) && (this).")
  var expression = false

  static func main() { runAndExit() }

  func run() throws {
    let violations = [
      Violation.ofTagWord("--version", version), Violation.ofTagWord("--vo", vo),
      product.flatMap { Violation.ofTagWord("--product", $0) },
    ].compactMap(\.self)
    guard violations.isEmpty else {
      throw CommandFailure(
        .badData, "no preview can have such a name", details: violations.map(\.description))
    }
    let requirements = try PreviewRequirements(
      vo: vo, product: product, workingVersion: version
    ).expression()
    try Output.write(expression ? "\(requirements)\n" : "Requirements = \(requirements);\n")
  }
}
