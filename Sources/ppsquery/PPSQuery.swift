import ArgumentParser
import CommandSupport
import Infosys

/// Tells who has a preview or a pilot, how to use it, and whom to ask.
///
/// It is a command by itself, and has others below it. They share its ``QueryOptions`` and
/// `MergingSourceOptions`, which may stand before or behind their names.
@main
struct PPSQuery: Program {
  static let configuration = CommandConfiguration(
    commandName: "ppsquery",
    abstract: "Find the sites that have a preview or a pilot, and what it takes to use it.",
    usage: """
      ppsquery --version <version> [--product <product>] [--vo <vo>] [--site <site>] ...
      ppsquery --version <version> [--output <format>] [--fields <field>,...] ...
      ppsquery --version <version> --contacts [--role <role>] [--output <format>]
      ppsquery --version <version> --site <site> --setenv [--shell sh|csh]
      ppsquery run --version <version> --site <site> -- <command> [<argument> ...]
      ppsquery releases|sites [--vo <vo>] [--output <format>] ...
      ppsquery values <attribute> [--filter <filter>]
      ppsquery explain <attribute> ...
      ppsquery wait --version <version> --sites <number> [--timeout <time>]
      ppsquery diff <old> [<new>]
      ppsquery -V
      """,
    discussion: """
      Asks top-level BDIIs. To use a preview on a worker node of its site, in sh:

        eval "$(ppsquery --version 126 --site SITE --vo ops --setenv)"

      in csh:

        eval "`ppsquery --version 126 --site SITE --vo ops --setenv --shell csh`"

      and for one command only:

        ppsquery run --version 126 --site SITE --vo ops -- COMMAND

      What is over is hidden: offers that are closed, that nobody renewed in time (expired), whose \
      source a BDII has lost, that do not tell their state, or that cannot be used by what that is (an \
      application environment that is being installed or removed, or where that failed). --all shows them. -V, alone, tells the version of \
      ppsquery itself.


      """ + ExitCode.discussion,
    subcommands: [
      RunCommand.self, ReleasesCommand.self, SitesCommand.self, ValuesCommand.self,
      ExplainCommand.self, WaitCommand.self, DiffCommand.self,
    ])

  // What only this command has is not in groups: ArgumentParser takes its time for each.

  @Flag(help: "Tell whom to ask: the contacts of the releases and of their sites.")
  var contacts = false

  @Option(help: "Only contacts of this role; repeat it for more.")
  var role: [Contact.Role] = []

  @Flag(
    help: """
      Print the lines that set a shell up for the preview at --site, to be given to eval. What the \
      site published is quoted in them, never run.
      """)
  var setenv = false

  @Option(help: "The shell that --setenv prints lines for; else sh.")
  var shell: Shell?

  @OptionGroup(title: "What to find") var query: QueryOptions
  @OptionGroup(title: "How to print it") var list: ListOptions
  @OptionGroup(title: "Whom to ask") var source: MergingSourceOptions

  /// Whether contacts are told instead of offers.
  private var wantsContacts: Bool { contacts || !role.isEmpty }

  static func main() {
    // What is evaluated instead of a setup fails there too, where nobody sees this program's status.
    runAndExit(onFailure: {
      let options = CommandLine.arguments.prefix { $0 != "--" }
      if options.contains("--setenv") { try? Output.write("false\n") }
    })
  }

  func validate() throws {
    if setenv {
      if query.site == nil {
        throw ValidationError("--setenv needs --site: a setup is that of one site.")
      }
      if !list.areDefault || wantsContacts {
        throw ValidationError("--setenv prints lines for a shell, and nothing else.")
      }
      try query.requirePreviews(for: "--setenv")
    } else if shell != nil {
      throw ValidationError("--shell is for --setenv.")
    }
  }

  /// For a command below, which is not about one offer and its use.
  ///
  /// - Throws: `ValidationError` when options speak of that.
  func requireNoUse(in name: String) throws {
    if setenv || wantsContacts {
      throw ValidationError("--setenv, --contacts and --role are not for '\(name)'.")
    }
  }

  /// For a command below, which prints no list.
  ///
  /// - Throws: `ValidationError` when options say how to print one.
  func requireNoList(in name: String) throws {
    if !list.areDefault {
      throw ValidationError("--output, --fields, --sort and --count are not for '\(name)'.")
    }
  }

  /// For a command below, which is not about offers.
  ///
  /// - Throws: `ValidationError` when options say which offers are wanted.
  func requireNoSelection(in name: String) throws {
    if !query.areDefault {
      throw ValidationError("Options that say which offers are wanted are not for '\(name)'.")
    }
  }

  func run() throws {
    if setenv {
      let answer = try query.ask(source, for: .preview)
      let setup = try answer.setup(
        site: query.site!, shell: shell ?? .sh, isChosen: query.path != nil)
      try Output.write(try setup.lines)
      try answer.end(isEmpty: false)
    } else {
      let printer = try OfferPrinter(list, contacts: wantsContacts, of: role)
      try printer.print(try query.ask(source, for: query.kind, questions: printer.questions))
    }
  }
}

let diagnostics = Diagnostics(program: "ppsquery")
