import ClassAd
import Infosys
import Matchmaking
import Testing

@Suite("A route's Requirements")
struct RouteTests {
  @Test("A known product is a tag, compared as GLUE 1.3 compares it")
  func knownProduct() throws {
    let tag = SoftwareTag(vo: "ops", product: "gLite-UI", workingVersion: "126")
    #expect(
      "\(try Route([.tags([tag])]).expression())"
        == "Member(\"VO-ops-gLite-UI-preview-126\", "
        + "other.GlueHostApplicationSoftwareRunTimeEnvironment)")
  }

  @Test(
    "An unknown one is a pattern that matches whole tags of this version, and of VOs that begin alike",
    arguments: [
      ("VO-vo.cta.org-gLite-UI-preview-3.2.1-4", true), ("VO-vo.cta.org-x-preview-3.2.1-4", true),
      ("vo-VO.CTA.ORG-x-preview-3.2.1-4", true), ("VO-vo.cta.org-preview-3.2.1-4", false),
      ("VO-vo-cta.org-x-preview-3.2.1-4", false), ("VO-vo.cta.org2-x-preview-3.2.1-4", false),
      ("xVO-vo.cta.org-x-preview-3.2.1-4", false), ("VO-vo.cta.org-x-preview-3.2.1-45", false),
      ("VO-vo.cta.org-x-preview-3.2.1-4 y", false), ("VO-vo.cta.org-x-preview-3x2.1-4", false),
      // The same as a product 'eu-x' of the VO itself.
      ("VO-vo.cta.org-eu-x-preview-3.2.1-4", true),
    ])
  func anyProduct(_ tag: String, _ matches: Bool) throws {
    let route = Route([.anyProduct(vo: "vo.cta.org", workingVersion: "3.2.1-4")])
    let tags = "GlueHostApplicationSoftwareRunTimeEnvironment"
    let listing = try SmallGrid(
      subCluster: [(tags, ["LCG-2", tag])], elements: [("ce", [])]
    ).listings.all[0]
    #expect(try listing.value("\(route.expression())") == "\(matches)")
  }
}

@Suite("ClassAd text")
struct ExpressionTests {
  @Test(arguments: [
    ("a\"b", #""a\"b""#), (#"a\b"#, #""a\\b""#), ("a\nb\u{7F}", #""a\012b\177""#),
    ("é", #""\303\251""#),
    ("", #""""#),
  ])
  func literals(_ text: String, _ literal: String) throws {
    #expect("\(try StringLiteral(text))" == literal)
  }

  @Test("A NUL is refused: its escape ends the token")
  func nul() {
    #expect(throws: StringLiteral.NULError.self) { try StringLiteral("a\0") }
  }

  @Test("Operands that are operations have parentheses")
  func parentheses() {
    let (a, b) = (
      Expression.attribute(scope: "other", name: "A"), Expression.call(function: "f", arguments: [])
    )
    #expect("\(Expression.and([.or([a, b]), a]))" == "(other.A || f()) && other.A")
    #expect("\(Expression.or([.and([a]), .and([])]))" == "other.A || true")
  }
}
