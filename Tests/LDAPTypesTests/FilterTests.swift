import LDAPTypes
import TestSupport
import Testing

@Suite("RFC 4515 section 4: examples")
struct FilterExampleTests {
  @Test(
    arguments: [
      ("(cn=Babs Jensen)", .equality("cn", "Babs Jensen")),
      ("(!(cn=Tim Howes))", .not(.equality("cn", "Tim Howes"))),
      (
        "(&(objectClass=Person)(|(sn=Jensen)(cn=Babs J*)))",
        .and([
          .equality("objectClass", "Person"),
          .or([
            .equality("sn", "Jensen"), .substrings("cn", initial: "Babs J", any: [], final: nil),
          ]),
        ])
      ),
      ("(o=univ*of*mich*)", .substrings("o", initial: "univ", any: ["of", "mich"], final: nil)),
      ("(seeAlso=)", .equality("seeAlso", "")),
      (
        "(cn:caseExactMatch:=Fred Flintstone)",
        .extensible(
          "cn", matchingRule: "caseExactMatch", "Fred Flintstone", dnAttributes: false)
      ),
      (
        "(cn:=Betty Rubble)",
        .extensible("cn", matchingRule: nil, "Betty Rubble", dnAttributes: false)
      ),
      (
        "(sn:dn:2.4.6.8.10:=Barney Rubble)",
        .extensible("sn", matchingRule: "2.4.6.8.10", "Barney Rubble", dnAttributes: true)
      ),
      (
        "(o:dn:=Ace Industry)",
        .extensible("o", matchingRule: nil, "Ace Industry", dnAttributes: true)
      ),
      (
        "(:1.2.3:=Wilma Flintstone)",
        .extensible(nil, matchingRule: "1.2.3", "Wilma Flintstone", dnAttributes: false)
      ),
      (
        "(:dn:2.4.6.8.10:=Dino)",
        .extensible(nil, matchingRule: "2.4.6.8.10", "Dino", dnAttributes: true)
      ),
      (
        #"(o=Parens R Us \28for all your parenthetical needs\29)"#,
        .equality("o", "Parens R Us (for all your parenthetical needs)")
      ),
      (#"(cn=*\2a*)"#, .substrings("cn", initial: nil, any: ["*"], final: nil)),
      (#"(filename=C:\5cMyFile)"#, .equality("filename", #"C:\MyFile"#)),
      (#"(bin=\00\00\00\04)"#, .equality("bin", AttributeValue(bytes: [0, 0, 0, 4]))),
      ("(sn=Lučić)", .equality("sn", "Lučić")),
    ] as [(String, Filter)])
  func readsAndWrites(text: String, filter: Filter) throws {
    #expect(try Filter(parsing: text) == filter)
    #expect(filter.description == text)
  }

  @Test(arguments: [
    (#"(sn=Lu\c4\8di\c4\87)"#, "(sn=Lučić)"),
    (#"(1.3.6.1.4.1.1466.0=\04\02\48\69)"#, #"(1.3.6.1.4.1.1466.0=\04\02Hi)"#),
    ("(:DN:2.4.6.8.10:=Dino)", "(:dn:2.4.6.8.10:=Dino)"),
  ])
  func writesTheShortestForm(text: String, canonical: String) throws {
    #expect(try Filter(parsing: text).description == canonical)
  }
}

@Suite("RFC 4515 section 3: string search filter definition")
struct FilterParsingTests {
  @Test(
    arguments: [
      ("(cn>=a)", .greaterOrEqual("cn", "a")),
      ("(cn<=a)", .lessOrEqual("cn", "a")),
      ("(cn~=a)", .approximate("cn", "a")),
      ("(cn=*)", .present("cn")),
      ("(cn=*a)", .substrings("cn", initial: nil, any: [], final: "a")),
      ("(cn=*a*)", .substrings("cn", initial: nil, any: ["a"], final: nil)),
      ("(cn=a*b)", .substrings("cn", initial: "a", any: [], final: "b")),
      ("(cn=a*b*c)", .substrings("cn", initial: "a", any: ["b"], final: "c")),
      ("(cn= )", .equality("cn", " ")),
      ("(cn= * )", .substrings("cn", initial: " ", any: [], final: " ")),
      ("(cn==>=<=~=:=)", .equality("cn", "=>=<=~=:=")),
      ("(cn=&|!)", .equality("cn", "&|!")),
      ("(cn>==)", .greaterOrEqual("cn", "=")),
      ("(cn:=)", .extensible("cn", matchingRule: nil, "", dnAttributes: false)),
      ("(cn;lang-de;x-1=a)", .equality("cn;lang-de;x-1", "a")),
      ("(2.5.4.3;lang-de=a)", .equality("2.5.4.3;lang-de", "a")),
      (
        "(cn:dn:dn:=a)", .extensible("cn", matchingRule: "dn", "a", dnAttributes: true)
      ),
      ("(&(a=b))", .and([.equality("a", "b")])),
      ("(!(&))", .not(.and([]))),
    ] as [(String, Filter)])
  func readsAndWrites(text: String, filter: Filter) throws {
    #expect(try Filter(parsing: text) == filter)
    #expect(filter.description == text)
  }

  @Test("RFC 4526: absolute true and false")
  func readsAbsolute() throws {
    #expect(try Filter(parsing: "(&)") == .absoluteTrue)
    #expect(try Filter(parsing: "(|)") == .absoluteFalse)
    #expect(Filter.absoluteTrue.description == "(&)")
    #expect(Filter.absoluteFalse.description == "(|)")
  }

  @Test("spaces and line ends around parentheses")
  func readsSpaces() throws {
    let text = " ( & \n  (a=b )\r\n\t( ! ( | (c=*) ) ) ) \n"
    #expect(try Filter(parsing: text).description == "(&(a=b )(!(|(c=*))))")
  }

  @Test(
    arguments: [
      ("1️⃣", .expectedOpeningParenthesis),
      ("1️⃣cn=a", .expectedOpeningParenthesis),
      ("1️⃣)", .expectedOpeningParenthesis),
      ("1️⃣(", .unclosedParenthesis),
      ("1️⃣(cn", .unclosedParenthesis),
      ("1️⃣(cn=a", .unclosedParenthesis),
      ("1️⃣(cn=*", .unclosedParenthesis),
      ("1️⃣(cn:", .unclosedParenthesis),
      ("1️⃣(cn:dn", .unclosedParenthesis),
      ("1️⃣(cn:dn:=", .unclosedParenthesis),
      ("1️⃣(&", .unclosedParenthesis),
      ("(&1️⃣(|(a=b)", .unclosedParenthesis),
      ("1️⃣(!(a=b)", .unclosedParenthesis),
      ("(&1️⃣a=b)", .expectedOpeningParenthesis),
      ("(&(a=b)1️⃣c=d)", .expectedOpeningParenthesis),
      ("(!1️⃣)", .expectedOpeningParenthesis),
      ("(!(a=b)1️⃣(c=d))", .expectedClosingParenthesis),
      ("(!(a=b)1️⃣x)", .expectedClosingParenthesis),
      ("(a=b)1️⃣)", .trailingText),
      ("(a=b)1️⃣(c=d)", .trailingText),
      ("(a=b) 1️⃣x", .trailingText),
      ("(1️⃣)", .invalidAttribute(.expectedType)),
      ("(1️⃣=a)", .invalidAttribute(.expectedType)),
      ("(1️⃣(a=b))", .invalidAttribute(.expectedType)),
      ("(1️⃣é=a)", .invalidAttribute(.expectedType)),
      ("(1️⃣*=a)", .invalidAttribute(.expectedType)),
      ("(1️⃣1=a)", .invalidAttribute(.invalidObjectIdentifier)),
      ("(1️⃣1.=a)", .invalidAttribute(.invalidObjectIdentifier)),
      ("(cn;1️⃣=a)", .invalidAttribute(.expectedOption)),
      ("(cn;a;1️⃣;b=a)", .invalidAttribute(.expectedOption)),
      ("(cn1️⃣)", .expectedOperator),
      ("(cn1️⃣ =a)", .expectedOperator),
      ("(cn1️⃣_a=a)", .expectedOperator),
      ("(cn1️⃣>a)", .expectedOperator),
      ("(cn1️⃣<)", .expectedOperator),
      ("(cn1️⃣~", .expectedOperator),
      ("(cn1️⃣!=a)", .expectedOperator),
      ("(cn:dn1️⃣=a)", .expectedOperator),
      ("(cn:dn:a1️⃣:b:=a)", .expectedOperator),
      ("(cn:1️⃣:=a)", .invalidMatchingRule(.expectedType)),
      ("(cn:1️⃣1:=a)", .invalidMatchingRule(.invalidObjectIdentifier)),
      ("(1️⃣:=a)", .expectedAttributeOrMatchingRule),
      ("(1️⃣:dn:=a)", .expectedAttributeOrMatchingRule),
      ("(cn=a1️⃣(b)", .unescaped(0x28)),
      ("(cn=a1️⃣\0b)", .unescaped(0)),
      ("(cn>=1️⃣*)", .unescaped(0x2A)),
      ("(cn:=a1️⃣*b)", .unescaped(0x2A)),
      (#"(cn=1️⃣\)"#, .invalidEscape),
      (#"(cn=1️⃣\a)"#, .invalidEscape),
      (#"(cn=1️⃣\ag)"#, .invalidEscape),
      (#"(cn=1️⃣\*)"#, .invalidEscape),
      ("(cn=*1️⃣*)", .emptySubstring),
      ("(cn=a*1️⃣*b)", .emptySubstring),
    ] as [(Marked, Filter.ParseError.Reason)])
  func refuses(marked: Marked, reason: Filter.ParseError.Reason) {
    #expect(throws: Filter.ParseError(reason, offset: marked.offset)) {
      try Filter(parsing: marked.text)
    }
  }
}

@Suite("RFC 4512 section 1.4: names compare without regard to case")
struct FilterEqualityTests {
  @Test(arguments: [
    ("(CN=a)", "(cn=a)"), ("(cn;LANG-de;X-1=a)", "(CN;x-1;lang-de=a)"), ("(A=*)", "(a=*)"),
    ("(A>=b)", "(a>=b)"), ("(A<=b)", "(a<=b)"), ("(A~=b)", "(a~=b)"), ("(A=b*c*d)", "(a=b*c*d)"),
    ("(:CaseExactMatch:=a)", "(:caseexactmatch:=a)"),
    ("(A:DN:caseexactMATCH:=a)", "(a:dn:caseExactMatch:=a)"),
    ("(&(A=b)(!(|(C:=d))))", "(&(a=b)(!(|(c:=d))))"),
  ])
  func equal(text: String, other: String) throws {
    let (a, b) = (try Filter(parsing: text), try Filter(parsing: other))
    #expect(a == b && a.hashValue == b.hashValue)
  }

  @Test("all else counts")
  func unequal() throws {
    let texts = [
      "(cn=a)", "(cn=A)", "(sn=a)", "(cn>=a)", "(cn<=a)", "(cn~=a)", "(cn:=a)", "(cn=*)",
      "(cn=a*)", "(cn=*a)", "(cn=*a*)", "(cn=a*a)", "(!(cn=a))", "(&(cn=a))", "(|(cn=a))", "(&)",
      "(|)", "(cn:dn:=a)", "(cn:r:=a)", "(:r:=a)", "(:dn:r:=a)", "(:s:=a)", "(&(a=b)(c=d))",
      "(&(c=d)(a=b))",
    ]
    let filters = try texts.map { try Filter(parsing: $0) }
    #expect(Set(filters).count == texts.count)
  }
}

@Suite("Filters made from values")
struct FilterBuildingTests {
  @Test(
    arguments: [
      (.equals("a", "*)(b=*"), #"(a=\2a\29\28b=\2a)"#),
      (.equals("a", #"\2a"#), #"(a=\5c2a)"#),
      (.equals("a", "\0\n\u{9B}"), #"(a=\00\0a\c2\9b)"#),
      (.equality("a", AttributeValue(bytes: [0x61, 0xFF, 0xC3])), #"(a=a\ff\c3)"#),
      (.anyOf("a", ["x", "y)"]), #"(|(a=x)(a=y\29))"#),
      (.anyOf("a", ["x"]), "(a=x)"),
      (.anyOf("a", []), "(|)"),
      (.substring("a", initial: "*", any: ["", "b", ""], final: "("), #"(a=\2a*b*\28)"#),
      (.substring("a"), "(a=*)"),
      (.hasPrefix("a", "VO-ops-"), "(a=VO-ops-*)"),
      (.hasSuffix("a", "x"), "(a=*x)"),
      (.contains("a", "x"), "(a=*x*)"),
      (.contains("a", ""), "(a=*)"),
      (.present("a") && .present("b") && .present("c"), "(&(a=*)(b=*)(c=*))"),
      (.present("a") && (.present("b") && .present("c")), "(&(a=*)(b=*)(c=*))"),
      (
        (.present("a") && .present("b")) && (.present("c") && .present("d")),
        "(&(a=*)(b=*)(c=*)(d=*))"
      ),
      (.present("a") || .present("b") && !.present("c"), "(|(a=*)(&(b=*)(!(c=*))))"),
      (.present("a") || (.present("b") || .present("c")), "(|(a=*)(b=*)(c=*))"),
      // Pieces that are empty or missing.
      (.substrings("a", initial: nil, any: [], final: nil), "(a=*)"),
      (.substrings("a", initial: "", any: ["", "b"], final: ""), "(a=*b*)"),
    ] as [(Filter, String)])
  func writes(filter: Filter, text: String) {
    #expect(filter.description == text)
  }

  @Test("a name that was never checked adds nothing to the filter")
  func keepsNamesApart() {
    for name in ["a=b)(c", "a)", "", "a b", "a=*", "a:dn:", "é", "a;", "a\0", "*", "a>"] {
      for filter in [
        .present(AttributeDescription(name)), .equals(AttributeDescription(name), "x"),
        .extensible(nil, matchingRule: name, "x", dnAttributes: false),
      ] as [Filter] {
        #expect(throws: Filter.ParseError.self, "\(filter)") {
          try Filter(parsing: filter.description)
        }
      }
    }
  }

  @Test("a rule that is called dn is not written where it would mean something else")
  func keepsRulesApart() throws {
    for rule in ["dn", "DN"] {
      let filter = Filter.extensible("cn", matchingRule: rule, "x", dnAttributes: false)
      #expect(throws: Filter.ParseError.self) { try Filter(parsing: filter.description) }
    }
    let filter = Filter.extensible("cn", matchingRule: "dn", "x", dnAttributes: true)
    #expect(try Filter(parsing: filter.description) == filter)
  }

  @Test func literals() {
    #expect(Filter(literal: "(&(a=b)(c=*))") == (.equals("a", "b") && .present("c")))
  }
}

@Suite("RFC 4515: properties")
struct FilterPropertyTests {
  @Test("what was written reads the same")
  func roundTrip() throws {
    for seed in 0..<3000 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let filter = random.filter(depth: 4)
      let text = filter.description
      #expect(try Filter(parsing: text) == filter, "seed \(seed)")
      #expect(try Filter(parsing: text).description == text, "seed \(seed)")
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  @Test("whatever reads, writes and reads the same; else the error is somewhere in the text")
  func anyText() throws {
    let pieces = [
      "(", ")", "(", ")", "(&", "(|", "(!", "(cn=", "(cn:", "dn", ":", ":=", "a", "*", "=", ">=",
      "1.2", ";x", "\\", "\\2a", "\\ff", " ", "\n", "é", "\0", "(a=b)", "(a=*)",
      "(a=b)", "(cn=*a)", "))", " )",
    ]
    var filters = 0
    for seed in 0..<20_000 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let text = random.text(of: pieces, most: 10)
      do {
        let filter = try Filter(parsing: text)
        filters += 1
        #expect(try Filter(parsing: filter.description) == filter, "seed \(seed)")
      } catch {
        #expect((0...text.utf8.count).contains(error.offset), "seed \(seed)")
      }
    }
    #expect(filters > 200)
  }
}

@Suite("RFC 4515: hostile filters")
struct HostileFilterTests {
  @Test(arguments: ["&", "|", "!"])
  func depthIsLimited(sign: String) throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(\(sign)", count: depth) + "(a=b)" + String(repeating: ")", count: depth)
    }
    let deepest = try Filter(parsing: nested(Filter.maximumDepth))
    #expect(deepest.description == nested(Filter.maximumDepth))
    #expect(try deepest == Filter(parsing: nested(Filter.maximumDepth)))
    #expect(Set([deepest]).contains(deepest))
    #expect(throws: Filter.ParseError(.tooDeep, offset: 2 * Filter.maximumDepth)) {
      try Filter(parsing: nested(Filter.maximumDepth + 1))
    }
    #expect(throws: Filter.ParseError(.tooDeep, offset: 2 * Filter.maximumDepth)) {
      try Filter(parsing: String(repeating: "(\(sign)", count: 1_000_000))
    }
  }

  @Test func widthIsNot() throws {
    let text = "(|" + String(repeating: "(a=b)", count: 100_000) + ")"
    #expect(try Filter(parsing: text).description == text)
    let substrings = "(a=" + String(repeating: "*b", count: 100_000) + ")"
    #expect(try Filter(parsing: substrings).description == substrings)
  }
}
