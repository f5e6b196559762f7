import FoundationEssentials
import Infosys
import TestSupport
import Testing

@testable import CommandSupport

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

  private static func offerSchema() throws -> [String: Schema] {
    let text = try Command.read("\(Package.root)/schema/offers.schema.json")
    let schema = try JSONDecoder().decode(Schema.self, from: Data(text.utf8))
    return try #require(schema.definitions?["offer"]?.properties)
  }

  @Test("The schema has those of the fields, and no others")
  func schema() throws {
    #expect(Set(OfferField.allCases.flatMap(\.keys)) == Set(try Self.offerSchema().keys))
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
}
