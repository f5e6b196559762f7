/// Which names stand where in a chunk, as a `NameMap` takes them.
struct ChunkNames {
  /// Some records, one behind the other.
  struct Region {
    /// Where it begins in the chunk.
    var start: Int
    /// Where its tokens begin.
    var tokens: Int
    /// Whether it has a record whose name may be any.
    var isOpen = false
  }

  private(set) var regions: [Region] = []
  private(set) var tokens: [UInt32] = []

  /// How much of a file is one region, in bytes; the last record may make it longer.
  private static let regionSize = 32 << 10

  /// Takes the names of a chunk in place of those of another one.
  mutating func scan(_ chunk: Span<UInt8>, _ index: RecordIndex, _ scanner: inout NameScanner) {
    regions.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    for place in index.records.indices {
      let range = index.range(place, chunk.count)
      if regions.last.map({ range.lowerBound - $0.start >= Self.regionSize }) ?? true {
        regions.append(Region(start: range.lowerBound, tokens: tokens.count))
        scanner.forget()
      }
      if !scanner.scan(chunk, range, into: &tokens) { regions[regions.count - 1].isOpen = true }
    }
  }
}
