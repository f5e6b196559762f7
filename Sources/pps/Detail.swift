import ArgumentParser
import Rollout

/// A detail of a record as an option, which may be empty: then what is stored of it is taken back.
struct Detail<Value> {
  fileprivate let value: Value?

  fileprivate init(_ argument: String, _ parse: (String) throws -> Value) rethrows {
    value = argument.isEmpty ? nil : try parse(argument)
  }
}

extension Detail: ExpressibleByArgument where Value == String {
  init(argument: String) { self.init(argument) { $0 } }
}

extension Detail<PackageVersion> {
  init(parsing argument: String) throws { try self.init(argument, PackageVersion.init(parsing:)) }
}

extension Detail<Timestamp> {
  /// Reads until when something is wanted: a day counts to its end.
  init(parsingDeadline argument: String) throws {
    try self.init(argument, Timestamp.init(parsingDeadline:))
  }
}

extension Optional {
  /// What is stored from now on: what is not given stays.
  func applied<Value>(to stored: Value?) -> Value? where Wrapped == Detail<Value> {
    map(\.value) ?? stored
  }
}

extension ArgumentHelp {
  /// Of `--contact`.
  static let contact = ArgumentHelp(
    "Whom to ask, NAME@HOST, several with commas between; else the contact in the configuration.",
    valueName: "mail")

  /// Of `--feedback-deadline`.
  static func feedbackDeadline(_ more: String = "") -> ArgumentHelp {
    ArgumentHelp(
      """
      Until when feedback is wanted, 2026-12-31 (to its end, UTC) or 2026-12-31T18:00:00Z\(more).
      """, valueName: "day")
  }
}

/// A contact as people give it: an address alone means `mailto:`.
func contactURL(_ text: String?) -> String? {
  text.map { $0.contains(":") ? $0 : "mailto:\($0)" }
}
