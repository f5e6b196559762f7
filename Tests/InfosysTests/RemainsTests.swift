import LDAPTypes
import LDIF
import Rollout
import Testing

@testable import Infosys

@Suite("What a top-level BDII keeps of a pilot before is nothing that its service tells now")
struct RemainsTests {
  /// What the service data of a pilot tell.
  private static func data(_ pilot: Pilot) -> [(key: String, value: String)] {
    PPSInfo(pilot, site: MappingTests.site).serviceData.map { ($0.key.rawValue, $0.value) }
  }

  /// The same where those of another one, of before, are kept.
  private static func data(_ pilot: Pilot, after old: Pilot) -> [(String, String)] {
    let now = data(pilot)
    return now + data(old).filter { kept in !now.contains { $0.key == kept.key } }
  }

  private static var next: Pilot {
    var next = MappingTests.barePilot
    next.packageVersion = try! PackageVersion(parsing: "3.2.2-1")
    return next
  }

  /// A grid with the next pilot, and what is kept of the one before.
  private static func grid(isInGLUE2: Bool, hasList: Bool = true) -> PublishedGrid {
    var grid = PublishedGrid()
    grid.add(site: "A")
    let all = data(next, after: MappingTests.fullPilot).filter {
      hasList || $0.0 != PPSKey.keys.rawValue
    }
    grid.add(pilot: "s", at: "A", data: all)
    if isInGLUE2 {
      grid.add(pilot: "e", at: "A", info: PPSInfo(next, site: MappingTests.site).otherInfo)
    }
    return grid
  }

  @Test(
    "The next pilot has nothing of the one before, in both schemas or one",
    arguments: [true, false])
  func nextPilot(isInGLUE2: Bool) throws {
    let grid = Self.grid(isInGLUE2: isInGLUE2)
    for version in [nil, "3.2.2-1"] {
      let query = OfferQuery(versions: try version.map(VersionRequirement.init(parsing:)))
      try grid.ask(query) { offers in
        #expect(offers.map(\.packageVersion) == ["0:3.2.2-1"])
        let offer = try #require(offers.first)
        #expect(offer.workingVersion == nil && offer.outcome == nil && offer.contact == nil)
        #expect(offer.feedbackDeadline == nil && offer.releaseNotes == nil)
        #expect(offer.contradictions == [] && offer.vos == Self.next.vos)
      }
    }
    for version in ["126", "3.2.1-4"] {
      let query = OfferQuery(versions: try VersionRequirement(parsing: version))
      try grid.ask(query) { #expect($0 == []) }
    }
  }

  @Test("Where nothing tells which keys hold, all do, as other publishers have it")
  func others() throws {
    try Self.grid(isInGLUE2: false, hasList: false).ask(OfferQuery()) { offers in
      #expect(offers.map(\.workingVersion) == ["126"])
    }
    let info = PPSInfo(serviceData: [
      ("ppskeys", "PPSSTATE, ppsvo"), ("PPSVO", "ops, dteam"), ("PPSState", "pilot"),
      ("PPSProduct", "WMS"),
    ])
    #expect(info.otherInfo == ["PPSVO=ops", "PPSVO=dteam", "PPSState=pilot"])
  }

  @Test("What is held over says so, and no more when it is fresh again")
  func heldOver() throws {
    let fresh = MappingTests.publish([], [MappingTests.fullPilot]).entries
    let moment = Timestamp("2026-11-22T11:00:00Z")!
    let held = fresh.map(LDIFRecord.content).flatMap { $0.heldOver(since: moment) }
      .compactMap { record -> Entry? in
        if case .content(let entry) = record { entry } else { nil }
      }
    let service = try DistinguishedName(
      parsing: "GlueServiceUniqueID=wms,mds-vo-name=resource,o=grid")
    func offer(_ entries: [Entry]) -> Offer? {
      Offer(
        glueService: service, entries.filter { $0.dn.parent == service }, site: "A")
    }
    #expect(offer(held)?.freshness == .heldOver(moment))
    let kept = held.filter { entry in !fresh.contains { $0.dn == entry.dn } }
    #expect(kept.count == 1)
    #expect(offer(fresh + kept)?.freshness == .undated)
  }

  @Test("At a service that it has left a pilot is closed, unless another pilot is there")
  func moved() throws {
    func service(_ id: String) -> Pilot.Service { .ids(glueService: id, glue2: nil) }
    let moment = Timestamp("2026-11-21T12:00:00Z")!
    func moved(_ old: Pilot, to id: String, _ state: Pilot.State) throws -> Pilot {
      var new = state == old.state ? old : try old.moved(to: state, at: moment, by: nil)
      new.service = service(id)
      new.note(leftSince: old, at: moment)
      return new
    }
    /// The states below each service.
    func states(_ pilots: [Pilot], day: Int = 22) -> Set<String> {
      let publication = Publisher(
        site: MappingTests.site, now: Timestamp("2026-11-\(day)T00:00:00Z")!
      ).publication(previews: [], pilots: pilots, surroundings: nil)
      #expect(publication.problems == [])
      return Set(
        publication.entries.filter { $0.string("GlueServiceDataKey") == PPSKey.state.rawValue }
          .map {
            "\($0.dn.rdns[1].value("GlueServiceUniqueID")!) \($0.string("GlueServiceDataValue")!)"
          })
    }
    var old = MappingTests.barePilot
    old.service = service("a")
    let new = try moved(old, to: "b", .running)
    #expect(states([new]) == ["a closed", "b pilot"])
    #expect(states([new], day: 26) == ["b pilot"])
    var other = Self.next
    other.service = service("A")
    #expect(states([new, other]) == ["A pilot", "b pilot"])
    // Back again, and elsewhere.
    #expect(try states([moved(new, to: "a", .running)]) == ["a pilot", "b closed"])
    #expect(try states([moved(new, to: "c", .running)]) == ["a closed", "b closed", "c pilot"])
    // Closed, and announced for another service: nobody knows it there.
    let over = try old.moved(to: .closed, at: moment, by: nil)
    let announced = try moved(over, to: "b", .announced)
    #expect(try states([announced, moved(announced, to: "c", .deployed)]) == ["a closed"])
    // It opens at one of them, or is closed again.
    #expect(try states([moved(announced, to: "b", .running)]) == ["a closed", "b pilot"])
    #expect(try states([moved(announced, to: "a", .running)]) == ["a pilot"])
    #expect(try states([announced.moved(to: .closed, at: moment, by: nil)]) == ["a closed"])
    let cancelled = try announced.moved(
      to: .closed, at: Timestamp("2026-11-26T12:00:00Z")!, by: nil)
    #expect(states([cancelled], day: 27) == [])
    // What it had left before is closed still.
    let both = try moved(new.moved(to: .closed, at: moment, by: nil), to: "a", .announced)
    #expect(states([both]) == ["a closed", "b closed"])
    #expect(try states([moved(both, to: "a", .running)]) == ["a pilot", "b closed"])
    // Announced only, it was known nowhere.
    old.history = History(.announced, at: old.since)
    #expect(try states([moved(old, to: "b", .running)]) == ["b pilot"])
  }

  @Test("What is announced or deployed anew is closed to readers for four days, and then not told")
  func announcedAnew() throws {
    let closing = Timestamp("2026-11-21T12:00:00Z")!
    // Or for the same service, named otherwise.
    let another = Pilot.Service.ids(
      glueService: nil, glue2: .init(service: "wms2", endpoint: "endpoint2"))
    for (states, service) in [
      ([Pilot.State.announced], nil), ([.announced, .deployed], nil), ([.deployed], nil),
      ([.announced], another), ([.announced, .deployed], another),
    ] {
      var pilot = MappingTests.fullPilot
      pilot = try pilot.moved(to: .closed, at: closing, by: nil)
      for state in states {
        let before = pilot
        pilot = try pilot.moved(to: state, at: closing + .seconds(60), by: nil)
        if let service { pilot.service = service }
        pilot.note(leftSince: before, at: pilot.since)
      }
      for (day, count) in [(22, 2), (26, 0)] {
        let publication = Publisher(
          site: MappingTests.site, now: Timestamp("2026-11-\(day)T00:00:00Z")!
        ).publication(previews: [], pilots: [pilot], surroundings: nil)
        let states =
          publication.entries.filter {
            $0.string("GlueServiceDataKey") == PPSKey.state.rawValue
          }.map { $0.string("GlueServiceDataValue") }
          + publication.marks.flatMap(\.modifications).flatMap(\.values).map(\.string)
          .filter { $0?.hasPrefix("PPSState=") ?? false }
        #expect(states == (count == 0 ? [] : ["closed", "PPSState=closed"]))
        #expect(publication.problems == [])
      }
    }
    // What never ran is told of by nobody.
    var new = MappingTests.fullPilot
    new.history = History(.announced, at: closing)
    for state in [Pilot.State.closed, .announced] {
      new = try new.moved(to: state, at: closing, by: nil)
    }
    #expect(MappingTests.publish([], [new]).entries.isEmpty)
  }
}
