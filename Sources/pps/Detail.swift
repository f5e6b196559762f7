import ArgumentParser

/// A detail of a record as an option, which may be empty: then what is stored of it is taken back.
struct Detail<Value: ExpressibleByArgument>: ExpressibleByArgument {
  fileprivate let value: Value?

  init?(argument: String) {
    value = argument.isEmpty ? nil : Value(argument: argument)
    if value == nil && !argument.isEmpty { return nil }
  }
}

extension Optional {
  /// What is stored from now on: what is not given stays.
  func applied<Value>(to stored: Value?) -> Value? where Wrapped == Detail<Value> {
    map(\.value) ?? stored
  }
}
