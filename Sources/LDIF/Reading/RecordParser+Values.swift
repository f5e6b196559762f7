import LDAPTypes

extension RecordParser {
  /// Splits a line at its colon.
  func readField(_ raw: borrowing RawRecord, _ line: Int) throws(Fault) -> Field {
    let text = raw.text.span
    let range = raw.lines[line].range
    guard let colon = text.first(UInt8(ascii: ":"), in: range) else {
      throw Fault(problem: .expectedColon, line: line, offset: range.count)
    }
    var start = colon + 1
    var form = Field.Form.plain
    if start < range.upperBound {
      if text[start] == UInt8(ascii: ":") { form = .base64 }
      if text[start] == UInt8(ascii: "<") { form = .url }
      if form != .plain { start += 1 }
    }
    while start < range.upperBound, text[start] == UInt8(ascii: " ") { start += 1 }
    return Field(
      line: line, name: range.lowerBound..<colon, form: form, value: start..<range.upperBound)
  }

  /// Reads a value (RFC 2849, value-spec).
  mutating func readValue(_ field: Field, _ raw: borrowing RawRecord) throws(Fault) -> [UInt8] {
    let range = try trim(field, raw)
    let value = raw.text.span.extracting(range)
    switch field.form {
    case .plain:
      try checkSafe(value, range, field, raw)
      return value.copy
    case .base64:
      do throws(Base64.Failure) {
        return try Base64.decode(value, allowsMissingPadding: false)
      } catch {
        switch error {
        case .badByte(let byte, let offset):
          throw fault(.badBase64(byte), field, at: range.lowerBound + offset, raw)
        case .truncated:
          try pass(
            .unpaddedBase64, fault(.truncatedBase64, field, at: range.upperBound, raw))
        }
      }
      let bytes = try? Base64.decode(value, allowsMissingPadding: true)
      guard let bytes else { throw fault(.truncatedBase64, field, at: range.upperBound, raw) }
      return bytes
    case .url:
      let url = value.repairedText
      guard let resolve = options.resolveURL else {
        throw fault(.urlNotFollowed(url), field, at: range.lowerBound, raw)
      }
      do {
        return try resolve(url)
      } catch {
        throw fault(.urlFailed(url, reason: "\(error)"), field, at: range.lowerBound, raw)
      }
    }
  }

  /// Reads a value that RFC 2849 lets stand as plain text only: a word of its own, or an attribute's name.
  mutating func readWord(_ field: Field, _ raw: borrowing RawRecord) throws(Fault) -> String {
    guard field.form == .plain else {
      throw fault(.expectedText, field, at: field.value.lowerBound, raw)
    }
    return String(decoding: try readValue(field, raw), as: UTF8.self)
  }

  /// Reads a value that is a distinguished name. It does not stand at a URL.
  mutating func readName(
    _ field: Field, _ raw: borrowing RawRecord
  ) throws(Fault) -> DistinguishedName {
    if field.form == .url { throw fault(.expectedText, field, at: field.value.lowerBound, raw) }
    let bytes = try readValue(field, raw)
    if (try? UTF8Span(validating: bytes.span)) == nil {
      try pass(.nonUTF8Names, fault(.nonUTF8Name, field, at: field.value.lowerBound, raw))
    }
    do throws(DistinguishedName.ParseError) {
      return try entryNames.name(parsing: bytes.span)
    } catch {
      let offset = field.form == .plain ? error.offset : 0
      throw fault(.badName(error.reason), field, at: field.value.lowerBound + offset, raw)
    }
  }

  /// A fault at an offset of the record's text.
  func fault(
    _ problem: LDIFReadError.Problem, _ field: Field, at offset: Int, _ raw: borrowing RawRecord
  ) -> Fault {
    let start = raw.lines[field.line].range.lowerBound
    return Fault(problem: problem, line: field.line, offset: offset - start)
  }

  /// Looks for spaces at the value's end. Behind base64 and URLs they mean nothing.
  mutating func trim(
    _ field: Field, _ raw: borrowing RawRecord
  ) throws(Fault) -> Range<Int> {
    let text = raw.text.span
    var end = field.value.upperBound
    while end > field.value.lowerBound, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    if end == field.value.upperBound { return field.value }
    let space = fault(.trailingSpace, field, at: end, raw)
    if options.trailingSpaces == .reject { throw space }
    warnings.append(space)
    let isKept = options.trailingSpaces == .retain && field.form == .plain
    return isKept ? field.value : field.value.lowerBound..<end
  }

  /// Checks that the value is a SAFE-STRING, or one but for bytes beyond ASCII.
  private mutating func checkSafe(
    _ value: Span<UInt8>, _ range: Range<Int>, _ field: Field, _ raw: borrowing RawRecord
  ) throws(Fault) {
    if value.count > 0, value[0] == UInt8(ascii: ":") || value[0] == UInt8(ascii: "<") {
      try pass(.unsafeStarts, fault(.unsafeByte(value[0]), field, at: range.lowerBound, raw))
    }
    if value.isPlainASCII { return }
    var warned = false
    for index in value.indices {
      let byte = value[index]
      if byte > 0x0D && byte < 0x80 || warned && byte >= 0x80 { continue }
      if byte >= 0x80 {
        let fault = fault(.unsafeByte(byte), field, at: range.lowerBound + index, raw)
        try pass(.nonASCIIText, fault)
        warned = true
      } else if byte == 0 || byte == 0x0A || byte == 0x0D {
        throw fault(.unsafeByte(byte), field, at: range.lowerBound + index, raw)
      }
    }
  }
}
