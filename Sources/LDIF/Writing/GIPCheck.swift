import LDAPTypes

/// What `LDIFWritePolicy.gip` refuses: all that bdii-update or the servers behind it misread.
struct GIPCheck {
  private let record: LDIFRecord

  init(_ record: LDIFRecord) {
    self.record = record
  }

  func run() throws(LDIFWriteError) {
    try checkName()
    switch record {
    case .content(let entry):
      try checkValues(entry.attributes.map { Modification(.add, $0.description, $0.values) })
    case .change(.modify(_, let modifications), let controls):
      if !controls.isEmpty { throw refusal(.unsupportedControl) }
      if modifications.isEmpty { throw refusal(.nothingToWrite) }
      try checkSections(modifications)
    case .change:
      throw refusal(.unsupportedChange)
    }
  }

  /// The form in which bdii-update compares names: in lower case, no spaces around `,` and `=`.
  static func mergeKey(_ name: String) -> String {
    var key: [UInt8] = []
    for byte in name.utf8 {
      let isSeparator = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "=")
      if isSeparator {
        while key.last == UInt8(ascii: " ") { key.removeLast() }
      } else if byte == UInt8(ascii: " "),
        key.last == UInt8(ascii: ",") || key.last == UInt8(ascii: "=")
      {
        continue
      }
      key.append(byte.asciiLowercased)
    }
    return String(decoding: key, as: UTF8.self)
  }

  private func checkName() throws(LDIFWriteError) {
    if record.dn.isRoot { throw refusal(.empty) }
    for rdn in record.dn.rdns {
      for assertion in rdn.assertions {
        let flaw = Self.flaw(of: assertion.value.bytes)
        if let flaw { throw refusal(flaw, assertion.description) }
      }
      if rdn.description.utf8.contains(UInt8(ascii: "\\")) {
        throw refusal(.escapedName, rdn.assertions[0].description)
      }
    }
  }

  private func checkSections(_ modifications: [Modification]) throws(LDIFWriteError) {
    var sections: [Modification] = []
    for modification in modifications {
      let name = modification.attribute
      switch modification.operation {
      case .increment:
        throw refusal(.unsupportedChange, name)
      case .add, .replace:
        if modification.values.isEmpty { throw refusal(.valueMissing, name) }
        sections.append(modification)
      case .delete:
        try checkValues([modification])
        let clashes = modifications.contains {
          $0.attribute == name
            && ($0.operation != .delete || $0.values.isEmpty != modification.values.isEmpty)
        }
        if clashes { throw refusal(.mixedSections, name) }
      }
    }
    try checkValues(sections)
  }

  /// Checks each name and value, and that no two values of a name are equal for GLUE 1.3.
  ///
  /// The same value to the letter may be both replaced and added: bdii-update makes one of it. That
  /// is how an attribute is set whether it is there (`replace:`) or not (`add:`).
  private func checkValues(_ sections: [Modification]) throws(LDIFWriteError) {
    typealias Seen = (value: AttributeValue, operation: Modification.Operation)
    var seen: [AttributeDescription: [[UInt8]: Seen]] = [:]
    for section in sections {
      let name = section.attribute
      if name.rawValue.utf8.suffix(2).map(\.asciiLowercased) == Array("dn".utf8) {
        throw refusal(.containsDN, name)
      }
      for value in section.values {
        if let reason = Self.flaw(of: value.bytes) { throw refusal(reason, name) }
        let key = Self.ignoringCaseAndSpaces(value.bytes)
        if let other = seen[name, default: [:]].updateValue(
          (value, section.operation), forKey: key),
          other.value != value || other.operation == section.operation
        {
          throw refusal(.repeatedValue(other.value), name)
        }
      }
    }
  }

  /// What keeps the text from standing in a line of its own; nil when nothing does.
  private static func flaw(of text: [UInt8]) -> LDIFWriteError.Reason? {
    guard let first = text.first, let last = text.last else { return .empty }
    for (offset, byte) in text.enumerated() {
      if byte >= 0x80 { return .nonASCII(offset: offset) }
      if byte < 0x20 || byte == 0x7F { return .control(byte, offset: offset) }
      if byte == UInt8(ascii: ":"), offset >= 2,
        text[offset - 1].asciiLowercased == UInt8(ascii: "n"),
        text[offset - 2].asciiLowercased == UInt8(ascii: "d")
      {
        return .containsDN
      }
    }
    if first == UInt8(ascii: " ") || last == UInt8(ascii: " ") { return .outerSpace }
    if first == UInt8(ascii: ":") || first == UInt8(ascii: "<") { return .badStart(first) }
    return nil
  }

  /// The value as caseIgnoreIA5Match compares it (RFC 4517 section 4.2.3): lower case, and runs of
  /// spaces made one.
  private static func ignoringCaseAndSpaces(_ value: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    for byte in value where byte != UInt8(ascii: " ") || key.last != byte {
      key.append(byte.asciiLowercased)
    }
    return key
  }

  private func refusal(
    _ reason: LDIFWriteError.Reason, _ attribute: AttributeDescription? = nil
  ) -> LDIFWriteError {
    LDIFWriteError(dn: record.dn, attribute: attribute, reason: reason)
  }
}
