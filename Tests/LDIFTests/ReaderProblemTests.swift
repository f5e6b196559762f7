import LDAPTypes
import LDIF
import Testing

@Suite("RFC 2849 reading: what is wrong, and where")
struct ReaderProblemTests {
  @Test func lines() {
    expectProblem(.nothingToContinue, in: "▶ x\ndn: o=a\no: a\n")
    expectProblem(.expectedColon, in: "dn: o=a\no▶\n")
    expectProblem(.expectedColon, in: "dn: o=a\no\n abc▶\n")
    expectProblem(.badAttributeName(.expectedType), in: "dn: o=a\n▶: a\n")
    expectProblem(.badAttributeName(.unexpected(0x21)), in: "dn: o=a\no▶!: a\n")
    expectProblem(.badAttributeName(.expectedOption), in: "dn: o=a\nabc\n ;▶: a\n")
    expectProblem(.tabFolding, in: "dn: o=a\no: a\n▶\tb\n", grantedBy: .tabFolding)
    expectProblem(
      .badAttributeName(.unexpected(0x5F)), in: "dn: o=a\no▶_1: a\n",
      grantedBy: .looseAttributeNames)
  }

  @Test func values() {
    expectProblem(.badBase64(0x21), in: "dn: o=a\no:: AA▶!A\n")
    expectProblem(.badBase64(0x21), in: "dn: o=a\no:: AA\n AA\n ▶!A\n")
    expectProblem(.badBase64(0x3D), in: "dn: o=a\no:: A▶=AA\n")
    expectProblem(.truncatedBase64, in: "dn: o=a\no:: AAAAA▶\n")
    expectProblem(.truncatedBase64, in: "dn: o=a\no:: w6k▶\n", grantedBy: .unpaddedBase64)
    expectProblem(.unsafeByte(0), in: "dn: o=a\no: a▶\0\n")
    expectProblem(.unsafeByte(0x0D), in: "dn: o=a\no: a▶\rb\n")
    expectProblem(.unsafeByte(0xC3), in: "dn: o=a\no: caf▶é é\n", grantedBy: .nonASCIIText)
    expectProblem(.unsafeByte(0xC3), in: "dn: o=▶é\no: a\n", grantedBy: .nonASCIIText)
    for first in [":", "<"] {
      expectProblem(
        .unsafeByte(first.utf8.first!), in: "dn: o=a\no: ▶\(first)a\n", grantedBy: .unsafeStarts)
    }
  }

  @Test("Words of LDIF's own are neither base64 nor at a URL, and no name is at one")
  func words() {
    let options = LDIFReadOptions(resolveURL: { _ in Array("delete".utf8) })
    for marked in [
      "version:: ▶MQ==\n\ndn: o=a\no: a\n", "dn:< ▶file:///x\no: a\n",
      "dn: o=a\nchangetype:: ▶ZGVsZXRl\n", "dn: o=a\nchangetype:< ▶file:///x\n",
      "dn: o=a\nchangetype: modify\nadd:: ▶bw==\no: a\n-\n",
      "dn: o=a\nchangetype: modrdn\nnewrdn: o=b\ndeleteoldrdn:: ▶MQ==\n",
      "dn: o=a\nchangetype: modrdn\nnewrdn:< ▶file:///x\ndeleteoldrdn: 1\n",
    ] {
      expectProblem(.expectedText, in: marked)
      #expect(Reading(Marked(marked).text, options).errors.map(\.problem) == [.expectedText])
    }
  }

  @Test func records() {
    expectProblem(.expectedDN, in: "▶cn: a\no: a\n")
    expectProblem(.byteOrderMark, in: "▶\u{FEFF}dn: o=a\no: a\n")
    expectProblem(.byteOrderMark, in: "▶\u{FEFF}# a comment\ndn: o=a\no: a\n")
    // What cannot be read was the first record, too.
    var reader = LDIFReader(Array("\u{FEFF}dn: o=a\no: a\n\nversion: 1\ndn: o=b\no: b\n".utf8))
    #expect(throws: LDIFReadError.self) { try reader.next() }
    #expect { try reader.next() } throws: { ($0 as? LDIFReadError)?.problem == .misplacedVersion }
    expectProblem(.byteOrderMark, in: "dn: o=a\no: a\n\n▶\u{FEFF}dn: o=b\no: b\n")
    expectProblem(
      .expectedEmptyLine, in: "dn: o=a\no: a\n▶dn: o=b\no: b\n")
    expectProblem(.badName(.expectedEquals), in: "dn: o▶\no: a\n")
    expectProblem(.badName(.expectedEquals), in: "dn: o=a,\n  o\n  ▶x\no: a\n")
    expectProblem(.badName(.expectedEquals), in: "dn:: ▶bw==\no: a\n")
    expectProblem(.nonUTF8Name, in: "dn:: ▶bz3/\no: a\n", grantedBy: .nonUTF8Names)
    expectProblem(.noAttributes, in: "dn: o=a▶\n", grantedBy: .entriesWithoutAttributes)
    expectProblem(
      .unsupportedVersion("2"), in: "version: ▶2\n\ndn: o=a\no: a\n",
      grantedBy: .otherVersions)
    expectProblem(
      .misplacedVersion, in: "dn: o=a\no: a\n\n▶version: 1\ndn: o=b\no: b\n",
      grantedBy: .repeatedVersions)
  }

  @Test func changes() {
    expectProblem(.unknownChangeType("rename"), in: "dn: o=a\nchangetype: ▶rename\n")
    expectProblem(.expectedChangeType, in: "dn: o=a\ncontrol: 1.2▶\n")
    expectProblem(.expectedChangeType, in: "dn: o=a\ncontrol: 1.2\n▶o: a\n")
    expectProblem(.badControlOID, in: "dn: o=a\ncontrol: ▶x true\nchangetype: delete\n")
    expectProblem(.badControlOID, in: "dn: o=a\ncontrol: ▶12\nchangetype: delete\n")
    expectProblem(.badCriticality, in: "dn: o=a\ncontrol: 1.2 ▶yes\nchangetype: delete\n")
    expectProblem(.badCriticality, in: "dn: o=a\ncontrol: 1.2 ▶: a\nchangetype: delete\n")
    expectProblem(.trailingSpace, in: "dn: o=a\ncontrol: 1.2▶ \nchangetype: delete\n")
    expectProblem(.trailingSpace, in: "dn: o=a\ncontrol: 1.2 true▶ \nchangetype: delete\n")
    expectProblem(.badCriticality, in: "dn: o=a\ncontrol: 1.2▶true\nchangetype: delete\n")
    expectProblem(.expectedEnd, in: "dn: o=a\nchangetype: delete\n▶o: a\n")
    expectProblem(.expectedModification, in: "dn: o=a\nchangetype: modify\n▶o: a\n-\n")
    expectProblem(
      .expectedAttribute("o"), in: "dn: o=a\nchangetype: modify\nadd: o\no: a\n▶cn: b\n-\n")
    expectProblem(.expectedValue, in: "dn: o=a\nchangetype: modify\n▶add: o\n-\n")
    expectProblem(.expectedValue, in: "dn: o=a\nchangetype: modify\n▶increment: o\n-\n")
    expectProblem(
      .unexpectedValue, in: "dn: o=a\nchangetype: modify\n▶increment: o\no: 1\no: 2\n-\n")
    expectProblem(
      .expectedDash, in: "dn: o=a\nchangetype: modify\nadd: o\no: a▶\n", grantedBy: .missingDash)
    expectProblem(
      .badAttributeName(.unexpected(0x20)), in: "dn: o=a\nchangetype: modify\nadd: o▶ o\n-\n")
    expectProblem(
      .noAttributes, in: "dn: o=a\nchangetype: add▶\n", grantedBy: .entriesWithoutAttributes)
    expectProblem(.misplacedChangeType, in: "dn: o=a\ncn: a\n▶changetype: delete\n")
    expectProblem(
      .misplacedChangeType, in: "dn: o=a\nchangetype: add\no: a\n▶ChangeType: delete\n")
  }

  @Test func renames() {
    let start = "dn: o=a\nchangetype: moddn\n"
    expectProblem(.expectedNewRDN, in: "dn: o=a\nchangetype: modrdn▶\n")
    expectProblem(.expectedNewRDN, in: start + "▶deleteoldrdn: 1\n")
    expectProblem(.badRelativeName, in: start + "newrdn: ▶o=b,o=c\ndeleteoldrdn: 1\n")
    expectProblem(.badRelativeName, in: start + "newrdn:▶\ndeleteoldrdn: 1\n")
    expectProblem(.expectedDeleteOldRDN, in: start + "newrdn: o=b▶\n")
    expectProblem(.badDeleteOldRDN, in: start + "newrdn: o=b\ndeleteoldrdn: ▶yes\n")
    expectProblem(.expectedEnd, in: start + "newrdn: o=b\ndeleteoldrdn: 1\n▶o: a\n")
    expectProblem(
      .expectedEnd, in: start + "newrdn: o=b\ndeleteoldrdn: 1\nnewsuperior: o=x\n▶o: a\n")
  }

  @Test func aFileHoldsEntriesOrChanges() {
    expectProblem(
      .mixedRecords, in: "dn: o=a\no: a\n\ndn: o=b\n▶changetype: delete\n",
      grantedBy: .mixedRecords)
    expectProblem(
      .mixedRecords, in: "dn: o=b\nchangetype: delete\n\ndn: o=a\n▶o: a\n",
      grantedBy: .mixedRecords)
  }

  @Test("what ldapsearch and bdii-update print")
  func dumps() {
    let text = """
      # extended LDIF
      dn: o=a
      o: a
      dn: o=b
      o: b

      dn: o=c

      # search result
      search: 2
      result: 4 Size limit exceeded

      # numEntries: 3
      """
    #expect(
      Reading(text).errors.map(\.problem) == [
        .expectedEmptyLine, .noAttributes, .searchTrailer(""),
      ])
    let lenient = Reading(text, .lenient(.dumps))
    #expect(lenient.entries.map { $0.dn.description } == ["o=a", "o=b", "o=c"])
    #expect(
      lenient.warnings.map(\.problem) == [
        .expectedEmptyLine, .noAttributes, .searchTrailer("result: 4 Size limit exceeded"),
      ])
  }

  @Test("one file may hold what several runs of ldapsearch -LL printed, of version 1 alone")
  func repeatedVersions() {
    let text = "version: 1\n\ndn: o=a\no: a\n\n"
    #expect(Reading(text + text).errors.map(\.problem) == [.misplacedVersion])
    let lenient = Reading(text + text, .lenient(.dumps))
    #expect(lenient.entries.count == 2 && lenient.errors.isEmpty)
    #expect(lenient.warnings.map(\.problem) == [.misplacedVersion])
    // What cannot be read stands before it too.
    #expect(Reading(" foo\n\n" + text).errors.map(\.problem).last == .misplacedVersion)
    let other = Reading(text + "version: 2\n\ndn: o=b\no: b\n", .lenient(.dumps))
    #expect(other.errors.map(\.problem) == [.unsupportedVersion("2")])
  }

  @Test("records without an empty line are told of once a file")
  func recordsWithoutEmptyLine() {
    func warnings(_ text: String) -> [String] {
      let reading = Reading(text, .lenient(.recordsWithoutEmptyLine))
      #expect(reading.errors.isEmpty)
      return reading.warnings.map { "\($0)" }
    }
    #expect(
      warnings("dn: o=a\no: a\n\n# c\ndn: o=b\no: b\ndn: o=c\no: c\ndn: o=d\no: d\n") == [
        "test.ldif:7:1: expected an empty line before the next 'dn:' "
          + "(entry \"o=c\" starts at line 7)"
      ])
    #expect(warnings("version: 1\ndn: o=a\no: a\n#\n\n\ndn: o=b\no: b\n") == [])
    // Where a block ends there is no difference.
    let value = String(repeating: "x", count: 300_000)
    #expect(warnings("dn: o=a\no: \(value)\ndn: o=b\no: \(value)\n").count == 1)
    #expect(warnings("dn: o=a\no: \(value)\n\ndn: o=b\no: \(value)\n") == [])
  }

  @Test func messagesHoldNoEscapeSequences() {
    let reading = Reading("dn: o=\u{1B}[31m\nchangetype: \u{1B}[0m\n")
    #expect(
      reading.errors.map { "\($0)" } == [
        #"test.ldif:2:13: unknown change type "\1b[0m"; "#
          + "expected add, delete, modify, modrdn or moddn "
          + #"(entry "o=\1b[31m" starts at line 1)"#
      ])
  }
}
