/// Reads expressions and ads, by the grammar of the library's `ClassAdParser` (1.0.10).
///
/// It takes what the library takes, but for what the library takes by accident: `a..b`, and text
/// behind a `?:` at the outermost level.
struct Parser {
  /// How deep an expression may be nested; no limit would mean that a text can end the program.
  static let maximumDepth = 256

  let text: [UInt8]
  private let tokens: [Token]
  private var index = 0
  private var depth = 0

  init(_ text: [UInt8], _ dialect: Lexer.Dialect) throws(ParseError) {
    self.init(text, tokens: try Lexer.tokens(of: text, dialect))
  }

  /// - Parameter tokens: All of the text.
  init(_ text: [UInt8], tokens: [Token]) {
    self.text = text
    self.tokens = tokens.filter { !$0.isTrivia }
  }

  var token: Token { tokens[index] }

  func isNext(_ sign: Sign) -> Bool { token.kind == .sign(sign) }

  mutating func advance() {
    if token.kind != .end { index += 1 }
  }

  mutating func take(_ sign: Sign) -> Bool {
    guard isNext(sign) else { return false }
    index += 1
    return true
  }

  mutating func expect(_ sign: Sign, or others: String...) throws(ParseError) {
    if take(sign) { return }
    throw unexpected((["'\(sign.rawValue)'"] + others).joined(separator: " or "))
  }

  func unexpected(_ expected: String) -> ParseError {
    let found =
      if token.kind != .end {
        Lexer.words(for: text[token.range])
      } else {
        token.range.lowerBound < text.count ? "a NUL character" : "the end"
      }
    return error(.expected(expected, found: found))
  }

  func error(_ problem: ParseError.Problem) -> ParseError {
    let offset = token.range.lowerBound
    return ParseError(
      problem: problem, offset: offset, position: SourcePosition(of: offset, in: text))
  }

  /// Reads a part of what is being read.
  mutating func nested<Part>(
    _ read: (inout Parser) throws(ParseError) -> Part
  ) throws(ParseError) -> Part {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth { throw error(.tooDeep) }
    return try read(&self)
  }

  mutating func expectEnd() throws(ParseError) {
    if token.kind != .end || token.range.lowerBound < text.count {
      throw unexpected("the end")
    }
  }

  // MARK: Expressions

  mutating func expression() throws(ParseError) -> Expression {
    try nested { (parser) throws(ParseError) in
      let condition = try parser.binary(1)
      guard parser.take(.question) else { return condition }
      let yes = try parser.expression()
      try parser.expect(.colon)
      return .conditional(condition, yes, try parser.expression())
    }
  }

  /// Operands of operators that bind at least as tight as this.
  private mutating func binary(_ precedence: Int) throws(ParseError) -> Expression {
    var first = try unary()
    // From the tightest level to this one: what was read is the first operand of the next looser.
    for level in stride(from: BinaryOperator.tightest, through: precedence, by: -1) {
      var links: [Expression.Link] = []
      while let sign = binaryOperator, sign.precedence == level {
        index += 1
        let operand = try nested { (parser) throws(ParseError) in
          try parser.binary(level + 1)
        }
        links.append(Expression.Link(sign, operand))
      }
      if !links.isEmpty { first = .binary(first, links) }
    }
    return first
  }

  private var binaryOperator: BinaryOperator? {
    switch token.kind {
    case .sign(let sign): return BinaryOperator(sign)
    case .keyword:
      switch Keyword(text[token.range]) {
      case .is: return .is
      case .isnt: return .isnt
      default: return nil
      }
    default: return nil
    }
  }

  private mutating func unary() throws(ParseError) -> Expression {
    guard case .sign(let sign) = token.kind, let unary = UnaryOperator(sign) else {
      return try postfix()
    }
    index += 1
    return .unary(unary, try nested { (parser) throws(ParseError) in try parser.unary() })
  }

  private mutating func postfix() throws(ParseError) -> Expression {
    var expression = try primary()
    var length = 0
    while true {
      if take(.dot) {
        expression = .member(of: expression, try name("an attribute's name"))
      } else if take(.openBracket) {
        expression = .element(of: expression, index: try self.expression())
        try expect(.closeBracket)
      } else {
        return expression
      }
      length += 1
      if depth + length > Self.maximumDepth { throw error(.tooDeep) }
    }
  }

  mutating func name(_ expected: String) throws(ParseError) -> AttributeName {
    let bytes = text[token.range]
    switch token.kind {
    case .identifier:
      index += 1
      return AttributeName(Array(bytes))
    case .quotedIdentifier:
      index += 1
      return AttributeName(Lexer.value(ofString: bytes) ?? [])
    default: throw unexpected(expected)
    }
  }

  private mutating func primary() throws(ParseError) -> Expression {
    let bytes = text[token.range]
    switch token.kind {
    case .identifier, .quotedIdentifier:
      let name = try name("a name")
      guard take(.openParenthesis) else { return .name(name) }
      return .function(name, try expressions(until: .closeParenthesis))
    case .number:
      index += 1
      return .literal(Literal(number: bytes))
    case .string:
      index += 1
      return .literal(.string(StringLiteral(unchecked: Lexer.value(ofString: bytes) ?? [])))
    case .keyword: return .literal(try keyword(Keyword(bytes)!))
    case .sign(.dot):
      index += 1
      return .absoluteName(try name("an attribute's name"))
    case .sign(.openParenthesis):
      index += 1
      let inner = try expression()
      try expect(.closeParenthesis)
      return .parentheses(inner)
    case .sign(.openBrace):
      index += 1
      return .list(try expressions(until: .closeBrace))
    case .sign(.openBracket):
      index += 1
      return .ad(try attributes(until: .closeBracket))
    default: throw unexpected("an expression")
    }
  }

  private mutating func keyword(_ word: Keyword) throws(ParseError) -> Literal {
    let literal: Literal
    switch word {
    case .true: literal = .boolean(true)
    case .false: literal = .boolean(false)
    case .undefined: literal = .undefined
    case .error: literal = .error
    case .is, .isnt: throw unexpected("an expression")
    }
    index += 1
    return literal
  }

  private mutating func expressions(until end: Sign) throws(ParseError) -> [Expression] {
    var expressions: [Expression] = []
    if take(end) { return expressions }
    repeat {
      expressions.append(try expression())
    } while take(.comma)
    try expect(end, or: "','")
    return expressions
  }

  // MARK: Ads

  /// Reads attributes, and the bracket or end behind them.
  ///
  /// - Parameter end: nil for the end of the text.
  mutating func attributes(until end: Sign?) throws(ParseError) -> [Expression.Attribute] {
    var attributes: [Expression.Attribute] = []
    let closing = end.map { "'\($0.rawValue)'" } ?? "the end"
    while true {
      while take(.semicolon) {}
      if let end, take(end) { return attributes }
      if end == nil, token.kind == .end { return attributes }
      let name = try name("an attribute's name or \(closing)")
      try expect(.bind)
      attributes.append(Expression.Attribute(name, try expression()))
      let isAtEnd = end.map { isNext($0) } ?? (token.kind == .end)
      if !isAtEnd { try expect(.semicolon, or: closing) }
    }
  }
}
