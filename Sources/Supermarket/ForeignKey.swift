internal import GLUE
internal import LDAPTypes

/// `GlueForeignKey: GlueClusterUniqueID=ce.example.org`, as the WMS reads it.
enum ForeignKey {
  static let cluster = Array(GLUE1.clusterUniqueID.rawValue.utf8)
  static let site = Array(GLUE1.siteUniqueID.rawValue.utf8)

  /// What the first key of that name points to: of the whole value `name\s*=\s*(\S+)`, with the
  /// name's case.
  static func first(_ name: [UInt8], of entry: Entry) -> [UInt8]? {
    for value in entry[GLUE1.foreignKey] {
      if let start = start(of: name, in: value.bytes.span) { return Array(value.bytes[start...]) }
    }
    return nil
  }

  /// What all keys of that name are meant to point to, in whatever case the name is and with spaces.
  static func all(_ name: [UInt8], of entry: Entry) -> [[UInt8]] {
    entry[GLUE1.foreignKey].compactMap { value in
      start(of: name, in: value.bytes.span, isStrict: false).map { Array(value.bytes[$0...]) }
    }
  }

  /// Where that starts in a value; nil where it is none of such a key.
  private static func start(
    of name: [UInt8], in value: Span<UInt8>, isStrict: Bool = true
  ) -> Int? {
    var at = 0
    while at < name.count {
      guard at < value.count,
        value[at] == name[at]
          || !isStrict && value[at].asciiLowercased == name[at].asciiLowercased
      else { return nil }
      at += 1
    }
    while at < value.count, isSpace(value[at]) { at += 1 }
    guard at < value.count, value[at] == UInt8(ascii: "=") else { return nil }
    at += 1
    while at < value.count, isSpace(value[at]) { at += 1 }
    if isStrict { for index in at..<value.count where isSpace(value[index]) { return nil } }
    return at < value.count ? at : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
