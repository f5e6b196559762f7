import LDAPTypes
import TestSupport
import Testing

@Suite("RFC 4516 section 4: examples")
struct LDAPURLExampleTests {
  @Test(
    arguments: [
      (
        "ldap:///o=University%20of%20Michigan,c=US",
        LDAPURL(host: nil, dn: .init(literal: "o=University of Michigan,c=US")), nil
      ),
      (
        "ldap://ldap1.example.net/o=University%20of%20Michigan,c=US",
        LDAPURL(host: "ldap1.example.net", dn: .init(literal: "o=University of Michigan,c=US")), nil
      ),
      (
        "ldap://ldap1.example.net/o=University%20of%20Michigan,c=US?postalAddress",
        LDAPURL(
          host: "ldap1.example.net", dn: .init(literal: "o=University of Michigan,c=US"),
          attributes: ["postalAddress"]), nil
      ),
      (
        "ldap://ldap1.example.net:6666/o=University%20of%20Michigan,c=US??sub?(cn=Babs%20Jensen)",
        LDAPURL(
          host: "ldap1.example.net", port: 6666,
          dn: .init(literal: "o=University of Michigan,c=US"), scope: .subtree,
          filter: .equals("cn", "Babs Jensen")), nil
      ),
      (
        "LDAP://ldap1.example.com/c=GB?objectClass?ONE",
        LDAPURL(
          host: "ldap1.example.com", dn: .init(literal: "c=GB"), attributes: ["objectClass"],
          scope: .oneLevel), "ldap://ldap1.example.com/c=GB?objectClass?one"
      ),
      (
        "ldap://ldap2.example.com/o=Question%3f,c=US?mail",
        LDAPURL(
          host: "ldap2.example.com", dn: .init(literal: "o=Question?,c=US"), attributes: ["mail"]),
        "ldap://ldap2.example.com/o=Question%3F,c=US?mail"
      ),
      (
        "ldap://ldap3.example.com/o=Babsco,c=US???(four-octet=%5c00%5c00%5c00%5c04)",
        LDAPURL(
          host: "ldap3.example.com", dn: .init(literal: "o=Babsco,c=US"),
          filter: .equality("four-octet", AttributeValue(bytes: [0, 0, 0, 4]))),
        "ldap://ldap3.example.com/o=Babsco,c=US???(four-octet=%5C00%5C00%5C00%5C04)"
      ),
      (
        "ldap://ldap.example.com/o=An%20Example%5C2C%20Inc.,c=US",
        LDAPURL(host: "ldap.example.com", dn: .init(literal: #"o=An Example\2C Inc.,c=US"#)),
        "ldap://ldap.example.com/o=An%20Example%5C,%20Inc.,c=US"
      ),
      ("ldap://ldap.example.net", LDAPURL(host: "ldap.example.net"), nil),
      ("ldap://ldap.example.net/", LDAPURL(host: "ldap.example.net"), "ldap://ldap.example.net"),
      ("ldap://ldap.example.net/?", LDAPURL(host: "ldap.example.net"), "ldap://ldap.example.net"),
      (
        "ldap:///??sub??e-bindname=cn=Manager%2cdc=example%2cdc=com",
        LDAPURL(
          host: nil, scope: .subtree,
          extensions: [.init(type: "e-bindname", value: "cn=Manager,dc=example,dc=com")]),
        "ldap:///??sub??e-bindname=cn=Manager%2Cdc=example%2Cdc=com"
      ),
      (
        "ldap:///??sub??!e-bindname=cn=Manager%2cdc=example%2cdc=com",
        LDAPURL(
          host: nil, scope: .subtree,
          extensions: [
            .init(type: "e-bindname", value: "cn=Manager,dc=example,dc=com", isCritical: true)
          ]),
        "ldap:///??sub??!e-bindname=cn=Manager%2Cdc=example%2Cdc=com"
      ),
    ] as [(String, LDAPURL, String?)])
  func readsAndWrites(text: String, url: LDAPURL, canonical: String?) throws {
    #expect(try LDAPURL(parsing: text) == url)
    #expect(url.description == canonical ?? text)
    #expect(try LDAPURL(parsing: url.description) == url)
  }

  @Test("extensions compare without regard to the case of their types")
  func extensionsCompare() throws {
    let url = try LDAPURL(parsing: "ldap:///????X-a=b,!y")
    #expect(try Set([url]).contains(LDAPURL(parsing: "ldap:///????x-A=b,!Y")))
    for text in ["ldap:///????x-a=B,!y", "ldap:///????x-a=b,y", "ldap:///????x-b=b,!y"] {
      #expect(try LDAPURL(parsing: text) != url)
    }
  }
}

@Suite("RFC 4516 section 2: URL definition")
struct LDAPURLParsingTests {
  @Test(arguments: [
    ("ldap://", LDAPURL(host: nil)),
    ("ldap://:", LDAPURL(host: nil)),
    (
      "ldaps://:1636/o=a", LDAPURL(scheme: .ldaps, host: nil, port: 1636, dn: .init(literal: "o=a"))
    ),
    ("LdapS://h:1", LDAPURL(scheme: .ldaps, host: "h", port: 1)),
    ("ldap://127.0.0.1:65535", LDAPURL(host: "127.0.0.1", port: 65535)),
    ("ldap://[::1]", LDAPURL(host: "::1")),
    ("ldap://[2001:db8::a:1]:2170/", LDAPURL(host: "2001:db8::a:1", port: 2170)),
    ("ldap://a_b~c-d.e", LDAPURL(host: "a_b~c-d.e")),
    ("ldap://%62dii%2Eexample:1", LDAPURL(host: "bdii.example", port: 1)),
    ("ldap://h:", LDAPURL(host: "h")),
    ("ldaps://h:/o=a", LDAPURL(scheme: .ldaps, host: "h", dn: .init(literal: "o=a"))),
    ("ldap://[::1]:/", LDAPURL(host: "::1")),
    ("ldap://[fe80::1%25eth0]:1", LDAPURL(host: "fe80::1%eth0", port: 1)),
    ("ldap://[fe80::1%25%65n%2D1]", LDAPURL(host: "fe80::1%en-1")),
    ("ldapi://%2Fvar%2frun%2Fldapi/", LDAPURL(scheme: .ldapi, host: "/var/run/ldapi")),
    ("ldapi:///", LDAPURL(scheme: .ldapi, host: nil)),
    ("ldapi://a:389", LDAPURL(scheme: .ldapi, host: "a:389")),
    ("ldap:///??base", LDAPURL(host: nil, scope: .base)),
    ("ldap:///??children", LDAPURL(host: nil, scope: .children)),
    ("ldap:///??Subord", LDAPURL(host: nil, scope: .children)),
    ("ldap:///??subordinates", LDAPURL(host: nil, scope: .children)),
    ("ldap:///?@person", LDAPURL(host: nil, attributes: ["@person"])),
    (
      "ldap:///?*,+,1.1,cn;lang-de",
      LDAPURL(host: nil, attributes: ["*", "+", "1.1", "cn;lang-de"])
    ),
    ("ldap:///???(|(a=b)(c<=d))", LDAPURL(host: nil, filter: .init(literal: "(|(a=b)(c<=d))"))),
    (
      "ldap:///????!1.2,x=,y=a%2Cb%21=c",
      LDAPURL(
        host: nil,
        extensions: [
          .init(type: "1.2", isCritical: true), .init(type: "x", value: ""),
          .init(type: "y", value: "a,b!=c"),
        ])
    ),
    ("ldap:///cn=%C4%8D%5CFF", LDAPURL(host: nil, dn: .init(literal: #"cn=č\FF"#))),
  ])
  func reads(text: String, url: LDAPURL) throws {
    #expect(try LDAPURL(parsing: text) == url)
    #expect(try LDAPURL(parsing: url.description) == url)
  }

  @Test(
    arguments: [
      ("1️⃣", .expectedScheme),
      ("1️⃣ldap", .expectedScheme),
      ("1️⃣ldap:/h", .expectedScheme),
      ("1️⃣ldapx://h", .expectedScheme),
      ("1️⃣://h", .expectedScheme),
      ("1️⃣ldap:x://h", .expectedScheme),
      ("1️⃣http://h/ldap://", .expectedScheme),
      ("1️⃣ldap.example.org:389", .expectedScheme),
      ("1️⃣ ldap://h", .unexpected(0x20)),
      ("ldap://h/cn=a1️⃣ b", .unexpected(0x20)),
      ("ldap://h1️⃣\n", .unexpected(0x0A)),
      ("ldap://h1️⃣\u{1B}[m", .unexpected(0x1B)),
      ("ldap://h1️⃣é", .unexpected(0xC3)),
      ("ldap://h/1️⃣#a", .unexpected(0x23)),
      ("ldap://a1️⃣@h", .invalidHost(0x40)),
      ("ldap://h1️⃣?sub", .invalidHost(0x3F)),
      ("ldap://h1️⃣%2Fo", .invalidHost(0x2F)),
      ("ldap://h1️⃣%C3%A9", .invalidHost(0xC3)),
      ("ldap://h1️⃣%4", .invalidPercentEncoding),
      ("ldap://h1️⃣%4:1", .invalidPercentEncoding),
      ("ldapi://1️⃣a%00b", .invalidHost(0)),
      ("ldap://1️⃣[", .invalidAddress),
      ("ldap://1️⃣[]", .invalidAddress),
      ("ldap://1️⃣[::1", .invalidAddress),
      ("ldap://1️⃣[::1/]", .invalidAddress),
      ("ldap://1️⃣[fe80::1%25]", .invalidAddress),
      ("ldap://1️⃣[fe80::1%25a%5Db]", .invalidAddress),
      ("ldap://1️⃣[%3A:1]", .invalidAddress),
      ("ldap://1️⃣[h%25eth0]", .invalidAddress),
      ("ldap://[fe80::11️⃣%eth0]", .invalidPercentEncoding),
      ("ldap://1️⃣[example.org]", .invalidAddress),
      ("ldap://[::1]1️⃣x", .unexpected(0x78)),
      ("ldap://1️⃣::1", .expectedBrackets),
      ("ldap://1️⃣2001:db8::1:389", .expectedBrackets),
      ("ldap://:1️⃣x", .invalidPort),
      ("ldap://:1️⃣389:", .invalidPort),
      ("ldap://h:1️⃣0", .invalidPort),
      ("ldap://h:1️⃣65536", .invalidPort),
      ("ldap://h:1️⃣+1", .invalidPort),
      ("ldap://h:1️⃣-1", .invalidPort),
      ("ldap://h:1️⃣1:2", .invalidPort),
      ("ldap://h:1️⃣99999999999999999999999/", .invalidPort),
      ("ldap:///cn=a1️⃣%", .invalidPercentEncoding),
      ("ldap:///cn=a1️⃣%4", .invalidPercentEncoding),
      ("ldap:///cn=a1️⃣%4g", .invalidPercentEncoding),
      ("ldap:///cn=1️⃣%4?", .invalidPercentEncoding),
      ("ldap:///????x=1️⃣%4,y", .invalidPercentEncoding),
      ("ldap:///cn=1️⃣%FF", .notUTF8),
      ("ldap:///cn=%C3%A4%20,o=1️⃣%C3x", .notUTF8),
      ("ldap:///cn=%20a1️⃣%3Cb", .invalidName(.unescaped(0x3C))),
      ("ldap:///sub1️⃣", .invalidName(.expectedEquals)),
      ("ldap:///?a,1️⃣,b", .invalidAttribute(.expectedType)),
      ("ldap:///?a,%61;%621️⃣%20", .invalidAttribute(.unexpected(0x20))),
      ("ldap:///?a??(a=b)?x1️⃣?", .unexpected(0x3F)),
      ("ldap:///??1️⃣all", .invalidScope),
      ("ldap:///???1️⃣a=b", .invalidFilter(.expectedOpeningParenthesis)),
      ("ldap:///???%28a=1️⃣%5Cx)", .invalidFilter(.invalidEscape)),
      ("ldap:///????!1️⃣", .invalidExtension(.expectedType)),
      ("ldap:///????x,1️⃣,y", .invalidExtension(.expectedType)),
      ("ldap:///????1️⃣=x", .invalidExtension(.expectedType)),
      ("ldap:///????x1️⃣!", .invalidExtension(.unexpected(0x21))),
      ("ldap:///????1️⃣%78", .invalidExtension(.expectedType)),
    ] as [(Marked, LDAPURL.ParseError.Reason)])
  func refuses(marked: Marked, reason: LDAPURL.ParseError.Reason) {
    #expect(throws: LDAPURL.ParseError(reason, offset: marked.offset)) {
      try LDAPURL(parsing: marked.text)
    }
  }

  @Test(
    "RFC 4291 section 2.2: text of addresses",
    arguments: [
      ("::", true), ("::1", true), ("1::", true), ("1:2:3:4:5:6:7:8", true), ("1::8", true),
      ("::ffff:192.0.2.1", true), ("1:2:3:4:5:6:1.2.3.4", true), ("::2:3:4:5:6:7:8", true),
      ("1:2:3:4:5:6:7", false), ("1:2:3:4:5:6:7:8:9", false), ("1::2::3", false), (":1", false),
      ("1:", false), (":::", false), ("12345::", false), ("g::", false),
      ("::1:2:3:4:5:6:7:8", false),
      ("::1.2.3", false), ("::1.2.3.256", false), ("::1.2.3.4.5", false), ("::01.2.3.4", false),
      ("::1.2.3.4:5", false), ("1.2.3.4", false), ("1:2:3:4:5:6:7:1.2.3.4", false), ("::.1", false),
      ("::1.2.3.", false), ("::a.2.3.4", false), ("::1.2.3.0001", false),
    ])
  func checksAddresses(address: String, isValid: Bool) {
    #expect(((try? LDAPURL(parsing: "ldap://[\(address)]:1")) != nil) == isValid)
  }

  @Test func hasDefaults() {
    #expect(LDAPURL.Scheme.ldap.defaultPort == 389)
    #expect(LDAPURL.Scheme.ldaps.defaultPort == 636)
    #expect(LDAPURL.Scheme.ldapi.defaultPort == nil)
    let url = LDAPURL(host: "h", port: 1, dn: .init(literal: "o=a"), scope: .base)
    #expect(url.server == LDAPURL(host: "h", port: 1))
  }

  @Test("parts that were never checked add nothing to the URL")
  func keepsPartsApart() {
    for url in [
      LDAPURL(host: "h/o=x"), LDAPURL(host: "h:1"), LDAPURL(host: "a@b"), LDAPURL(host: "h\n"),
      LDAPURL(host: ""), LDAPURL(scheme: .ldapi, host: ""), LDAPURL(host: "é"),
      LDAPURL(host: "::1%"), LDAPURL(host: "::1%a]b"), LDAPURL(host: "::1%a%b"),
      LDAPURL(host: "h%a"),
      LDAPURL(host: nil, attributes: ["a,b"]), LDAPURL(host: nil, attributes: ["a?sub"]),
      LDAPURL(host: nil, extensions: [.init(type: "a,b")]),
      LDAPURL(host: nil, extensions: [.init(type: "!a")]),
      LDAPURL(host: nil, extensions: [.init(type: "a=b")]),
    ] {
      #expect(throws: LDAPURL.ParseError.self, "\(url)") {
        try LDAPURL(parsing: url.description)
      }
    }
  }
}

@Suite("What users give for a BDII")
struct BDIITests {
  @Test(arguments: [
    ("bdii.example.org", "ldap://bdii.example.org:2170"),
    ("  bdii.example.org:2171 ", "ldap://bdii.example.org:2171"),
    ("bdii.example.org:2170/o=grid", "ldap://bdii.example.org:2170/o=grid"),
    ("bdii.example.org/o=glue??sub", "ldap://bdii.example.org:2170/o=glue??sub"),
    ("ldap://bdii.example.org", "ldap://bdii.example.org:2170"),
    ("ldap://bdii.example.org:389/", "ldap://bdii.example.org:389"),
    ("ldaps://bdii.example.org", "ldaps://bdii.example.org"),
    ("ldapi://%2Frun%2Fslapd", "ldapi://%2Frun%2Fslapd"),
    ("bdii.example.org:", "ldap://bdii.example.org:2170"),
    ("[::1]", "ldap://[::1]:2170"),
    ("[fe80::1%25eth0]", "ldap://[fe80::1%25eth0]:2170"),
    ("[::1]:1", "ldap://[::1]:1"),
    ("127.0.0.1:12170", "ldap://127.0.0.1:12170"),
    ("localhost", "ldap://localhost:2170"),
  ])
  func reads(text: String, url: String) throws {
    #expect(try LDAPURL(bdii: text).description == url)
  }

  @Test(
    arguments: [
      ("1️⃣", .expectedHost),
      ("   1️⃣", .expectedHost),
      ("1️⃣:2170", .expectedHost),
      ("ldap://1️⃣/o=grid", .expectedHost),
      ("ldapi://1️⃣", .expectedHost),
      ("h:1️⃣65536", .invalidPort),
      ("h:1️⃣ldap", .invalidPort),
      ("1️⃣::1", .expectedBrackets),
      (" 1️⃣http://h", .expectedScheme),
      ("a1️⃣ b", .unexpected(0x20)),
      ("a1️⃣\nb", .unexpected(0x0A)),
      ("a1️⃣\0", .unexpected(0)),
      ("a1️⃣,b", .invalidHost(0x2C)),
      ("h:1️⃣1,b:2", .invalidPort),
    ] as [(Marked, LDAPURL.ParseError.Reason)])
  func refuses(marked: Marked, reason: LDAPURL.ParseError.Reason) {
    #expect(throws: LDAPURL.ParseError(reason, offset: marked.offset)) {
      try LDAPURL(bdii: marked.text)
    }
  }
}

@Suite("RFC 4516: properties")
struct LDAPURLPropertyTests {
  @Test("what was written reads the same")
  func roundTrip() throws {
    for seed in 0..<3000 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let url = random.url()
      let text = url.description
      #expect(try LDAPURL(parsing: text) == url, "seed \(seed)")
      #expect(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "seed \(seed)")
    }
  }

  @Test("whatever reads, writes and reads the same; else the error is somewhere in the text")
  func anyText() throws {
    let pieces = [
      "ldap://", "ldap://h", "ldapi://", "[::1]", "[::1%25", "]", ":", ":1", "/", "/", "?", "?",
      "cn=a", ",", "a",
      "sub", "(a=b)", "!", "x=", "%", "%41", "%5C", "%FF", " ", "#", "*", "é",
    ]
    var urls = 0
    for seed in 0..<20_000 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let text = random.text(of: pieces, most: 9)
      for isBDII in [false, true] {
        do {
          let url = isBDII ? try LDAPURL(bdii: text) : try LDAPURL(parsing: text)
          urls += 1
          #expect(try LDAPURL(parsing: url.description) == url, "seed \(seed)")
        } catch {
          #expect((0...text.utf8.count).contains(error.offset), "seed \(seed)")
        }
      }
    }
    #expect(urls > 500)
  }

  @Test("long lists are not quadratic")
  func hostile() throws {
    let list = Array(repeating: "a", count: 50_000).joined(separator: ",")
    #expect(try LDAPURL(parsing: "ldap:///?\(list)").attributes.count == 50_000)
    #expect(try LDAPURL(parsing: "ldap:///????\(list)").extensions.count == 50_000)
  }
}

extension SplitMix {
  fileprivate mutating func url() -> LDAPURL {
    let scheme = pick([LDAPURL.Scheme.ldap, .ldaps, .ldapi])
    let host =
      scheme == .ldapi
      ? pick([nil, "/run/slapd", "/a b?c", "é"])
      : pick([nil, "h", "bdii.example.org", "127.0.0.1", "::1", "fe80::1%eth0"])
    return LDAPURL(
      scheme: scheme, host: host,
      port: host == nil || scheme == .ldapi ? nil : pick([nil, 1, 2170, 65535]),
      dn: DistinguishedName(
        rdns: (0..<upTo(2)).map { _ in
          RelativeDistinguishedName(
            .init(description: AttributeDescription(attributeType()), value: value()))
        }),
      attributes: (0..<upTo(3)).map { _ in pick(["cn", "*", "+", "1.1", "cn;lang-de"]) },
      scope: pick([nil, .base, .oneLevel, .subtree, .children]),
      filter: flip() ? .equality("cn", value()) : nil,
      extensions: (0..<upTo(2)).map { _ in
        LDAPURL.Extension(
          type: pick(["1.2", "x-a"]), value: flip() ? value().string : nil, isCritical: flip())
      })
  }
}
