import LDAPTypes
import Testing

@Suite("RFC 4512 section 2.5: attribute descriptions")
struct AttributeDescriptionTests {
  @Test(arguments: [
    ("cn", "cn", []),
    ("2.5.4.3", "2.5.4.3", []),
    ("0.0", "0.0", []),
    ("Mds-Vo-name", "Mds-Vo-name", []),
    ("cn;lang-de", "cn", ["lang-de"]),
    ("2.5.4.3;lang-DE;binary;1;-", "2.5.4.3", ["lang-DE", "binary", "1", "-"]),
  ])
  func reads(text: String, type: String, options: [String]) throws {
    let description = try AttributeDescription(parsing: text)
    #expect(description.rawValue == text)
    #expect(description.description == text)
    #expect(description.type == type)
    #expect(description.options == options)
  }

  @Test(
    arguments: [
      ("1️⃣", .expectedType),
      ("1️⃣;x", .expectedType),
      ("1️⃣-a", .expectedType),
      ("1️⃣ cn", .expectedType),
      ("1️⃣2", .invalidObjectIdentifier),
      ("1️⃣2.", .invalidObjectIdentifier),
      ("1️⃣2..5", .invalidObjectIdentifier),
      ("1️⃣.2", .invalidObjectIdentifier),
      ("1️⃣2.05", .invalidObjectIdentifier),
      ("2.51️⃣a", .unexpected(0x61)),
      ("cn1️⃣ ", .unexpected(0x20)),
      ("cn1️⃣_a", .unexpected(0x5F)),
      ("cn1️⃣.a", .unexpected(0x2E)),
      ("cn1️⃣\0", .unexpected(0)),
      ("cn1️⃣é", .unexpected(0xC3)),
      ("cn;1️⃣", .expectedOption),
      ("cn;1️⃣;a", .expectedOption),
      ("cn;a;1️⃣", .expectedOption),
      ("cn;a1️⃣=", .unexpected(0x3D)),
    ] as [(Marked, AttributeDescription.ParseError.Reason)])
  func refuses(marked: Marked, reason: AttributeDescription.ParseError.Reason) {
    #expect(throws: AttributeDescription.ParseError(reason, offset: marked.offset)) {
      try AttributeDescription(parsing: marked.text)
    }
  }

  @Test(arguments: [
    ("cn", "CN", true),
    ("cn", "cm", false),
    ("cn", "cnx", false),
    ("cn;a;b", "CN;B;A", true),
    ("cn;ab;c", "cn;c;ab", true),
    ("cn;a", "cn;b", false),
    ("cn;a;a", "cn;a;b", false),
    ("cn;a", "cn", false),
    ("a;bc", "ab;c", false),
    ("[", "{", false),
    ("@", "`", false),
    (
      "GlueHostApplicationSoftwareRunTimeEnvironment",
      "gluehostapplicationsoftwareruntimeenvironment", true
    ),
  ])
  func compares(a: String, b: String, areEqual: Bool) {
    let (a, b) = (AttributeDescription(a), AttributeDescription(b))
    #expect((a == b) == areEqual)
    #expect((b == a) == areEqual)
    if areEqual { #expect(a.hashValue == b.hashValue) }
  }

  @Test("what was never checked does not trap")
  func unchecked() {
    for text in ["", ";", ";;", "a;", "=", "é\0"] {
      let description = AttributeDescription(text)
      #expect(description == AttributeDescription(text))
      #expect(([description.type] + description.options).joined(separator: ";") == text)
    }
  }

  @Test("Nobody can write names that all have the same hash")
  func hashes() {
    let names = (0..<1000).map { AttributeDescription("cn;x\($0);lang-de") }
    #expect(Set(names.map(\.hashValue)).count > 990)
    #expect(
      AttributeDescription("cn;x;lang-de").hashValue
        == AttributeDescription("CN;LANG-DE;X").hashValue)
    let dns = (0..<1000).map { try! DistinguishedName(parsing: "cn=a,o=b,c=\($0)") }
    #expect(Set(dns.map(\.hashValue)).count > 990)
  }
}
