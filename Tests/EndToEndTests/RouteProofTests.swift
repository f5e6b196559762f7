import Glibc
import TestSupport
import Testing

/// On a grid made by chance; on the one in the LDIF file `PPS_GRID`, where that is set.
@Suite("What ppsjdl prints selects what ppsquery names, says HTCondor's library")
struct RouteProofTests {
  private static let queries = [
    ["--version", "126", "--vo", "ops"],
    ["--version", "126", "--vo", "dteam", "--product", "gLite-UI"],
    ["--version", ">=125,<128", "--vo", "dteam"],
  ]

  @Test func proof() throws {
    let python = try #require(Package.python, "run the tests with scripts/test")
    try withTemporaryDirectory { directory in
      var path = "\(directory)/grid.ldif"
      let given = unsafe getenv("PPS_GRID").map { unsafe String(cString: $0) }
      if let given {
        path = given
      } else {
        var random = SplitMix.seeded()
        try Command.write(GeneratedGrid(sites: 25, using: &random).ldif, to: path)
      }
      let grid = try Command.read(path)
      let source = ["--ldif", path]
      func lines(_ text: String) -> Set<String> {
        Set(text.split(separator: "\n").map(String.init))
      }
      /// What a little Python makes of JSON.
      func read(_ code: String, _ json: String) throws -> Set<String> {
        let program = "import json, sys\nd = json.load(sys.stdin)\n" + code
        return lines(try Command.check([python, "-c", program], input: json))
      }

      // Subclusters whose tags the WMS does not read as they are published: there the two differ.
      let broken = try read(
        """
        for e in d["entries"]:
          if e["code"].startswith("attribute-"):
            print(e["dn"].split("GlueClusterUniqueID=")[1].split(",")[0])
        """, Tool("ppsjdl", ["match", "--explain", "--output", "json"] + source).output)
      #expect(given != nil || !broken.isEmpty)
      func comparable(_ ces: Set<String>) -> Set<String> {
        ces.filter { ce in !broken.contains { ce.hasPrefix($0 + ":") } }
      }

      // The expressions of all queries, asked of the library at once: to select, to avoid, explicit.
      var expressions = ["true"]
      for query in Self.queries {
        for form in [[], ["--avoid"], ["--explicit", "--kind", "preview"]] {
          let tool = try Tool("ppsjdl", query + form + ["--expression"] + source)
          #expect(tool.status == 0, "\(query + form): \(tool.errors)")
          expressions.append(tool.output)
        }
      }
      let oracle = "\(Package.root)/Tests/EndToEndTests/Oracle/wms_match.py"
      var selected = [Set<String>](repeating: [], count: expressions.count)
      for line in try Command.check([python, oracle] + expressions, input: grid).split(
        separator: "\n")
      {
        let words = line.split(separator: " ")
        selected[try #require(Int(words[0]))].insert(String(words[1]))
      }
      let all = selected[0]

      for (index, query) in Self.queries.enumerated() {
        let (chosen, avoiding) = (selected[index * 3 + 1], selected[index * 3 + 2])
        let preview = query + ["--kind", "preview"] + source
        let named = try read(
          """
          for o in d["offers"]:
            for c in o["computing_elements"]:
              if c["seen_by_wms"]: print(c["id"])
          """, Tool("ppsquery", preview + ["--output", "json"]).output)
        #expect(!named.isEmpty && comparable(chosen) == comparable(named), "\(query)")
        #expect(avoiding == all.subtracting(chosen), "\(query)")
        let admitted = lines(try Tool("ppsquery", preview + ["--output", "ce"]).output)
        #expect(selected[index * 3 + 3] == admitted.intersection(all), "\(query)")

        // And our own matching agrees with the library.
        let jdl = "\(directory)/job.jdl"
        try Command.write("Requirements = \(expressions[index * 3 + 1]); Rank = 1;\n", to: jdl)
        let vo = query[3]
        func matched(_ file: String) throws -> Set<String> {
          try read(
            "for m in d['matches']: print(m['ce'])",
            Tool("ppsjdl", ["match", file, "--alone", "--vo", vo, "--output", "json"] + source)
              .output)
        }
        let everywhere = "\(directory)/all.jdl"
        try Command.write("Requirements = true; Rank = 1;\n", to: everywhere)
        #expect(
          try comparable(matched(jdl)) == comparable(chosen.intersection(matched(everywhere))),
          "\(query)")
      }
    }
  }
}
