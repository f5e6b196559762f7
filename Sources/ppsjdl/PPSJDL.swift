import ArgumentParser
import CommandSupport
import Matchmaking
import Rollout

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
      ppsjdl --version <version> --vo <vo> [--product <product>] [--expression] [--avoid]
      ppsjdl --version <version> --vo <vo> [--explicit] [--kind pilot] [--output text|json]
      ppsjdl --version <version> --vo <vo> --product <product> --language <language>
      ppsjdl --version <version> --vo <vo> --merge <job.jdl> [--node <name>] [--in-place]
      ppsjdl --remove <job.jdl> [--node <name>] [--in-place]
      ppsjdl match <job.jdl> --vo <vo> [--fqan <fqan>] [--why <ce>] [--explain]
      ppsjdl -V
      """,
    discussion: """
      Prints one line that a JDL can include. For a preview's working version it needs no server: \
      the tag by which a WMS finds a preview follows from its name. For all else, and with --output \
      json where a BDII is named, it asks a BDII which releases and computing elements there are now. A pilot that is a computing element is \
      selected by its host; one that is not, such as a WMS, is selected in a client's \
      configuration, and standard error says how. -V, alone, tells the version of ppsjdl itself.


      """ + ExitCode.discussion,
    subcommands: [MatchCommand.self])

  @OptionGroup(title: "What to route to") var target: TargetOptions
  @OptionGroup(title: "In what form") var form: FormOptions
  @OptionGroup(title: "What to print") var printing: OutputOptions
  @OptionGroup(title: "Who runs the job") var user: UserOptions
  @OptionGroup(title: "Whom to ask") var source: SourceOptions

  static func main() { runAndExit() }

  /// For a command below, which routes nothing.
  ///
  /// - Throws: `ValidationError` when options say what to route to, or in what form.
  func requireNoRoute(in name: String) throws {
    if !target.areDefault || !form.areDefault {
      throw ValidationError(
        "Options that say what to route to, and in what form, are not for '\(name)'.")
    }
  }

  func run() throws {
    try form.check(printing)
    try source.requireStandardInput(besides: form.merge)
    if form.remove != nil,
      !target.areDefault || form.expression || form.language != .jdl || user.vo != nil
        || !source.areDefault
    {
      throw ValidationError(
        "--remove takes out what was merged, whatever it is: only --node and --in-place are for it."
      )
    }
    if let remove = form.remove { return try form.removeMerged(remove, printing) }
    let answer = try target.answer(user, source, wantsElements: printing.output == .json)
    try form.write(answer, printing, bounds: target.version?.workingVersionBounds ?? [])
  }
}

let diagnostics = Diagnostics(program: "ppsjdl")
