import Checks
import LDAPTypes

/// Findings as JSON; `schema/check.schema.json` describes it.
struct CheckReport: Encodable {
  let checked: CheckOutcome.Subject
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

  init(_ outcome: CheckOutcome) {
    checked = outcome.checked
    entries = outcome.entryCount
    findings = outcome.findings.map(Row.init)
  }
}
