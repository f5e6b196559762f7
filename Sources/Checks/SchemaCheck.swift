internal import LDAPTypes

/// What slapd refuses, by the BDII's schema (RFC 4512 section 2).
struct SchemaCheck: Check {
  func run(_ set: EntrySet, _ findings: inout Findings) {
    for subject in set.subjects {
      for attribute in subject.entry.attributes { check(attribute, subject, &findings) }
      if !subject.isChange {
        ClassCheck(subject).run(&findings)
        checkName(subject, &findings)
      }
    }
  }

  private var schema: Schema { EntrySet.schema }

  private func check(
    _ attribute: Attribute, _ subject: Subject, _ findings: inout Findings
  ) {
    let name = attribute.description
    guard let type = schema.attributeType(name) else {
      findings.add(.unknownAttribute, subject, "\(name)")
      return
    }
    if type.isOperational || name == "objectClass" { return }
    if type.isSingleValued, attribute.values.count > 1, !subject.isChange {
      findings.add(.severalValues, subject, "\(name) has \(attribute.values.count) values")
    }
    var seen: [[UInt8]: AttributeValue] = [:]
    for value in attribute.values {
      if let reason = Syntax.flaw(of: value, type) {
        findings.add(.badSyntax, subject, "\(name): '\(value)' \(reason)")
      } else if let key = type.equality?.prepared(value, schema),
        let other = seen.updateValue(value, forKey: key)
      {
        findings.add(.equalValues, subject, "\(name): '\(other)' and '\(value)'")
      }
    }
  }

  private func checkName(_ subject: Subject, _ findings: inout Findings) {
    guard let rdn = subject.entry.dn.rdns.first else { return }
    for rdn in subject.entry.dn.rdns {
      for assertion in rdn.assertions where schema.attributeType(assertion.description) == nil {
        findings.add(.unknownAttribute, subject, "\(assertion.description) in its name")
      }
    }
    for assertion in rdn.assertions {
      guard let type = schema.attributeType(assertion.description) else { continue }
      let wanted = type.equality?.prepared(assertion.value, schema) ?? assertion.value.bytes
      let values = subject.entry.attributes.filter {
        schema.place(of: $0.description) == schema.place(of: assertion.description)
      }.flatMap(\.values)
      if values.isEmpty {
        findings.add(.nameOnly, subject, "\(assertion.description)")
      } else if !values.contains(where: {
        (type.equality?.prepared($0, schema) ?? $0.bytes) == wanted
      }) {
        findings.add(
          .nameNotInEntry, subject, "\(assertion.description) has no value '\(assertion.value)'")
      }
    }
  }
}
