import LDAPTypes
import LDIF
import Testing

@Suite("RFC 2849 writing")
struct StandardWriterTests {
  @Test func writesAnEntry() throws {
    let entry = Entry.of([
      "objectClass": "GLUE2Domain", "GLUE2DomainID": "CERN-PPS", "objectClass": "GLUE2AdminDomain",
    ])
    #expect(
      try text(.content(entry), policy: .standard()) == """
        dn: GLUE2DomainID=CERN-PPS,o=glue
        objectClass: GLUE2Domain
        objectClass: GLUE2AdminDomain
        GLUE2DomainID: CERN-PPS


        """)
  }

  @Test(
    "base64 stands only where SAFE-STRING asks for it",
    arguments: [
      ("plain", "a: plain"), ("", "a:"), (" x", "a:: IHg="), (":x", "a:: Ong="),
      ("<x", "a:: PHg="), ("x ", "a:: eCA="), ("x\ny", "a:: eAp5"), ("x\ry", "a:: eA15"),
      ("x\0", "a:: eAA="), ("é", "a:: w6k="), ("x:<y z", "a: x:<y z"), ("#x", "a: #x"),
      ("x\ty", "a: x\ty"), ("x\u{7F}", "a: x\u{7F}"), ("-", "a: -"),
      ("\tx", "a:: CXg="), ("\u{B}x", "a:: C3g="), ("\u{C}x", "a:: DHg="), ("\u{1C}x", "a:: HHg="),
      ("x\t", "a: x\t"),
    ])
  func encodes(value: String, line: String) throws {
    let written = try text(.content(.of(["a": AttributeValue(value)])), policy: .standard())
    #expect(written == "dn: GLUE2DomainID=CERN-PPS,o=glue\n\(line)\n\n")
  }

  @Test func encodesControlsWhenAsked() throws {
    let style = LDIFWritePolicy.Style(encodesControls: true)
    let written = try text(.content(.of(["a": "x\u{1B}[m"])), policy: .standard(style))
    #expect(written.contains("a:: eBtbbQ==\n"))
  }

  @Test func foldsAt76() throws {
    let value = String(repeating: "0123456789", count: 20)
    let written = try text(.content(.of(["a": AttributeValue(value)])), policy: .standard())
    let lines = written.split(separator: "\n")
    #expect(lines.map(\.utf8.count) == [33, 76, 76, 53])
    #expect(lines[2].hasPrefix(" ") && lines[3].hasPrefix(" "))
    #expect("a: \(value)" == "\(lines[1])\(lines[2].dropFirst())\(lines[3].dropFirst())")
  }

  @Test(arguments: [1, 2, 3, 75, 76, 77, 78, 79])
  func foldsAtAnyWidth(width: Int) throws {
    let value = String(repeating: "x", count: 73)
    let style = LDIFWritePolicy.Style(wrapWidth: width)
    let written = try text(.content(.of(["a": AttributeValue(value)])), policy: .standard(style))
    let lines = written.split(separator: "\n")
    #expect(lines.allSatisfy { $0.utf8.count <= max(width, 2) })
    #expect(lines.reduce("") { $0 + ($1.first == " " ? $1.dropFirst() : $1) }.hasSuffix(value))
  }

  @Test func doesNotFoldWhenToldNotTo() throws {
    let value = String(repeating: "x", count: 1000)
    let style = LDIFWritePolicy.Style(wrapWidth: nil, hasVersion: true)
    let written = try text(.content(.of(["a": AttributeValue(value)])), policy: .standard(style))
    #expect(
      written == "version: 1\n\ndn: GLUE2DomainID=CERN-PPS,o=glue\na: \(value)\n\n")
  }

  @Test(
    "names are escaped as RFC 4514 has it, and encoded where they are not ASCII",
    arguments: [
      ("a+b,c", #"dn: cn=a\+b\,c"#), ("#1", "dn: cn=\\#1"), ("x ", "dn:: Y249eFwg"),
      ("é", "dn:: Y249w6k="), ("\0", #"dn: cn=\00"#),
    ])
  func escapesNames(value: String, line: String) throws {
    let entry = Entry.of(["cn": "x"], named: .of(("cn", value)))
    #expect(try text(.content(entry), policy: .standard()).hasPrefix("\(line)\ncn: x\n"))
  }

  @Test func writesChanges() throws {
    let dn = DistinguishedName.of(("cn", "a"))
    let control = LDIFControl(oid: "1.2.3", isCritical: true, value: "é")
    let written = try text(
      .change(.add(.of(["cn": "a"], named: dn)), controls: [control, LDIFControl(oid: "1.2.4")]),
      .change(.delete(dn)),
      .change(
        .modify(
          dn,
          [
            Modification(.add, "x", ["1", "2"]), Modification(.delete, "y"),
            Modification(.increment, "z", ["3"]),
          ])),
      .change(
        .modifyDN(
          dn, newRDN: RelativeDistinguishedName("cn", "b"), deleteOldRDN: true,
          newSuperior: .of(("o", "x")))),
      policy: .standard())
    #expect(
      written == """
        dn: cn=a
        control: 1.2.3 true:: w6k=
        control: 1.2.4 false
        changetype: add
        cn: a

        dn: cn=a
        changetype: delete

        dn: cn=a
        changetype: modify
        add: x
        x: 1
        x: 2
        -
        delete: y
        -
        increment: z
        z: 3
        -

        dn: cn=a
        changetype: modrdn
        newrdn: cn=b
        deleteoldrdn: 1
        newsuperior: o=x


        """)
  }

  @Test(
    "what would read back as something else is refused",
    arguments: [
      "", "a b", "a:", "a\nb", "1a", "a;", "a;;b", "-a", "é", "dn", "ChangeType", "control", "1..2",
    ])
  func refusesAttributeNames(name: String) {
    #expect(throws: LDIFWriteError.self) {
      try text(.content(.of([AttributeDescription(name): "x"])), policy: .standard())
    }
  }

  @Test("a name that would read back as another, or as none, is refused")
  func refusesNames() throws {
    let nameless = DistinguishedName(rdns: [RelativeDistinguishedName(assertions: [])])
    for policy in [LDIFWritePolicy.standard(), .gip] {
      #expect(throws: LDIFWriteError(dn: nameless, reason: .valueMissing)) {
        try text(
          .content(Entry(dn: nameless, attributes: [Attribute("cn", ["a"])])), policy: policy)
      }
    }
    for type in ["", "a b", "a;lang-de", "1a", "é", "a=b"] as [AttributeDescription] {
      let rdn = RelativeDistinguishedName(type, "x")
      let name = DistinguishedName(rdns: [rdn])
      for change in [
        .delete(name), .modifyDN(.site, newRDN: rdn, deleteOldRDN: true),
        .modifyDN(
          .site, newRDN: RelativeDistinguishedName("cn", "b"), deleteOldRDN: true, newSuperior: name
        ),
      ] as [ChangeRecord] {
        #expect(throws: LDIFWriteError.self) { try text(.change(change), policy: .standard()) }
      }
    }
  }

  @Test("what no reader accepts is refused")
  func refusesWhatHasNoForm() {
    let nothing = Entry(dn: .site)
    let valueless = Entry(dn: .site, attributes: [Attribute("cn", ["a"]), Attribute("sn", [])])
    let nameless = RelativeDistinguishedName(assertions: [])
    for (record, attribute, reason) in [
      (.content(nothing), nil, .nothingToWrite), (.change(.add(nothing)), nil, .nothingToWrite),
      (.content(valueless), "sn", .valueMissing), (.change(.add(valueless)), "sn", .valueMissing),
      (
        .change(.modifyDN(.site, newRDN: nameless, deleteOldRDN: true)), "newrdn", .valueMissing
      ),
    ] as [(LDIFRecord, AttributeDescription?, LDIFWriteError.Reason)] {
      #expect(throws: LDIFWriteError(dn: .site, attribute: attribute, reason: reason)) {
        try text(record, policy: .standard())
      }
    }
  }

  @Test func writesAModificationOfNothing() throws {
    #expect(
      try text(.change(.modify(.site, [])), policy: .standard())
        == "dn: GLUE2DomainID=CERN-PPS,o=glue\nchangetype: modify\n\n")
  }

  @Test func refusesModificationsWithoutValues() {
    for modification in [Modification(.add, "a"), Modification(.increment, "a", ["1", "2"])] {
      #expect(throws: LDIFWriteError(dn: .site, attribute: "a", reason: .valueMissing)) {
        try text(.change(.modify(.site, [modification])), policy: .standard())
      }
    }
  }
}
