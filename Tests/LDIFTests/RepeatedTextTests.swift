import GLUE
import LDAPTypes
import LDIF
import TestSupport
import Testing

/// Where each occurrence was looked at by itself, these took minutes and gigabytes.
@Suite("A record that holds one thing many times", .timeLimit(.minutes(1)))
struct RepeatedTextTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func snapshot(_ text: String) throws -> LDIFSnapshot {
    let path = "\(directory.path)/repeated.ldif"
    try Command.write(text, to: path)
    return LDIFSnapshot(paths: [path], schema: .bdii)
  }

  @Test("Flaws of lines share what they say of the record")
  func flaws() throws {
    let name = "o=" + String(repeating: "x", count: 100_000)
    let text = "dn: \(name)\no: a\n" + String(repeating: "\tx\n", count: 50_000)
    var strict = LDIFReader(Array(text.utf8))
    #expect(throws: LDIFReadError.self) { try strict.next() }
    var lenient = LDIFReader(Array(text.utf8), options: LDIFReadOptions(leniency: .tabFolding))
    #expect(try lenient.next() != nil)
    #expect(lenient.warnings.count == 50_000)
    #expect(lenient.warnings.last?.record?.name?.utf8.count == name.utf8.count)
    let base = try DistinguishedName(parsing: "o=y")
    let request = SearchRequest(base: base, filter: .present("o"))
    let result = try snapshot(text).search(request).result
    #expect(result.resultCode == .other)
    // Nor is all of the name told.
    #expect(result.diagnosticMessage.contains("xxx…\" starts at line 1"))
    #expect(result.diagnosticMessage.utf8.count < 1_000)
  }

  @Test(
    "A text that is sought, in a line that does not have it as its value",
    arguments: ["PPS-preview-126 ", "\n PPS-preview-126 abcdefghijklmnopqrstuvwxyzabcdefghijklmn"],
    ["GlueSiteName: ", "x"])
  func needles(text: String, start: String) throws {
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
