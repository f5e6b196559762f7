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
    /// Whether it has a record whose name may be any.
    var isOpen: Bool
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

  /// How many tokens are kept: 16 MB of them, of a file of some gigabytes.
  private static let limit = 4 << 20

  init(_ stamp: FileStamp) {
    self.stamp = stamp
  }

  /// Whether the file has too many names.
  var isFull: Bool { tokens.count > Self.limit }

  /// Adds the next chunk of the file.
  ///
  /// - Parameters:
  ///   - count: How many bytes the chunk has.
  ///   - line: The number of its first line.
  mutating func add(_ names: ChunkNames, count: Int, line: Int) {
    let chunk = Chunk(offset: end, line: line)
    for region in names.regions {
      regions.append(
        Region(
          offset: end + region.start, chunk: chunk, tokens: tokens.count + region.tokens,
          isOpen: region.isOpen))
    }
    tokens += names.tokens
    end += count
  }

  /// Some regions that follow one another, to be read at once.
  struct Stretch {
    var range: Range<Int>
    /// The chunk that its first line is in.
    var chunk: Chunk
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
        stretches.append(Stretch(range: range, chunk: region.chunk))
      }
    }
    return stretches
  }
}
