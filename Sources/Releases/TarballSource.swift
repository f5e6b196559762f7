internal import Gzip
internal import SystemPackage

/// The bytes of a `.tar.gz` file, decompressed a piece at a time: one whole gzip member and nothing
/// behind it. On the way the file's SHA-256 is taken.
@safe
final class TarballSource {
  /// The file, as messages name it.
  let path: String
  private let descriptor: FileDescriptor
  private let limit: Int
  private var inflater: Inflater
  private var hash = SHA256()
  private var isAtEnd = false
  private var isStarted = false
  /// What libarchive reads: it must stay where it is until the next piece is asked for.
  let buffer: UnsafeMutableBufferPointer<UInt8>
  private var output = [UInt8](repeating: 0, count: 64 * 1024)
  /// How many bytes have been decompressed.
  private(set) var count = 0
  /// Where the last byte stands that is not 0, counted from 1.
  private(set) var lastNonzero = 0
  /// What went wrong where a C function called us and could not be told.
  var failure: ReleaseError?

  /// - Parameter limit: The most **bytes** that are decompressed.
  init(path: String, limit: Int) throws(ReleaseError) {
    self.path = path
    self.limit = limit
    inflater = Inflater(input: [UInt8](repeating: 0, count: 64 * 1024), count: 0)
    do {
      // A FIFO in the file's place must not make us wait.
      descriptor = try FileDescriptor.open(
        FilePath(path), .readOnly, options: [.closeOnExec, .nonBlocking])
    } catch {
      throw ReleaseError(.io, path, "cannot be read: \(error)")
    }
    unsafe buffer = .allocate(capacity: output.count)
  }

  deinit {
    try? descriptor.close()
    unsafe buffer.deallocate()
  }

  /// Decompresses the next piece into ``buffer``.
  ///
  /// - Returns: How many bytes it has; 0 at the end.
  func fill() throws(ReleaseError) -> Int {
    while !isAtEnd {
      if inflater.unread.isEmpty { try refill() }
      if inflater.isBetweenMembers {
        guard inflater.unread.isEmpty else {
          throw ReleaseError(.content, path, "has something behind its gzip data")
        }
        guard isAtEnd else { continue }
        break
      }
      switch inflater.step(into: &output, at: 0) {
      case .damaged(let words):
        throw ReleaseError(
          .content, path, isStarted ? "is damaged: \(words)" : "is not gzip data: \(words)")
      case .produced(0):
        guard !isAtEnd || inflater.isBetweenMembers else {
          throw ReleaseError(.content, path, "is cut off")
        }
      case .produced(let produced):
        isStarted = true
        guard produced <= limit - count else {
          throw ReleaseError(
            .content, path, "has more than the \(limit) bytes that are allowed when unpacked")
        }
        if let last = output[..<produced].lastIndex(where: { $0 != 0 }) {
          lastNonzero = count + last + 1
        }
        count += produced
        unsafe output.withUnsafeBufferPointer { output in
          for at in 0..<produced { unsafe buffer[at] = unsafe output[at] }
        }
        return produced
      }
    }
    return 0
  }

  private func refill() throws(ReleaseError) {
    do {
      let descriptor = descriptor
      let read = try unsafe inflater.input.withUnsafeMutableBytes {
        try unsafe descriptor.read(into: $0)
      }
      inflater.unread = 0..<read
      unsafe inflater.input.withUnsafeBufferPointer {
        unsafe hash.update(UnsafeBufferPointer(rebasing: $0[..<read]))
      }
      if read == 0 { isAtEnd = true }
    } catch {
      throw ReleaseError(.io, path, "cannot be read: \(error)")
    }
    if isAtEnd && !inflater.isBetweenMembers { throw ReleaseError(.content, path, "is cut off") }
  }

  /// The SHA-256 of the whole file, once all of it was read.
  var digest: String { hash.hexadecimal }
}
