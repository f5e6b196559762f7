import Testing

@testable import CommandSupport
@testable import Infosys

@Suite("Shares in a table of offers")
struct SharePlacesTests {
  private func share(
    _ id: String, of computingElement: String? = nil, _ rules: [String],
    _ obstacles: [Obstacle] = []
  ) -> Offer.Share {
    Offer.Share(
      id: id, computingElement: computingElement, queue: nil, servingState: nil,
      access: AccessRules(rules), obstacles: obstacles)
  }

  private func places(of vos: [String], _ shares: [Offer.Share]) -> [String] {
    let tag = SoftwareTag(vo: "ops", product: "U", workingVersion: "126")
    var offer = Offer(PPSInfo(tag), site: "A", kind: .preview, evidence: nil)
    offer.vos = vos
    offer.shares = shares
    return offer.places
  }

  @Test("tell of the offer's VOs that they keep out, as computing elements do")
  func closed() {
    let shares = [
      share("atlas", ["VO:atlas"]), share("both", ["VO:ops", "VOMS:/dteam/Role=x"]),
      share("deny", ["VO:ops", "DENY:/ops"]), share("mute", []), share("ops", ["vo:ops"]),
    ]
    #expect(
      places(of: ["ops", "dteam"], shares) == [
        "atlas (GLUE 2.0 only, not open to ops,dteam)", "both (GLUE 2.0 only)",
        "deny (GLUE 2.0 only, not open to ops,dteam)", "mute (GLUE 2.0 only)",
        "ops (GLUE 2.0 only, not open to dteam)",
      ])
    #expect(places(of: [], [share("atlas", ["VO:atlas"])]) == ["atlas (GLUE 2.0 only)"])
    // With --vo the obstacle says it too.
    let asked = share("atlas", ["VO:atlas"], [.denied(vo: "ops")])
    #expect(places(of: ["ops"], [asked]) == ["atlas (GLUE 2.0 only, not open to ops)"])
  }

  @Test("A pilot is at its service, and at the computing elements that it is")
  func pilot() {
    var pilot = Offer(PPSInfo(), site: "A", kind: .pilot, evidence: nil)
    pilot.vos = ["ops"]
    pilot.endpoint = Offer.Endpoint(
      url: "https://ce.a/cream", type: nil, glueService: nil, glue2Service: nil,
      glue2Endpoint: nil, servingState: nil)
    pilot.computingElements = [
      Offer.ComputingElement(
        id: "ce.a/q", host: "ce.a", status: "Closed", access: AccessRules(["VO:dteam"]),
        isSeenByWMS: true, obstacles: [.notInProduction(state: "Closed")], views: [])
    ]
    #expect(pilot.places == ["https://ce.a/cream", "ce.a/q (not open to ops, closed)"])
  }

  @Test("of one computing element are one place, open to whom any of them lets in")
  func ofOneComputingElement() {
    let closed = Obstacle.notInProduction(state: "Closed")
    let ops = share("1", of: "ce/q", ["VO:ops"])
    let dteam = share("2", of: "ce/q", ["VO:dteam"])
    let atlas = share("3", of: "ce/q", ["VO:atlas"])
    #expect(places(of: ["ops", "dteam"], [ops, dteam, atlas]) == ["ce/q (GLUE 2.0 only)"])
    #expect(
      places(of: ["ops", "dteam"], [atlas, ops]) == ["ce/q (GLUE 2.0 only, not open to dteam)"])
    // That a share of others is in production is no help.
    let shut = share("0", of: "ce/q", ["VO:ops"], [closed])
    #expect(places(of: ["ops"], [shut, atlas]) == ["ce/q (GLUE 2.0 only, closed)"])
    #expect(places(of: ["ops"], [shut, ops]) == ["ce/q (GLUE 2.0 only)"])
  }
}
