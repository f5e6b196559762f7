public import Glibc
public import SystemPackage

/// A file of a folder, open to be read, whoever may put files there: never a link, a pipe or the like. Owns the
/// descriptor and closes it.
public struct PlainFile: ~Copyable {
  public let path: String
  public let status: stat
  private let descriptor: FileDescriptor

  private init(_ path: String, _ status: stat, _ descriptor: FileDescriptor) {
    self.path = path
    self.status = status
    self.descriptor = descriptor
  }

  /// Opens a file of a folder.
  ///
  /// - Throws: ``FileError``, of the kind `missing` when there is none.
  public static func open(
    _ name: String, in folder: FileDescriptor, at path: String
  ) throws(FileError) -> PlainFile {
    // A pipe without a writer must not keep us waiting.
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let opened = unsafe openat(folder.rawValue, name, flags)
    guard opened >= 0 else {
      switch errno {
      // No file has a name that is too long for one.
      case ENOENT, ENAMETOOLONG: throw FileError(.missing, path, "\(Errno(rawValue: errno))")
      case ELOOP: throw FileError(.refused, path, "is refused: it is a link")
      default: throw FileError(.io, path, "cannot be opened: \(Errno(rawValue: errno))")
      }
    }
    let descriptor = FileDescriptor(rawValue: opened)
    do throws(FileError) {
      let status = try descriptor.status(path)
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw FileError(.refused, path, "is refused: it is no plain file")
      }
      return PlainFile(path, status, descriptor)
    } catch {
      try? descriptor.close()
      throw error
    }
  }

  deinit { try? descriptor.close() }

  /// The whole of it; nil when that is more than `limit` bytes.
  public func contents(limit: Int) throws(FileError) -> [UInt8]? {
    do throws(Errno) {
      return try descriptor.contents(limit: limit)
    } catch {
      throw FileError(.io, path, "cannot be read: \(error)")
    }
  }

  /// Refuses one that has other names too: whoever can name another's file can put it where it does not
  /// belong.
  public func checkNames() throws(FileError) {
    guard status.st_nlink == 1 else {
      throw FileError(.refused, path, "is refused: it has other names elsewhere (hard links)")
    }
  }
}

extension FileDescriptor {
  /// What is known of this file or folder. The corresponding C function is `fstat`.
  ///
  /// - Parameter path: Its path, for messages.
  public func status(_ path: String) throws(FileError) -> stat {
    var status = Glibc.stat()
    guard unsafe fstat(rawValue, &status) == 0 else {
      throw FileError(.io, path, "cannot be looked at: \(Errno(rawValue: errno))")
    }
    return status
  }
}

extension FileError {
  /// Refuses a file or folder that everybody may write to.
  public static func check(_ status: stat, _ path: String) throws(FileError) {
    guard status.st_mode & S_IWOTH == 0 else {
      throw FileError(.refused, path, "is refused: everybody may write to it; chmod o-w")
    }
  }
}
