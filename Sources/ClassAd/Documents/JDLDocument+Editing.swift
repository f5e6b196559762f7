extension JDLDocument {
  /// The expression of an attribute; nil when it is not there.
  public func expression(at path: AttributePath) -> Expression? {
    guard let layout = layout(at: path) else { return nil }
    return try? Expression(parsing: strippingComments(layout.value.range))
  }

  /// Whether an attribute is there.
  public func has(_ path: AttributePath) -> Bool { layout(at: path) != nil }

  /// The text of an attribute's expression, as it stands there.
  public func text(at path: AttributePath) -> String? {
    layout(at: path).map { String(decoding: bytes[$0.value.range], as: UTF8.self) }
  }

  /// Where an attribute's expression stands.
  public func position(at path: AttributePath) -> SourcePosition? {
    layout(at: path).map { SourcePosition(of: $0.value.range.lowerBound, in: bytes) }
  }

  /// The paths of all attributes of a name, those of nested ads behind those of the outer ones.
  public func paths(of name: AttributeName) -> [AttributePath] {
    var paths: [AttributePath] = []
    func visit(_ record: RecordLayout, _ steps: [AttributePath.Step]) {
      if record.attribute(name) != nil { paths.append(AttributePath(name, in: steps)) }
      for attribute in record.attributes {
        visit(attribute.value, steps + [.attribute(attribute.name)])
      }
    }
    func visit(_ value: ValueLayout, _ steps: [AttributePath.Step]) {
      switch value.content {
      case .record(let record): visit(record, steps)
      case .list(let elements):
        for (index, element) in elements.enumerated() { visit(element, steps + [.element(index)]) }
      case .other: break
      }
    }
    visit(record, [])
    return paths
  }

  /// Gives an attribute another expression; where there is none yet, adds it as the last of its ad.
  public func setting(_ path: AttributePath, to expression: Expression) throws(EditError)
    -> JDLDocument
  {
    try setting(path, to: expression.description)
  }

  func setting(_ path: AttributePath, to text: String) throws(EditError) -> JDLDocument {
    if let attribute = layout(at: path) {
      return try replacing([Edit(attribute.value.range, text)])
    }
    return try replacing([try addition(of: path, text)])
  }

  /// How an attribute that is not there is added.
  func addition(of path: AttributePath, _ text: String) throws(EditError) -> Edit {
    guard let record = layout(of: path.steps) else { throw .noAd(path) }
    let assignment = "\(ExpressionPrinter.identifier(path.name)) = \(text);"
    guard let last = record.attributes.last else {
      let start = record.inside.lowerBound
      if record.isBracketed { return Edit(start..<start, " \(assignment)") }
      // Behind comments, but on a line of its own.
      let isNewLine = bytes.isEmpty || bytes.last == UInt8(ascii: "\n")
      return Edit(bytes.count..<bytes.count, (isNewLine ? "" : "\n") + assignment + "\n")
    }
    let semicolon = last.end == last.range.upperBound ? ";" : ""
    return Edit(last.end..<last.end, semicolon + space(before: last) + assignment)
  }

  /// Takes an attribute away, with its line when nothing else stands there.
  public func removing(_ path: AttributePath) throws(EditError) -> JDLDocument {
    guard let record = layout(of: path.steps) else { return self }
    // Earlier ones of the name would count else.
    let named = record.attributes.filter { $0.name == path.name }
    return named.isEmpty ? self : try replacing(named.map { Edit(lines(of: $0), "") })
  }

  // MARK: Places

  func layout(at path: AttributePath) -> AttributeLayout? {
    layout(of: path.steps)?.attribute(path.name)
  }

  private func layout(of steps: [AttributePath.Step]) -> RecordLayout? {
    var content = ValueLayout.Content.record(record)
    for step in steps {
      switch (step, content) {
      case (.attribute(let name), .record(let record)):
        guard let value = record.attribute(name)?.value else { return nil }
        content = value.content
      case (.element(let index), .list(let elements)):
        guard elements.indices.contains(index) else { return nil }
        content = elements[index].content
      default: return nil
      }
    }
    if case .record(let record) = content { return record }
    return nil
  }

  /// The white space between an attribute and what stands before it.
  private func space(before attribute: AttributeLayout) -> String {
    let before = bytes[..<attribute.range.lowerBound]
    guard let last = before.lastIndex(where: { !ASCII.isSpace($0) }) else { return "\n" }
    let space = before[(last + 1)...]
    guard let newline = space.lastIndex(of: UInt8(ascii: "\n")) else { return " " }
    return String(decoding: space[newline...], as: UTF8.self)
  }

  private func lines(of attribute: AttributeLayout) -> Range<Int> {
    let range = attribute.range.lowerBound..<attribute.end
    let newline = UInt8(ascii: "\n")
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    let startsLine = start == 0 || bytes[start - 1] == newline
    guard startsLine, end < bytes.count, bytes[end] == newline else { return range }
    return start..<end + 1
  }

  /// A change of some bytes.
  struct Edit {
    var range: Range<Int>
    var text: String

    init(_ range: Range<Int>, _ text: String) {
      self.range = range
      self.text = text
    }
  }

  /// - Parameter edits: They do not overlap.
  func replacing(_ edits: [Edit]) throws(EditError) -> JDLDocument {
    var bytes: [UInt8] = []
    var end = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      bytes += self.bytes[end..<edit.range.lowerBound]
      bytes += edit.text.utf8
      end = edit.range.upperBound
    }
    bytes += self.bytes[end...]
    do {
      return try JDLDocument(bytes: bytes)
    } catch {
      throw .unreadable(error)
    }
  }

  /// The text of an expression, with a space for each comment.
  private func strippingComments(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    for token in tokens[firstToken(from: range.lowerBound)...] {
      if token.range.lowerBound >= range.upperBound { break }
      result += token.isTrivia ? [0x20] : bytes[token.range]
    }
    return result
  }

  /// The place of the first token that begins there or behind it.
  private func firstToken(from offset: Int) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
