internal import Glibc
public import SystemPackage

extension FileDescriptor {
  /// The rest of this file, to its end; nil when that is more than `limit` bytes.
  public func contents(limit: Int) throws(Errno) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count <= limit {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(rawValue, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Errno(rawValue: errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    return nil
  }

  /// Puts a file into this folder, over what stands there, whole or not at all, whatever happens: into a
  /// temporary file beside it, to the disk, renamed, and the folder to the disk.
  ///
  /// - Parameters:
  ///   - temporary: The temporary file's name, which nobody else uses; else it is made of the process's
  ///     number. What a process left there that was killed goes.
  ///   - prepare: Gives the file, which only we can read so far, its owner and mode. It holds nothing yet.
  ///   - isWanted: Asked when only the renaming is left; where it says no, all stays as it was.
  /// - Returns: What `isWanted` said.
  /// - Throws: `Errno`, and what the closures throw. All stays as it was, unless nothing failed but to bring
  ///   the folder to the disk.
  @discardableResult
  public func replace(
    _ name: String, temporary: String? = nil, with bytes: [UInt8],
    prepare: (FileDescriptor) throws -> Void = { _ in }, isWanted: () -> Bool = { true }
  ) throws -> Bool {
    let temporary = temporary ?? ".\(name).\(getpid())~"
    unsafe unlinkat(rawValue, temporary, 0)
    let opened = unsafe openat(
      rawValue, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw Errno(rawValue: errno) }
    var isRenamed = false
    defer { if !isRenamed { unsafe unlinkat(rawValue, temporary, 0) } }
    let file = FileDescriptor(rawValue: opened)
    try file.closeAfter {
      try prepare(file)
      try file.writeAll(bytes)
      try file.synchronize()
    }
    guard isWanted() else { return false }
    guard unsafe renameat(rawValue, temporary, rawValue, name) == 0 else {
      throw Errno(rawValue: errno)
    }
    isRenamed = true
    try synchronize()
    return true
  }

  /// Gives this file a mode, whatever the umask is.
  public func permit(_ mode: FilePermissions) throws(Errno) {
    guard fchmod(rawValue, mode.rawValue) == 0 else { throw Errno(rawValue: errno) }
  }

  /// Sees to it that what was written to this file, or made, renamed and removed in this folder, is on the
  /// disk, where the file system can do so.
  public func synchronize() throws(Errno) {
    guard fsync(rawValue) == 0 || errno == EINVAL else { throw Errno(rawValue: errno) }
  }
}
