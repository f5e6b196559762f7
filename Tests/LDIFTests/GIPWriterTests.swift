import LDAPTypes
import LDIF
import Testing

@Suite("What bdii-update reads")
struct GIPWriterTests {
  @Test func writesEntriesAndModifications() throws {
    let long = String(repeating: "x", count: 200)
    let written = try text(
      .content(.of(["objectClass": "GLUE2Domain", "GLUE2EntityName": AttributeValue(long)])),
      .change(.modify(.of(("o", "glue")), [Modification(.add, "a", ["1", "2"])])),
      policy: .gip)
    #expect(
      written == """
        dn: GLUE2DomainID=CERN-PPS,o=glue
        objectClass: GLUE2Domain
        GLUE2EntityName: \(long)

        dn: o=glue
        changetype: modify
        add: a
        a: 1
        a: 2
        -


        """)
  }

  @Test(
    "a value that would be misread is refused",
    arguments: [
      ("see dn: x", .containsDN), ("http://cDN:80/", .containsDN), ("", .empty),
      (" x", .outerSpace), ("x ", .outerSpace), (":x", .badStart(0x3A)), ("<x", .badStart(0x3C)),
      ("x\ny", .control(0x0A, offset: 1)), ("\t", .control(9, offset: 0)),
      ("x\u{7F}", .control(0x7F, offset: 1)), ("caf\u{E9}", .nonASCII(offset: 3)),
    ] as [(String, LDIFWriteError.Reason)])
  func refusesValues(value: String, reason: LDIFWriteError.Reason) {
    let error = LDIFWriteError(dn: .site, attribute: "a", reason: reason)
    #expect(throws: error) {
      try text(.content(.of(["a": AttributeValue(value)])), policy: .gip)
    }
    for operation in [Modification.Operation.add, .replace, .delete] {
      let modification = Modification(operation, "a", ["ok", AttributeValue(value)])
      #expect(throws: error) { try text(.change(.modify(.site, [modification])), policy: .gip) }
    }
  }

  @Test(arguments: ["d", "dn", "n: x", "udn", "a: b", "#", "-", "x  y", "\\"])
  func passesHarmlessValues(value: String) throws {
    #expect(
      try text(.content(.of(["a": AttributeValue(value)])), policy: .gip).contains("a: \(value)\n"))
  }

  @Test(
    "a name that would be misread is refused",
    arguments: [
      ("a,b", .escapedName), ("a+b", .escapedName), ("#a", .escapedName), ("a\"b", .escapedName),
      ("cdn:80", .containsDN), ("a\nb", .control(0x0A, offset: 1)), ("é", .nonASCII(offset: 0)),
      ("", .empty), (" a", .outerSpace),
    ] as [(String, LDIFWriteError.Reason)])
  func refusesNames(value: String, reason: LDIFWriteError.Reason) {
    let dn = DistinguishedName.of(("cn", value), ("o", "glue"))
    let error = #expect(throws: LDIFWriteError.self) {
      try text(.content(.of(["a": "x"], named: dn)), policy: .gip)
    }
    #expect(error?.reason == reason && error?.dn == dn)
  }

  @Test func refusesTheEmptyName() {
    #expect(throws: LDIFWriteError(dn: .of(), reason: .empty)) {
      try text(.content(.of(["a": "x"], named: .of())), policy: .gip)
    }
  }

  @Test func refusesAnAttributeThatEndsInDN() {
    #expect(throws: LDIFWriteError(dn: .site, attribute: "memberDN", reason: .containsDN)) {
      try text(.content(.of(["memberDN": "x"])), policy: .gip)
    }
  }

  @Test func refusesASecondRecordOfAName() {
    let other = Entry.of(["a": "x"], named: .of(("glue2domainid", "cern-pps"), ("O", "glue")))
    #expect(throws: LDIFWriteError(dn: other.dn, reason: .repeatedName)) {
      try text(.content(.of(["a": "x"])), .content(other), policy: .gip)
    }
    let spaced = ["x=y = z", "x=y=z"].map { Entry.of(["a": "x"], named: .of(("o", $0))) }
    #expect(throws: LDIFWriteError(dn: spaced[1].dn, reason: .repeatedName)) {
      try text(.content(spaced[0]), .content(spaced[1]), policy: .gip)
    }
  }

  @Test(arguments: [("VO-ops-A", "VO-OPS-a"), ("a  b", "a b"), ("x", "x")])
  func refusesValuesThatGLUE13TakesForEqual(one: String, other: String) {
    let values = [AttributeValue(one), AttributeValue(other)]
    let error = LDIFWriteError(dn: .site, attribute: "A", reason: .repeatedValue(values[0]))
    let entry = Entry(
      dn: .site, attributes: [Attribute("a", [values[0]]), Attribute("A", [values[1]])])
    #expect(throws: error) { try text(.content(entry), policy: .gip) }
    let sections = [Modification(.add, "a", [values[0]]), Modification(.add, "A", [values[1]])]
    #expect(throws: error) { try text(.change(.modify(.site, sections)), policy: .gip) }
  }

  @Test("an attribute is set, whether it is there or not, by replacing and adding the same value")
  func setsAnAttribute() throws {
    let both = [Modification(.replace, "A", ["x"]), Modification(.add, "A", ["x"])]
    #expect(
      try text(.change(.modify(.site, both)), policy: .gip)
        .hasSuffix("replace: A\nA: x\n-\nadd: A\nA: x\n-\n\n"))
    let unlike = [Modification(.replace, "A", ["x"]), Modification(.add, "A", ["X"])]
    #expect(throws: LDIFWriteError(dn: .site, attribute: "A", reason: .repeatedValue("x"))) {
      try text(.change(.modify(.site, unlike)), policy: .gip)
    }
  }

  @Test(
    "a section without values stops bdii-update for good",
    arguments: [Modification.Operation.add, .replace])
  func refusesSectionsWithoutValues(operation: Modification.Operation) {
    #expect(throws: LDIFWriteError(dn: .site, attribute: "a", reason: .valueMissing)) {
      try text(.change(.modify(.site, [Modification(operation, "a")])), policy: .gip)
    }
  }

  @Test("bdii-update pools the values of all sections of an attribute")
  func refusesMixedSections() throws {
    let mixed: [[Modification]] = [
      [Modification(.delete, "a", ["old"]), Modification(.add, "A", ["new"])],
      [Modification(.delete, "a"), Modification(.replace, "a", ["new"])],
      [Modification(.delete, "a"), Modification(.delete, "a", ["old"])],
    ]
    for sections in mixed {
      #expect(throws: LDIFWriteError(dn: .site, attribute: "a", reason: .mixedSections)) {
        try text(.change(.modify(.site, sections)), policy: .gip)
      }
    }
    let separate = [Modification(.delete, "a"), Modification(.add, "b", ["new"])]
    #expect(try text(.change(.modify(.site, separate)), policy: .gip).contains("delete: a\n-\n"))
  }

  @Test func refusesAModificationOfNothing() {
    #expect(throws: LDIFWriteError(dn: .site, reason: .nothingToWrite)) {
      try text(.change(.modify(.site, [])), policy: .gip)
    }
  }

  @Test func refusesOtherChanges() {
    for change in [
      ChangeRecord.delete(.site), .add(.of(["a": "x"])),
      .modifyDN(.site, newRDN: RelativeDistinguishedName("o", "x"), deleteOldRDN: true),
    ] {
      #expect(throws: LDIFWriteError(dn: .site, reason: .unsupportedChange)) {
        try text(.change(change), policy: .gip)
      }
    }
  }

  @Test func aRefusalLeavesTheOthers() {
    let records: [LDIFRecord] = [
      .content(.of(["o": "a"], named: .of(("o", "a")))),
      .content(.of(["o": ""], named: .of(("o", "b")))),
      .content(.of(["o": "c"], named: .of(("o", "c")))),
    ]
    let (bytes, refusals) = LDIFWriter.write(records, policy: .gip)
    #expect(String(decoding: bytes, as: UTF8.self) == "dn: o=a\no: a\n\ndn: o=c\no: c\n\n")
    let error = LDIFWriteError(dn: records[1].dn, attribute: "o", reason: .empty)
    #expect(refusals == [LDIFRefusal(index: 1, error: error)])
    #expect("\(error)" == #"attribute o of entry "o=b" cannot be written: it is empty"#)
  }

  @Test func messagesHoldNoEscapeSequences() {
    let entry = Entry.of(["a": "x"], named: .of(("o", "x\u{1B}[31m")))
    let error = #expect(throws: LDIFWriteError.self) { try text(.content(entry), policy: .gip) }
    #expect(
      error.map { "\($0)" }
        == #"attribute o of entry "o=x\1B[31m" cannot be written: control character 27 at byte 1"#)
  }
}
