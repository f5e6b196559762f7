package import LDAPTypes

/// A preview's or pilot's state as keys and values, in the order published.
package struct PPSInfo: Hashable {
  private(set) var pairs: [(key: PPSKey, value: String)] = []

  /// By what our own entries are known, in GLUE2EntityOtherInfo.
  package static let providerMark = "InfoProviderName=pps"

  private static let keys = Dictionary(
    uniqueKeysWithValues: PPSKey.allCases.map { ($0.rawValue, $0) })

  init() {}

  /// Reads values of GLUE2EntityOtherInfo, `Key=Value`; those of others are passed over.
  package init(otherInfo values: [AttributeValue]) {
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

  /// Takes what GlueServiceData entries say: where they tell which keys hold, of these only.
  init(serviceData: [(key: String, value: String)]) {
    let known = serviceData.compactMap { name, value in
      value.isEmpty ? nil : PPSKey(inAnyCase: name).map { (key: $0, value: value) }
    }
    let list = known.first { $0.key == .keys }?.value
    let valid = list.map { Set(Self.words(of: $0).compactMap(PPSKey.init(inAnyCase:))) }
    for (key, value) in known where key != .keys && valid?.contains(key) ?? true {
      read(key, value)
    }
  }

  /// In GLUE 1.3 one value holds all VOs, and who writes by hand does so in GLUE 2.0 too.
  private mutating func read(_ key: PPSKey, _ value: String) {
    if key == .vo { append(key, Self.words(of: value)) } else { append(key, value) }
  }

  /// Names, neither of VOs nor of keys, have commas or spaces, and who writes by hand puts spaces behind the
  /// commas.
  private static func words(of value: String) -> [String] {
    value.unicodeScalars.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
  }

  package subscript(key: PPSKey) -> String? { pairs.first { $0.key == key }?.value }

  package func all(_ key: PPSKey) -> [String] { pairs.filter { $0.key == key }.map(\.value) }

  package var isEmpty: Bool { pairs.isEmpty }

  mutating func append(_ key: PPSKey, _ value: String?) {
    if let value { pairs.append((key, value)) }
  }

  mutating func append(_ key: PPSKey, _ values: [String]) {
    for value in values { pairs.append((key, value)) }
  }

  /// The values of GLUE2EntityOtherInfo.
  var otherInfo: [String] { pairs.map { $0.key.pair($0.value) } }

  /// The keys and values of GlueServiceData entries: one value a key, and in the end which keys hold:
  /// nothing else tells the age of what stays at a top-level BDII for days after it was printed.
  var serviceData: [(key: PPSKey, value: String)] {
    let keys = pairs.map(\.key).distinct
    return keys.map { ($0, all($0).joined(separator: ",")) }
      + [(.keys, keys.map(\.rawValue).joined(separator: ","))]
  }

  package static func == (a: Self, b: Self) -> Bool { a.otherInfo == b.otherInfo }
  package func hash(into hasher: inout Hasher) { hasher.combine(otherInfo) }
}
