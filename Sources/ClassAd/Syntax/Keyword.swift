/// A word that is no attribute name, in any case.
enum Keyword: String, CaseIterable {
  case `true`, `false`, undefined, error, `is`, isnt

  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count <= 9 else { return nil }
    self.init(rawValue: String(decoding: bytes.map(ASCII.lowercase), as: UTF8.self))
  }
}
