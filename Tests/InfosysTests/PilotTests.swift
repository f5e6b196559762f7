import Rollout
import Testing

@testable import Infosys

@Suite("Pilots, in either schema or both")
struct PilotTests {
  @Test("A pilot in both schemas is one, though one tells no product, or ends the URL with a slash")
  func pilots() throws {
    var grid = PublishedGrid()
    let info = ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=0:3.2.1-4"]
    for (site, data, slash) in [
      ("BARE", [("PPSState", "pilot")], ""),
      ("SLASH", [("PPSState", "pilot"), ("PPSProduct", "wms")], "/"),
      ("OTHER", [("PPSState", "pilot"), ("PPSProduct", "LB")], ""),
    ] {
      grid.add(site: site)
      grid.add(pilot: "e.\(site)", at: site, info: info)
      grid.add(
        pilot: "s.\(site)", at: site, data: data, url: "https://WMS.example.org:7443/wms\(slash)")
    }
    try grid.ask(OfferQuery()) { offers in
      #expect(offers.map(\.site) == ["BARE", "OTHER", "OTHER", "SLASH"])
      #expect(offers.filter { $0.site != "OTHER" }.allSatisfy { $0.evidence.count == 2 })
    }
  }

  @Test(
    "What a publisher holds over is shown as of its time, whether or not the entry says for how long"
  )
  func heldOver() throws {
    var grid = PublishedGrid()
    let stale = ("PPSStale", "2026-11-20T00:00:00Z")
    grid.add(site: "ONE")
    grid.add(
      pilot: "s", at: "ONE", data: [("PPSState", "pilot"), ("PPSVersion", "3.2.1-4"), stale])
    grid.add(site: "TWO")
    grid.add(
      pilot: "e", at: "TWO",
      info: ["PPSKind=pilot", "PPSState=pilot", "PPSVersion=3.2.1-4", "\(stale.0)=\(stale.1)"])
    try grid.ask(OfferQuery()) { offers in
      #expect(offers.map(\.freshness) == Array(repeating: .heldOver(Timestamp(stale.1)!), count: 2))
    }
  }

  @Test("What a relay or a service says of a pilot's end is heard")
  func states() throws {
    var grid = PublishedGrid()
    let data = [("PPSState", "pilot"), ("PPSVersion", "3.2.1-4"), ("PPSVO", "ops, dteam")]
    for site in ["FINE", "LOST", "SHUT", "OVER"] { grid.add(site: site) }
    grid.add(pilot: "s1", at: "FINE", data: data, status: "OK")
    grid.add(pilot: "s2", at: "LOST", data: data, status: "Unknown")
    let info = ["PPSKind=pilot", "PPSVersion=3.2.1-4"]
    grid.add(
      pilot: "e3", at: "SHUT", info: info + ["PPSState=pilot"],
      servingState: "closed")
    grid.add(pilot: "e4", at: "OVER", info: info + ["PPSState=Closed"])
    try grid.ask(OfferQuery()) { offers in
      let told = Dictionary(uniqueKeysWithValues: offers.map { ($0.site, $0) })
      #expect(told["FINE"]?.freshness == .undated && told["FINE"]?.vos == ["ops", "dteam"])
      #expect(told["LOST"]?.freshness == .unknown && told["LOST"]?.objection == .sourceLost)
      #expect(told["SHUT"]?.contradictions.map(\.said) == ["closed"])
      #expect(told["OVER"]?.objection == .closed)
      #expect(["FINE", "OVER"].allSatisfy { told[$0]?.contradictions == [] })
    }
  }
}
