/// The chunks of a file, or of parts of it, from front to back. The first ones are read when they are
/// asked for; when there are more, another thread reads ahead.
struct ChunkQueue: ~Copyable {
  /// How many chunks are read before a thread is worth its while.
  private static let ownCount = 4

  /// The chunk that was read last.
  private(set) var chunk = RecordChunk()
  /// The number of its first line, or of the line where reading stopped; 0 in parts of a file.
  private(set) var line: Int

  private let leniency: LDIFLeniency
  private var file: ChunkSource?
  private var names: NameFilter?
  private var ahead: ReadAhead?
  /// What is looked for in all chunks.
  private var anchors: [Anchor]?
  private var count = 0
  /// How many lines the chunk has.
  private var lineCount = 0

  /// - Parameter names: What to find out of the records' names.
  init(
    _ file: consuming ChunkSource, names: NameFilter? = nil, options: LDIFReadOptions
  ) {
    leniency = options.leniency
    line = file.isWhole ? 1 : 0
    self.file = consume file
    self.names = names
  }

  deinit { ahead?.stop() }

  /// Goes on to the next chunk.
  ///
  /// - Parameter choose: Tells by the first chunk's text what to look for in all of them.
  mutating func advance(choosing choose: (Span<UInt8>) -> [Anchor]) -> RecordChunk.Outcome {
    line += lineCount
    lineCount = 0
    count += 1
    if count >= Self.ownCount, let anchors, let file = file.take() {
      let ahead = ReadAhead(file, anchors, leniency, names)
      if ahead.start() { self.ahead = ahead } else { self.file = ahead.takeSource() }
    }
    let outcome = ahead?.next(&chunk) ?? file!.read(&chunk)
    line += chunk.skippedLines
    guard case .chunk = outcome else { return outcome }
    if !chunk.isIndexed {
      let anchors = anchors ?? choose(chunk.bytes.span.extracting(..<chunk.count))
      chunk.makeIndex(anchors, leniency, &names)
      self.anchors = anchors
    }
    lineCount = line > 0 ? chunk.index.lineCount : 0
    return outcome
  }
}
