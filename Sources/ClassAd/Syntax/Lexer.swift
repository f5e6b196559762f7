/// Cuts a text into tokens that are, one behind the other, the text.
///
/// It follows `Lexer` of the ClassAd library 1.0.10: a minus sign before digits belongs to the
/// number unless a value stands before it, adjacent string literals are one token, `010` is no
/// number. Where the library reads an unterminated comment for ever, this is an error.
struct Lexer {
  let text: [UInt8]
  /// In a JDL, a line whose first character is `#` is a comment, wherever it stands.
  let dialect: Dialect
  var offset = 0
  /// Whether the last token, spaces apart, ends a value: then a minus sign is an operator.
  private var isBehindValue = false

  enum Dialect {
    case classAd, jdl
  }

  init(_ text: [UInt8], _ dialect: Dialect) {
    self.text = text
    self.dialect = dialect
  }

  /// All tokens; the last is the end.
  static func tokens(of text: [UInt8], _ dialect: Dialect) throws(ParseError) -> [Token] {
    var lexer = Lexer(text, dialect)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  /// The byte that is so far ahead; NUL at the end, as in the library.
  func byte(_ ahead: Int = 0) -> UInt8 {
    offset + ahead < text.count ? text[offset + ahead] : 0
  }

  mutating func skip(while isPart: (UInt8) -> Bool) {
    while offset < text.count, isPart(text[offset]) { offset += 1 }
  }

  func error(_ problem: ParseError.Problem, at start: Int) -> ParseError {
    ParseError(
      problem: problem, offset: start, position: SourcePosition(of: start, in: text))
  }

  mutating func next() throws(ParseError) -> Token {
    let start = offset
    let kind = try nextKind()
    if kind == .end || kind == .spaces || kind == .comment {
      return Token(kind: kind, range: start..<offset)
    }
    let isOperatorWord = kind == .keyword && Keyword(text[start..<offset]).map(Self.isOperator)!
    switch kind {
    case .identifier, .quotedIdentifier, .string, .number,
      .sign(.closeBracket), .sign(.closeBrace), .sign(.closeParenthesis), .sign(.dot):
      isBehindValue = true
    case .keyword: isBehindValue = !isOperatorWord
    default: isBehindValue = false
    }
    return Token(kind: kind, range: start..<offset)
  }

  private static func isOperator(_ word: Keyword) -> Bool { word == .is || word == .isnt }

  private mutating func nextKind() throws(ParseError) -> Token.Kind {
    let first = byte()
    // Like the library, end at a NUL; Parser says so when something follows it.
    if first == 0 { return .end }
    if ASCII.isSpace(first) {
      skip(while: ASCII.isSpace)
      return .spaces
    }
    if let comment = try comment() { return comment }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      try string(first)
      return first == UInt8(ascii: "\"") ? .string : .quotedIdentifier
    }
    if ASCII.isNameStart(first) {
      let start = offset
      skip(while: ASCII.isNamePart)
      return Keyword(text[start..<offset]) == nil ? .identifier : .keyword
    }
    if startsNumber() {
      try number()
      return .number
    }
    return .sign(try sign())
  }

  private mutating func comment() throws(ParseError) -> Token.Kind? {
    let start = offset
    if byte() == UInt8(ascii: "#"), dialect == .jdl, isFirstInLine {
      skip { $0 != UInt8(ascii: "\n") }
      return .comment
    }
    guard byte() == UInt8(ascii: "/") else { return nil }
    if byte(1) == UInt8(ascii: "/") {
      skip { $0 != UInt8(ascii: "\n") && $0 != 0 }
      return .comment
    }
    guard byte(1) == UInt8(ascii: "*") else { return nil }
    offset += 2
    while offset + 1 < text.count {
      if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        offset += 2
        return .comment
      }
      offset += 1
    }
    throw error(.unterminatedComment, at: start)
  }

  private var isFirstInLine: Bool {
    for byte in text[..<offset].reversed() {
      if byte == UInt8(ascii: "\n") { return true }
      if !ASCII.isSpace(byte) { return false }
    }
    return true
  }

  /// Reads `"…"`, and further ones behind it: they are one.
  private mutating func string(_ delimiter: UInt8) throws(ParseError) {
    let start = offset
    while true {
      let opening = offset
      offset += 1
      while byte() != delimiter {
        if byte() == UInt8(ascii: "\\"), offset + 1 < text.count { offset += 1 }
        if byte() == 0 { throw error(.unterminatedString, at: opening) }
        offset += 1
      }
      offset += 1
      var following = offset
      while following < text.count, ASCII.isSpace(text[following]) { following += 1 }
      guard following < text.count, text[following] == delimiter else { break }
      offset = following
    }
    if Self.value(ofString: text[start..<offset]) == nil { throw error(.nulInString, at: start) }
  }

  private func startsNumber() -> Bool {
    let first = byte()
    if ASCII.isDigit(first) { return true }
    if first == UInt8(ascii: ".") { return ASCII.isDigit(byte(1)) }
    guard first == UInt8(ascii: "-"), !isBehindValue else { return false }
    return ASCII.isDigit(byte(1)) || (byte(1) == UInt8(ascii: ".") && ASCII.isDigit(byte(2)))
  }

  private mutating func sign() throws(ParseError) -> Sign {
    // Longest first.
    for length in [3, 2, 1] where offset + length <= text.count {
      let candidate = text[offset..<offset + length]
      if let sign = Sign(rawValue: String(decoding: candidate, as: UTF8.self)) {
        offset += length
        return sign
      }
    }
    throw error(.expected("an expression", found: wordsForByte), at: offset)
  }

  /// The byte here, in a message.
  private var wordsForByte: String {
    if offset == 0, text.starts(with: [0xEF, 0xBB, 0xBF]) { return "a byte order mark" }
    if (0x20..<0x7F).contains(text[offset]) { return Self.words(for: text[offset...offset]) }
    return "the byte 0x" + String(text[offset], radix: 16, uppercase: true)
  }

  /// A piece of the text in a message: no control characters, not too long.
  static func words(for piece: ArraySlice<UInt8>) -> String {
    let shown = piece.prefix(40).map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }
    return "'" + String(decoding: shown, as: UTF8.self) + (piece.count > 40 ? "…'" : "'")
  }
}
