import GLUE
import LDAPTypes
import LDIF
import Testing

@testable import Checks

/// A change of the baseline, and the rule that it breaks.
struct Breach: CustomTestStringConvertible, Sendable {
  let rule: String
  let change: @Sendable (String) -> String

  init(_ rule: String, _ change: @escaping @Sendable (String) -> String) {
    self.rule = rule
    self.change = change
  }

  var testDescription: String { rule }
}

@Suite("Rules for entries")
struct EntryRuleTests {
  @Test("Nothing is wrong with the example site")
  func baseline() throws {
    let findings = try Baseline.findings(Baseline.whole.get().site)
    #expect(findings == [], "\(findings.map { "\($0.rule.id): \($0.message)" })")
    // Nor with what we print alone, whose parents are elsewhere.
    let resource = try Baseline.findings(Baseline.whole.get().resource, isPart: true)
    #expect(resource == [])
  }

  @Test("Each rule finds what breaks it", arguments: Breach.all)
  func breach(_ breach: Breach) throws {
    let good = try Baseline.whole.get().site
    let bad = breach.change(good)
    #expect(bad.utf8.count > 10_000, "\(bad.prefix(200))")
    let found = try Baseline.findings(bad)
    #expect(
      found.contains { $0.rule.id == breach.rule },
      "\(found.map { "\($0.rule.id): \($0.message)" })")
  }

  @Test("Thousands of tags of one subcluster take their time only", .timeLimit(.minutes(1)))
  func manyTags() throws {
    let name = "GlueHostApplicationSoftwareRunTimeEnvironment"
    let tags = (0..<8_000).map { "\(name): VO-ops-p\($0)-preview-126" }
    let text = try Baseline.whole.get().site.adding(
      tags.joined(separator: "\n"), behind: "GlueSubClusterUniqueID=ce.example.org")
    let found = try Baseline.findings(text)
    #expect(found.count { $0.rule.id == "tag-half-cluster" } == 8_000)
    #expect(!found.contains { $0.rule.id == "tag-not-admitted" })
  }

  @Test("Each rule for entries is broken in a test")
  func coverage() {
    let tested = Set(Breach.all.map(\.rule))
    let others = Set((Rule.ofState + Rule.ofHops).map(\.id)).union(["not-printable"])
    #expect(Set(Rule.all.map(\.id)).subtracting(others).subtracting(tested) == [])
  }

  @Test("Who is let in is read as a WMS reads it: case does not matter, and DENY keeps out")
  func access() throws {
    let good = try Baseline.whole.get().site
    let rule = "GlueCEAccessControlBaseRule: VO:ops"
    for (rules, isAdmitted) in [
      ("GlueCEAccessControlBaseRule: vo:OPS", true),
      ("\(rule)\nGlueCEAccessControlBaseRule: DENY:/ops", false),
    ] {
      let found = try Baseline.findings(good.replacing(rule, with: rules))
      #expect(found.contains { $0.rule.id == "tag-not-admitted" } == !isAdmitted, "\(rules)")
    }
  }

  @Test(
    "Clusters have the names that entries have, as a WMS gets them",
    arguments: [
      // The attribute of a cluster, and its name above a subcluster, which servers show as it spells its own.
      ("\nGlueClusterUniqueID: ce.", "\nGlueClusterUniqueID: CE."),
      (
        "dn: GlueSubClusterUniqueID=ce.example.org,GlueClusterUniqueID=ce.",
        "dn: GlueSubClusterUniqueID=ce.example.org,GlueClusterUniqueID=CE."
      ),
    ])
  func spelling(_ old: String, _ new: String) throws {
    let good = try Baseline.whole.get().site
    let found = try Baseline.findings(good.replacing(old, with: new))
    #expect(!found.contains { ["dangling-cluster-key", "tag-without-queue"].contains($0.rule.id) })
    #expect(good.contains(old))
  }

  @Test("A service whose own check cannot tell its status is none of a lost source")
  func unknownStatus() throws {
    let good = try Baseline.whole.get().site
    let words = "GlueServiceStatusInfo: /etc/init.d/glite-wms-wmproxy OK"
    for (text, isLost) in [(words, false), ("GlueServiceStatusInfo: Unknown", true)] {
      let found = try Baseline.findings(
        good.replacing("GlueServiceStatus: OK\n", with: "GlueServiceStatus: Unknown\n")
          .replacing(words, with: text))
      #expect(found.contains { $0.rule.id == "deleted-state" } == isLost)
    }
  }

  @Test(
    "What a BDII keeps of a closed preview is told once, though it is marked 'Unknown' or expired",
    arguments: [
      ("2026-11-22T12", "2026-11-20T10"), ("2026-11-20T10", "2026-11-22T12"),
      ("2026-11-22T12", "2026-11-22T12"),
    ])
  func keptApplication(_ since: String, _ created: String) throws {
    let isUnknown = since < "2026-11-22T12"
    var text = try Baseline.whole.get().site.changing(
      "GLUE2ServiceID=ce.example.org/pps", "PPSState=preview", "PPSState=closed"
    ).changing("GLUE2ServiceID=ce.example.org/pps", "PPSSince=2026-11-20T10", "PPSSince=\(since)")
      .replacing(
        "GlueHostApplicationSoftwareRunTimeEnvironment: VO-ops-gLite-UI-preview-126\n", with: "")
    for name in ["ce", "himem"] {
      let id = "\(name).example.org/VO-ops-gLite-UI-preview-126"
      let application = "GLUE2ApplicationEnvironmentID=\(id)"
      let handle = "GLUE2ApplicationHandleID=\(id)/path"
      for entry in [application, handle] {
        text = text.changing(entry, "CreationTime: 2026-11-22T12", "CreationTime: \(created)")
      }
      if isUnknown {
        text = text.changing(application, "State: installedverified", "State: Unknown")
      }
    }
    let found = try Baseline.findings(text)
    #expect(
      found.map(\.rule.id) == ["closed-application-kept", "closed-application-kept"],
      "\(found.map { "\($0.rule.id): \($0.message)" })")
    #expect(found.allSatisfy { $0.rule.severity == .info && $0.fault == .middleware })
  }

  @Test("What is not about previews and pilots does not concern us")
  func concern() throws {
    let good = try Baseline.whole.get().site
    let wms = "GLUE2ServiceID=wms.example.org"
    let other = try Baseline.findings(
      good.changing(wms, "GLUE2ServiceQualityLevel: production", "GLUE2ServiceQualityLevel: good"))
    #expect(other.count == 1 && !other[0].concernsUs && other[0].fault == .site)
    let pilot = try Baseline.findings(
      good.changing(
        "GLUE2ServiceID=wms-pilot", "GLUE2ServiceQualityLevel: pre-production",
        "GLUE2ServiceQualityLevel: good"))
    #expect(pilot.count == 1 && pilot[0].concernsUs && pilot[0].fault == .site)
    let ours = try Baseline.findings(
      good.changing(
        "GLUE2ServiceID=ce.example.org/pps", "GLUE2ServiceType: other", "GLUE2ServiceType: none"))
    #expect(ours.count == 1 && ours[0].concernsUs && ours[0].fault == .us)
    #expect(ours.first?.file == "test" && (ours.first?.line ?? 0) > 100)
  }

  @Test("bdii-update's output and changes are read; a truncated search is no whole answer")
  func inputs() throws {
    var input = LDIFInput()
    let text = """
      dn: GlueSubClusterUniqueID=a,GlueClusterUniqueID=a,mds-vo-name=resource,o=grid
      changetype: modify
      add: GlueHostApplicationSoftwareRunTimeEnvironment
      GlueHostApplicationSoftwareRunTimeEnvironment: VO-ops-x y
      -

      dn: o=grid
      objectClass: organization
      o: grid

      # search reference
      ref: ldap://other:2170/o=grid

      search: 2
      result: 4 Size limit exceeded
      """
    try input.read(.init(Array(text.utf8), name: "x", options: LDIFInput.options))
    #expect(
      input.gaps == [
        "x ends with \"result: 4 Size limit exceeded\"",
        "x: more may be at ldap://other:2170/o=grid, not asked",
      ])
    #expect(input.subjects.map(\.isChange) == [true, false])
    #expect(input.subjects.map(\.line) == [1, 7])
    let found = EntrySet(input.subjects, now: Baseline.now).findings()
    #expect(found.map(\.rule.id) == ["tag-space"])
  }

  @Test(
    "Tens of thousands of attributes of one entry take their time only", .timeLimit(.minutes(1)))
  func manyAttributes() throws {
    let lines = (0..<30_000).map { "a\($0): v\n" }.joined()
    for (first, count) in [("objectClass: x\n", 30_001), ("", 30_000)] {
      let text = "dn: o=grid\n" + first + lines
      var input = LDIFInput()
      try input.read(.init(Array(text.utf8), name: "x", options: LDIFInput.options))
      #expect(input.subjects.map(\.entry.attributes.count) == [count])
    }
  }

  @Test("What an older plugin prints replaces values of another entry, and is none of its own")
  func plugin() throws {
    let tag = "GlueHostApplicationSoftwareRunTimeEnvironment"
    let name = "GlueSubClusterUniqueID=ce.example.org,GlueClusterUniqueID=ce.example.org"
    let text =
      "dn: \(name),mds-vo-name=resource,o=grid\n\(tag): VO-ops-a\n\(tag): VO-ops-b c\n"
      + "GlueHostBenchmarkSI00: 1\n"
    func read(_ files: [String]) throws -> LDIFInput {
      var input = LDIFInput()
      for file in files {
        try input.read(.init(Array(file.utf8), name: "x", options: LDIFInput.options))
      }
      return input
    }
    let alone = try read([text])
    #expect(alone.subjects.map(\.isChange) == [true])
    let found = EntrySet(alone.subjects, now: Baseline.now).findings()
    #expect(found.map(\.rule.id) == ["tag-space"], "\(found.map(\.message))")

    // What the entry lacks is not added to it, as bdii-update has it.
    let entry = """
      dn: \(name),mds-vo-name=resource,o=grid
      objectClass: GlueSubCluster
      GlueSubClusterUniqueID: ce.example.org
      \(tag): VO-ops-old

      """
    let both = try read([entry, text])
    let changed = try #require(both.subjects.first?.entry)
    #expect(both.subjects.count == 1 && both.subjects[0].isChange == false)
    #expect(changed.strings(GLUE1.softwareTag) == ["VO-ops-a", "VO-ops-b c"])
    #expect(changed["GlueHostBenchmarkSI00"].isEmpty)
  }
}
