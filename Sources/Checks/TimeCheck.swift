internal import GLUE
internal import Infosys
internal import LDAPTypes
internal import Rollout

/// Whether an entry still holds, and its times can be true.
struct TimeCheck: Check {
  private static let twoYears = Duration.seconds(730 * 86_400)

  func run(_ set: EntrySet, _ findings: inout Findings) {
    for subject in set.subjects where !subject.isChange {
      checkCreation(subject, set, &findings)
      checkStart(subject, set, &findings)
      if let moment = subject.entry.info[.stale] {
        findings.add(.heldOver, subject, "it is as of \(moment)")
      }
      if subject.entry.dn.siteName != nil {
        let states = [
          GLUE2.endpointHealthState, GLUE2.endpointServingState, GLUE2.appState,
          GLUE1.ceStateStatus,
        ].filter { subject.entry.strings($0).contains("Unknown") }
        let lost = states + (subject.entry.isServiceOfLostSource ? [GLUE1.serviceStatus] : [])
        for name in lost { findings.add(.deletedState, subject, "\(name) is 'Unknown'") }
      }
      if subject.isA("GLUE2Entity"), subject.isA(GLUE2.ObjectClass.applicationEnvironment),
        let date = time(subject, "GLUE2ApplicationEnvironmentRemovalDate"), date > set.now
      {
        findings.add(.removalDate, subject, "\(date)")
      }
    }
  }

  private func time(_ subject: Subject, _ name: AttributeDescription) -> Timestamp? {
    subject.entry.string(name).flatMap { $0.utf8.count > 10 ? Timestamp(dateTime: $0) : nil }
  }

  private func checkCreation(_ subject: Subject, _ set: EntrySet, _ findings: inout Findings) {
    let hasValidity = !subject.entry[GLUE2.validity].isEmpty
    if hasValidity, subject.entry[GLUE2.creationTime].isEmpty {
      findings.add(.validityAlone, subject, "GLUE2EntityCreationTime is missing")
    }
    if let end = Offer.Freshness.end(of: subject.entry), end < set.now {
      findings.add(.validityExpired, subject, "it ended at \(end)")
    }
    guard let created = time(subject, GLUE2.creationTime) else { return }
    if created > set.now + .clockError {
      findings.add(.creationFuture, subject, "\(created), and it is \(set.now)")
    } else if set.now - created > Self.twoYears {
      findings.add(.creationOld, subject, "\(created)")
    }
  }

  private func checkStart(_ subject: Subject, _ set: EntrySet, _ findings: inout Findings) {
    for name: AttributeDescription in ["GLUE2EndpointStartTime", "GlueServiceStartTime"] {
      guard let start = time(subject, name) else { continue }
      if start > set.now + .clockError {
        findings.add(.startFuture, subject, "\(name) is \(start), and it is \(set.now)")
      } else if set.now - start > Self.twoYears, name == "GLUE2EndpointStartTime" {
        findings.add(.startOld, subject, "\(start)")
      }
    }
  }
}

extension Duration {
  /// How far a clock may go wrong.
  static let clockError = Duration.seconds(120)
}
