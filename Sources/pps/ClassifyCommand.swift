import ArgumentParser
import CommandSupport
import Rollout

extension ReleaseCommands {
  struct Classify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell the class of an upgrade from the facts that decide it, and why.",
      discussion: """
        A client's upgrade is backward-compatible only when no variable changes and none is added; \
        else it is incompatible. A service's is new when there was none before; else incompatible \
        when existing clients no longer work with it, or a data schema changes, or it cannot be \
        rolled back, wholly or in part; else minor when there is no new configuration parameter, \
        and fewer than 5 bugs are fixed, and it took less than two days of programming; else major.
        """,
      subcommands: [Client.self, Service.self])
  }
}

extension ReleaseCommands.Classify {
  struct Client: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Of the upgrade of a client.",
      discussion: """
        What is not told is not known; the class is only told when it cannot be another. Else the \
        exit status is 65.
        """)

    @Flag(inversion: .prefixedNo, help: "Whether a configuration or environment variable changes.")
    var changedVariables: Bool?

    @Flag(inversion: .prefixedNo, help: "Whether a variable is added.")
    var newVariables: Bool?

    @Option(help: "How to print it: table or json.")
    var output: OutputFormat = .table

    func run() throws {
      try UpgradeVerdict(
        .client(.init(changesVariables: changedVariables, addsVariables: newVariables))
      ).print(as: output)
    }
  }

  struct Service: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Of the upgrade of a service.", discussion: Client.configuration.discussion)

    @Flag(help: "There was no such service before.")
    var newService = false

    @Flag(inversion: .prefixedNo, help: "Whether there is a new configuration parameter.")
    var newParameters: Bool?

    @Option(help: ArgumentHelp("How many bugs are fixed.", valueName: "count"))
    var bugsFixed: Int?

    @Option(
      help: ArgumentHelp("How many days of one person it was programmed.", valueName: "days"))
    var programmingDays: Double?

    @Flag(inversion: .prefixedNo, help: "Whether existing clients still work with it.")
    var compatibleClients: Bool?

    @Flag(inversion: .prefixedNo, help: "Whether the schema of its data changes.")
    var schemaChange: Bool?

    @Option(help: ArgumentHelp("Whether it can be rolled back: wholly, partly or no."))
    var rollback: UpgradeFacts.Rollback?

    @Option(help: "How to print it: table or json.")
    var output: OutputFormat = .table

    func validate() throws {
      if let bugsFixed, bugsFixed < 0 {
        throw ValidationError("--bugs-fixed must not be negative.")
      }
      if let programmingDays, !(0...100_000).contains(programmingDays) {
        throw ValidationError("--programming-days must be from 0 to 100000.")
      }
    }

    func run() throws {
      try UpgradeVerdict(
        .service(
          .init(
            isNew: newService, addsParameters: newParameters, bugsFixed: bugsFixed,
            programmingDays: programmingDays, clientsStillWork: compatibleClients,
            changesSchema: schemaChange, rollback: rollback))
      ).print(as: output)
    }
  }
}

extension UpgradeVerdict {
  /// `schema/release-classify.schema.json` describes it.
  private struct Document: Encodable {
    struct Line: Encodable {
      let fact, upgradeClass, answer, reason: String
    }

    let upgradeClass: String?
    let otherwise: String
    let missing: [String]
    let rules: [Line]
  }

  fileprivate func print(as format: OutputFormat) throws {
    switch format {
    case .json:
      try Output.write(
        JSON.text(
          Report(
            Document(
              upgradeClass: upgradeClass?.rawValue, otherwise: otherwise.rawValue,
              missing: missing.map(\.fact),
              rules: rules.map {
                .init(
                  fact: $0.fact, upgradeClass: $0.upgradeClass.rawValue, answer: $0.answer.rawValue,
                  reason: $0.reason)
              }))))
    case .table:
      var table = Table(columns: ["RULE OF", "ANSWER", "WHY"])
      for rule in rules {
        table.append([[rule.upgradeClass.rawValue], [rule.answer.rawValue], [rule.reason]])
      }
      table.append([[otherwise.rawValue], ["otherwise"], ["when no other rule applies"]])
      try Output.write("\(upgradeClass?.rawValue ?? "not decided")\n\n\(table.text)")
    }
    guard upgradeClass != nil else {
      throw CommandFailure(
        .badData, "the class depends on what was not told",
        details: missing.map(\.reason))
    }
  }
}
