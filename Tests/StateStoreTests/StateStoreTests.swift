import Files
import Glibc
import Rollout
import TestSupport
import Testing

@testable import StateStore

@Suite("State files")
struct StateStoreTests {
  static let preview = Preview(
    vo: "ops", product: "gLite-UI", workingVersion: "0126",
    packageVersion: try! PackageVersion(parsing: "1:3.2.1-4"), upgradeClass: .incompatible,
    path: "/opt/exp_soft/ops/pps/126", setupScript: "/opt/exp_soft/ops/pps/126/setenv.sh",
    tested: true, releaseNotes: "https://pps.example.org/previews/126",
    contact: "mailto:pps@site.example.org", feedbackDeadline: Timestamp("2026-12-31"),
    subclusters: ["ce.example.org", "himem.example.org"],
    history: try! History([
      .init(.installed, at: Timestamp("2026-11-21")!, by: "opssgm"),
      .init(.published, at: Timestamp("2026-11-22")!, by: "root"),
    ]))

  static let pilot = Pilot(
    service: .ids(
      glueService: "wms.example.org_wms_1",
      glue2: .init(service: "wms.example.org_wms_1", endpoint: "wms.example.org_wms_1_WMProxy_2")),
    left: [
      .init(
        at: Timestamp("2026-11-20")!, service: .endpoint(type: "t", url: "https://x.example.org/")),
      .init(
        at: Timestamp("2026-11-21")!,
        service: .ids(glueService: "wms.example.org_wms_0", glue2: nil)),
    ], lastService: .endpoint(type: "t", url: "https://y.example.org/"),
    product: "WMS", packageVersion: try! PackageVersion(parsing: "3.2.1-4"),
    workingVersion: "1e3", upgradeClass: .major, vos: ["ops", "no"],
    start: Timestamp("2026-11-20")!, feedbackDeadline: Timestamp("2026-12-04"),
    releaseNotes: "https://pps.example.org/x", contact: "mailto:pps@site.example.org",
    servingState: .draining,
    feedback: [
      .init(at: Timestamp("2026-11-20")!, by: "alice", vo: "ops", text: "it works: \"fine\" # ö")
    ], postMortem: "https://pps.example.org/pm", postMortemAt: Timestamp("2026-12-05T10:00:00Z"),
    history: try! History([
      .init(.running, at: Timestamp("2026-11-20")!, by: "root"),
      .init(.closed, at: Timestamp("2026-11-21")!),
    ]))

  @Test("What is stored is read back: all fields, few fields, words that YAML takes for others")
  func roundTrip() throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: "\(directory)/new/state")
      var bare = Self.preview
      bare.vo = "yes"
      bare.packageVersion = nil
      bare.setupScript = nil
      bare.releaseNotes = nil
      bare.contact = nil
      bare.feedbackDeadline = nil
      bare.history = History(.withdrawn, at: Timestamp("2026-11-22")!)
      var byEndpoint = Self.pilot
      byEndpoint.product = "LB"
      byEndpoint.service = .endpoint(
        type: "org.glite.lb.Server", url: "https://lb.example.org:9003/")
      byEndpoint.workingVersion = nil
      try store.store(Self.preview)
      try store.store(bare)
      try store.store(Self.pilot)
      try store.store(byEndpoint)
      let contents = store.contents()
      #expect(contents.problems.isEmpty)
      #expect(contents.previews == [Self.preview, bare])
      #expect(contents.pilots == [byEndpoint, Self.pilot])
      #expect(
        try store.preview(vo: "ops", product: "gLite-UI", workingVersion: "0126") == Self.preview)
      #expect(
        try store.pilot(product: "WMS", packageVersion: Self.pilot.packageVersion) == Self.pilot)
      #expect(try store.preview(vo: "ops", product: "gLite-UI", workingVersion: "1") == nil)
      #expect(try store.preview(vo: "../..", product: "x", workingVersion: "1") == nil)
      let long = String(repeating: "1", count: 300)
      #expect(try store.preview(vo: "ops", product: "x", workingVersion: long) == nil)
      #expect(
        try store.pilot(product: "WMS", packageVersion: PackageVersion(parsing: long)) == nil)
    }
  }

  @Test("Nothing of a record that is refused reaches the disk, and what was there stays")
  func refused() throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory)
      try store.store(Self.preview)
      var hostile = Self.preview
      hostile.path = "/x; rm -rf ~"
      #expect(throws: Violation.self) { try store.store(hostile) }
      hostile = Self.preview
      hostile.product = "../../etc/x"
      #expect(throws: Violation.self) { try store.store(hostile) }
      #expect(store.contents().previews == [Self.preview])
      #expect(
        try GuardedFolder.open("\(directory)/previews/ops", owners: [getuid()])?.names() == [
          "gLite-UI@0126.yaml"
        ])
    }
  }

  /// The fields that a preview needs besides those of the case.
  static let rest =
    "upgrade_class: incompatible\ntested: no\n"
    + "history: [{state: published, at: 2026-11-22}]\n"

  @Test(
    "A wrong file is told of by line, and hides no other",
    arguments: [
      ("", "must be a mapping"),
      ("format: 1\nvo: [ops", "bad.yaml:3:1: while parsing a flow sequence: did not find expected"),
      ("format: 1\nvo: ops\u{1}\n", "bad.yaml:2:8: control characters are not allowed"),
      ("format: 1\nformat: 1\n", "bad.yaml:1:1: 'format' is there twice"),
      ("format: 1\nvo: *x\n", "bad.yaml:2:5: is an alias"),
      ("format: 2\n", "bad.yaml:1:9: format: '2' is not 1"),
      ("format: 1\nvo: ops\n", "product is missing"),
      (
        "format: 1\nvo: ops\nproduct: [x]\n", "bad.yaml:3:10: product: must be one value"
      ),
      (
        "vo: ops\nformat: 1\nproduct: x\nworking_version: 1\nupgrade_class: huge\n",
        ":5:16: upgrade_class"
      ),
      (
        "format: 1\nvo: ops\nproduct: x\nworking_version: 1\npath: /x\nsubclusters: [a]\n"
          + rest + "feedback_dedline: 2026-11-22\n", ":10:1: there is no 'feedback_dedline'"
      ),
      (
        "format: 1\nvo: ops\nproduct: x\nworking_version: 1\npath: /x;y\nsubclusters: [a]\n"
          + rest, ":5:7: path '/x;y'"
      ),
      (
        "format: 1\nvo: dteam\nproduct: x\nworking_version: 1\npath: /x\nsubclusters: [a]\n"
          + rest, "belongs into"
      ),
    ])
  func wrongFile(_ text: String, _ message: String) throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory)
      try store.store(Self.preview)
      try File.write(text, to: "\(directory)/previews/ops/bad.yaml")
      let contents = store.contents()
      #expect(contents.previews == [Self.preview])
      let problem = try #require(contents.problems.first)
      #expect(problem.description.contains(message))
    }
  }

  @Test(
    "Of a file that is wrong little is told, however long what is wrong is",
    arguments: [
      "[", "? ", "{a", "x: \t", "upgrade_class: x", "format: 1\ntested: ", "format: ", "\u{1}",
    ])
  func longWords(_ text: String) throws {
    let long = String(repeating: text, count: 20) + String(repeating: "y", count: 20_000)
    #expect {
      try Preview(yaml: text + long, file: "x.yaml")
    } throws: {
      let words = "\($0)"
      return words.utf8.count < 400 && !words.contains("\n")
    }
  }

  @Test("What looks like a number, a time or a truth to any reader of YAML is quoted")
  func quoted() throws {
    var preview = Self.preview
    for version in [
      "0x1A", "0o17", "017", "1_000", "1e3", "1.5", "0b1", "190", "2026-11-22", "yes", "NO", "On",
      "y",
      "null", "True",
    ] {
      preview.workingVersion = version
      #expect(try preview.yaml().contains("working_version: \"\(version)\"\n"))
    }
    for by in ["1:30", ".inf", "~", "=", "-1", "+1", "!x", "*x", "&x", "\"", "'a'"] {
      preview.history = History(.published, at: Timestamp("2026-11-22")!, by: by)
      let text = try preview.yaml()
      #expect(text.contains("by: \"\(by == "\"" ? "\\\"" : by)\"}"))
      #expect(try Preview(yaml: text, file: "f") == preview)
    }
    preview.workingVersion = "a1"
    #expect(try preview.yaml().contains("working_version: a1\n"))
  }

  @Test("Nothing is stored that would be too large to be read, and what was there stays")
  func tooLarge() throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory)
      var preview = Self.preview
      try store.store(preview)
      preview.subclusters = (0..<2_000).map { "ce\($0).site.example.org" }
      for change in [
        { try store.store(preview) },
        {
          try store.propose(
            PendingChange(commit: nil, previews: [preview]), vo: "ops", product: "x")
        },
      ] {
        #expect { try change() } throws: { "\($0)".contains("would be larger than 32768 bytes") }
      }
      #expect(store.contents().previews == [Self.preview] && store.contents().problems.isEmpty)
    }
  }

  @Test(
    "What was published five hundred times can be withdrawn: the oldest of its history is forgotten"
  )
  func longHistory() throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory)
      var preview = Self.preview
      for moment in (0..<500).map({ preview.since + .seconds($0) }) {
        preview = try preview.moved(to: .withdrawn, at: moment, by: "root")
        preview = try preview.moved(to: .published, at: moment, by: "opssgm")
      }
      preview = try preview.moved(to: .withdrawn, at: preview.since, by: "root")
      try store.store(preview)
      let contents = store.contents()
      let steps = contents.previews.first?.history.steps ?? []
      #expect(contents.problems.isEmpty && steps.count > 300)
      #expect(preview.history.steps.suffix(steps.count) == steps[...])
    }
  }

  @Test("What was being written when a process was killed goes with the next change")
  func killed() throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory)
      for folder in ["pilots", "previews/ops"] {
        try File.write("x", to: "\(directory)/\(folder)/.x@1.yaml.999~")
      }
      try store.withPilotsLocked {}
      try store.withPreviewsLocked(of: "ops") {}
      for folder in ["pilots", "previews/ops"] {
        #expect(try Command.check(["ls", "-A", "\(directory)/\(folder)"]) == ".lock\n")
      }
    }
  }

  @Test("What is damaged is copied to a free name, byte by byte, and not opened to others")
  func kept() throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory)
      let file = store.file(of: Self.preview)
      let bytes = [UInt8](repeating: 0xFF, count: File.largest + 1)
      try File.write(bytes, to: file, permissions: File.readable)
      try Command.check(["chmod", "640", file])
      try Command.check(["ln", "-s", "\(directory)/elsewhere", "\(file).damaged"])
      let damage = try #require(store.damage(ofPreview: "gLite-UI", "0126", vo: "ops"))
      #expect(try store.keep(damage, vo: "ops") == "\(file).damaged.2")
      #expect(try Command.run(["cmp", file, "\(file).damaged.2"]).status == 0)
      // The mode, and one name each: whoever owns it, the file can be read on.
      for path in [file, "\(file).damaged.2"] {
        #expect(try Command.check(["stat", "-c", "%a %h", path]) == "640 1\n")
      }
      #expect(try Command.run(["test", "-e", "\(directory)/elsewhere"]).status == 1)

      try Command.check(["truncate", "-s", "\(StateStore.largestDamaged + 1)", file])
      #expect {
        try store.keep(damage, vo: "ops")
      } throws: {
        "\($0)".contains("gLite-UI@0126.yaml: is larger than") && "\($0)".contains("move it away")
      }
    }
  }

  @Test(
    "A moment that could not be read back is not stored", arguments: [-86_400, 253_402_300_800])
  func unreadableMoment(_ seconds: Int) throws {
    try withTemporaryDirectory { directory in
      let (store, moment) = (
        StateStore(directory: directory), Timestamp(secondsSinceEpoch: seconds)
      )
      var preview = Self.preview
      preview.history = History(.published, at: moment)
      #expect { try store.store(preview) } throws: {
        ($0 as? Violation)?.field == "history.at" && "\($0)".contains("the clock")
      }
      var pilot = Self.pilot
      pilot.start = moment
      #expect(throws: Violation.self) { try store.store(pilot) }
      let left = try Command.check(["ls", "-A", directory])
      #expect(left == "")
    }
  }

  @Test("A file that no record fills is not read into memory")
  func oversized() throws {
    try withTemporaryDirectory { directory in
      try File.write(String(repeating: "#", count: 300_000), to: "\(directory)/pilots/x.yaml")
      let problem = try #require(StateStore(directory: directory).contents().problems.first)
      #expect(problem.description.contains("larger than"))
    }
  }
}

@Suite("The site's configuration")
struct SiteConfigurationTests {
  @Test("A whole one")
  func whole() throws {
    let configuration = try SiteConfiguration(
      yaml: """
        site: EXAMPLE-SITE
        host: ce.example.org
        resource_bdii: none
        contact: mailto:pps@site.example.org
        subclusters:
          - id: ce.example.org
            cluster: ce.example.org
            glue2: {service: s, manager: m, resource: r}
          - {id: b, cluster: c}
        """, file: "site.yaml")
    #expect(configuration.resourceBDII == nil)
    #expect(configuration.site.subclusters.map(\.id) == ["ce.example.org", "b"])
    #expect(configuration.site.subclusters[0].glue2?.manager == "m")
  }

  @Test("It may use all of YAML")
  func aliases() throws {
    let configuration = try SiteConfiguration(
      yaml: "site: X\nhost: &h ce.example.org\nsubclusters: [{id: *h, cluster: *h}]", file: "f")
    #expect(configuration.site.subclusters.map(\.cluster) == ["ce.example.org"])
  }

  @Test(arguments: [
    ("host: a", "site is missing"),
    ("site: X\nhost: a\nsubcluster: []", "there is no 'subcluster'"),
    ("site: X\nhost: 'a b'", "host 'a b'"),
    ("site: X\nhost: a\nsubclusters: [{id: a, cluster: b}, {id: A, cluster: b}]", "named twice"),
    ("site: X\nhost: a\nsubclusters: [{id: a}]", "cluster is missing"),
    ("site: X\nhost: a\ntag_layout: shared", "3:13: tag_layout: needs tag_dir"),
    ("site: X\nhost: a\ntenants: [{vo: x/y, account: b}]", "3:16: vo 'x/y': must be letters"),
    (
      "site: X\nhost: a\ntenants:\n- {vo: a, account: b}\n- {vo: a, account: c}",
      "5:8: vo: a is named twice"
    ),
    ("site: X\nhost: a\nresource_bdii: 'ldap://h/o=grid'", "behind 'ldap://h:2170'"),
  ])
  func wrong(_ text: String, _ message: String) {
    #expect { try SiteConfiguration(yaml: text, file: "site.yaml") } throws: {
      "\($0)".contains(message)
    }
  }
}
