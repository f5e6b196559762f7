internal import ArgumentParser
internal import LDAPClient
public import LDAPTypes
public import LDIF

extension CommandFailure {
  /// Why a source could not answer at all.
  public init(_ error: any Error, asking source: any EntrySource) {
    switch error {
    case let failure as CommandFailure:
      self = failure
    case _ where Interruption.isWanted:
      self.init(.interrupted, "interrupted")
    case let error as LDAPError:
      self.init(error)
    case let error as LDIFReadError:
      self.init(error)
    default:
      self.init(.io, "\(source.name): \(error)")
    }
  }

  /// Why a file could not be read.
  public init(_ error: LDIFReadError) {
    let exitCode: ExitCode =
      switch error.problem {
      case .unreadable(.open), .unreadable(.read), .unreadable(.copy): .io
      default: .badData
      }
    self.init(exitCode, "\(error)")
  }

  private init(_ error: LDAPError) {
    let failures = error.failures
    if let own = failures.lazy.compactMap({ $0.cause as? CommandFailure }).first {
      self = own
      return
    }
    let binds = failures.filter { $0.operation == .bind && !$0.isRetriable }
    let details = failures.map(\.description)
    if error.reason == .cancelled {
      self.init(.interrupted, "interrupted")
    } else if failures.contains(where: { $0.operation == .search }) {
      // One that took the question may answer it another time.
      self.init(.tryAgain, "no BDII gave an answer", details: details)
    } else if binds.contains(where: { if case .refused = $0.reason { true } else { false } }) {
      self.init(.refused, "no BDII could be asked: the bind was refused", details: details)
    } else if binds.contains(where: { $0.reason == .readablePassword }) {
      self.init(
        .configuration, "no BDII could be asked: a password is not sent in clear",
        details: details + ["encrypt the connection with --starttls, or name an ldaps:// URL"])
    } else if binds.contains(where: {
      switch $0.reason {
      // A mechanism that this machine has not got or that wants a ticket, for one.
      case .unusableRequest, .library: true
      default: false
      }
    }) {
      self.init(.configuration, "no BDII could be asked", details: details)
    } else {
      self.init(.unavailable, "no BDII could be asked", details: details)
    }
  }
}
