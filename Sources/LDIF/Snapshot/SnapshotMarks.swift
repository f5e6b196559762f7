import LDAPTypes

/// Which records of a chunk are worth reading, and for which queries.
struct SnapshotMarks {
  /// The queries that want a record, as bits, by the record's place.
  private(set) var wanted: [UInt64] = []
  /// The queries whose bases a record's name may tell of, as bits, by the record's place.
  private(set) var named: [UInt64] = []

  /// The queries that may want a record, as bits, by the record's place.
  private var allowed: [UInt64] = []

  /// The requests of a batch are often alike; what they have in common is looked for once.
  private let probes: [Prefilter.Probe]
  /// The queries that each probe is for, as bits.
  private let queryBits: [UInt64]
  private var groups: [Anchor.Group]?
  private let foldedNeedles: FoldedNeedles
  /// The queries that want all records.
  private let all: UInt64

  private var lines: LineReader

  init(_ queries: [SnapshotQuery], schema: Schema) {
    lines = LineReader(schema: schema)
    var bits: [Prefilter.Probe: UInt64] = [:]
    var probes: [Prefilter.Probe] = []
    var all: UInt64 = 0
    for (place, query) in queries.enumerated() {
      if query.prefilter.probes == nil { all |= 1 << UInt64(place) }
      for probe in query.prefilter.probes ?? [] {
        if bits[probe] == nil { probes.append(probe) }
        bits[probe, default: 0] |= 1 << UInt64(place)
      }
    }
    self.all = all
    self.probes = probes
    queryBits = probes.map { bits[$0] ?? 0 }
    foldedNeedles = FoldedNeedles(probes.map(\.needle))
  }

  /// Goes over a chunk of whole records, to find out which to read for which query.
  ///
  /// The records were cleared before.
  mutating func mark(
    _ chunk: Span<UInt8>, _ index: RecordIndex, for queries: [SnapshotQuery]
  ) {
    lines.forget()
    var active: UInt64 = 0
    for (place, query) in queries.enumerated() where !query.isDone { active |= 1 << UInt64(place) }
    for place in wanted.indices {
      wanted[place] = (index.records[place].isOpaque ? active : all & active) & allowed[place]
    }
    for (place, group) in (groups ?? []).enumerated() {
      // The first two were looked for on the way.
      let hits = place == 0 ? index.hits.first : place == 1 ? index.hits.second : nil
      mark(chunk, index, group, at: hits ?? chunk.places(of: group.anchor), active)
    }
    markFolded(chunk, index, active)
  }

  /// Looks for names that can be those of bases not found yet, or above or below them.
  mutating func markNames(
    _ chunk: Span<UInt8>, _ index: RecordIndex, for locators: [BaseLocator]
  ) {
    for locator in locators where !locator.isFound {
      for place in named.indices
      where locator.concerns(chunk.extracting(index.range(place, chunk.count))) {
        named[place] |= locator.queries
      }
    }
  }

  /// What an index is to look for on its way: the first of all that is looked for in a chunk.
  ///
  /// - Parameter text: Some of what it will be looked for in.
  mutating func anchors(in text: Span<UInt8>) -> [Anchor] {
    let groups = groups ?? Anchor.groups(for: probes.map(\.needle), in: text)
    self.groups = groups
    return groups.prefix(2).map(\.anchor)
  }

  /// Wants none of a chunk's records; what their names tell is kept.
  mutating func clear(_ chunk: RecordChunk) {
    let count = chunk.index.records.count
    wanted = [UInt64](repeating: 0, count: count)
    named = chunk.named ?? wanted
    allowed = chunk.named ?? [UInt64](repeating: .max, count: count)
  }

  /// - Parameter places: Where the group's anchor stands, from front to back.
  private mutating func mark(
    _ chunk: Span<UInt8>, _ index: RecordIndex, _ group: Anchor.Group, at places: [Int],
    _ active: UInt64
  ) {
    var record = 0
    for place in places {
      for (number, offset) in group.members {
        let start = place - offset
        guard probes[number].needle.stands(at: start, in: chunk) else { continue }
        let end = start + probes[number].needle.count
        mark(chunk, index, number, start..<end, &record, active)
      }
    }
  }

  /// Looks for texts that are cut by a fold.
  private mutating func markFolded(
    _ chunk: Span<UInt8>, _ index: RecordIndex, _ active: UInt64
  ) {
    var record = 0
    for feed in index.folds {
      foldedNeedles.find(around: feed, in: chunk) { number, range in
        mark(chunk, index, number, range, &record, active)
      }
    }
  }

  /// Wants a record when a probe's line, found by its text, makes the test true.
  ///
  /// - Parameters:
  ///   - range: Where the text stands.
  ///   - record: Where to look for the record, and gets where it is.
  private mutating func mark(
    _ chunk: Span<UInt8>, _ index: RecordIndex, _ number: Int, _ range: Range<Int>,
    _ record: inout Int, _ active: UInt64
  ) {
    if probes[number].position == .valueEnd, range.upperBound < chunk.count,
      chunk[range.upperBound] > UInt8(ascii: " ")
    {
      return
    }
    let place = range.lowerBound
    while record + 1 < index.records.count, index.records[record + 1].start <= place {
      record += 1
    }
    let bits = queryBits[number] & active & allowed[record]
    guard wanted[record] & bits != bits else { return }
    if lines.isTrue(probes[number], number: number, around: place, in: chunk) {
      wanted[record] |= bits
    }
  }
}
