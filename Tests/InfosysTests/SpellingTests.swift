import LDAPTypes
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("Names that are spelled in several ways")
struct SpellingTests {
  /// What stands above an entry, spelled otherwise than its own entry does. GLUE 1.3 ignores the case of
  /// IDs, GLUE 2.0 that of types only.
  private static let others = [
    (",o=grid", ", O = GRID"), (",o=glue", ",O=Glue"), (",GLUE2GroupID=grid", ",glue2groupid=grid"),
    (",GLUE2ServiceID=", ", glue2serviceid="),
    (",GlueClusterUniqueID=c.", ",GlueClusterUniqueID=C."),
    (",GlueCEUniqueID=ce.", ",gluecEuniqueid=CE."),
  ]

  @Test("A version with letters is found in whatever case", arguments: ["RC2b", "rc2b", "Rc2B"])
  func versions(_ version: String) throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(
      pilot: "wms", at: "A",
      info: [
        "PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSWorkingVersion=RC2b",
        "PPSVersion=0:3.2.1-4.El6",
      ])
    for version in [version, "3.2.1-4.eL6"] {
      try grid.ask(OfferQuery(versions: try VersionRequirement(parsing: version))) {
        #expect($0.map(\.workingVersion) == ["RC2b"], "\(version)")
      }
    }
  }

  /// slapd shows each level of a name as the level's own entry spells it; in a file each entry has its own.
  @Test("A file answers as a server does", arguments: [0, 1], [nil, "ops"])
  func joins(first: Int, vo: String?) throws {
    var grid = PublishedGrid()
    grid.add(site: "A", telling: [.carrier, .tag, .wholeName])
    grid.addView("ops", of: "ops", at: "A", rule: "VO:ops", state: nil)
    grid.add(site: "B", telling: [.tag])
    grid.add(site: "C", telling: [.carrier])
    grid.add(
      applicationOf: "C", name: "gLite-UI", version: "126",
      handles: [(type: "path", value: "/opt/126")])
    var records = grid.ldif.split(separator: "\n\n").map(String.init)
    for index in records.indices where index % 2 == first {
      let lines = records[index].split(separator: "\n", maxSplits: 1).map(String.init)
      var name = lines[0]
      for (own, other) in Self.others { name = name.replacing(own, with: other) }
      records[index] = ([name] + lines.dropFirst()).joined(separator: "\n")
    }
    let query = OfferQuery(versions: try VersionRequirement(parsing: "126"), vo: vo)
    let spelled = PublishedGrid(ldif: records.map { $0 + "\n\n" }.joined())
    var expected: [Offer] = []
    try grid.ask(query) { expected = $0 }
    #expect(expected.count == 3)
    try spelled.ask(query, comparing: \.withPlainNames) { offers in
      #expect(offers.map(\.withPlainNames) == expected.map(\.withPlainNames))
    }
  }
}

extension Offer {
  /// The same with the case of its entries' names gone.
  fileprivate var withPlainNames: Offer {
    var offer = self
    offer.evidence = evidence.map {
      Evidence(source: $0.source, dn: $0.dn.prepared(for: .caseIgnore))
    }
    return offer
  }
}
