import LDAPTypes
import Testing

private typealias RDN = RelativeDistinguishedName

/// A name from its parts: relative names, and in each, types and values.
private func name(_ parts: [[(String, String)]]) -> DistinguishedName {
  DistinguishedName(
    rdns: parts.map { part in
      RelativeDistinguishedName(
        assertions: part.map {
          .init(description: AttributeDescription($0.0), value: AttributeValue($0.1))
        })
    })
}

@Suite("RFC 4514 section 4: examples")
struct DistinguishedNameExampleTests {
  @Test(arguments: [
    (
      #"UID=jsmith,DC=example,DC=net"#, [[("UID", "jsmith")], [("DC", "example")], [("DC", "net")]]
    ),
    (
      #"OU=Sales+CN=J.  Smith,DC=example,DC=net"#,
      [[("OU", "Sales"), ("CN", "J.  Smith")], [("DC", "example")], [("DC", "net")]]
    ),
    (
      #"CN=James \"Jim\" Smith\, III,DC=example,DC=net"#,
      [[("CN", #"James "Jim" Smith, III"#)], [("DC", "example")], [("DC", "net")]]
    ),
    (
      #"CN=Before\0DAfter,DC=example,DC=net"#,
      [[("CN", "Before\rAfter")], [("DC", "example")], [("DC", "net")]]
    ),
    (#"CN=Lučić"#, [[("CN", "Lučić")]]),
    ("", []),
  ])
  func readsAndWrites(text: String, parts: [[(String, String)]]) throws {
    #expect(try DistinguishedName(parsing: text) == name(parts))
    #expect(name(parts).description == text)
  }

  @Test(arguments: [
    (#"1.3.6.1.4.1.1466.0=#04024869"#, "1.3.6.1.4.1.1466.0=Hi"),
    (#"CN=Lu\C4\8Di\C4\87"#, "CN=Lučić"),
    (#"CN=Before\0dAfter,DC=example,DC=net"#, #"CN=Before\0DAfter,DC=example,DC=net"#),
  ])
  func writesTheShortestForm(text: String, canonical: String) throws {
    #expect(try DistinguishedName(parsing: text).description == canonical)
  }
}

@Suite("RFC 4514 section 2.4: escaping")
struct DistinguishedNameEscapingTests {
  @Test(arguments: [
    ("", "cn="),
    (" ", #"cn=\ "#),
    ("  ", #"cn=\ \ "#),
    ("   ", #"cn=\  \ "#),
    (" a b ", #"cn=\ a b\ "#),
    ("#", "cn=\\#"),
    ("##", "cn=\\##"),
    (" #", #"cn=\ #"#),
    (#""+,;<>\"#, #"cn=\"\+\,\;\<\>\\"#),
    ("=a=b", "cn==a=b"),
    ("\0\u{1}\u{1F}\u{7F}", #"cn=\00\01\1F\7F"#),
    ("\u{80}\u{9B}\u{9F}\u{A0}", "cn=\\C2\\80\\C2\\9B\\C2\\9F\u{A0}"),
    ("語🧪", "cn=語🧪"),
    ("http://a/b?c=d&e*(f)|'g'", "cn=http://a/b?c=d&e*(f)|'g'"),
  ])
  func writesValues(value: String, text: String) throws {
    let name = DistinguishedName(rdns: [RDN("cn", value)])
    #expect(name.description == text)
    #expect(try DistinguishedName(parsing: text) == name)
  }

  @Test(
    "bytes that are not UTF-8",
    arguments: [
      ([0xFF], #"cn=\FF"#),
      ([0x61, 0xC4, 0x8D, 0x80, 0x2C], #"cn=a\C4\8D\80\,"#),
      ([0x20, 0xC4], #"cn=\ \C4"#),
      ([0xC2], #"cn=\C2"#),
      ([0x85, 0x9B], #"cn=\85\9B"#),
      ([0xED, 0xA0, 0x80], #"cn=\ED\A0\80"#),
      ([0xC0, 0x80], #"cn=\C0\80"#),
      ([0xF4, 0x90, 0x80, 0x80], #"cn=\F4\90\80\80"#),
    ])
  func writesBytes(value: [UInt8], text: String) throws {
    let name = DistinguishedName(
      rdns: [RDN(.init(description: "cn", value: AttributeValue(bytes: value)))])
    #expect(name.description == text)
    #expect(try DistinguishedName(parsing: text) == name)
  }

  @Test("a type that was never checked adds nothing to the name")
  func keepsTypesApart() {
    for type in ["a=b,c", "a=b,", "", ",", "a;b", ";b", "a b", "é", "a+b", "#", "a\0", "1"] {
      let text = DistinguishedName(rdns: [RDN(AttributeDescription(type), "x"), RDN("o", "y")])
        .description
      #expect(throws: DistinguishedName.ParseError.self, "\(text)") {
        try DistinguishedName(parsing: text)
      }
    }
    let empty = RelativeDistinguishedName(assertions: [])
    for rdns in [[empty], [empty, RDN("o", "y")], [RDN("o", "y"), empty]] {
      #expect(throws: DistinguishedName.ParseError.self) {
        try DistinguishedName(parsing: DistinguishedName(rdns: rdns).description)
      }
    }
  }
}

@Suite("RFC 4514 section 2.4: encodings of what is no string")
struct DistinguishedNameEncodingTests {
  @Test(arguments: [
    "2.5.4.45=#03020780,o=grid", "cn=#020101", "cn=#0500+sn=a", "cn=a+sn=#1E0400410042,o=b",
    "cn=#2403040161", "cn=#1F810101AA",
  ])
  func readsAndWrites(text: String) throws {
    let name = try DistinguishedName(parsing: text)
    #expect(name.description == text)
    #expect(try DistinguishedName(parsing: text.lowercased()) == name)
    #expect(name.prepared(for: .caseIgnore) == name)
  }

  @Test func equalThemselvesOnly() throws {
    // An octet string in a sequence: the last byte is a letter.
    let name = DistinguishedName(literal: "cn=#3003040141,o=x")
    let same = DistinguishedName(literal: "CN = #3003040141 , O=x")
    let schema = Schema(attributeTypes: [], objectClasses: [])
    #expect(name == same && name.hashValue == same.hashValue && name.matches(same, .caseIgnore))
    #expect(schema.prepared(name) == schema.prepared(same))
    for text in [
      "cn=#3003040161,o=x", #"cn=0\03\04\01A,o=x"#, ##"cn=\#3003040141,o=x"##, "sn=#3003040141,o=x",
    ] {
      let other = try DistinguishedName(parsing: text)
      #expect(name != other && !name.matches(other, .caseIgnore), "\(text)")
      #expect(!other.matches(name, .caseIgnore), "\(text)")
      #expect(schema.prepared(name) != schema.prepared(other), "\(text)")
    }
  }

  @Test func areNoValues() {
    let name = DistinguishedName(literal: "cn=#0203616263+cn=x")
    #expect(name.value(of: "cn") == "x")
    #expect(name.rdn?.assertions.first?.isEncoding == true)
    #expect(DistinguishedName(literal: "cn=#0203616263").rdn?["cn"] == nil)
  }
}

@Suite("RFC 4514 section 3: parsing")
struct DistinguishedNameParsingTests {
  @Test(arguments: [
    // Escapes, of characters and of bytes.
    (#"cn=\2B\2b\+"#, [[("cn", "+++")]]),
    (##"cn=\ \#\=\\\"\;\<\>"##, [[("cn", ##" #=\";<>"##)]]),
    (#"cn=a\ "#, [[("cn", "a ")]]),
    (#"cn=a\  "#, [[("cn", "a ")]]),
    (#"cn=\20a\20\20 ,o=b"#, [[("cn", " a  ")], [("o", "b")]]),
    (#"cn=a \, b , o=c"#, [[("cn", "a , b")], [("o", "c")]]),
    (#"cn=  \, b"#, [[("cn", ", b")]]),
    // Hexadecimal strings: all kinds of strings, long and short lengths.
    ("cn=#0400", [[("cn", "")]]),
    ("cn=#0C0161", [[("cn", "a")]]),
    ("cn=#120131+sn=#130161", [[("cn", "1"), ("sn", "a")]]),
    ("cn=#160161,o=#1a0162", [[("cn", "a")], [("o", "b")]]),
    ("cn=#04810161 , o=b", [[("cn", "a")], [("o", "b")]]),
    ("cn=#0484000000016a", [[("cn", "j")]]),
    // Types.
    ("2.5.4.3=a,0.9=b", [[("2.5.4.3", "a")], [("0.9", "b")]]),
    ("CN=a,cn=b,a-1-=c", [[("cn", "a")], [("cn", "b")], [("A-1-", "c")]]),
    // Values that look like something else.
    ("cn=a#b=c", [[("cn", "a#b=c")]]),
    ("cn=,o=", [[("cn", "")], [("o", "")]]),
    ("cn=a  b", [[("cn", "a  b")]]),
  ])
  func reads(text: String, parts: [[(String, String)]]) throws {
    #expect(try DistinguishedName(parsing: text) == name(parts))
  }

  @Test(
    "RFC 2253 section 4: what readers of old names accept",
    arguments: [
      (" cn = a , o = b ", [[("cn", "a")], [("o", "b")]]),
      ("cn=a + sn=b;o=c ; c=d", [[("cn", "a"), ("sn", "b")], [("o", "c")], [("c", "d")]]),
      (#"cn="a, b";o="c\"d" , c="""#, [[("cn", "a, b")], [("o", #"c"d"#)], [("c", "")]]),
      (#"cn=" a=+<>#;\\ "+sn=b"#, [[("cn", #" a=+<>#;\ "#), ("sn", "b")]]),
      ("OID.2.5.4.3=a,oid.0.9=b", [[("2.5.4.3", "a")], [("0.9", "b")]]),
      ("oid=a", [[("oid", "a")]]),
      ("   ", []),
    ])
  func readsOldForms(text: String, parts: [[(String, String)]]) throws {
    #expect(try DistinguishedName(parsing: text) == name(parts))
  }

  @Test func readsBytes() throws {
    let bytes: [UInt8] = [0x63, 0x6E, 0x3D, 0xFF]
    let name = try DistinguishedName(parsing: bytes.span)
    #expect(name.rdn?["cn"]?.bytes == [0xFF])
    #expect(name.rdn?.value("cn") == nil)
    #expect(name.description == #"cn=\FF"#)
    #expect(try DistinguishedName(parsing: #"cn=\FF"#) == name)
  }

  @Test(
    arguments: [
      ("1️⃣,cn=a", .invalidType(.expectedType)),
      ("cn=a,1️⃣", .invalidType(.expectedType)),
      ("cn=a, 1️⃣", .invalidType(.expectedType)),
      ("cn=a+1️⃣,o=b", .invalidType(.expectedType)),
      ("1️⃣=a", .invalidType(.expectedType)),
      ("1️⃣é=a", .invalidType(.expectedType)),
      ("1️⃣1=a", .invalidType(.invalidObjectIdentifier)),
      ("o=a,1️⃣1.=a", .invalidType(.invalidObjectIdentifier)),
      ("1️⃣1..2=a", .invalidType(.invalidObjectIdentifier)),
      ("1️⃣1.02=a", .invalidType(.invalidObjectIdentifier)),
      ("1️⃣.1=a", .invalidType(.invalidObjectIdentifier)),
      ("oid.1️⃣1=a", .invalidType(.invalidObjectIdentifier)),
      ("oid1️⃣.x=a", .expectedEquals),
      ("cn1️⃣", .expectedEquals),
      ("cn 1️⃣x=a", .expectedEquals),
      ("cn1️⃣;lang-en=a", .expectedEquals),
      ("cn1️⃣_x=a", .expectedEquals),
      ("1.21️⃣a=b", .expectedEquals),
      ("cn=a1️⃣<b", .unescaped(0x3C)),
      (#"cn=a1️⃣"b""#, .unescaped(0x22)),
      (#"cn=\,1️⃣>"#, .unescaped(0x3E)),
      ("cn=a1️⃣\0", .unescaped(0)),
      ("cn=\"a1️⃣\0\"", .unescaped(0)),
      (#"cn=1️⃣\"#, .invalidEscape),
      (#"cn=a1️⃣\a"#, .invalidEscape),
      (#"cn=1️⃣\a,"#, .invalidEscape),
      (#"cn=1️⃣\x"#, .invalidEscape),
      ("cn=1️⃣\\\0", .invalidEscape),
      (#"cn=1️⃣\é"#, .invalidEscape),
      (#"cn=1️⃣"a"#, .unterminatedQuotation),
      (#"cn=1️⃣"a\""#, .unterminatedQuotation),
      (#"cn="a" 1️⃣b"#, .expectedSeparator),
      ("cn=#1️⃣", .invalidHexString),
      ("cn=#1️⃣,o=b", .invalidHexString),
      ("cn=#04011️⃣6", .invalidHexString),
      ("cn=#0401611️⃣g", .expectedSeparator),
      ("cn=1️⃣#04", .invalidBER),
      ("cn=1️⃣#0402", .invalidBER),
      ("cn=1️⃣#040261", .invalidBER),
      ("cn=1️⃣#04016161", .invalidBER),
      ("cn=1️⃣#0201", .invalidBER),
      ("cn=1️⃣#1F8101", .invalidBER),
      ("cn=1️⃣#3080040161", .invalidBER),
      ("cn=1️⃣#0480610000", .invalidBER),
      ("cn=1️⃣#048161", .invalidBER),
      ("cn=1️⃣#0485000000000161", .invalidBER),
      ("cn=1️⃣#04FF", .invalidBER),
    ] as [(Marked, DistinguishedName.ParseError.Reason)])
  func refuses(marked: Marked, reason: DistinguishedName.ParseError.Reason) {
    #expect(throws: DistinguishedName.ParseError(reason, offset: marked.offset)) {
      try DistinguishedName(parsing: marked.text)
    }
  }
}

@Suite("RFC 4512 section 2.3: names of entries")
struct DistinguishedNameRelationTests {
  let site = DistinguishedName(literal: "GLUE2DomainID=SITE,GLUE2GroupID=grid,o=glue")

  @Test func hasAParent() {
    #expect(site.parent == DistinguishedName(literal: "GLUE2GroupID=grid,o=glue"))
    #expect(site.parent?.parent?.parent == .root)
    #expect(DistinguishedName.root.parent == nil)
    #expect(DistinguishedName.root.isRoot)
    #expect(!site.isRoot)
    #expect(DistinguishedName.root.description == "")
  }

  @Test func hasChildren() {
    let child = site.child(RDN("GLUE2ServiceID", "a,b"))
    #expect(
      child.description == #"GLUE2ServiceID=a\,b,GLUE2DomainID=SITE,GLUE2GroupID=grid,o=glue"#)
    #expect(child.parent == site)
    #expect(child.rdn == RDN("GLUE2ServiceID", "a,b"))
    #expect(DistinguishedName.root.rdn == nil)
  }

  @Test func hasDescendants() {
    let glue = DistinguishedName(literal: "O=glue")
    #expect(site.isDescendant(of: glue))
    #expect(site.isDescendant(of: .root))
    #expect(!site.isDescendant(of: site))
    #expect(!glue.isDescendant(of: site))
    #expect(!DistinguishedName.root.isDescendant(of: .root))
    #expect(!site.isDescendant(of: DistinguishedName(literal: "o=Glue")))
    #expect(site.isDescendant(of: DistinguishedName(literal: "o=Glue"), .caseIgnore))
    #expect(!site.isDescendant(of: DistinguishedName(literal: "o=Glue"), .caseExact))
  }

  @Test func hasValues() {
    #expect(site.value(of: "glue2domainid") == "SITE")
    #expect(site.value(of: "o") == "glue")
    #expect(site.value(of: "cn") == nil)
    #expect(DistinguishedName(literal: "ou=a,ou=b").value(of: "ou") == "a")
    let several = DistinguishedName(literal: "a=1+b=2,o=x")
    #expect(several.value(of: "B") == "2")
    #expect(several.rdns[0].value("a") == "1")
    #expect(several.rdns[0].value("c") == nil)
  }
}

@Suite("RFC 4514 section 2.2: names of several values")
struct RelativeDistinguishedNameTests {
  @Test func areEqualInAnyOrder() throws {
    let a = DistinguishedName(literal: "a=1+b=2+a=3,o=x")
    let b = DistinguishedName(literal: "A=3+a=1+B=2,O=x")
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(a.description != b.description)
    #expect(a != DistinguishedName(literal: "a=1+b=2+a=1,o=x"))
    #expect(DistinguishedName(literal: "a=1+a=1+b=2") != DistinguishedName(literal: "a=1+b=2+b=2"))
    #expect(DistinguishedName(literal: "a=1+b=2") != DistinguishedName(literal: "a=1,b=2"))
    #expect(a.matches(DistinguishedName(literal: "b=2+a=3+a=1,o=X"), .caseIgnore))
  }

  @Test func keepTheirAssertions() {
    var rdn = RDN("cn", "a")
    #expect(rdn.assertions.count == 1)
    rdn.assertions.append(.init(description: "sn", value: "b"))
    #expect(rdn.description == "cn=a+sn=b")
    rdn.assertions.removeFirst()
    #expect(rdn == RDN("sn", "b"))
    #expect(rdn.hashValue == RDN("SN", "b").hashValue)
    rdn.assertions = []
    #expect(rdn == RDN(assertions: []))
    #expect(rdn["sn"] == nil)
  }
}
