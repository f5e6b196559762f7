import Files
import Glibc
import TestSupport
import Testing

@testable import StateStore

@Suite("Tag files: one tag a line, all else as it was")
struct TagFileTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var before: String
    var tags: [String]
    var afterAdding: String
    /// After removing VO-ops-b.
    var afterRemoving: String
  }

  @Test(arguments: [
    Case(
      testDescription: "empty", before: "", tags: [], afterAdding: "VO-ops-n\n", afterRemoving: ""),
    Case(
      testDescription: "one a line", before: "VO-ops-a\nVO-ops-b\n",
      tags: ["VO-ops-a", "VO-ops-b"],
      afterAdding: "VO-ops-a\nVO-ops-b\nVO-ops-n\n", afterRemoving: "VO-ops-a\n"),
    Case(
      testDescription: "no final newline", before: "VO-ops-a\nVO-ops-b",
      tags: ["VO-ops-a", "VO-ops-b"], afterAdding: "VO-ops-a\nVO-ops-b\nVO-ops-n\n",
      afterRemoving: "VO-ops-a\n"),
    Case(
      testDescription: "CRLF", before: "VO-ops-a\r\nVO-ops-b\r\n", tags: ["VO-ops-a", "VO-ops-b"],
      afterAdding: "VO-ops-a\r\nVO-ops-b\r\nVO-ops-n\n", afterRemoving: "VO-ops-a\r\n"),
    Case(
      testDescription: "comments and blank lines",
      before: "# VO-ops-b is old\n\n  # VO-ops-n\n\t\nVO-ops-b\n\n", tags: ["VO-ops-b"],
      afterAdding: "# VO-ops-b is old\n\n  # VO-ops-n\n\t\nVO-ops-b\n\nVO-ops-n\n",
      afterRemoving: "# VO-ops-b is old\n\n  # VO-ops-n\n\t\n\n"),
    Case(
      testDescription: "several a line, tabs", before: "\tVO-ops-a  VO-ops-b\tc \n",
      tags: ["VO-ops-a", "VO-ops-b", "c"], afterAdding: "\tVO-ops-a  VO-ops-b\tc \nVO-ops-n\n",
      afterRemoving: "\tVO-ops-a\tc \n"),
    Case(
      testDescription: "first, twice", before: " VO-ops-b VO-ops-b x VO-ops-b\n",
      tags: ["VO-ops-b", "VO-ops-b", "x", "VO-ops-b"],
      afterAdding: " VO-ops-b VO-ops-b x VO-ops-b\nVO-ops-n\n", afterRemoving: " x\n"),
    Case(
      testDescription: "there already", before: "VO-ops-n VO-ops-B\n",
      tags: ["VO-ops-n", "VO-ops-B"], afterAdding: "VO-ops-n VO-ops-B\n",
      afterRemoving: "VO-ops-n VO-ops-B\n"),
  ])
  func text(_ each: Case) {
    let text = TagText(Array(each.before.utf8))
    #expect(text.tags.map { String(decoding: $0, as: UTF8.self) } == each.tags)
    var added = text
    _ = added.add(["VO-ops-n"])
    #expect(String(decoding: added.bytes, as: UTF8.self) == each.afterAdding)
    #expect(added.add(["VO-ops-n"]).added.isEmpty)
    var removed = text
    _ = removed.remove(["VO-ops-b"])
    #expect(String(decoding: removed.bytes, as: UTF8.self) == each.afterRemoving)
    #expect(removed.remove(["VO-ops-b"]).isEmpty)
  }

  @Test("Bytes that are no text stay, whatever is added and removed")
  func anyBytes() {
    var random = SplitMix.seeded()
    for _ in 0..<300 {
      let alphabet = Array("ab# \t\r\n".utf8) + [0, 0xFF, 0xC3]
      let bytes = (0..<random.number(41)).map { _ in random.pick(alphabet) }
      var text = TagText(bytes)
      _ = text.add(["VO-ops-n"])
      #expect(text.bytes.starts(with: bytes), "\(bytes)")
      #expect(text.tags.count == TagText(bytes).tags.count + 1, "\(bytes)")
      _ = text.remove(["VO-ops-n"])
      let ended = bytes.isEmpty || bytes.last == 0x0A
      #expect(text.bytes == (ended ? bytes : bytes + [0x0A]), "\(bytes)")
      // No tag begins so, and at the start of a line it would make a comment.
      if text.tags.contains(where: { $0.first == UInt8(ascii: "#") }) { continue }
      let others = text.tags.filter { !$0.elementsEqual("a".utf8) }
      _ = text.remove(["a"])
      #expect(text.tags == others, "\(bytes)")
    }
  }

  /// A tag folder with a file of VO ops.
  static func withFile<Result>(
    _ content: String? = "VO-ops-a\n", _ body: (_ folder: String, _ file: TagFile) throws -> Result
  ) throws -> Result {
    try withTemporaryDirectory { directory in
      let folder = "\(directory)/info/ce.example.org/ops"
      _ = try Command.check(["mkdir", "-p", folder])
      if let content { try Command.write(content, to: "\(folder)/ops.list") }
      let file = TagDirectory("\(directory)/info").file(subcluster: "ce.example.org", vo: "ops")
      #expect(file.path == "\(folder)/ops.list")
      return try body(folder, file)
    }
  }

  @Test("What replaces a file has its owner, group and mode, and nothing else is left")
  func ownership() throws {
    try Self.withFile { folder, file in
      let path = file.path
      _ = try Command.check(["chmod", "664", path])
      if geteuid() == 0 { _ = try Command.check(["chown", "12345:23456", path]) }
      let status = { try Command.check(["stat", "-c", "%a %u %g", path]) }
      let before = try status()
      #expect(try file.change(adding: ["VO-ops-n"], removing: []).added == ["VO-ops-n"])
      #expect(try status() == before)
      #expect(try Command.read(path) == "VO-ops-a\nVO-ops-n\n")
      #expect(try Command.check(["ls", "-A", folder]) == "ops.list\n")
      // The same again does not even touch it.
      let inode = try Command.check(["stat", "-c", "%i", path])
      #expect(try file.change(adding: ["VO-ops-n"], removing: ["VO-ops-x"]).absent == ["VO-ops-x"])
      #expect(try Command.check(["stat", "-c", "%i", path]) == inode)
    }
  }

  @Test("What a process left that was killed goes, and nothing else")
  func leftBehind() throws {
    try Self.withFile { folder, file in
      try Command.check([
        "touch", "\(folder)/.ops.list.4711~", "\(folder)/.ops.list.x~",
        "\(folder)/.dteam.list.4711~",
        "\(folder)/ops.list~",
      ])
      _ = try file.change(adding: [], removing: [])
      #expect(
        try Command.check(["ls", "-A", folder])
          == ".dteam.list.4711~\n.ops.list.x~\nops.list\nops.list~\n")
    }
  }

  @Test("A file and folders that are missing are made, readable; removing makes nothing")
  func missing() throws {
    try withTemporaryDirectory { directory in
      _ = try Command.check(["mkdir", "\(directory)/info"])
      let info = TagDirectory("\(directory)/info")
      let file = info.file(subcluster: "sc", vo: "ops")
      #expect(try file.tags() == [])
      #expect(try file.change(adding: [], removing: ["VO-ops-a"]).absent == ["VO-ops-a"])
      #expect(try Command.check(["ls", "-A", info.path]) == "")
      #expect(try file.change(adding: ["VO-ops-a"], removing: []).added == ["VO-ops-a"])
      #expect(try Command.check(["stat", "-c", "%a", file.path]) == "644\n")
      #expect(info.vos(onSubcluster: "sc") == ["ops"])
      #expect(TagDirectory(seenAt: info.path, subclusters: ["sc"]) == info)
      #expect(TagDirectory(seenAt: "\(info.path)/sc", subclusters: ["sc"]) == info)
      #expect(
        TagDirectory(seenAt: "\(info.path)/sc", subclusters: ["x"])?.layout == .shared)
      #expect(TagDirectory(seenAt: directory, subclusters: ["x"]) == nil)
      let gone = TagDirectory("\(directory)/none").file(subcluster: "sc", vo: "ops")
      #expect(throws: FileError.self) { try gone.change(adding: ["VO-ops-a"], removing: []) }
    }
  }

  @Test(
    "Links, pipes, what is open to everybody and what is too large are refused, and stay",
    arguments: [
      "ln -s /etc/hostname ops.list", "ln -s nowhere ops.list", "ln x ops.list",
      "mkfifo ops.list", "mkdir ops.list", "cp x ops.list; chmod 666 ops.list", "chmod 777 .",
      "truncate -s 5M ops.list", "rmdir ../ops; ln -s /tmp ../ops", "rmdir ../ops; touch ../ops",
      "chmod 777 ../..",
    ])
  func hostile(_ preparation: String) throws {
    try Self.withFile(nil) { folder, file in
      _ = try Command.check([
        "sh", "-c", "cd \"$0\"; case '\(preparation)' in *x*) echo a > x;; esac; \(preparation)",
        folder,
      ])
      let tree = {
        try Command.check(["sh", "-c", "ls -lAR --time-style=+ \"$(dirname \"$0\")\"", folder])
      }
      let before = try tree()
      #expect { try file.change(adding: ["VO-ops-n"], removing: ["VO-ops-a"]) } throws: { error in
        (error as? FileError)?.kind == .refused
      }
      #expect(try tree() == before)
    }
  }

  @Test("The folder of a subcluster may be a link of the site's; names lead nowhere else")
  func links() throws {
    try Self.withFile { folder, file in
      let root = file.root
      _ = try Command.check(["ln", "-s", "ce.example.org", "\(root)/alias"])
      let alias = TagDirectory(root).file(subcluster: "alias", vo: "ops")
      #expect(try alias.tags() == ["VO-ops-a"])
      for name in ["..", ".", "", "ce.example.org/ops"] {
        let elsewhere = TagDirectory(root).file(subcluster: name, vo: "ops")
        #expect(throws: FileError.self) { try elsewhere.tags() }
      }
    }
  }

  @Test("Two that change it at once lose nothing")
  func together() async throws {
    try await Self.together()
  }

  private static func together() async throws {
    let directory = try TemporaryDirectory()
    _ = try Command.check(["mkdir", "\(directory.path)/info"])
    let file = TagDirectory("\(directory.path)/info").file(subcluster: "sc", vo: "ops")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<4 {
        group.addTask {
          for index in 0..<25 {
            _ = try file.change(adding: ["VO-ops-\(task)-\(index)"], removing: [])
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try Set(file.tags()).count == 100)
  }

  @Test("What was decided is kept in a file, and read again")
  func decision() throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory)
      #expect(try store.tagDecision() == nil)
      for decision in [
        TagDecision(
          directory: TagDirectory("/opt/glite/var/info"), subclusters: ["a", "b"], owner: "/p"),
        TagDecision(directory: TagDirectory("/opt/edg/var/info", layout: .shared)), .plugin,
      ] {
        try store.store(decision)
        #expect(try store.tagDecision() == decision)
      }
      for text in ["format: 1\n", "format: 2\ntag_dir: none\n", "format: 1\ntag_dir: x\n"] {
        try Command.write(text, to: store.tagDecisionFile)
        #expect(throws: FileError.self) { try store.tagDecision() }
      }
      try store.store(nil)
      #expect(try store.tagDecision() == nil)
      let site = "site: X\nhost: ce\nsubclusters: [{id: a, cluster: c}]\n"
      let said = try SiteConfiguration(yaml: site + "tag_dir: /i\ntag_layout: shared\n", file: "f")
      #expect(
        said.tags == TagDecision(directory: .init("/i", layout: .shared), subclusters: ["a"]))
      #expect(try SiteConfiguration(yaml: site + "tag_dir: none\n", file: "f").tags == .plugin)
      #expect(try SiteConfiguration(yaml: site, file: "f").tags == nil)
      #expect(throws: FileError.self) {
        try SiteConfiguration(yaml: site + "tag_dir: info\n", file: "f")
      }
    }
  }
}
