import GLUE
import LDAPTypes
import TestSupport
import Testing

@Suite("RFC 4512 section 4: the schema of a BDII")
struct SchemaTests {
  private let schema = Schema.bdii

  @Test func namesAndNumbers() throws {
    let type = try #require(schema.attributeType("glue2groupname;x"))
    #expect(type.names == ["GLUE2GroupID", "GLUE2GroupName", "GLUE2GroupLocalID"])
    #expect(schema.attributeType("1.3.6.1.4.1.6757.100.1.1.36.1") == type)
    #expect(type.equality == .caseExactMatch && type.substrings == .caseExactSubstringsMatch)
    #expect(type.ordering == nil && type.isSingleValued && !type.isOperational)
    #expect(schema.attributeType("noSuchThing") == nil)
  }

  @Test func rulesAreInherited() {
    #expect(schema.attributeType("cn")?.equality == .caseIgnoreMatch)
    #expect(schema.attributeType("seeAlso")?.equality == .distinguishedNameMatch)
    #expect(schema.attributeType("cn")?.syntax == "1.3.6.1.4.1.1466.115.121.1.15")
    #expect(schema.attributeType("entryUUID")?.isOperational == true)
  }

  @Test func classes() {
    #expect(schema.isSubclass("GLUE2ComputingService", of: "glue2entity"))
    #expect(!schema.isSubclass("GLUE2Entity", of: "GLUE2Service"))
    #expect(schema.isSubclass("Mds", of: "top") && !schema.isSubclass("GLUE2Service", of: "top"))
    #expect(schema.objectClass("MdsVo")?.name == "Mds")
    #expect(
      schema.subclasses(of: "GLUE2Domain").map(\.name)
        == ["GLUE2Domain", "GLUE2AdminDomain", "GLUE2UserDomain"])
    #expect(schema.objectClass("GLUE2Extension")?.required.contains("GLUE2ExtensionKey") == true)
  }

  @Test("every class and attribute that a definition names is there")
  func isWhole() {
    // The schema gives one attribute no rule; nothing can be asked of it.
    let glue = schema.attributeTypes.filter { $0.name.lowercased().hasPrefix("glue") }
    #expect(glue.filter { $0.equality == nil }.map(\.name) == ["GLUE2UserDomainLevel"])
    for definition in schema.objectClasses {
      for name in definition.superiors { #expect(schema.objectClass(name) != nil) }
      for name in definition.required + definition.allowed {
        #expect(schema.attributeType(name) != nil, "\(name) of \(definition.name)")
      }
    }
    #expect(schema.attributeTypes.count { $0.name.hasPrefix("GLUE2") } == 315)
  }

  @Test("the tables are what scripts/schema-table makes")
  func tablesAreCurrent() throws {
    try withTemporaryDirectory { directory in
      try Command.check([Package.script("schema-table"), directory])
      try Command.check([
        "sh", "-c", "for f in \"$0\"/*.swift; do cmp \"$f\" \"$1/${f##*/}\" || exit 1; done",
        directory, Package.root + "/Sources/GLUE",
      ])
    }
  }

  @Test("cycles of superiors end")
  func cycles() {
    let types = [("a", "b"), ("b", "c"), ("c", "b")].map {
      AttributeType(oid: "1.\($0.0)", names: [$0.0], superior: $0.1)
    }
    let classes = [("x", "y"), ("y", "x")].map {
      ObjectClassDefinition(oid: "2.\($0.0)", names: [$0.0], superiors: [$0.1])
    }
    let schema = Schema(attributeTypes: types, objectClasses: classes)
    #expect(schema.isSubclass("x", of: "y") && schema.isSubclass("y", of: "x"))
    #expect(schema.attributeType("a") != nil)
  }
}

@Suite("RFC 4517 section 4.2: matching rules")
struct MatchingRuleTests {
  private func order(_ rule: MatchingRule, _ a: AttributeValue, _ b: AttributeValue) -> Int? {
    guard let a = rule.prepared(a, .bdii), let b = rule.prepared(b, .bdii) else { return nil }
    return rule.order(a, b)
  }

  @Test(
    arguments: [
      (MatchingRule.integerMatch, "9", "10", -1), (.integerMatch, "-9", "-10", 1),
      (.integerMatch, "-1", "0", -1), (.integerMatch, "99999999999999999999", "1", 1),
      (.integerMatch, "01", "1", nil), (.integerMatch, "", "1", nil),
      (.integerMatch, "-0", "0", nil),
      (.caseIgnoreMatch, " A  b ", "a B", 0), (.caseIgnoreMatch, "CAFÉ", "café", 0),
      (.caseExactMatch, "É", "é", -1), (.caseExactMatch, "A", "a", -1),
      (.caseExactMatch, "", "a", nil), (.caseIgnoreIA5Match, "", " ", 0),
      (.caseIgnoreIA5Match, "\u{E9}", "a", nil), (.booleanMatch, "true", "TRUE", nil),
      (.generalizedTimeMatch, "2026112212Z", "20261122120000.0Z", 0),
      (.generalizedTimeMatch, "20261122120000Z", "20261122120000.5Z", -1),
      (.generalizedTimeMatch, "20260229120000Z", "20261122120000Z", nil),
      (.telephoneNumberMatch, "+41 22-7", "+41227", 0), (.numericStringMatch, "1 2", "12", 0),
      (.distinguishedNameMatch, "O= Grid ,dc=x", "o=grid, DC=X", 0),
      (.distinguishedNameMatch, "GLUE2DomainID=a,o=x", "GLUE2DomainID=A,o=x", 1),
    ] as [(MatchingRule, AttributeValue, AttributeValue, Int?)])
  func compares(rule: MatchingRule, a: AttributeValue, b: AttributeValue, expected: Int?) {
    #expect(order(rule, a, b) == expected)
  }

  @Test func namesAndNumbers() {
    for rule in MatchingRule.allCases {
      #expect(MatchingRule(named: rule.oid) == rule)
      #expect(MatchingRule(named: rule.rawValue.uppercased()) == rule)
    }
    #expect(MatchingRule(named: "noRule") == nil)
  }
}
