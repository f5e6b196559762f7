import ClassAd
import Testing

@Suite("ClassAd syntax")
struct SyntaxTests {
  @Test(
    "Strings: escapes, octal, neighbours",
    arguments: [
      (#""\a\b\f\n\r\t\v\\\"\'\?""#, [7, 8, 12, 10, 13, 9, 11, 92, 34, 39, 63]),
      (#""\101\7\47\477\d\.""#, [65, 7, 39, 39, 55, 100, 46]), (#""a" "b""#, [97, 98]),
      ("\"a\nb\"", [97, 10, 98]), (#""\10" "1""#, [65]),
    ] as [(String, [UInt8])])
  func strings(_ text: String, _ bytes: [UInt8]) throws {
    guard case .literal(.string(let literal)) = try Expression(parsing: text) else {
      Issue.record("no string: \(text)")
      return
    }
    #expect(literal.bytes == bytes)
  }

  @Test(
    "Errors tell where, and what was expected",
    arguments: [
      ("a = ", "1:3: expected the end, found '='"), ("(1", "1:3: expected ')', found the end"),
      ("1 +\n  * 2", "2:3: expected an expression, found '*'"),
      ("f(1,)", "1:5: expected an expression, found ')'"),
      ("{1,}", "1:4: expected an expression, found '}'"),
      ("[a = 1 b = 2]", "1:8: expected ';' or ']', found 'b'"),
      ("\"abc", "1:1: this quotation mark is never closed"),
      ("1 /* x", "1:3: this comment is never closed"),
      (#""a\0b""#, "1:1: a string cannot hold a NUL character"),
      ("a ?: b", "1:4: expected an expression, found ':'"),
      ("# x\n1", "1:1: expected an expression, found '#'"),
      ("1\0", "1:2: expected the end, found a NUL character"),
      ("\u{FEFF}1", "1:1: expected an expression, found a byte order mark"),
      ("1 + \u{E9}", "1:5: expected an expression, found the byte 0xC3"),
      ("a..b", "1:3: expected an attribute's name, found '.'"),
      (
        "x == 010",
        "1:6: this is no number (a decimal number has no leading zero, and digits around its point)"
      ),
    ])
  func errors(_ text: String, _ message: String) {
    let error = #expect(throws: ParseError.self) { try Expression(parsing: text) }
    #expect(error?.description == message)
  }

  @Test(
    "Precedence, and the text that reads as the same",
    arguments: [
      ("a||b&&c|d^e&f==g<h<<i+j*-k.l[0]", "a || b && c | d ^ e & f == g < h << i + j * -k.l[0]"),
      ("1-2-3", "1 - 2 - 3"), ("a?b:c?d:e", "a ? b : c ? d : e"), ("!!a", "!!a"), ("- -5", "--5"),
      ("- 5", "- 5"), ("a -5", "a - 5"), ("a=?=b=!=c", "a is b isnt c"),
      ("'a b'.'true'", "'a b'.'true'"), (".a", ".a"), ("[a=1;;b={1,2}]", "[ a = 1; b = {1, 2} ]"),
      ("(a)", "(a)"), ("2K+1.5m", "2K + 1.5M"), ("0x1F", "31"), ("1e3", "1000.0"), ("5 .a", "5 .a"),
    ])
  func printing(_ text: String, _ printed: String) throws {
    let expression = try Expression(parsing: text)
    #expect(expression.description == printed)
    #expect(try Expression(parsing: printed) == expression)
  }

  @Test("Trees that were built by hand get the parentheses that they need")
  func built() throws {
    let sum = Expression.binary(.integer(1), [.init(.add, .integer(2))])
    #expect("\(Expression.binary(sum, [.init(.multiply, sum)]))" == "(1 + 2) * (1 + 2)")
    #expect("\(Expression.member(of: sum, "a"))" == "(1 + 2).a")
    #expect("\(Expression.unary(.not, .conditional(sum, sum, sum)))" == "!(1 + 2 ? 1 + 2 : 1 + 2)")
  }

  @Test(
    "What the WMS pastes together without escapes",
    arguments: [
      (#"{"foo","VO-ops-preview-126"}"#, #"{"foo", "VO-ops-preview-126"}"#), (#"{"a"b"}"#, nil),
      (#"{"x"}"}"#, #"{"x"}"#), (#""abc" junk""#, #""abc""#), (#""x" == "x""#, #""x" == "x""#),
      (#""Production\""#, nil), ("007", nil), ("99999999999", "2147483647"),
      (#"{"a\.b"}"#, #"{"a.b"}"#),
      (#"{"a\0b"}"#, nil), (#"{"a\"}"#, nil),
    ] as [(String, String?)])
  func pasted(_ text: String, _ printed: String?) {
    let expression = try? Expression(parsingPrefixOf: Array(text.utf8))
    #expect(expression?.description == printed)
  }
}
