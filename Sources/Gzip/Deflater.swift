internal import CZlib

/// Compresses into one gzip member (RFC 1952) that holds neither a name nor a time, so that the same
/// data give the same bytes with the same zlib. The corresponding C library is zlib.
///
/// Owns zlib's state and frees it. Not safe to share between threads.
@safe
package struct Deflater: ~Copyable {
  /// zlib keeps a pointer to this, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  package init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 16 asks for gzip's format. This fails without memory or with another zlib's header.
    let status = unsafe deflateInit2_(
      stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot be used: \(status)")
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Compresses some data.
  ///
  /// - Parameter isLast: Whether no more follows.
  /// - Returns: What of the member is finished; it may be empty.
  package mutating func deflate(_ data: [UInt8], isLast: Bool) -> [UInt8] {
    var data = data
    var finished: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    let stream = unsafe self.stream
    unsafe data.withUnsafeMutableBufferPointer { data in
      unsafe stream.pointee.next_in = data.baseAddress
      unsafe stream.pointee.avail_in = UInt32(data.count)
      repeat {
        let unused = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
          unsafe stream.pointee.next_out = buffer.baseAddress
          unsafe stream.pointee.avail_out = UInt32(buffer.count)
          // It only fails when it is called wrongly.
          _ = unsafe CZlib.deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          return unsafe Int(stream.pointee.avail_out)
        }
        finished += buffer[..<(buffer.count - unused)]
        if unused > 0 { break }
      } while true
    }
    return finished
  }
}
