// Modules: LDAPTypes

import LDAPTypes

/// Whatever reads as a distinguished name, writes and reads the same, and reads so behind other names.
func fuzz(_ input: [UInt8]) {
  let name: DistinguishedName
  do {
    name = try DistinguishedName(parsing: input.span)
  } catch {
    expect((0...input.count).contains(error.offset), "offset \(error.offset)")
    expect(!error.description.isEmpty, "no words")
    return
  }
  let text = name.description
  do {
    let again = try DistinguishedName(parsing: text)
    expect(again == name, "reads differently: \(text)")
    expect(again.hashValue == name.hashValue, "hashes differently: \(text)")
    expect(again.description == text, "writes differently: \(text)")
  } catch {
    fatalError("\(text): \(error)")
  }
  for rule in [StringMatchingRule.caseExact, .caseIgnore] {
    let prepared = name.prepared(for: rule)
    expect(name.matches(prepared, rule), "does not match itself: \(text)")
    expect(prepared.prepared(for: rule) == prepared, "prepares differently: \(text)")
  }
  var reader = EntryNameReader()
  for start in ["", "cn=b,", ""] {
    let bytes = Array(start.utf8) + input
    let again = try? reader.name(parsing: bytes.span)
    expect(again == (try? DistinguishedName(parsing: bytes.span)), "reads differently: \(text)")
  }
  if let parent = name.parent, let rdn = name.rdn {
    expect(name.isDescendant(of: parent), "not below its parent: \(text)")
    expect(parent.child(rdn) == name, "not its parent's child: \(text)")
  }
}
