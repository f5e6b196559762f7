import ClassAd
import Testing

/// What an expression comes to in a job's ad beside a computing element's, as text.
func value(_ text: String, job: String = "[ ]", ce: String = "[ ]") throws -> String {
  let context = MatchContext(my: try ClassAd(parsing: job), other: try ClassAd(parsing: ce))
  return context.value(of: CompiledExpression(try Expression(parsing: text))).description
}

@Suite("ClassAd semantics")
struct SemanticsTests {
  static let tags = #"{"VO-ops-gLite-UI-preview-126", "MPICH"}"#
  static let ce = """
    [ GlueCEStateStatus = "Production"; L = \(tags); GlueCEInfoTotalCPUs = 8; N = [ a = [ b = 5 ] ] ]
    """

  @Test(
    "Case: == and Member ignore it, =?= and IdenticalMember do not",
    arguments: [
      (#""Production" == "PRODUCTION""#, "true"), (#""a" < "B""#, "true"),
      (#""a" =?= "A""#, "false"), (#""a" is "a""#, "true"), (#""a" isnt "A""#, "true"),
      (#""a" =!= "a""#, "false"),
      (#"Member("mpich", other.L)"#, "true"), (#"IdenticalMember("mpich", other.L)"#, "false"),
      (#"IdenticalMember("MPICH", other.L)"#, "true"),
      (#"other.GLUECESTATESTATUS"#, #""Production""#),
      ("TRUE && True", "true"), ("UnDefined IS undefined", "true"),
      (#"toUpper("ab1é")"#, #""AB1\303\251""#),
    ])
  func letterCase(_ text: String, _ expected: String) throws {
    #expect(try value(text, ce: Self.ce) == expected)
  }

  @Test("An ad finds its attributes, be they few or many", arguments: [1, 8, 9, 50])
  func attributes(_ count: Int) throws {
    var ad = ClassAd()
    let names = (0..<count).map { AttributeName("Name\($0)") }
    for name in names + names { ad[name] = .integer(1) }
    #expect(ad.count == count)
    #expect(names.allSatisfy { "\(ad.value(of: AttributeName("\($0)".uppercased())))" == "1" })
    ad[names[0]] = nil
    #expect(ad.count == count - 1)
    #expect(names.map { ad[$0] != nil } == [false] + names.dropFirst().map { _ in true })
  }

  @Test(
    "Undefined and error",
    arguments: [
      ("undefined && false", "false"), ("undefined || true", "true"), ("false && error", "false"),
      ("error && false", "error"), ("error || true", "error"), ("true || error", "true"),
      ("!undefined", "undefined"), ("undefined == 1", "undefined"), ("undefined + error", "error"),
      ("undefined ? 1 : 2", "undefined"), ("error ? 1 : 2", "error"), ("3 ? 1 : 2", "error"),
      (#"!Member("X", other.none)"#, "undefined"),
      (#"Member("X", other.none) isnt true"#, "true"), (#"Member("X", other.L) isnt true"#, "true"),
      (#"Member("MPICH", other.L) isnt true"#, "false"),
      (#"Member("X", "X")"#, "error"), ("isUndefined(other.none)", "true"),
      ("other.none =?= undefined", "true"), (#""1" == 1"#, "error"), (#"true == "true""#, "error"),
      ("1 / 0", "error"), ("1.0 / 0", "error"), ("nothing(1)", "error"), ("{1} is {1}", "error"),
    ])
  func exceptional(_ text: String, _ expected: String) throws {
    #expect(try value(text, ce: Self.ce) == expected)
  }

  @Test(
    "Scopes: bare names are the job's, and those of the ads around",
    arguments: [
      ("GlueCEStateStatus", "undefined"), ("other.GlueCEStateStatus", #""Production""#),
      ("target.GlueCEStateStatus", #""Production""#), ("my.x", "1"), ("ad.x", "1"), ("self.x", "1"),
      ("x", "1"), ("n.y", "2"), ("n.x", "1"), ("n.up", "1"), ("n.x2", "1"), ("other.N.a.b", "5"),
      ("other.x", "undefined"), ("other.other.x", "1"), ("other['N']", "error"),
      ("other['none']", "undefined"),
      (#"other["GlueCEInfoTotalCPUs"]"#, "8"), ("l[1].q", "6"), ("l.q", "{5, 6}"),
      ("toplevel.x", "undefined"),
    ])
  func scopes(_ text: String, _ expected: String) throws {
    let job = "[ x = 1; n = [ y = 2; up = parent.x; x2 = x ]; l = {[q = 5], [q = 6]} ]"
    #expect(try value(text, job: job, ce: Self.ce) == expected)
  }

  @Test("A computing element's gangmatch sees the job (storage.CloseSEs)")
  func gangmatch() throws {
    let ce = "[ storage = [ VO = parent.other.VirtualOrganisation ] ]"
    #expect(
      try value("other.storage.VO", job: #"[ VirtualOrganisation = "ops" ]"#, ce: ce) == #""ops""#)
  }

  @Test(
    "RegExp takes the pattern first, searches anywhere, and heeds case",
    arguments: [
      (#"RegExp("duct", other.GlueCEStateStatus)"#, "true"),
      (#"RegExp("^duct", other.GlueCEStateStatus)"#, "false"),
      (#"RegExp("PROD", other.GlueCEStateStatus)"#, "false"),
      (#"RegExp("PROD", other.GlueCEStateStatus, "i")"#, "true"),
      (#"RegExp("(", "x")"#, "error"), (#"RegExp("a", {"a"})"#, "error"),
      (#"RegExp("^ce\\.x$", "ce.x")"#, "true"), (#"RegExp("^ce\\.x$", "ceax")"#, "false"),
      (#"RegExpMember("preview-(12[6-9]|1[3-9][0-9])$", other.L)"#, "true"),
      (#"RegExpMember("preview", {"preview", true})"#, "true"),
      (#"RegExpMember("preview", {true, "preview"})"#, "error"),
      (#"RegExpMember("x", other.none)"#, "undefined"),
      (#"regexps("(\\d+)$", "UI-126", "v\\1")"#, #""v126""#), (#"regexps("q", "x", "y")"#, #""""#),
    ])
  func patterns(_ text: String, _ expected: String) throws {
    #expect(try value(text, ce: Self.ce) == expected)
  }

  @Test(
    "What a pattern must start and end with is seen rightly",
    arguments: [
      ("^ab+c$", "abbc", true), ("^ab+c$", "abb", false), ("^abc$", "abc\n", true),
      ("^abc\\\\z", "abc\n", false), ("^a(b|cd)e?$", "acd", true), ("^a(b|cd)e?$", "ab", true),
      ("^(ab)*$", "", true), ("^(ab)*$", "abab", true), ("^(ab)*$", "aba", false),
      ("x$|^y", "ya", true), ("^a{2}$", "aa", true), ("^a{2}$", "a", false), ("^ab", "a", false),
      ("(a|bc)d$", "xad", true), ("(a|bc)d$", "xcd", false),
    ])
  func edges(_ pattern: String, _ text: String, _ isMatch: Bool) throws {
    let literal = text.replacing("\n", with: "\\n")
    #expect(try value("RegExp(\"\(pattern)\", \"\(literal)\")") == "\(isMatch)")
    #expect(try value("RegExpMember(\"\(pattern)\", {\"\(literal)\"})") == "\(isMatch)")
  }

  @Test(
    "Versions are text: 1.16.4 is before 1.9",
    arguments: [(#""1.16.4" >= "1.9""#, "false"), (#""abc" < "ABD""#, "true")])
  func versions(_ text: String, _ expected: String) throws {
    #expect(try value(text) == expected)
  }

  @Test(
    "The WMS's functions",
    arguments: [
      (#"anyMatch(other.SEs, target.S == "b")"#, "true"),
      (#"anyMatch(other.SEs, target.S == "x")"#, "error"),
      (#"!anyMatch(other.SEs, target.S == "x")"#, "error"),
      (#"true || anyMatch(other.SEs, target.S == "x")"#, "true"),
      (#"anyMatch(other.SEs, other.S == wanted)"#, "true"),
      (#"anyMatch(other.SEs, true)"#, "error"), (#"anyMatch(other.SEs, (true))"#, "true"),
      (#"allMatch(other.SEs, other.S == "a")"#, "false"),
      (#"allMatch(other.SEs, other.S != "a")"#, "false"),
      (#"allMatch(other.SEs, isString(other.S))"#, "error"),
      (#"size(whichMatch(other.SEs, other.S >= "b"))"#, "2"),
      (#"whichMatch(other.SEs, other.S >= "b")[0].S"#, #""b""#),
      (#"FQANMember("VOMS:/ops/Role=lcgadmin", {"VOMS:/ops/Role=lcgadmin"})"#, "true"),
      (#"FQANMember("VOMS:/ops/pps", {"VOMS:/ops/*"})"#, "true"),
      (#"FQANMember("VOMS:/ops/pps/Role=NULL", {"VOMS:/ops/pps"})"#, "true"),
      (#"FQANMember("VOMS:/ops/Role=x", {"VOMS:/ops"})"#, "false"),
      (#"FQANMember("VOMS:/ops", {"DENY:/ops"})"#, "false"),
      (#"FQANMember("VO:ops", {"VO:ops"})"#, "false"), (#"FQANMember("VOMS:/ops", 1)"#, "false"),
    ])
  func brokersFunctions(_ text: String, _ expected: String) throws {
    let ce = #"[ SEs = {[S = "a"], [S = "b"], [S = "c"]} ]"#
    #expect(try value(text, job: #"[ wanted = "c" ]"#, ce: ce) == expected)
  }

  @Test(
    "The WMS's functions that ask its stores, or look at expressions",
    arguments: [
      (#"listAttrRegEx("^Glue", Condition)"#, #"{"GlueA", "GlueB"}"#),
      (#"listAttrRegEx("B$", Condition)"#, #"{"GlueB"}"#),
      (#"listAttrRegEx("^x$", Condition)"#, "undefined"),
      (#"IsUndefined(listAttrRegEx("^x$", Condition))"#, "error"),
      (#"listAttrRegEx("x", 1)"#, "error"), (#"listAttrRegEx("(", Condition)"#, "error"),
      (#"successFraction("ce")"#, "1.0"), ("successFraction(1)", "error"),
      (#"retrieveCloseSEsInfo("ops")"#, "undefined"), ("retrieveCloseSEsInfo(1)", "error"),
      ("size(other.storage.CloseSEs)", "1"), ("other.storage.CloseSEs[0].name", #""se""#),
      ("other.storage.CloseSEs[0].freespace", "5"),
      ("anyMatch(other.storage.CloseSEs, target.GlueSAStateAvailableSpace > 4)", "true"),
    ])
  func brokersStores(_ text: String, _ expected: String) throws {
    let job = try ClassAd(
      parsing: "[ VirtualOrganisation = \"ops\"; Condition = Part && other.GlueB; Part = !GlueA ]")
    let ce = try ClassAd(
      parsing: """
        [ CloseStorageElements = {[name = "se"], [name = "unknown"]}; \
        storage = [VO = parent.other.VirtualOrganisation; CloseSEs = retrieveCloseSEsInfo(VO)] ]
        """)
    var context = MatchContext(my: job, other: ce)
    context.storageElements["se"] = try ClassAd(
      parsing: """
        [ GlueSEUniqueID = "se"; GlueSA = {[GlueSALocalID = "x"; GlueSAStateAvailableSpace = 3], \
        [GlueSALocalID = "ops"; GlueSAStateAvailableSpace = 5]} ]
        """)
    #expect("\(context.value(of: CompiledExpression(try Expression(parsing: text))))" == expected)
  }

  @Test("Clauses are evaluated one by one, with what they compare")
  func clauses() throws {
    let job = try ClassAd(
      parsing:
        #"[ Min = 9; Requirements = (other.GlueCEInfoTotalCPUs >= Min && Member("MPICH", other.L)) && true ]"#
    )
    let context = MatchContext(my: job, other: try ClassAd(parsing: Self.ce))
    let clauses = context.clauses(of: try #require(job["requirements"]))
    #expect(clauses.map(\.holds) == [false, true, true])
    #expect(
      clauses[0].operands.map { "\($0.expression)=\($0.value)" } == [
        "other.GlueCEInfoTotalCPUs=8", "Min=9",
      ])
    #expect(
      job["Requirements"]?.references.map(\.description)
        == ["other.GlueCEInfoTotalCPUs", "Min", "other.L"])
  }
}
