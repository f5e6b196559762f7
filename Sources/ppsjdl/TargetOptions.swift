import ArgumentParser
import CommandSupport
import Matchmaking
import Rollout

/// Which previews and pilots jobs are routed to.
struct TargetOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The working version, such as 126.", valueName: "version"))
  var version: String?

  @Option(help: "The product, such as gLite-UI; else any product of that version.")
  var product: String?

  @Flag(help: "Print the bare expression, for use as (yours) && (this).")
  var expression = false

  func write(_ user: UserOptions) throws {
    guard let version else { throw ValidationError("Name the version with --version.") }
    let vo = try user.requireVO()
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
