import TestSupport
import Testing

@Suite("LDIF out of pipes, and descriptors that are closed or that nobody reads")
struct PipeTests {
  let grid: ExampleGrid
  let directory: TemporaryDirectory
  private var file: String { directory.path + "/dump.ldif" }

  init() throws {
    grid = try ExampleGrid.shared.get()
    directory = try TemporaryDirectory()
    try Command.write(try grid.dump(), to: file)
  }

  /// Runs a line of a shell with the programs as `$ppsquery` and `$ppsjdl`, and the file as `$f`.
  private func shell(_ line: String) throws -> Command.Outcome {
    try Command.run(
      [
        "env", "f=\(file)", "ppsquery=\(Package.program("ppsquery"))",
        "ppsjdl=\(Package.program("ppsjdl"))", "TMPDIR=\(directory.path)", "bash", "-c", line,
      ])
  }

  @Test(
    "gives the same answer as a file",
    arguments: [
      "$ppsquery --version 126 --output csv --fields site,version,path,where,vos,contact",
      "$ppsquery --version 126 --output ce", "$ppsquery --version 126 --contacts",
      "$ppsquery sites", "$ppsquery releases", "$ppsquery values GlueCEStateStatus",
      "$ppsquery --kind pilot --output sites", "$ppsquery --version 126 --output ldif",
      "$ppsjdl --version 126 --vo ops --explicit",
    ])
  func sameAnswers(words: String) throws {
    let expected = try shell("\(words) --ldif $f")
    #expect(expected.status == 0 && expected.output.contains { $0.isNewline })
    let asked = try shell("cat $f | \(words) --ldif -")
    #expect(asked.status == expected.status, "\(asked.output)")
    #expect(Self.withoutSource(asked.output) == Self.withoutSource(expected.output))
    #expect(try Command.check(["ls", directory.path]) == "dump.ldif\n")
  }

  /// Without the lines that name what a text is from.
  private static func withoutSource(_ text: String) -> [Substring] {
    text.split { $0.isNewline }.filter { !$0.contains("//") && !$0.contains("# ") }
  }

  @Test(
    "Of a gzip file that is cut, what stands before the cut answers, and all say that it is not whole"
  )
  func cut() throws {
    try Command.check(["sh", "-c", "gzip -c \"$0\" | head -c -4 >\"$0.gz\"", file])
    for words in [
      "--version 126 --output csv --fields site,where,contact", "values GlueCEStateStatus",
      "--version 999 --output csv", "sites",
    ] {
      let whole = try shell("$ppsquery \(words) --ldif $f 2>&-")
      let cut = try shell("$ppsquery \(words) --ldif $f.gz 2>&-")
      #expect(cut.status == 75 && cut.output == whole.output, "\(words)")
      let piped = try shell("$ppsquery \(words) --ldif - <$f.gz 2>&-")
      #expect(piped.status == 75 && piped.output == whole.output, "\(words)")
    }
    let check = "\(Package.program("pps")) check --all --output json --ldif"
    let (whole, cut) = try (shell("\(check) $f 2>&-"), shell("\(check) $f.gz 2>&-"))
    #expect(cut.status == 75)
    let findings = [whole, cut].map { $0.output.ranges(of: "\"rule\"").count }
    #expect(findings[0] == findings[1])
  }

  @Test(
    "A reader that leaves is no news, but the exit status is the answer's, and what is to be told is told"
  )
  func readerGone() throws {
    var old = PublishedSites()
    old.add("OLD", ["PPSState=preview"])
    try Command.write(old.ldif, to: "\(file).old")
    let pps = Package.program("pps")
    for (words, status) in [
      ("$ppsquery diff $f.old $f", 2), ("$ppsquery diff $f.old $f.cut", 75),
      ("$ppsquery --version 126 --ldif $f", 0), ("$ppsquery --version 126 --ldif $f.cut", 75),
      ("$ppsquery wait --version 126 --sites 9 --timeout 4s --bdii \(grid.top)", 75),
      ("$ppsquery releases --help", 0), ("\(pps) check --ldif $f.cut --nagios", 2),
    ] {
      let outcome = try shell(
        """
        [ -e $f.cut ] || { cat $f; echo 'dn: o=x,o=glue'; printf 'half a li'; } >$f.cut
        mkfifo $f.pipe; sleep 0 <$f.pipe & exec 3>$f.pipe; wait; rm $f.pipe
        \(words) >&3
        """)
      #expect(outcome.status == status, "\(words): \(outcome.output)")
      let hasGap = status == 75 && words.contains("cut")
      #expect(!hasGap || outcome.output.contains("warning"), "\(words): \(outcome.output)")
      #expect(!outcome.output.contains("ipe"), "\(outcome.output)")
    }
  }

  @Test(
    "What is started with closed descriptors writes to nothing else, and is not stopped by itself")
  func closedDescriptors() throws {
    let query = "$ppsquery --version 126 --output sites --bdii \(grid.top)"
    #expect(try shell("\(query) <&- >&-").status == 74)
    #expect(try shell("\(query) >&-").status == 74)
    let names = try shell(query).output
    for line in ["\(query) <&- 2>&-", "XDG_CACHE_HOME=/proc/none \(query) --max-age 5m <&- 2>&-"] {
      let outcome = try shell(line)
      #expect(outcome.status == 0 && outcome.output == names, "\(line)")
    }
  }

  @Test("is one whatever it comes through")
  func ways() throws {
    let ask = "$ppsquery --version 126 --output ce"
    let expected = try shell("\(ask) --ldif $f").output
    #expect(expected.contains(":8443/"))
    for line in [
      "\(ask) --ldif - <$f", "cat $f | \(ask) --ldif /dev/stdin", "\(ask) --ldif <(cat $f)",
      "gzip -c $f | \(ask) --ldif -",
    ] {
      #expect(try shell(line).output == expected, "\(line)")
    }
  }

  @Test("that holds changes, as a plugin prints them, is bad input", arguments: ["$c", "-"])
  func changes(file: String) throws {
    let make = "c=$(mktemp); printf 'dn: o=grid\\nchangetype: modify\\nadd: o\\no: x\\n-\\n' >$c"
    let asked = try shell(
      "\(make); $ppsquery --version 126 --ldif \(file) <$c; s=$?; rm $c; exit $s")
    #expect(asked.status == 65, "\(asked.output)")
    #expect(
      asked.output.contains(":1:1: the file holds changes, and no entries"), "\(asked.output)")
  }

  @Test("of which no copy can be made is told, and nothing is said of sites")
  func noRoom() throws {
    let asked = try shell("cat $f | TMPDIR=/none/here $ppsquery --version 126 --ldif -")
    #expect(asked.status == 74)
    #expect(
      asked.output.contains(
        "standard input: cannot be copied to /none/here, to be read more than once: No such file"))
  }

  @Test("compares with a file")
  func diff() throws {
    #expect(try shell("$ppsquery diff $f <(cat $f)").output == "")
    #expect(try shell("cat $f | $ppsquery diff - $f").status == 0)
  }
}
