extension Expression {
  public init(parsing text: String) throws(ParseError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// All of the text must be one expression.
  public init(parsing text: [UInt8]) throws(ParseError) {
    var parser = try Parser(text, .classAd)
    self = try parser.expression()
    try parser.expectEnd()
  }

  /// What the library's `ParseExpression` reads without `full`: an expression, whatever follows it.
  ///
  /// The WMS reads its pasted attribute values so: of `"abc" junk` it takes `"abc"`.
  public init(parsingPrefixOf text: [UInt8]) throws(ParseError) {
    var tokens: [Token] = []
    var lexer = Lexer(text, .classAd)
    do {
      while true {
        let token = try lexer.next()
        tokens.append(token)
        if token.kind == .end { break }
      }
    } catch {
      // What cannot be read may stand behind the expression; if it does not, that is the error.
      tokens.append(Token(kind: .end, range: error.offset..<error.offset))
      var parser = Parser(text, tokens: tokens)
      guard let expression = try? parser.expression() else { throw error }
      self = expression
      return
    }
    var parser = Parser(text, tokens: tokens)
    self = try parser.expression()
  }
}
