import ArgumentParser
import Rollout

/// A detail of a record as an option, which may be empty: then what is stored of it is taken back.
struct Detail<Value: ExpressibleByArgument>: ExpressibleByArgument {
  fileprivate let value: Value?

  init?(argument: String) {
    value = argument.isEmpty ? nil : Value(argument: argument)
    if value == nil && !argument.isEmpty { return nil }
  }
}

/// Until when something is wanted, as an option: a day counts to its end.
struct DeadlineArgument: ExpressibleByArgument {
  let moment: Timestamp

  init?(argument: String) {
    guard let moment = Timestamp.deadline(argument) else { return nil }
    self.moment = moment
  }
}

extension Optional {
  /// What is stored from now on: what is not given stays.
  func applied<Value>(to stored: Value?) -> Value? where Wrapped == Detail<Value> {
    map(\.value) ?? stored
  }

  /// The same of a deadline.
  func applied(to stored: Timestamp?) -> Timestamp? where Wrapped == Detail<DeadlineArgument> {
    map { $0.value?.moment } ?? stored
  }
}
