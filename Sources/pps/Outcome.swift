/// What a command that looks for mistakes has to tell.
protocol Outcome {
  var verdict: Verdict { get }
  /// For people.
  var text: String { get }
  /// For programs.
  func json() throws -> [UInt8]
}

/// The findings in numbers.
struct Verdict {
  var errors: Int
  var warnings: Int
  var infos: Int
  /// The worst finding.
  var first: String?
  /// What could not be looked at.
  var gaps: [String]
  /// What was looked at.
  var subject: String
  /// More numbers, for performance data.
  var measures: [(name: String, value: Int)]

  /// - Parameter counts: Errors, warnings and infos.
  init(
    counts: [Int], first: String?, gaps: [String], subject: String,
    measures: [(name: String, value: Int)]
  ) {
    (errors, warnings, infos) = (counts[0], counts[1], counts[2])
    self.first = first
    self.gaps = gaps
    self.subject = subject
    self.measures = measures
  }
}
