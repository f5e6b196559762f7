/// Why a text is no expression, ad or JDL.
public struct ParseError: Error, Hashable, Sendable {
  public let problem: Problem
  /// Where, in bytes from the start of the text.
  public let offset: Int
  public let position: SourcePosition

  public enum Problem: Hashable, Sendable {
    case expected(String, found: String)
    case unterminatedString
    /// The library would read on for ever.
    case unterminatedComment
    /// `\0` and the like: the language has no string with a NUL.
    case nulInString
    /// `010`, `1.`, `1e`: see the library's `Lexer::tokenizeNumber`.
    case badNumber
    case tooDeep
  }
}

extension ParseError: CustomStringConvertible {
  public var description: String { "\(position): \(problem)" }
}

extension ParseError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .expected(let what, let found): "expected \(what), found \(found)"
    case .unterminatedString: "this quotation mark is never closed"
    case .unterminatedComment: "this comment is never closed"
    case .nulInString: "a string cannot hold a NUL character"
    case .badNumber:
      "this is no number (a decimal number has no leading zero, and digits around its point)"
    case .tooDeep: "nested more than \(Parser.maximumDepth) deep"
    }
  }
}
