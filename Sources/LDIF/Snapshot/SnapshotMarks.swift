import LDAPTypes

/// Which records of a chunk are worth reading, and for which queries.
struct SnapshotMarks {
  /// The queries that want a record, as bits, by the record's place.
  private(set) var wanted: [UInt64] = []
  /// The queries whose bases a record's name may tell of, as bits, by the record's place.
  private(set) var named: [UInt64] = []

  /// The queries that may want a record, as bits, by the record's place.
  private var allowed: [UInt64] = []

  /// A text to look for, and what its line is to be asked.
  private struct Look: Hashable {
    var needle: Needle
    var isValue: Bool
    var test: FilterProgram.Test
  }

  /// The requests of a batch are often alike; what they have in common is looked for once.
  private let looks: [Look]
  /// The queries that each look is for, as bits.
  private let queryBits: [UInt64]
  private let needles: [(look: Int, needle: Needle)]
  private var groups: [Anchor.Group]?
  /// In folded records, halves of the texts are looked for.
  private let halves: [(look: Int, needle: Needle)]
  private var halfGroups: [Anchor.Group]?
  /// The queries that want all records.
  private let all: UInt64

  private var lines: LineReader

  init(_ queries: [SnapshotQuery], schema: Schema) {
    lines = LineReader(schema: schema)
    var bits: [Look: UInt64] = [:]
    var looks: [Look] = []
    var all: UInt64 = 0
    for (place, query) in queries.enumerated() {
      if query.prefilter.probes == nil { all |= 1 << UInt64(place) }
      for probe in query.prefilter.probes ?? [] {
        for needle in probe.needles {
          let look = Look(needle: needle, isValue: probe.isValue, test: probe.test)
          if bits[look] == nil { looks.append(look) }
          bits[look, default: 0] |= 1 << UInt64(place)
        }
      }
    }
    self.all = all
    self.looks = looks
    queryBits = looks.map { bits[$0] ?? 0 }
    needles = looks.indices.map { ($0, looks[$0].needle) }
    halves = looks.indices.flatMap { place in
      // Half of a short text would stand everywhere.
      looks[place].needle.count < 4 ? [] : looks[place].needle.halves.map { (place, $0) }
    }
  }

  /// Goes over a chunk of whole records, to find out which to read for which query.
  ///
  /// The records were cleared, or restricted, before.
  mutating func mark(
    _ chunk: Span<UInt8>, _ index: RecordIndex, for queries: [SnapshotQuery]
  ) {
    var active: UInt64 = 0
    for (place, query) in queries.enumerated() where !query.isDone { active |= 1 << UInt64(place) }
    for place in wanted.indices {
      wanted[place] = (index.records[place].isOpaque ? active : all & active) & allowed[place]
    }
    for (place, group) in (groups ?? []).enumerated() {
      // The first two were looked for on the way.
      let hits = place == 0 ? index.hits.first : place == 1 ? index.hits.second : nil
      let places = hits ?? chunk.places(of: group.anchor)
      mark(chunk, index, group, of: needles, at: places, active)
    }
    if index.hasFolds { markFolded(chunk, index, active) }
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

  /// Allows only what may be at a query's base or below it, as the records' names tell.
  mutating func restrict(
    _ chunk: Span<UInt8>, _ index: RecordIndex, to names: inout NameFilter
  ) {
    clear(index)
    for place in named.indices {
      named[place] = names.queries(of: index.range(place, chunk.count), in: chunk)
    }
    allowed = named
  }

  /// What an index is to look for on its way: the first of all that is looked for in a chunk.
  ///
  /// - Parameter text: Some of what it will be looked for in.
  mutating func anchors(in text: Span<UInt8>) -> [Anchor] {
    let groups = groups ?? Anchor.groups(for: needles.map(\.needle), in: text)
    self.groups = groups
    return groups.prefix(2).map(\.anchor)
  }

  /// Wants none of the records, and knows nothing of their names.
  mutating func clear(_ index: RecordIndex) {
    wanted = [UInt64](repeating: 0, count: index.records.count)
    named = wanted
    allowed = [UInt64](repeating: .max, count: index.records.count)
  }

  private mutating func markFolded(
    _ chunk: Span<UInt8>, _ index: RecordIndex, _ active: UInt64
  ) {
    let groups = halfGroups ?? Anchor.groups(for: halves.map(\.needle), in: chunk)
    halfGroups = groups
    for group in groups {
      let places = chunk.places(of: group.anchor)
      mark(chunk, index, group, of: halves, at: places, active)
    }
    for (place, look) in looks.enumerated() where look.needle.count < 4 {
      for record in wanted.indices where index.records[record].isFolded {
        wanted[record] |= queryBits[place] & active & allowed[record]
      }
    }
  }

  /// - Parameters:
  ///   - needles: What the group's members are: texts, and the looks that they are for.
  ///   - places: Where the anchor stands, from front to back.
  private mutating func mark(
    _ chunk: Span<UInt8>, _ index: RecordIndex, _ group: Anchor.Group,
    of needles: [(look: Int, needle: Needle)],
    at places: [Int], _ active: UInt64
  ) {
    var record = 0
    for place in places {
      for (member, offset) in group.members {
        let (number, needle) = needles[member]
        guard needle.stands(at: place - offset, in: chunk) else { continue }
        while record + 1 < index.records.count, index.records[record + 1].start <= place {
          record += 1
        }
        let bits = queryBits[number] & active & allowed[record]
        guard wanted[record] & bits != bits else { continue }
        if lines.isTrue(
          looks[number].test, looks[number].isValue, around: place - offset, in: chunk)
        {
          wanted[record] |= bits
        }
      }
    }
  }
}
