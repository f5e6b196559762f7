import TestSupport
import Testing

@Suite("The cache that is asked for")
struct CacheTests {
  /// A server, and a place for a cache.
  private struct Place {
    let slapd: Slapd
    let directory: String
    var folder: String { "\(directory)/pps" }

    init(_ directory: String) throws {
      self.directory = directory
      var sites = PublishedSites()
      sites.add("NORTH", ["PPSState=preview"])
      sites.add("SOUTH", ["PPSState=preview"], working: "127")
      slapd = try Slapd(ldif: sites.ldif)
    }

    func ask(
      _ arguments: [String], _ server: String? = nil, program: String = "ppsquery"
    ) throws -> Tool {
      try Tool(
        program, arguments + ["--bdii", server ?? slapd.url],
        environment: ["XDG_CACHE_HOME=\(directory)"])
    }

    func files() throws -> [String] {
      try Command.check(["ls", "-A", folder]).split(separator: "\n").map { "\(folder)/\($0)" }
    }
  }

  private let query = ["--version", "126", "--output", "sites", "--max-age", "5m"]

  @Test("It is used when it is asked for, says so, and not otherwise")
  func use() throws {
    try withTemporaryDirectory { directory in
      let place = try Place(directory)
      let first = try place.ask(query)
      #expect(first.status == 0 && first.output == "NORTH\n" && first.errors == "")
      #expect(try Command.check(["stat", "-c", "%a", place.folder]) == "700\n")
      for file in try place.files() {
        #expect(try Command.check(["stat", "-c", "%a", file]) == "600\n")
      }
      place.slapd.stop()
      let second = try place.ask(query)
      #expect(second.status == 0 && second.output == "NORTH\n")
      #expect(
        second.errors.hasPrefix("ppsquery: from the cache: what \(place.slapd.url) answered "))
      let json = try place.ask(
        ["--version", "126", "--output", "json", "--max-age", "5m"])
      #expect(json.output.contains("\"cache_age\" : "))
      let python = try #require(Package.python, "run the tests with scripts/test")
      let outcome = try Command.run(
        [
          python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
          "\(Package.root)/schema/offers.schema.json",
        ], input: json.output)
      #expect(outcome.status == 0, "\(outcome.output)")
      // Not without the option, not another question, not another server, not another identity.
      for other in [
        ["--version", "126"], ["--version", "127", "--max-age", "5m"],
        ["values", "GLUE2ServiceID", "--max-age", "5m"],
        query + ["--starttls"], query + ["--bdii", "127.0.0.1:1"],
      ] {
        #expect(try place.ask(other).status == 69, "\(other)")
      }
      let careless = try Tool(
        "ppsquery", query + ["--bdii", place.slapd.url],
        environment: ["XDG_CACHE_HOME=\(directory)", "LDAPTLS_REQCERT=never"])
      #expect(careless.status == 69)
      // Not what is too old, and not what comes from the future.
      for change in ["1000", "99999999999", "-9223372036854775808"] {
        for file in try place.files() {
          _ = try Command.check(["sed", "-i", "s/\"askedAt\":[-0-9]*/\"askedAt\":\(change)/", file])
        }
        #expect(try place.ask(query).status == 69)
      }
    }
  }

  @Test("What may be asked for is kept when something else is; what nobody can ask for goes")
  func lifetime() throws {
    try withTemporaryDirectory { directory in
      let place = try Place(directory)
      func ask(_ query: String...) throws -> Set<String> {
        let tool = try place.ask(query + ["--output", "sites", "--max-age", "7d"])
        #expect(tool.status == 0)
        return Set(try place.files())
      }
      let first = try ask("--version", "126")
      for (age, version, isKept) in [(6, "127", true), (8, "12?", false)] {
        for file in first {
          _ = try Command.check(["touch", "-d", "\(age) days ago", file])
        }
        let files = try ask("--version", version)
        #expect(isKept ? first.isSubset(of: files) : first.isDisjoint(with: files))
      }
    }
  }

  @Test("What was being written when a program was killed goes soon, and not what is being written")
  func killed() throws {
    try withTemporaryDirectory { directory in
      let place = try Place(directory)
      let query = ["--version", "126", "--output", "sites", "--max-age", "7d"]
      #expect(try place.ask(query).status == 0)
      let file = try #require(try place.files().first)
      let cut = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
      try Command.check(["touch", "\(cut)/new.1"])
      try Command.check(["touch", "-d", "2 hours ago", "\(cut)/new.2", file])
      #expect(try place.ask(["--version", "127"] + query.dropFirst(2)).status == 0)
      let names = Set(try Command.check(["ls", cut]).split(separator: "\n").map(String.init))
      #expect(names.contains("new.1") && !names.contains("new.2"))
      #expect(try place.files().contains(file))
    }
  }

  @Test("All that prints an answer from the cache says when it was given")
  func age() throws {
    try withTemporaryDirectory { directory in
      let (place, server) = (try Place(directory), try ExampleGrid.shared.get().top)
      try Command.write("Requirements = true;\n", to: "\(directory)/job.jdl")
      var before = PublishedSites()
      before.add("NORTH", ["PPSState=preview"])
      try Command.write(before.ldif, to: "\(directory)/before.ldif")
      let python = try #require(Package.python, "run the tests with scripts/test")
      let route = ["--version", ">=126", "--vo", "ops"]
      for (program, schema, arguments) in [
        ("ppsjdl", "route", route),
        ("ppsjdl", "match", ["match", "\(directory)/job.jdl", "--vo", "ops"]),
        ("ppsjdl", "match-why", ["match", "\(directory)/job.jdl", "--vo", "ops", "--why", "ce"]),
        ("ppsjdl", "match-explain", ["match", "--explain"]),
        ("ppsquery", "diff", ["diff", "\(directory)/before.ldif"]),
      ] {
        let json = arguments + ["--max-age", "5m", "--output", "json"]
        let first = try place.ask(json, server, program: program)
        // What was asked before is another's first question too.
        #expect(schema != "route" || !first.output.contains("cache_age"))
        #expect(first.output.contains("\"complete\" : true"), "\(first.errors)")
        for file in try place.files() {
          let set = #"sed -E -i "s/(\"askedAt\":)[0-9]+/\1$(($(date +%s) - 100))/" "$1""#
          _ = try Command.check(["sh", "-c", set, "sh", file])
        }
        let kept = try place.ask(json, server, program: program)
        #expect(kept.output.contains(/"cache_age" : 1[0-9]{2}\b/), "\(schema) \(kept.output)")
        let outcome = try Command.run(
          [
            python, "\(Package.root)/Tests/EndToEndTests/Oracle/validate.py",
            "\(Package.root)/schema/\(schema).schema.json",
          ], input: kept.output)
        #expect(outcome.status == 0, "\(outcome.output)")
      }
      let asked = route + ["--max-age", "5m"]
      let comment = try place.ask(asked, server, program: "ppsjdl").output
      let moment = try #require(comment.firstMatch(of: #/ had it at ([-0-9T:]+Z): /#)).1
      let seconds = try Command.check([
        "sh", "-c", "echo $(($(date +%s) - $(date -d \"$1\" +%s)))", "sh", String(moment),
      ])
      #expect((100..<300).contains(Int(seconds.dropLast()) ?? 0), "\(comment)")
    }
  }

  @Test(
    "What is not the user's own, or broken, is not used",
    arguments: [
      ("chmod 750 \"$1\"", true), ("chmod o+w \"$1\"/*.json", true),
      ("for f in \"$1\"/*.json; do mv $f $f.x; ln -s $f.x $f; done", true),
      ("for f in \"$1\"/*.json; do ln $f $f.x; done", true),
      ("mv \"$1\" \"$1.x\"; ln -s \"$1.x\" \"$1\"", true), ("rm -r \"$1\"; touch \"$1\"", true),
      ("for f in \"$1\"/*.json; do rm $f; mkdir $f; done", true),
      ("for f in \"$1\"/*.json; do echo '{' > $f; done", false),
      ("sed -i 's/\"key\":\"/&x/' \"$1\"/*.json", false),
      ("sed -i 's/\"results\":\\[/&{\"code\":0,\"entries\":[]},/' \"$1\"/*.json", false),
      (
        "sed -i 's/\"results\":\\[/\"results\":[],\"x\":[/' \"$1\"/*.json", false
      ),
      ("rm \"$1\"/*.json", false),
    ])
  func refused(_ change: String, _ isTold: Bool) throws {
    try withTemporaryDirectory { directory in
      let place = try Place(directory)
      #expect(try place.ask(query).errors == "")
      _ = try Command.check(["sh", "-c", change, "sh", place.folder])
      let asked = try place.ask(query)
      #expect(asked.status == 0 && asked.output == "NORTH\n")
      #expect(asked.errors.contains("the cache is not used: ") == isTold, "\(asked.errors)")
      #expect(!asked.errors.contains("from the cache"))
    }
  }

  @Test("What is not whole is not kept")
  func partial() throws {
    try withTemporaryDirectory { directory in
      let place = try Place(directory)
      let server = try BrokenServer(before: place.slapd.port, after: 40)
      #expect(try place.ask(query, server.url).status == 75)
      #expect(try place.files() == [])
      let empty = try Slapd(
        ldif: "dn: o=none\nobjectClass: organization\no: none\n", suffixes: ["o=none"])
      #expect(try place.ask(query, empty.url).status == 75)
      #expect(try place.files() == [])
    }
  }

  @Test("Several programs at once")
  func several() throws {
    try withTemporaryDirectory { directory in
      let place = try Place(directory)
      let outcome = try Command.run(
        [
          "sh", "-c",
          "for i in 1 2 3 4 5 6; do \"$@\" & done; wait", "sh", "env", "LDAPNOINIT=1",
          "XDG_CACHE_HOME=\(directory)", Package.program("ppsquery"), "--bdii", place.slapd.url,
        ] + query)
      let names = outcome.output.split(separator: "\n").filter {
        !$0.hasPrefix("ppsquery: from the cache") && !$0.hasPrefix("ppsquery: not all was in")
      }
      #expect(names == Array(repeating: "NORTH", count: 6))
      let files = try place.files()
      #expect(!files.isEmpty && files.allSatisfy { $0.hasSuffix(".json") }, "\(files)")
    }
  }

  @Test("A time that is none is told why")
  func times() throws {
    for (text, reason) in [
      ("0", "a time is from 1s to 7d"), ("8d", "a time is from 1s to 7d"),
      ("99999999999999999999d", "a time is from 1s to 7d"), ("9999999999999999d", "from 1s to 7d"),
      ("5 m", "a time is written as 90 or 90s, 10m, 2h or 1d"), ("m", "a time is written as"),
      ("+5", "a time is written as"),
    ] {
      let refused = try Tool("ppsquery", ["--max-age", text])
      #expect(refused.status == 64 && refused.errors.contains(reason), "\(text)")
    }
  }

  @Test(arguments: [["--sasl", "EXTERNAL"], ["--ldif", "/none"], ["--max-age", "0"]])
  func excluded(_ arguments: [String]) throws {
    #expect(try Tool("ppsquery", ["--max-age", "5m"] + arguments).status == 64)
  }
}
