import LDAPTypes

/// Makes records of lines (RFC 2849, "Formal Syntax Definition of LDIF").
struct RecordParser {
  /// What is wrong, and where in the record's text.
  struct Fault: Error {
    var problem: LDIFReadError.Problem
    /// Which of the record's lines it is, and the byte in its text; both from 0.
    var line: Int
    var offset: Int
  }

  /// One line: `name: value` (attrval-spec, and all that looks like it).
  struct Field {
    enum Form { case plain, base64, url }

    /// Which of the record's lines it is.
    var line: Int
    /// Where the name and the value stand in the record's text, without the spaces between.
    var name: Range<Int>
    var form: Form
    var value: Range<Int>
  }

  /// What was let pass in the record read last.
  var warnings: [Fault] = []

  let options: LDIFReadOptions
  /// Whether no record was read before, not even one that cannot be.
  var isStart = true
  private var holdsChanges: Bool?
  private var names = NameTable()
  var entryNames = EntryNameReader()
  /// Where an attribute stands in the entry, by its name's place; of the record with that number.
  private var columns: [(record: Int, index: Int)] = []
  private var recordNumber = 0

  /// - Parameter holdsChanges: Whether changes are expected, or entries; nil leaves it to the first
  ///   record.
  init(options: LDIFReadOptions, holdsChanges: Bool? = nil) {
    self.options = options
    self.holdsChanges = holdsChanges
  }

  /// Reads the name of a record that begins with it, or with a version before it; nil of any other.
  mutating func parseName(_ raw: borrowing RawRecord) throws(Fault) -> DistinguishedName? {
    guard !raw.lines.isEmpty else { return nil }
    try checkStart(raw)
    var field = try readField(raw, 0)
    if isKeyword(field, "version", raw), raw.lines.count > 1 { field = try readField(raw, 1) }
    return isKeyword(field, "dn", raw) ? try readName(field, raw) : nil
  }

  /// Reads a record.
  ///
  /// - Returns: nil when there is none in it, only a version or what ldapsearch says of a search.
  mutating func parse(_ raw: borrowing RawRecord) throws(Fault) -> LDIFRecord? {
    guard !raw.lines.isEmpty else { return nil }
    warnings.removeAll(keepingCapacity: true)
    names.trim()
    var line = 0
    let mayHaveVersion = isStart
    isStart = false
    try checkStart(raw)
    var field = try readField(raw, line)
    if isKeyword(field, "version", raw) {
      if !mayHaveVersion { try pass(.repeatedVersions, fault(.misplacedVersion, field)) }
      try checkVersion(field, raw)
      line = 1
      if line == raw.lines.count { return nil }
      field = try readField(raw, line)
    }
    guard isKeyword(field, "dn", raw) else {
      let isTrailer = ["search", "result", "ref"].contains { isKeyword(field, $0, raw) }
      if isTrailer, options.leniency.contains(.searchTrailers) {
        warnings.append(trailer(raw, from: line))
        return nil
      }
      throw fault(isTrailer ? .searchTrailer("") : .expectedDN, field)
    }
    let dn = try readName(field, raw)
    line += 1
    if line < raw.lines.count {
      field = try readField(raw, line)
      if beginsChange(field, raw) {
        try checkKind(isChange: true, field)
        return try readChange(dn, raw, from: line)
      }
    }
    try checkKind(isChange: false, field)
    return .content(try readEntry(dn, raw, from: line))
  }

  /// Whether a record is a change, as far as its line behind `dn:` tells.
  func isChange(_ raw: borrowing RawRecord) -> Bool {
    var line = 0
    if let field = field(line, raw), isKeyword(field, "version", raw) { line += 1 }
    guard let name = field(line, raw), isKeyword(name, "dn", raw),
      let field = field(line + 1, raw)
    else { return false }
    return beginsChange(field, raw)
  }

  private func field(_ line: Int, _ raw: borrowing RawRecord) -> Field? {
    line < raw.lines.count ? try? readField(raw, line) : nil
  }

  /// Whether the line behind a record's name is one of changes only.
  private func beginsChange(_ field: Field, _ raw: borrowing RawRecord) -> Bool {
    isKeyword(field, "control", raw) || isKeyword(field, "changetype", raw)
  }

  /// Looks for what some editors put before a file's first character; files are put together, too.
  private func checkStart(_ raw: borrowing RawRecord) throws(Fault) {
    if raw.text.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw Fault(problem: .byteOrderMark, line: 0, offset: 0)
    }
  }

  /// Reads attributes up to the record's end.
  mutating func readEntry(
    _ dn: DistinguishedName, _ raw: borrowing RawRecord, from start: Int
  ) throws(Fault) -> Entry {
    var attributes: [Attribute] = []
    var last: Int?
    recordNumber += 1
    for line in start..<raw.lines.count {
      let field = try readField(raw, line)
      let place = try readAttributeName(field, raw, last: last)
      last = place
      let value = AttributeValue(bytes: try readValue(field, raw))
      let first = names.firsts[place]
      while columns.count <= first { columns.append((0, 0)) }
      if columns[first].record == recordNumber {
        attributes[columns[first].index].values.append(value)
      } else {
        columns[first] = (recordNumber, attributes.count)
        attributes.append(Attribute(names.descriptions[place], [value]))
      }
    }
    if attributes.isEmpty {
      let line = raw.lines.count - 1
      let end = Fault(problem: .noAttributes, line: line, offset: raw.lines[line].range.count)
      try pass(.entriesWithoutAttributes, end)
    }
    return Entry(dn: dn, attributes: attributes)
  }

  /// Reads the name of a line as an attribute's, and tells its place among the names.
  mutating func readAttributeName(
    _ field: Field, _ raw: borrowing RawRecord, last: Int?
  ) throws(Fault) -> Int {
    let name = raw.text.span.extracting(field.name)
    if let place = names.place(of: name, last: last) { return place }
    if name.isWord("dn") { throw fault(.expectedEmptyLine, field) }
    if name.isWord("changetype") { throw fault(.misplacedChangeType, field) }
    let description = try checkDescription(name.repairedText, field, at: field.name.lowerBound, raw)
    return names.insert(description, spelling: name)
  }

  /// Checks an attribute description (RFC 4512 section 2.5) that stands at an offset of the text.
  mutating func checkDescription(
    _ text: String, _ field: Field, at start: Int, _ raw: borrowing RawRecord
  ) throws(Fault) -> AttributeDescription {
    do throws(AttributeDescription.ParseError) {
      return try AttributeDescription(parsing: text)
    } catch {
      let offset = start - raw.lines[field.line].range.lowerBound + error.offset
      let problem = LDIFReadError.Problem.badAttributeName(error.reason)
      let isLoose =
        !text.isEmpty
        && text.utf8.allSatisfy {
          $0.isKeyCharacter
            || [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ";")].contains($0)
        }
      let fault = Fault(problem: problem, line: field.line, offset: offset)
      guard isLoose else { throw fault }
      try pass(.looseAttributeNames, fault)
      return AttributeDescription(text)
    }
  }

  /// Lets a fault pass with a warning when the leniency is granted.
  mutating func pass(_ leniency: LDIFLeniency, _ fault: Fault) throws(Fault) {
    guard options.leniency.contains(leniency) else { throw fault }
    warnings.append(fault)
  }

  /// A fault of the line as a whole.
  func fault(_ problem: LDIFReadError.Problem, _ field: Field) -> Fault {
    Fault(problem: problem, line: field.line, offset: 0)
  }

  func isKeyword(
    _ field: Field, _ word: StaticString, _ raw: borrowing RawRecord
  ) -> Bool {
    raw.text.span.extracting(field.name).isWord(word)
  }

  /// What ldapsearch says of the search: the line with its result, where there is one, else the first,
  /// which may be a reference.
  private func trailer(_ raw: borrowing RawRecord, from start: Int) -> Fault {
    var line = start
    for index in start..<raw.lines.count where line == start {
      let text = raw.text.span.extracting(raw.lines[index].range)
      if text.count > 7, text.extracting(..<7).isWord("result:") { line = index }
    }
    let words = raw.text.span.extracting(raw.lines[line].range).repairedText
    return Fault(problem: .searchTrailer(words), line: line, offset: 0)
  }

  /// RFC 2849: `version-spec = "version:" FILL version-number`.
  private mutating func checkVersion(
    _ field: Field, _ raw: borrowing RawRecord
  ) throws(Fault) {
    let version = try readWord(field, raw)
    if version == "1" { return }
    let offset = field.value.lowerBound - raw.lines[field.line].range.lowerBound
    let fault = Fault(
      problem: .unsupportedVersion(version), line: field.line, offset: offset)
    try pass(.otherVersions, fault)
  }

  /// RFC 2849: `ldif-file = ldif-content / ldif-changes`.
  private mutating func checkKind(isChange: Bool, _ field: Field) throws(Fault) {
    if holdsChanges == nil { holdsChanges = isChange }
    if holdsChanges != isChange { try pass(.mixedRecords, fault(.mixedRecords, field)) }
  }
}
