import ArgumentParser
import CommandSupport

/// Writes the JDL that routes jobs to previews and pilots, and tells where a job would go.
///
/// It is a command by itself, and has others below it. They share their option groups, which may
/// stand before or behind their names.
@main
struct PPSJDL: Program {
  static let configuration = CommandConfiguration(
    commandName: "ppsjdl",
    abstract: "Write the JDL Requirements that route a job to the sites with a preview or a pilot.",
    usage: """
      ppsjdl --version <version> --vo <vo> [--product <product>] [--expression]
      ppsjdl match <job.jdl> --vo <vo> [--fqan <fqan>] [--why <ce>] [--explain]
      """,
    discussion: """
      Prints one line that a JDL can include. It needs no server: the tag by which a WMS finds a \
      preview follows from its name. 'ppsquery --version VERSION' tells which sites that are now.

      """ + ExitCode.discussion,
    subcommands: [MatchCommand.self])

  @OptionGroup(title: "What to route to") var target: TargetOptions
  @OptionGroup(title: "Who runs the job") var user: UserOptions
  @OptionGroup(title: "Whom to ask") var source: SourceOptions

  static func main() { runAndExit() }

  func run() throws {
    try target.write(user)
  }
}
