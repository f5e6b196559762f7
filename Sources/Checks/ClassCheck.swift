internal import LDAPTypes

/// Whether an entry's object classes go together, and what they require and allow.
struct ClassCheck {
  private let subject: Subject
  private let classes: [ObjectClassDefinition]
  private var schema: Schema { EntrySet.schema }

  init(_ subject: Subject) {
    self.subject = subject
    classes = subject.classes.compactMap { EntrySet.schema.objectClass($0) }
  }

  func run(_ findings: inout Findings) {
    var isKnown = true
    var seen: Set<String> = []
    for value in subject.entry["objectClass"] {
      guard let name = value.string, let definition = schema.objectClass(name) else {
        findings.add(.unknownClass, subject, "objectClass: '\(value)'")
        isKnown = false
        continue
      }
      if !definition.names.contains(name), definition.oid != name {
        findings.add(.classSpelling, subject, "'\(name)' is spelled \(definition.name)")
      }
      if !seen.insert(definition.oid).inserted {
        findings.add(.equalValues, subject, "objectClass: '\(name)' twice")
      }
    }
    // Of classes that are not known nobody can tell what they require and allow.
    guard isKnown else { return }
    checkKinds(&findings)
    checkAttributes(&findings)
  }

  private func checkKinds(_ findings: inout Findings) {
    let structural = classes.filter { $0.kind == .structural }
    let lowest = structural.first { candidate in
      structural.allSatisfy { schema.isSubclass(candidate.name, of: $0.name) }
    }
    if structural.isEmpty {
      let names = classes.map(\.name).joined(separator: ", ")
      findings.add(.noStructuralClass, subject, names.isEmpty ? "it has no class" : names)
    } else if lowest == nil {
      findings.add(
        .classChain, subject, structural.map(\.name).joined(separator: " and "))
    }
    for definition in classes where definition.kind == .abstract && definition.oid != "2.5.6.0" {
      let isUsed = classes.contains {
        $0.kind != .abstract && schema.isSubclass($0.name, of: definition.name)
      }
      if !isUsed {
        findings.add(.abstractClass, subject, "\(definition.name)")
      }
    }
  }

  private func checkAttributes(_ findings: inout Findings) {
    var required: Set<AttributeDescription> = []
    var allowed: Set<Int> = []
    var allowsAll = false
    for definition in classes {
      for each in schema.superclasses(of: definition.name) {
        if each.name == "extensibleObject" { allowsAll = true }
        required.formUnion(each.required)
        for name in each.required + each.allowed {
          if let place = schema.place(of: name) { allowed.insert(place) }
        }
      }
    }
    // What the name has and the entry has not, slapd adds.
    var present = Set(
      (subject.entry.dn.rdn?.assertions ?? []).compactMap { schema.place(of: $0.description) })
    for attribute in subject.entry.attributes where !attribute.values.isEmpty {
      guard let place = schema.place(of: attribute.description) else { continue }
      present.insert(place)
      let type = schema.attributeTypes[place]
      if type.isOperational || allowsAll || type.name == "objectClass" { continue }
      if !allowed.contains(where: { schema.isSubtype(place, of: $0) }) {
        findings.add(
          .forbiddenAttribute, subject,
          "\(attribute.description), with \(classes.map(\.name).joined(separator: ", "))")
      }
    }
    for name in required.sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let place = schema.place(of: name) else { continue }
      if !present.contains(where: { schema.isSubtype($0, of: place) }) {
        findings.add(.missingAttribute, subject, "\(name)")
      }
    }
  }
}
