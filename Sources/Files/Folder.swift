internal import Glibc
internal import SystemPackage

/// A folder held open so that no other can take its place while it is read.
///
/// Whoever may write in it is not trusted: links, and what belongs to other accounts, are refused.
public struct Folder: ~Copyable {
  public let path: String
  private let descriptor: FileDescriptor
  /// The accounts whose files count.
  private let owners: Set<UInt32>

  private init(_ path: String, _ descriptor: FileDescriptor, _ owners: Set<UInt32>) {
    self.path = path
    self.descriptor = descriptor
    self.owners = owners
  }

  /// Opens a folder; nil when it does not exist.
  ///
  /// - Throws: ``FileError`` when it is a link, or others may write in it.
  public static func open(_ path: String, owners: Set<UInt32>) throws(FileError) -> Folder? {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(
        FilePath(path), .readOnly, options: [.directory, .noFollow, .closeOnExec])
    } catch Errno.noSuchFileOrDirectory {
      return nil
    } catch Errno.notDirectory, Errno.tooManySymbolicLinkLevels {
      throw FileError(.refused, path, "is refused: it is no folder, or a link to one")
    } catch {
      throw FileError(.io, path, "cannot be opened: \(error)")
    }
    let folder = Folder(path, descriptor, owners)
    try check(status(descriptor, path), path, owners)
    return folder
  }

  deinit { try? descriptor.close() }

  /// The account that the folder belongs to.
  public static func owner(of path: String) throws(FileError) -> UInt32? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw FileError(.io, path, "\(Errno(rawValue: errno))")
    }
    return status.st_uid
  }

  /// The names in it, sorted, without those that begin with a dot; or these alone.
  public func names(isHidden: Bool = false) throws(FileError) -> [String] {
    let copy = dup(descriptor.rawValue)
    guard copy >= 0, let stream = unsafe fdopendir(copy) else {
      throw FileError(.io, path, "cannot be listed: \(Errno(rawValue: errno))")
    }
    defer { unsafe closedir(stream) }
    unsafe rewinddir(stream)
    var names: [String] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      if name.hasPrefix(".") == isHidden { names.append(name) }
    }
    guard errno == 0 else {
      throw FileError(.io, path, "cannot be listed: \(Errno(rawValue: errno))")
    }
    return names.sorted()
  }

  /// Reads a file in it.
  public func read(_ name: String) throws(FileError) -> String {
    try read(name) { (open, file) throws in try File.read(open, file) }
  }

  /// Copies a file in it to another name there, whatever stands in it. No more accounts can read the copy
  /// than the file.
  ///
  /// - Throws: ``FileError`` when it is larger than `limit` bytes, too.
  public func copy(_ name: String, to copy: String, limit: Int) throws(FileError) {
    let (bytes, mode) = try read(name) { (open, file) throws in
      let mode = FilePermissions(rawValue: try Self.status(open, file).st_mode)
      return (try File.bytes(open, file, limit: limit), mode)
    }
    try File.write(
      bytes, to: "\(path)/\(copy)",
      permissions: mode.intersection(File.readable).union(.ownerReadWrite))
  }

  /// Opens a file in it, which is closed by what reads it.
  private func read<Content>(
    _ name: String, _ body: (_ open: FileDescriptor, _ file: String) throws -> Content
  ) throws(FileError) -> Content {
    let file = "\(path)/\(name)"
    // A pipe without a writer must not keep us waiting.
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let opened = unsafe openat(descriptor.rawValue, name, flags)
    guard opened >= 0 else {
      switch errno {
      case ENOENT: throw FileError(.missing, file, "\(Errno.noSuchFileOrDirectory)")
      case ELOOP: throw FileError(.refused, file, "is refused: it is a link")
      default: throw FileError(.io, file, "\(Errno(rawValue: errno))")
      }
    }
    let open = FileDescriptor(rawValue: opened)
    do throws(FileError) {
      let status = try Self.status(open, file)
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw FileError(.refused, file, "is refused: it is no plain file")
      }
      // Whoever can name another's file can put it here; of the folder's own account it is meant to
      // be here, whatever other names others gave it.
      let folder = try Self.status(descriptor, path)
      guard status.st_nlink == 1 || status.st_uid == folder.st_uid else {
        throw FileError(.refused, file, "is refused: it has other names elsewhere (hard links)")
      }
      try Self.check(status, file, owners)
    } catch {
      try? open.close()
      throw error
    }
    do {
      return try body(open, file)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.io, file, "\(error)")
    }
  }

  private static func status(
    _ descriptor: FileDescriptor, _ path: String
  ) throws(FileError) -> stat {
    var status = stat()
    guard unsafe fstat(descriptor.rawValue, &status) == 0 else {
      throw FileError(.io, path, "\(Errno(rawValue: errno))")
    }
    return status
  }

  private static func check(
    _ status: stat, _ path: String, _ owners: Set<UInt32>
  ) throws(FileError) {
    guard owners.contains(status.st_uid) else {
      throw FileError(
        .refused, path,
        "is refused: it belongs to \(Account.name(of: status.st_uid)), not to "
          + owners.sorted().map(Account.name).joined(separator: " or "))
    }
    guard status.st_mode & S_IWOTH == 0 else {
      throw FileError(.refused, path, "is refused: everybody may write to it; chmod o-w")
    }
  }
}
