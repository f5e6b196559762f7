extension ClassAd {
  /// Reads an ad in brackets, as the library does.
  public init(parsing text: String) throws(ParseError) {
    try self.init(parsing: Array(text.utf8))
  }

  public init(parsing text: [UInt8]) throws(ParseError) {
    var parser = try Parser(text, .classAd)
    try parser.expect(.openBracket)
    let attributes = try parser.attributes(until: .closeBracket)
    try parser.expectEnd()
    self.init(attributes)
  }
}
