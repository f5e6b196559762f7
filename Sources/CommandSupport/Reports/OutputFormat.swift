internal import ArgumentParser

/// How a list is printed. It never depends on whether a terminal reads it.
public enum OutputFormat: String, WordArgument, Sendable {
  /// For people.
  case table
  /// For programs; versioned, see `schema/`.
  case json
}
