import ArgumentParser
import Checks
import CommandSupport
import Files
import Rollout

extension CommandFailure {
  /// What went wrong with a file of the state.
  init(_ error: FileError) {
    let code: ExitCode =
      switch error.kind {
      case .content: .badData
      case .io, .denied, .missing: .io
      case .refused: .refused
      case .busy: .tryAgain
      }
    self.init(code, error.description)
  }

  /// Why a record cannot be read, and what to do.
  init(damage error: FileError) {
    self.init(.badData, error.description, details: [Rule.recordRefused.remedy])
  }

  /// What is wrong with the site's configuration.
  init(configuration error: FileError) {
    var details: [String] = []
    if error.kind == .missing {
      details = ["'pps help' shows one; write it, or name another with --config or PPS_CONFIG"]
    }
    self.init(.configuration, error.description, details: details)
  }

  /// Why a record is refused: every reason, one a line.
  init(_ violations: [Violation], of record: String) {
    self.init(
      .badData, "\(record) is not stored, because it could not be published safely",
      details: violations.map(\.description))
  }

  /// Why a record cannot go on to another state.
  init(_ error: LifeError, of record: String) {
    self.init(.refused, "\(record) stays as it is: \(error)")
  }
}
