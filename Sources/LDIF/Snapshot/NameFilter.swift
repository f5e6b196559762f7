import LDAPTypes

/// Tells from records' names, as text, which queries can ask for them.
struct NameFilter {
  /// What tells the names at or below some bases: for each level of a base a token that stands in all
  /// of them.
  struct Tokens {
    /// The queries whose bases have a token at some level, as bits.
    private struct Level {
      var queries: [UInt32: UInt64] = [:]
      /// Those whose bases have none.
      var others = UInt64.max
    }

    /// From the bases' own level up.
    private var levels: [Level] = []
    /// Nearly all tokens are told from those of the bases' own level by some bits of them.
    private var isKnown = [Bool](repeating: false, count: 1 << 16)

    /// - Parameter tokens: Those of the levels, from the base's own one up; nil where there is none.
    fileprivate mutating func add(_ tokens: [UInt32?], for queries: UInt64) {
      while levels.count < tokens.count { levels.append(Level()) }
      for case (let place, let token?) in tokens.enumerated() {
        levels[place].queries[token, default: 0] |= queries
        levels[place].others &= ~queries
        if place == 0 { isKnown[Int(token & 0xFFFF)] = true }
      }
    }

    /// The queries that may ask for a name with some of these tokens, as bits.
    func queries(of tokens: ArraySlice<UInt32>) -> UInt64 {
      var queries: UInt64 = 0
      for token in tokens where isKnown[Int(token & 0xFFFF)] {
        queries |= levels[0].queries[token, default: 0]
      }
      for level in levels.dropFirst() where queries != 0 {
        queries &= tokens.reduce(level.others) { $0 | level.queries[$1, default: 0] }
      }
      return queries
    }
  }

  private(set) var tokens = Tokens()
  private var scanner: NameScanner
  private var found: [UInt32] = []

  /// nil when a base can be told by no token.
  ///
  /// - Parameter bases: The bases of queries, and the queries as bits.
  init?(_ bases: [(DistinguishedName, UInt64)], schema: Schema, options: LDIFReadOptions) {
    scanner = NameScanner(options: options)
    for (base, queries) in bases {
      let levels = base.rdns.map { NameScanner.token(of: $0, schema) }
      guard case _?? = levels.first else { return nil }
      tokens.add(levels, for: queries)
    }
  }

  /// The queries that may ask for a record of the chunk.
  mutating func queries(of record: Range<Int>, in chunk: Span<UInt8>) -> UInt64 {
    scanner.forget()
    found.removeAll(keepingCapacity: true)
    guard scanner.scan(chunk, record, into: &found) else { return .max }
    return tokens.queries(of: found[...])
  }
}
