import TestSupport
import Testing

@Suite("Tags whose files the site keeps elsewhere from now on")
struct TagMoveTests {
  static let tag = "VO-ops-gLite-UI-preview-126"

  /// A site with two folders for tag files.
  struct Moving {
    let site: EmptySite
    var gip: [String] {
      ["gip", "install", "--gip-dir", "\(site.path)/gip", "--cache-dir", "\(site.path)/cache"]
    }

    init() throws {
      site = try EmptySite()
      try Command.check([
        "sh", "-c", "cd \"$0\"; mkdir -p gip/provider gip/plugin old new; cp site.yaml base.yaml",
        site.path,
      ])
    }

    /// Has the configuration say where tags are; nil: nothing of it.
    func say(_ folder: String?, layout: String? = nil) throws {
      let folder = folder.map { $0 == "none" ? $0 : "\(site.path)/\($0)" }
      let text = try Command.read("\(site.path)/base.yaml")
      try Command.write(
        text + (folder.map { "tag_dir: \($0)\n" } ?? "")
          + (layout.map { "tag_layout: \($0)\n" } ?? ""), to: site.configuration)
    }

    /// The tag files that have the tag, below the site's folder.
    func files() throws -> [String] {
      try Command.run(["grep", "-rlx", TagMoveTests.tag, "\(site.path)/old", "\(site.path)/new"])
        .output.split(separator: "\n").map { String($0.dropFirst(site.path.count + 1)) }.sorted()
    }
  }

  static func below(_ folder: String) -> [String] {
    ["ce.example.org", "himem.example.org"].map { "\(folder)/\($0)/ops/ops.list" }
  }

  @Test("The configuration names another folder, another layout or none: the next command follows")
  func configured() throws {
    let moving = try Moving()
    let site = moving.site
    try moving.say("old")
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    #expect(try moving.files() == Self.below("old"))
    try moving.say("new")
    let moved = try site.pps(moving.gip)
    #expect(
      moved.status == 0 && moved.errors.contains("\(Self.tag) is taken out"), "\(moved.errors)")
    #expect(try moving.files() == Self.below("new"))
    try moving.say("new", layout: "shared")
    #expect(try site.preview("publish", []).status == 0)
    #expect(try moving.files() == ["new/ops/ops.list"])
    try moving.say("none")
    #expect(try site.pps(moving.gip).status == 0)
    #expect(try moving.files() == [])
    // And back, and withdrawn when the configuration names another one already.
    try moving.say("old")
    #expect(try site.pps(moving.gip).status == 0)
    #expect(try moving.files() == Self.below("old"))
    try moving.say("new")
    #expect(try site.preview("withdraw", []).status == 0)
    #expect(try moving.files() == [])
  }

  @Test(
    "What gip install found is left as well, and a file that cannot be changed is not forgotten")
  func found() throws {
    let moving = try Moving()
    let site = moving.site
    #expect(try site.pps(moving.gip + ["--tag-dir", "\(site.path)/old"]).status == 0)
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    #expect(try moving.files() == Self.below("old"))
    try moving.say("new")
    let folder = "\(site.path)/old/himem.example.org/ops"
    try Command.check(["chmod", "o+w", folder])
    let refused = try site.preview("withdraw", [])
    #expect(
      refused.status == 77 && refused.errors.contains("\(folder): is refused"), "\(refused.errors)")
    #expect(try moving.files() == [Self.below("old")[1]])
    try Command.check(["rm", "\(site.state)/tags.yaml"])
    try Command.check(["chmod", "o-w", folder])
    #expect(try site.preview("withdraw", []).status == 0)
    #expect(try moving.files() == [])
    let known = try Command.read("\(site.state)/previews/ops/.tag-files.yaml")
    #expect(!known.contains("\(site.path)/old"), "\(known)")
  }

  @Test("Uninstalling takes the tags out of a folder that the configuration names no more")
  func uninstalled() throws {
    let moving = try Moving()
    let site = moving.site
    try moving.say("old")
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    try moving.say("none")
    let gone = try site.pps(["gip", "uninstall", "--gip-dir", "\(site.path)/gip"])
    #expect(gone.status == 0 && gone.errors.contains("\(site.path)/old"), "\(gone.errors)")
    #expect(try moving.files() == [])
  }

  @Test(
    "Uninstalling tells that a folder of the configuration gets the tags back, and the others not")
  func configuredStill() throws {
    let moving = try Moving()
    let site = moving.site
    let uninstall = ["gip", "uninstall", "--gip-dir", "\(site.path)/gip"]
    try moving.say("old")
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    let warned = try site.pps(uninstall)
    #expect(warned.status == 0 && warned.errors.contains("has tag_dir"), "\(warned.errors)")
    #expect(try moving.files() == [])
    try moving.say(nil)
    #expect(try site.pps(moving.gip + ["--tag-dir", "\(site.path)/old"]).status == 0)
    #expect(try moving.files() == Self.below("old"))
    #expect(try !site.pps(uninstall).errors.contains("has tag_dir"))
    #expect(try site.preview("publish", ["--path", "/b"]).status == 0)
    #expect(try moving.files() == [])
  }

  @Test("A preview on one of the subclusters that share tag files is refused before it is stored")
  func sharedByAll() throws {
    let moving = try Moving()
    let site = moving.site
    try moving.say("old", layout: "shared")
    let options = ["--path", "/a", "--subcluster", "himem.example.org"]
    for dry in [["--dry-run"], []] {
      let refused = try site.preview("publish", options + dry)
      #expect(
        refused.status == 77 && refused.errors.contains("not stored")
          && refused.errors.contains("all subclusters"),
        "\(refused.errors)")
    }
    #expect(try site.pps(["preview", "list"]).output.contains("126") == false)
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    #expect(try moving.files() == ["old/ops/ops.list"])
    // What is published so already is stored, and what its tag lacks is told.
    try moving.say("old")
    #expect(try site.preview("publish", options).status == 0)
    try moving.say("old", layout: "shared")
    let again = try site.preview("publish", ["--contact", "a@site.example.org"])
    #expect(
      again.status == 77 && again.errors.contains("the state is stored")
        && !again.errors.contains("not stored"), "\(again.errors)")
  }

  @Test("What cannot be done for one VO keeps nothing from the others")
  func oneVO() throws {
    let moving = try Moving()
    let site = moving.site
    try moving.say("old")
    for vo in ["dteam", "ops"] {
      #expect(try site.preview("publish", ["--path", "/\(vo)"], vo: vo).status == 0)
    }
    #expect(try moving.files() == Self.below("old"))
    try Command.check(["chmod", "o+w", "\(site.path)/old/ce.example.org/dteam"])
    try moving.say("new")
    let moved = try site.pps(moving.gip)
    #expect(moved.status == 77 && moved.errors.contains("/dteam: is refused"), "\(moved.errors)")
    #expect(try moving.files() == Self.below("new"))
    try Command.write("no list", to: "\(site.state)/previews/dteam/.tag-files.yaml")
    let gone = try site.pps(["gip", "uninstall", "--gip-dir", "\(site.path)/gip"])
    #expect(gone.status != 0 && gone.errors.contains("dteam/.tag-files.yaml"), "\(gone.errors)")
    #expect(try moving.files() == [])
  }

  @Test(
    "While a record cannot be read, the former tag files are not forgotten",
    arguments: [["gip", "install"], ["gip", "uninstall"], ["preview", "publish"]])
  func damaged(_ command: [String]) throws {
    let moving = try Moving()
    let site = moving.site
    try moving.say("old")
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    // It is the only one of its VO, but where another one is published.
    let record = "\(site.state)/previews/ops/gLite-UI@126.yaml"
    let text = try Command.read(record)
    try Command.write("x: [\n", to: record)
    let other = [
      "--vo", "ops", "--product", "gLite-UI", "--working-version", "127", "--path", "/b",
    ]
    let again =
      switch command[1] {
      case "install": moving.gip
      case "uninstall": command + ["--gip-dir", "\(site.path)/gip"]
      default: command + other
      }
    try moving.say("new")
    let moved = try site.pps(again)
    #expect(moved.status == 65 && moved.errors.contains(record), "\(moved.errors)")
    #expect(try moving.files() == Self.below("old"))
    let known = try Command.read("\(site.state)/previews/ops/.tag-files.yaml")
    #expect(known.contains("\(site.path)/old"), "\(known)")
    // Mended, the same command takes it out of there.
    try Command.write(text, to: record)
    let mended = try site.pps(again)
    #expect(mended.status == 0, "\(mended.errors)")
    #expect(try moving.files() == (command[1] == "uninstall" ? [] : Self.below("new")))
  }

  @Test("A file beside the VOs' folders is no VO's, and in nobody's way")
  func stray() throws {
    let moving = try Moving()
    let site = moving.site
    try moving.say("old")
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    try Command.write("", to: "\(site.state)/previews/README")
    let moved = try site.pps(moving.gip)
    #expect(moved.status == 0, "\(moved.errors)")
    let gone = try site.pps(["gip", "uninstall", "--gip-dir", "\(site.path)/gip"])
    #expect(gone.status == 0, "\(gone.errors)")
    #expect(try moving.files() == [])
  }

  @Test("A subcluster that goes from the configuration leaves no tag behind")
  func subcluster() throws {
    let moving = try Moving()
    let site = moving.site
    try moving.say("old")
    #expect(try site.preview("publish", ["--path", "/a"]).status == 0)
    let text = try Command.read(site.configuration)
    let himem = try #require(text.firstRange(of: "  - id: himem.example.org"))
    try Command.write(
      "\(text[..<himem.lowerBound])tag_dir: \(site.path)/old\n", to: site.configuration)
    let moved = try site.preview("publish", ["--subcluster", "ce.example.org"])
    #expect(moved.status == 0, "\(moved.errors)")
    #expect(try moving.files() == [Self.below("old")[0]])
  }
}
