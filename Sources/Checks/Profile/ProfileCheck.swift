internal import GLUE
internal import LDAPTypes

/// What the EGI profile of GLUE 2.0 wants of an entry.
struct ProfileCheck: Check {
  func run(_ set: EntrySet, _ findings: inout Findings) {
    for subject in set.subjects where !subject.isChange {
      for name in subject.classes {
        for attribute in Profile.attributes(of: name) { check(attribute, subject, &findings) }
      }
      checkIDs(subject, &findings)
      checkDomain(subject, &findings)
      checkApplication(subject, &findings)
    }
    for subject in set.subjects where subject.isChange {
      checkValues(subject, &findings)
    }
  }

  private func check(
    _ attribute: Profile.Attribute, _ subject: Subject, _ findings: inout Findings
  ) {
    let name = attribute.name
    let values = subject.entry[name]
    switch attribute.level {
    case .mandatory where values.isEmpty:
      // Where the schema wants it too, it says so.
      if !isRequired(name, subject) { findings.add(.profileMandatory, subject, "\(name)") }
    case .recommended where values.isEmpty: findings.add(.profileRecommended, subject, "\(name)")
    case .undesirable where !values.isEmpty: findings.add(.profileUndesirable, subject, "\(name)")
    default: break
    }
    if attribute.isSingle, values.count > 1 {
      findings.add(.profileSingle, subject, "\(name) has \(values.count) values")
    }
    check(values, name, attribute.type, subject, &findings)
  }

  private func check(
    _ values: [AttributeValue], _ name: AttributeDescription, _ type: String, _ subject: Subject,
    _ findings: inout Findings
  ) {
    for value in values {
      guard let text = value.string, let wanted = ProfileType.flaw(of: text, type) else { continue }
      findings.add(.profileValue, subject, "\(name): '\(text)' is not \(wanted)")
    }
  }

  private func isRequired(_ name: AttributeDescription, _ subject: Subject) -> Bool {
    subject.classes.contains { each in
      EntrySet.schema.superclasses(of: each).contains { $0.required.contains(name) }
    }
  }

  /// Values that are added to an entry whose classes are not known: by the attributes' names.
  private func checkValues(_ subject: Subject, _ findings: inout Findings) {
    for attribute in subject.entry.attributes {
      let name = attribute.description
      let owner = EntrySet.schema.objectClasses.first {
        $0.name.hasPrefix("GLUE2") && ($0.required + $0.allowed).contains(name)
      }
      guard let owner,
        let known = Profile.attributes(of: owner.name).first(where: { $0.name == name })
      else { continue }
      check(attribute.values, name, known.type, subject, &findings)
    }
  }

  private func checkIDs(_ subject: Subject, _ findings: inout Findings) {
    for name in [GLUE2.serviceID, GLUE2.endpointID] {
      // An ID that is the entry's own.
      guard subject.entry.dn.rdns.first?[name] != nil else { continue }
      for id in subject.entry.strings(name) where id.hasPrefix("_") {
        findings.add(.idUnderscore, subject, "\(name): '\(id)'")
      }
    }
    for version in subject.entry.strings(GLUE2.endpointImplementationVersion)
    where version.contains("is not installed") {
      findings.add(.versionUnknown, subject, "'\(version)'")
    }
    for name: AttributeDescription in ["GLUE2EndpointIssuerCA", "GLUE2EndpointTrustedCA"] {
      for value in subject.entry.strings(name) where value == "unknown" {
        findings.add(.issuerUnknown, subject, "\(name)")
      }
    }
  }

  /// A key to the domain must name that which relays have put into the entry's name.
  private func checkDomain(_ subject: Subject, _ findings: inout Findings) {
    guard let domain = subject.entry.dn.value(of: GLUE2.domainID),
      subject.entry.dn.rdns.first?[GLUE2.domainID] == nil
    else { return }
    let keys: [AttributeDescription] = [
      GLUE2.serviceAdminDomain, "GLUE2ContactDomainForeignKey", "GLUE2LocationDomainForeignKey",
    ]
    for name in keys {
      for key in subject.entry.strings(name) where key != domain {
        findings.add(.domainKey, subject, "\(name) is '\(key)', and the entry is in '\(domain)'")
      }
    }
  }

  private func checkApplication(_ subject: Subject, _ findings: inout Findings) {
    guard subject.isA(GLUE2.ObjectClass.applicationEnvironment) else { return }
    for what in ["Slots", "Jobs", "UserSeats"] {
      func number(_ prefix: String) -> Int? {
        let name = AttributeDescription("GLUE2ApplicationEnvironment\(prefix)\(what)")
        return subject.entry.string(name).flatMap { Int($0) }
      }
      let most = number("Max")
      if most == 0 { findings.add(.applicationCounts, subject, "Max\(what) is 0") }
      if let most, let free = number("Free"), free > most {
        findings.add(.applicationCounts, subject, "Free\(what) is \(free), Max\(what) \(most)")
      }
    }
  }
}
