import LDAPTypes
import Rollout
import TestSupport
import Testing

@testable import Infosys

@Suite("Pilots that are computing elements, and what keeps a WMS from sending jobs there")
struct PilotPlacesTests {
  @Test("A pilot's computing elements are judged by their views and clusters, as a preview's are")
  func obstacles() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    let (host, state) = ("GlueCEInfoHostName: ce.A", "GlueCEStateStatus: Production")
    grid.addQueue("fine", of: "A", [state, host])
    grid.addQueue("views", of: "A", [state, host])
    grid.addView("ops", of: "views", at: "A", rule: "VO:ops", state: "Closed")
    grid.addQueue("dteam", of: "A", [state, host], rules: ["VO:dteam"])
    grid.addQueue("bare", of: "A", [state, host], cluster: "none.A")
    grid.addQueue("strange", of: "A", [state, host], rules: ["VO:dteam"], cluster: "none.A")
    grid.addQueue("elsewhere", of: "A", [state, "GlueCEInfoHostName: other.A"])
    grid.add(
      pilot: "s", at: "A", data: [("PPSState", "pilot"), ("PPSVO", "ops")],
      url: "https://CE.A:8443/cream")
    func told(_ offers: [Offer]) -> [String] {
      offers.flatMap(\.computingElements).map { element in
        let name = element.id.split(separator: "-").last!
        let views = element.views.map { "\($0.id) \($0.obstacles.map(\.code))" }
        return
          "\(name) \(element.isSeenByWMS) \((element.obstacles.map(\.code) + views).joined(separator: ","))"
      }
    }
    try grid.ask(OfferQuery(vo: "ops")) { offers in
      #expect(
        told(offers) == [
          "bare false no-subcluster", "dteam true not-for-vo", "fine true ",
          "strange false not-for-vo,no-subcluster",
          #"views true not-in-production,ops ["not-in-production"]"#,
        ])
    }
    try grid.ask(OfferQuery()) { offers in
      #expect(
        told(offers) == [
          "bare false no-subcluster", "dteam true ", "fine true ", "strange false no-subcluster",
          "views true ",
        ])
    }
  }
}
