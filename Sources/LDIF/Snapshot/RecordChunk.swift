/// Some whole records of a file, one behind the other.
struct RecordChunk {
  /// Holds the records, and perhaps more behind them.
  private(set) var bytes: [UInt8] = []
  /// How many of the bytes are records.
  private(set) var count = 0
  /// How many lines before it were left out.
  private(set) var skippedLines = 0
  /// Where the records begin, once that was looked for.
  private(set) var index = RecordIndex()
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

  /// Finds out where the records begin, and where the anchors stand.
  mutating func makeIndex(_ anchors: [Anchor], _ leniency: LDIFLeniency) {
    var index = RecordIndex()
    // It keeps its memory, and nobody else has it meanwhile.
    swap(&index, &self.index)
    index.scan(bytes.span.extracting(..<count), for: anchors, leniency: leniency)
    self.index = index
    isIndexed = true
  }
}
