import CommandSupport
import Testing

@Suite("Text from elsewhere does nothing to a terminal or a shell")
struct TextTests {
  @Test(arguments: [
    ("plain ~text", "plain ~text"), ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"), ("a\nb", "a\\nb"),
    ("a\u{9B}2J", "a\\u{009B}2J"), ("/opt/\u{202E}gpj", "/opt/\\u{202E}gpj"),
    ("Orléans 日本", "Orléans 日本"),
    ("\u{3164}\u{115F}\u{34F}\u{FE0F}", "\\u{3164}\\u{115F}\\u{034F}\\u{FE0F}"),
    ("\u{200B}", "\\u{200B}"), ("a\tb", "a\\tb"), ("\u{7F}", "\\u{7F}"), ("\u{E000}", "\\u{E000}"),
  ])
  func visible(_ text: String, _ shown: String) {
    #expect(TerminalText.visible(text) == shown)
  }

  @Test(arguments: [
    ("", "''"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("$(id)`id`\\", "'$(id)`id`\\'"),
    ("'", "''\\'''"), ("'\u{301}", "''\\''\u{301}'"),
  ])
  func quoted(_ text: String, _ word: String) {
    #expect(Shell.sh.quoted(text) == word)
  }

  @Test(
    "csh reads its history in quotes too, whatever calls for it, and a backslash as its settings tell",
    arguments: [
      ("", "''"), ("$x `id` \"", #"\$x\ \`id\`\ \""#), ("it's", #"it\'s"#), ("a!b", #"a\!b"#),
      ("/a.b_c-1@,:=+~", #"/a.b_c-1\@\,\:\=\+\~"#), ("é!日", #"'é'\!'日'"#),
      ("'\u{301}", "\\''\u{301}'"),
      ("a\nb", "a'\\\n'b"), ("a\\b", nil), ("\0", nil), ("\r", nil),
    ] as [(String, String?)])
  func quotedForCsh(_ text: String, _ word: String?) {
    #expect(Shell.csh.quoted(text) == word)
  }

  @Test(
    "A cell of CSV is one cell, and no formula",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""), ("a\r\nb", "a\\r\\nb"),
      ("=HYPERLINK(\"http://x\",1)", "\"'=HYPERLINK(\"\"http://x\"\",1)\""), ("+1", "'+1"),
      ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "\\t=1"),
      ("=\u{301}1", "'=\u{301}1"), ("＝1", "'＝1"), (" x", "\" x\""), ("", ""),
      ("x\"\u{301},=1+1", "\"x\"\"\u{301},=1+1\""), (" \u{301}", "\" \u{301}\""),
    ])
  func csv(_ text: String, _ cell: String) {
    #expect(CSV.line([text, "x"]) == cell + ",x\r\n")
  }

  @Test("Several values are one cell")
  func severalValues() {
    #expect(CSV.joined([]) == "" && CSV.joined(["a b"]) == "a b")
    #expect(CSV.joined(["a", "b"]) == "a b" && CSV.joined(["a b", "c"]) == "a b; c")
    #expect(CSV.joined(["a \u{301}b", "c"]) == "a \u{301}b; c")
  }

  @Test(
    "Mail addresses, and nothing that a mail program would take for more",
    arguments: [
      ("mailto:a@x.org", ["a@x.org"]), ("MAILTO: a@x.org", ["a@x.org"]), ("a@x.org", ["a@x.org"]),
      ("mailto:a@x.org,b@y.org; c@z", ["a@x.org", "b@y.org", "c@z"]),
      ("mailto:a@x.org;mailto:b@x.org", ["a@x.org", "b@x.org"]),
      ("a@x.org, Mailto: b@x.org?subject=a, b,mailto:c@x.org", ["a@x.org", "b@x.org", "c@x.org"]),
      (
        "mailto:a@x.org?CC=b@y.org,c@y.org&to=d@y.org",
        ["a@x.org", "b@y.org", "c@y.org", "d@y.org"]
      ),
      ("mailto:?to=a@x.org", ["a@x.org"]), ("mailto:a@x.org?cc=b%0Abcc@x.org", []),
      ("mailto:a@x.org?bcc=b@y.org&body=x", ["a@x.org"]), ("mailto:a%0Abcc@x.org", []),
      ("mailto:-oQ/tmp@x.org", []), ("mailto:a@x.org\nBcc: b@y.org", []), ("https://x.org/", []),
      ("mailto:a@x..org", []), ("mailto:a@-x.org", []), ("mailto:\"a b\"@x.org", []), ("", []),
      ("a@x.org,$(touch owned)@x.org", []), ("a@b@c", []),
    ] as [(String, [String])])
  func addresses(_ contact: String, _ addresses: [String]) {
    #expect(MailAddress.all(in: contact) == addresses)
  }

  @Test(
    "Of a list the plain addresses stay, and what is none is told",
    arguments: [
      (
        #"GGUS "Support Team" <s@p.org>, other@p.org"#, ["other@p.org"],
        [#"GGUS "Support Team" <s@p.org>"#]
      ),
      (
        "mailto:a@x.org, help desk;mailto:<b@x.org>,c@x.org", ["a@x.org", "c@x.org"],
        ["help desk", "<b@x.org>"]
      ),
      (#""b@x.org, a@x.org, c"@x.org, d@x.org"#, ["d@x.org"], [#""b@x.org, a@x.org, c"@x.org"#]),
      ("a@x.org (not b@x.org, c@x.org)", [], ["a@x.org (not b@x.org, c@x.org)"]),
      ("help, https://x.org/", [], ["help, https://x.org/"]),
      // Where a quote or a bracket begins or ends cannot be told.
      (#"a@x.org, "b@x.org, c@x.org"#, [], [#"a@x.org, "b@x.org, c@x.org"#]),
      (#"a@x.org, "mailto:b@x.org, c@x.org""#, [], [#"a@x.org, "mailto:b@x.org, c@x.org""#]),
      ("a@x.org>, b@x.org", [], ["a@x.org>, b@x.org"]),
      (#""a\", b@x.org, "c"@x.org"#, [], [#""a\", b@x.org, "c"@x.org"#]),
      ("a@x.org, b@x.org", ["a@x.org", "b@x.org"], []),
    ] as [(String, [String], [String])])
  func lists(_ contact: String, _ addresses: [String], _ odd: [String]) {
    #expect(MailAddress.all(in: contact) == addresses)
    #expect(MailAddress.oddities(in: contact) == odd)
  }

  @Test("A mailto URL has each address once")
  func mailto() {
    #expect(MailAddress.url(["a@x.org", "b@x.org", "A@x.org"]) == "mailto:a@x.org,b@x.org")
  }
}
