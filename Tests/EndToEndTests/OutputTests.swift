import TestSupport
import Testing

@Suite("The forms of an answer, on the example grid")
struct OutputTests {
  let grid: ExampleGrid

  init() throws {
    grid = try ExampleGrid.shared.get()
  }

  private func ask(_ arguments: [String]) throws -> String {
    let tool = try grid.run("ppsquery", ["--version", "126"] + arguments)
    #expect(tool.status == 0 && tool.errors == "", "\(tool.errors)")
    return tool.output
  }

  @Test("Names, one a line, each once")
  func names() throws {
    #expect(try ask(["--output", "sites"]) == "EXAMPLE-SITE\nWEST-SITE\n")
    #expect(try ask(["--output", "sites", "--count"]) == "2\n")
    #expect(try ask(["--output", "sites", "--sort=-site"]) == "WEST-SITE\nEXAMPLE-SITE\n")
    #expect(try ask(["--count"]) == "4\n")
    let elements = try ask(["--output", "ce"]).split(separator: "\n")
    #expect(elements.count == 4 && Set(elements).count == 4)
    #expect(
      try ask(["--output", "ce", "--vo", "dteam", "--site", "EXAMPLE-SITE"]) == """
        ce.example.org:8443/cream-pbs-dteam
        ce.example.org:8443/cream-pbs-long

        """)
    let none = try grid.run("ppsquery", ["--version", "127", "--count"])
    #expect(none.status == 1 && none.output == "0\n")
    // Offers without what is listed are no lack of offers.
    let pilot = try grid.run("ppsquery", ["--version", "126", "--kind", "pilot", "--output", "ce"])
    #expect(pilot.status == 1 && pilot.output == "")
    #expect(
      pilot.errors
        == "ppsquery: 1 offer was found, but without computing elements of GLUE 1.3\n")
    let shut = try grid.run(
      "ppsquery",
      ["--version", "126", "--kind", "pilot", "--vo", "ops", "--output", "ce", "--count"])
    #expect(shut.status == 1 && shut.output == "0\n")
    #expect(shut.errors.hasSuffix("of GLUE 1.3 that admit ops\n"), "\(shut.errors)")
  }

  @Test(
    "What nobody has is said in whole sentences, and what may help",
    arguments: [
      (["--site", "X"], "a preview or a pilot at X", sites),
      (["--kind", "pilot", "--vo", "x"], "a pilot for x", nil),
      (["--kind", "preview", "--product", "P", "--site", "X"], "a preview of P at X", sites),
      (["--product", "P", "--version", "1"], "P version 1", nil),
      (["--version", "9.1"], "version 9.1", "--version '=9.1' asks for it with whatever release"),
      (["--version", "9.1-2"], "version 9.1-2", nil),
    ])
  func nobody(_ arguments: [String], _ words: String, _ hint: String?) throws {
    let none = try grid.run("ppsquery", arguments)
    #expect(none.status == 1)
    #expect(
      none.errors == "ppsquery: no site offers \(words), says \(grid.top)\n"
        + (hint.map { "  \($0)\n" } ?? ""))
  }

  private static let sites = "'ppsquery sites' lists the sites that offer anything"

  @Test("Fields in a table, in CSV, in JSON")
  func fields() throws {
    #expect(
      try ask(["--fields", "site,vos", "--kind", "preview", "--sort", "site,-vos"]) == """
        SITE          VOS
        EXAMPLE-SITE  ops
        EXAMPLE-SITE  dteam
        WEST-SITE     ops

        """)
    #expect(
      try ask(["--fields", "site,vos,path", "--output", "csv", "--vo", "ops"])
        == "site,vos,path\r\nEXAMPLE-SITE,ops dteam,\r\n"
        + "EXAMPLE-SITE,ops,/opt/exp_soft/ops/pps/126\r\nWEST-SITE,ops,\r\n")
    #expect(
      try ask(["--fields", "site,vos", "--output", "jsonl", "--kind", "preview"]) == """
        {"site":"EXAMPLE-SITE","vos":["dteam"]}
        {"site":"EXAMPLE-SITE","vos":["ops"]}
        {"site":"WEST-SITE","vos":["ops"]}

        """)
    let wrong = try grid.run("ppsquery", ["--fields", "site,colour"])
    #expect(wrong.status == 64 && wrong.errors.contains("'colour' is no field"))
    #expect(try grid.run("ppsquery", ["--fields", "site", "--output", "ldif"]).status == 64)
  }

  @Test("CSV is what Python's reader takes it for")
  func csv() throws {
    let rows = try Command.check(
      [
        "/usr/bin/python3", "-c",
        "import csv,sys,io; sys.stdin.reconfigure(newline='')\n"
          + "for r in csv.DictReader(sys.stdin): print(len(r), r['site'], r['path'] or '-')",
      ], input: ask(["--output", "csv", "--kind", "preview"]))
    #expect(
      rows == """
        17 EXAMPLE-SITE /opt/exp_soft/dteam/pps/126
        17 EXAMPLE-SITE /opt/exp_soft/ops/pps/126
        17 WEST-SITE -

        """)
  }

  @Test("LDIF has the entries that say so; asked again as a snapshot they say the same")
  func ldif() throws {
    let ldif = try ask(["--output", "ldif", "--kind", "preview"])
    #expect(ldif.hasPrefix("version: 1\n\ndn: "))
    let names = try Command.check(
      [
        "/usr/bin/python3", "-c",
        """
        import ldif, sys
        parser = ldif.LDIFRecordList(sys.stdin.buffer)
        parser.parse()
        print(len(parser.all_records))
        for dn, entry in parser.all_records: print(dn.split("=")[0])
        """,
      ], input: ldif
    ).split(separator: "\n")
    #expect(
      Set(names.dropFirst()) == [
        "GLUE2ServiceID", "GlueSubClusterUniqueID", "GLUE2ApplicationEnvironmentID",
        "GLUE2ApplicationHandleID",
      ])
    #expect(try ask(["--output", "ldif", "--kind", "preview", "--count"]) == "\(names[0])\n")
    let pilots = try ask(["--output", "ldif", "--kind", "pilot"])
    #expect(pilots.contains("GlueServiceDataKey: PPSState"))
  }

  @Test("An entry that cannot be printed is missing from the answer")
  func unprintable() throws {
    var sites = PublishedSites()
    sites.add("A", ["PPSState=preview"])
    sites.add("B", ["PPSState=preview"])
    let ldif = sites.ldif
    let mark = "GLUE2ServiceType: other\n"
    try withTemporaryDirectory { directory in
      let (good, bad) = ("\(directory)/good.ldif", "\(directory)/bad.ldif")
      try Command.write(ldif, to: good)
      try Command.write(
        ldif.replacing(mark, with: mark + "control: x\n", maxReplacements: 1), to: bad)
      let arguments = ["--version", "126", "--output", "ldif", "--ldif"]
      let whole = try Tool("ppsquery", arguments + [good, "--count"])
      #expect(whole.status == 0 && whole.output == "2\n", "\(whole.errors)")
      for (options, start) in [([], "version: 1"), (["--count"], "1\n")] {
        let part = try Tool("ppsquery", arguments + [bad] + options)
        #expect(part.status == 75 && part.output.hasPrefix(start), "\(part.output)")
        #expect(part.errors.contains("an entry cannot be printed"))
      }
    }
  }

  @Test("Whom to ask")
  func contacts() throws {
    #expect(
      try ask(["--contacts", "--site", "EXAMPLE-SITE"]) == """
        SITE          ROLE           CONTACT
        EXAMPLE-SITE  release        mailto:pps-support@site.example.org
        EXAMPLE-SITE  support        mailto:grid-support@site.example.org
        EXAMPLE-SITE  administrator  mailto:grid-admin@site.example.org
        EXAMPLE-SITE  security       mailto:grid-security@site.example.org
        EXAMPLE-SITE  general        mailto:grid-admin@site.example.org

        """)
    #expect(
      try ask(["--output", "mailto"])
        == "mailto:pps-support@site.example.org,grid-support@west.example.org\n")
    #expect(
      try ask(["--output", "mailto", "--role", "security"])
        == "mailto:grid-security@site.example.org,grid-security@west.example.org\n")
    #expect(
      try ask(["--contacts", "--output", "mailto", "--site", "WEST-SITE"]) == """
        mailto:grid-support@west.example.org,grid-admin@west.example.org,\
        grid-security@west.example.org

        """)
    let row = try ask(["--role", "security", "--site", "WEST-SITE", "--output", "jsonl"])
    #expect(
      row == """
        {"addresses":["grid-security@west.example.org"],"contact":\
        "mailto:grid-security@west.example.org","role":"security","site":"WEST-SITE"}

        """)
  }

  @Test("A terminal gets lines that fit, and colours; a pipe gets neither")
  func terminal() throws {
    func onTerminal(_ settings: [String], _ arguments: [String]) throws -> String {
      // `script` is a terminal; `stty` gives it its width.
      let command =
        "stty cols 80; exec env -u NO_COLOR -u FORCE_COLOR -u COLUMNS \(settings.joined(separator: " ")) \(Package.program("ppsquery")) "
        + arguments.joined(separator: " ")
      return try Command.check(
        [
          "/usr/bin/python3", "-c",
          """
          import pty, sys
          pty.spawn(["sh", "-c", sys.argv[1]])
          """, command,
        ])
    }
    let query = ["--version", "126", "--bdii", grid.top]
    let shown = try onTerminal(["TERM=dumb"], query)
    let lines = shown.split { "\r\n".contains($0) || $0 == "\r\n" }
    #expect(lines.count > 5 && lines.allSatisfy { $0.count <= 80 }, "\(shown)")
    #expect(!shown.contains("\u{1B}"))
    // A block an offer: eight columns of eight characters would be no table.
    #expect(lines.contains { $0.hasPrefix("SITE     EXAMPLE-SITE") }, "\(shown)")
    let wide = try onTerminal(["TERM=dumb", "COLUMNS=1000"], query)
    #expect(wide.replacing("\r\n", with: "\n") == (try ask([])))
    let progress = try onTerminal(["TERM=xterm"], query)
    #expect(progress.contains("ppsquery: asking ") && progress.contains("\r\u{1B}[K"))

    try withTemporaryDirectory { directory in
      let file = "\(directory)/sites.ldif"
      try Command.write(StandingTests.sites(), to: file)
      let all = ["--all", "--ldif", file]
      func colored(_ settings: [String]) throws -> Bool {
        try onTerminal(["LDAPNOINIT=1"] + settings, all).contains("\u{1B}[31m")
      }
      #expect(try colored(["TERM=xterm"]))
      #expect(try !colored(["TERM=dumb"]))
      #expect(try !colored(["TERM=xterm", "NO_COLOR=1"]))
      #expect(try colored(["TERM=dumb", "FORCE_COLOR=1"]))
      #expect(try !Tool("ppsquery", all).output.contains("\u{1B}"))
      let forced = try Tool("ppsquery", all, environment: ["NO_COLOR=", "FORCE_COLOR=1"])
      #expect(forced.output.contains("\u{1B}[2m"))
      #expect(
        try Tool("ppsquery", all, environment: ["COLUMNS=20"]).output
          == Tool("ppsquery", all).output)
    }
  }

  @Test("Where contacts of a role are wanted and there are others, that is said")
  func otherRoles() throws {
    try withTemporaryDirectory { directory in
      var sites = PublishedSites()
      sites.add("A", ["PPSState=preview"])
      try Command.write(sites.ldif, to: "\(directory)/x.ldif")
      let words = ["--version", "126", "--ldif", "\(directory)/x.ldif", "--role"]
      let none = try Tool("ppsquery", words + ["release"])
      #expect(none.status == 1 && none.output == "")
      #expect(
        none.errors
          == "ppsquery: 1 offer was found, but whom to ask is named of other roles only: support\n")
      #expect(try Tool("ppsquery", words + ["support"]).status == 0)
    }
  }

  @Test("Who finds nothing where one schema is missing is told so")
  func absent() throws {
    var sites = PublishedSites()
    sites.add("A", ["PPSState=preview"])
    let grid = try #require(sites.ldif.firstRange(of: "dn: o=grid")).lowerBound
    let site = try #require(sites.ldif.firstRange(of: "dn: GLUE2DomainID=A")).lowerBound
    try withTemporaryDirectory { directory in
      let words = "it holds nothing of o=grid: what only stands there was not found"
      let glue = String(sites.ldif[..<grid]) + String(sites.ldif[site...])
      for (ldif, isTold) in [(sites.ldif, false), (glue, true)] {
        try Command.write(ldif, to: "\(directory)/x.ldif")
        let none = try Tool("ppsquery", ["--version", "999", "--ldif", "\(directory)/x.ldif"])
        #expect(none.status == 1 && none.errors.contains(words) == isTold, "\(none.errors)")
        let found = try Tool("ppsquery", ["--version", "126", "--ldif", "\(directory)/x.ldif"])
        #expect(found.status == 0 && found.errors == "", "\(found.errors)")
      }
    }
  }

  @Test(
    "An address is the release's own, though a space stands before it; what is none is told once")
  func addresses() throws {
    try withTemporaryDirectory { directory in
      var sites = PublishedSites()
      sites.add("A", ["PPSState=preview", "PPSContact=mailto: dev@a.example.org"])
      sites.add("B", ["PPSState=preview", "PPSContact=ask us"], support: "ask us")
      // A page beside an address of the same role is not needed.
      sites.add("C", ["PPSState=preview"], support: "mailto:x@c.org;mailto:y@c.org?cc=z@c.org")
      sites.ldif += """
        dn: GLUE2ContactID=page,GLUE2DomainID=C,GLUE2GroupID=grid,o=glue
        objectClass: GLUE2Contact
        GLUE2ContactID: page
        GLUE2ContactType: usersupport
        GLUE2ContactDetail: https://c.example.org/

        """
      try Command.write(sites.ldif, to: "\(directory)/sites.ldif")
      let mailto = try Tool(
        "ppsquery",
        ["--version", "126", "--output", "mailto", "--ldif", "\(directory)/sites.ldif"])
      #expect(
        mailto.status == 0
          && mailto.output == "mailto:dev@a.example.org,x@c.org,y@c.org,z@c.org\n",
        "\(mailto.output)")
      #expect(mailto.errors.ranges(of: "'ask us'").count == 1, "\(mailto.errors)")
      #expect(!mailto.errors.contains("https:"), "\(mailto.errors)")
    }
  }

  @Test(
    "The contacts' JSON fits its schema, and the offers' with fields",
    arguments: [
      ("contacts", ["--contacts", "--output", "json"]),
      ("offers", ["--all", "--output", "json"]),
      ("offers", ["--output", "json", "--fields", "site,version,state,age,where"]),
    ])
  func schema(_ name: String, _ arguments: [String]) throws {
    let python = try #require(Package.python, "run the tests with scripts/test")
    let outcome = try Command.run(
      [
        python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
        "\(Package.root)/schema/\(name).schema.json",
      ], input: grid.run("ppsquery", arguments).output)
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
