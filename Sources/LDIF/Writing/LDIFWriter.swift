public import LDAPTypes

/// Prints entries and changes as LDIF (RFC 2849).
///
/// A record is built whole and then appended, so a record that is refused leaves nothing behind. The
/// writer remembers what `LDIFWritePolicy.gip` asks it to (the names of one output); use one writer
/// for each output. A value type without locks: do not share one variable between tasks.
public struct LDIFWriter: Sendable {
  public let policy: LDIFWritePolicy

  private var isFirst = true
  private var names: Set<String> = []
  private var record: [UInt8] = []

  public init(policy: LDIFWritePolicy = .standard()) {
    self.policy = policy
  }

  /// Appends a record and the empty line that ends it.
  ///
  /// - Throws: Why the record cannot be printed; `output` is then as it was.
  public mutating func append(
    _ value: LDIFRecord, to output: inout [UInt8]
  ) throws(LDIFWriteError) {
    let name = value.dn.description
    try WriteCheck(value).run()
    if policy == .gip {
      try GIPCheck(value).run()
      guard names.insert(GIPCheck.mergeKey(name)).inserted else {
        throw LDIFWriteError(dn: value.dn, reason: .repeatedName)
      }
    }
    record.removeAll(keepingCapacity: true)
    if isFirst, case .standard(let style) = policy, style.hasVersion {
      record.append(contentsOf: "version: 1\n\n".utf8)
    }
    appendLine("dn", name)
    switch value {
    case .content(let entry):
      append(entry.attributes)
    case .change(let change, let controls):
      for control in controls { append(control) }
      append(change)
    }
    record.append(UInt8(ascii: "\n"))
    isFirst = false
    output.append(contentsOf: record)
  }

  /// Appends an entry and the empty line that ends it.
  public mutating func append(
    _ entry: Entry, to output: inout [UInt8]
  ) throws(LDIFWriteError) {
    try append(.content(entry), to: &output)
  }

  /// Prints one output: all records that can be printed; and tells of the others.
  public static func write(
    _ records: some Sequence<LDIFRecord>, policy: LDIFWritePolicy = .standard()
  ) -> (bytes: [UInt8], refusals: [LDIFRefusal]) {
    var writer = LDIFWriter(policy: policy)
    var bytes: [UInt8] = []
    var refusals: [LDIFRefusal] = []
    for (index, record) in records.enumerated() {
      do throws(LDIFWriteError) {
        try writer.append(record, to: &bytes)
      } catch {
        refusals.append(LDIFRefusal(index: index, error: error))
      }
    }
    return (bytes, refusals)
  }

  private mutating func append(_ attributes: [Attribute]) {
    for attribute in attributes {
      for value in attribute.values { appendLine(attribute.description.rawValue, value.bytes) }
    }
  }

  private mutating func append(_ change: ChangeRecord) {
    switch change {
    case .add(let entry):
      appendLine("changetype", "add")
      append(entry.attributes)
    case .delete:
      appendLine("changetype", "delete")
    case .modify(_, let modifications):
      appendLine("changetype", "modify")
      for modification in modifications {
        let name = modification.attribute.rawValue
        appendLine(modification.operation.rawValue, name)
        for value in modification.values { appendLine(name, value.bytes) }
        record.append(contentsOf: "-\n".utf8)
      }
    case .modifyDN(_, let newRDN, let deleteOldRDN, let newSuperior):
      appendLine("changetype", "modrdn")
      appendLine("newrdn", newRDN.description)
      appendLine("deleteoldrdn", deleteOldRDN ? "1" : "0")
      if let newSuperior { appendLine("newsuperior", newSuperior.description) }
    }
  }

  /// RFC 2849: `"control:" FILL ldap-oid 0*1(1*SPACE ("true" / "false")) 0*1(value-spec) SEP`.
  private mutating func append(_ control: LDIFControl) {
    let start = record.count
    record.append(contentsOf: "control: \(control.oid) \(control.isCritical)".utf8)
    if let value = control.value { appendValue(value.bytes) }
    endLine(from: start)
  }

  private mutating func appendLine(_ name: String, _ value: String) {
    appendLine(name, Array(value.utf8))
  }

  private mutating func appendLine(_ name: String, _ value: [UInt8]) {
    let start = record.count
    record.append(contentsOf: name.utf8)
    appendValue(value)
    endLine(from: start)
  }

  /// Appends RFC 2849's value-spec; an empty value has no space behind its colon.
  private mutating func appendValue(_ value: [UInt8]) {
    record.append(UInt8(ascii: ":"))
    if value.isEmpty { return }
    if isPlain(value) {
      record.append(UInt8(ascii: " "))
      record.append(contentsOf: value)
    } else {
      record.append(contentsOf: ": ".utf8)
      Base64.append(value, to: &record)
    }
  }

  private func isPlain(_ value: [UInt8]) -> Bool {
    switch policy {
    case .gip: true
    case .standard(let style):
      SafeString.holds(value, allowsControls: !style.encodesControls)
    }
  }

  /// Ends the line that begins at the offset, folding it where it is too long (RFC 2849 note 2).
  private mutating func endLine(from start: Int) {
    if case .standard(let style) = policy, let width = style.wrapWidth.map({ max($0, 2) }),
      record.count - start > width
    {
      let rest = Array(record[(start + width)...])
      record.removeSubrange((start + width)...)
      for from in stride(from: 0, to: rest.count, by: width - 1) {
        record.append(contentsOf: "\n ".utf8)
        record.append(contentsOf: rest[from..<min(from + width - 1, rest.count)])
      }
    }
    record.append(UInt8(ascii: "\n"))
  }
}
