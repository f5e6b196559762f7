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
    #expect(OfferMatching.pairs(offers(0..<8000), offers(4000..<12_000), acrossPlaces: true).count == 12_000)
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
}
