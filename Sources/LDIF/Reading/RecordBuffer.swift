/// Reads a source block by block, and cuts what it read at the ends of records (RFC 2849: an empty
/// line; with `LDIFLeniency.recordsWithoutEmptyLine` also a line `dn:`).
///
/// Memory does not grow with the source: the buffer holds one block and the longest record.
struct RecordBuffer<Source: ByteSource & ~Copyable>: ~Copyable {
  /// Why there are no more records.
  enum Failure: Error {
    case source(ByteSourceError)
    /// The record at the start of the chunk is longer than the limit. It is skipped.
    case recordTooLong
  }

  /// The most that is read at once, in bytes.
  static var largestBlock: Int { 256 << 10 }

  /// How much is read at once, in bytes: no more than the longest record may have.
  private let blockSize: Int

  /// Holds the chunk, and what was read behind it.
  private(set) var bytes: [UInt8]
  /// How long the chunk is, from the start of `bytes`: whole records.
  private(set) var chunkEnd = 0

  private var source: Source
  private var filled = 0
  private var isAtEnd = false
  private var isSkipping = false
  private let limit: Int
  private let leniency: LDIFLeniency

  init(_ source: consuming Source, limit: Int, leniency: LDIFLeniency) {
    self.source = source
    self.limit = limit
    self.leniency = leniency
    blockSize = min(max(limit, 64), Self.largestBlock)
    bytes = [UInt8](repeating: 0, count: blockSize + blockSize / 4)
  }

  /// Goes on to the next chunk; false at the end of the source.
  ///
  /// - Parameter skippedLines: Counts the lines that are left out, of a record that was too long.
  mutating func nextChunk(skippedLines: inout Int) throws(Failure) -> Bool {
    drop(chunkEnd)
    chunkEnd = 0
    var searched = 0
    while true {
      if isSkipping {
        let end = findBoundary(in: 0..<filled, last: false)
        let skipped = end ?? (isAtEnd ? filled : max(0, filled - 4))
        skippedLines += bytes[..<skipped].count { $0 == UInt8(ascii: "\n") }
        drop(skipped)
        if end != nil { isSkipping = false }
      }
      if !isSkipping, let end = findBoundary(in: searched..<filled, last: true) {
        chunkEnd = try endOfShortRecords(upTo: end)
        return true
      }
      searched = max(0, filled - 4)
      if isAtEnd {
        chunkEnd = filled
        return filled > 0
      }
      if !isSkipping, filled > limit { throw skipRecord() }
      try fill()
    }
  }

  /// Where the first record begins that is longer than the limit, or else the boundary that they go up to.
  private mutating func endOfShortRecords(upTo end: Int) throws(Failure) -> Int {
    var start = 0
    while end - start > limit {
      let next = findBoundary(in: start..<filled, last: false) ?? end
      if next - start > limit {
        if start == 0 { throw skipRecord() }
        return start
      }
      start = next
    }
    return end
  }

  /// Leaves out the record at the start.
  private mutating func skipRecord() -> Failure {
    isSkipping = true
    return .recordTooLong
  }

  /// Exchanges the bytes for others; what was read behind the chunk stays.
  ///
  /// - Returns: How long the chunk is, from the start of what is given.
  mutating func exchange(_ other: inout [UInt8]) -> Int {
    if other.count < bytes.count { other = [UInt8](repeating: 0, count: bytes.count) }
    let rest = chunkEnd..<filled
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe other.withUnsafeMutableBytes {
        unsafe $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[rest]))
      }
    }
    swap(&bytes, &other)
    filled = rest.count
    chunkEnd = 0
    return rest.lowerBound
  }

  /// Reads the lines of the record at an offset of the chunk; see `RawRecord.read`.
  func read(_ raw: inout RawRecord, at: inout Int, number: inout Int) {
    raw.read(bytes.span.extracting(..<chunkEnd), at: &at, number: &number, leniency: leniency)
  }

  private mutating func fill() throws(Failure) {
    if bytes.count - filled < blockSize {
      bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, blockSize)))
    }
    do throws(ByteSourceError) {
      let count = try source.read(into: &bytes, at: filled)
      filled += count
      isAtEnd = count == 0
    } catch {
      throw .source(error)
    }
  }

  /// Moves what stands behind the first bytes to the front.
  private mutating func drop(_ count: Int) {
    guard count > 0 else { return }
    let end = filled
    unsafe bytes.withUnsafeMutableBytes { bytes in
      unsafe bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[count..<end]))
    }
    filled -= count
  }

  /// Where a record ends and the next begins: behind an empty line, or before `dn:`.
  private func findBoundary(in range: Range<Int>, last: Bool) -> Int? {
    var bytes = bytes.span.extracting(..<filled)
    if last {
      var at = range.upperBound
      while at > range.lowerBound {
        at -= 1
        if bytes[at] == UInt8(ascii: "\n"), let end = boundary(behind: at, bytes) { return end }
      }
      return nil
    }
    bytes = bytes.extracting(..<range.upperBound)
    var at = range.lowerBound
    while let feed = bytes.firstNewline(from: at) {
      if let end = boundary(behind: feed, bytes) { return end }
      at = feed + 1
    }
    return nil
  }

  /// The boundary that the line feed is part of.
  private func boundary(behind feed: Int, _ bytes: Span<UInt8>) -> Int? {
    let next = feed + 1
    guard next < bytes.count else { return nil }
    if bytes[next] == UInt8(ascii: "\n") { return next + 1 }
    if bytes[next] == UInt8(ascii: "\r"), next + 1 < bytes.count,
      bytes[next + 1] == UInt8(ascii: "\n")
    {
      return next + 2
    }
    let isBoundary = leniency.contains(.recordsWithoutEmptyLine) && bytes.startsDN(next)
    return isBoundary ? next : nil
  }
}
