import ArgumentParser
import ClassAd
import CommandSupport
import Files
import Matchmaking
import Rollout

/// In what form a route is printed, or where it is put.
struct FormOptions: ParsableArguments {
  @Flag(help: "Print the bare expression, for use as (yours) && (this).")
  var expression = false

  @Option(
    help: ArgumentHelp(
      """
      The broker's language: \(RouteLanguage.allCases.map(\.rawValue).joined(separator: ", ")). All but \
      jdl and ganga need --product: they know whole tags only.
      """, valueName: "language"))
  var language: RouteLanguage = .jdl

  @Option(
    help: ArgumentHelp(
      """
      Add it to the Requirements of this JDL, as (theirs) && (ours), and print the whole; - for \
      standard input. What was added before is replaced. In a collection or a DAG it is added to \
      the common Requirements and to those of each job that has its own; --node chooses one.
      """, valueName: "job.jdl"), completion: .file())
  var merge: String?

  @Option(
    help: ArgumentHelp(
      "Take out of this JDL what --merge added, and print the whole.", valueName: "job.jdl"),
    completion: .file())
  var remove: String?

  @Flag(help: "Write the file of --merge or --remove instead of printing it.")
  var inPlace = false

  var areDefault: Bool {
    !expression && language == .jdl && merge == nil && remove == nil && !inPlace
  }

  func validate() throws {
    if merge != nil && remove != nil {
      throw ValidationError("--merge and --remove exclude each other.")
    }
    if inPlace {
      guard let path = merge ?? remove else {
        throw ValidationError("--in-place is for --merge and --remove.")
      }
      if path == "-" { throw ValidationError("--in-place needs a file, not standard input.") }
    }
    if merge != nil && (expression || language != .jdl) {
      throw ValidationError("--merge adds JDL, and prints the whole file.")
    }
    if expression && language != .jdl {
      throw ValidationError("--expression is for JDL.")
    }
  }

  /// Refuses what says how to print where nothing is printed so.
  ///
  /// - Throws: `ValidationError`.
  func check(_ printing: OutputOptions) throws {
    if printing.output == .json {
      if merge != nil || remove != nil {
        throw ValidationError(
          "--merge and --remove print a JDL, or write it; there is no JSON of it.")
      }
      if expression {
        throw ValidationError("--expression is for text; JSON has the expression in it.")
      }
    }
    if printing.node != nil && merge == nil && remove == nil {
      throw ValidationError("--node is for --merge and --remove.")
    }
  }

  /// Prints a route, or merges it.
  func write(_ answer: RouteAnswer, _ printing: OutputOptions, bounds: [VersionBound]) throws {
    if let merge {
      answer.tellOfServices()
      guard let condition = try answer.expression else { return try answer.end() }
      try edit(JDLFile(merge)) { try $0.merging(condition, node: printing.node) }
      return try answer.end()
    }
    var text: String?
    if !answer.route.criteria.isEmpty {
      do throws(RouteRefusal) {
        text = try language.text(answer.route, bounds: bounds)
      } catch {
        throw CommandFailure(.refused, error.reason, details: [error.advice])
      }
      answer.warn(ofLeftOut: language.unnamableHosts(of: answer.route), language)
    }
    if printing.output == .json {
      try Output.write(
        JSON.text(
          Report(RouteReport(answer, language: language, text: text), origin: answer.origin)))
    } else if let text {
      if expression {
        try Output.write("\(try answer.expression!)\n")
      } else {
        try Output.write((comment(answer) ?? "") + text)
      }
      answer.note(language.condition(of: answer.route))
    }
    answer.tellOfServices()
    try answer.end()
  }

  private func comment(_ answer: RouteAnswer) -> String? {
    guard let comment = answer.comment else { return nil }
    switch language {
    case .jdl: return "// \(comment)\n"
    case .ganga, .htcondor: return "# \(comment)\n"
    case .arcXRSL:
      let inside = comment.unicodeScalars
        .replacing("*)".unicodeScalars, with: "* )".unicodeScalars)
      return "(* \(String(inside)) *)\n"
    case .dirac, .arcADL: return nil
    }
  }

  /// Takes out what was merged.
  func removeMerged(_ path: String, _ printing: OutputOptions) throws {
    try edit(JDLFile(path)) { try $0.unmerging(node: printing.node) }
  }

  private func edit(_ file: JDLFile, _ change: (JDLFile) throws -> JDLDocument) throws {
    let document: JDLDocument
    do {
      document = try change(file)
    } catch let error as EditError {
      throw CommandFailure(.badData, "\(file.title): \(error)")
    }
    guard inPlace else { return try Output.write(document.bytes) }
    if document == file.document { return }
    do throws(FileError) {
      try EditedFile.replace(file.path, with: document.bytes)
    } catch {
      throw CommandFailure(error.kind == .refused ? .refused : .io, "\(error)")
    }
  }
}
