/// A preview's or pilot's state as keys and values, in the order published.
struct PPSInfo: Hashable {
  private(set) var pairs: [(key: PPSKey, value: String)] = []

  /// By what our own entries are known, in GLUE2EntityOtherInfo.
  static let providerName = "InfoProviderName=pps"

  private static let keys = Dictionary(
    uniqueKeysWithValues: PPSKey.allCases.map { (Substring($0.rawValue), $0) })

  init() {}

  /// Reads `Key=Value` texts; those of others are passed over.
  init(otherInfo: [String]) {
    for text in otherInfo {
      // Bytes, because most of it is of others, and characters are found slowly.
      guard text.utf8.starts(with: "PPS".utf8),
        let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")),
        let key = Self.keys[text[..<equals]]
      else { continue }
      pairs.append((key, String(text[text.index(after: equals)...])))
    }
  }

  /// Takes what GlueServiceData entries say. A key has one value there: VOs are separated by commas.
  init(serviceData: [(key: String, value: String)]) {
    for (name, value) in serviceData {
      guard
        let key = PPSKey.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
      else { continue }
      for part in key == .vo ? value.split(separator: ",").map(String.init) : [value] {
        pairs.append((key, part))
      }
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
  var otherInfo: [String] { pairs.map { "\($0.key.rawValue)=\($0.value)" } }

  /// The keys and values of GlueServiceData entries: one value a key.
  var serviceData: [(key: PPSKey, value: String)] {
    var keys: [PPSKey] = []
    for (key, _) in pairs where !keys.contains(key) { keys.append(key) }
    return keys.map { ($0, all($0).joined(separator: ",")) }
  }

  static func == (a: Self, b: Self) -> Bool { a.otherInfo == b.otherInfo }
  func hash(into hasher: inout Hasher) { hasher.combine(otherInfo) }
}
