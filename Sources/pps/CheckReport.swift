import Checks
import LDAPTypes
import Rollout

/// Findings as JSON, format 1; `schema/check.schema.json` describes it.
struct CheckReport: Encodable {
  let format = 1
  let checked: CheckOutcome.Subject
  let source, checkedAt: String
  let complete: Bool
  let gaps: [String]
  let entries: Int
  let findings: [Row]

  struct Row: Encodable {
    let rule, severity, fault: String
    let dn, file: String?
    let line: Int?
    let message, remedy: String

    init(_ finding: Finding) {
      rule = finding.rule.id
      severity = finding.rule.severity.rawValue
      fault = finding.fault.rawValue
      dn = finding.dn?.description
      file = finding.file
      line = finding.line
      message = finding.message
      remedy = finding.rule.remedy
    }
  }

  init(_ outcome: CheckOutcome, at moment: Timestamp) {
    checked = outcome.checked
    source = outcome.source
    checkedAt = moment.description
    complete = outcome.gaps.isEmpty
    gaps = outcome.gaps
    entries = outcome.entryCount
    findings = outcome.findings.map(Row.init)
  }
}
