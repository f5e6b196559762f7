import Testing

@testable import Infosys

@Suite("For whom an offer is, where its entries differ about it")
struct AudienceTests {
  private func vos(of offers: [Offer]) -> [[String]] {
    offers.map { offer in
      offer.contradictions.filter { $0.field == .vos }.map { "\($0.told) but \($0.said)" }
    }
  }

  @Test("What two interfaces of a pilot name is told once")
  func interfaces() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    for (id, other) in [("e1", "dteam"), ("e2", "cms")] {
      grid.add(
        pilot: id, at: "A",
        info: [
          "PPSKind=pilot", "PPSState=pilot", "PPSProduct=WMS", "PPSVO=ops", "PPSVO=\(other)",
        ])
    }
    grid.add(
      pilot: "s", at: "A",
      data: [("PPSState", "pilot"), ("PPSProduct", "WMS"), ("PPSVO", "atlas")])
    try grid.ask(OfferQuery()) { offers in
      #expect(offers.map(\.vos) == [["ops", "dteam", "cms"]])
      #expect(vos(of: offers) == [["ops,dteam,cms but atlas"]])
    }
  }

  @Test("An application that spells its VO otherwise than its own tag is held against what is told")
  func spelling() throws {
    var grid = PublishedGrid()
    grid.add(site: "A")
    grid.add(carrierOf: "A")
    let keys = ["Kind=preview", "State=preview", "Product=gLite-UI", "WorkingVersion=126"]
    grid.add(
      applicationOf: "A", name: "VO-ops-gLite-UI-preview-126",
      lines: (keys + ["VO=OPS"]).map { "GLUE2EntityOtherInfo: PPS\($0)" })
    try grid.ask(OfferQuery()) { offers in
      #expect(offers.map(\.vos) == [["ops"]])
      #expect(vos(of: offers) == [["ops but OPS"]])
    }
  }

  @Test("What is one for several VOs tells all of them, also where it is contradicted")
  func joined() throws {
    var grid = PublishedGrid()
    grid.add(
      site: "A", tags: ["ops", "dteam"].map { "VO-\($0)-gLite-UI-preview-126" })
    grid.add(carrierOf: "A", vo: "atlas")
    try grid.ask(OfferQuery()) { offers in
      let tagged = offers.filter { !$0.isFromCarrier }
      #expect(tagged.map(\.vos) == [["ops", "dteam"]])
      #expect(vos(of: tagged) == [["ops,dteam but atlas"]])
    }
  }
}
