import TestSupport
import Testing

@Suite("What a shell offers when Tab is pressed")
struct CompletionTests {
  /// What bash offers for the last word.
  private func offered(_ words: [String], in directory: String) throws -> [String] {
    let script = try Tool("ppsquery", ["--generate-completion-script", "bash"])
    #expect(script.status == 0)
    try Command.write(script.output, to: "\(directory)/ppsquery.bash")
    let tools = Package.program("ppsquery").split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    let outcome = try Command.run(
      [
        "env", "-u", "LCG_GFAL_INFOSYS", "LDAPNOINIT=1", "PATH=\(tools):/usr/bin:/bin", "bash",
        "-c",
        """
        cd "$1"; . ./ppsquery.bash; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        _ppsquery ppsquery "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """, "bash", directory, "ppsquery",
      ] + words)
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test("Names in the information system, and of what anyone publishes only plain ones")
  func names() throws {
    var sites = PublishedSites()
    sites.add(
      "NORTH",
      [
        "PPSState=preview", "PPSVO=$(touch owned)", "PPSVO=`touch owned`", "PPSVO=a b", "PPSVO=-x",
        "PPSVO=x;y", "PPSVO=\u{1B}[2J", "PPSVO=good.vo-1", "PPSVO=*", "PPSVO='",
      ])
    sites.add("CLOSED", ["PPSState=closed"])
    let slapd = try Slapd(ldif: sites.ldif)
    let bdii = ["--bdii", slapd.url]
    let cases: [(words: [String], offered: [String])] = [
      (bdii + ["--vo", ""], ["good.vo-1", "ops"]), (bdii + ["--site", ""], ["NORTH"]),
      (["releases"] + bdii + ["--product", "gL"], ["gLite-UI"]),
      (bdii + ["--version", ""], ["126", "3.2.1-4"]), (["--bdii", "127.0.0.1:1", "--vo", ""], []),
      (bdii + ["--bind-dn", "cn=x", "--vo", ""], []),
      (["explain", "GlueCEStateSt"], ["GlueCEStateStatus"]),
      // As bash divides words that are typed, see COMP_WORDBREAKS.
      (["--bdii", "127.0.0.1", ":", "\(slapd.port)", "--site", ""], ["NORTH"]),
      (["--bdii", "=", "ldap", ":", "//127.0.0.1", ":", "\(slapd.port)", "--site", ""], ["NORTH"]),
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

  @Test(arguments: ["zsh", "fish"])
  func scripts(_ shell: String) throws {
    let script = try Tool("ppsquery", ["--generate-completion-script", shell])
    #expect(script.status == 0 && script.output.contains("---completion"))
  }
}
