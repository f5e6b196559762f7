import LDAPTypes
import LDIF
import Supermarket

/// A stock made of entries that are written on one line each: `DN | attribute: value | …`, the DN
/// without `mds-vo-name=S,o=grid`.
func stock(_ lines: String..., vo: String? = nil) throws -> SupermarketStock {
  var supermarket = Supermarket(vo: vo)
  for line in lines {
    let parts = line.split(separator: " | ").map { String($0) }
    let text =
      "dn: \(parts[0]),mds-vo-name=S,o=grid\nGlueSchemaVersionMajor: 1\n"
      + parts.dropFirst().joined(separator: "\n")
    var reader = LDIFReader(Array((text + "\n").utf8), name: "test")
    guard case .content(let entry)? = try reader.next() else { continue }
    supermarket.add(entry)
  }
  return supermarket.stock()
}

extension SupermarketStock {
  var ids: [String] { items.map(\.id) }
  var reasons: [SupermarketObjection] { ignored.map(\.reason) }
}
