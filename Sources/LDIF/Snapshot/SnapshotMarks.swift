import LDAPTypes

/// Which records of a chunk are worth reading, and for which queries.
struct SnapshotMarks {
  private(set) var index = RecordIndex()
  /// The queries that want a record, as bits, by the record's place.
  private(set) var wanted: [UInt64] = []
  /// The queries whose bases a record's name may tell of, as bits, by the record's place.
  private(set) var named: [UInt64] = []

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

  private let leniency: LDIFLeniency
  private var lines: LineReader

  init(_ queries: [SnapshotQuery], schema: Schema, leniency: LDIFLeniency) {
    self.leniency = leniency
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
  mutating func mark(_ chunk: Span<UInt8>, for queries: [SnapshotQuery]) {
    scan(chunk)
    var active: UInt64 = 0
    for (place, query) in queries.enumerated() where !query.isDone { active |= 1 << UInt64(place) }
    wanted = index.records.map { $0.isOpaque ? active : all & active }
    for (place, group) in (groups ?? []).enumerated() {
      // The first two were looked for on the way.
      let hits = place == 0 ? index.hits.first : place == 1 ? index.hits.second : nil
      mark(chunk, group, of: needles, at: hits ?? chunk.places(of: group.anchor), active)
    }
    if index.hasFolds { markFolded(chunk, active) }
  }

  /// Looks for names that can be those of bases not found yet, or above or below them.
  mutating func markNames(_ chunk: Span<UInt8>, for locators: [BaseLocator]) {
    for locator in locators where !locator.isFound {
      for place in named.indices
      where locator.concerns(chunk.extracting(index.range(place, chunk.count))) {
        named[place] |= locator.queries
      }
    }
  }

  /// Leaves only what may be at a query's base or below it, as the records' names tell.
  mutating func restrict(_ chunk: Span<UInt8>, to names: inout NameFilter) {
    for place in wanted.indices {
      named[place] = names.queries(of: index.range(place, chunk.count), in: chunk)
      wanted[place] &= named[place]
    }
  }

  /// Goes over a chunk of whole records, and wants none of them.
  mutating func scan(_ chunk: Span<UInt8>) {
    let groups = groups ?? Anchor.groups(for: needles.map(\.needle), in: chunk)
    self.groups = groups
    index.scan(
      chunk, for: groups.prefix(2).map(\.anchor), leniency: leniency,
      foldDistance: Needle.maximumLength + 4)
    wanted = [UInt64](repeating: 0, count: index.records.count)
    named = wanted
  }

  private mutating func markFolded(_ chunk: Span<UInt8>, _ active: UInt64) {
    let groups = halfGroups ?? Anchor.groups(for: halves.map(\.needle), in: chunk)
    halfGroups = groups
    for group in groups {
      let places = chunk.places(of: group.anchor)
      mark(chunk, group, of: halves, at: places, active)
    }
    for (place, look) in looks.enumerated() where look.needle.count < 4 {
      for record in wanted.indices where index.records[record].isFolded {
        wanted[record] |= queryBits[place] & active
      }
    }
  }

  /// - Parameters:
  ///   - needles: What the group's members are: texts, and the looks that they are for.
  ///   - places: Where the anchor stands, from front to back.
  private mutating func mark(
    _ chunk: Span<UInt8>, _ group: Anchor.Group, of needles: [(look: Int, needle: Needle)],
    at places: [Int], _ active: UInt64
  ) {
    var record = 0
    for place in places {
      for (member, offset) in group.members {
        let (number, needle) = needles[member]
        guard needle.stands(at: place - offset, in: chunk) else { continue }
        let bits = queryBits[number] & active
        while record + 1 < index.records.count, index.records[record + 1].start <= place {
          record += 1
        }
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
