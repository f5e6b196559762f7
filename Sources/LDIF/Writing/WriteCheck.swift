import LDAPTypes

/// What no policy prints: text that would read back as something else, or not at all.
struct WriteCheck {
  private let record: LDIFRecord

  init(_ record: LDIFRecord) {
    self.record = record
  }

  func run() throws(LDIFWriteError) {
    try check(record.dn)
    switch record {
    case .content(let entry), .change(.add(let entry), _):
      if entry.attributes.isEmpty { throw refusal(.nothingToWrite) }
      for attribute in entry.attributes {
        try check(attribute.description)
        if attribute.values.isEmpty { throw refusal(.valueMissing, attribute.description) }
      }
    case .change(.modify(_, let modifications), _):
      for modification in modifications { try check(modification) }
    case .change(.modifyDN(_, let newRDN, _, let newSuperior), _):
      if newRDN.assertions.isEmpty { throw refusal(.valueMissing, "newrdn") }
      try check(newRDN)
      if let newSuperior { try check(newSuperior) }
    case .change(.delete, _):
      break
    }
    if case .change(_, let controls) = record {
      for control in controls where !control.hasObjectIdentifier {
        throw refusal(.badAttributeName, AttributeDescription(control.oid))
      }
    }
  }

  private func check(_ modification: Modification) throws(LDIFWriteError) {
    try check(modification.attribute)
    switch modification.operation {
    case .add where modification.values.isEmpty, .increment where modification.values.count != 1:
      throw refusal(.valueMissing, modification.attribute)
    default:
      break
    }
  }

  private func check(_ name: DistinguishedName) throws(LDIFWriteError) {
    for rdn in name.rdns { try check(rdn) }
  }

  private func check(_ rdn: RelativeDistinguishedName) throws(LDIFWriteError) {
    if rdn.assertions.isEmpty { throw refusal(.valueMissing) }
    for assertion in rdn.assertions {
      let type = assertion.description
      let isType =
        (try? AttributeDescription(parsing: type.rawValue)) != nil
        && !type.rawValue.utf8.contains(UInt8(ascii: ";"))
      if !isType { throw refusal(.badAttributeName, type) }
    }
  }

  private func check(_ description: AttributeDescription) throws(LDIFWriteError) {
    let isChecked = (try? AttributeDescription(parsing: description.rawValue)) != nil
    guard isChecked, !Self.keywords.contains(description) else {
      throw refusal(.badAttributeName, description)
    }
  }

  private func refusal(
    _ reason: LDIFWriteError.Reason, _ attribute: AttributeDescription? = nil
  ) -> LDIFWriteError {
    LDIFWriteError(dn: record.dn, attribute: attribute, reason: reason)
  }

  private static let keywords: Set<AttributeDescription> = ["dn", "changetype", "control"]
}
