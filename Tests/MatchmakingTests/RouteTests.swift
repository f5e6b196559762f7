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

  @Test("An unknown one is a pattern that matches whole tags of this VO and version only")
  func anyProduct() throws {
    let route = Route([.anyProduct(vo: "vo.cta.org", workingVersion: "3.2.1-4")])
    #expect(
      "\(try route.expression())"
        == "RegExpMember(\"^VO-vo[.]cta[.]org-[A-Za-z0-9._-]+-preview-3[.]2[.]1-4$\", "
        + "other.GlueHostApplicationSoftwareRunTimeEnvironment, \"i\")")
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
