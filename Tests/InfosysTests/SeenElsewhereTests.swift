import LDAPTypes
import Rollout
import Supermarket
import Testing

@testable import Infosys

@Suite("What several servers have of one offer")
struct SeenElsewhereTests {
  private func evidence(_ source: Offer.Evidence.Source, _ dn: String) throws -> Offer.Evidence {
    Offer.Evidence(source: source, dn: try DistinguishedName(parsing: dn))
  }

  /// What a server has that lacks GLUE 2.0, or GLUE 1.3.
  private func previews() throws -> (glue1: Offer, glue2: Offer) {
    let tag = SoftwareTag(vo: "ops", product: "U", workingVersion: "126")
    var glue1 = Offer(
      tag: tag, site: "A", evidence: try evidence(.tag, "GlueSubClusterUniqueID=s,o=grid"))
    glue1.subclusters = ["s"]
    glue1.computingElements = [
      Offer.ComputingElement(
        id: "ce.a/q", host: nil, status: "Production", access: AccessRules(["VO:ops"]),
        isSeenByWMS: true, obstacles: [], views: [])
    ]
    var glue2 = Offer(
      tag: tag, site: "A",
      evidence: try evidence(.application, "GLUE2ApplicationEnvironmentID=a,o=glue"))
    glue2.executionEnvironments = ["r"]
    glue2.shares = ["ce.a/q", "ce.a/other"].map { element in
      Offer.Share(
        id: element, computingElement: element, queue: nil, servingState: "production",
        access: AccessRules([]), obstacles: [])
    }
    glue2.settleShares(for: "ops")
    return (glue1, glue2)
  }

  @Test("Places are told of both; a share is in GLUE 2.0 only where none has its computing element")
  func previewParts() throws {
    let (glue1, glue2) = try previews()
    #expect(glue2.shares.map(\.obstacles) == [[.onlyInGLUE2], [.onlyInGLUE2]])
    for (first, second) in [(glue1, glue2), (glue2, glue1)] {
      var both = first
      both.add(seenElsewhere: second)
      #expect(both.subclusters == ["s"] && both.executionEnvironments == ["r"])
      var forVO = both
      forVO.settleShares(for: "ops")
      #expect(forVO.shares.map(\.obstacles) == [[], [.onlyInGLUE2]])
      // Without a VO its computing elements tell its queues.
      both.settleShares(for: nil)
      #expect(both.shares == [])
    }
  }

  @Test("A share whose policy one server lacks has that of another")
  func policies() throws {
    let bare = try previews().glue2
    var whole = bare
    whole.shares[1].access = AccessRules(["VO:ops"])
    for (first, second) in [(bare, whole), (whole, bare)] {
      var both = first
      both.add(seenElsewhere: second)
      #expect(both.shares.map(\.access.texts) == [[], ["VO:ops"]])
    }
  }

  @Test("A pilot's service has the names that each schema gives it")
  func pilot() throws {
    func pilot(_ source: Offer.Evidence.Source, _ dn: String) throws -> Offer {
      Offer(PPSInfo(), site: "A", kind: .pilot, evidence: try evidence(source, dn))
    }
    var glue1 = try pilot(.serviceData, "GlueServiceUniqueID=s1,o=grid")
    glue1.endpoint = Offer.Endpoint(
      url: "https://a/", type: nil, glueService: "s1", glue2Service: nil, glue2Endpoint: nil,
      servingState: nil)
    var glue2 = try pilot(.endpoint, "GLUE2EndpointID=e,o=glue")
    glue2.endpoint = Offer.Endpoint(
      url: "https://a/", type: "wms", glueService: nil, glue2Service: "s2", glue2Endpoint: "e",
      servingState: "production")
    for (first, second) in [(glue1, glue2), (glue2, glue1)] {
      var both = first
      both.add(seenElsewhere: second)
      #expect(
        both.endpoint
          == Offer.Endpoint(
            url: "https://a/", type: "wms", glueService: "s1", glue2Service: "s2",
            glue2Endpoint: "e", servingState: "production"))
    }
  }

  @Test("A share keeps what its first mention tells, and gets the policies that were missing there")
  func shares() {
    func share(_ state: String, _ rules: [String], _ obstacles: [Obstacle]) -> Offer.Share {
      Offer.Share(
        id: "q", computingElement: nil, queue: nil, servingState: state,
        access: AccessRules(rules), obstacles: obstacles)
    }
    var offer = Offer(PPSInfo(), site: "A", kind: .preview, evidence: nil)
    let nobody = Obstacle.ignored(.notForVO("ops"))
    offer.add(shares: [share("closed", [], [nobody])])
    offer.add(shares: [share("production", [], [.notFirstResource(first: "r")])])
    #expect(offer.shares == [share("closed", [], [nobody])])
    offer.add(shares: [share("production", ["VO:ops"], [.notFirstResource(first: "r")])])
    #expect(offer.shares == [share("closed", ["VO:ops"], [])])
    offer.add(shares: [share("production", ["VO:dteam"], [nobody])])
    #expect(offer.shares == [share("closed", ["VO:ops"], [])])
  }
}
