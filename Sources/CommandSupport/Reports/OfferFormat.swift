internal import ArgumentParser

/// How a list of offers is printed. It never depends on whether a terminal reads it.
public enum OfferFormat: String, WordArgument, Sendable {
  /// For people.
  case table
  /// For programs; versioned, see `schema/`.
  case json
  /// The same, one offer a line.
  case jsonl
  /// For spreadsheets (RFC 4180).
  case csv
  /// The entries that say so (RFC 2849).
  case ldif
  /// The sites' names, one a line.
  case sites
  /// The computing elements' names, one a line.
  case ce
  /// One `mailto:` URL (RFC 6068) with everybody to ask.
  case mailto
}
