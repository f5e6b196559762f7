internal import GLUE
internal import LDAPTypes

/// What bdii-update, which reads text and not LDIF, makes of an entry.
struct LDIFCheck: Check {
  func run(_ set: EntrySet, _ findings: inout Findings) {
    for (place, subject) in set.subjects.enumerated() {
      let dn = subject.entry.dn
      let suffix = dn.rdns.last.map { DistinguishedName(rdns: [$0]) }
      if dn.isRoot || ![GLUE1.suffix, GLUE2.suffix].contains(where: { isSame($0, suffix) }) {
        findings.add(.wrongSuffix, subject, "it stands below '\(suffix?.description ?? "")'")
      }
      if !subject.isChange, !set.isFirst(place) {
        findings.add(.entryTwice, subject, "an entry of this name stands before it")
      }
      for rdn in dn.rdns {
        for assertion in rdn.assertions {
          check(assertion.value, "its name", subject, &findings)
        }
      }
      for attribute in subject.entry.attributes {
        let name = attribute.description.rawValue
        if name.lowercased().hasSuffix("dn") {
          findings.add(.splitsRecord, subject, "the attribute's name '\(name)' ends with 'dn'")
        }
        for value in attribute.values { check(value, name, subject, &findings) }
      }
    }
  }

  private func isSame(_ dn: DistinguishedName, _ other: DistinguishedName?) -> Bool {
    other?.matches(dn, .caseIgnore) ?? false
  }

  private func check(
    _ value: AttributeValue, _ place: String, _ subject: Subject, _ findings: inout Findings
  ) {
    if let text = value.string, text.utf8.contains("dn:".utf8) {
      findings.add(.splitsRecord, subject, "\(place): '\(text)'")
    }
    if let byte = value.bytes.first(where: { $0 < 0x20 || $0 == 0x7F }) {
      findings.add(
        .controlCharacter, subject, "\(place) holds the byte 0x\(String(byte, radix: 16))")
    }
  }
}
