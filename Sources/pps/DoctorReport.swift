import Checks
import Infosys
import LDAPTypes

/// An examination as JSON; `schema/doctor.schema.json` describes it.
struct DoctorReport: Encodable {
  let steps: [Step]
  let general: [Diagnosis]
  let offers: [Offer]

  struct Step: Encodable {
    let step: String
    let source: String?
    let gaps: [String]
  }

  struct Offer: Encodable {
    let title, kind: String
    let state: String?
    let gip, resource, site, top: String
    let diagnoses: [Diagnosis]
  }

  struct Diagnosis: Encodable {
    let step, rule, severity, fault: String
    let dn: String?
    let message, remedy: String

    init(_ diagnosis: Examination.Diagnosis) {
      let finding = diagnosis.finding
      step = diagnosis.hop.rawValue
      rule = finding.rule.id
      severity = finding.rule.severity.rawValue
      fault = finding.fault.rawValue
      dn = finding.dn?.description
      message = finding.message
      remedy = finding.rule.remedy
    }
  }

  init(_ examination: Examination) {
    steps = examination.stations.map {
      Step(step: $0.hop.rawValue, source: $0.source, gaps: $0.gaps)
    }
    general = examination.general.map(Diagnosis.init)
    offers = examination.patients.map { patient in
      func verdict(_ hop: Hop) -> String {
        (patient.verdicts[hop] ?? .unknown).rawValue
      }
      return Offer(
        title: patient.title, kind: patient.kind.rawValue, state: patient.state,
        gip: verdict(.gip), resource: verdict(.resource), site: verdict(.site),
        top: verdict(.top), diagnoses: patient.diagnoses.map(Diagnosis.init))
    }
  }
}
