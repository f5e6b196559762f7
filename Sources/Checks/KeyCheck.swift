internal import GLUE
internal import LDAPTypes

/// Whether keys to the entry above, and their form, are right. Nothing else need be there for that.
struct KeyCheck: Check {
  func run(_ set: EntrySet, _ findings: inout Findings) {
    for subject in set.subjects where !subject.isChange {
      let entry = subject.entry
      for name in [GLUE1.foreignKey, GLUE1.chunkKey] {
        for key in entry.strings(name) where key.pair == nil {
          findings.add(.keyForm, subject, "\(name): '\(key)'")
        }
      }
      let chunks = entry.strings(GLUE1.chunkKey)
      if !chunks.isEmpty, let above = entry.dn.rdns.dropFirst().first,
        !chunks.contains(where: { names(above, $0) })
      {
        findings.add(
          .chunkKey, subject, "it is '\(chunks[0])', and the entry stands below \(above)")
      }
      for key in Self.parents { check(key, subject, &findings) }
    }
  }

  private static let parents = [GLUE2.extensionEntity, GLUE2.handleApplicationEnvironment]

  private func names(_ rdn: RelativeDistinguishedName, _ key: String) -> Bool {
    guard let (name, value) = key.pair else { return false }
    return rdn.value(AttributeDescription(name))?.isSame(ignoringCaseOf: value) == true
  }

  private func check(
    _ key: AttributeDescription, _ subject: Subject, _ findings: inout Findings
  ) {
    guard let above = subject.entry.dn.rdns.dropFirst().first else { return }
    let ids = above.assertions.compactMap(\.value.string)
    let keys = subject.entry.strings(key)
    if !keys.isEmpty, !keys.contains(where: ids.contains) {
      findings.add(.parentKey, subject, "\(key) is '\(keys[0])', and it stands below \(above)")
    }
  }
}
