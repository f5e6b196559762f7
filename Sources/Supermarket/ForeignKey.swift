internal import GLUE
internal import LDAPTypes

/// `GlueForeignKey: GlueClusterUniqueID=ce.example.org`, as the WMS reads it.
enum ForeignKey {
  static let cluster = Array("GlueClusterUniqueID".utf8)
  static let site = Array("GlueSiteUniqueID".utf8)

  /// What the first key of that name points to: of the whole value `name\s*=\s*(\S+)`, with the
  /// name's case.
  static func first(_ name: [UInt8], of entry: Entry) -> [UInt8]? {
    for value in entry[GLUE1.foreignKey] where value.bytes.starts(with: name) {
      let rest = value.bytes.dropFirst(name.count).drop(while: isSpace)
      guard rest.first == UInt8(ascii: "=") else { continue }
      let id = rest.dropFirst().drop(while: isSpace)
      if !id.isEmpty, !id.contains(where: isSpace) { return Array(id) }
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
