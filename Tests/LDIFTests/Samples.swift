import LDAPTypes
import LDIF
import Testing

extension DistinguishedName {
  /// A name of single-valued levels, the entry's own first.
  static func of(_ rdns: (AttributeDescription, String)...) -> DistinguishedName {
    DistinguishedName(rdns: rdns.map { RelativeDistinguishedName($0.0, $0.1) })
  }

  static let site = of(("GLUE2DomainID", "CERN-PPS"), ("o", "glue"))
}

extension Entry {
  static func of(
    _ values: KeyValuePairs<AttributeDescription, AttributeValue>,
    named dn: DistinguishedName = .site
  ) -> Entry {
    var entry = Entry(dn: dn)
    for (name, value) in values { entry.append(value, to: name) }
    return entry
  }
}

/// The text that the writer makes of the records; what it refuses is an error.
func text(_ records: LDIFRecord..., policy: LDIFWritePolicy) throws -> String {
  var writer = LDIFWriter(policy: policy)
  var bytes: [UInt8] = []
  for record in records { try writer.append(record, to: &bytes) }
  return try #require(String(validating: bytes, as: UTF8.self))
}
