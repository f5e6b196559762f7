import GLUE
import Glibc
import LDAPTypes
import LDIF
import TestSupport
import Testing

@Suite("RFC 4511 section 4.5: searching a snapshot")
struct SnapshotTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func snapshot(_ texts: String...) throws -> LDIFSnapshot {
    let paths = texts.indices.map { "\(directory.path)/\($0).ldif" }
    for (path, text) in zip(paths, texts) { try Command.write(text, to: path) }
    return LDIFSnapshot(paths: paths, schema: .bdii)
  }

  private func request(
    _ base: String, _ filter: String = "(objectClass=*)", scope: SearchScope = .subtree
  ) throws -> SearchRequest {
    SearchRequest(
      base: try DistinguishedName(parsing: base), scope: scope,
      filter: try Filter(parsing: filter))
  }

  private static let tree = """
    dn: o=grid
    objectClass: organization
    o: grid

    dn: Mds-Vo-name=A,o=grid
    objectClass: Mds
    Mds-Vo-name: A

    dn: GlueSiteUniqueID=S,Mds-Vo-name=A,o=grid
    objectClass: GlueSite
    GlueSiteUniqueID: S

    """

  @Test(
    "scopes",
    arguments: [
      (SearchScope.base, ["Mds-Vo-name=A,o=grid"]),
      (.oneLevel, ["GlueSiteUniqueID=S,Mds-Vo-name=A,o=grid"]),
      (.subtree, ["Mds-Vo-name=A,o=grid", "GlueSiteUniqueID=S,Mds-Vo-name=A,o=grid"]),
      (.children, ["GlueSiteUniqueID=S,Mds-Vo-name=A,o=grid"]),
    ])
  func scopes(scope: SearchScope, names: [String]) throws {
    let request = try request("mds-vo-name= a , O=GRID", scope: scope)
    let (entries, result) = try snapshot(Self.tree).search(request)
    #expect(entries.map(\.dn.description) == names)
    #expect(result == SearchResult(resultCode: .success, entryCount: names.count))
  }

  @Test func aBaseThatIsNotThere() throws {
    let snapshot = try snapshot(Self.tree)
    var result = try snapshot.search(request("o=x,Mds-Vo-name=B,Mds-Vo-name=a,o=grid")).result
    #expect(result == SearchResult(resultCode: .noSuchObject, matchedDN: "Mds-Vo-name=A,o=grid"))
    result = try snapshot.search(request("o=glue")).result
    #expect(result == SearchResult(resultCode: .noSuchObject))
    result = try snapshot.search(request("")).result
    #expect(result == SearchResult(resultCode: .noSuchObject))
  }

  @Test("a snapshot need not hold the top of its tree")
  func aBaseAboveAllEntries() throws {
    let snapshot = try snapshot("dn: Mds-Vo-name=A,o=grid\nobjectClass: Mds\n")
    let (entries, result) = try snapshot.search(request("o=grid"))
    #expect(entries.count == 1 && result.resultCode == .success)
    #expect(try snapshot.search(request("o=grid", "(cn=x)")).result.resultCode == .success)
  }

  @Test("the version may stand right before the first entry", arguments: [LDIFLeniency(), .dumps])
  func versions(leniency: LDIFLeniency) throws {
    let path = directory.path + "/version.ldif"
    try Command.write("version: 1\n" + Self.tree, to: path)
    let options = LDIFReadOptions(leniency: leniency)
    let snapshot = LDIFSnapshot(paths: [path], schema: .bdii, options: options)
    let (entries, result) = try snapshot.search(request("o=grid"))
    #expect(entries.count == 3 && result == SearchResult(resultCode: .success, entryCount: 3))
  }

  @Test func sizeLimits() throws {
    let snapshot = try snapshot(Self.tree)
    for (limit, code) in [(1, ResultCode.sizeLimitExceeded), (3, .success), (0, .success)] {
      var request = try request("o=grid")
      request.sizeLimit = limit
      let (entries, result) = try snapshot.search(request)
      #expect(entries.count == (limit == 0 ? 3 : limit) && result.entryCount == entries.count)
      #expect(result.resultCode == code)
    }
  }

  @Test func timeLimits() throws {
    var request = try request("o=grid")
    request.timeLimit = .zero
    #expect(try snapshot(Self.tree).search(request).result.resultCode == .timeLimitExceeded)
  }

  @Test func answersAllRequestsAtOnce() throws {
    let snapshot = try snapshot(Self.tree)
    var requests = try (0..<150).map { try request("o=grid", "(o=\($0))") }
    requests[3] = try request("o=grid", "(o=GRID)")
    requests[140] = try request("o=grid", "(GlueSiteUniqueID=s)")
    requests[141] = try request("o=none")
    var seen: [String] = []
    let results = try snapshot.search(requests) { seen.append("\($0) \($1.dn)") }
    #expect(seen == ["3 o=grid", "140 GlueSiteUniqueID=S,Mds-Vo-name=A,o=grid"])
    #expect(results.count == 150 && results[141].resultCode == .noSuchObject)
    #expect(results[3].entryCount == 1 && results[4].resultCode == .success)
  }

  @Test func errorsOfTheReceiverPass() throws {
    struct Stop: Error {}
    let request = try request("o=grid")
    #expect(throws: Stop.self) {
      try snapshot(Self.tree).search([request]) { _, _ in throw Stop() }
    }
  }

  @Test("what a file lacks is told")
  func filesThatAreNotWhole() throws {
    let cut = Self.tree + "\nsearch: 2\nresult: 4 Size limit exceeded\n"
    var result = try snapshot(cut, "dn: o=glue\n").search(request("o=grid")).result
    #expect(result.resultCode == .sizeLimitExceeded && result.entryCount == 3)
    #expect(
      result.diagnosticMessage
        == "\(directory.path)/0.ldif ends with \"result: 4 Size limit exceeded\"")

    let bad = Self.tree + "\ndn: o=bad,o=grid\no:: !\n\n" + "dn: o=b,o=grid\nobjectClass\n"
    result = try snapshot(bad).search(request("o=grid")).result
    #expect(result.resultCode == .other && result.entryCount == 3)
    #expect(
      result.diagnosticMessage
        == "\(directory.path)/0.ldif:14:5: invalid base64 character '!' "
        + "(entry \"o=bad,o=grid\" starts at line 13); 1 more records cannot be read")
    // Out of the search's way.
    #expect(try snapshot(bad).search(request("Mds-Vo-name=A,o=grid")).result.resultCode == .success)
  }

  @Test(
    "what is no LDIF is not an answer",
    arguments: [
      ("<html>\n<body>no</body>\n", .expectedColon), ("\0\u{1}\n\n\n", .expectedColon),
      ("cn: a\n", .expectedDN), ("\u{FEFF}dn: o=grid\no: grid\n", .byteOrderMark),
      ("version: 1\n\n# x\ndn: o=grid\nchangetype: delete\n", .changesOnly),
      ("dn: o=grid\ncontrol: 1.2\nchangetype: add\ncn: x\n", .changesOnly),
    ] as [(String, LDIFReadError.Problem)])
  func otherFiles(text: String, problem: LDIFReadError.Problem) throws {
    let error = #expect(throws: LDIFReadError.self) {
      try snapshot(text).search(request("o=grid", "(cn=x)"))
    }
    #expect(error?.problem == problem)
    // Beside one that is, it is told.
    let result = try snapshot(text, Self.tree).search(request("o=grid", "(cn=x)")).result
    #expect(result.resultCode == .other && !result.diagnosticMessage.isEmpty)
  }

  @Test("A file is LDIF though all that is read of it is broken, and the rest is of another tree")
  func brokenBesideOthers() throws {
    let text = "dn: dc=other\ndc: other\n\ndn: bad\ncn: b\n"
    let result = try snapshot(text).search(request("o=grid", "(cn=b)")).result
    #expect(result.resultCode == .other && result.entryCount == 0)
    let strict = try snapshot("version: 1\ndn: o=grid\no: grid\n\nbad\no: grid\n")
    let (entries, end) = try strict.search(request("o=grid", "(o=grid)"))
    #expect(entries.count == 1 && end.resultCode == .other)
    let folded = try snapshot("bad\n\nd\n n: o=grid\no: grid\n").search(
      request("o=grid", "(o=grid)"))
    #expect(folded.entries.count == 1 && folded.result.resultCode == .other)
  }

  @Test("Names are two, whatever bytes their values hold")
  func separators() throws {
    let names = [
      "cn=a+o=b,o=grid", #"o=b\012.5.4.3\02a,o=grid"#, #"o=a\00o=b,o=grid"#, "o=a,o=b,o=grid",
      #"o=a\04,o=grid"#, "o=aD,o=grid",
    ]
    let snapshot = try snapshot(names.map { "dn: \($0)\nobjectClass: Mds\n\n" }.joined())
    #expect(try snapshot.search(request("o=grid")).entries.count == names.count)
    for name in names {
      #expect(try snapshot.search(request(name, scope: .base)).entries.count == 1, "\(name)")
    }
  }

  @Test func filesThatCannotBeRead() throws {
    let missing = LDIFSnapshot(paths: ["/none/here"], schema: .bdii)
    #expect(missing.name == "/none/here")
    let error = #expect(throws: LDIFReadError.self) { try missing.search(request("o=grid")) }
    #expect(error?.problem == .unreadable(.open(ENOENT)))
    #expect(error.map { "\($0)" } == "/none/here: cannot be opened: No such file or directory")
  }

  @Test("a value is found wherever it is folded", arguments: [2, 3, 5, 9, 20, 76])
  func folding(width: Int) throws {
    let value = "VO-dteam-gLite-UI-preview-126"
    for gap in 0..<width {
      let text = String(repeating: "x", count: gap)
      let entry = Entry.of(
        ["objectClass": "GlueKey", "GlueForeignKey": AttributeValue("a=\(text) \(value)")],
        named: .of(("o", "grid")))
      let style = LDIFWritePolicy.Style(wrapWidth: width)
      let bytes = LDIFWriter.write([.content(entry)], policy: .standard(style)).bytes
      let snapshot = try snapshot(String(decoding: bytes, as: UTF8.self))
      for filter in [
        "(GlueForeignKey=*\(value.lowercased()))", "(GlueForeignKey=*preview*)",
        "(GlueForeignKey=*)",
      ] {
        #expect(try snapshot.search(request("o=grid", filter)).entries.count == 1)
      }
    }
  }

  /// Some sites far apart in the file, their names spelled in many ways; a base that is one of them.
  private static let sites: [(name: String, base: String)] = [
    ("Mds-Vo-name=Plain,o=grid", "Mds-Vo-name=plain,o=grid"),
    ("mds-vo-name = spaced  OUT , O=Grid", "Mds-Vo-name=Spaced out,o=grid"),
    (#"Mds-Vo-name=a\2C b\+c,o=grid"#, #"Mds-Vo-name=A\, B\+C,o=grid"#),
    ("Mds-Vo-name=\"quoted, x\",o=grid", #"Mds-Vo-name=quoted\, x,o=grid"#),
    ("Mds-Vo-name=semi;o=grid", "Mds-Vo-name=semi,o=grid"),
    ("Mds-Vo-name=two+o=x,o=grid", "o=X+Mds-Vo-name=TWO,o=grid"),
    ("2.5.4.10=number,o=grid", "o=Number,o=grid"),
    ("Mds-Vo-name=#040141,o=grid", "Mds-Vo-name=A,o=grid"),
    ("o=caf\u{E9},o=grid", "o=CAF\u{C9},o=grid"),
    ("o=\u{212A},o=grid", "o=k,o=grid"),
    ("telephoneNumber=12-3,o=grid", "telephoneNumber=1 23,o=grid"),
    ("", "o=grid"),
  ]

  @Test("a second search finds what the first would", arguments: [nil, 17, 76])
  func secondSearches(width: Int?) throws {
    let filler = String(repeating: "x", count: 30_000)
    var text = ""
    for (name, _) in Self.sites where !name.isEmpty {
      for below in ["", "GlueSiteUniqueID=S,"] {
        text += Self.folded("dn: \(below)\(name)", width) + "\nobjectClass: GlueSite\n"
        text += "description: \(filler)\n\n"
      }
    }
    let used = try snapshot(text)
    _ = try used.search(request("o=grid"))
    let requests = try Self.sites.flatMap { site in
      try [SearchScope.base, .subtree].map { scope in
        try request(site.base, scope: scope)
      }
    }
    // All of them at once are one first search.
    var first = [[Entry]](repeating: [], count: requests.count)
    let results = try LDIFSnapshot(paths: [used.name], schema: .bdii).search(requests) {
      first[$0].append($1)
    }
    for (place, request) in requests.enumerated() {
      let again = try used.search(request)
      #expect(again.entries == first[place] && again.result == results[place], "\(request)")
      #expect(again.result.resultCode == .success)
    }
  }

  @Test("a second search for much finds all of it, whoever reads it ahead")
  func secondSearchOfManyParts() throws {
    let filler = "description: " + String(repeating: "x", count: 20_000) + "\n\n"
    var text = ""
    for number in 0..<40 {
      for site in ["A", "B", "C"] {
        text += "dn: cn=\(number),Mds-Vo-name=\(site),o=grid\nobjectClass: GlueKey\n" + filler
      }
    }
    let snapshot = try snapshot(text)
    _ = try snapshot.search(request("o=grid"))
    var numbers: [String] = []
    let request = try request("Mds-Vo-name=b,o=grid")
    let results = try snapshot.search([request]) { _, entry in
      // Whoever reads ahead is ahead then.
      usleep(5_000)
      numbers.append(entry.dn.description.prefix { $0 != "," }.description)
    }
    #expect(results.map(\.resultCode) == [.success])
    #expect(numbers == (0..<40).map { "cn=\($0)" })
  }

  private static func folded(_ line: String, _ width: Int?) -> String {
    guard let width else { return line }
    var lines: [Substring] = []
    var rest = line[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(width))
      rest = rest.dropFirst(width)
    }
    return lines.joined(separator: "\n ")
  }

  @Test("a second search tells of a base that is not there, and where a record cannot be read")
  func secondSearchesOfWhatIsNotThere() throws {
    let filler = "description: " + String(repeating: "x", count: 40_000) + "\n\n"
    var text = ""
    for name in ["o=grid", "Mds-Vo-name=A,o=grid", "Mds-Vo-name=B,o=grid"] {
      text += "dn: \(name)\nobjectClass: organization\n" + filler
    }
    text += "dn: o=bad,Mds-Vo-name=B,o=grid\no:: !\n"
    let snapshot = try snapshot(text)
    _ = try snapshot.search(request("o=grid"))
    var result = try snapshot.search(request("o=x,Mds-Vo-name=b,o=grid")).result
    #expect(result == SearchResult(resultCode: .noSuchObject, matchedDN: "Mds-Vo-name=B,o=grid"))
    result = try snapshot.search(request("Mds-Vo-name=B,o=grid")).result
    #expect(result.resultCode == .other && result.entryCount == 1)
    #expect(result.diagnosticMessage.contains("0.ldif:14:5: invalid base64"))
  }

  @Test("An entry that the files have several times is one, also for the size limit")
  func repeatedEntries() throws {
    let snapshot = try snapshot(
      """
      dn: o=grid
      objectClass: organization
      o: grid

      dn: O=Grid
      objectClass: organization
      o: grid
      description: second

      dn: o=x,o=grid
      objectClass: organization
      description: second

      """)
    for filter in ["(objectClass=*)", "(description=second)"] {
      for scope in [SearchScope.subtree, .base] {
        var request = try request("o=grid", filter, scope: scope)
        let count = scope == .base ? 1 : 2
        #expect(try snapshot.search(request).entries.count == count)
        request.sizeLimit = count
        let limited = try snapshot.search(request).result
        #expect(limited.entryCount == count && limited.resultCode == .success)
      }
    }
    var request = try request("o=grid")
    request.sizeLimit = 1
    #expect(try snapshot.search(request).result.resultCode == .sizeLimitExceeded)
  }

  @Test func aFileThatChanges() throws {
    let snapshot = try snapshot(Self.tree)
    #expect(try snapshot.search(request("Mds-Vo-name=A,o=grid")).entries.count == 2)
    let other =
      "dn: o=x\nobjectClass: organization\n\n" + Self.tree + "\n"
      + Self.tree.replacing("=A", with: "=B")
    try Command.write(other, to: "\(directory.path)/0.ldif")
    #expect(try snapshot.search(request("Mds-Vo-name=B,o=grid")).entries.count == 2)
    #expect(try snapshot.search(request("Mds-Vo-name=A,o=grid")).entries.count == 2)
  }

  @Test("An attribute that an entry spells in several ways is one, with all values")
  func spellings() throws {
    let snapshot = try snapshot(
      """
      dn: cn=Al,o=grid
      objectClass: person
      2.5.4.0: top
      cn: Al
      description: x
      commonName: al2
      2.5.4.3: al3

      """)
    let (entries, _) = try snapshot.search(request("o=grid", "(cn=al2)"))
    #expect(entries.map { $0["cn"].map(\.string) } == [["Al", "al2", "al3"]])
    #expect(entries.first?.attributes.map(\.description) == ["objectClass", "cn", "description"])
  }

  @Test("What a server referred to when the file was made is missing from it")
  func references() throws {
    let snapshot = try snapshot(
      Self.tree + """

        # search reference
        ref: ldap://other:2170/o=grid??sub

        # search result
        search: 2
        result: 0 Success

        """)
    let (entries, result) = try snapshot.search(request("o=grid"))
    #expect(entries.count == 3 && result.resultCode == .referral)
    #expect(result.referrals == ["ldap://other:2170/o=grid??sub"])
    #expect(result.diagnosticMessage == "more may be at ldap://other:2170/o=grid??sub, not asked")
  }

  @Test("Each line of a postal address is compared by itself")
  func lists() throws {
    let snapshot = try snapshot(
      """
      dn: cn=Al,o=grid
      objectClass: person
      cn: Al
      postalAddress: 1 Road$Town$Land

      dn: cn=Bo,o=grid
      objectClass: person
      cn: Bo
      postalAddress: CERN$$Geneva

      """)
    for (filter, count) in [
      ("(postalAddress=1 road $ TOWN $ land)", 1), ("(postalAddress=1 road town land)", 0),
      ("(postalAddress=1 ro ad$town$land)", 0), ("(postalAddress=1 road$*)", 1),
      ("(postalAddress=*$town$*)", 1), ("(postalAddress=*$land)", 1),
      ("(postalAddress=*d$land)", 0), ("(postalAddress=cern$$ geneva)", 1),
      ("(postalAddress=cern*)", 1), ("(!(postalAddress=$x))", 2),
    ] {
      #expect(try snapshot.search(request("o=grid", filter)).entries.count == count, "\(filter)")
    }
  }
}
