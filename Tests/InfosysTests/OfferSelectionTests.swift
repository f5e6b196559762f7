import LDAPTypes
import Rollout
import Testing

@testable import Infosys

@Suite("Which offers are to be relied upon")
struct OfferSelectionTests {
  static let now = Timestamp("2026-11-22T12:00:00Z")!

  private func pilot(_ state: String?, _ attributes: [(AttributeDescription, String)]) throws
    -> Offer
  {
    var entry = Entry(
      dn: try DistinguishedName(
        parsing: "GLUE2EndpointID=e,GLUE2ServiceID=s,GLUE2DomainID=SITE,o=glue"))
    entry.append("PPSKind=pilot", to: "GLUE2EntityOtherInfo")
    if let state { entry.append(AttributeValue("PPSState=\(state)"), to: "GLUE2EntityOtherInfo") }
    for (name, value) in attributes { entry.append(AttributeValue(value), to: name) }
    return try #require(Offer(glue2: entry, now: Self.now))
  }

  @Test("Age and validity, and what speaks against it")
  func objections() throws {
    let created: (AttributeDescription, String) = (
      "GLUE2EntityCreationTime", "2026-11-22T11:00:00Z"
    )
    let fresh = try pilot("pilot", [created, ("GLUE2EntityValidity", "3600")])
    #expect(fresh.objection == nil && fresh.published == Timestamp("2026-11-22T11:00:00Z"))
    #expect(fresh.validUntil == Self.now)
    let expired = try pilot("pilot", [created, ("GLUE2EntityValidity", "3599")])
    #expect(expired.objection == .expired)
    // ARC's, until the next update.
    let brief = try pilot(
      "pilot", [("GLUE2EntityCreationTime", "2026-11-22T11:50:00Z"), ("GLUE2EntityValidity", "60")])
    #expect(brief.objection == nil && brief.validUntil == Self.now)
    let closed = try pilot("closed", [created, ("GLUE2EntityValidity", "1")])
    #expect(closed.objection == .closed)
    let lost = try pilot("pilot", [created, ("GLUE2EndpointServingState", "Unknown")])
    #expect(lost.objection == .sourceLost && lost.freshness == .unknown)
    let mute = try pilot(nil, [created, ("GLUE2EntityValidity", "99999999999")])
    #expect(mute.objection == .noState)
    #expect(mute.validUntil?.description == "5195-10-07T20:46:39Z")
    let endless = try pilot("pilot", [created, ("GLUE2EntityValidity", "1000000000000")])
    #expect(endless.validUntil?.description == "9999-12-31T23:59:59Z")
    let undated = try pilot("unheard-of", [])
    #expect(undated.objection == nil && undated.published == nil && undated.validUntil == nil)

    for (word, objection) in [
      ("installable", nil), ("InstalledNotVerified", nil), ("InstallationFailed", .notUsable),
      ("pendingremoval", .notUsable),
    ] as [(String, Offer.Objection?)] {
      #expect(try pilot(word, []).objection == objection, "\(word)")
    }

    let offers = [fresh, expired, closed, closed, lost, mute]
    let some = OfferSelection(offers, all: false)
    #expect(some.offers == [fresh])
    #expect(some.hiddenWords == "2 closed, 1 expired, 1 whose source is lost, 1 without a state")
    let all = OfferSelection(offers, all: true)
    #expect(all.offers == offers && all.hiddenWords == nil)
  }
}
