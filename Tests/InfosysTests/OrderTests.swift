import GLUE
import LDAPTypes
import LDIF
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("The same entries in another order")
struct OrderTests {
  /// Everything that has a place in a list: several sites, subclusters, queues, views, shares, kinds of
  /// evidence and VOs.
  private static var grid: PublishedGrid {
    var grid = PublishedGrid()
    let tag = "VO-ops-gLite-UI-preview-126"
    for site in ["EAST", "WEST"] {
      grid.add(
        site: site, subclusters: ["sc", "himem", "gpu"], tags: [tag, "VO-dteam-U-preview-126"])
      grid.add(carrierOf: site)
      grid.add(carrierOf: site, id: "again")
      for resource in ["sc", "himem"] {
        grid.add(
          applicationOf: site, name: tag, resource: resource, handles: [("path", "/opt/127")])
        grid.add(applicationOf: site, name: "U", version: "126", resource: resource, id: "plain")
      }
      for queue in ["long", "short", "a10", "a9", "views"] {
        grid.addQueue(queue, of: site, ["GlueCEStateStatus: Production"])
        grid.addShare(queue, of: site, rule: "VO:ops", resources: ["sc", "himem"])
      }
      for view in ["ops", "pilot", "admin"] {
        grid.addView(view, of: "views", at: site, rule: "VOMS:/ops/Role=\(view)", state: "Draining")
      }
      grid.addContacts(of: site)
    }
    return grid
  }

  @Test("gives the same offers, contacts and entries", arguments: [nil, "ops"], [nil, "126"])
  func shuffled(_ vo: String?, _ version: String?) throws {
    var random = SplitMix.seeded()
    let query = OfferQuery(
      versions: try version.map(VersionRequirement.init(parsing:)), vo: vo, isThorough: true)
    let entries = Self.grid.ldif.split(separator: "\n\n").map(String.init)
    var first: Told?
    try withTemporaryDirectory { directory in
      for number in 0..<8 {
        try Command.write(
          Self.shuffled(entries, using: &random).joined(separator: "\n\n") + "\n",
          to: "\(directory)/\(number).ldif")
        let source = LDIFSnapshot(paths: ["\(directory)/\(number).ldif"], schema: .bdii)
        let offers = try source.offers(query, now: PublishedGrid.now).offers
        #expect(offers.contains { $0.computingElements.count == 6 })
        let told = Told(
          offers: offers, contacts: source.contacts(of: offers).contacts,
          entries: source.evidence(of: offers).entries.map(\.dn))
        #expect(told.contacts.count > 2 && told.entries.count > 10)
        let reference = first ?? told
        first = reference
        #expect(told.contacts == reference.contacts)
        #expect(told.entries == reference.entries)
        for (offer, expected) in zip(offers, reference.offers) where offer != expected {
          Issue.record("\(offer.site): another offer of \(expected.site)")
          for (a, b) in zip(
            Mirror(reflecting: offer).children, Mirror(reflecting: expected).children)
          where "\(a.value)" != "\(b.value)" {
            Issue.record("\(offer.site) \(a.label ?? ""): \(a.value), not \(b.value)")
          }
        }
        #expect(offers.count == reference.offers.count)
      }
    }
  }

  private struct Told {
    let offers: [Offer]
    let contacts: [Contact]
    let entries: [DistinguishedName]
  }

  /// The entries in another order. Subclusters keep theirs: to a WMS the first one of a cluster is another
  /// than the rest.
  private static func shuffled(_ entries: [String], using random: inout SplitMix) -> [String] {
    func cluster(_ entry: String) -> Substring? {
      guard entry.contains("dn: GlueSubClusterUniqueID") else { return nil }
      return entry.split(separator: ",", maxSplits: 1)[1].prefix { $0 != "\n" }
    }
    var left = Dictionary(grouping: entries, by: cluster)
    return entries.shuffled(using: &random).map { entry in
      cluster(entry).map { left[$0]!.removeFirst() } ?? entry
    }
  }
}

extension PublishedGrid {
  fileprivate mutating func addContacts(of site: String) {
    for kind in ["general", "usersupport"] {
      add(
        """
        dn: GLUE2ContactID=\(kind).\(site),GLUE2DomainID=\(site),GLUE2GroupID=grid,o=glue
        objectClass: GLUE2Contact
        GLUE2ContactID: \(kind).\(site)
        GLUE2ContactType: \(kind)
        GLUE2ContactDetail: mailto:\(kind)@\(site).example.org
        GLUE2ContactDomainForeignKey: \(site)

        """)
    }
  }
}
