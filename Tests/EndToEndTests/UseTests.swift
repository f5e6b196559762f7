import CommandSupport
import TestSupport
import Testing

@Suite("A preview in use: shells that are set up, commands that are run")
struct UseTests {
  /// What a product's name may do to a shell.
  static let products = [
    "gLite-UI", "it's", "$HOME `touch owned` $(touch owned)", "a!b !! !$", "\"; touch owned; \"",
    "*", "  two  spaces  ", "'; touch owned; '", "'\\''", "日本", "@,%^~#-1:s/cd/'; touch owned; '/",
  ]

  private struct Grid {
    let directory: String

    init(_ directory: String, product: String, script: String?) throws {
      self.directory = directory
      var sites = PublishedSites()
      sites.add(
        "SITE",
        ["PPSState=preview", "PPSPath=\(directory)"]
          + (script.map { ["PPSSetenv=\(directory)/\($0)"] } ?? []))
      try Command.write(
        sites.ldif.replacing(
          HostileTests.base64("PPSProduct=gLite-UI"),
          with: HostileTests.base64("PPSProduct=\(product)")),
        to: "\(directory)/sites.ldif")
    }

    func ask(_ arguments: [String]) throws -> Tool {
      try Tool(
        "ppsquery",
        ["--version", "126", "--site", "SITE", "--ldif", "\(directory)/sites.ldif"] + arguments)
    }

    func run(_ command: [String]) throws -> Tool {
      try Tool(
        "ppsquery",
        ["run", "--version", "126", "--site", "SITE", "--ldif", "\(directory)/sites.ldif", "--"]
          + command)
    }
  }

  @Test(
    "What does not show is not printed for a shell",
    arguments: ["\u{202E}", "\u{2028}", "\u{7F}", "\u{3164}"])
  func unseen(_ character: String) throws {
    try withTemporaryDirectory { directory in
      let grid = try Grid(directory, product: "a\(character)b", script: nil)
      let setup = try grid.ask(["--setenv"])
      #expect(
        setup.status == 65 && setup.output == "false\n" && setup.errors.contains("PPS_PRODUCT"))
    }
  }

  @Test("sh and csh get data, whatever it is", arguments: products)
  func shells(_ product: String) throws {
    try withTemporaryDirectory { directory in
      let grid = try Grid(directory, product: product, script: "setenv.sh")
      try Command.write("RAN=yes; export RAN\n", to: "\(directory)/setenv.sh")
      try Command.write("setenv RAN yes\n", to: "\(directory)/setenv.csh")
      let sh = try grid.ask(["--setenv"])
      #expect(sh.status == 0)
      for shell in ["dash", "bash"] {
        let shown = try Command.run(
          [
            shell, "-c", "cd \"$1\"; eval \"$0\"; printf '%s %s' \"$RAN\" \"$PPS_PRODUCT\"; ls",
            sh.output, directory,
          ])
        #expect(shown.output == "yes \(product)setenv.csh\nsetenv.sh\nsites.ldif\n", "\(shell)")
      }
      let csh = try grid.ask(["--setenv", "--shell", "csh"])
      if product.contains("\\") {
        #expect(csh.status == 65 && csh.output == "false\n")
        return
      }
      try Command.write(csh.output, to: "\(directory)/lines")
      let settings = [
        "", "set backslash_quote; ", "set histchars='@^'; ", "set histchars=',^'; ",
      ]
      for setting in settings {
        let script =
          "cd \(directory); \(setting)eval \"`cat lines`\"; echo \"$RAN $PPS_SETENV\"; env"
        let shown = try Command.run(["tcsh", "-f", "-c", script])
        let lines = shown.output.split(separator: "\n")
        #expect(lines.first == "yes \(directory)/setenv.csh", "\(shown.output.prefix(400))")
        #expect(lines.contains { $0 == "PPS_PRODUCT=\(product)" })
      }
      #expect(try Command.check(["ls", directory]) == "lines\nsetenv.csh\nsetenv.sh\nsites.ldif\n")
    }
  }

  @Test("csh says where a script is not, and goes on")
  func away() throws {
    try withTemporaryDirectory { directory in
      let grid = try Grid(directory, product: "gLite-UI", script: "setenv.csh")
      try Command.write(
        try grid.ask(["--setenv", "--shell", "csh"]).output, to: "\(directory)/lines")
      let shown = try Command.run(
        ["tcsh", "-f", "-c", "eval \"`cat \(directory)/lines`\"; echo $status"])
      #expect(
        shown.output == """
          \(directory)/setenv.csh cannot be read: is this a worker node of SITE?
          1

          """)
    }
  }

  @Test(
    "A command gets its arguments as they are, the environment, and the last word",
    arguments: ["setenv.sh", "setenv.csh", nil])
  func run(_ script: String?) throws {
    try withTemporaryDirectory { directory in
      let grid = try Grid(directory, product: "a!b $x '", script: script)
      // A script may do what it likes with its own arguments.
      try Command.write(
        "RAN=$#; export RAN; set -- changed\n", to: "\(directory)/setenv.sh")
      try Command.write("setenv RAN 0; set argv = (changed)\n", to: "\(directory)/setenv.csh")
      let arguments = ["", "a  b", "*", "!x $HOME `id`", "it's", "\"", "\\", "two\nlines", "--all"]
      let shown = try grid.run(
        [
          "sh", "-c",
          "printf '<%s>' \"$@\"; echo; env | grep -c PPS_COMMAND; "
            + "echo \"$RAN $PPS_PRODUCT $PPS_PATH\"; exit 7",
          "name",
        ] + arguments)
      #expect(shown.status == 7 && shown.errors == "", "\(shown.errors)")
      #expect(
        shown.output == arguments.map { "<\($0)>" }.joined() + "\n0\n"
          + "\(script == nil ? "" : "0") a!b $x ' \(directory)\n")
      #expect(try grid.run(["no-such-command"]).status == 127)
      #expect(try grid.run(["/etc/passwd"]).status == 126)
      let ignored = try grid.run(["grep", "SigIgn", "/proc/self/status"])
      // The C library has the signals above these 28 bits for itself.
      #expect(ignored.output.suffix(8) == "0000000\n", "\(ignored.output)")
      // What nohup and its like ignore stays ignored: HUP is the lowest bit, PIPE the 13th.
      let nohup = try Command.run([
        "sh", "-c", "trap '' HUP PIPE; exec \"$@\"", "sh", Package.program("ppsquery"), "run",
        "--version", "126", "--site", "SITE", "--ldif", "\(directory)/sites.ldif", "--", "grep",
        "SigIgn", "/proc/self/status",
      ])
      #expect(nohup.output.suffix(8) == "0001001\n", "\(nohup.output)")
      let killed = try grid.run(["sh", "-c", "kill -TERM $$"])
      #expect(killed.status == 128 + 15)
    }
  }

  @Test("Away from the site nothing is run")
  func unreadable() throws {
    try withTemporaryDirectory { directory in
      let grid = try Grid(directory, product: "gLite-UI", script: "setenv.sh")
      let shown = try grid.run(["touch", "\(directory)/owned"])
      #expect(shown.status == 74)
      #expect(shown.errors.contains("is this a worker node of SITE?"))
      #expect(try Command.check(["ls", directory]) == "sites.ldif\n")
      let bare = try Grid(directory, product: "gLite-UI", script: nil)
      #expect(try bare.run(["echo", "ran"]).output == "ran\n")
      var sites = PublishedSites()
      sites.add("SITE", ["PPSState=preview", "PPSPath=\(directory)/away"])
      try Command.write(sites.ldif, to: "\(directory)/sites.ldif")
      let away = try bare.run(["echo", "ran"])
      #expect(away.status == 74 && away.output == "", "\(away.errors)")
    }
  }

  @Test("That --all takes what is hidden is only said where it does")
  func hidden() throws {
    try withTemporaryDirectory { directory in
      for (keys, age, reason) in [
        (["PPSState=closed", "PPSPath=/opt/x"], 60, "it was withdrawn there"),
        (["PPSState=preview"], 90_000, "the site publishes no path for it"),
        (["PPSState=preview", "PPSPath=/opt/x"], 90_000, "--all takes it all the same"),
      ] {
        var sites = PublishedSites()
        sites.add("SITE", keys, age: age)
        try Command.write(sites.ldif, to: "\(directory)/sites.ldif")
        let query = [
          "--version", "126", "--site", "SITE", "--ldif", "\(directory)/sites.ldif", "--setenv",
        ]
        let setup = try Tool("ppsquery", query)
        #expect(setup.status == 1 && setup.errors.contains(reason), "\(setup.errors)")
        let all = try Tool("ppsquery", query + ["--all"])
        #expect((all.status == 0) == reason.hasPrefix("--all"), "\(all.errors)")
      }
    }
  }

  @Test("A slash at the end of a folder's name is no fault")
  func slash() throws {
    try withTemporaryDirectory { directory in
      var sites = PublishedSites()
      sites.add("SITE", ["PPSState=preview", "PPSPath=\(directory)/"])
      try Command.write(sites.ldif, to: "\(directory)/sites.ldif")
      let grid = try Tool(
        "ppsquery",
        [
          "run", "--version", "126", "--site", "SITE", "--ldif", "\(directory)/sites.ldif", "--",
          "sh", "-c", "echo $PPS_PATH",
        ])
      #expect(grid.status == 0 && grid.output == "\(directory)\n", "\(grid.errors)")
    }
  }

  @Test(
    "A path that no path should be is refused",
    arguments: ["/tmp/x y", "/opt/../etc", "relative", "/tmp/$(id)", "/tmp/a'b", "/tmp/\u{1B}[2J"])
  func unsafe(_ path: String) throws {
    var sites = PublishedSites()
    sites.add("SITE", ["PPSState=preview", "PPSPath=/opt/x", "PPSSetenv=\(path)"])
    try withTemporaryDirectory { directory in
      try Command.write(sites.ldif, to: "\(directory)/sites.ldif")
      let query = ["--version", "126", "--site", "SITE", "--ldif", "\(directory)/sites.ldif"]
      for use in [["--setenv"], ["--setenv", "--shell", "csh"]] {
        let refused = try Tool("ppsquery", query + use)
        #expect(refused.status == 65 && refused.output == "false\n")
      }
      let refused = try Tool("ppsquery", ["run"] + query + ["--", "echo", "ran"])
      #expect(refused.status == 65 && refused.output == "")
    }
  }

  @Test("Of two previews that a shell is told the same of, any will do; of others, none")
  func same() throws {
    var sites = PublishedSites()
    sites.add("SITE", ["PPSState=preview", "PPSPath=/opt/x", "PPSSubCluster=ce1"])
    // The same once more, by another carrier, for another subcluster.
    let again = sites.ldif.dropFirst(topRoots.count).split(separator: "\n\n").filter {
      $0.contains("carrier-SITE")
    }
    let twice = again.joined(separator: "\n\n").replacing("carrier-SITE", with: "another-SITE")
      .replacing(
        HostileTests.base64("PPSSubCluster=ce1"), with: HostileTests.base64("PPSSubCluster=ce2"))
    try withTemporaryDirectory { directory in
      let file = "\(directory)/sites.ldif"
      let query = ["--version", "126", "--site", "SITE", "--ldif", file]
      try Command.write(sites.ldif + twice + "\n\n", to: file)
      #expect(try Tool("ppsquery", query + ["--count"]).output == "2\n")
      let setup = try Tool("ppsquery", query + ["--setenv"])
      #expect(setup.status == 0 && setup.output.contains("PPS_PATH='/opt/x'"), "\(setup.errors)")
      let run = try Tool("ppsquery", ["run"] + query + ["--", "printenv", "PPS_PATH"])
      #expect(run.status == 74 && run.errors.contains("/opt/x cannot be read"), "\(run.errors)")
      let path = HostileTests.base64("PPSPath=/opt/x")
      let other = twice.replacing(path, with: HostileTests.base64("PPSPath=/opt/y"))
      try Command.write(sites.ldif + other + "\n\n", to: file)
      let refused = try Tool("ppsquery", query + ["--setenv"])
      #expect(refused.status == 1 && refused.errors.contains("choose one"))
      let choice = "--version 126 --product gLite-UI --vo ops --path /opt/y\n"
      #expect(refused.errors.hasSuffix(choice), "\(refused.errors)")
      let chosen = try Tool("ppsquery", query + ["--setenv", "--path", "/opt/y"])
      #expect(chosen.status == 0 && chosen.output.contains("PPS_PATH='/opt/y'"))
      // A worker node has that of its own subcluster.
      let here = twice.replacing(path, with: HostileTests.base64("PPSPath=\(directory)"))
      try Command.write(sites.ldif + here + "\n\n", to: file)
      let own = try Tool("ppsquery", ["run"] + query + ["--", "printenv", "PPS_PATH"])
      #expect(own.status == 0 && own.output == "\(directory)\n", "\(own.errors)")
      // Not another VO's, though it is there.
      let theirs = here.replacing(
        HostileTests.base64("PPSVO=ops"), with: HostileTests.base64("PPSVO=dteam"))
      try Command.write(sites.ldif + theirs + "\n\n", to: file)
      let foreign = try Tool("ppsquery", query + ["--setenv"])
      #expect(foreign.status == 1 && foreign.errors.contains("choose one"), "\(foreign.output)")
    }
  }

  @Test(
    "A setup that fails makes what is evaluated fail, in either shell",
    arguments: [
      ["--setenv", "--site", "NOBODY"], ["--setenv"],
      ["--setenv", "--site", "S", "--no-such-option"],
      ["--setenv", "--site", "S", "--ldif", "/none"],
    ])
  func failed(_ arguments: [String]) throws {
    try withTemporaryDirectory { directory in
      let file = "\(directory)/sites.ldif"
      try Command.write(PublishedSites().ldif, to: file)
      let command =
        ([Package.program("ppsquery")] + arguments + ["--ldif", file]).map { Shell.quoted($0) }
        .joined(separator: " ")
      for shell in ["sh", "bash"] {
        let shown = try Command.run([
          shell, "-c", "set -e; eval \"$(\(command) 2>\(directory)/errors)\"; echo went on",
        ])
        #expect(shown.status == 1 && shown.output == "", "\(shown.output)")
      }
      let csh = try Command.run(["tcsh", "-f", "-c", "eval \"`\(command)`\"; echo \"<$status>\""])
      #expect(csh.output.hasSuffix("<1>\n"), "\(csh.output)")
      #expect(try Command.read("\(directory)/errors").contains("rror: "))
    }
  }

  @Test("What another preview has set and this one does not have is gone")
  func unset() throws {
    try withTemporaryDirectory { directory in
      let grid = try Grid(directory, product: "gLite-UI", script: nil)
      let old = "PPS_SETENV=/old/setenv.sh"
      let lines = try grid.ask(["--setenv"]).output
      let sh = try Command.run(["env", old, "sh", "-c", "eval \"$0\"; env", lines])
      try Command.write(
        try grid.ask(["--setenv", "--shell", "csh"]).output, to: "\(directory)/lines")
      let csh = try Command.run(
        ["env", old, "tcsh", "-f", "-c", "eval \"`cat \(directory)/lines`\"; env"])
      let run = try Command.run([
        "env", old, Package.program("ppsquery"), "run", "--version", "126", "--site", "SITE",
        "--ldif",
        "\(directory)/sites.ldif", "--", "env",
      ])
      for shown in [sh, csh, run] {
        #expect(shown.output.contains("PPS_PATH=\(directory)\n"))
        #expect(!shown.output.contains("PPS_SETENV"), "\(shown.output)")
      }
    }
  }

  @Test("Arguments need not be UTF-8", arguments: ["setenv.sh", "setenv.csh", nil])
  func bytes(_ script: String?) throws {
    try withTemporaryDirectory { directory in
      _ = try Grid(directory, product: "gLite-UI", script: script)
      for name in ["sh", "csh"] { try Command.write("", to: "\(directory)/setenv.\(name)") }
      let shown = try Command.run([
        "sh", "-c",
        #"exec "$@" printf %s "$(printf "\\377'\\351")" | od -An -tx1"#, "sh",
        Package.program("ppsquery"), "run", "--version", "126", "--site", "SITE", "--ldif",
        "\(directory)/sites.ldif", "--",
      ])
      #expect(shown.output == " ff 27 e9\n", "\(shown.output)")
    }
  }

  @Test("A setup script that ends the shell is told of, and its failure too")
  func ended() throws {
    try withTemporaryDirectory { directory in
      let grid = try Grid(directory, product: "gLite-UI", script: "setenv.sh")
      for (script, status, error) in [
        ("exit 0", 69, "ppsquery: error: \(directory)/setenv.sh ended the shell"),
        ("exit 3", 69, "ppsquery: error: \(directory)/setenv.sh ended the shell"),
        ("return 5", 7, "ppsquery: warning: \(directory)/setenv.sh ended with status 5"),
        ("set -e; true", 7, ""),
      ] as [(String, Int32, String)] {
        try Command.write(script + "\n", to: "\(directory)/setenv.sh")
        let shown = try grid.run(["sh", "-c", "exit 7"])
        #expect(
          shown.status == status && shown.errors.hasPrefix(error), "\(script): \(shown.errors)")
        #expect(shown.errors.isEmpty == error.isEmpty)
      }
    }
  }

  @Test("A state that is none of a preview is told before it is used")
  func oddStates() throws {
    try withTemporaryDirectory { directory in
      var sites = PublishedSites()
      sites.add("SITE", ["PPSState=pendingremoval\u{1B}", "PPSPath=/opt/x"])
      try Command.write(sites.ldif, to: "\(directory)/sites.ldif")
      let tool = try Tool(
        "ppsquery",
        ["--version", "126", "--site", "SITE", "--ldif", "\(directory)/sites.ldif", "--setenv"])
      #expect(tool.status == 0 && tool.output.contains("PPS_PATH='/opt/x'"))
      #expect(tool.errors.contains("SITE says that its state is 'pendingremoval\\"))
      #expect(!tool.errors.utf8.contains(0x1B))
    }
  }

  @Test("A setup script is a file, and no device")
  func device() throws {
    try withTemporaryDirectory { directory in
      let grid = try Grid(directory, product: "gLite-UI", script: "setenv.sh")
      _ = try Command.check(["mkdir", "\(directory)/setenv.sh", "\(directory)/setenv.csh"])
      let run = try grid.run(["echo", "ran"])
      #expect(run.status == 74 && run.output == "" && run.errors.contains("no regular file"))
      for shell in ["dash", "bash"] {
        let shown = try Command.run([shell, "-c", "eval \"$0\"", try grid.ask(["--setenv"]).output])
        #expect(shown.status == 1 && shown.output.contains("cannot be read"), "\(shell)")
      }
      let file = "\(directory)/device.ldif"
      var sites = PublishedSites()
      sites.add("SITE", ["PPSState=preview", "PPSPath=/opt", "PPSSetenv=/dev/stdin"])
      try Command.write(sites.ldif, to: file)
      let device = try Tool(
        "ppsquery", ["--version", "126", "--site", "SITE", "--ldif", file, "--setenv"])
      #expect(device.status == 65 && device.output == "false\n")
    }
  }
}
