import Glibc
import TestSupport
import Testing

@Suite("pps tags does what lcg-tags and lcg-ManageVOTag did")
struct TagsCommandTests {
  static func site() throws -> TagSite {
    let site = try TagSite()
    #expect(try site.pps(["gip", "install"] + site.gip).status == 0)
    return site
  }

  @Test("Listed, added, added twice, from a file, removed, cleaned")
  func round() throws {
    let site = try Self.site()
    let sc = ["--subcluster", "ce.example.org"]
    let ops = ["--vo", "ops"]
    #expect(
      try site.pps(["tags", "list"] + ops + sc).output == """
        SUBCLUSTER      VO   TAG         OF
        ce.example.org  ops  VO-ops-old  -
        ce.example.org  ops  VO-ops-b    -
        ce.example.org  ops  VO-ops-c    -

        """)
    let json = try site.pps(["tags", "list", "--output", "json"])
    #expect(json.status == 0 && json.output.contains("\"VO-dteam-x\""))
    let two = ["VO-ops-certtest", "VO-ops-x,VO-ops-y"]
    #expect(try site.pps(["tags", "add", "--dry-run"] + ops + two).errors.contains("dry run"))
    #expect(try !site.list("ce.example.org").contains("certtest"))
    for _ in 0..<2 { #expect(try site.pps(["tags", "add"] + ops + two).status == 0) }
    for id in TagSite.subclusters {
      #expect(
        try site.list(id)
          == "# of ops\nVO-ops-old\r\n\nVO-ops-b VO-ops-c\nVO-ops-certtest\nVO-ops-x\nVO-ops-y\n")
    }
    let file = "\(site.hierarchy.files)/list"
    try Command.write("# two\nVO-ops-certtest2\nVO-ops-certtest3\n", to: file)
    #expect(try site.pps(["tags", "add", "--tag-file", file] + ops + sc).status == 0)
    #expect(try site.list("ce.example.org").hasSuffix("VO-ops-certtest2\nVO-ops-certtest3\n"))
    #expect(try !site.list("himem.example.org").contains("certtest2"))
    // In one file of two: removed there, and fine. In none: told of, and exit 1.
    let removed = try site.pps(["tags", "remove", "--tag-file", file] + ops)
    #expect(
      removed.status == 0
        && removed.errors.contains("himem.example.org/ops/ops.list: VO-ops-certtest2 is not there"))
    let absent = try site.pps(["tags", "remove", "VO-ops-none", "VO-ops-b"] + ops)
    #expect(absent.status == 1)
    #expect(try site.list("ce.example.org").contains("\nVO-ops-c\nVO-ops-certtest\n"))

    #expect(try site.publish("126").status == 0)
    let ours = TagPluginTests.ours
    #expect(try site.pps(["tags", "remove", ours] + ops).status == 77)
    #expect(
      try site.pps(["tags", "list"] + ops).output.contains("\(ours)  preview gLite-UI 126 of ops"))
    let cleaned = try site.pps(["tags", "remove", "--clean"] + ops + sc)
    #expect(cleaned.status == 0 && cleaned.errors.contains("\(ours) stays"))
    #expect(try site.list("ce.example.org") == "# of ops\n\n\(ours)\n")
    #expect(try site.list("ce.example.org", vo: "dteam") == "VO-dteam-x\n")
    #expect(try site.withdraw("126").status == 0)
    let back = try site.pps(["tags", "add", ours] + ops)
    #expect(back.status == 77 && back.errors.contains("is not published"))
  }

  @Test(
    "What may not be a tag",
    arguments: [
      "VO-tagname-!!", "VO-ops-", "VO-ops", "ops-x", "VO-dteam-x", "vo-ops-x", "VO-OPS-x",
      "VO-ops-a b", "VO-ops-a/b", "VO-ops-a=b", "VO-ops-é", "VO-ops-a\nb", "VO-ops-#",
      "VO-ops-\u{1B}",
      "VO-ops-" + String(repeating: "x", count: 400),
    ])
  func refused(_ tag: String) throws {
    let site = try Self.site()
    let before = try site.list("ce.example.org")
    let tool = try site.pps(["tags", "add", "--vo", "ops", "VO-ops-good", tag])
    #expect(tool.status == 65 && tool.errors.contains("nothing is changed"), "\(tool.errors)")
    #expect(try site.list("ce.example.org") == before)
  }

  @Test("Values that differ only by case are refused, the others go in")
  func cases() throws {
    let site = try Self.site()
    let tool = try site.pps(["tags", "add", "--vo", "ops", "VO-ops-OLD", "VO-ops-new"])
    #expect(tool.status == 77 && tool.errors.contains("spelled VO-ops-old"))
    #expect(try site.list("ce.example.org").hasSuffix("VO-ops-c\nVO-ops-new\n"))
    #expect(try site.pps(["tags", "add", "--vo", "ops", "VO-ops-q", "VO-ops-Q"]).status == 65)
    // Both may stand there already.
    let list = "\(site.info)/ce.example.org/ops/ops.list"
    try Command.write("VO-ops-q\nVO-ops-Q\nVO-ops-r\n", to: list)
    let both = try site.pps(["tags", "remove", "--vo", "ops", "VO-ops-q", "VO-ops-Q"])
    #expect(both.status == 0, "\(both.errors)")
    #expect(try Command.read(list) == "VO-ops-r\n")
    try Command.write(
      "VO-ops-GLITE-ui-preview-126\n", to: "\(site.info)/himem.example.org/ops/ops.list")
    let preview = try site.publish("126")
    #expect(preview.status == 77 && preview.errors.contains("the state is stored"))
    #expect(preview.errors.contains("spelled VO-ops-GLITE-ui-preview-126"))
    #expect(try site.list("ce.example.org").contains(TagPluginTests.ours))
    #expect(try site.list("himem.example.org") == "VO-ops-GLITE-ui-preview-126\n")
  }

  @Test("Each file that fails is told of, the others are done, and the same again repairs")
  func partial() throws {
    let site = try Self.site()
    let folder = "\(site.info)/himem.example.org/ops"
    try Command.check(["sh", "-c", "mv \"$0/ops.list\" \"$0/x\"; ln -s x \"$0/ops.list\"", folder])
    let tool = try site.publish("126")
    #expect(
      tool.status == 77 && tool.errors.contains("\(folder)/ops.list: is refused: it is a link"))
    #expect(tool.errors.contains("the same command again"))
    #expect(try site.list("ce.example.org").contains(TagPluginTests.ours))
    #expect(try site.pps(["tags", "list"]).status == 77)
    try Command.check(["sh", "-c", "mv \"$0/x\" \"$0/ops.list\"", folder])
    #expect(try site.publish("126").status == 0)
    #expect(try site.list("himem.example.org").hasSuffix("VO-ops-c\n\(TagPluginTests.ours)\n"))

    // A full disk: the file is as it was, and nothing is left beside it.
    let long = (0..<100).map { "VO-ops-long-\($0)\n" }.joined()
    try Command.write(long, to: "\(folder)/ops.list")
    let full = try Command.run([
      "sh", "-c",
      """
      trap '' XFSZ; ulimit -f 1; exec "$0" tags add --vo ops --subcluster himem.example.org VO-ops-n \
      --state-dir "$1/state" --config "$1/site.yaml" 2>/dev/null
      """, Package.program("pps"), site.hierarchy.files,
    ])
    #expect(full.status == 74)
    #expect(try Command.read("\(folder)/ops.list") == long)
    #expect(try Command.check(["ls", "-A", folder]) == "ops.list\n")
    try Command.check(["mv", site.info, site.info + "-gone"])
    #expect(try site.pps(["tags", "add", "--vo", "ops", "VO-ops-n"]).status == 74)
  }

  @Test("Two at once, fifty times, lose nothing")
  func together() throws {
    let site = try Self.site()
    let sc = "--subcluster ce.example.org"
    try Command.check([
      "sh", "-c",
      """
      add() { "$0" tags add --vo ops \(sc) "$1" --state-dir "$2/state" --config "$2/site.yaml" \
        2>/dev/null || exit 1; }
      for i in $(seq 50); do
        add VO-ops-a-$i "$1" & a=$!
        add VO-ops-b-$i "$1" & b=$!
        wait $a; wait $b
      done
      """, Package.program("pps"), site.hierarchy.files,
    ])
    let words = try site.list("ce.example.org").split(whereSeparator: \.isWhitespace)
    #expect(Set(words).count == 6 + 100 && words.count == 6 + 100)
  }

  @Test("Of two at once that differ only by case, one is refused: it waits, and then looks")
  func togetherInAnyCase() throws {
    let site = try Self.site()
    let ended = try Command.check([
      "sh", "-c",
      """
      add() { "$0" tags add --vo ops --subcluster ce.example.org "$1" --state-dir "$2/state" \
        --config "$2/site.yaml" 2>/dev/null; echo $?; }
      flock "$1/info/ce.example.org/ops" sh -c '>"$0/locked"; sleep 2' "$1" &
      until [ -e "$1/locked" ]; do sleep 0.1; done
      add VO-ops-Twin "$1" & a=$!
      add VO-ops-twin "$1" & b=$!
      wait $a; wait $b
      """, Package.program("pps"), site.hierarchy.files,
    ])
    #expect(ended.split(separator: "\n").sorted() == ["0", "77"])
    let words = try site.list("ce.example.org").split(whereSeparator: \.isWhitespace)
    #expect(words.count { $0.lowercased() == "vo-ops-twin" } == 1, "\(words)")
  }

  @Test("Without tag files there is nothing to do here")
  func none() throws {
    let hierarchy = try GIPTests.folders()
    let tool = try GIPTests.pps(hierarchy, ["tags", "list"])
    #expect(tool.status == 78 && tool.errors.contains("our plugin adds"))
  }

  @Test("What cannot be looked at is told, not passed over")
  func unseen() throws {
    let site = try Self.site()
    let configuration = "\(site.hierarchy.files)/site.yaml"
    let text = try Command.read(configuration)
    try Command.write(text.replacing("ldap://127.0.0.1:1", with: "none"), to: configuration)
    let list = try site.pps(["tags", "list", "--check"])
    #expect(list.status == 78 && list.output == "", "\(list.status)")
    #expect(list.errors.contains("resource_bdii: none"))
    let add = try site.pps(["tags", "add", "--vo", "ops", "VO-ops-n", "--wait", "5"])
    #expect(add.status == 0 && add.errors.contains("warning:"), "\(add.errors)")
    #expect(add.errors.contains("resource_bdii: none"))
    #expect(try site.list("ce.example.org").contains("VO-ops-n"))
    for options in [["list"], ["add", "--vo", "ops", "VO-ops-m"]] {
      for folder in ["\(site.info)/gone", "/no/such/dir"] {
        let tool = try site.pps(["tags"] + options + ["--tag-dir", folder])
        #expect(tool.status == 74 && tool.output == "")
        #expect(tool.errors.contains("there is no such folder"))
      }
    }
    try Command.check(["mv", site.info, site.info + "-gone"])
    #expect(try site.pps(["tags", "list"]).status == 74)
  }

  @Test("While a record cannot be read, what may be a preview's tag stays, and is not added")
  func unknown() throws {
    let site = try Self.site()
    #expect(try site.publish("126").status == 0)
    let record = "\(site.hierarchy.files)/state/previews/ops/gLite-UI@126.yaml"
    try Command.write("damaged", to: record)
    let ours = TagPluginTests.ours
    func tags(_ verb: String, _ words: String..., vo: String = "ops") throws -> Tool {
      try site.pps(["tags", verb, "--vo", vo] + words)
    }
    for tool in [try tags("remove", ours), try tags("add", "VO-ops-x", ours)] {
      #expect(tool.status == 77 && tool.errors.contains("may be of a preview"), "\(tool.errors)")
      #expect(tool.errors.contains("mend or remove the record first"))
    }
    let clean = try tags("remove", "--clean")
    #expect(clean.status == 77 && clean.errors.contains("\(ours) stays"), "\(clean.errors)")
    #expect(try site.list("ce.example.org") == "# of ops\n\n\(ours)\n")
    // No preview's, or of another VO.
    #expect(try tags("add", "VO-ops-gcc-12").status == 0)
    #expect(try tags("remove", "VO-ops-gcc-12").status == 0)
    #expect(try tags("add", "VO-dteam-UI-preview-1", vo: "dteam").status == 0)
  }

  @Test("Files that count for all subclusters")
  func shared() throws {
    let site = try TagSite()
    let info = "\(site.hierarchy.files)/edg"
    try Command.check(["mkdir", "-p", "\(info)/ops"])
    try Command.write("VO-ops-e\n", to: "\(info)/ops/ops.list")
    #expect(try site.pps(["gip", "install", "--tag-dir", info] + site.gip).status == 0)
    #expect(try site.publish("126").status == 0)
    let file = { try Command.read("\(info)/ops/ops.list") }
    #expect(try file() == "VO-ops-e\n\(TagPluginTests.ours)\n")
    #expect(try site.pps(["tags", "list"]).output.split(separator: "\n").count == 5)
    let half = try site.pps([
      "preview", "publish", "--vo", "ops", "--product", "gLite-UI", "--working-version", "127",
      "--path", "/opt/x", "--subcluster", "ce.example.org",
    ])
    #expect(half.status == 77 && half.errors.contains("counts for all subclusters"))
    #expect(try site.withdraw("127").status == 1)
    #expect(try site.withdraw("126").status == 0)
    #expect(try file() == "VO-ops-e\n")
  }

  @Test(
    "A VO's account keeps its tags itself, also after root was at work",
    .enabled(if: geteuid() == 0, "only root can give files away"))
  func tenant() throws {
    let site = try TagSite()
    let files = site.hierarchy.files
    let configuration = "\(files)/site.yaml"
    try Command.write(
      try Command.read(configuration) + "\ntenants: [{vo: ops, account: daemon}]\n",
      to: configuration)
    try Command.check([
      "sh", "-c",
      """
      cd "$0" && mkdir -p state/previews/ops && chown daemon state/previews/ops info/*/ops/ops.list &&
      chown daemon info/*/ops && chmod 755 . && cp "$1" pps && chmod 755 pps
      """, files, Package.program("pps"),
    ])
    let run = { (arguments: [String]) in
      try Command.run(
        [
          "setpriv", "--reuid=daemon", "--regid=daemon", "--clear-groups", "\(files)/pps",
        ] + arguments + ["--state-dir", "\(files)/state", "--config", configuration])
    }
    let preview = [
      "--vo", "ops", "--product", "gLite-UI", "--working-version", "126",
    ]
    #expect(try site.pps(["gip", "install"] + site.gip).status == 0)
    #expect(try site.publish("125").status == 0)
    let published = try run(["preview", "publish", "--path", "/opt/x"] + preview)
    #expect(published.status == 0, "\(published.output)")
    let file = "\(site.info)/ce.example.org/ops/ops.list"
    #expect(try Command.read(file).contains(TagPluginTests.ours))
    #expect(try Command.check(["stat", "-c", "%U", file]) == "daemon\n")
    // Root's turn, which leaves everything to the account.
    #expect(try site.pps(["gip", "uninstall"] + site.gip).status == 0)
    #expect(try site.pps(["gip", "install"] + site.gip).status == 0)
    #expect(try Command.check(["stat", "-c", "%U", file]) == "daemon\n")
    #expect(try run(["preview", "withdraw"] + preview).status == 0)
    #expect(try !Command.read(file).contains(TagPluginTests.ours))
    // Another VO's file is not the account's to change.
    let other = try run(["tags", "add", "--vo", "dteam", "VO-dteam-y"])
    #expect(other.status == 74 && other.output.contains("dteam.list: cannot be written"))
    try Command.check(["sh", "-c", "chown daemon \"$0\"/*/dteam", site.info])
    let foreign = try run(["tags", "add", "--vo", "dteam", "VO-dteam-y"])
    #expect(foreign.status == 77 && foreign.output.contains("belongs to root"))
    #expect(try site.list("ce.example.org", vo: "dteam") == "VO-dteam-x\n")
  }

  @Test("What it makes everybody can read, whatever the umask is")
  func strict() throws {
    let site = try Self.site()
    let files = site.hierarchy.files
    _ = try Command.check([
      "env", "PPS_STATE_DIR=\(files)/state", "PPS_CONFIG=\(files)/site.yaml", "sh", "-c",
      "umask 077; exec \"$0\" tags add --vo atlas VO-atlas-x", Package.program("pps"),
    ])
    let folder = "\(site.info)/ce.example.org/atlas"
    #expect(
      try Command.check(["stat", "-c", "%a", folder, "\(folder)/atlas.list"]) == "755\n644\n")
  }
}
