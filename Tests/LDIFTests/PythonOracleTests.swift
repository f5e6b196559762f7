import Glibc
import LDAPTypes
import LDIF
import TestSupport
import Testing

@Suite("RFC 2849: python-ldap reads what we write, and we what it writes")
struct PythonOracleTests {
  /// Reads LDIF and writes it again, folded at another width.
  private static let copy = """
    import ldif, sys
    class Copy(ldif.LDIFParser):
        def handle(self, dn, entry): writer.unparse(dn, entry)
        def handle_modify(self, dn, modops, controls=None): writer.unparse(dn, modops)
    writer = ldif.LDIFWriter(sys.stdout, cols=40)
    parser = Copy(sys.stdin.buffer)
    if sys.argv[1] == "changes": parser.parse_change_records()
    else: parser.parse_entry_records()
    """

  @Test(arguments: [nil, 2, 20, 76])
  func entries(width: Int?) throws {
    var random = RandomRecords()
    let records = (0..<300).map { _ in LDIFRecord.content(random.entry()) }
    try check(records, width: width, mode: "entries", seed: random.seed)
  }

  @Test(arguments: [nil, 76])
  func modifications(width: Int?) throws {
    var random = RandomRecords()
    let records = (0..<300).map { _ in
      let modification = Modification(.add, random.attribute(), [random.value(), random.value()])
      return LDIFRecord.change(.modify(random.name(), [modification]))
    }
    try check(records, width: width, mode: "changes", seed: random.seed)
  }

  /// The record with its attributes in the order of their names, as python-ldap has them.
  private func sorted(_ record: LDIFRecord) -> LDIFRecord {
    guard case .content(var entry) = record else { return record }
    entry.attributes.sort { $0.description.rawValue < $1.description.rawValue }
    return .content(entry)
  }

  private func check(_ all: [LDIFRecord], width: Int?, mode: String, seed: UInt64) throws {
    // It takes a name with an empty value for none.
    let records = all.filter { record in
      record.dn.rdns.allSatisfy { $0.assertions.allSatisfy { !$0.value.bytes.isEmpty } }
    }
    let style = LDIFWritePolicy.Style(wrapWidth: width)
    let (bytes, refusals) = LDIFWriter.write(records, policy: .standard(style))
    #expect(refusals.isEmpty)
    let text = try Command.check(
      ["/usr/bin/python3", "-c", Self.copy, mode], input: String(decoding: bytes, as: UTF8.self))
    let reading = Reading(text)
    #expect(reading.errors.isEmpty, "TEST_SEED=\(seed)")
    #expect(reading.records.count == records.count)
    let different = zip(reading.records, records).first { sorted($0) != sorted($1) }
    #expect(different == nil, "TEST_SEED=\(seed)")
  }
}
