import GLUE
import LDAPTypes
import LDIF
import TestSupport
import Testing

@Suite("RFC 2849: a snapshot's files hold entries, not changes")
struct SnapshotKindTests {
  private let directory: TemporaryDirectory
  private static let entry = "dn: cn=a,o=grid\nobjectClass: person\ncn: a\n\n"
  private static let change = "dn: cn=b,o=grid\nchangetype: modify\nadd: cn\ncn: b\n-\n\n"

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func write(_ text: String, _ name: String) throws -> String {
    let path = "\(directory.path)/\(name)"
    try Command.write(text, to: path)
    return path
  }

  private func search(_ snapshot: LDIFSnapshot, _ filter: String) throws -> SearchResult {
    let request = SearchRequest(base: .of(("o", "grid")), filter: try Filter(parsing: filter))
    return try snapshot.search(request).result
  }

  @Test("changes alone are told as that, where the first stands, whatever is asked")
  func changes() throws {
    let path = try write("\n" + Self.change + Self.change, "changes")
    let snapshot = LDIFSnapshot(paths: [path], schema: .bdii)
    for filter in ["(cn=b)", "(cn=x)", "(objectClass=*)"] {
      let error = #expect(throws: LDIFReadError.self) { try search(snapshot, filter) }
      #expect(
        error?.description
          == "\(path):2:1: the file holds changes, and no entries "
          + "(entry \"cn=b,o=grid\" starts at line 2)")
    }
  }

  @Test("beside a file of entries, all searches tell the same of one with changes alone")
  func changesBesideEntries() throws {
    let paths = try [write(Self.entry, "entries"), write(Self.change + Self.change, "changes")]
    for paths in [paths, paths.reversed()] {
      let snapshot = LDIFSnapshot(paths: paths, schema: .bdii)
      for filter in ["(cn=a)", "(cn=b)", "(objectClass=*)"] {
        let result = try search(snapshot, filter)
        #expect(result.resultCode == .other && result.entryCount == (filter == "(cn=b)" ? 0 : 1))
        #expect(
          result.diagnosticMessage
            == "\(directory.path)/changes:1:1: the file holds changes, and no entries "
            + "(entry \"cn=b,o=grid\" starts at line 1)")
      }
    }
  }

  @Test("a file that has both is told as that", arguments: [true, false])
  func both(startsWithEntry: Bool) throws {
    let path = try write(
      startsWithEntry ? Self.entry + Self.change : Self.change + Self.entry, "both")
    let snapshot = LDIFSnapshot(paths: [path], schema: .bdii)
    for _ in 0..<2 {
      let result = try search(snapshot, "(cn=*)")
      #expect(result.resultCode == .other && result.entryCount == 1)
      #expect(result.diagnosticMessage.contains("the file mixes entries and changes"))
    }
  }

  @Test("changes pass where that is granted")
  func granted() throws {
    let options = LDIFReadOptions(leniency: [.dumps, .mixedRecords])
    let path = try write(Self.change, "changes")
    let snapshot = LDIFSnapshot(paths: [path], schema: .bdii, options: options)
    #expect(try search(snapshot, "(cn=b)").diagnosticMessage == "")
  }
}
