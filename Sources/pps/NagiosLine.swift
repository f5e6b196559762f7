import CommandSupport

/// One line as monitoring plugins print it, and the exit status that goes with it.
struct NagiosLine {
  enum Status: Int32 {
    case ok, warning, critical, unknown
  }

  let status: Status
  private let title: String
  private let message: String
  private let measures: [(name: String, value: Int)]

  /// - Parameter strict: Whether warnings are critical too.
  init(title: String, _ verdict: Verdict, strict: Bool) {
    self.title = title
    if verdict.errors > 0 || strict && verdict.warnings > 0 {
      status = .critical
    } else if !verdict.gaps.isEmpty {
      status = .unknown
    } else {
      status = verdict.warnings > 0 ? .warning : .ok
    }
    let counts = "\(verdict.errors) errors, \(verdict.warnings) warnings in \(verdict.subject)"
    let words = [counts, verdict.gaps.first.map { "not whole: \($0)" }, verdict.first]
    message = words.compactMap(\.self).joined(separator: "; ")
    measures =
      [("errors", verdict.errors), ("warnings", verdict.warnings), ("infos", verdict.infos)]
      + verdict.measures
  }

  /// When nothing could be looked at.
  init(title: String, unknown message: String) {
    self.title = title
    self.message = message
    status = .unknown
    measures = []
  }

  /// The line, ended. A bar would begin the performance data.
  var text: String {
    let told = "\(title) \(status): \(message)".unicodeScalars
      .replacing("|".unicodeScalars, with: "/".unicodeScalars)
    let words = TerminalText.visible(String(told))
    let data = measures.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    return words + (data.isEmpty ? "" : " | \(data)") + "\n"
  }
}

extension NagiosLine.Status: CustomStringConvertible {
  var description: String {
    switch self {
    case .ok: "OK"
    case .warning: "WARNING"
    case .critical: "CRITICAL"
    case .unknown: "UNKNOWN"
    }
  }
}
