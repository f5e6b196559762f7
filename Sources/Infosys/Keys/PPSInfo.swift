internal import LDAPTypes

/// A preview's or pilot's state as keys and values, in the order published.
struct PPSInfo: Hashable {
  private(set) var pairs: [(key: PPSKey, value: String)] = []

  /// By what our own entries are known, in GLUE2EntityOtherInfo.
  static let providerMark = "InfoProviderName=pps"

  private static let keys = Dictionary(
    uniqueKeysWithValues: PPSKey.allCases.map { ($0.rawValue, $0) })

  init() {}

  /// Reads values of GLUE2EntityOtherInfo, `Key=Value`; those of others are passed over.
  init(otherInfo values: [AttributeValue]) {
    for value in values {
      // Bytes, because most of it is of others, and characters are found slowly.
      let bytes = value.bytes
      guard bytes.starts(with: Self.start), let equals = bytes.firstIndex(of: UInt8(ascii: "=")),
        let key = Self.keys[String(decoding: bytes[..<equals], as: UTF8.self)],
        let text = AttributeValue(bytes: Array(bytes[(equals + 1)...])).string, !text.isEmpty
      else { continue }
      read(key, text)
    }
  }

  /// What all keys begin with.
  private static let start = Array("PPS".utf8)

  /// Takes what GlueServiceData entries say.
  init(serviceData: [(key: String, value: String)]) {
    for (name, value) in serviceData where !value.isEmpty {
      guard
        let key = PPSKey.allCases.first(where: { $0.rawValue.isSame(ignoringCaseOf: name) })
      else { continue }
      read(key, value)
    }
  }

  /// In GLUE 1.3 one value holds all VOs, and who writes by hand does so in GLUE 2.0 too, with spaces behind
  /// the commas. No VO's name has either.
  private mutating func read(_ key: PPSKey, _ value: String) {
    guard key == .vo else { return pairs.append((key, value)) }
    for part in value.unicodeScalars.split(whereSeparator: { $0 == "," || $0 == " " }) {
      pairs.append((key, String(part)))
    }
  }

  subscript(key: PPSKey) -> String? { pairs.first { $0.key == key }?.value }

  func all(_ key: PPSKey) -> [String] { pairs.filter { $0.key == key }.map(\.value) }

  var isEmpty: Bool { pairs.isEmpty }

  mutating func append(_ key: PPSKey, _ value: String?) {
    if let value { pairs.append((key, value)) }
  }

  mutating func append(_ key: PPSKey, _ values: [String]) {
    for value in values { pairs.append((key, value)) }
  }

  /// The values of GLUE2EntityOtherInfo.
  var otherInfo: [String] { pairs.map { $0.key.pair($0.value) } }

  /// The keys and values of GlueServiceData entries: one value a key.
  var serviceData: [(key: PPSKey, value: String)] {
    var keys: [PPSKey] = []
    for (key, _) in pairs where !keys.contains(key) { keys.append(key) }
    return keys.map { ($0, all($0).joined(separator: ",")) }
  }

  static func == (a: Self, b: Self) -> Bool { a.otherInfo == b.otherInfo }
  func hash(into hasher: inout Hasher) { hasher.combine(otherInfo) }
}
