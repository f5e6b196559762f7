import ClassAd
import TestSupport
import Testing

@Suite("ClassAd: the same values as HTCondor's library")
struct OracleTests {
  /// Compares the values of all expressions; tells of the first few that differ.
  static func compare(
    _ expressions: [String], my: String = RandomExpressions.my,
    other: String = RandomExpressions.other
  ) throws {
    let theirs = try Oracle.values(of: expressions, my: my, other: other)
    #expect(theirs.count == expressions.count)
    let context = MatchContext(my: try ClassAd(parsing: my), other: try ClassAd(parsing: other))
    var differences = 0
    for (text, expected) in zip(expressions, theirs) {
      var ours = "p"
      if let expression = try? Expression(parsing: text) {
        ours = Oracle.word(for: context.value(of: CompiledExpression(expression)))
        let printed = expression.description
        #expect((try? Expression(parsing: printed)) == expression, "\(text), printed as \(printed)")
      }
      if ours == expected { continue }
      differences += 1
      if differences <= 20 { Issue.record("\(text): \(ours), not \(expected)") }
    }
    #expect(differences == 0)
  }

  @Test("Ten thousand random expressions (TEST_SEED, CLASSAD_EXPRESSIONS)")
  func random() throws {
    var random = RandomExpressions(.seeded())
    try Self.compare((0..<RandomExpressions.count).map { random.any(1 + $0 % 5) })
  }
}
