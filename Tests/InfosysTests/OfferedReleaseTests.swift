import Rollout
import Testing

@testable import Infosys

@Suite("The releases and the sites that some offers are of")
struct OfferedReleaseTests {
  private func offer(_ version: String?, working: String? = nil, vos: [String] = []) -> Offer {
    var info = PPSInfo()
    info.append(.product, "WMS")
    info.append(.version, version)
    info.append(.workingVersion, working)
    info.append(.vo, vos)
    return Offer(info, site: "A", kind: .pilot, evidence: nil)
  }

  @Test(
    "Package versions that RPM takes for the same are one release, with a working version or not")
  func spellings() {
    let same = ["3.2.1-4", "0:3.2.01-4", "3.2_1-04"].map { offer($0) }
    let releases = OfferedRelease.all(in: same + [offer("3.2.1-5")])
    #expect(releases.map(\.offers.count) == [3, 1])
    #expect(releases.map(\.packageVersions) == [["3.2.1-4"], ["3.2.1-5"]])
    let named = OfferedRelease.all(
      in: same + [offer("3.2.001-4", working: "126"), offer("3.2.1-4", working: "126")])
    #expect(named.map(\.offers.count) == [5])
    #expect(named.map(\.packageVersions) == [["3.2.001-4"]])
    // What is no version is compared as it is.
    let texts = OfferedRelease.all(in: [offer("a b"), offer("A b"), offer(nil), offer("a b")])
    #expect(texts.map(\.offers.count).sorted() == [1, 1, 2])
  }

  @Test("A VO that is spelled in several ways is told once, of a release and of a site")
  func vos() {
    let offers = [["ops", "dteam"], ["OPS"], ["Dteam"]].enumerated().map {
      offer("1-\($0)", working: "126", vos: $1)
    }
    #expect(OfferingSite.all(in: offers).map(\.vos) == [["dteam", "ops"]])
    #expect(OfferedRelease.all(in: offers).map(\.vos) == [["dteam", "ops"]])
  }

  @Test(
    "A day until which feedback is wanted counts to its last second; other times are as they are")
  func deadlines() {
    let texts = ["2026-12-31", "2026-12-31T12:00:00+01:00", "2026-12-30T00:00:00Z", "soon"]
    let offers = texts.map { text in
      var info = PPSInfo()
      info.append(.workingVersion, "126")
      info.append(.start, "2026-12-01")
      info.append(.feedbackDeadline, text)
      return Offer(info, site: "A", kind: .pilot, evidence: nil)
    }
    #expect(
      OfferedRelease.all(in: offers).flatMap(\.feedbackDeadlines).map(\.description) == [
        "2026-12-30T00:00:00Z", "2026-12-31T11:00:00Z", "2026-12-31T23:59:59Z",
      ])
    #expect(offers[0].start?.description == "2026-12-01T00:00:00Z")
  }
}
