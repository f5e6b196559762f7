import LDAPTypes
import TestSupport
import Testing

/// What ldapsearch takes for a filter, and what we do. `TEST_SEED` repeats a run.
@Suite("RFC 4515: ldapsearch reads what we read")
struct FilterOracleTests {
  /// A text that one of them reads and the other does not, on purpose.
  private enum Difference: String, CaseIterable {
    /// OpenLDAP reads `cn=a`.
    case noParentheses
    /// OpenLDAP reads `\*`, as RFC 1558 had it.
    case oldEscape
    /// OpenLDAP takes any digits for an object identifier: RFC 4512 section 1.4 wants two numbers,
    /// without zeros in front.
    case looseObjectIdentifier
    /// OpenLDAP takes `::=` for no matching rule.
    case emptyRule
    /// We read spaces around the whole filter; OpenLDAP only those inside.
    case outerSpaces

    init?(_ text: String, _ error: Filter.ParseError?) {
      let at = error.map { text.utf8.dropFirst($0.offset) }
      switch error?.reason {
      case nil where text.first == " " || text.last == " " || text.last == "\t":
        self = .outerSpaces
      case .expectedOpeningParenthesis where error?.offset == 0: self = .noParentheses
      case .invalidEscape where at?.dropFirst().first.map(Array("*()\\".utf8).contains) == true:
        self = .oldEscape
      case .invalidAttribute(.invalidObjectIdentifier),
        .invalidMatchingRule(.invalidObjectIdentifier):
        self = .looseObjectIdentifier
      case .invalidMatchingRule(.expectedType) where at?.first == UInt8(ascii: ":"),
        .invalidMatchingRule(.expectedType) where at?.first == UInt8(ascii: "="):
        self = .emptyRule
      default: return nil
      }
    }
  }

  private static let pieces = [
    "(", ")", "(", ")", "(&", "(|", "(!", "(cn=", "(cn:", "dn", ":dn", ":", ":=", "a", "*", "=",
    ">=", "<=", "~=", "1.2", "1.02", ";x", "\\", "\\2a", "\\ff", "\\*", " ", "\t", "é", "(a=b)",
    "(a=*)", "(cn=*a)", "))", " )", "_", "-", "caseExactMatch",
  ]

  @Test func randomTexts() throws {
    var random = SplitMix.seeded()
    let texts = (0..<400).map { _ in
      let inner = random.text(of: Self.pieces, most: 5)
      return switch random.number(4) {
      case 0: random.text(of: Self.pieces, most: 9)
      case 1: "(cn=\(inner))"
      case 2: "(cn\(inner)=a)"
      default: "(&(a=b)\(inner)(c=d))"
      }
    }
    try check(texts.filter { $0.contains("=") }, seed: random.seed)
  }

  @Test func randomFilters() throws {
    var random = SplitMix.seeded()
    let texts = (0..<200).map { _ in random.filter(depth: 3).description }
    try check(texts.filter { $0.contains("=") }, seed: random.seed)
  }

  /// The differences are there, each in one text at least.
  @Test func differences() throws {
    let texts = ["cn=a", "(cn=\\*)", "(1=a)", "(1.02=a)", "(cn:1:=a)", "(cn::=a)", " (cn=a) "]
    let found = try check(texts, seed: 0)
    #expect(Set(found) == Set(Difference.allCases) && found.count == texts.count)
  }

  @discardableResult
  private func check(_ texts: [String], seed: UInt64) throws -> [Difference] {
    let areRead = try Self.areRead(texts)
    try #require(areRead.count == texts.count)
    var differences: [Difference] = []
    for (text, isRead) in zip(texts, areRead) {
      var ours: Filter.ParseError?
      do throws(Filter.ParseError) { _ = try Filter(parsing: text) } catch { ours = error }
      if isRead == (ours == nil) { continue }
      let difference = Difference(text, ours)
      #expect(
        difference != nil,
        "TEST_SEED=\(seed): \(text): ldapsearch \(isRead ? "reads" : "refuses") it; \(ours as Any)")
      if let difference { differences.append(difference) }
    }
    return differences
  }

  /// Whether ldapsearch reads the texts. Each has a `=`, or it would be taken for an attribute.
  private static func areRead(_ texts: [String]) throws -> [Bool] {
    let slapd = try Slapd(ldif: "dn: o=grid\nobjectClass: organization\no: grid\n")
    defer { slapd.stop() }
    let script = """
      while IFS= read -r filter; do
        ldapsearch -x -LLL -H "$0" -b o=grid -- "$filter" 1.1 >/dev/null 2>&1
        echo $?
      done
      """
    let output = try Command.check(
      ["sh", "-c", script, slapd.url], input: texts.joined(separator: "\n") + "\n")
    return try output.split(separator: "\n").map { status in
      // 249 is LDAP_FILTER_ERROR, -7.
      try #require(status == "0" || status == "249", "ldapsearch ends with \(status)")
      return status == "0"
    }
  }
}
