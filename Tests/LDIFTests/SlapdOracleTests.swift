import GLUE
import Glibc
import LDAPTypes
import LDIF
import TestSupport
import Testing

@Suite("A snapshot answers as slapd does")
struct SlapdOracleTests {
  /// The same entries in files that are written in different ways.
  private struct Files {
    let directory: TemporaryDirectory
    let snapshots: [LDIFSnapshot]

    init(_ entries: [Entry]) throws {
      let directory = try TemporaryDirectory()
      let plain = Self.text(entries, wrapWidth: nil)
      let folded = Self.text(entries, wrapWidth: 76)
      var files: [[String]] = []
      func add(_ text: String...) throws {
        var paths: [String] = []
        for part in text {
          paths.append("\(directory.path)/\(files.count).\(paths.count).ldif")
          try Command.write(part, to: paths[paths.count - 1])
        }
        files.append(paths)
      }
      try add(plain)
      try add(folded)
      try add(Self.text(entries, wrapWidth: 17))
      try add(Self.text(entries, wrapWidth: 2))
      try add(folded.replacing("\n", with: "\r\n"))
      try add("# extended LDIF\n\n" + plain.replacing("dn:", with: "# a\n  comment\ndn:"))
      // As bdii-update prints it, but for its order.
      try add(plain.replacing("\n\n", with: "\n"))
      let half = entries.count / 2
      try add(
        Self.text(Array(entries[..<half]), wrapWidth: nil),
        Self.text(Array(entries[half...]), wrapWidth: nil) + "search: 2\nresult: 0 Success\n")
      try add(Self.text(entries.map(Self.renamed), wrapWidth: nil))
      try add(plain)
      try Command.check(["gzip", "-f", files[files.count - 1][0]])
      files[files.count - 1][0] += ".gz"
      self.directory = directory
      // In small blocks there are enough for a thread to read ahead.
      let options = LDIFReadOptions(
        leniency: .dumps, trailingSpaces: .retain, recordLimit: 8 << 10)
      snapshots = files.enumerated().map { place, paths in
        place % 2 == 0
          ? LDIFSnapshot(paths: paths, schema: .bdii)
          : LDIFSnapshot(paths: paths, schema: .bdii, options: options)
      }
    }

    private static func text(_ entries: [Entry], wrapWidth: Int?) -> String {
      let style = LDIFWritePolicy.Style(wrapWidth: wrapWidth)
      let records = entries.map { LDIFRecord.content($0) }
      return String(
        decoding: LDIFWriter.write(records, policy: .standard(style)).bytes, as: UTF8.self)
    }

    /// The entry with its attributes under other names, in small letters or as numbers.
    private static func renamed(_ entry: Entry) -> Entry {
      var entry = entry
      for index in entry.attributes.indices {
        let name = entry.attributes[index].description
        let other =
          index % 3 == 0 ? Schema.bdii.attributeType(name)?.oid : name.type.lowercased()
        let spelled = ([other ?? name.type] + name.options).joined(separator: ";")
        entry.attributes[index].description = AttributeDescription(spelled)
      }
      return entry
    }
  }

  /// How many searches are made: the environment variable `LDIF_SEARCHES`, or else fifty.
  private static var searchCount: Int {
    unsafe getenv("LDIF_SEARCHES").flatMap { unsafe Int(String(cString: $0)) } ?? 50
  }

  /// The entries, folded, with names in ASCII: the server's suffixes are looked for in the text.
  static func ldifForSlapd(_ entries: [Entry]) -> String {
    entries.map { entry in
      let name = entry.dn.description.utf8.map { byte in
        byte < 0x80 ? String(Unicode.Scalar(byte)) : "\\" + String(byte, radix: 16)
      }
      let nameless = Entry(dn: .root, attributes: entry.attributes)
      let (bytes, _) = LDIFWriter.write([.content(nameless)], policy: .standard())
      return "dn: \(name.joined())" + String(decoding: bytes, as: UTF8.self).dropFirst(3)
    }.joined()
  }

  @Test("slapadd keeps what it would take for spaces at the start of a value")
  func valuesThatBeginWithControls() throws {
    let values: [AttributeValue] = ["\t1", "\u{B}2", "\u{C}3", "\u{1C}4", " 5"]
    let dn = DistinguishedName.of(("o", "grid"))
    var entry = Entry.of(["objectClass": "organization", "o": "grid"], named: dn)
    for value in values { entry.append(value, to: "description") }
    let slapd = try Slapd(ldif: text(.content(entry), policy: .standard()))
    defer { slapd.stop() }
    let request = SearchRequest(base: dn, scope: .base, filter: .present("o"))
    let answer = try Answer(request, on: slapd)
    #expect(answer.entries.first?.value["description"] == values.map(\.bytes))
  }

  @Test("extensibleObject has all attributes", arguments: ["", "@"])
  func allAttributes(prefix: String) throws {
    let made = RandomEntries(SplitMix(seed: 1), count: 20)
    let files = try Files(made.entries)
    let slapd = try Slapd(ldif: Self.ldifForSlapd(made.entries))
    defer { slapd.stop() }
    // What the server computes does not stand in a file.
    let computed = ["entryDN", "subschemaSubentry", "hasSubordinates"]
    for name in ["extensibleObject", "EXTENSIBLEOBJECT", "1.3.6.1.4.1.1466.101.120.111"] {
      let request = SearchRequest(
        base: .of(("o", "grid")), filter: .present("objectClass"),
        attributes: [AttributeDescription(prefix + name)])
      var expected = try Answer(request, on: slapd)
      expected.entries = expected.entries.mapValues { $0.filter { !computed.contains($0.key) } }
      let (entries, result) = try files.snapshots[0].search(request)
      #expect(Answer(entries, result).difference(from: expected, request) == nil, "\(request)")
      #expect(entries.contains { $0["entryUUID"] != [] && $0["o"] != [] })
    }
  }

  @Test("A rule for pieces of values fits no attribute", arguments: ["x", "", "\u{E9}"])
  func rulesForPieces(value: AttributeValue) throws {
    let made = RandomEntries(SplitMix(seed: 1), count: 12)
    let files = try Files(made.entries)
    let slapd = try Slapd(ldif: Self.ldifForSlapd(made.entries))
    defer { slapd.stop() }
    for rule in MatchingRule.allCases where rule.rawValue.hasSuffix("SubstringsMatch") {
      for name in [nil, "o", "description", "userPassword"] as [AttributeDescription?] {
        let request = SearchRequest(
          base: .of(("o", "grid")),
          filter: .not(.extensible(name, matchingRule: rule.rawValue, value, dnAttributes: false)))
        let (entries, result) = try files.snapshots[0].search(request)
        let expected = try Answer(request, on: slapd)
        #expect(Answer(entries, result).difference(from: expected, request) == nil, "\(request)")
      }
    }
  }

  @Test func randomSearches() throws {
    let random = SplitMix.seeded()
    let made = RandomEntries(random, count: 200)
    let files = try Files(made.entries)
    let slapd = try Slapd(ldif: Self.ldifForSlapd(made.entries))
    defer { slapd.stop() }
    var requests = RandomRequests(made.random, made.entries)
    var count = 0
    var hits = 0
    // Half as many as are asked for have to find something: a search that finds nothing proves less.
    while count < Self.searchCount || hits * 2 < Self.searchCount {
      let request = requests.request()
      let expected = try Answer(request, on: slapd)
      if !expected.entries.isEmpty { hits += 1 }
      let snapshot = files.snapshots[count % files.snapshots.count]
      let (entries, result) = try snapshot.search(request)
      let difference = Answer(entries, result).difference(from: expected, request)
      let search = "TEST_SEED=\(random.seed), search \(count) of \(snapshot.name): \(request)"
      #expect(difference == nil, "\(search)")
      count += 1
      try #require(count < Self.searchCount * 4, "only \(hits) of \(count) searches find something")
    }
    print("\(hits) of \(count) searches found something")
  }
}
