import LDAPTypes
import Testing

@Suite("Wording of errors")
struct WordingTests {
  @Test(arguments: [
    ("cn=a,", "expected an attribute at byte 5 of the distinguished name"),
    ("1=a", "invalid object identifier at byte 0 of the distinguished name"),
    ("cn", "expected '=' behind the attribute type at byte 2 of the distinguished name"),
    (#"cn="a"b"#, "expected ',', '+' or the end at byte 6 of the distinguished name"),
    ("cn=<", #"'<' must be escaped with '\' at byte 3 of the distinguished name"#),
    ("cn=\0", #"byte 0x00 must be escaped with '\' at byte 3 of the distinguished name"#),
    (
      #"cn=\x"#,
      #"'\' must stand before two hexadecimal digits or a special character at byte 3 of the "#
        + "distinguished name"
    ),
    ("cn=#", "expected pairs of hexadecimal digits behind '#' at byte 4 of the distinguished name"),
    (
      "cn=#01",
      "the bytes behind '#' are not the BER encoding of a value at byte 3 of the distinguished name"
    ),
    (#"cn="a"#, "the quotation has no end at byte 3 of the distinguished name"),
  ])
  func distinguishedName(text: String, wording: String) {
    let error = #expect(throws: DistinguishedName.ParseError.self) {
      try DistinguishedName(parsing: text)
    }
    #expect(error?.description == wording)
  }

  @Test(arguments: [
    ("a", "expected '(' at byte 0 of the filter"),
    ("(a=b", "no ')' closes the '(' at byte 0 of the filter"),
    ("(!(a=b)(c=d))", "expected ')' at byte 7 of the filter"),
    ("(a=b)x", "unexpected text behind the filter at byte 5 of the filter"),
    ("(=b)", "expected an attribute at byte 1 of the filter"),
    ("(1=b)", "invalid object identifier at byte 1 of the filter"),
    ("(a;=b)", "expected an option behind ';' at byte 3 of the filter"),
    ("(a::=b)", "expected a matching rule at byte 3 of the filter"),
    ("(a:1:=b)", "invalid object identifier at byte 3 of the filter"),
    ("(:=b)", "expected an attribute or a matching rule before ':=' at byte 1 of the filter"),
    ("(a)", "expected '=', '~=', '>=', '<=' or ':=' at byte 2 of the filter"),
    ("(a=()", #"'(' must be escaped as '\28' at byte 3 of the filter"#),
    ("(a=\0)", #"byte 0x00 must be escaped as '\00' at byte 3 of the filter"#),
    (#"(a=\)"#, #"'\' must stand before two hexadecimal digits at byte 3 of the filter"#),
    ("(a=**)", "'*' must not stand beside '*' at byte 4 of the filter"),
    (
      String(repeating: "(!", count: 101),
      "more than 100 levels of filters at byte 200 of the filter"
    ),
  ])
  func filter(text: String, wording: String) {
    let error = #expect(throws: Filter.ParseError.self) { try Filter(parsing: text) }
    #expect(error?.description == wording)
  }

  @Test(arguments: [
    ("http://h", "expected 'ldap://', 'ldaps://' or 'ldapi://' at byte 0 of the URL"),
    ("h\u{1B}", "unexpected byte 0x1b at byte 1 of the URL"),
    ("h o", "unexpected byte 0x20 at byte 1 of the URL"),
    ("", "expected a host at byte 0 of the URL"),
    ("a@b", "'@' stands in no host name at byte 1 of the URL"),
    ("[x]", "expected an IPv6 address in '[' and ']' at byte 0 of the URL"),
    ("::1", "an IPv6 address needs '[' and ']' around it at byte 0 of the URL"),
    ("h:0", "expected a port from 1 to 65535 at byte 2 of the URL"),
    ("h%2F", "'/' stands in no host name at byte 1 of the URL"),
    ("h/%", "'%' must stand before two hexadecimal digits at byte 2 of the URL"),
    ("h/%FF", "what is percent-encoded is not UTF-8 at byte 2 of the URL"),
    ("h/cn", "expected '=' behind the attribute type at byte 4 of the URL"),
    ("h/?a_b", "unexpected '_' at byte 4 of the URL"),
    ("h/??x", "expected 'base', 'one', 'sub' or 'children' at byte 4 of the URL"),
    ("h/???x", "expected '(' at byte 5 of the URL"),
    ("h/????=", "expected the name of an extension at byte 6 of the URL"),
    ("h/????x!", "unexpected '!' at byte 7 of the URL"),
  ])
  func url(text: String, wording: String) {
    let error = #expect(throws: LDAPURL.ParseError.self) { try LDAPURL(bdii: text) }
    #expect(error?.description == wording)
  }

  @Test func attributeDescription() {
    let error = #expect(throws: AttributeDescription.ParseError.self) {
      try AttributeDescription(parsing: "cn;")
    }
    #expect(error?.description == "expected an option behind ';' at byte 3 of the attribute")
  }

  @Test(arguments: [
    (ResultCode.success, "success (0)"), (.noSuchObject, "no such object (32)"),
    (.sizeLimitExceeded, "size limit exceeded (4)"),
    (ResultCode(rawValue: 4096), "unknown result code (4096)"),
  ])
  func resultCode(code: ResultCode, wording: String) {
    #expect(code.description == wording)
  }
}
