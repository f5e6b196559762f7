import Checks
import CommandSupport
import LDAPTypes
import Rollout

/// What a check found, and how much it could look at.
struct CheckOutcome {
  enum Subject: String, Encodable {
    case state, ldif, bdii
  }

  var checked: Subject
  var source: String
  var findings: [Finding] = []
  var gaps: [String] = []
  var entryCount = 0

  init(_ checked: Subject, source: String) {
    self.checked = checked
    self.source = source
  }
}

extension CheckOutcome: Outcome {
  var verdict: Verdict {
    Verdict(
      counts: Rule.Severity.allCases.map { severity in
        findings.count { $0.rule.severity == severity }
      }, first: findings.first.map { "\($0.rule.id): \($0.message)" }, gaps: gaps,
      subject: source, measures: [("entries", entryCount)])
  }

  var text: String {
    if findings.isEmpty { return "" }
    var table = Table(columns: ["SEVERITY", "RULE", "FAULT", "WHERE AND WHAT"])
    for finding in findings {
      table.append([
        [finding.rule.severity.rawValue], [finding.rule.id], [finding.fault.rawValue],
        [finding.place, finding.message, "-> \(finding.rule.remedy)"].compactMap(\.self),
      ])
    }
    return table.text
  }

  func json() throws -> [UInt8] {
    try JSON.text(
      Report(CheckReport(self), origin: Origin(source: source, askedAt: .now, gaps: gaps)))
  }
}

extension Finding {
  /// Where it is: the file and line, the entry.
  var place: String? {
    let file = file.map { file in line.map { "\(file):\($0)" } ?? file }
    let words = [file, dn?.description].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
