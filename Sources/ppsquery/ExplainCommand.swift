import ArgumentParser
import CommandSupport

/// Tells what an attribute means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what an attribute of GLUE, or one of the PPS keys, means.",
    usage: "ppsquery explain <attribute> ... [--output table|json|jsonl]",
    discussion: """
      Its meaning and unit, what the schema says of it, who publishes it, and which of these tools \
      read it. No server is asked. It is printed as table, json or jsonl; of the options for lists, only \
      --output is for it.
      """)

  @Argument(
    help: "The attributes, such as GlueCEPolicyMaxWallClockTime or PPSState; case does not matter.",
    completion: Candidates.attributes)
  var attribute: [String]

  @ParentCommand var parent: PPSQuery
  @OptionGroup(title: "How to print it") var list: ListOptions

  func validate() throws {
    try parent.requireNoUse(in: "explain")
    try parent.requireNoSelection(in: "explain")
    if !parent.source.areDefault {
      throw ValidationError("explain asks nobody: options that say whom to ask are not for it.")
    }
    guard list.fields == nil, list.sort == nil, !list.count else {
      throw ValidationError("explain has no fields, nothing to sort and nothing to count.")
    }
    switch list.output {
    case .table, .json, .jsonl, nil: break
    case .csv, .ldif, .sites, .ce, .mailto:
      throw ValidationError("explain prints table, json or jsonl.")
    }
  }

  func run() throws {
    let explanations = try attribute.map(AttributeExplanation.init(named:))
    switch list.output {
    case .json:
      try Output.write(JSON.text(Report(["attributes": explanations])))
    case .jsonl:
      try Output.write(explanations.flatMap { try JSON.line($0) })
    default:
      try Output.write(explanations.map { $0.text(width: Terminal.width) }.joined(separator: "\n"))
    }
  }
}
