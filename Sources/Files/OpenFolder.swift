public import Glibc
internal import Synchronization
public import SystemPackage

/// A folder that is held open. All in it is named by single steps and never through a link, so that nobody
/// can lead us elsewhere while we work. The corresponding C functions are `openat` and its like.
public struct OpenFolder: OpenHandle, ~Copyable {
  public let path: String
  public let status: stat
  public let descriptor: FileDescriptor

  private init(
    _ name: String, in folder: Int32, at path: String, followsLinks: Bool
  ) throws(FileError) {
    let opened = unsafe openat(
      folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW))
    guard opened >= 0 else {
      switch errno {
      case ENOTDIR where !followsLinks, ELOOP where !followsLinks:
        throw FileError(.refused, path, "is refused: it is no folder, or a link to one")
      case ENOENT: throw FileError(.missing, path, "cannot be opened", .current)
      default: throw FileError(.io, path, "cannot be opened", .current)
      }
    }
    let descriptor = FileDescriptor(rawValue: opened)
    guard let status = descriptor.status else {
      let code = Errno.current
      try? descriptor.close()
      throw FileError(.io, path, "cannot be looked at", code)
    }
    self.path = path
    self.status = status
    self.descriptor = descriptor
  }

  /// Opens a folder by its path.
  ///
  /// - Parameter followsLinks: Whether it may be a link to one; those above it are always followed.
  /// - Throws: ``FileError``, of the kind `missing` when there is none.
  public init(_ path: String, followsLinks: Bool = true) throws(FileError) {
    try self.init(path, in: AT_FDCWD, at: path, followsLinks: followsLinks)
  }

  deinit { try? descriptor.close() }

  /// A folder in it.
  ///
  /// - Throws: As ``init(_:followsLinks:)``.
  public func folder(
    _ name: String, followsLinks: Bool = false
  ) throws(FileError) -> OpenFolder {
    try OpenFolder(
      name, in: descriptor.rawValue, at: name == "." ? path : "\(path)/\(name)",
      followsLinks: followsLinks)
  }

  /// Makes a folder in it, which everybody can read whatever the umask is; nil when something stands there.
  public func make(_ name: String) throws(FileError) -> OpenFolder? {
    guard Self.makeReadable(name, in: descriptor.rawValue) else {
      if errno == EEXIST { return nil }
      throw failure(name, "cannot be made")
    }
    let made = try folder(name)
    try made.permit(File.executable)
    return made
  }

  /// Makes a folder that everybody can read from its first instant, so that who is killed then leaves no other:
  /// only where the folder around it has a default ACL does it take more. The corresponding C function is `mkdirat`.
  ///
  /// - Returns: Whether it was made; else `errno` says why not.
  static func makeReadable(_ name: String, in folder: Int32) -> Bool {
    mask.withLock { _ in
      let mask = umask(0o022)
      defer { umask(mask) }
      return unsafe mkdirat(folder, name, 0o755) == 0
    }
  }

  /// The umask is the process's: one at a time changes it.
  private static let mask = Mutex(())

  /// A folder in it, which is made where it is missing.
  public func folderOrMake(_ name: String) throws(FileError) -> OpenFolder {
    if let made = try make(name) { return made }
    return try folder(name)
  }

  /// What stands under a name; nil when nothing does. The corresponding C function is `fstatat`.
  public func status(of name: String) throws(FileError) -> stat? {
    var status = stat()
    if unsafe fstatat(descriptor.rawValue, name, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      return status
    }
    if errno == ENOENT { return nil }
    throw failure(name, "cannot be looked at")
  }

  /// Where a symbolic link points; nil when the name is not there or is no link.
  public func link(_ name: String) throws(FileError) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe readlinkat(
        descriptor.rawValue, name, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard count >= 0 else {
      if errno == ENOENT || errno == EINVAL { return nil }
      throw failure(name, "cannot be read")
    }
    return String(decoding: buffer[..<count], as: UTF8.self)
  }

  /// Makes a symbolic link, which must not exist.
  public func makeLink(_ name: String, to target: String) throws(FileError) {
    try check(unsafe symlinkat(target, descriptor.rawValue, name), name, "cannot be made")
  }

  /// Makes another name of a file; both stand in folders that are open.
  public func makeHardLink(
    _ name: String, to file: String, in other: borrowing OpenFolder
  ) throws(FileError) {
    try check(
      unsafe linkat(other.descriptor.rawValue, file, descriptor.rawValue, name, 0), name,
      "cannot be made")
  }

  /// Renames within the folder, over what stands there. It is done wholly or not at all.
  public func rename(_ name: String, to other: String) throws(FileError) {
    try check(
      unsafe renameat(descriptor.rawValue, name, descriptor.rawValue, other), other,
      "cannot be put there")
  }

  /// Takes a file or link away; it need not be there.
  public func removeFile(_ name: String) throws(FileError) { try remove(name, 0) }

  /// Takes away whatever stands under a name, with all that is in it; links are not followed.
  ///
  /// - Throws: ``FileError`` of the first that cannot be taken away; all else is.
  public func removeTree(_ name: String) throws(FileError) {
    guard let status = try status(of: name) else { return }
    guard status.kind == .folder else { return try removeFile(name) }
    if status.st_mode & 0o700 != 0o700 {
      // What was put into its place meanwhile keeps its mode, or where that is a link, what it points to.
      unsafe fchmodat(descriptor.rawValue, name, 0o700, AT_SYMLINK_NOFOLLOW)
    }
    let folder = try folder(name)
    var failure: FileError?
    for each in try folder.names() {
      do throws(FileError) {
        try folder.removeTree(each)
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    try remove(name, AT_REMOVEDIR)
  }

  private func remove(_ name: String, _ flags: Int32) throws(FileError) {
    guard unsafe unlinkat(descriptor.rawValue, name, flags) == 0 || errno == ENOENT else {
      throw failure(name, "cannot be removed")
    }
  }

  /// The names in it, sorted by their bytes.
  ///
  /// - Throws: ``FileError``, also when one is not UTF-8.
  public func names() throws(FileError) -> [String] {
    var names: [String] = []
    for component in try components() {
      guard let name = String(validating: component) else {
        throw FileError(.content, "\(path)/\(component)", "has a name that is not UTF-8")
      }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What is in it, in no order and whatever the names are, without `.` and `..`. The corresponding C
  /// function is `readdir`.
  public func components() throws(FileError) -> [FilePath.Component] {
    // Opened anew, since a copy would share its place in the folder with others.
    let opened = unsafe openat(descriptor.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { throw FileError(.io, path, "cannot be listed", .current) }
    guard let stream = unsafe fdopendir(opened) else {
      let code = Errno.current
      close(opened)
      throw FileError(.io, path, "cannot be listed", code)
    }
    defer { unsafe closedir(stream) }
    var names: [FilePath.Component] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe FilePath.Component(
          platformString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
      }
      if let name, name.kind == .regular { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw FileError(.io, path, "cannot be listed", .current) }
    return names
  }

  func failure(_ name: String, _ what: String) -> FileError {
    let code = Errno.current
    return FileError(.io, "\(path)/\(name)", what, code)
  }

  private func check(_ result: Int32, _ name: String, _ what: String) throws(FileError) {
    guard result == 0 else { throw failure(name, what) }
  }
}

/// What stands under a name.
public enum FileKind: Hashable, Sendable { case folder, file, link, other }

extension stat {
  public var kind: FileKind {
    switch st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    case S_IFLNK: .link
    default: .other
    }
  }
}
