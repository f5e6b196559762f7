/// Finds where things stand in a text that ``Parser`` has read already.
struct LayoutReader {
  private let text: [UInt8]
  private let tokens: [Token]
  private var index = 0

  init(_ text: [UInt8], _ tokens: [Token]) {
    self.text = text
    self.tokens = tokens.filter { !$0.isTrivia }
  }

  private var token: Token { tokens[index] }

  mutating func document(isBracketed: Bool) -> RecordLayout {
    if isBracketed { return record() }
    return RecordLayout(inside: 0..<text.count, isBracketed: false, attributes: attributes())
  }

  /// At `[`; ends behind `]`.
  private mutating func record() -> RecordLayout {
    let start = token.range.upperBound
    index += 1
    let attributes = attributes()
    let layout = RecordLayout(
      inside: start..<token.range.lowerBound, isBracketed: true, attributes: attributes)
    index += 1
    return layout
  }

  private mutating func attributes() -> [AttributeLayout] {
    var attributes: [AttributeLayout] = []
    while token.kind != .end, token.kind != .sign(.closeBracket) {
      if token.kind == .sign(.semicolon) {
        index += 1
        continue
      }
      let bytes = text[token.range]
      let name =
        token.kind == .quotedIdentifier ? Lexer.value(ofString: bytes) ?? [] : Array(bytes)
      let start = token.range.lowerBound
      index += 2
      let value = value()
      let isClosed = token.kind == .sign(.semicolon)
      attributes.append(
        AttributeLayout(
          name: AttributeName(name), range: start..<value.range.upperBound, value: value,
          end: isClosed ? token.range.upperBound : value.range.upperBound))
    }
    return attributes
  }

  /// Up to the sign that ends it.
  private mutating func value() -> ValueLayout {
    let first = index
    let start = token.range.lowerBound
    var content = ValueLayout.Content.other
    if token.kind == .sign(.openBracket) {
      content = .record(record())
    } else if token.kind == .sign(.openBrace) {
      content = .list(list())
    }
    if index > first, endsValue { return ValueLayout(range: start..<end, content: content) }
    // It goes on, or is something else.
    skipValue()
    return ValueLayout(range: start..<end, content: .other)
  }

  /// Behind the token before this one.
  private var end: Int { tokens[index - 1].range.upperBound }

  private var endsValue: Bool {
    switch token.kind {
    case .end, .sign(.semicolon), .sign(.comma), .sign(.closeBracket), .sign(.closeBrace),
      .sign(.closeParenthesis):
      true
    default: false
    }
  }

  private mutating func skipValue() {
    var depth = 0
    while depth > 0 || !endsValue {
      switch token.kind {
      case .sign(.openBracket), .sign(.openBrace), .sign(.openParenthesis): depth += 1
      case .sign(.closeBracket), .sign(.closeBrace), .sign(.closeParenthesis): depth -= 1
      default: break
      }
      index += 1
    }
  }

  /// At `{`; ends behind `}`.
  private mutating func list() -> [ValueLayout] {
    index += 1
    var elements: [ValueLayout] = []
    while token.kind != .sign(.closeBrace) {
      if token.kind == .sign(.comma) { index += 1 }
      elements.append(value())
    }
    index += 1
    return elements
  }
}
