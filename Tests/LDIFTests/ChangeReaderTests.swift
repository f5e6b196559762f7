import LDAPTypes
import LDIF
import Testing

@Suite("RFC 2849 reading: changes")
struct ChangeReaderTests {
  @Test("spaces behind the dash of a section are those at a value's end")
  func spacesBehindDash() {
    let marked = "dn: cn=a\nchangetype: modify\nadd: cn\ncn: b\n-▶  \ndelete: sn\n-\n"
    expectProblem(.trailingSpace, in: marked)
    for spaces in [LDIFReadOptions.TrailingSpaces.strip, .retain] {
      let reading = Reading(Marked(marked).text, LDIFReadOptions(trailingSpaces: spaces))
      #expect(reading.errors.isEmpty && reading.warnings.map(\.problem) == [.trailingSpace])
      #expect(
        reading.records == [
          .change(.modify(Self.dn, [Modification(.add, "cn", ["b"]), Modification(.delete, "sn")]))
        ])
    }
  }

  static let dn = DistinguishedName.of(("cn", "a"))

  @Test func readsChanges() {
    let reading = Reading(
      """
      dn: cn=a
      CONTROL: 1.2.3 TRUE: x
      control: 1.2.4:: w6k=
      control: 1.2.5 false
      control: 1.2.6
      changetype: Add
      cn: a

      dn: cn=a
      changetype: delete

      dn: cn=a
      changetype: modify
      add: cn
      cn: b
      CN: c
      -
      delete: sn
      -
      replace: x;lang-en
      -
      increment: uidNumber
      uidNumber: 1
      -

      dn: cn=a
      changetype: modify

      dn: cn=a
      changetype: modrdn
      newrdn: cn=b+sn=c
      deleteoldrdn: 0

      dn: cn=a
      changetype: moddn
      newrdn: cn=b
      deleteoldrdn: 1
      newsuperior:
      """)
    #expect(reading.errors.isEmpty && reading.warnings.isEmpty)
    let rdn = RelativeDistinguishedName(assertions: [
      .init(description: "cn", value: "b"), .init(description: "sn", value: "c"),
    ])
    #expect(
      reading.records == [
        .change(
          .add(.of(["cn": "a"], named: Self.dn)),
          controls: [
            LDIFControl(oid: "1.2.3", isCritical: true, value: "x"),
            LDIFControl(oid: "1.2.4", value: "é"), LDIFControl(oid: "1.2.5"),
            LDIFControl(oid: "1.2.6"),
          ]),
        .change(.delete(Self.dn)),
        .change(
          .modify(
            Self.dn,
            [
              Modification(.add, "cn", ["b", "c"]), Modification(.delete, "sn"),
              Modification(.replace, "x;lang-en"), Modification(.increment, "uidNumber", ["1"]),
            ])),
        .change(.modify(Self.dn, [])),
        .change(.modifyDN(Self.dn, newRDN: rdn, deleteOldRDN: false)),
        .change(
          .modifyDN(
            Self.dn, newRDN: RelativeDistinguishedName("cn", "b"), deleteOldRDN: true,
            newSuperior: .root)),
      ])
  }
}
