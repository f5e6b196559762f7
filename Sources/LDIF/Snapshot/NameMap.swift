import LDAPTypes

/// Which names stand where in a file, so that a later search reads only what it can find something
/// in.
///
/// Takes some 5 bytes for each record. A file with more than `limit` names has no map.
struct NameMap {
  /// Some records, one behind the other.
  private struct Region {
    /// Where it begins in the file.
    var offset: Int
    var chunk: Chunk
    /// Where its tokens begin.
    var tokens: Int
    /// The run that its first record is in.
    var run: Int
    /// Whether it has a record whose name may be any.
    var isOpen = false
  }

  /// Where lines were counted.
  struct Chunk {
    /// Where it begins in the file.
    var offset: Int
    /// The number of its first line.
    var line: Int
  }

  /// The file that this is a map of, as it was then.
  let stamp: FileStamp

  private var regions: [Region] = []
  private var tokens: [UInt32] = []
  private var end = 0
  private var runs = RecordRuns()
  private var scanner: NameScanner

  /// How much of a file is one region, in bytes; the last record may make it longer.
  private static let regionSize = 32 << 10
  /// How many tokens are kept: 16 MB of them, of a file of some gigabytes.
  private static let limit = 4 << 20

  init(_ stamp: FileStamp, options: LDIFReadOptions) {
    self.stamp = stamp
    scanner = NameScanner(options: options)
  }

  /// Whether the file has too many names.
  var isFull: Bool { tokens.count > Self.limit }

  /// Adds the next chunk of the file.
  ///
  /// - Parameter line: The number of its first line.
  mutating func add(_ chunk: Span<UInt8>, _ index: RecordIndex, line: Int) {
    scanner.forget()
    runs.begin(chunk, index)
    for place in index.records.indices {
      runs.advance(to: place, of: index)
      let range = index.range(place, chunk.count)
      let offset = end + range.lowerBound
      if offset - (regions.last?.offset ?? -Self.regionSize) >= Self.regionSize {
        regions.append(
          Region(
            offset: offset, chunk: Chunk(offset: end, line: line), tokens: tokens.count,
            run: runs.number))
        scanner.forget()
      }
      if !scanner.scan(chunk, range, into: &tokens) { regions[regions.count - 1].isOpen = true }
    }
    end += chunk.count
  }

  /// Some regions that follow one another, to be read at once.
  struct Stretch {
    var range: Range<Int>
    /// The chunk that its first line is in.
    var chunk: Chunk
    /// The run that its first record is in.
    var run: Int
  }

  /// The parts of the file with all records whose names the tokens can tell of; all of it for nil.
  func stretches(holding wanted: NameFilter.Tokens?) -> [Stretch] {
    var stretches: [Stretch] = []
    for (place, region) in regions.enumerated() {
      let isLast = place + 1 == regions.count
      let range = region.offset..<(isLast ? end : regions[place + 1].offset)
      let own = region.tokens..<(isLast ? tokens.count : regions[place + 1].tokens)
      if let wanted, !region.isOpen, wanted.queries(of: tokens[own]) == 0 { continue }
      if let last = stretches.last, last.range.upperBound == range.lowerBound,
        last.range.count < RecordBuffer<FileSource>.largestBlock
      {
        stretches[stretches.count - 1].range = last.range.lowerBound..<range.upperBound
      } else {
        stretches.append(Stretch(range: range, chunk: region.chunk, run: region.run))
      }
    }
    return stretches
  }
}
