/// The chunks of a file, from front to back. The first ones are read when they are asked for; when
/// there are more, another thread reads ahead.
struct ChunkQueue: ~Copyable {
  /// How many chunks are read before a thread is worth its while.
  private static let ownCount = 4

  /// The chunk that was read last.
  private(set) var chunk = RecordChunk()
  /// The number of its first line, or of the line where reading stopped.
  private(set) var line = 1

  /// Whether it is wanted which names are where.
  var wantsNames: Bool

  private let options: LDIFReadOptions
  private var buffer: RecordBuffer<FileSource>?
  private var ahead: ReadAhead?
  /// What is looked for in all chunks.
  private var anchors: [Anchor]?
  private var count = 0
  /// How many lines the chunk has.
  private var lineCount = 0
  private var scanner: NameScanner

  init(_ file: consuming FileSource, options: LDIFReadOptions, wantsNames: Bool) {
    self.options = options
    self.wantsNames = wantsNames
    buffer = RecordBuffer(file, limit: options.recordLimit, leniency: options.leniency)
    scanner = NameScanner(options: options)
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
      let ahead = ReadAhead(buffer, anchors, options)
      if ahead.start() { self.ahead = ahead } else { self.buffer = ahead.takeBuffer() }
    }
    let outcome = ahead?.next(&chunk, wantsNames: wantsNames) ?? chunk.read(&buffer!)
    line += chunk.skippedLines
    guard case .chunk = outcome else { return outcome }
    if !chunk.isIndexed {
      let anchors = anchors ?? choose(chunk.bytes.span.extracting(..<chunk.count))
      chunk.makeIndex(anchors, options.leniency)
      self.anchors = anchors
    }
    if wantsNames, !chunk.hasNames { chunk.makeNames(&scanner) }
    lineCount = chunk.index.lineCount
    return outcome
  }
}
