internal import Files
internal import Glibc
internal import SystemPackage

/// An open file. Owns the descriptor and closes it.
@safe
struct FileHandle: ~Copyable {
  let descriptor: Int32
  /// Its path, for messages.
  let path: String

  deinit { close(descriptor) }

  func isPlain() throws(ReleaseError) -> Bool {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw FolderHandle.failure(path, "cannot be looked at")
    }
    return status.st_mode & S_IFMT == S_IFREG
  }

  /// The next bytes; none at the end.
  func read(upTo limit: Int) throws(ReleaseError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var got = 0
      repeat {
        got = unsafe Glibc.read(descriptor, buffer.baseAddress, limit)
      } while got < 0
        && errno == EINTR
      code = errno
      count = max(0, got)
      if got >= 0 { code = 0 }
    }
    guard code == 0 else { throw FolderHandle.failure(path, "cannot be read", code) }
    return bytes
  }

  /// Writes all of it.
  func write(_ bytes: [UInt8]) throws(ReleaseError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FolderHandle.failure(path, "cannot be written") }
      written += count
    }
  }

  /// Sets the time of its last change, in seconds since 1970.
  func setTime(_ time: Int) {
    let moment = timespec(tv_sec: time, tv_nsec: 0)
    // It is a courtesy; where it cannot be had, nothing is wrong with the file.
    _ = unsafe [moment, moment].withUnsafeBufferPointer {
      unsafe futimens(descriptor, $0.baseAddress)
    }
  }

  /// Sees to it that it is on the disk.
  func synchronize() throws(ReleaseError) {
    do throws(Errno) {
      try FileDescriptor(rawValue: descriptor).synchronize()
    } catch {
      throw FolderHandle.failure(path, "cannot be written", error.rawValue)
    }
  }
}
