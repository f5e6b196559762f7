import ClassAd
import Testing

@Suite("Regular expressions that only PCRE reads")
struct PatternTests {
  @Test(
    "They are told from those that nobody reads",
    arguments: [
      (#"RegExp("(?=a)", x)"#, 1), (#"RegExp("(?<!a)b", x)"#, 1), (#"RegExp("(?>a)", x)"#, 1),
      (#"RegExp("(?P<n>a)", x)"#, 1), (#"RegExp("(a)\\1", x)"#, 1), (#"RegExp("a*+", x)"#, 1),
      (#"RegExp("\\x{41}", x)"#, 1), (#"RegExp("[[:^alpha:]]", x)"#, 1),
      (#"RegExp("\\Qa.b\\E", x)"#, 1),
      (#"RegExp("(*UTF8)a", x)"#, 1), (#"RegExp("a{1001}", x)"#, 1),
      (#"RegExp("(a{900}){900}", x)"#, 1),
      (#"RegExpMember("(?=a)", x, "i") && regexps(("(?!b)"), x, "y") || regExp("(?=a)", y)"#, 2),
      (#"listAttrRegEx("(?=a)", other.x)"#, 1),
      (#"RegExp("(", x)"#, 0), (#"RegExp("a**", x)"#, 0), (#"RegExp("[b-a]", x)"#, 0),
      (#"RegExp("[[:nix:]]", x)"#, 0), (#"RegExp("(?i)a{2,3}?[[:alpha:]]\\d\\x41", x)"#, 0),
      (#"RegExp(x, "(?=a)") && strcat("(?=a)", "b") == "c""#, 0),
    ])
  func unsupported(_ expression: String, _ count: Int) throws {
    #expect(try Expression(parsing: expression).unsupportedPatterns.count == count)
  }

  @Test("Their calls come to an error", arguments: [#"\x{41}"#, "[[:^alpha:]]", "(?=A)"])
  func evaluation(_ pattern: String) throws {
    let literal = try StringLiteral(pattern)
    let call = try Expression(parsing: "RegExp(\(literal), \"A\")")
    #expect(CompiledExpression(call).value().isError)
  }
}
