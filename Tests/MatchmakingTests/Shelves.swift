import ClassAd
import LDAPTypes
import Matchmaking
import Supermarket

/// A small grid: one cluster with a subcluster, and computing elements in front of it.
struct SmallGrid {
  /// What the subcluster has, and each computing element, beside what makes them hang together.
  var subCluster: [(String, [String])] = []
  var elements: [(id: String, attributes: [(String, [String])])] = []
  var others: [Entry] = []

  var listings: Listings {
    get throws {
      var supermarket = Supermarket()
      supermarket.add(
        try Self.entry("GlueSubClusterUniqueID=sub,GlueClusterUniqueID=C", subCluster))
      for (id, attributes) in elements {
        let fixed = [("GlueCEUniqueID", [id]), ("GlueForeignKey", ["GlueClusterUniqueID=C"])]
        supermarket.add(try Self.entry("GlueCEUniqueID=\(id)", fixed + attributes))
      }
      for entry in others { supermarket.add(entry) }
      return Listings(supermarket.stock())
    }
  }

  static func entry(_ dn: String, _ attributes: [(String, [String])]) throws -> Entry {
    Entry(
      dn: try DistinguishedName(parsing: dn + ",mds-vo-name=S,o=grid"),
      attributes: attributes.map { name, values in
        Attribute(AttributeDescription(name), values.map { AttributeValue($0) })
      })
  }
}

extension Listing {
  /// What an expression in a job comes to beside this ad.
  func value(_ expression: String) throws -> String {
    let context = MatchContext(my: ClassAd(), other: ad)
    return "\(context.value(of: CompiledExpression(try Expression(parsing: expression))))"
  }
}
