import LDAPTypes

extension RawRecord {
  /// A fault of this record as others see it, with its place in the file.
  ///
  /// - Parameter bytes: Those that the record was read from.
  func error(
    _ fault: RecordParser.Fault, _ bytes: Span<UInt8>, source: String
  ) -> LDIFReadError {
    errors([fault], bytes, source: source)[0]
  }

  /// The same for several: all share what they say of the record, whose name may be long.
  func errors(
    _ faults: [RecordParser.Fault], _ bytes: Span<UInt8>, source: String
  ) -> [LDIFReadError] {
    if faults.isEmpty { return [] }
    let record = reference()
    var errors: [LDIFReadError] = []
    for fault in faults {
      let position = lines[fault.line].position(of: fault.offset, bytes)
      errors.append(
        LDIFReadError(
          source: source, line: position.line, column: position.column, record: record,
          problem: fault.problem))
    }
    return errors
  }

  /// What is wrong with the lines themselves, as others see it.
  func flawErrors(source: String) -> [LDIFReadError] {
    if flaws.isEmpty { return [] }
    let record = reference()
    return flaws.map {
      LDIFReadError(
        source: source, line: $0.line, column: $0.column, record: record, problem: $0.problem)
    }
  }

  /// The record's name as it stands in the text, and its first line.
  private func reference() -> LDIFReadError.Record? {
    for line in lines {
      let text = text.span.extracting(line.range)
      guard text.startsDN(0) else { continue }
      var start = 3
      let isBase64 = start < text.count && text[start] == UInt8(ascii: ":")
      if isBase64 { start += 1 }
      while start < text.count, text[start] == UInt8(ascii: " ") { start += 1 }
      let value = text.extracting(start...)
      guard isBase64 else {
        return LDIFReadError.Record(name: value.repairedText, line: line.number)
      }
      let bytes = try? Base64.decode(value, allowsMissingPadding: true)
      return LDIFReadError.Record(name: bytes?.span.repairedText, line: line.number)
    }
    return lines.first.map { LDIFReadError.Record(name: nil, line: $0.number) }
  }
}
