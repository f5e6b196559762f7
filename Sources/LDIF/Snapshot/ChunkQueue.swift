/// The chunks of a file, from front to back. The first ones are read when they are asked for; when
/// there are more, another thread reads ahead.
struct ChunkQueue: ~Copyable {
  /// How many chunks are read before a thread is worth its while.
  private static let ownCount = 4

  /// The chunk that was read last.
  private(set) var chunk = RecordChunk()
  /// The number of its first line, or of the line where reading stopped.
  private(set) var line = 1

  private let leniency: LDIFLeniency
  private var buffer: RecordBuffer<FileSource>?
  private var ahead: ReadAhead?
  /// What is looked for in all chunks.
  private var anchors: [Anchor]?
  private var count = 0
  /// How many lines the chunk has.
  private var lineCount = 0

  init(_ file: consuming FileSource, options: LDIFReadOptions) {
    leniency = options.leniency
    buffer = RecordBuffer(file, limit: options.recordLimit, leniency: leniency)
  }

  deinit { ahead?.stop() }

  /// Goes on to the next chunk.
  ///
  /// - Parameter choose: Tells by the first chunk's text what to look for in all of them.
  mutating func advance(choosing choose: (Span<UInt8>) -> [Anchor]) -> RecordChunk.Outcome {
    line += lineCount
    lineCount = 0
    count += 1
    if count >= Self.ownCount, let anchors, let buffer = buffer.take() {
      let ahead = ReadAhead(buffer, anchors, leniency)
      if ahead.start() { self.ahead = ahead } else { self.buffer = ahead.takeBuffer() }
    }
    let outcome = ahead?.next(&chunk) ?? chunk.read(&buffer!)
    line += chunk.skippedLines
    guard case .chunk = outcome else { return outcome }
    if !chunk.isIndexed {
      let anchors = anchors ?? choose(chunk.bytes.span.extracting(..<chunk.count))
      chunk.makeIndex(anchors, leniency)
      self.anchors = anchors
    }
    lineCount = chunk.index.lineCount
    return outcome
  }
}
