/// What the chunks of a search are read from: a whole file, or parts of one.
struct ChunkSource: ~Copyable {
  let isWhole: Bool
  private var buffer: RecordBuffer<FileSource>?
  private var file: FileSource?
  private var stretches: ArraySlice<NameMap.Stretch> = []

  init(whole file: consuming FileSource, options: LDIFReadOptions) {
    isWhole = true
    buffer = RecordBuffer(file, limit: options.recordLimit, leniency: options.leniency)
  }

  init(_ stretches: [NameMap.Stretch], of file: consuming FileSource) {
    isWhole = false
    self.file = consume file
    self.stretches = stretches[...]
  }

  /// Puts what comes next in the chunk's place.
  mutating func read(_ chunk: inout RecordChunk) -> RecordChunk.Outcome {
    if isWhole { return chunk.read(&buffer!) }
    guard let stretch = stretches.popFirst() else { return .end }
    return chunk.read(stretch, of: &file!)
  }
}
