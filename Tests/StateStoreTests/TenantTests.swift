import Files
import Glibc
import Rollout
import TestSupport
import Testing

@testable import StateStore

@Suite("A VO's own folder publishes under that VO's name only")
struct TenantTests {
  /// A store with one preview, whose VO is the tenant's, and what is done to it.
  static func problems(_ harm: String, asRoot: Bool = false) throws -> StateStore.Contents {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: "\(directory)/state", tenants: ["ops": "daemon"])
      var other = StateStoreTests.preview
      other.vo = "dteam"
      try store.store(StateStoreTests.preview)
      try store.store(other)
      try Command.check([
        "sh", "-c", "S=$0 O=$0/previews/ops/gLite-UI@0126.yaml; \(harm)", store.directory,
      ])
      return store.contents()
    }
  }

  @Test(
    "What is refused, while the other VO's preview is published",
    arguments: [
      ("mv $O $S/x; ln -s $S/x $O", "it is a link"),
      ("rm $O; mkfifo $O", "no plain file"),
      ("rm $O; mkdir $O", "no plain file"),
      ("chmod o+w $O", "everybody may write"),
      ("chmod o+w $S/previews/ops", "everybody may write"),
      ("mv $S/previews/ops $S/x; ln -s $S/x $S/previews/ops", "a link"),
      ("head -c 32769 /dev/zero >$O", "larger than 32768 bytes"),
      ("sed -i 's/^vo: ops/vo: dteam/' $O", "belongs into"),
      ("mv $O $S/previews/ops/x.yaml", "belongs into"),
    ])
  func refused(_ harm: String, _ message: String) throws {
    let contents = try Self.problems(harm)
    #expect(contents.previews.map(\.vo) == ["dteam"] && contents.isReadable)
    #expect(contents.problems.count == 1)
    #expect(contents.problems.first?.description.contains(message) == true)
  }

  @Test(
    "Accounts", .enabled(if: geteuid() == 0, "only root can give files away"),
    arguments: [
      // The tenant's own, in a folder of its own or of the site.
      ("chown -R daemon $S/previews/ops", 2, ""),
      ("chown daemon $O", 2, ""),
      ("chown nobody $O", 1, "belongs to nobody, not to root or daemon"),
      // What it must not name, and what others name to have it refused.
      ("chown daemon $S/previews/ops; ln $O $S/x", 1, "hard links"),
      ("chown -R daemon $S/previews/ops; ln $O $S/x", 2, ""),
      ("chown nobody $S/previews/ops", 1, "belongs to nobody"),
      ("chown daemon $S/previews/dteam", 1, "belongs to daemon, not to root"),
      ("chown daemon $S/previews", 0, "belongs to daemon"),
    ])
  func accounts(_ harm: String, _ count: Int, _ message: String) throws {
    let contents = try Self.problems(harm)
    #expect(contents.previews.count == count)
    #expect(contents.isReadable == (count > 0))
    if message.isEmpty {
      #expect(contents.problems.isEmpty)
    } else {
      #expect(contents.problems.first?.description.contains(message) == true)
    }
  }

  @Test(
    "What is damaged in a tenant's folder is kept whosever it is",
    .enabled(if: geteuid() == 0, "only root can give files away"), arguments: ["root", "daemon"])
  func kept(_ owner: String) throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory, tenants: ["ops": "daemon"])
      let file = store.file(of: StateStoreTests.preview)
      try File.write("x", to: file)
      try Command.check(["chown", "daemon", "\(directory)/previews/ops"])
      try Command.check(["chown", owner, file])
      let damage = try #require(store.damage(ofPreview: "gLite-UI", "0126", vo: "ops"))
      #expect(try Command.read(store.keep(damage, vo: "ops")) == "x")
      // It was not stored after all: the file is what it was.
      #expect(store.damage(ofPreview: "gLite-UI", "0126", vo: "ops") == damage)
    }
  }

  @Test("Too many records: the first count, and it is said")
  func tooMany() throws {
    let contents = try Self.problems(
      "for i in $(seq 250); do sed \"s/^working_version: .*/working_version: v$i/\" $O "
        + ">$S/previews/ops/gLite-UI@v$i.yaml; done")
    #expect(contents.previews.count { $0.vo == "ops" } == StateStore.mostRecords)
    #expect(contents.previews.count { $0.vo == "dteam" } == 1)
    #expect(contents.problems.first?.description.contains("251 records") == true)
  }

  @Test("What would be a record too many is not stored; the site itself has no limit")
  func room() throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory, tenants: ["ops": "daemon"])
      var preview = StateStoreTests.preview
      try store.store(preview)
      try Command.check([
        "sh", "-c",
        """
        cd "$0" && mkdir dteam && for i in $(seq 201); do
          sed "s/^working_version: .*/working_version: v$i/" ops/*@0126.yaml >dteam/gLite-UI@v$i.yaml
        done && cp dteam/*@v1[0-9][0-9].yaml dteam/*@v[0-9][0-9].yaml dteam/*@v[0-9].yaml ops &&
        sed -i 's/^vo: ops/vo: dteam/' dteam/*
        """, "\(directory)/previews",
      ])
      preview.workingVersion = "x"
      for product in ["gLite-UI", "A"] {
        preview.product = product
        #expect(throws: FileError.self) { try store.store(preview) }
        let change = PendingChange(commit: nil, previews: [preview])
        #expect(throws: FileError.self) { try store.propose(change, vo: "ops", product: product) }
      }
      // What is there can change, and what goes makes room.
      try store.store(StateStoreTests.preview)
      try store.forget(StateStoreTests.preview)
      try store.store(preview)
      let contents = store.contents()
      #expect(contents.previews.count { $0.vo == "ops" } == StateStore.mostRecords)
      #expect(contents.previews.count { $0.vo == "dteam" } == StateStore.mostRecords + 1)
      #expect(contents.problems.isEmpty)
    }
  }

  @Test("Too much: the first count, and each other is told of")
  func tooLarge() throws {
    let contents = try Self.problems(
      "for i in $(seq 10 30); do { sed \"s/^working_version: .*/working_version: v$i/\" $O; "
        + "head -c 30000 /dev/zero | tr '\\0' '#'; } >$S/previews/ops/gLite-UI@v$i.yaml; done; rm $O"
    )
    #expect(contents.previews.map(\.workingVersion) == ["0126"] + (10...26).map { "v\($0)" })
    #expect(contents.problems.count == 4)
    #expect(contents.problems.allSatisfy { $0.kind == .refused && $0.message.contains("too much") })
    #expect(contents.problems.last?.file.hasSuffix("gLite-UI@v30.yaml") == true)
  }

  @Test(
    "What would keep a YAML reader busy is refused where it begins",
    arguments: [
      // Unfolded, and compared as keys.
      ("a: &a [x, x]\nb: {? *a, ? *a}\n", "2:7: is an alias"),
      ("x: {{a: b}: c}\n", "1:5: a key must be a word"), ("? [a]\n: b\n", "1:3: a key must be"),
      ("x: \(String(repeating: "[", count: 900))", "1:13: stands too deep"),
      // Whatever it looks like.
      ("a: \"*a\" # *a\nb: '? [a]'\nc: {\"d\": e?}\n", "format is missing"),
    ])
  func slow(_ text: String, _ message: String) throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory)
      try File.write(text, to: "\(directory)/previews/ops/x@1.yaml")
      #expect(store.contents().problems.map(\.description).allSatisfy { $0.contains(message) })
      #expect(store.contents().problems.count == 1)
      try File.write(text, to: "\(directory)/previews/ops/x.pending")
      #expect(store.contents().problems.count == 2)
    }
  }

  @Test("Who changes the same waits for the other")
  func locked() throws {
    try withTemporaryDirectory { directory in
      let store = StateStore(directory: directory)
      let result = try store.withPreviewsLocked(of: "ops") {
        // Another VO's are free; the same one's are not.
        try store.withPreviewsLocked(of: "dteam") {
          try Command.run(["flock", "-n", "\(directory)/previews/ops/.lock", "true"]).status
        }
      }
      #expect(result == 1)
      #expect(
        try Command.run(["flock", "-n", "\(directory)/previews/ops/.lock", "true"]).status == 0)
      #expect(throws: Violation.self) { try store.withPreviewsLocked(of: "../x") {} }
    }
  }

  @Test("A socket in a tenant's folder is no file that cannot be read for now")
  func socket() throws {
    let contents = try Self.problems(
      "rm $O; cd $S/previews/ops; python3 -c 'import socket; "
        + "socket.socket(socket.AF_UNIX).bind(\"gLite-UI@0126.yaml\")'")
    #expect(contents.previews.map(\.vo) == ["dteam"])
    #expect(contents.problems.map(\.kind) == [.refused])
  }
}
