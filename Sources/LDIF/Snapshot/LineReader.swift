import LDAPTypes

/// Takes the line around a place apart, to see whether what was found there is what was meant.
struct LineReader {
  private let schema: Schema
  /// Its filter does not matter: it says what answers a test by the schema.
  private let program: FilterProgram
  private var names = NameTable()
  /// What the schema says of the names, by their place in the table.
  private var attributes: [AttributeResolver.Attribute] = []
  private var unfolded: [UInt8] = []

  init(schema: Schema) {
    self.schema = schema
    program = FilterProgram(.and([]), schema)
  }

  /// Whether the line makes the probe's test true. What cannot be told here passes.
  ///
  /// - Parameter place: Where the probe's text begins.
  mutating func isTrue(
    _ probe: Prefilter.Probe, around place: Int, in text: Span<UInt8>
  ) -> Bool {
    if probe.position != .name, text.isInName(place) { return false }
    var start = place
    while start > 0, !text.beginsLine(start) { start -= 1 }
    var end = text.firstNewline(from: place) ?? text.count
    while end + 1 < text.count, !text.beginsLine(end + 1) {
      end = text.firstNewline(from: end + 1) ?? text.count
    }
    guard text.first(UInt8(ascii: "\n"), in: start..<end) != nil else {
      return isTrue(probe.test, text.extracting(start..<end))
    }
    unfold(text, start..<end)
    let line = unfolded
    return isTrue(probe.test, line.span)
  }

  private mutating func isTrue(_ test: FilterProgram.Test, _ line: Span<UInt8>) -> Bool {
    // Without a colon there is something wrong with the record; its reader will say so.
    guard let colon = line.first(UInt8(ascii: ":"), in: line.indices) else { return true }
    var end = line.count
    if line[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var start = colon + 1
    // Base64 and URLs.
    if start < end, line[start] == UInt8(ascii: ":") || line[start] == UInt8(ascii: "<") {
      return true
    }
    while start < end, line[start] == UInt8(ascii: " ") { start += 1 }
    let attribute = attributes[place(of: line.extracting(..<colon))]
    guard program.applies(test, to: attribute) else { return false }
    let value = AttributeValue(bytes: line.extracting(start..<max(start, end)).copy)
    return program.isTrue(test, for: value, of: attribute)
  }

  private mutating func place(of name: Span<UInt8>) -> Int {
    if let place = names.place(of: name, last: nil) { return place }
    if attributes.count > NameTable.limit {
      names = NameTable()
      attributes.removeAll()
    }
    let description = AttributeDescription(name.repairedText)
    attributes.append(AttributeResolver.Attribute(description, schema))
    return names.insert(description, spelling: name)
  }

  private mutating func unfold(_ text: Span<UInt8>, _ range: Range<Int>) {
    unfolded.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    while at < range.upperBound {
      let feed = text.first(UInt8(ascii: "\n"), in: at..<range.upperBound) ?? range.upperBound
      let hasReturn = feed > at && text[feed - 1] == UInt8(ascii: "\r")
      unfolded.append(text.extracting(at..<(hasReturn ? feed - 1 : feed)))
      at = feed + 2
    }
  }
}

extension Span<UInt8> {
  /// Whether the place is in an attribute's name: no colon stands before it in its line.
  fileprivate func isInName(_ place: Int) -> Bool {
    var at = place
    while at > 0, self[at - 1] != UInt8(ascii: "\n") {
      if self[at - 1] == UInt8(ascii: ":") { return false }
      at -= 1
    }
    return beginsLine(at)
  }

  /// Whether a line begins there that is not the rest of another.
  fileprivate func beginsLine(_ at: Int) -> Bool {
    (at == 0 || self[at - 1] == UInt8(ascii: "\n")) && self[at] != UInt8(ascii: " ")
      && self[at] != UInt8(ascii: "\t")
  }
}
