/// Some whole records of a file, one behind the other.
struct RecordChunk {
  /// Holds the records, and perhaps more behind them.
  private(set) var bytes: [UInt8] = []
  /// How many of the bytes are records.
  private(set) var count = 0
  /// How many lines before it were left out.
  private(set) var skippedLines = 0
  /// Where it stands in the file, when it is a part that was chosen.
  private(set) var stretch: NameMap.Stretch?
  /// Where the records begin, once that was looked for.
  private(set) var index = RecordIndex()
  /// The queries that may ask for a record, as its name tells: as bits, by the record's place. nil
  /// where names were not looked at.
  private(set) var named: [UInt64]?
  private(set) var isIndexed = false

  /// What came of reading a chunk.
  enum Outcome {
    case chunk
    /// A record is longer than the limit. It is skipped.
    case recordTooLong
    case failure(ByteSourceError)
    case end
  }

  /// Takes the next records' place.
  mutating func read(_ buffer: inout RecordBuffer<FileSource>) -> Outcome {
    skippedLines = 0
    isIndexed = false
    do throws(RecordBuffer<FileSource>.Failure) {
      guard try buffer.nextChunk(skippedLines: &skippedLines) else { return .end }
    } catch {
      switch error {
      case .recordTooLong: return .recordTooLong
      case .source(let error): return .failure(error)
      }
    }
    count = buffer.exchange(&bytes)
    return .chunk
  }

  /// Takes the place of the records that stand there.
  mutating func read(_ stretch: NameMap.Stretch, of file: inout FileSource) -> Outcome {
    isIndexed = false
    self.stretch = stretch
    do throws(ByteSourceError) {
      try file.read(stretch.range, into: &bytes)
    } catch {
      return .failure(error)
    }
    count = bytes.count
    return .chunk
  }

  /// Finds out where the records begin, where the anchors stand, and what the records' names tell.
  mutating func makeIndex(
    _ anchors: [Anchor], _ leniency: LDIFLeniency, _ names: inout NameFilter?
  ) {
    var index = RecordIndex()
    // It keeps its memory, and nobody else has it meanwhile.
    swap(&index, &self.index)
    index.scan(bytes.span.extracting(..<count), for: anchors, leniency: leniency)
    named = names?.queries(of: index, in: bytes.span.extracting(..<count))
    self.index = index
    isIndexed = true
  }
}
