import LDAPTypes
import Rollout
import Testing

@testable import Infosys

@Suite("Which of two records is published where there is room for one")
struct PrecedenceTests {
  static let now = Timestamp("2026-11-22T12:00:00Z")!
  static let site = Site(
    name: "ONE", host: "ce.one.example.org",
    subclusters: [.init(id: "ce.one.example.org", cluster: "ce.one.example.org")])

  static func publication(_ previews: [Preview] = [], _ pilots: [Pilot] = []) -> Publication {
    Publisher(site: site, now: now).publication(
      previews: previews, pilots: pilots, surroundings: nil)
  }

  /// - Parameter days: When it was opened and when closed, in November 2026.
  static func pilot(
    _ version: String, _ service: Pilot.Service = .ids(glueService: "wms", glue2: nil),
    _ days: Int...
  ) throws -> Pilot {
    let states = [Pilot.State.running, .closed]
    return Pilot(
      service: service, product: "WMS", packageVersion: try PackageVersion(parsing: version),
      upgradeClass: .minor, vos: ["ops"], start: moment(days[0]),
      history: try History(zip(states, days).map { .init($0, at: moment($1)) }))
  }

  static func moment(_ day: Int) -> Timestamp { Timestamp("2026-11-\(day < 10 ? "0" : "")\(day)")! }

  static func preview(_ vo: String, _ days: Int...) throws -> Preview {
    let states = [Preview.State.published, .withdrawn]
    return Preview(
      vo: vo, product: "gLite-UI", workingVersion: "126", upgradeClass: .backwardCompatible,
      path: "/opt/\(vo)", tested: true, subclusters: ["ce.one.example.org"],
      history: try History(zip(states, days).map { .init($0, at: moment($1)) }))
  }

  /// The versions of the pilots that are published.
  static func versions(_ publication: Publication) -> [String] {
    publication.entries.filter { $0.string("GlueServiceDataKey") == "PPSVersion" }
      .compactMap { $0.string("GlueServiceDataValue") }
  }

  @Test("Of pilots of a service the open one, whatever its name and how it is named")
  func open() throws {
    let closed = try Self.pilot("3.2.1-4", .ids(glueService: "wms", glue2: nil), 1, 21)
    let open = try Self.pilot("3.2.1-5", .ids(glueService: "WMS", glue2: nil), 21)
    for pilots in [[closed, open], [open, closed]] {
      let publication = Self.publication([], pilots)
      #expect(Self.versions(publication) == ["0:3.2.1-5"])
      #expect(publication.problems == [])
    }
    // When both are closed, the one that readers saw last.
    let next = try Self.pilot("3.2.1-5", .ids(glueService: "wms", glue2: nil), 21, 22)
    for pilots in [[closed, next], [next, closed]] {
      let publication = Self.publication([], pilots)
      #expect(Self.versions(publication) == ["0:3.2.1-5"] && publication.problems == [])
    }
  }

  @Test("Of open pilots the one that has run for longer, also once it is decided upon")
  func longer() throws {
    var first = try Self.pilot("3.2.1-5", .ids(glueService: "wms", glue2: nil), 1)
    let second = try Self.pilot("3.2.1-4", .ids(glueService: "wms", glue2: nil), 2)
    for state in [Pilot.State.running, .accepted] {
      if state != first.state { first = try first.moved(to: state, at: Self.moment(20), by: nil) }
      for pilots in [[first, second], [second, first]] {
        let publication = Self.publication([], pilots)
        #expect(Self.versions(publication) == ["0:3.2.1-5"])
        #expect(publication.problems.map(\.record) == ["pilot WMS 3.2.1-4"])
        #expect(publication.problems[0].description.contains("is marked by pilot WMS 3.2.1-5"))
      }
    }
  }

  @Test("A pilot of which nothing is published keeps nothing from others")
  func loser() throws {
    let endpoint = Pilot.GLUE2IDs(service: "s", endpoint: "e")
    let first = try Self.pilot("1-1", .ids(glueService: nil, glue2: endpoint), 1)
    let loser = try Self.pilot("2-1", .ids(glueService: "wms", glue2: endpoint), 2)
    let third = try Self.pilot("3-1", .ids(glueService: "wms", glue2: nil), 3)
    let publication = Self.publication([], [first, loser, third])
    #expect(publication.problems.map(\.record) == ["pilot WMS 2-1"])
    #expect(Self.versions(publication) == ["0:3-1"])
  }

  @Test("Of previews with one tag, but for its case, the open one, and of open ones the first")
  func previews() throws {
    let open = try Self.preview("ops", 2)
    let closed = try Self.preview("OPS", 1, 21)
    let later = try Self.preview("OPS", 3)
    for (other, problems) in [(closed, []), (later, ["preview gLite-UI 126 of OPS"])] {
      for previews in [[open, other], [other, open]] {
        let publication = Self.publication(previews)
        let ids = publication.entries.compactMap { $0.string("GLUE2ServiceID") }
        #expect(ids == ["ce.one.example.org/pps-preview/ops/gLite-UI/126"])
        #expect(publication.marks.count == 1)
        #expect(publication.problems.map(\.record) == problems)
      }
    }
  }
}
