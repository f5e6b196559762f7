/// A JDL file: what it says, and every byte of how it says it.
///
/// It may have the outer brackets or not, and comments in all three forms (`//`, `/* */`, and lines
/// that start with `#`, which the JDL API takes and the ClassAd library does not). Semicolons behind
/// the outer brackets mean nothing. An edit changes the bytes of what is edited and no others.
public struct JDLDocument: Sendable {
  public let bytes: [UInt8]
  /// All tokens, comments and spaces among them: one behind the other they are the text.
  public let tokens: [Token]
  /// What it says.
  public let attributes: [Expression.Attribute]
  /// Where it says it.
  let record: RecordLayout

  public init(_ text: String) throws(ParseError) {
    try self.init(bytes: Array(text.utf8))
  }

  public init(bytes: [UInt8]) throws(ParseError) {
    self.bytes = bytes
    tokens = try Lexer.tokens(of: bytes, .jdl)
    var parser = Parser(bytes, tokens: tokens)
    let isBracketed = parser.take(.openBracket)
    attributes = try parser.attributes(until: isBracketed ? .closeBracket : nil)
    while isBracketed, parser.take(.semicolon) {}
    try parser.expectEnd()
    var reader = LayoutReader(bytes, tokens)
    record = reader.document(isBracketed: isBracketed)
  }

  /// The ad that it is.
  public var ad: ClassAd { ClassAd(attributes) }
}

extension JDLDocument: CustomStringConvertible {
  /// The text; what is not UTF-8 becomes U+FFFD.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension JDLDocument: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytes)
  }
}
