import ArgumentParser
import CommandSupport

/// For whom a job runs.
struct UserOptions: ParsableArguments {
  @Option(help: "The VO that the job runs for.")
  var vo: String?

  func validate() throws {
    if let error = vo.flatMap(ValidationError.init(vo:)) { throw error }
  }

  /// The VO.
  ///
  /// - Throws: A usage error when there is none.
  func requireVO() throws -> String {
    guard let vo else { throw ValidationError("Name the VO with --vo.") }
    return vo
  }
}

extension SourceOptions {
  /// - Throws: `ValidationError` when standard input is to be the job and the LDIF.
  func requireStandardInput(besides job: String?) throws {
    if job == "-", ldif.contains("-") {
      throw ValidationError("Standard input can be the job or the LDIF, not both.")
    }
  }
}
