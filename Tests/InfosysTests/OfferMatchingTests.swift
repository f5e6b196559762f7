import LDAPTypes
import Testing

@testable import Infosys

@Suite("Which offers are the same, said at two times or by two servers")
struct OfferMatchingTests {
  @Test(
    "Thousands of releases of one product at a site are matched, and listed, in their time",
    .timeLimit(.minutes(1)))
  func many() {
    func offers(_ versions: Range<Int>) -> [Offer] {
      versions.map { version in
        var info = PPSInfo()
        info.append(.product, "p")
        info.append(.version, "\(version)-1")
        return Offer(info, site: "A", kind: .preview, evidence: nil)
      }
    }
    #expect(
      OfferMatching.pairs(offers(0..<8000), offers(4000..<12_000), acrossPlaces: true).count
        == 12_000)
    func carriers(_ folders: Range<Int>) -> [Offer] {
      folders.map { folder in
        var info = PPSInfo()
        info.append(.product, "p")
        info.append(.workingVersion, "126")
        info.append(.path, "/\(folder)")
        return Offer(info, site: "A", kind: .preview, evidence: nil)
      }
    }
    #expect(
      OfferMatching.pairs(carriers(0..<1000), carriers(1000..<2000), acrossPlaces: true).count
        == 1000)
    #expect(OfferedRelease.all(in: offers(0..<8000) + offers(0..<8000)).count == 8000)
  }

  @Test("What says no version, no VO or another epoch is the same as itself")
  func matching() throws {
    func offer(_ version: String?, _ info: [(PPSKey, String)] = [], path: String? = nil) -> Offer {
      var all = PPSInfo()
      for (key, value) in info { all.append(key, value) }
      all.append(.version, version)
      all.append(.path, path)
      return Offer(all, site: "A", kind: .preview, evidence: nil)
    }
    func arePaired(_ a: Offer, _ b: Offer) -> Bool {
      OfferMatching.pairs([a], [b], acrossPlaces: true).count == 1
    }
    #expect(arePaired(offer(nil), offer(nil)))
    #expect(arePaired(offer("3.2.1-4"), offer("0:3.2.1-4")))
    #expect(arePaired(offer("1-1", path: "/a"), offer("1-1", path: "/b")))
    #expect(arePaired(offer("1-1", [(.vo, "ops")]), offer("1-1")))
    #expect(!arePaired(offer("1-1", [(.vo, "ops")]), offer("1-1", [(.vo, "dteam")])))
    #expect(arePaired(offer("1-1", path: "/a"), offer("1-1", path: "/a/")))
    #expect(!arePaired(offer(nil), offer("1-1")) && !arePaired(offer("1-1"), offer("1-2")))
  }

  @Test("What is one offer for several VOs in one list and several in another is compared VO by VO")
  func vos() {
    func offer(_ vo: String, path: String? = nil) -> Offer {
      var info = PPSInfo()
      for (key, value) in [
        (.product, "p"), (.workingVersion, "126"), (.vo, vo), (.subCluster, "1"),
      ] as [(PPSKey, String)] {
        info.append(key, value)
      }
      info.append(.path, path)
      return Offer(info, site: "A", kind: .preview, evidence: nil)
    }
    let (joint, two) = (
      Offer.joined([offer("dteam"), offer("ops"), offer("cms")]),
      [offer("dteam", path: "/d"), offer("ops")]
    )
    func vos(_ lists: [[Offer]], _ acrossPlaces: Bool) -> [[String]] {
      OfferMatching.divided(lists, acrossPlaces: acrossPlaces).map { list in
        list.map { $0.vos.joined(separator: ",") }
      }
    }
    #expect(joint.count == 1)
    #expect(vos([joint, two], false) == [["dteam", "ops", "cms"], ["dteam", "ops"]])
    #expect(vos([two, joint], false) == [["dteam", "ops"], ["dteam", "ops", "cms"]])
    // That it is not for one of them any more is a change of the offer.
    #expect(vos([joint, two], true) == [["dteam,cms", "ops"], ["dteam", "ops"]])
    for other in [joint, Offer.joined([offer("dteam"), offer("ops")]), [offer("ops")], []] {
      #expect(vos([joint, other], true)[0] == ["dteam,ops,cms"])
    }
    #expect(vos([joint, joint], false) == [["dteam,ops,cms"], ["dteam,ops,cms"]])
    let divided = OfferMatching.divided([joint, two], acrossPlaces: false)
    #expect(Offer.joined(divided[0]).map(\.vos) == joint.map(\.vos))
  }

  @Test("Thousands of VOs of which half have an offer of their own later", .timeLimit(.minutes(1)))
  func manyVOs() {
    func offer(_ vo: Int, path: String?) -> Offer {
      var info = PPSInfo()
      for (key, value) in [
        (.product, "p"), (.workingVersion, "126"), (.vo, "v\(vo)"), (.path, path),
      ] as [(PPSKey, String?)] {
        info.append(key, value)
      }
      return Offer(info, site: "A", kind: .preview, evidence: nil)
    }
    let old = Offer.joined((0..<8000).map { offer($0, path: nil) })
    let new = (0..<4000).map { offer($0, path: "/\($0)") }
    let lists = OfferMatching.divided([old, new], acrossPlaces: true)
    #expect(lists.map(\.count) == [4000, 4000])
    #expect(OfferMatching.pairs(lists[0], lists[1], acrossPlaces: true).count == 4000)
  }

  @Test(
    "Thousands of offers for several VOs each are compared with those that share one",
    .timeLimit(.minutes(1)))
  func manyJoined() {
    func offers(_ notes: String) -> [Offer] {
      let single = (0..<10_000).map { index in
        var info = PPSInfo()
        for (key, value) in [
          (.product, "p"), (.workingVersion, "126"), (.vo, "\(index % 2)-\(index / 2)"),
          (.releaseNotes, "http://\(notes)/\(index / 2)"),
        ] as [(PPSKey, String)] {
          info.append(key, value)
        }
        return Offer(info, site: "A", kind: .preview, evidence: nil)
      }
      return Offer.joined(single)
    }
    let lists = OfferMatching.divided([offers("x"), offers("y")], acrossPlaces: true)
    #expect(lists.map(\.count) == [5000, 5000])
    #expect(OfferMatching.pairs(lists[0], lists[1], acrossPlaces: true).count == 5000)
  }

  @Test("What is told of two places at one time is two offers; said later, it has moved")
  func places() throws {
    func offer(
      _ entry: String, _ source: Offer.Evidence.Source, _ keys: [(PPSKey, String)]
    ) throws -> Offer {
      var info = PPSInfo()
      for (key, value) in [(.product, "p"), (.workingVersion, "126"), (.vo, "ops")] + keys {
        info.append(key, value)
      }
      return Offer(
        info, site: "A", kind: .preview,
        evidence: Offer.Evidence(
          source: source, dn: try DistinguishedName(parsing: "cn=\(entry)")))
    }
    let one = try offer("one", .carrier, [(.path, "/one"), (.subCluster, "1")])
    let two = try offer("two", .carrier, [(.path, "/two"), (.subCluster, "2")])
    let tag = try offer("tag", .tag, [(.subCluster, "2")])
    func pairs(_ old: [Offer], _ new: [Offer], acrossPlaces: Bool = false) -> [[String]] {
      OfferMatching.pairs(old, new, acrossPlaces: acrossPlaces).map {
        [$0.old, $0.new].map { $0?.evidence.first?.dn.description ?? "-" }
      }
    }
    #expect(pairs([one], [two]) == [["cn=one", "-"], ["-", "cn=two"]])
    #expect(pairs([one], [two], acrossPlaces: true) == [["cn=one", "cn=two"]])
    // A tag without a folder is of the carrier at its subcluster, whichever comes first.
    for isMove in [false, true] {
      #expect(
        pairs([tag, one], [one, two], acrossPlaces: isMove)
          == [["cn=tag", "cn=two"], ["cn=one", "cn=one"]])
      #expect(
        pairs([two, one], [one, tag], acrossPlaces: isMove)
          == [["cn=two", "cn=tag"], ["cn=one", "cn=one"]])
    }
    // An application that both carriers speak of makes them no more alike.
    func sharing(_ carrier: Offer) throws -> Offer {
      var carrier = carrier
      carrier.absorb(try offer("app", .application, []))
      return carrier
    }
    #expect(
      pairs([try sharing(one)], [try sharing(two)]) == [["cn=one", "-"], ["-", "cn=two"]])
    // Its own entry makes it the same, wherever it is now.
    let moved = try offer("one", .carrier, [(.path, "/two"), (.subCluster, "2")])
    #expect(pairs([one, two], [moved]) == [["cn=one", "cn=one"], ["cn=two", "-"]])
  }
}
