import Checks
import CommandSupport
import Rollout

/// How the doctor tells of an examination.
struct DoctorOutcome: Outcome {
  let examination: Examination
  let stateProblems: [String]

  init(_ examination: Examination, stateProblems: [String]) {
    self.examination = examination
    self.stateProblems = stateProblems
  }

  /// Whether a server was named and did not answer.
  func isSilent(_ hop: Hop) -> Bool {
    examination.general.contains { $0.hop == hop && $0.finding.rule == .serverSilent }
  }

  /// What could not be looked at though it was named. What nobody named is not missed.
  private var gaps: [String] {
    stateProblems
      + examination.stations.filter { $0.source != nil }.flatMap { station in
        station.gaps.map { "\(station.hop.title), \(station.source ?? ""): \($0)" }
      }
  }

  var verdict: Verdict {
    let findings = examination.diagnoses.map(\.finding)
    let lost = examination.patients.filter { patient in
      patient.verdicts.values.contains { [.lost, .partly, .stale].contains($0) }
    }
    return Verdict(
      counts: Rule.Severity.allCases.map { severity in
        // A server that does not answer is a gap, not an error of the offers.
        findings.count { $0.rule.severity == severity && $0.rule != .serverSilent }
      },
      first: examination.diagnoses.first { $0.finding.rule.severity == .error }.map {
        "\($0.finding.rule.id) at \($0.hop.title): \($0.finding.message)"
      }, gaps: gaps, subject: "\(examination.patients.count) offers",
      measures: [("offers", examination.patients.count), ("lost", lost.count)])
  }

  var text: String {
    var table = Table(columns: ["OFFER", "STATE", "GIP", "RESOURCE", "SITE", "TOP"])
    for patient in examination.patients {
      table.append(
        [[patient.title], patient.state.map { [$0] } ?? []]
          + Hop.allCases.map { hop in
            switch patient.verdicts[hop] {
            case .some(.none), nil: []
            case .unknown: [isSilent(hop) ? "no answer" : "not asked"]
            case .partly: ["in part"]
            case .some(let verdict): [verdict.rawValue]
            }
          })
    }
    var text = examination.patients.isEmpty ? "no offer is stored\n" : table.text
    var sections: [(title: String, diagnoses: [Examination.Diagnosis])] = []
    if !examination.general.isEmpty { sections.append(("all offers", examination.general)) }
    for patient in examination.patients where !patient.diagnoses.isEmpty {
      sections.append((patient.title, patient.diagnoses))
    }
    for (title, diagnoses) in sections {
      text += "\n\(TerminalText.visible(title))\n"
      for diagnosis in diagnoses {
        let finding = diagnosis.finding
        let lines = [
          "\(finding.rule.severity.rawValue) at \(diagnosis.hop.title): \(finding.rule.summary) "
            + "(\(finding.rule.id), \(finding.fault.rawValue))",
          "  \(finding.message)", "  -> \(finding.rule.remedy)",
        ]
        for line in lines { text += "  \(TerminalText.visible(line))\n" }
      }
    }
    return text
  }

  func json() throws -> [UInt8] {
    try JSON.text(
      Report(DoctorReport(examination), origin: Origin(source: nil, askedAt: .now, gaps: gaps)))
  }
}
