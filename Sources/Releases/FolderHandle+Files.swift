internal import Files
internal import Glibc
internal import SystemPackage

extension FolderHandle {
  /// Opens a file to read it; it must be a plain one.
  func open(_ name: String) throws(ReleaseError) -> FileHandle {
    let file = unsafe openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      throw Self.failure("\(path)/\(name)", "cannot be read", errno)
    }
    let handle = FileHandle(descriptor: file, path: "\(path)/\(name)")
    guard try handle.isPlain() else {
      throw ReleaseError(.content, handle.path, "is not a plain file")
    }
    return handle
  }

  /// Makes a file, which must not exist.
  func create(_ name: String, mode: mode_t) throws(ReleaseError) -> FileHandle {
    let file = unsafe openat(
      descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Self.failure("\(path)/\(name)", "cannot be made", errno) }
    let handle = FileHandle(descriptor: file, path: "\(path)/\(name)")
    // Whatever the umask is.
    guard fchmod(file, mode) == 0 else { throw Self.failure(handle.path, "cannot be made", errno) }
    return handle
  }

  /// A small text file as a whole; nil when it is not there.
  ///
  /// - Parameter limit: The most **bytes** that it may have.
  func text(_ name: String, limit: Int = 256 * 1024) throws(ReleaseError) -> String? {
    guard try status(name) != nil else { return nil }
    let file = try open(name)
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let piece = try file.read(upTo: 64 * 1024)
      if piece.isEmpty { break }
      bytes += piece
    }
    guard bytes.count <= limit else {
      throw ReleaseError(.content, file.path, "is larger than \(limit) bytes")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ReleaseError(.content, file.path, "is not UTF-8")
    }
    return text
  }

  /// What a file is called while it is written.
  static func temporaryName(of name: String) -> String { ".\(name)~" }

  /// Writes a file whole or not at all, over what stands there. Only one process may do so.
  func write(_ text: String, to name: String) throws(ReleaseError) {
    do {
      try FileDescriptor(rawValue: descriptor).replace(
        name, temporary: Self.temporaryName(of: name), with: Array(text.utf8)
      ) { try $0.permit(File.readable) }
    } catch {
      throw ReleaseError(.io, "\(path)/\(name)", "cannot be written: \(error)")
    }
  }
}
