import ArgumentParser
import CommandSupport

/// How what was found is printed.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How to print it: text or json.", valueName: "format"))
  var output: TextFormat = .text

  @Option(help: ArgumentHelp("The job of this name, in a collection or a DAG.", valueName: "name"))
  var node: String?
}

/// For people and files, or for programs.
enum TextFormat: String, WordArgument {
  case text, json
}
