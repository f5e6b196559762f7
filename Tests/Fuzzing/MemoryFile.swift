import CZlib
import Glibc

/// A file in memory, for what takes a file's name. Its descriptor stays open for all inputs.
@safe
struct MemoryFile {
  private let descriptor: Int32

  /// What the file can be opened by.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// The corresponding C function is `mkstemp`.
  init() {
    let name = unsafe strdup("/dev/shm/fuzz.XXXXXX")!
    defer { unsafe free(name) }
    descriptor = unsafe mkstemp(name)
    expect(descriptor >= 0, "mkstemp: \(errno)")
    unsafe unlink(name)
  }

  /// Puts the bytes in place of those that the file has.
  func write(_ bytes: [UInt8]) {
    let written = unsafe bytes.withUnsafeBytes {
      ftruncate(descriptor, 0) == 0 ? unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) : -1
    }
    expect(written == bytes.count, "pwrite: \(errno)")
  }

  /// The bytes as gzip data (RFC 1952). The corresponding C function is `deflate`.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    // 16 asks for gzip's format.
    let status = unsafe deflateInit2_(
      &stream, 1, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    expect(status == Z_OK, "deflateInit2: \(status)")
    defer { unsafe deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 8 + 64)
    let count = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(output.count)
        let status = unsafe deflate(&stream, Z_FINISH)
        expect(status == Z_STREAM_END, "deflate: \(status)")
        return unsafe output.count - Int(stream.avail_out)
      }
    }
    return Array(output[..<count])
  }
}
