import ClassAd
import Testing

@Suite("ClassAd: hostile input")
struct HostileTests {
  @Test(
    "Deep nesting is an error",
    arguments: [
      String(repeating: "(", count: 100_000), String(repeating: "!", count: 100_000),
      String(repeating: "{", count: 100_000), String(repeating: "[a=", count: 100_000),
      "a" + String(repeating: "[0]", count: 100_000), "a" + String(repeating: ".a", count: 100_000),
      String(repeating: "f(", count: 100_000), String(repeating: "a?", count: 100_000),
      "1" + String(repeating: "?1:1", count: 100_000),
    ])
  func nesting(_ text: String) {
    #expect(throws: ParseError.self) { try Expression(parsing: text) }
  }

  @Test("Nesting up to the limit is evaluated")
  func deepest() throws {
    let text = String(repeating: "(1 + ", count: 100) + "1" + String(repeating: ")", count: 100)
    #expect(try value(text) == "101")
  }

  @Test("Long chains are no nesting")
  func chains() throws {
    let text = (0..<20_000).map { "other.h == \"ce\($0)\"" }.joined(separator: " || ")
    #expect(try value(text, ce: #"[ h = "CE19999" ]"#) == "true")
    #expect(try value("0" + String(repeating: " + 1", count: 20_000)) == "20000")
  }

  @Test(
    "References in a circle are an error",
    arguments: ["a", "b", "n.p", "self.a", "l[0]", "eval(\"a\")", "member(1, l)", "e"])
  func circles(_ text: String) throws {
    let job = "[ a = b; b = a + 1; n = [ p = parent.n.p ]; l = {a}; e = eval(\"e\") ]"
    #expect(try value(text, job: job) == "error")
  }

  @Test("Chains of references end where the library ends them")
  func longReferences() throws {
    func chain(_ count: Int) -> String {
      "[ \((0..<count).map { "a\($0) = a\($0 + 1); " }.joined())a\(count) = 1 ]"
    }
    #expect(try value("a0", job: chain(300)) == "1")
    #expect(try value("a0", job: chain(500)) == "error")
  }

  @Test("Attributes that double their work are given up, and strings that double their length")
  func doubling() throws {
    let sums = (0..<60).map { "a\($0) = a\($0 + 1) + a\($0 + 1); " }.joined()
    #expect(try value("a0", job: "[ \(sums) a60 = 1 ]") == "error")
    let texts = (0..<60).map { "a\($0) = strcat(a\($0 + 1), a\($0 + 1)); " }.joined()
    #expect(try value("a0", job: "[ \(texts) a60 = \"xy\" ]") == "error")
  }

  @Test(
    "Patterns that other matchers never finish",
    arguments: [
      "(a+)+$", "(a|a)*b$", "(a*)*b", "(x+x+)+y", "(a?){30}a{30}b", "^(([a-z])+.)+[A-Z]([a-z])+$",
    ])
  func patterns(_ pattern: String) throws {
    let text = String(repeating: "a", count: 5000) + "!"
    #expect(try value("RegExp(\"\(pattern)\", \"\(text)\")") == "false")
  }

  @Test("Patterns of nothing, however often, end", .timeLimit(.minutes(1)))
  func emptyPatterns() throws {
    #expect(try value("RegExp(\"^(?:(?:(?:(?:){1000}){1000}){1000}){1000}$\", \"\")") == "true")
    // Each byte has thousands of moves: they count.
    let text = String(repeating: "y", count: 100_000)
    #expect(try value("RegExp(\"(?:(?:){0,1000}){9}y?z\", \"\(text)\")") == "error")
  }

  @Test(
    "Patterns that are too large are none",
    arguments: ["((a{1000}){1000}){1000}", "a{99999}", String(repeating: "(", count: 5000)])
  func largePatterns(_ pattern: String) throws {
    #expect(try value("RegExp(\"\(pattern)\", \"a\")") == "error")
  }

  @Test(
    "What the library crashes on, or never ends, is an error",
    arguments: [("random(0)", "error"), ("1 % 0", "error"), (#"substr("abc", -9)"#, #""abc""#)])
  func crashes(_ text: String, _ expected: String) throws {
    #expect(try value(text) == expected)
  }

  @Test("A time of a million digits is read in one go", .timeLimit(.minutes(1)))
  func longTimes() throws {
    let zeros = String(repeating: "0", count: 1_000_000)
    #expect(try value("relTime(\"\(zeros)1\") == relTime(\"1\")") == "true")
    #expect(try value("relTime(\"\(zeros)1.5\") == relTime(\"1.5s\")") == "true")
  }

  @Test("Arithmetic at the ends of 32 bits")
  func limits() throws {
    #expect(try value("-2147483648 / -1") == "-2147483648")
    #expect(try value("-2147483648 % -1") == "0")
    #expect(try value("-1 >> 2147483647") == "-1")
    #expect(try value("int(1e30)") == "-2147483648")
    #expect(try value("99999999999") == "2147483647")
  }
}
