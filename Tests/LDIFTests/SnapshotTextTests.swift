import GLUE
import LDAPTypes
import LDIF
import TestSupport
import Testing

/// A snapshot looks for a filter's texts in the file before it reads a record. It must find them however
/// they stand there.
@Suite("RFC 2849: finding text in a snapshot")
struct SnapshotTextTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func snapshot(_ text: String) throws -> LDIFSnapshot {
    let path = "\(directory.path)/0.ldif"
    try Command.write(text, to: path)
    return LDIFSnapshot(paths: [path], schema: .bdii)
  }

  private func count(_ filter: String, in text: String) throws -> Int {
    let request = SearchRequest(
      base: .of(("o", "glue")), filter: try Filter(parsing: filter))
    let (entries, result) = try snapshot(text).search(request)
    #expect(result.resultCode == .success)
    return entries.count
  }

  private static let name = "dn: GLUE2ApplicationEnvironmentID=a,o=glue\n"

  @Test("a fold can cut any text at any place", arguments: ["\n", "\r\n"])
  func folds(lineEnd: String) throws {
    let lines = [
      "objectClass: GLUE2ApplicationEnvironment", "GLUE2ApplicationEnvironmentAppVersion: 126",
      "GLUE2ApplicationEnvironmentAppName: x-preview-126",
    ]
    let filters = [
      "(GLUE2ApplicationEnvironmentAppVersion=126)",
      "(GLUE2ApplicationEnvironmentAppName=*-126)",
      "(GLUE2ApplicationEnvironmentAppName=*preview*)", "(GLUE2ApplicationEnvironmentAppName=*)",
      "(objectClass=GLUE2ApplicationEnvironment)",
    ]
    for (place, line) in lines.enumerated() {
      for cut in 1...line.utf8.count {
        var folded = lines
        folded[place] = line.prefix(cut) + lineEnd + " " + line.dropFirst(cut)
        var text = Self.name + folded.joined(separator: "\n") + "\n"
        text = text.replacing("\r\n", with: "\n").replacing("\n", with: lineEnd)
        for filter in filters {
          #expect(try count(filter, in: text) == 1, "\(filter), \(folded[place])")
        }
      }
    }
  }

  @Test("base64 is seen wherever it is folded", arguments: ["\n", "\r\n"])
  func foldedBase64(lineEnd: String) throws {
    func folded(_ line: String, _ cut: Int) -> String {
      line.prefix(cut) + lineEnd + " " + line.dropFirst(cut) + lineEnd
    }
    // The values are `126` and `o=x,o=glue`.
    let value = "GLUE2ApplicationEnvironmentAppVersion:: MTI2"
    for cut in 1..<value.utf8.count {
      let text = Self.name + "objectClass: GLUE2ApplicationEnvironment\n" + folded(value, cut)
      #expect(try count("(GLUE2ApplicationEnvironmentAppVersion=126)", in: text) == 1, "\(cut)")
    }
    let name = "dn:: bz14LG89Z2x1ZQ=="
    for cut in 1..<name.utf8.count {
      let snapshot = try snapshot(folded(name, cut) + "objectClass: organization\no: x\n")
      for _ in 0..<2 {
        let request = SearchRequest(base: .of(("o", "x"), ("o", "glue")), filter: .present("o"))
        #expect(try snapshot.search(request).entries.count == 1, "\(cut)")
      }
    }
  }

  @Test("what a file ends in the middle of is no whole answer")
  func cutFiles() throws {
    let site = "dn: GlueSiteUniqueID=A,o=grid\nobjectClass: GlueSite\nGlueSiteUniqueID: A\n"
    let request = SearchRequest(
      base: .of(("o", "grid")), filter: .equals("objectClass", "GlueSite"))
    for (rest, isWhole) in [
      ("", true), ("\n", true), ("\ndn: o=x,o=grid\nobjectClass: organization", true),
      ("\ndn: o=x,o=grid\nobjectCla", false),
      ("\ndn: o=x,o=grid\no:: e", false),
      ("\nd", false), ("\n# a comment", true),
    ] {
      let snapshot = try snapshot(site + rest)
      for _ in 0..<2 {
        let (entries, result) = try snapshot.search(request)
        #expect(entries.count == 1, "\(rest)")
        #expect((result.resultCode == .success) == isWhole, "\(rest)")
      }
    }
  }

  @Test(
    "what stands behind a value's end",
    arguments: ["", "\n", "\r\n", "  \n", " \r\n", "\n \n", "\n  \n", "\n\n", "\ndn: o=x,o=glue\n"])
  func valueEnds(end: String) throws {
    let attributes: [(String, String, [String])] = [
      ("GLUE2ApplicationEnvironmentAppVersion", "126", ["126"]),
      ("GLUE2ApplicationEnvironmentAppName", "x-preview-126", ["*-126", "x*preview*6", "x-*"]),
      ("GLUE2EntityOtherInfo", "PPSWorkingVersion=126", ["PPSWorkingVersion=126"]),
    ]
    for (attribute, value, assertions) in attributes {
      for assertion in assertions {
        let text = Self.name + "\(attribute): \(value)\(end)"
        #expect(try count("(\(attribute)=\(assertion))", in: text) == 1, "\(assertion), \(text)")
      }
    }
  }

  @Test(
    "texts that are no value's end",
    arguments: [
      ("a preview 126", "*preview 126"), ("a preview 126", "*preview*6"),
      ("a  preview  126 b", "a preview 126 b"), ("preview", "p*w"), ("preview-126", "preview*"),
      ("a-126-b", "*-126*"), ("caf\u{E9} 126", "caf\u{E9} 126"),
      (String(repeating: "long", count: 20), "*" + String(repeating: "long", count: 20)),
    ])
  func middles(value: String, assertion: String) throws {
    let text = Self.name + "GLUE2ApplicationEnvironmentAppName: \(value)\n"
    let other = text.replacing("=a,", with: "=b,") + "description: preview 126\n"
    #expect(
      try count("(GLUE2ApplicationEnvironmentAppName=\(assertion))", in: text + "\n" + other) == 2)
  }

  @Test("a longer value is another one, and so is one of another attribute")
  func others() throws {
    let text =
      Self.name + "GLUE2ApplicationEnvironmentAppVersion: 1260\n"
      + "GLUE2ApplicationEnvironmentAppName: 126\nobjectClass: GLUE2ApplicationEnvironmentX\n"
    #expect(try count("(GLUE2ApplicationEnvironmentAppVersion=126)", in: text) == 0)
    #expect(try count("(objectClass=GLUE2ApplicationEnvironment)", in: text) == 0)
    #expect(try count("(GLUE2ApplicationEnvironmentAppName=126)", in: text) == 1)
  }

  @Test("names that differ anywhere before what they have in common are told apart")
  func names() throws {
    var text = "dn: o=glue\nobjectClass: organization\n\n"
    var names: [String] = []
    for count in 0...40 {
      for letter in ["A", "B"] {
        names.append("o=\(letter)\(String(repeating: "x", count: count)),o=glue")
        text += "dn: cn=leaf,\(names[names.count - 1])\nobjectClass: organization\n\n"
      }
    }
    let snapshot = try snapshot(text)
    let all = Filter.present("objectClass")
    _ = try snapshot.search(SearchRequest(base: .of(("o", "glue")), filter: all))
    for name in names {
      let base = try DistinguishedName(parsing: name)
      #expect(try snapshot.search(SearchRequest(base: base, filter: all)).entries.count == 1)
    }
  }

  // Where each occurrence was looked at by itself, these took minutes and gigabytes.

  @Test(
    "thousands of records that cannot be read are counted in their time", .timeLimit(.minutes(1)))
  func unreadable() throws {
    let bad = (0..<6000).map { "dn: a\($0)\nx:: A\n\n" }.joined()
    let (_, result) = try snapshot("\(bad)dn: o=glue\no: glue\n").search(
      SearchRequest(base: .of(("o", "glue")), filter: .present("objectClass")))
    #expect(result.diagnosticMessage.contains("0.ldif:1:"))
    #expect(result.diagnosticMessage.contains("5999 more records cannot be read"))
  }

  @Test("flaws of lines share what they say of the record", .timeLimit(.minutes(1)))
  func flaws() throws {
    let name = "o=" + String(repeating: "x", count: 100_000)
    let text = "dn: \(name)\no: a\n" + String(repeating: "\tx\n", count: 50_000)
    var strict = LDIFReader(Array(text.utf8))
    #expect(throws: LDIFReadError.self) { try strict.next() }
    var lenient = LDIFReader(Array(text.utf8), options: LDIFReadOptions(leniency: .tabFolding))
    #expect(try lenient.next() != nil)
    // Told once a record.
    #expect(lenient.warnings.map(\.line) == [3])
    #expect(lenient.warnings.last?.record?.name?.utf8.count == name.utf8.count)
    let base = try DistinguishedName(parsing: "o=y")
    let request = SearchRequest(base: base, filter: .present("o"))
    let result = try snapshot(text).search(request).result
    #expect(result.resultCode == .other)
    // Nor is all of the name told.
    #expect(result.diagnosticMessage.contains("xxx…\" starts at line 1"))
    #expect(result.diagnosticMessage.utf8.count < 1_000)
  }

  @Test("a base whose name goes on behind a tab is there")
  func tabFoldedBase() throws {
    let path = "\(directory.path)/tab.ldif"
    try Command.write("dn: GLUE2DomainID=X,\n\to=glue\nobjectClass: GLUE2Domain\n", to: path)
    let options = LDIFReadOptions(leniency: [.dumps, .tabFolding])
    let result = try LDIFSnapshot(paths: [path], schema: .bdii, options: options).search(
      SearchRequest(
        base: .of(("GLUE2DomainID", "X"), ("o", "glue")), filter: .equals("o", "none"))
    ).result
    #expect(result == SearchResult(resultCode: .success))
  }

  @Test(
    "a text that stands many times in a line that does not have it as its value",
    .timeLimit(.minutes(1)),
    arguments: ["PPS-preview-126 ", "\n PPS-preview-126 abcdefghijklmnopqrstuvwxyzabcdefghijklmn"],
    ["GlueSiteName: ", "x"])
  func repeated(text: String, start: String) throws {
    let value = String(repeating: text, count: 30_000)
    let snapshot = try snapshot(
      """
      dn: o=grid
      o: grid
      \(start)\(value)

      dn: cn=a,o=grid
      GLUE2ExtensionLocalID: PPS-preview-126

      """)
    let request = SearchRequest(
      base: GLUE1.suffix, filter: .equals(GLUE2.extensionLocalID, "PPS-preview-126"))
    #expect(try snapshot.search(request).entries.map(\.dn.description) == ["cn=a,o=grid"])
  }
}
