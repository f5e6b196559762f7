import LDAPTypes

/// Takes the line around a place apart, to see whether what was found there is what was meant.
struct LineReader {
  private let schema: Schema
  /// Its filter does not matter: it says what answers a test by the schema.
  private let program: FilterProgram
  private var names = NameTable()
  /// What the schema says of the names, by their place in the table; nil of what is no attribute's name.
  private var attributes: [AttributeResolver.Attribute?] = []
  private var unfolded: [UInt8] = []

  /// The line looked at last, where its colon stands, and the probes whose tests it does not make true:
  /// one line may have a text a thousand times.
  private var line = 0..<0
  private var colon: Int?
  private var refused: [Int] = []

  init(schema: Schema) {
    self.schema = schema
    program = FilterProgram(.and([]), schema)
  }

  /// Goes to another text.
  mutating func forget() { line = 0..<0 }

  /// Whether the line makes the probe's test true. What cannot be told here passes, and a line with which
  /// something is wrong: the record's reader will say so.
  ///
  /// - Parameters:
  ///   - probe: The same probe has the same number in all of a text.
  ///   - place: Where the probe's text begins.
  mutating func isTrue(
    _ probe: Prefilter.Probe, number: Int, around place: Int, in text: Span<UInt8>
  ) -> Bool {
    if !line.contains(place) { find(place, in: text) }
    if text[line.lowerBound] == UInt8(ascii: "#") { return false }
    guard let colon else { return true }
    if probe.position != .name, place < colon { return false }
    if refused.contains(number) { return false }
    let isTrue: Bool
    if text.first(UInt8(ascii: "\n"), in: line) == nil {
      isTrue = self.isTrue(probe.test, text.extracting(line))
    } else {
      unfold(text, line)
      let line = unfolded
      isTrue = self.isTrue(probe.test, line.span)
    }
    if !isTrue { refused.append(number) }
    return isTrue
  }

  /// Finds the line around a place.
  private mutating func find(_ place: Int, in text: Span<UInt8>) {
    var start = place
    while start > 0, !text.beginsLine(start) { start -= 1 }
    var end = text.firstNewline(from: place) ?? text.count
    while end + 1 < text.count, !text.beginsLine(end + 1) {
      end = text.firstNewline(from: end + 1) ?? text.count
    }
    line = start..<end
    colon = text.first(UInt8(ascii: ":"), in: line)
    refused.removeAll(keepingCapacity: true)
  }

  private mutating func isTrue(_ test: FilterProgram.Test, _ line: Span<UInt8>) -> Bool {
    guard let colon = line.first(UInt8(ascii: ":"), in: line.indices) else { return true }
    var end = line.count
    if line[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var start = colon + 1
    // Base64 and URLs.
    if start < end, line[start] == UInt8(ascii: ":") || line[start] == UInt8(ascii: "<") {
      return true
    }
    while start < end, line[start] == UInt8(ascii: " ") { start += 1 }
    guard let attribute = attributes[place(of: line.extracting(..<colon))] else { return true }
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
    let text = name.repairedText
    let description = try? AttributeDescription(parsing: text)
    attributes.append(description.map { AttributeResolver.Attribute($0, schema) })
    return names.insert(description ?? AttributeDescription(text), spelling: name)
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
  /// Whether a line begins there that is not the rest of another.
  fileprivate func beginsLine(_ at: Int) -> Bool {
    (at == 0 || self[at - 1] == UInt8(ascii: "\n")) && !continuesLine(at: at)
  }
}
