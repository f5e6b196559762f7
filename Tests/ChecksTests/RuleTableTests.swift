import Glibc
import TestSupport
import Testing

@testable import Checks

@Suite("schema/checks.md lists the rules")
struct RuleTableTests {
  private static let sections: [(title: String, rules: [Rule])] = [
    ("Text", Rule.ofLDIF), ("Schema", Rule.ofSchema), ("What must stand beside what", Rule.ofTree),
    ("The EGI profile of GLUE 2.0", Rule.ofProfile), ("Time", Rule.ofTime), ("Tags", Rule.ofTags),
    ("Carriers", Rule.ofCarriers), ("References", Rule.ofReferences), ("State", Rule.ofState),
    ("On the way", Rule.ofHops),
  ]

  /// The tables as the code has them.
  private static var tables: String {
    sections.map { title, rules in
      let rows = rules.map { rule in
        "| `\(rule.id)` | \(rule.severity.rawValue) | \(rule.fault?.rawValue ?? "whose entry it is") "
          + "| \(rule.summary) | \(rule.remedy) |\n"
      }
      return "## \(title)\n\n| rule | severity | fault | what is wrong | what to do |\n"
        + "|---|---|---|---|---|\n" + rows.joined() + "\n"
    }.joined()
  }

  @Test("Each has an identifier of its own, in words, and is in the list of all")
  func identifiers() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    for rule in Rule.all {
      #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" }, "\(rule.id)")
      #expect(!rule.summary.isEmpty && !rule.remedy.isEmpty)
    }
    #expect(Self.sections.flatMap(\.rules) == Rule.all)
  }

  @Test("The tables are those of the code; RECORD_CHECKS=1 writes them, and fails")
  func tables() throws {
    let file = "\(Package.root)/schema/checks.md"
    let text = try Command.read(file)
    let start = try #require(text.firstRange(of: "## Text\n"))
    if unsafe getenv("RECORD_CHECKS") != nil {
      let head = String(text[..<start.lowerBound])
      try Command.write(head + String(Self.tables.dropLast()), to: file)
      Issue.record("recorded")
    } else {
      #expect(String(text[start.lowerBound...]) + "\n" == Self.tables)
    }
  }
}
