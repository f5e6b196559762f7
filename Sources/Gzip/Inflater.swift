internal import CZlib

/// Decompresses gzip data (RFC 1952), one member after the other. Zeros behind a member are passed
/// over, as `gzip` does: tapes and the like fill their last block so. The corresponding C library is
/// zlib.
///
/// Owns zlib's state and frees it. Not safe to share between threads.
@safe
package struct Inflater: ~Copyable {
  /// The bytes that gzip data begin with (RFC 1952 section 2.3.1).
  package static let magic: [UInt8] = [0x1F, 0x8B]

  /// What one step did.
  package enum Step {
    /// So many bytes were decompressed, 0 perhaps.
    case produced(Int)
    /// zlib's words on what is wrong with the data.
    case damaged(String)
  }

  /// zlib keeps a pointer to this, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  /// The data to decompress: the caller refills them when all are used.
  package var input: [UInt8]
  package var unread: Range<Int>
  /// zlib's words on what is wrong behind what was decompressed last.
  private var damage: String?
  /// Whether there is no more to tell of the input.
  package var wantsInput: Bool { unread.isEmpty && damage == nil }
  /// Whether the last member has ended and no other has begun.
  package private(set) var isBetweenMembers = false

  package init(input: [UInt8], count: Int) {
    self.input = input
    unread = 0..<count
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 16 asks for gzip's format alone. This fails without memory or with another zlib's header.
    let status = unsafe inflateInit2_(
      stream, 16 + MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot be used: \(status)")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Decompresses as much of the input as there is room for. What stands before damage is told before it.
  package mutating func step(into output: inout [UInt8], at offset: Int) -> Step {
    if let damage { return .damaged(damage) }
    if isBetweenMembers {
      unread = unread.dropFirst(input[unread].prefix { $0 == 0 }.count)
      if unread.isEmpty { return .produced(0) }
      unsafe inflateReset(stream)
      isBetweenMembers = false
    }
    let room = output.count - offset
    let range = unread
    let stream = unsafe self.stream
    let status = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        unsafe stream.pointee.next_in = input.baseAddress?.advanced(by: range.lowerBound)
        unsafe stream.pointee.avail_in = UInt32(clamping: range.count)
        unsafe stream.pointee.next_out = output.baseAddress?.advanced(by: offset)
        unsafe stream.pointee.avail_out = UInt32(clamping: output.count - offset)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    unread = unsafe range.dropFirst(range.count - Int(stream.pointee.avail_in))
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    default:
      let words = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
      damage = words ?? "zlib's error \(status)"
    }
    let count = unsafe min(room, Int(UInt32.max)) - Int(stream.pointee.avail_out)
    if count == 0, let damage { return .damaged(damage) }
    return .produced(count)
  }
}
