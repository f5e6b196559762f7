import TestSupport
import Testing

@Suite("What a shell offers when Tab is pressed")
struct CompletionTests {
  /// What bash offers for the last word.
  private func offered(
    _ words: [String], of tool: String = "ppsquery", in directory: String
  ) throws -> [String] {
    let script = try Tool(tool, ["--generate-completion-script", "bash"])
    #expect(script.status == 0)
    try Command.write(script.output, to: "\(directory)/\(tool).bash")
    let tools = Package.program("ppsquery").split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    let outcome = try Command.run(
      [
        "env", "-u", "LCG_GFAL_INFOSYS", "LDAPNOINIT=1", "PATH=\(tools):/usr/bin:/bin", "bash",
        "-c",
        """
        cd "$1"; . ./"$2".bash; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        _"$1" "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """, "bash", directory, tool,
      ] + words)
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test("Names in the information system, and of what anyone publishes only plain ones")
  func names() throws {
    var sites = PublishedSites()
    sites.add(
      "NORTH",
      [
        "PPSState=preview", "PPSVO=$(touch owned)", "PPSVO=`touch owned`", "PPSVO=a&b", "PPSVO=-x",
        "PPSVO=x;y", "PPSVO=\u{1B}[2J", "PPSVO=good.vo-1", "PPSVO=*", "PPSVO='",
      ])
    sites.add("CLOSED", ["PPSState=closed"])
    sites.add("SOUTH", ["PPSState=preview", "PPSVO=dteam"], version: "3.2.2-1", working: "127")
    let slapd = try Slapd(ldif: sites.ldif)
    let bdii = ["--bdii", slapd.url]
    let cases: [(words: [String], offered: [String])] = [
      (bdii + ["--vo", ""], ["dteam", "good.vo-1", "ops"]),
      (bdii + ["--site", ""], ["NORTH", "SOUTH"]), (bdii + ["--site", "S"], ["SOUTH"]),
      // Those that have what is typed already.
      (["--version", "127"] + bdii + ["--site", ""], ["SOUTH"]),
      (["--version", "'>=127'"] + bdii + ["--site", ""], ["SOUTH"]),
      (["--version", "=", "126"] + bdii + ["--site", ""], ["NORTH"]),
      (["--vo", "dteam", "sites"] + bdii + ["--site", ""], ["SOUTH"]),
      (["--product", "x"] + bdii + ["--site", ""], []),
      (["--kind", "pilot"] + bdii + ["--site", ""], []),
      (["--version", "nothing at all >"] + bdii + ["--site", ""], ["NORTH", "SOUTH"]),
      (["--site", "SOUTH"] + bdii + ["--version", ""], ["127", "3.2.2-1"]),
      (["releases"] + bdii + ["--product", "gL"], ["gLite-UI"]),
      (bdii + ["--version", "12"], ["126", "127"]), (["--bdii", "127.0.0.1:1", "--vo", ""], []),
      (bdii + ["--bind-dn", "cn=x", "--vo", ""], []),
      (["explain", "GlueCEStateSt"], ["GlueCEStateStatus"]),
      // As bash divides words that are typed, see COMP_WORDBREAKS.
      (["--bdii", "127.0.0.1", ":", "\(slapd.port)", "--site", ""], ["NORTH", "SOUTH"]),
      (
        ["--bdii", "=", "ldap", ":", "//127.0.0.1", ":", "\(slapd.port)", "--site", "N"], ["NORTH"]
      ),
      // Fields are those of the list, and of several the last one is completed.
      (["--fields", "work"], ["working_version"]), (["--sort", "contr"], ["contradictions"]),
      (["--fields", "site,work"], ["site,working_version"]),
      (["--sort", "site,-prod"], ["site,-product"]),
      (
        ["--fields", "site,computing_elements,s"],
        ["state", "since", "shares", "subclusters", "setup_script", "start"].map {
          "site,computing_elements,\($0)"
        }
      ),
      (["releases", "--fields", "package"], ["package_versions"]),
      (["sites", "--sort", "rel"], ["releases"]),
      (["values", "X", "--fields", ""], ["value", "entries"]),
      (["--fields", "site,nonsense"], []),
      // Of contacts there are none, and a list that is not of offers has fewer formats.
      (["--contacts", "--fields", "sit"], []), (["--role", "release", "--fields", "sit"], []),
      (["--contacts", "--sort", "sit"], ["site"]),
      (["--output", ""], ["table", "json", "jsonl", "csv", "ldif", "sites", "ce", "mailto"]),
      (["--contacts", "--output", ""], ["table", "json", "jsonl", "csv", "mailto"]),
      (["releases", "--output", ""], ["table", "json", "jsonl", "csv"]),
      (["diff", "--output", ""], ["table", "json", "jsonl"]), (["wait", "--output", ""], []),
    ]
    try withTemporaryDirectory { directory in
      for (words, expected) in cases {
        let names = try offered(words, in: directory)
        #expect(names == expected, "\(words)")
      }
      let files = try Command.check(["ls", directory])
      #expect(files == "ppsquery.bash\n")
      for option in ["--ldif", "--cacert", "--password-file"] {
        #expect(try offered([option, "pps"], in: directory) == ["ppsquery.bash"])
      }
    }
  }

  @Test("What sets a preview up is offered the sites that have one")
  func previewsAlone() throws {
    var sites = PublishedSites()
    sites.add("NORTH", ["PPSState=preview"])
    let service = "GLUE2ServiceID=wms,GLUE2DomainID=SOUTH,GLUE2GroupID=grid,o=glue"
    sites.ldif += """
      dn: GLUE2EndpointID=wms,\(service)
      objectClass: GLUE2Endpoint
      GLUE2EndpointID: wms
      GLUE2EndpointURL: https://wms.example.org/
      GLUE2EntityOtherInfo: PPSKind=pilot
      GLUE2EntityOtherInfo: PPSState=pilot
      GLUE2EntityOtherInfo: PPSProduct=WMS
      GLUE2EntityOtherInfo: PPSWorkingVersion=126


      """
    try withTemporaryDirectory { directory in
      try Command.write(sites.ldif, to: "\(directory)/sites.ldif")
      for (words, expected) in [
        ([], "NORTH\nSOUTH\n"), (["run"], "NORTH\n"), (["--setenv"], "NORTH\n"),
      ] {
        let line = ["ppsquery"] + words + ["--ldif", "\(directory)/sites.ldif", "--site", ""]
        let offered = try Tool(
          "ppsquery", ["---completion", "--", "--site", "\(line.count - 1)", "0"] + line,
          environment: ["SAP_SHELL=bash"])
        #expect(offered.output == expected, "\(words)")
      }
    }
  }

  @Test("It is silent, and in time, when no BDII answers")
  func silent() throws {
    let server = try FakeServer { $0.waitForEnd() }
    let start = ContinuousClock.now
    let tool = try Tool(
      "ppsquery", ["---completion", "--", "--site", "2", "0", "ppsquery", "--site", ""],
      environment: ["LCG_GFAL_INFOSYS=\(server.url),127.0.0.1:1", "SAP_SHELL=bash"])
    #expect(tool.status == 0 && tool.output.allSatisfy(\.isNewline) && tool.errors == "")
    // It is given 2 s; what the machine needs beside that is not its fault.
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test("Files where files are meant, of the other tools too")
  func files() throws {
    try withTemporaryDirectory { directory in
      for (tool, words) in [
        ("ppsjdl", ["match"]), ("ppsjdl", ["--merge"]), ("ppsjdl", ["--remove"]),
        ("pps", ["install"]), ("pps", ["list", "--config"]),
        ("pps", ["tags", "add", "--tag-file"]),
      ] {
        let names = try offered(words + ["pps"], of: tool, in: directory)
        #expect(names.contains("\(tool).bash"), "\(tool) \(words): \(names)")
      }
    }
  }

  @Test(arguments: ["zsh", "fish"])
  func scripts(_ shell: String) throws {
    let script = try Tool("ppsquery", ["--generate-completion-script", shell])
    #expect(script.status == 0 && script.output.contains("---completion"))
  }

  @Test("What is typed while a shell asks is not read as LDIF")
  func standardInput() throws {
    var sites = PublishedSites()
    sites.add("NORTH", ["PPSState=preview"])
    let words = [
      "---completion", "--", "--site", "4", "0", "ppsquery", "--ldif", "-", "--site", "",
    ]
    let asked = try Command.run([Package.program("ppsquery")] + words, input: sites.ldif)
    #expect(asked.status == 0 && asked.output == "", "\(asked.output)")
  }
}
