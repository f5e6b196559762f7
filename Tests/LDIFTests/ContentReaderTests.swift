import LDAPTypes
import LDIF
import Testing

@Suite("RFC 2849 reading: entries")
struct ContentReaderTests {
  @Test func readsEntries() {
    let reading = Reading(
      """
      version: 1
      # a comment
      dn: cn=a,o=x
      objectClass: top
      cn: a
      OBJECTCLASS: person
      cn:no space
      cn:   three spaces
      cn:


      dn:: Y249w6k=
      cn:: w6k=
      """)
    #expect(reading.errors.isEmpty && reading.warnings.isEmpty)
    #expect(
      reading.entries == [
        Entry(
          dn: .of(("cn", "a"), ("o", "x")),
          attributes: [
            Attribute("objectClass", ["top", "person"]),
            Attribute("cn", ["a", "no space", "three spaces", ""]),
          ]),
        .of(["cn": "é"], named: .of(("cn", "é"))),
      ])
    #expect(reading.entries.first?.attributes.first?.description.rawValue == "objectClass")
  }

  @Test("lines end with LF or CR LF, and the last may not end", arguments: ["\n", "\r\n"])
  func lineEnds(end: String) {
    let lines = ["dn: o=a", "o: a", " b", "", "# c", " d", "", "", "dn: o=c", "o: c"]
    for text in [lines.joined(separator: end), lines.joined(separator: end) + end] {
      let reading = Reading(text)
      #expect(reading.errors.isEmpty)
      #expect(reading.entries.map { $0.string("o") } == ["ab", "c"])
    }
  }

  @Test func folding() {
    let reading = Reading(
      """
      dn: o=
       a
      o
       : 
       a
       
       b
       : c
      # comment
       continued
      o:
       : 
       w6k=

      #dn: o=b
      """)
    #expect(reading.errors.isEmpty)
    #expect(
      reading.entries == [Entry(dn: .of(("o", "a")), attributes: [Attribute("o", ["ab: c", "é"])])])
  }

  @Test(arguments: ["", "\n", "\n\n\r\n", "# only\n a comment", "version: 1", "version: 1\n\n"])
  func nothing(text: String) {
    let reading = Reading(text)
    #expect(reading.records.isEmpty && reading.errors.isEmpty)
  }

  @Test func aValueMayBeHuge() {
    let value = String(repeating: "0123456789abcdef", count: 200_000)
    let lines = "dn: o=a\no: \(value)\n\ndn: o=b\no:: \(value)\n"
    let reading = Reading(lines)
    #expect(reading.entries.map { $0["o"][0].bytes.count } == [3_200_000, 2_400_000])
  }

  @Test func aRecordTooLongIsLeftOut() {
    let long = String(repeating: "x", count: 600_000)
    let text = "dn: o=a\no: a\n\ndn: o=b\no: \(long)\no: \(long)\n\ndn: o=c\no: c\n\ndn: o=d\no\n"
    let reading = Reading(text, LDIFReadOptions(recordLimit: 1 << 19))
    #expect(reading.entries.map { $0.string("o") } == ["a", "c"])
    #expect(
      reading.errors.map(\.problem) == [.recordTooLong(limit: 1 << 19), .expectedColon])
    #expect(reading.errors.map(\.line) == [4, 12])
  }

  @Test("records are cut right wherever a block ends")
  func blocks() {
    var text = ""
    var expected: [String] = []
    for index in 0..<20_000 {
      let value = String(repeating: "v", count: index % 97)
      expected.append(value)
      text += "dn: o=\(index)\r\n" + (index % 3 == 0 ? "# c\n" : "") + "o: \r\n \(value)\n\r\n"
    }
    let reading = Reading(text)
    #expect(reading.errors.isEmpty)
    #expect(reading.entries.map { $0.string("o") } == expected)
    let joined = text.replacing("\n\r\n", with: "\n")
    let lenient = Reading(joined, .lenient(.recordsWithoutEmptyLine))
    #expect(lenient.entries == reading.entries)
  }

  @Test func errorsLeaveTheOtherRecords() {
    let reading = Reading(
      """
      dn: o=a
      o: a

      dn: o=b
      o: b
      o
      o:: !

       x
      o: c

      dn: o=d
      o: d
      """)
    #expect(reading.entries.map { $0.string("o") } == ["a", "d"])
    #expect(reading.errors.map(\.problem) == [.expectedColon, .nothingToContinue])
    #expect(
      reading.errors.map { "\($0)" } == [
        "test.ldif:6:2: expected ':' behind the attribute's name "
          + "(entry \"o=b\" starts at line 4)",
        "test.ldif:9:1: the line begins with a space or a tab, but there is no line to continue "
          + "(entry starts at line 10)",
      ])
  }

  @Test("a line that continues nothing does no harm to the record behind the next empty line")
  func nothingToContinueAlone() {
    let reading = Reading(" x\n\ndn: o=a\no: a\n\n#c\n\n x\n y\n\ndn: o=b\no: b\n")
    #expect(reading.entries.map { $0.string("o") } == ["a", "b"])
    #expect(reading.errors.map(\.line) == [1, 8])
    #expect(Reading("# a comment\n\n not of it\n").errors.map(\.line) == [3])
    let lenient = Reading(" x\ndn: o=a\no: a\n", .lenient(.recordsWithoutEmptyLine))
    #expect(lenient.entries.count == 1 && lenient.errors.map(\.line) == [1])
  }

  @Test func urlsAreFollowedOnRequest() {
    let text = "dn: o=a\no:< file:///etc/hostname\n"
    expectProblem(
      .urlNotFollowed("file:///etc/hostname"), in: "dn: o=a\no:< ▶file:///etc/hostname\n")
    let options = LDIFReadOptions(resolveURL: { url in Array("<\(url)>".utf8) })
    #expect(Reading(text, options).entries[0].string("o") == "<file:///etc/hostname>")
    struct Refused: Error {}
    let refusing = LDIFReadOptions(resolveURL: { _ in throw Refused() })
    #expect(
      Reading(text, refusing).errors.map(\.problem)
        == [.urlFailed("file:///etc/hostname", reason: "Refused()")])
  }

  @Test("an attribute may be called version")
  func versionAttribute() {
    let reading = Reading("dn: o=a\nversion: 1\no: a\n\ndn: o=b\no: b\nVersion: 2\n")
    #expect(reading.errors.isEmpty)
    #expect(reading.entries.map { $0.string("version") } == ["1", "2"])
  }

  @Test func trailingSpaces() {
    expectProblem(.trailingSpace, in: "dn: o=a\no: a▶  \n")
    expectProblem(.trailingSpace, in: "dn: o=a▶ \no: a\n")
    let text = "dn: o=a\no: a  \no:: w6k= \n"
    let stripped = Reading(text, LDIFReadOptions(trailingSpaces: .strip))
    #expect(stripped.entries[0]["o"] == ["a", "é"] && stripped.warnings.count == 2)
    let retained = Reading(text, LDIFReadOptions(trailingSpaces: .retain))
    #expect(retained.entries[0]["o"] == ["a  ", "é"] && retained.warnings.count == 2)
  }
}
