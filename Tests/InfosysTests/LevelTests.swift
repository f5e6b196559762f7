import GLUE
import LDIF
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("What GLUE 1.3 alone names, in BDIIs of each level")
struct LevelTests {
  /// A BDII, by what stands above a site's entries there.
  enum Level: CaseIterable {
    case top, site, resource

    /// A grid of one site in such a BDII.
    func grid(of site: String, _ top: PublishedGrid) -> PublishedGrid {
      let domain = "GLUE2DomainID=\(site),GLUE2GroupID=grid"
      let tree = "mds-vo-name=\(site),mds-vo-name=local"
      switch self {
      case .top: return top
      case .site:
        return PublishedGrid(
          ldif: top.ldif.replacing(domain, with: "GLUE2DomainID=\(site)")
            .replacing(tree, with: "mds-vo-name=\(site)"))
      case .resource:
        // The levels that name the site are one with those of the resource.
        let entries = top.ldif.split(separator: "\n\n").filter {
          !$0.contains("dn: mds-vo-name=\(site)") && !$0.contains("dn: GLUE2DomainID=")
            && !$0.contains("dn: GLUE2ContactID=")
        }
        return PublishedGrid(
          ldif: "dn: mds-vo-name=resource,o=grid\nobjectClass: MDS\n\n"
            + entries.joined(separator: "\n\n").replacing(tree, with: "mds-vo-name=resource")
            .replacing(domain, with: "GLUE2GroupID=resource")
            .replacing("GLUE2GroupID=grid,o=glue", with: "GLUE2GroupID=resource,o=glue")
            .replacing("GLUE2GroupID: grid", with: "GLUE2GroupID: resource") + "\n\n")
      }
    }
  }

  @Test("A version that a pilot has left is not told", arguments: Level.allCases)
  func leftVersion(_ level: Level) throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(
      pilot: "s", at: "A",
      data: [
        ("PPSState", "pilot"), ("PPSProduct", "WMS"), ("PPSVersion", "3.2.1-4"),
        ("PPSSince", "2026-11-01T00:00:00Z"),
      ])
    grid.add(
      pilot: "e", at: "A",
      info: [
        "PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=0:3.2.2-1",
        "PPSSince=2026-11-20T00:00:00Z",
      ])
    let moved = level.grid(of: "A", grid)
    try moved.ask(OfferQuery()) { #expect($0.map(\.packageVersion) == ["0:3.2.2-1"]) }
    let version = try VersionRequirement(parsing: "3.2.1-4")
    try moved.ask(OfferQuery(versions: version)) { #expect($0.isEmpty) }
  }

  @Test("Files of BDIIs of two levels tell what one of both tells", arguments: Level.allCases)
  func mixed(_ level: Level) throws {
    var (old, new) = (PublishedGrid(), PublishedGrid())
    old.add(site: "A")
    old.add(
      pilot: "s", at: "A",
      data: [("PPSState", "pilot"), ("PPSProduct", "WMS"), ("PPSVersion", "3.2.1-4")])
    new.add(
      pilot: "e", at: "A",
      info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=0:3.2.2-1"])
    let version = try VersionRequirement(parsing: "3.2.1-4")
    try withTemporaryDirectory { directory in
      let paths = ["\(directory)/glue1.ldif", "\(directory)/glue2.ldif"]
      try Command.write(level.grid(of: "A", old).ldif, to: paths[0])
      try Command.write(new.ldif, to: paths[1])
      for (query, versions) in [
        (OfferQuery(), ["0:3.2.2-1"]), (OfferQuery(versions: version), []),
      ] {
        let found = try LDIFSnapshot(paths: paths, schema: .bdii)
          .offers(query, now: PublishedGrid.now)
        #expect(found.offers.map(\.packageVersion) == versions)
      }
    }
  }

  @Test("Whom to ask is what GLUE 2.0 tells of the site", arguments: [Level.top, .site])
  func contact(_ level: Level) throws {
    var grid = PublishedGrid()
    grid.add(site: "A", tags: ["VO-ops-gLite-UI-preview-126"])
    grid.add(
      pilot: "s", at: "A", data: [("PPSState", "pilot"), ("PPSProduct", "WMS")])
    grid.add(
      """
      dn: GLUE2ContactID=c,GLUE2DomainID=A,GLUE2GroupID=grid,o=glue
      objectClass: GLUE2Contact
      GLUE2ContactID: c
      GLUE2ContactType: usersupport
      GLUE2ContactDetail: mailto:help@a.org

      """)
    try level.grid(of: "A", grid).ask(OfferQuery()) {
      #expect($0.map(\.nearestContact) == ["mailto:help@a.org", "mailto:help@a.org"])
    }
  }
}
