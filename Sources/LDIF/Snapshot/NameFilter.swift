import LDAPTypes

/// Tells from records' names, as text, which queries can ask for them.
struct NameFilter {
  /// What tells the names at or below some bases: a token of the base's own level stands in each, and
  /// one of the level at the root.
  struct Tokens {
    /// The queries whose bases have a token at their own level, as bits.
    fileprivate var own: [UInt32: UInt64] = [:]
    /// The queries whose bases have a token at the root, as bits.
    fileprivate var root: [UInt32: UInt64] = [:]
    /// The queries whose bases have none there.
    fileprivate var rootless: UInt64 = 0
    /// Nearly all tokens are told apart by some bits of them.
    private var isKnown = [Bool](repeating: false, count: 1 << 16)

    fileprivate mutating func add(own token: UInt32, root: UInt32?, for queries: UInt64) {
      own[token, default: 0] |= queries
      isKnown[Int(token & 0xFFFF)] = true
      if let root {
        self.root[root, default: 0] |= queries
        isKnown[Int(root & 0xFFFF)] = true
      } else {
        rootless |= queries
      }
    }

    /// The queries that may ask for a name with some of these tokens, as bits.
    func queries(of tokens: ArraySlice<UInt32>) -> UInt64 {
      var own: UInt64 = 0
      var root = rootless
      for token in tokens where isKnown[Int(token & 0xFFFF)] {
        own |= self.own[token, default: 0]
        root |= self.root[token, default: 0]
      }
      return own & root
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
      guard let own = NameScanner.token(of: base.rdn, schema) else { return nil }
      tokens.add(own: own, root: NameScanner.token(of: base.rdns.last, schema), for: queries)
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
