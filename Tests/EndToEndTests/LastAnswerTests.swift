import Glibc
import TestSupport
import Testing

@Suite("pps gip gives a whole answer in time, or its last good one")
struct LastAnswerTests {
  static func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

  @Test(
    "What keeps it from answering: the last good answer stands in, and says so",
    arguments: [
      ("rm $F/site.yaml", 78, "site.yaml"),
      ("echo 'host: x' >$F/site.yaml", 78, "site is missing"),
      ("sed -i 's|ldap://127.0.0.1:1|local host|' $F/site.yaml", 78, "names no BDII"),
      ("mv $F/state $F/gone", 74, "no such state directory"),
      ("mv $F/state/previews $F/gone; ln -s $F/gone $F/state/previews", 74, "a link"),
      ("chmod o+w $F/state/previews", 74, "everybody may write"),
      // Nobody ever writes into the pipe.
      ("rm $F/site.yaml; mkfifo $F/site.yaml", 75, "no answer after 1 s"),
    ])
  func standsIn(_ harm: String, _ status: Int32, _ message: String) throws {
    let hierarchy = try GIPTests.folders()
    for name in ["provider", "plugin"] {
      #expect(try GIPTests.pps(hierarchy, ["gip", name]).status == 0)
    }
    let plugin = try GIPTests.pps(hierarchy, ["gip", "plugin"])
    try Command.check(["sh", "-c", "F=$0; \(harm)", hierarchy.files])
    let deadline = ["--deadline", message.hasSuffix("1 s") ? "1" : "30"]
    let late = try GIPTests.pps(hierarchy, ["gip", "plugin"] + deadline)
    #expect(late.status == status && late.errors.contains(message), "\(late.errors)")
    #expect(late.errors.contains("stands in"))
    // The same marks, and one word more on what is a pilot's.
    let added = Set(Self.lines(late.output)).subtracting(Self.lines(plugin.output))
    #expect(Set(Self.lines(plugin.output)).isSubset(of: Self.lines(late.output)))
    #expect(
      added.count == 1 && added.allSatisfy { $0.hasPrefix("GLUE2EntityOtherInfo: PPSStale=20") })
    let provider = try GIPTests.pps(hierarchy, ["gip", "provider"] + deadline)
    #expect(provider.output.contains("/pps-preview/ops/"))
    #expect(provider.output.contains("GlueServiceDataKey: PPSStale"))
    // bdii-update's own form: one line each, with the time.
    for line in Self.lines(late.errors) + Self.lines(provider.errors) {
      #expect(
        line.wholeMatch(
          of: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}: \[(ERROR|WARNING)\] pps gip \w+: .+/) != nil,
        "\(line)")
    }
  }

  @Test("It is not too old, whole, and can be done without")
  func limits() throws {
    let hierarchy = try GIPTests.folders()
    let kept = "\(hierarchy.files)/cache/plugin.ldif"
    #expect(try GIPTests.pps(hierarchy, ["gip", "plugin", "--hold-over", "0"]).status == 0)
    #expect(unsafe access(kept, F_OK) != 0)
    #expect(try GIPTests.pps(hierarchy, ["gip", "plugin"]).status == 0)
    try Command.check(["rm", "\(hierarchy.files)/site.yaml"])
    #expect(try GIPTests.pps(hierarchy, ["gip", "plugin", "--hold-over", "0"]).output == "")
    #expect(try GIPTests.pps(hierarchy, ["gip", "plugin"]).output != "")
    for (edit, message) in [
      ("s/^# 20../# 2001/", "too old"), ("s/^# 20../# 2201/", "still to come"),
      ("$d", "not a whole answer"),
    ] {
      let text = try Command.read(kept)
      try Command.check(["sed", "-i", edit, kept])
      let none = try GIPTests.pps(hierarchy, ["gip", "plugin"])
      #expect(none.output == "" && none.status == 78 && none.errors.contains(message))
      try Command.write(text, to: kept)
    }
  }

  @Test("While others write the state, every answer is whole")
  func concurrent() throws {
    let hierarchy = try GIPTests.folders()
    let script = """
      export PPS_STATE_DIR=$F/state PPS_CONFIG=$F/site.yaml PPS_CACHE_DIR=$F/cache
      id='--vo ops --product gLite-UI --working-version 126'
      for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
        $PPS preview withdraw $id || echo failed
        $PPS preview publish $id --path /opt/$i --tested || echo failed
      done >$F/one 2>&1 & one=$!
      for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
        $PPS preview publish $id --path /other/$i || echo failed
      done >$F/two 2>&1 & two=$!
      while kill -0 $one 2>/dev/null || kill -0 $two 2>/dev/null; do
        $PPS gip provider 2>>$F/log | grep -c '^GLUE2EntityOtherInfo: PPSState=' >>$F/counts
      done
      wait
      """
    try Command.check([
      "bash", "-c", "F=$0 PPS=$1; \(script)", hierarchy.files, Package.program("pps"),
    ])
    #expect(try !Command.read("\(hierarchy.files)/one").contains("failed"))
    #expect(try !Command.read("\(hierarchy.files)/two").contains("failed"))
    #expect(try !Command.read("\(hierarchy.files)/log").contains("stands in"))
    let counts = Set(Self.lines(try Command.read("\(hierarchy.files)/counts")))
    // Two carriers; with the applications on two subclusters each, where ops's is not withdrawn.
    #expect(!counts.isEmpty && counts.isSubset(of: ["4", "6"]), "\(counts)")
    // Nothing was lost: every step is in the history.
    let state = try Command.read("\(hierarchy.files)/state/previews/ops/gLite-UI@126.yaml")
    let steps = Self.lines(state).filter { $0.contains("{state: ") }.map {
      $0.contains("withdrawn")
    }
    #expect(steps.count { $0 } == 12)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 != $1 })
  }

  @Test("A folder that cannot be written is told of, and the answer is given")
  func unwritable() throws {
    let hierarchy = try GIPTests.folders()
    let whole = try GIPTests.pps(hierarchy, ["gip", "plugin"])
    try Command.write("", to: "\(hierarchy.files)/file")
    let other = try GIPTests.pps(
      hierarchy, ["gip", "plugin", "--cache-dir", "\(hierarchy.files)/file/x"])
    #expect(other.status == 0 && other.output == whole.output)
    #expect(other.errors.contains("not kept for bad times"))
  }

  @Test("However few files it may open, the answer is whole, or the last good one stands in")
  func fewDescriptors() throws {
    let hierarchy = try GIPTests.folders()
    func names(_ text: String) -> [Substring] {
      Self.lines(text).filter { $0.hasPrefix("dn: ") && !$0.contains("=PPSStale,") }
    }
    let whole = try names(GIPTests.pps(hierarchy, ["gip", "provider"]).output)
    let kept = "\(hierarchy.files)/cache/provider.ldif"
    let answer = try Command.read(kept)
    let script = """
      export PPS_STATE_DIR=$F/state PPS_CONFIG=$F/site.yaml PPS_CACHE_DIR=$F/cache
      for fd in /proc/self/fd/*; do fd=${fd##*/}; if [ $fd -gt 2 ]; then exec {fd}>&-; fi; done
      exec 2>$F/errors; ulimit -n $N; exec $PPS gip provider
      """
    // The first leaves one for the folder of the VOs and none for what is in it; the last is enough.
    var statuses: [Int32] = []
    for limit in 4...6 {
      try Command.write(answer, to: kept)
      let run = try Command.run([
        "bash", "-c", "F=$0 PPS=$1 N=$2; \(script)", hierarchy.files, Package.program("pps"),
        "\(limit)",
      ])
      let errors = try Command.read("\(hierarchy.files)/errors")
      #expect(names(run.output) == whole, "\(limit): \(errors)")
      #expect(try names(Command.read(kept)) == whole, "\(limit): \(errors)")
      statuses.append(run.status)
    }
    #expect(statuses == [74, 74, 0])
  }

  @Test("What a run left that was killed goes; what another one writes at this time stays")
  func leftBehind() throws {
    let hierarchy = try GIPTests.folders()
    let cache = "\(hierarchy.files)/cache"
    // No process has so high a number.
    try Command.check([
      "sh", "-c",
      "mkdir \"$0\"; cd \"$0\"; touch .plugin.ldif.99999999~ .plugin.ldif.1~ .plugin.ldif.x~",
      cache,
    ])
    #expect(try GIPTests.pps(hierarchy, ["gip", "plugin"]).status == 0)
    #expect(
      try Command.check(["ls", "-A", cache]) == ".plugin.ldif.1~\n.plugin.ldif.x~\nplugin.ldif\n")
  }
}
