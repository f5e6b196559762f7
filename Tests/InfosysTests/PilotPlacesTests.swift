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

  @Test(
    "A URL that names the port which its scheme means anyway is the same without",
    arguments: [
      ("https://wms.a:443/x", "https://WMS.a/x", true),
      ("https://wms.a:/x", "https://wms.a/x", true),
      ("HTTP://wms.a:80", "http://wms.a/", true), ("https://[::443]:443/", "https://[::443]", true),
      ("ldap://wms.a:389/o=grid", "ldap://wms.a/o=grid", true),
      ("https://wms.a:8443/x", "https://wms.a/x", false),
      ("https://wms.a:80/", "https://wms.a/", false),
      ("https://wms.a/x:443", "https://wms.a/x", false),
      ("srm://wms.a:8446/x", "srm://wms.a/x", false),
      ("https://wms.a:443/x", "http://wms.a/x", false),
    ])
  func defaultPort(_ service: String, _ endpoint: String, isOne: Bool) throws {
    func url(_ text: String) -> String? {
      Offer.Endpoint(
        url: text, type: nil, glueService: nil, glue2Service: nil, glue2Endpoint: nil,
        servingState: nil
      ).comparableURL
    }
    #expect((url(service) == url(endpoint)) == isOne)
    let spellings = Offer.Endpoint.spellings(ofComparable: url(endpoint)!)
    #expect(spellings.contains(service.lowercased()) == isOne)
    #expect(spellings.contains(endpoint.lowercased()))
    // One that names a port is spelled with no other.
    #expect(Offer.Endpoint.spellings(ofComparable: "https://a@[::1]:8443/x").count == 2)
  }

  @Test(
    "A pilot whose URL names the default port in one schema is one, whichever version is asked for")
  func defaultPort() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(
      pilot: "s", at: "A",
      data: [("PPSState", "pilot"), ("PPSProduct", "WMS"), ("PPSVersion", "3.2.1-4")],
      url: "https://wms.example.org/wms")
    grid.add(
      pilot: "e", at: "A",
      info: ["PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVersion=0:3.2.1-5"],
      url: "https://wms.example.org:443/wms")
    try grid.ask(OfferQuery()) { #expect($0.map(\.evidence.count) == [2]) }
    let version = try VersionRequirement(parsing: "3.2.1-4")
    try grid.ask(OfferQuery(versions: version)) { #expect($0.isEmpty) }
  }
}
