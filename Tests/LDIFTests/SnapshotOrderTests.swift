import GLUE
import LDAPTypes
import LDIF
import TestSupport
import Testing

@Suite("The order of what a snapshot hands on")
struct SnapshotOrderTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// Entries as `bdii-update -c` prints them, and last the empty line that it ends with.
  private static func updated(_ names: [String], filler: Int = 10) -> String {
    let text = String(repeating: "x", count: filler)
    return names.map { "dn: o=\($0),o=grid\nobjectclass: organization\no: \($0) \(text)\n" }
      .joined() + "\n"
  }

  /// As ldapsearch prints them.
  private static func searched(_ names: [String]) -> String {
    names.map { "# \($0), grid\ndn: o=\($0),o=grid\nobjectClass: organization\no: \($0)\n\n" }
      .joined()
  }

  private func snapshot(_ texts: String..., isCompressed: Bool = false) throws -> LDIFSnapshot {
    let paths = try texts.enumerated().map { number, text in
      let path = "\(directory.path)/\(number).ldif"
      try Command.write(text, to: path)
      if isCompressed { try Command.check(["gzip", "-f", path]) }
      return isCompressed ? path + ".gz" : path
    }
    return LDIFSnapshot(paths: paths, schema: .bdii)
  }

  private func names(
    _ snapshot: LDIFSnapshot, limit: Int = 0, below base: String = "o=grid"
  ) throws -> [String] {
    var request = SearchRequest(
      base: try DistinguishedName(parsing: base), filter: try Filter(parsing: "(o=*)"))
    request.sizeLimit = limit
    let (entries, result) = try snapshot.search(request)
    #expect(result.entryCount == entries.count)
    return entries.map { $0.dn.rdns[0].assertions[0].value.string ?? "" }
  }

  @Test("of what bdii-update printed: short names first, and then from the last to the first")
  func updates() throws {
    let names = ["long", "d", "c", "b", "longer", "a"]
    let ordered = ["a", "b", "c", "d", "long", "longer"]
    for isCompressed in [false, true] {
      let snapshot = try snapshot(Self.updated(names), isCompressed: isCompressed)
      for _ in 0..<2 { #expect(try self.names(snapshot) == ordered) }
      #expect(try self.names(snapshot, limit: 2) == ["a", "b"])
    }
  }

  @Test("of anything else as it stands in the files")
  func others() throws {
    let names = ["long", "b", "a"]
    #expect(try self.names(snapshot(Self.searched(names))) == names)
    #expect(try self.names(snapshot("version: 1\n" + Self.searched(names))) == names)
    let returned = Self.searched(names).replacing("\n", with: "\r\n")
    #expect(try self.names(snapshot(returned)) == names)
  }

  @Test("of several, each by itself")
  func several() throws {
    let (updated, searched) = (Self.updated(["b", "a"]), Self.searched(["d", "c"]))
    #expect(try names(snapshot(updated, searched)) == ["a", "b", "d", "c"])
    #expect(try names(snapshot(searched + updated + searched)) == ["d", "c", "a", "b"])
    #expect(try names(snapshot(updated + Self.updated(["f", "e"]))) == ["a", "b", "e", "f"])
  }

  @Test("is the same in a second search, which reads parts of the file")
  func parts() throws {
    let sites = ["S,o=A", "S,o=B"]
    let numbers = (10..<60).map { "\($0)" }
    func mixed(_ numbers: [String]) -> [String] {
      numbers.flatMap { number in sites.map { "\(number),o=\($0)" } }
    }
    // Longer than what is read at once.
    let snapshot = try snapshot(
      Self.updated(mixed(numbers), filler: 20_000) + Self.updated(mixed(["b", "a"])))
    #expect(try names(snapshot).count == 104)
    for base in ["o=S,o=A,o=grid", "o=S,o=b,o=grid"] {
      #expect(try names(snapshot, below: base) == numbers.reversed() + ["a", "b"])
    }
  }
}
