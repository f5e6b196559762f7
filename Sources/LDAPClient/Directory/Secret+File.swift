import Glibc

extension Secret {
  /// Why a file does not give a password.
  public enum FileError: Error, Hashable, Sendable {
    /// Everybody on this machine can read it.
    case isReadableByAll(path: String)
    /// It cannot be read; an errno.
    case system(path: String, errno: Int32)
    /// There is nothing in it.
    case isEmpty(path: String)
  }

  /// The password in a file: all of it but a line's end at its end, which editors leave there.
  ///
  /// The corresponding C functions are `open`, `fstat` and `read`.
  public convenience init(contentsOfFile path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .system(path: path, errno: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .system(path: path, errno: EISDIR) }
    guard status.st_mode & S_IROTH == 0 else { throw .isReadableByAll(path: path) }

    // Longer than any password, so that a wrong path does not read a disk.
    var bytes = [UInt8](repeating: 0, count: 65536)
    defer { unsafe explicit_bzero(&bytes, bytes.count) }
    var count = 0
    while count < bytes.count {
      let more = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress! + count, $0.count - count)
      }
      if more == 0 { break }
      guard more > 0 else {
        if errno == EINTR { continue }
        throw .system(path: path, errno: errno)
      }
      count += more
    }
    guard count < bytes.count else { throw .system(path: path, errno: EFBIG) }
    var password = bytes[..<count]
    if password.last == UInt8(ascii: "\n") { password.removeLast() }
    if password.last == UInt8(ascii: "\r") { password.removeLast() }
    guard !password.isEmpty else { throw .isEmpty(path: path) }
    self.init(password)
  }
}

extension Secret.FileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .isReadableByAll(let path):
      "\(path): everybody can read this password; chmod o= it first"
    case .system(let path, let code):
      "\(path): \(systemWords(code))"
    case .isEmpty(let path):
      "\(path): no password in it"
    }
  }
}
