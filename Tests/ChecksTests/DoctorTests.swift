import GLUE
import Infosys
import LDAPTypes
import LDIF
import Rollout
import TestSupport
import Testing

@testable import Checks

@Suite("The doctor's diagnoses")
struct DoctorTests {
  /// The example site's three BDIIs, as files.
  struct Grid {
    var resource: String
    var site: String
    var top: String
    var previews = [Baseline.preview()]
    var pilots = [Baseline.pilot]
    var gip: GIPFolder?
    var tagFiles: Set<String> = []
    var stuck: [String: [Finding]] = [:]
    var named: Set<Hop> = [.resource, .site, .top]
    /// Who is asked instead of a file.
    var others: [Hop: any EntrySource] = [:]

    init() throws {
      (resource, site) = try Baseline.whole.get()
      top = Baseline.top(site)
    }

    /// The same change at one level and all above it.
    mutating func change(from hop: Hop, _ change: (String) -> String) {
      if hop == .resource { resource = change(resource) }
      if hop != .top { site = change(site) }
      top = change(top)
    }

    func examine() throws -> Examination {
      let directory = try TemporaryDirectory()
      var sources: [Hop: any EntrySource] = [:]
      for (hop, text) in [(Hop.resource, resource), (.site, site), (.top, top)]
      where named.contains(hop) {
        let path = "\(directory.path)/\(hop.rawValue).ldif"
        let base =
          "dn: GLUE2GroupID=resource,o=glue\nobjectClass: GLUE2Group\nGLUE2GroupID: resource\n\n"
        try Command.write(base + text, to: path)
        // A file that is not there is a server that does not answer.
        sources[hop] = LDIFSnapshot(paths: [text.isEmpty ? path + ".gone" : path], schema: .bdii)
      }
      sources.merge(others) { $1 }
      return withExtendedLifetime(directory) {
        var publisher = Baseline.publisher
        publisher.tagFileSubclusters = tagFiles
        var doctor = Doctor(publisher, previews: previews, pilots: pilots)
        doctor.stuckSubclusters = stuck
        return doctor.examine(gip: gip, sources: sources)
      }
    }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let rule: String
    let hop: Hop
    let verdict: Examination.Verdict
    let change: @Sendable (inout Grid) throws -> Void
    var testDescription: String { "\(rule) at \(hop.rawValue)" }

    init(
      _ rule: String, _ hop: Hop, _ verdict: Examination.Verdict,
      _ change: @escaping @Sendable (inout Grid) throws -> Void
    ) {
      (self.rule, self.hop, self.verdict, self.change) = (rule, hop, verdict, change)
    }
  }

  private static let tag =
    "\nGlueHostApplicationSoftwareRunTimeEnvironment: VO-ops-gLite-UI-preview-126"
  private static let carrier = "GLUE2ServiceID=ce.example.org/pps"
  private static let created = "GLUE2EntityCreationTime: 2026-11-22T12:00:00Z"

  static let cases: [Case] = [
    Case("gip-not-installed", .gip, .lost) {
      $0.gip = GIPFolder(provider: "x is not there", plugin: "y is not there", isNamed: true)
    },
    Case("gip-refuses", .gip, .partly) {
      $0.resource = $0.resource.without("GlueSubClusterUniqueID=himem")
    },
    Case("not-offered", .gip, .none) {
      $0.previews[0].history = History(.installed, at: Baseline.now)
      $0.change(from: .resource) {
        $0.without(carrier).without("GLUE2ExtensionLocalID=PPS-preview")
      }
    },
    Case("server-silent", .site, .unknown) { $0.site = "" },
    Case("server-empty", .site, .lost) {
      $0.site = "dn: o=glue\nobjectClass: organization\no: glue\n"
    },
    Case("site-unknown", .top, .lost) { grid in
      grid.top = grid.top.replacing("EXAMPLE-SITE", with: "OTHER-SITE")
    },
    Case("provider-silent", .resource, .partly) { grid in
      grid.change(from: .resource) {
        $0.without(carrier).without("GLUE2ExtensionLocalID=PPS-preview")
      }
    },
    Case("plugin-silent", .resource, .partly) { grid in
      grid.pilots = []
      grid.change(from: .resource) { $0.replacing(tag, with: "") }
    },
    Case("tag-wiped", .resource, .partly) { grid in
      grid.change(from: .resource) { $0.changing("GlueSubClusterUniqueID=himem", tag, "") }
    },
    Case("tag-file-unread", .resource, .partly) { grid in
      grid.tagFiles = ["himem.example.org"]
      grid.change(from: .resource) { $0.changing("GlueSubClusterUniqueID=himem", tag, "") }
    },
    Case("not-first-subcluster", .top, .partly) { grid in
      grid.change(from: .resource) { $0.changing("GlueSubClusterUniqueID=ce.", tag, "") }
    },
    Case("hop-stalled", .site, .stale) { grid in
      grid.change(from: .site) {
        $0.changing(carrier, created, "GLUE2EntityCreationTime: 2026-11-22T11:44:59Z")
      }
    },
    Case("held-over", .resource, .stale) { grid in
      grid.change(from: .resource) {
        $0.adding("GLUE2EntityOtherInfo: PPSStale=2026-11-22T11:30:00Z", behind: carrier)
      }
    },
    Case("source-lost", .top, .stale) { grid in
      grid.top = grid.top.changing(
        "GLUE2EndpointID=wms-pilot", "GLUE2EndpointHealthState: ok",
        "GLUE2EndpointHealthState: Unknown")
    },
    Case("validity-expired", .top, .stale) { grid in
      grid.top = grid.top.changing(carrier, "GLUE2EntityValidity: 3600", "GLUE2EntityValidity: 1")
        .changing(carrier, created, "GLUE2EntityCreationTime: 2026-11-22T11:59:00Z")
    },
    Case("not-yet", .site, .lost) { grid in
      grid.previews[0].history = History(.published, at: Timestamp("2026-11-22T11:50:00Z")!)
      grid.resource = grid.resource.replacing("2026-11-20T10:00:00Z", with: "2026-11-22T11:50:00Z")
      grid.change(from: .site) {
        $0.without(carrier).without("GLUE2ExtensionLocalID=PPS-preview").replacing(tag, with: "")
      }
    },
    Case("not-relayed", .site, .lost) { grid in
      grid.change(from: .site) { _ in try! Baseline.site("") }
      grid.top = Baseline.top(grid.site)
    },
    Case("lost-on-the-way", .top, .partly) { grid in
      grid.top = grid.top.without("GLUE2ExtensionLocalID=PPS-preview")
    },
    Case("lost-before", .site, .partly) { grid in
      grid.named = [.site, .top]
      grid.change(from: .site) {
        $0.without(carrier).without("GLUE2ExtensionLocalID=PPS-preview")
      }
    },
    Case("tag-lost", .site, .partly) { grid in
      grid.change(from: .site) { $0.changing("GlueSubClusterUniqueID=himem", tag, "") }
    },
    Case("application-dropped", .site, .seen) { grid in
      grid.change(from: .site) {
        $0.without("GLUE2ApplicationHandleID=").without("GLUE2ApplicationEnvironmentID=ce")
          .without("GLUE2ApplicationEnvironmentID=himem")
      }
    },
    Case("still-open", .resource, .stale) { grid in
      try grid.previews[0].history.move(
        to: .withdrawn, at: Timestamp("2026-11-22T09:00:00Z")!, by: nil)
      grid.resource = try Baseline.resource(grid.previews, grid.pilots)
      grid.site = try Baseline.site(grid.resource)
      grid.top = Baseline.top(grid.site)
      // The tag stands in the VO's tag file.
      grid.resource = grid.resource.adding(
        String(tag.dropFirst()), behind: "GlueSubClusterUniqueID=ce.")
    },
    Case("not-stored", .top, .seen) { $0.previews = [] },
  ]

  @Test("A whole way is seen at every step")
  func whole() throws {
    let examination = try Grid().examine()
    #expect(examination.diagnoses == [], "\(examination.diagnoses.map(\.finding.message))")
    #expect(examination.patients.count == 2)
    for patient in examination.patients {
      #expect(patient.verdicts.count == 4 && patient.verdicts.values.allSatisfy { $0 == .seen })
    }
    var closed = try Grid()
    try closed.previews[0].history.move(
      to: .withdrawn, at: Timestamp("2026-11-22T09:00:00Z")!, by: nil)
    closed.resource = try Baseline.resource(closed.previews, closed.pilots)
    closed.site = try Baseline.site(closed.resource)
    closed.top = Baseline.top(closed.site)
    let after = try closed.examine()
    #expect(after.diagnoses == [])
    #expect(after.patients[0].verdicts.values.allSatisfy { $0 == .closed })
  }

  @Test("Each rule finds what breaks it, at the step where it does", arguments: cases)
  func diagnosis(_ each: Case) throws {
    var grid = try Grid()
    try each.change(&grid)
    let examination = try grid.examine()
    let all = examination.diagnoses.map {
      "\($0.finding.rule.id) at \($0.hop): \($0.finding.message)"
    }
    #expect(
      examination.diagnoses.contains { $0.hop == each.hop && $0.finding.rule.id == each.rule },
      "\(all)")
    #expect(
      examination.patients.contains { $0.verdicts[each.hop] == each.verdict },
      "\(examination.patients.map(\.verdicts))")
    // What is wrong at one step is not told again at those behind it.
    let last = Hop.allCases.firstIndex(of: each.hop)!
    let later = examination.diagnoses.filter { Hop.allCases.firstIndex(of: $0.hop)! > last }
    let errors = later.filter { $0.finding.rule.severity == .error }
    #expect(errors.allSatisfy { $0.finding.rule == .notFirstSubcluster }, "\(all)")
  }

  @Test("A pilot of a service that nobody publishes is seen nowhere")
  func withoutService() throws {
    var grid = try Grid()
    grid.pilots[0].service = .endpoint(
      type: "org.glite.lb", url: "https://nowhere.example.org:9000")
    let patient = try #require(try grid.examine().patients.first { $0.kind == .pilot })
    #expect(patient.diagnoses.map(\.finding.rule.id) == ["gip-refuses"])
    #expect(Hop.allCases.allSatisfy { patient.verdicts[$0] == .lost }, "\(patient.verdicts)")
  }

  @Test("A pilot of a service that another one has is seen nowhere, and so is one that is closed")
  func secondPilot() throws {
    var grid = try Grid()
    grid.pilots.append(StateRuleTests.second)
    let second = try #require(try grid.examine().patients.last { $0.kind == .pilot })
    #expect(second.diagnoses.map(\.finding.rule.id) == ["gip-refuses"])
    #expect(Hop.allCases.allSatisfy { second.verdicts[$0] == .lost }, "\(second.verdicts)")
    // Closed before the other one was opened, it is told of no more, and that is no fault.
    grid.pilots[1].history = History(.closed, at: Timestamp("2026-11-20T07:00:00Z")!)
    let examination = try grid.examine()
    #expect(examination.patients[1].verdicts.values.allSatisfy { $0 == .seen })
    #expect(examination.patients[2].verdicts.values.allSatisfy { $0 == .none })
    #expect(examination.diagnoses.map(\.finding.rule.id) == ["not-offered"])
  }

  @Test("What a BDII has of the pilot before is not the next one's", arguments: [true, false])
  func successor(_ isInBoth: Bool) throws {
    var grid = try Grid()
    if !isInBoth {
      grid.pilots[0].service = .ids(
        glueService: "wms-pilot.example.org_org.glite.wms.WMProxy_2952555115", glue2: nil)
    }
    let former = grid.pilots[0]
    grid.pilots[0].packageVersion = try PackageVersion(parsing: "3.2.1-5")
    grid.resource = try Baseline.resource(grid.previews, grid.pilots)
    grid.site = try Baseline.site(Baseline.resource(grid.previews, [former]))
    grid.top = Baseline.top(grid.site)
    let patient = try #require(try grid.examine().patients.first { $0.kind == .pilot })
    #expect(patient.verdicts[.resource] == .seen)
    #expect(patient.verdicts[.site] == .lost && patient.verdicts[.top] == .lost)
    let rules = patient.diagnoses.map { "\($0.finding.rule.id) at \($0.hop)" }
    #expect(rules == ["lost-on-the-way at site"])
  }

  @Test("A step that nobody names is left out; the ones around it still count")
  func unnamed() throws {
    var grid = try Grid()
    grid.named = [.resource, .top]
    grid.top = grid.top.changing("GlueSubClusterUniqueID=himem", Self.tag, "")
    let examination = try grid.examine()
    #expect(examination.patients[0].verdicts[.site] == .unknown)
    #expect(examination.diagnoses.map(\.finding.rule.id) == ["tag-lost"])
    #expect(examination.diagnoses[0].finding.message.contains("between them nobody was asked"))
  }

  @Test("What is not at the first BDII that was asked is blamed on nobody below")
  func unasked() throws {
    var grid = try Grid()
    grid.named = [.top]
    grid.top = grid.top.without(Self.carrier).without("GLUE2ExtensionLocalID=PPS-preview")
      .replacing(Self.tag, with: "").without("GLUE2ApplicationEnvironmentID=ce")
    let examination = try grid.examine()
    #expect(examination.diagnoses.map(\.finding.rule.id) == ["lost-before"])
    #expect(examination.diagnoses.map(\.hop) == [.top])
    #expect(examination.patients[0].verdicts[.resource] == .unknown)
    // A change that is under way is no fault.
    grid.previews[0].history = History(.published, at: Timestamp("2026-11-22T11:50:00Z")!)
    #expect(try grid.examine().diagnoses.map(\.finding.rule.id) == ["not-yet"])
  }

  @Test("A BDII of other sites is not empty, whatever is stored", arguments: [0, 1, 2])
  func otherSites(_ stored: Int) throws {
    var grid = try Grid()
    grid.named = [.top]
    if stored < 2 { grid.previews = [] }
    if stored < 1 { grid.pilots = [] }
    grid.top = grid.top.replacing("EXAMPLE-SITE", with: "OTHER-SITE")
      .replacing("example.org", with: "other.example.net")
    let examination = try grid.examine()
    #expect(examination.diagnoses.map(\.finding.rule.id) == ["site-unknown"])
    #expect(examination.stations.allSatisfy { $0.source == nil || $0.gaps == [] })
    grid.top = "dn: o=glue\nobjectClass: organization\no: glue\n"
    #expect(try grid.examine().diagnoses.map(\.finding.rule.id) == ["server-empty"])
  }

  @Test("What keeps slapd from every update of a subcluster is told once, and not what comes of it")
  func stuck() throws {
    var grid = try Grid()
    grid.tagFiles = ["himem.example.org"]
    grid.stuck = ["himem.example.org": [Finding(.tagFileCase, "a and A")]]
    grid.change(from: .resource) { $0.changing("GlueSubClusterUniqueID=himem", Self.tag, "") }
    let examination = try grid.examine()
    #expect(examination.diagnoses.map(\.finding.rule.id) == ["tag-file-case"])
    #expect(examination.patients[0].verdicts[.resource] == .partly)
    // A tag that stays there is not for the tag file's keeper to mend.
    var closed = try Grid()
    closed.stuck = Dictionary(
      uniqueKeysWithValues: Baseline.publisher.site.subclusters.map { ($0.id, []) })
    try closed.previews[0].history.move(
      to: .withdrawn, at: Timestamp("2026-11-22T09:00:00Z")!, by: nil)
    let after = try closed.examine()
    #expect(!after.diagnoses.contains { $0.finding.rule.id == "still-open" })
    #expect(after.patients[0].verdicts[.top] == .stale)
  }

  /// A server that says the same of all that it is asked.
  private struct Stubborn: EntrySource {
    let name = "stubborn"
    var entries: [Entry] = []
    var resultCode = ResultCode.success

    func search(
      _ requests: [SearchRequest], receive: (_ request: Int, _ entry: Entry) throws -> Void
    ) throws -> [SearchResult] {
      try requests.indices.map { index in
        for entry in entries { try receive(index, entry) }
        return SearchResult(resultCode: resultCode, entryCount: entries.count)
      }
    }
  }

  /// The grid with such a server in one place.
  private func examine(_ server: Stubborn, at hop: Hop) throws -> Examination {
    var grid = try Grid()
    grid.others = [hop: server]
    return try grid.examine()
  }

  @Test(
    "Entries that stand nowhere, or where a site does, are no part of an offer",
    arguments: [Hop.resource, .site, .top])
  func misplaced(_ hop: Hop) throws {
    let entries = try ["", "GLUE2DomainID=EXAMPLE-SITE,o=glue", "o=grid"].map { name in
      Entry(
        dn: try DistinguishedName(parsing: name),
        attributes: [Attribute(GLUE1.softwareTag, ["VO-ops-gLite-UI-preview-126"])])
    }
    let examination = try examine(Stubborn(entries: entries), at: hop)
    #expect(examination.patients[0].verdicts[hop] == .lost)
  }

  @Test(
    "A BDII that refuses all is not said to hold nothing", arguments: [Hop.resource, .site, .top])
  func refusing(_ hop: Hop) throws {
    let examination = try examine(Stubborn(resultCode: .insufficientAccessRights), at: hop)
    let general = examination.general.map(\.finding)
    #expect(general.map(\.rule.id) == ["server-silent"])
    let message = general.first?.message ?? ""
    #expect(message.hasPrefix("stubborn: it ended "), "\(message)")
    #expect(message.hasSuffix("after 0 entries: insufficient access rights (50)"), "\(message)")
    #expect(examination.patients.allSatisfy { $0.verdicts[hop] == .unknown })
    #expect(examination.stations.flatMap(\.gaps) == [message])
  }

  @Test("A resource BDII that publishes nothing yet holds nothing, and has answered")
  func empty() throws {
    let examination = try examine(Stubborn(resultCode: .noSuchObject), at: .resource)
    #expect(examination.diagnoses.map(\.finding.rule.id) == ["server-empty"])
    #expect(examination.patients.allSatisfy { $0.verdicts[.resource] == .lost })
  }

  @Test("Each rule of the way is broken in a test")
  func coverage() {
    let tested = Set(Self.cases.map(\.rule))
    #expect(Set(Rule.ofHops.map(\.id)).subtracting(tested) == [])
  }
}
