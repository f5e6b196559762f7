public import Glibc
public import SystemPackage

/// A plain file of an ``OpenFolder`` that is held open: never a link, a pipe or the like, whoever may put
/// files there.
public struct OpenFile: OpenHandle, ~Copyable {
  public let path: String
  public let status: stat
  public let descriptor: FileDescriptor

  /// Opens a file, or makes one that only we can read so far.
  ///
  /// - Parameters:
  ///   - path: Its path, for messages.
  ///   - flags: What it is opened for, as `openat` has them.
  ///   - failure: What is said when it cannot be.
  /// - Throws: ``FileError``, of the kind `missing` when there is none and none is made.
  init(
    _ name: String, in folder: FileDescriptor, at path: String, _ flags: Int32, _ failure: String
  ) throws(FileError) {
    // A pipe without another end must not keep us waiting.
    let opened = unsafe openat(
      folder.rawValue, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard opened >= 0 else {
      switch errno {
      case ELOOP: throw FileError(.refused, path, "is refused: it is a link")
      // No file has a name that is too long for one.
      case ENOENT where flags & O_CREAT == 0, ENAMETOOLONG where flags & O_CREAT == 0:
        throw FileError(.missing, path, failure, .current)
      // A socket, or a device that is not there.
      case ENXIO, ENODEV: throw FileError(.refused, path, Self.notPlain)
      default: throw FileError(.io, path, failure, .current)
      }
    }
    let descriptor = FileDescriptor(rawValue: opened)
    guard let status = descriptor.status else {
      let code = Errno.current
      try? descriptor.close()
      throw FileError(.io, path, "cannot be looked at", code)
    }
    guard status.kind == .file else {
      try? descriptor.close()
      throw FileError(.refused, path, Self.notPlain)
    }
    self.path = path
    self.status = status
    self.descriptor = descriptor
  }

  deinit { try? descriptor.close() }

  static let notPlain = "is refused: it is no plain file"

  /// Refuses one that has other names too: whoever can name another's file can put it where it does not
  /// belong.
  public func checkNames() throws(FileError) {
    guard status.st_nlink == 1 else {
      throw FileError(.refused, path, "is refused: it has other names elsewhere (hard links)")
    }
  }

  /// Gives it the owner, group and mode of a file that it is to replace.
  ///
  /// - Throws: ``FileError``, of the kind `refused` when this account cannot.
  public func resemble(_ model: stat) throws(FileError) {
    try takeOwner(of: model)
    try permit(FilePermissions(rawValue: model.st_mode & 0o777))
  }

  /// Gives it the owner and group of another one.
  public func takeOwner(of model: stat) throws(FileError) {
    if status.st_uid == model.st_uid && status.st_gid == model.st_gid { return }
    // A group that may do no more than everybody may be another one.
    let mattersToNobody =
      status.st_uid == model.st_uid && model.st_mode >> 3 & 0o7 == model.st_mode & 0o7
    guard give(to: model.st_uid, group: model.st_gid) || mattersToNobody else {
      throw FileError(
        .refused, path,
        "belongs to \(Account.name(of: model.st_uid)) and group \(model.st_gid), and only "
          + "that account, in that group, or root can change it and leave it so")
    }
  }

  /// The whole of it; nil when that is more than `limit` bytes.
  public func contents(limit: Int) throws(FileError) -> [UInt8]? {
    do throws(Errno) {
      return try descriptor.contents(limit: limit)
    } catch {
      throw FileError(.io, path, "cannot be read", error)
    }
  }

  /// The whole of it, which must be UTF-8.
  ///
  /// - Parameter limit: The most that it may have, in **bytes**.
  public func text(limit: Int = File.largest) throws(FileError) -> String {
    try File.text(contents(limit: limit), limit: limit, path)
  }

  /// The next bytes; none at the end.
  public func read(upTo limit: Int) throws(FileError) -> [UInt8] {
    do {
      return try unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        count = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    } catch {
      throw FileError(.io, path, "cannot be read: \(error)")
    }
  }

  /// Writes all of it.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    do {
      try descriptor.writeAll(bytes)
    } catch {
      throw FileError(.io, path, "cannot be written: \(error)")
    }
  }

  /// Sets the time of its last change, in seconds since 1970.
  public func setTime(_ time: Int) {
    let moment = timespec(tv_sec: time, tv_nsec: 0)
    // It is a courtesy; where it cannot be had, nothing is wrong with the file.
    _ = unsafe [moment, moment].withUnsafeBufferPointer {
      unsafe futimens(descriptor.rawValue, $0.baseAddress)
    }
  }
}
