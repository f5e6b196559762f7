import ArgumentParser
import CommandSupport
import Matchmaking

/// For whom a job runs.
struct UserOptions: ParsableArguments {
  @Option(help: "The VO that the job runs for.")
  var vo: String?

  /// The VO.
  ///
  /// - Throws: A usage error when there is none.
  func requireVO() throws -> String {
    guard let vo, !vo.isEmpty else { throw ValidationError("Name the VO with --vo.") }
    return vo
  }
}
