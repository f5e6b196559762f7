import LDAPTypes

/// Tells from records' names, as text, which queries can ask for them.
struct NameFilter {
  /// What tells the names at or below some bases: for each level of a base a token that stands in all
  /// of them.
  struct Tokens {
    /// The queries whose bases have a token at some level, as bits.
    private struct Level {
      private var queries: [UInt32: UInt64] = [:]
      /// Those whose bases have none.
      private(set) var others = UInt64.max
      /// Nearly all tokens are told by some bits of them from those that are asked for: a bit for each.
      private var known = [UInt64](repeating: 0, count: 1 << 8)

      mutating func add(_ token: UInt32, for queries: UInt64) {
        self.queries[token, default: 0] |= queries
        others &= ~queries
        known[Int(token >> 6 & 0xFF)] |= 1 << UInt64(token & 0x3F)
      }

      /// The queries whose bases have one of the tokens.
      @inline(__always)
      func queries(of tokens: ArraySlice<UInt32>) -> UInt64 {
        var queries: UInt64 = 0
        for token in tokens
        where known[Int(token >> 6 & 0xFF)] & 1 << UInt64(token & 0x3F) != 0 {
          queries |= self.queries[token, default: 0]
        }
        return queries
      }
    }

    /// From the bases' own level up.
    private var levels: [Level] = []

    /// - Parameter tokens: Those of the levels, from the base's own one up; nil where there is none.
    fileprivate mutating func add(_ tokens: [UInt32?], for queries: UInt64) {
      while levels.count < tokens.count { levels.append(Level()) }
      for case (let place, let token?) in tokens.enumerated() {
        levels[place].add(token, for: queries)
      }
    }

    /// The queries that may ask for a name with some of these tokens, as bits.
    func queries(of tokens: ArraySlice<UInt32>) -> UInt64 {
      var queries = UInt64.max
      for (place, level) in levels.enumerated() where queries != 0 {
        // Every base has a token at its own level.
        queries &= level.queries(of: tokens) | (place == 0 ? 0 : level.others)
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

  /// The queries that may ask for the records of a chunk, as bits, by the record's place.
  mutating func queries(of index: RecordIndex, in chunk: Span<UInt8>) -> [UInt64] {
    var queries: [UInt64] = []
    queries.reserveCapacity(index.records.count)
    for place in index.records.indices {
      queries.append(self.queries(of: index.range(place, chunk.count), in: chunk))
    }
    return queries
  }

  private mutating func queries(of record: Range<Int>, in chunk: Span<UInt8>) -> UInt64 {
    scanner.forget()
    found.removeAll(keepingCapacity: true)
    guard scanner.scan(chunk, record, into: &found) else { return .max }
    return tokens.queries(of: found[...])
  }
}
