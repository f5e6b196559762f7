import ArgumentParser
import ClassAd
import CommandSupport
import Matchmaking

/// Tells where a job would go, without a WMS.
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Tell which computing elements a WMS would match a job with, and why not another.",
    usage: """
      ppsjdl match <job.jdl> [--vo <vo>] [--fqan <fqan>] [--output text|json]
      ppsjdl match <job.jdl> [--vo <vo>] --why <ce>
      ppsjdl match --explain [--vo <vo>]
      """,
    discussion: """
      Makes of what a BDII publishes in GLUE 1.3 the ads that a gLite WMS would make, and matches \
      the job with them: with its own Requirements, with what the user interface adds to them \
      (other.GlueCEStateStatus == "Production", and what CPUNumber, NodeNumber, SMPGranularity, \
      HostNumber and an interactive JobType ask for), and with what the server adds, which checks \
      the access rules. InputData, DataRequirements and SubmitTo are not looked at, nor what Parameters \
      put in place of _PARAM_. A regular expression that only PCRE reads, with (?=…), (?!…), \\1 or a++, is refused.

      The job runs for the JDL's VirtualOrganisation unless --vo names another VO.

      The best come first. Among equals the WMS takes one by chance; what has no Rank it leaves out. \
      A job without Rank is given -other.GlueCEStateEstimatedResponseTime.


      """ + ExitCode.discussion)

  @Argument(
    help: ArgumentHelp("The job: a JDL file, or - for standard input.", valueName: "job.jdl"),
    completion: .file())
  var job: String?

  @Option(
    help: ArgumentHelp(
      "The VOMS group and role of the proxy, such as /ops/Role=pilot; else /VO.", valueName: "fqan")
  )
  var fqan: String?

  @Option(
    help: ArgumentHelp("The certificate's subject, where access rules name it.", valueName: "name"))
  var subject: String?

  @Flag(help: "Match with the job's own Requirements alone.")
  var alone = false

  @Option(
    help: ArgumentHelp(
      "Tell what becomes of each clause of the Requirements at this computing element.",
      valueName: "ce"))
  var why: String?

  @Flag(help: "Tell which entries a WMS ignores or reads differently, and why.")
  var explain = false

  @ParentCommand var parent: PPSJDL
  @OptionGroup(title: "What to print") var printing: OutputOptions
  @OptionGroup(title: "Who runs the job") var user: UserOptions
  @OptionGroup(title: "Whom to ask") var source: SourceOptions

  func validate() throws {
    try parent.requireNoRoute(in: "match")
    if explain {
      if why != nil || job != nil || printing.node != nil || fqan != nil || subject != nil || alone
      {
        throw ValidationError(
          "--explain tells of all entries; of the options for a job only --vo is for it.")
      }
    } else if job == nil {
      throw ValidationError("Name the job's JDL file.")
    }
    try source.requireStandardInput(besides: job)
  }

  func run() throws {
    if explain {
      let grid = try SeenGrid(source, vo: user.vo, wantsAll: true)
      return try IgnoredEntries(grid).print(printing.output)
    }
    let file = try JDLFile(job!)
    let node = try file.node(printing.node)
    let vo = try user.vo ?? file.vo(node)
    if let fqan, fqan != "/\(vo)", !fqan.hasPrefix("/\(vo)/") {
      throw ValidationError(
        "--fqan \(fqan) is none of \(vo): it begins with /\(vo), as in /\(vo)/Role=pilot.")
    }
    guard
      let job = Job(
        file.document, node: node, user: GridUser(vo: vo, fqan: fqan, subject: subject),
        isAlone: alone)
    else {
      throw file.refusal(of: node)
    }
    try refuse(job.unsupportedPatterns, of: file)
    warn(of: job.detours)
    let grid = try SeenGrid(
      source, vo: vo, wantsAll: why != nil, wantsStorage: job.asksForStorage)
    let matchmaker = Matchmaker(job, storage: grid.storage)
    if let why {
      try WhyReport(why, grid, matchmaker).print(printing.output)
    } else {
      let outcome = matchmaker.match(grid.listings.all)
      guard outcome.isWhole else {
        throw CommandFailure(
          .badData, "the Requirements or the Rank of \(file.title) take too long to evaluate",
          details: ["attributes that each ask for others more than once do so"])
      }
      try MatchReport(outcome, grid, job).print(printing.output)
    }
  }
}

extension MatchCommand {
  /// Refuses a job of which it cannot be told what matches.
  private func refuse(_ patterns: [StringLiteral], of file: JDLFile) throws {
    if patterns.isEmpty { return }
    throw CommandFailure(
      .badData, "\(file.title) has a pattern that a WMS may read and 'match' does not",
      details: patterns.map(\.description) + [
        "it has no looking ahead or behind, no back references, no atomic groups and no possessive "
          + "repetition; write the pattern without"
      ])
  }

  private func warn(of detours: [Job.Detour]) {
    for detour in detours {
      let meaning =
        switch detour {
        case .inputData, .dataRequirements:
          "the WMS takes only computing elements close to its files, of those that match"
        case .submitTo: "the WMS sends the job there, whatever else matches"
        case .parameters: "the WMS makes a job of each; here _PARAM_ stays as it stands"
        }
      diagnostics.warning("\(detour.rawValue) is not looked at: \(meaning)")
    }
  }
}

extension JDLFile {
  /// The VO that the JDL names.
  fileprivate func vo(_ node: JobNode?) throws -> String {
    let places = [node?.steps ?? [], []]
    for steps in places {
      if case .literal(.string(let vo))? =
        document.expression(at: AttributePath("VirtualOrganisation", in: steps))?.unwrapped
      {
        return vo.text
      }
    }
    throw ValidationError("Name the VO with --vo; the JDL does not.")
  }
}
