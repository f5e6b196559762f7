import LDAPTypes

/// Reads LDIF (RFC 2849) record by record: entries and changes, from a file or from memory.
///
/// Strict but for what `LDIFReadOptions.leniency` grants. An error concerns one record; after it,
/// `next()` goes on with the one behind. Memory does not grow with the file, only with its longest
/// record. Not safe to share between threads.
public struct LDIFReader<Source: ByteSource & ~Copyable>: ~Copyable {
  /// What the source is called in errors.
  public let name: String
  /// What was let pass in the record read last, in the order of the text.
  public private(set) var warnings: [LDIFReadError] = []

  private var buffer: RecordBuffer<Source>
  private var parser: RecordParser
  private var raw = RawRecord()
  /// Where the next record stands in the chunk, and the number of its first line.
  private var at = 0
  private var line = 1
  private var hasFailed = false
  /// Whether the record read last has no empty line behind it, where others would expect one.
  private var lacksEmptyLine = false
  private var hasWarnedOfEmptyLine = false
  /// Whether the last line of what was read so far has no end. Only a file's last can be so: it may have been cut off.
  public private(set) var isUnended = false
  /// Whether the record read last stands right behind another one, without an empty line between them.
  package private(set) var isJoined = false

  public init(
    _ source: consuming Source, name: String, options: LDIFReadOptions = LDIFReadOptions()
  ) {
    self.name = name
    buffer = RecordBuffer(source, limit: options.recordLimit, leniency: options.leniency)
    parser = RecordParser(options: options)
  }

  /// The line, counted from 1, at which the record read last begins; 0 before the first.
  public var recordLine: Int { raw.lines.first?.number ?? 0 }

  /// Reads the next record; nil at the end.
  ///
  /// - Throws: What is wrong with the record. Reading may go on unless the error says otherwise.
  public mutating func next() throws(LDIFReadError) -> LDIFRecord? {
    warnings.removeAll(keepingCapacity: true)
    while try findRecord() {
      if let record = try parse() { return record }
    }
    return nil
  }

  /// Reads the next record's lines; false at the end.
  private mutating func findRecord() throws(LDIFReadError) -> Bool {
    while true {
      if at == buffer.chunkEnd {
        at = 0
        guard try nextChunk() else { return false }
      }
      buffer.read(&raw, at: &at, number: &line)
      isUnended = buffer.bytes[at - 1] != UInt8(ascii: "\n")
      if !raw.lines.isEmpty || !raw.flaws.isEmpty { return true }
    }
  }

  private mutating func nextChunk() throws(LDIFReadError) -> Bool {
    if hasFailed { return false }
    do throws(RecordBuffer<Source>.Failure) {
      return try buffer.nextChunk(skippedLines: &line)
    } catch {
      switch error {
      case .recordTooLong:
        lacksEmptyLine = false
        parser.isStart = false
        throw LDIFReadError(
          source: name, line: line, column: 1,
          problem: .recordTooLong(limit: parser.options.recordLimit))
      case .source(let failure):
        hasFailed = true
        throw LDIFReadError(
          source: name, line: line, column: 1, problem: .unreadable(failure.reason))
      }
    }
  }

  private mutating func parse() throws(LDIFReadError) -> LDIFRecord? {
    isJoined = lacksEmptyLine
    if lacksEmptyLine, !hasWarnedOfEmptyLine {
      hasWarnedOfEmptyLine = true
      warnings.append(
        error(RecordParser.Fault(problem: .expectedEmptyLine, line: 0, offset: 0)))
    }
    lacksEmptyLine = !raw.lines.isEmpty && !raw.hasEmptyLine && !raw.isVersion
    for error in raw.flawErrors(source: name) {
      guard parser.options.grants(error.problem) else {
        parser.isStart = false
        throw error
      }
      warnings.append(error)
    }
    do throws(RecordParser.Fault) {
      let record = try parser.parse(raw)
      warnings += errors(parser.warnings)
      return record
    } catch {
      throw self.error(error)
    }
  }

  private func error(_ fault: RecordParser.Fault) -> LDIFReadError { errors([fault])[0] }

  private func errors(_ faults: [RecordParser.Fault]) -> [LDIFReadError] {
    raw.errors(faults, buffer.bytes.span.extracting(..<buffer.chunkEnd), source: name)
  }
}

extension LDIFReader where Source == FileSource {
  /// Opens a file; one that is compressed with gzip is decompressed on the way.
  public init(
    path: String, options: LDIFReadOptions = LDIFReadOptions()
  ) throws(ByteSourceError) {
    self.init(try FileSource(path: path), name: path, options: options)
  }
}

extension LDIFReader where Source == ByteArraySource {
  /// Reads text that is in memory.
  public init(
    _ bytes: [UInt8], name: String = "LDIF", options: LDIFReadOptions = LDIFReadOptions()
  ) {
    self.init(ByteArraySource(bytes), name: name, options: options)
  }
}
