import LDAPTypes

extension RecordParser {
  /// Reads what stands behind the name of a change record (RFC 2849, ldif-change-record).
  mutating func readChange(
    _ dn: DistinguishedName, _ raw: borrowing RawRecord, from start: Int
  ) throws(Fault) -> LDIFRecord {
    var line = start
    var controls: [LDIFControl] = []
    var field = try readField(raw, line)
    while isKeyword(field, "control", raw) {
      controls.append(try readControl(field, raw))
      line += 1
      guard line < raw.lines.count else { throw end(.expectedChangeType, raw) }
      field = try readField(raw, line)
    }
    guard isKeyword(field, "changetype", raw) else { throw fault(.expectedChangeType, field) }
    let type = try readWord(field, raw)
    let change: ChangeRecord
    switch type.lowercased() {
    case "add": change = .add(try readEntry(dn, raw, from: line + 1))
    case "delete":
      if line + 1 < raw.lines.count {
        throw Fault(problem: .expectedEnd, line: line + 1, offset: 0)
      }
      change = .delete(dn)
    case "modify": change = .modify(dn, try readModifications(raw, from: line + 1))
    case "modrdn", "moddn": change = try readRename(dn, raw, from: line + 1)
    default: throw fault(.unknownChangeType(type), field, at: field.value.lowerBound, raw)
    }
    return .change(change, controls: controls)
  }

  /// RFC 2849: `"control:" FILL ldap-oid 0*1(1*SPACE ("true" / "false")) 0*1(value-spec) SEP`.
  private mutating func readControl(
    _ field: Field, _ raw: borrowing RawRecord
  ) throws(Fault) -> LDIFControl {
    let text = raw.text.span
    // Spaces at the end are the value's, where there is one.
    let hasValue = text.first(UInt8(ascii: ":"), in: field.value) != nil
    let end = hasValue ? field.value.upperBound : try trim(field, raw).upperBound
    var at = field.value.lowerBound
    while at < end, text[at].isASCIIDigit || text[at] == UInt8(ascii: ".") { at += 1 }
    var control = LDIFControl(oid: text.extracting(field.value.lowerBound..<at).repairedText)
    guard field.form == .plain, control.hasObjectIdentifier else {
      throw fault(.badControlOID, field, at: field.value.lowerBound, raw)
    }
    let gap = at
    while at < end, text[at] == UInt8(ascii: " ") { at += 1 }
    if at < end, gap < at || text[at] != UInt8(ascii: ":") {
      let word = at
      while at < end, text[at].isASCIILetter { at += 1 }
      let criticality = text.extracting(word..<at)
      control.isCritical = criticality.isWord("true")
      guard gap < word, control.isCritical || criticality.isWord("false") else {
        throw fault(.badCriticality, field, at: word, raw)
      }
    }
    guard at < end else { return control }
    guard text[at] == UInt8(ascii: ":") else {
      throw fault(.badCriticality, field, at: at, raw)
    }
    control.value = AttributeValue(bytes: try readInnerValue(field, colon: at, raw))
    return control
  }

  /// Reads a value-spec that stands inside a line's value.
  private mutating func readInnerValue(
    _ field: Field, colon: Int, _ raw: borrowing RawRecord
  ) throws(Fault) -> [UInt8] {
    let text = raw.text.span
    var inner = field
    var start = colon + 1
    if start < field.value.upperBound, text[start] == UInt8(ascii: ":") { inner.form = .base64 }
    if start < field.value.upperBound, text[start] == UInt8(ascii: "<") { inner.form = .url }
    if inner.form != .plain { start += 1 }
    while start < field.value.upperBound, text[start] == UInt8(ascii: " ") { start += 1 }
    inner.value = start..<field.value.upperBound
    return try readValue(inner, raw)
  }

  /// RFC 2849: `change-modify = "modify" SEP *mod-spec`.
  private mutating func readModifications(
    _ raw: borrowing RawRecord, from start: Int
  ) throws(Fault) -> [Modification] {
    var modifications: [Modification] = []
    var line = start
    while line < raw.lines.count {
      let field = try readField(raw, line)
      guard let operation = operation(field, raw) else { throw fault(.expectedModification, field) }
      let name = try readWord(field, raw)
      let attribute = try checkDescription(name, field, at: field.value.lowerBound, raw)
      var modification = Modification(operation, attribute)
      line += 1
      var hasDash = false
      while line < raw.lines.count, !hasDash {
        hasDash = try isDash(raw, line)
        if !hasDash { modification.values.append(try readModificationValue(attribute, raw, line)) }
        line += 1
      }
      if !hasDash { try pass(.missingDash, end(.expectedDash, raw)) }
      let count = modification.values.count
      if count == 0, operation == .add || operation == .increment {
        throw fault(.expectedValue, field)
      }
      if count > 1, operation == .increment { throw fault(.unexpectedValue, field) }
      modifications.append(modification)
    }
    return modifications
  }

  private mutating func readModificationValue(
    _ attribute: AttributeDescription, _ raw: borrowing RawRecord, _ line: Int
  ) throws(Fault) -> AttributeValue {
    let field = try readField(raw, line)
    let name = raw.text.span.extracting(field.name).repairedText
    guard AttributeDescription(name) == attribute else {
      throw fault(.expectedAttribute(attribute), field)
    }
    return AttributeValue(bytes: try readValue(field, raw))
  }

  private func operation(
    _ field: Field, _ raw: borrowing RawRecord
  ) -> Modification.Operation? {
    if isKeyword(field, "add", raw) { return .add }
    if isKeyword(field, "delete", raw) { return .delete }
    if isKeyword(field, "replace", raw) { return .replace }
    return isKeyword(field, "increment", raw) ? .increment : nil
  }

  /// Whether the line is the `-` that ends a section. Spaces behind it are those at a value's end, and
  /// mean nothing.
  private mutating func isDash(_ raw: borrowing RawRecord, _ line: Int) throws(Fault) -> Bool {
    let range = raw.lines[line].range
    guard !range.isEmpty, raw.text[range.lowerBound] == UInt8(ascii: "-"),
      raw.text[range].dropFirst().allSatisfy({ $0 == UInt8(ascii: " ") })
    else { return false }
    if range.count > 1 {
      let space = Fault(problem: .trailingSpace, line: line, offset: 1)
      if options.trailingSpaces == .reject { throw space }
      warnings.append(space)
    }
    return true
  }

  /// RFC 2849, change-moddn: `newrdn`, `deleteoldrdn` and perhaps `newsuperior`, in this order.
  private mutating func readRename(
    _ dn: DistinguishedName, _ raw: borrowing RawRecord, from start: Int
  ) throws(Fault) -> ChangeRecord {
    let nameField = try readField("newrdn", .expectedNewRDN, raw, start)
    let name = try readName(nameField, raw)
    guard let newRDN = name.rdn, name.rdns.count == 1 else {
      throw fault(.badRelativeName, nameField, at: nameField.value.lowerBound, raw)
    }
    let deleteField = try readField("deleteoldrdn", .expectedDeleteOldRDN, raw, start + 1)
    let flag = try readWord(deleteField, raw)
    guard flag == "0" || flag == "1" else {
      throw fault(.badDeleteOldRDN, deleteField, at: deleteField.value.lowerBound, raw)
    }
    var newSuperior: DistinguishedName?
    var line = start + 2
    if line < raw.lines.count {
      let field = try readField("newsuperior", .expectedEnd, raw, line)
      newSuperior = try readName(field, raw)
      line += 1
    }
    if line < raw.lines.count { throw Fault(problem: .expectedEnd, line: line, offset: 0) }
    return .modifyDN(
      dn, newRDN: newRDN, deleteOldRDN: flag == "1", newSuperior: newSuperior)
  }

  /// Reads a line that must have this name.
  private func readField(
    _ word: StaticString, _ problem: LDIFReadError.Problem, _ raw: borrowing RawRecord, _ line: Int
  ) throws(Fault) -> Field {
    guard line < raw.lines.count else { throw end(problem, raw) }
    let field = try readField(raw, line)
    guard isKeyword(field, word, raw) else { throw fault(problem, field) }
    return field
  }

  /// A fault at the record's end, where something is missing.
  private func end(_ problem: LDIFReadError.Problem, _ raw: borrowing RawRecord) -> Fault {
    let line = raw.lines.count - 1
    return Fault(problem: problem, line: line, offset: raw.lines[line].range.count)
  }
}
