import GLUE
import LDAPTypes
import LDIF
import TestSupport
import Testing

/// OpenLDAP 2.5 takes no name with a value that is written as its BER encoding (RFC 4514 section 2.4): no
/// entry has one, and a filter that names one is Undefined.
@Suite("BER encodings in names")
struct NameEncodingTests {
  private let entry = """
    dn: o=grid
    objectClass: organization
    o: grid


    """

  @Test("slapd has no entry with one", arguments: ["cn=#040161", "cn=#0C0161", "cn=#0500"])
  func slapdRefuses(rdn: String) {
    let person = "dn: \(rdn),o=grid\nobjectClass: person\ncn: a\nsn: s\n\n"
    #expect(throws: Command.Failure.self) { try Slapd(ldif: entry + person) }
  }

  @Test(
    "what names one is Undefined, to slapd and to a snapshot",
    arguments: [
      "(!(seeAlso=cn=#040161))", "(!(seeAlso=cn=#0500,o=grid))", "(!(entryDN=cn=#040161,o=grid))",
      "(!(seeAlso=noSuchType=a))", "(!(seeAlso=cn=,o=grid))", "(!(seeAlso=cn=a))",
      "(!(seeAlso=cn=a=#040161))",
    ])
  func filters(text: String) throws {
    let slapd = try Slapd(ldif: entry)
    defer { slapd.stop() }
    let request = SearchRequest(
      base: DistinguishedName(literal: "o=grid"), filter: try Filter(parsing: text))
    let expected = try Answer(request, on: slapd)
    try withTemporaryDirectory { directory in
      let path = directory + "/entry.ldif"
      try Command.write(entry, to: path)
      let (entries, result) = try LDIFSnapshot(paths: [path], schema: .bdii).search(request)
      #expect(Answer(entries, result).difference(from: expected, request) == nil)
    }
  }

  /// What the bytes of an encoding are as text is not a value of the name.
  @Test("a snapshot that has one does not take it for text")
  func extensibleMatch() throws {
    let text =
      entry + "dn: cn=#13026162,o=grid\nobjectClass: x\n\ndn: cn=#020161,o=grid\nobjectClass: x\n\n"
    try withTemporaryDirectory { directory in
      let path = directory + "/entry.ldif"
      try Command.write(text, to: path)
      let snapshot = LDIFSnapshot(paths: [path], schema: .bdii)
      func count(_ value: AttributeValue) throws -> Int {
        let filter = Filter.extensible("cn", matchingRule: nil, value, dnAttributes: true)
        let request = SearchRequest(base: DistinguishedName(literal: "o=grid"), filter: filter)
        return try snapshot.search(request).entries.count
      }
      // An INTEGER's encoding, 02 01 61, and a PrintableString, whose value is known.
      #expect(try count("\u{2}\u{1}a") == 0)
      #expect(try count("ab") == 1)
    }
  }
}
