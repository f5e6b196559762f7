import ClassAd
import Testing

/// An expression that HTCondor's library of today evaluates otherwise than 1.0.10.
struct Difference: Sendable, CustomTestStringConvertible {
  let text: String
  /// In the words of `Oracle`; p for what is no expression.
  let ours: String
  let theirs: String
  let reason: String

  init(_ text: String, _ ours: String, _ theirs: String, _ reason: String) {
    (self.text, self.ours, self.theirs, self.reason) = (text, ours, theirs, reason)
  }

  var testDescription: String { "\(text): \(reason)" }
}

@Suite("ClassAd: where the library of the WMS (1.0.10) and HTCondor's differ")
struct DifferenceTests {
  static let all: [Difference] = [
    Difference(#"Member(sl, "x.y")"#, "btrue", "e", "FLEXIBLE_MEMBER takes both orders"),
    Difference("2K == 2048", "btrue", "p", "suffixes make reals"),
    Difference("010 == 8", "p", "bfalse", "a leading zero is no number"),
    Difference("0x10 == 16", "btrue", "bfalse", "hexadecimal"),
    Difference("5000000000 > 4000000000", "bfalse", "btrue", "integers of 32 bits, clamped"),
    Difference("2147483647 + 1", "i-2147483648", "i2147483648", "32 bits wrap"),
    Difference("-8 >>> 1", "i2147483644", "i9223372036854775804", "32 bits shift"),
    Difference("missing ?: 2", "p", "i2", "no elvis"),
    Difference(#"versioncmp("1.10", "1.9") > 0"#, "e", "btrue", "a function of today"),
    Difference("5 && true", "e", "btrue", "a number is no boolean"),
    Difference("!5", "e", "bfalse", "a number is no boolean"),
    Difference("5 ? 1 : 2", "e", "i1", "a number is no boolean"),
    Difference("false is 0", "btrue", "bfalse", "is makes numbers alike first"),
    Difference("1 is 1.0", "btrue", "bfalse", "is makes numbers alike first"),
    Difference("sum({})", "u", "i0", "nothing to add"),
    Difference("max({1.5, 2})", "i2", "r0x1.0000000000000p+1", "the element itself"),
    Difference("sum({1.5, missing})", "e", "r0x1.8000000000000p+0", "each must be a number"),
    Difference(#"RegExpMember("x", {missing})"#, "e", "u", "each must be a string"),
    Difference("avg({})", "u", "i0", "nothing to add"),
    Difference(#"bool("false")"#, "btrue", "bfalse", "the library has it the wrong way round"),
    Difference(#"bool("true")"#, "bfalse", "btrue", "the library has it the wrong way round"),
    Difference(#"int("12x")"#, "e", "i12", "nothing may stand behind a number"),
    Difference(#"real("2K")"#, "r0x1.0000000000000p+11", "r0x1.0000000000000p+1", "suffixes"),
    Difference(#"[x = 1]["y"]"#, "e", "u", "a missing attribute in brackets"),
    Difference("string(relTime(\"1+00:02:00\"))", "s312b30303a30323a3030", "s", "times"),
    Difference("isAbsTime(absTime(5, 0))", "btrue", "btrue", "both have times"),
  ]

  @Test(arguments: all)
  func ours(_ difference: Difference) throws {
    let context = MatchContext(
      my: try ClassAd(parsing: RandomExpressions.my),
      other: try ClassAd(parsing: RandomExpressions.other))
    var value = "p"
    if let expression = try? Expression(parsing: difference.text) {
      value = Oracle.word(for: context.value(of: CompiledExpression(expression)))
    }
    #expect(value == difference.ours)
  }

  @Test("The other library still differs so")
  func theirs() throws {
    let values = try Oracle.values(
      of: Self.all.map(\.text), my: RandomExpressions.my, other: RandomExpressions.other)
    for (difference, value) in zip(Self.all, values) where difference.reason != "times" {
      #expect(value == difference.theirs, "\(difference.text)")
    }
  }
}
