/// Counts the runs of records in a file. Entries with no empty line between them are of one run, as all
/// that `bdii-update -c` prints is; in other files nearly every record is a run of its own.
struct RecordRuns {
  /// The run of the record that was come to last.
  private(set) var number = 0
  private var isOpen = false

  /// Goes to the first record of the chunk behind.
  mutating func begin(_ chunk: Span<UInt8>, _ index: RecordIndex) {
    if !isOpen || !chunk.startsDN(0) { number += 1 }
    isOpen = index.isOpen
  }

  /// Goes to the first record of a part of the file.
  mutating func begin(_ stretch: NameMap.Stretch) {
    number = stretch.run
    isOpen = false
  }

  /// Goes to the next record of a chunk; the first has been come to.
  mutating func advance(to place: Int, of index: RecordIndex) {
    if place > 0, !index.records[place].isJoined { number += 1 }
  }

  /// Whether a record is known to be a run of its own.
  static func isAlone(_ place: Int, of index: RecordIndex) -> Bool {
    place > 0 && place + 1 < index.records.count && !index.records[place].isJoined
      && !index.records[place + 1].isJoined
  }
}
