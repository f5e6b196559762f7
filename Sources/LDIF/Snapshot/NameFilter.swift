import LDAPTypes

/// Tells from records' names, as text, which queries can ask for them.
struct NameFilter {
  /// The queries whose bases have a token, as bits.
  private var bits: [UInt32: UInt64] = [:]
  private var scanner: NameScanner
  private var found: [UInt32] = []

  /// nil when a base can be told by no token.
  ///
  /// - Parameter bases: The bases of queries, and the queries as bits.
  init?(_ bases: [(DistinguishedName, UInt64)], schema: Schema, options: LDIFReadOptions) {
    scanner = NameScanner(options: options)
    for (base, queries) in bases {
      guard let token = NameScanner.token(of: base, schema) else { return nil }
      bits[token, default: 0] |= queries
    }
  }

  /// One of these stands in each name that is a base's, or below it.
  var tokens: Set<UInt32> { Set(bits.keys) }

  /// The queries that may ask for a record of the chunk.
  mutating func queries(of record: Range<Int>, in chunk: Span<UInt8>) -> UInt64 {
    scanner.forget()
    found.removeAll(keepingCapacity: true)
    guard scanner.scan(chunk, record, into: &found) else { return .max }
    return found.reduce(0) { $0 | bits[$1, default: 0] }
  }
}
