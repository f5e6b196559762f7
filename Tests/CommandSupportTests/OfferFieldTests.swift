import FoundationEssentials
import LDAPTypes
import Rollout
import TestSupport
import Testing

@testable import CommandSupport
@testable import Infosys

@Suite("The keys of an offer")
struct OfferFieldTests {
  /// What is looked at of a JSON Schema.
  private final class Schema: Decodable {
    let properties: [String: Schema]?
    let items: Schema?
    let words: [String]?
    let definitions: [String: Schema]?

    enum CodingKeys: String, CodingKey {
      case properties, items
      case words = "enum"
      case definitions = "$defs"
    }
  }

  private static let now = Timestamp("2026-11-22T12:00:00Z")!

  private static func offerSchema() throws -> [String: Schema] {
    let text = try Command.read("\(Package.root)/schema/offers.schema.json")
    let schema = try JSONDecoder().decode(Schema.self, from: Data(text.utf8))
    return try #require(schema.definitions?["offer"]?.properties)
  }

  @Test("The schema has those of the fields, and no others")
  func schema() throws {
    #expect(Set(OfferField.allCases.flatMap(\.keys)) == Set(try Self.offerSchema().keys))
  }

  @Test("A program is told what JSON has of the name, else what people are told")
  func values() {
    let tag = SoftwareTag(vo: "ops", product: "U", workingVersion: "126")
    var offer = Offer(PPSInfo(tag), site: "A", kind: .preview, evidence: nil)
    offer.packageVersion = "0:3.2.1-4"
    offer.tested = false
    func values(_ field: OfferField) -> [String] {
      field.values(of: offer, now: Self.now)
    }
    #expect(values(.version) == ["126 (3.2.1-4)"] && values(.packageVersion) == ["0:3.2.1-4"])
    #expect(values(.state) == ["preview"])
    for field in OfferField.allCases where !field.keys.contains(field.rawValue) {
      #expect(values(field) == field.lines(of: offer, now: Self.now), "\(field)")
    }
    (offer.workingVersion, offer.packageVersion) = (nil, nil)
    #expect(values(.version) == [])
  }

  @Test("What may be contradicted is a field; the schema has the same")
  func contradictions() throws {
    let names = Offer.Contradiction.Field.allCases.map(\.rawValue)
    for name in names {
      #expect(OfferField(rawValue: name)?.keys.contains(name) == true, "\(name)")
    }
    let field = try Self.offerSchema()["contradictions"]?.items?.properties?["field"]
    #expect(try Set(#require(field?.words)) == Set(names))
  }

  @Test("In which order VOs are named is no change")
  func order() {
    func offer(_ vos: [String]) -> Offer {
      var offer = Offer(PPSInfo(), site: "A", kind: .preview, evidence: nil)
      offer.vos = vos
      offer.computingElements = [
        Offer.ComputingElement(
          id: "ce.a/q", host: nil, status: "Production", access: AccessRules(["VO:cms"]),
          isSeenByWMS: true, obstacles: [], views: [])
      ]
      offer.shares = [
        Offer.Share(
          id: "s", computingElement: nil, queue: nil, servingState: nil,
          access: AccessRules(["VO:cms"]), obstacles: [])
      ]
      offer.contradictions = [
        Offer.Contradiction(
          field: .vos, told: vos.joined(separator: ","), said: "atlas,lhcb",
          evidence: Offer.Evidence(source: .carrier, dn: DistinguishedName(rdns: [])))
      ]
      return offer
    }
    // More than are looked at one by one.
    let vos = (10...80).map { "vo\($0)" }
    for (old, new) in [(["ops", "dteam"], ["dteam", "ops"]), (vos, vos.reversed())] {
      let changes = OfferChange.all(from: [offer(old)], to: [offer(new)], now: Self.now)
      #expect(changes.isEmpty, "\(changes.map(\.text))")
    }
    #expect(
      OfferChange.all(from: [offer(vos)], to: [offer(Array(vos[1...]))], now: Self.now).count == 1)
  }
}
