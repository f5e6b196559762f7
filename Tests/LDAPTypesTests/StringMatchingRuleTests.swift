import LDAPTypes
import Testing

@Suite("RFC 4518 section 2.6.1: insignificant spaces, and case")
struct StringMatchingRuleTests {
  @Test(arguments: [
    ("a", "a", true, true),
    ("a", "A", false, true),
    ("a", "b", false, false),
    ("a", "ab", false, false),
    (" a ", "a", true, true),
    ("a  b", "a b", true, true),
    ("a b", "ab", false, false),
    ("   a   b   ", "A B", false, true),
    ("", "", true, true),
    ("", "   ", true, true),
    ("", "a", false, false),
    ("a\tb", "a b", false, false),
    ("é", "É", false, false),
    ("[", "{", false, false),
  ])
  func matches(a: String, b: String, exact: Bool, ignore: Bool) {
    for (rule, expected) in [(StringMatchingRule.caseExact, exact), (.caseIgnore, ignore)] {
      let (a, b) = (AttributeValue(a), AttributeValue(b))
      #expect(a.matches(b, rule) == expected)
      #expect(b.matches(a, rule) == expected)
      #expect((a.prepared(for: rule) == b.prepared(for: rule)) == expected)
    }
  }

  @Test func prepares() {
    let value = AttributeValue("  Mds-Vo   Name ")
    #expect(value.prepared(for: .caseExact) == "Mds-Vo Name")
    #expect(value.prepared(for: .caseIgnore) == "mds-vo name")
  }

  @Test("equality is that of bytes")
  func equality() {
    #expect(AttributeValue("a") != AttributeValue("A"))
    #expect(AttributeValue("é") != AttributeValue("e\u{301}"))
    #expect(AttributeValue("a").hashValue == AttributeValue(bytes: [0x61]).hashValue)
    #expect(AttributeValue(bytes: [0xFF]).string == nil)
    #expect(AttributeValue(bytes: [0xFF]).description == "1 byte that is not UTF-8")
    #expect(AttributeValue(bytes: [0xFF, 0xFE]).description == "2 bytes that are not UTF-8")
  }
}
