import GLUE
import Glibc
import LDAPTypes
import LDIF
import TestSupport
import Testing

@testable import Checks

@Suite("slapd takes what has no error of the schema, and refuses what has one")
struct SlapdOracleTests {
  /// How many entries are tried: the environment variable `CHECK_ENTRIES`, or else a few hundred.
  private static var count: Int {
    unsafe getenv("CHECK_ENTRIES").flatMap { unsafe Int(String(cString: $0)) } ?? 400
  }

  private static let parents = """
    dn: o=grid
    objectClass: organization
    o: grid

    dn: o=glue
    objectClass: organization
    o: glue

    """

  @Test func randomMutations() throws {
    var random = Mutations(.seeded())
    let seed = random.seed
    var input = LDIFInput()
    try input.read(
      LDIFReader(Array(Baseline.whole.get().site.utf8), options: LDIFInput.options))
    let good = input.subjects.map(\.entry)
    var mutants: [Entry] = []
    for number in 0..<Self.count { mutants.append(random.mutant(of: good, number: number)) }

    let slapd = try Slapd(
      .init(
        ldif: Self.parents, global: ["allow update_anon"],
        database: ["access to * by * write"]))
    defer { slapd.stop() }
    let refused = try Self.refused(mutants, slapd)
    let schema = Set(Rule.ofSchema.filter { $0.severity == .error })
    var errors = 0
    for (number, entry) in mutants.enumerated() {
      let found = EntrySet([Subject(entry)], now: Baseline.now, isPart: true).findings()
        .filter { schema.contains($0.rule) }
      if !found.isEmpty { errors += 1 }
      #expect(
        found.isEmpty == (refused[number] == nil),
        """
        TEST_SEED=\(seed), entry \(number): slapd \(refused[number] ?? "took it"), \
        we say \(found.map { "\($0.rule.id) \($0.message)" }): \(entry)
        """)
    }
    // Both kinds were tried.
    #expect(errors > Self.count / 5 && errors < Self.count * 4 / 5, "\(errors), seed \(seed)")
  }

  /// Adds all, and says which were refused and why.
  private static func refused(_ entries: [Entry], _ slapd: Slapd) throws -> [Int: String] {
    let policy = LDIFWritePolicy.standard()
    let files = try TemporaryDirectory()
    var refused: [Int: String] = [:]
    for suffix in ["o=grid", "o=glue"] {
      var text = ""
      for (number, entry) in entries.enumerated() where "\(entry.dn)".hasSuffix(suffix) {
        let bytes = LDIFWriter.write([.content(entry)], policy: policy).bytes
        text += "# \(number)\n" + String(decoding: bytes, as: UTF8.self)
      }
      try Command.write(text, to: "\(files.path)/\(suffix)")
      _ = try Command.run([
        "ldapadd", "-x", "-c", "-H", slapd.url, "-f", "\(files.path)/\(suffix)",
      ])
    }
    for suffix in ["o=grid", "o=glue"] {
      let stored = try Command.check([
        "ldapsearch", "-x", "-LLL", "-o", "ldif-wrap=no", "-H", slapd.url, "-b", suffix, "1.1",
      ])
      let names = Set(
        stored.split(separator: "\n").filter { $0.hasPrefix("dn") }.map { $0.lowercased() })
      for (number, entry) in entries.enumerated() where "\(entry.dn)".hasSuffix(suffix) {
        if !names.contains(where: { $0.contains("mutant-\(number),") }) {
          refused[number] = "refused it"
        }
      }
    }
    return refused
  }
}
