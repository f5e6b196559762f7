internal import Files
internal import Glibc
internal import SystemPackage

/// A VO's folder with its tag file, held open so that nothing else can take its place.
struct TagFolder: ~Copyable {
  /// A file that was read, and what tells whether it is still the same.
  struct Content {
    var bytes: [UInt8]
    fileprivate var status: stat
  }

  private let path: String
  private let descriptor: FileDescriptor

  private init(_ path: String, _ descriptor: FileDescriptor) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { try? descriptor.close() }

  /// Opens the last of the folders; nil when one of them does not exist.
  ///
  /// Links above the VO's folder are followed where root or our own account made them: sites
  /// have the folder of a subcluster elsewhere.
  ///
  /// - Parameter isMade: Whether folders that are missing are made, as their parent is.
  static func open(
    root: String, folders: [String], isMade: Bool
  ) throws(FileError) -> TagFolder? {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    let first = unsafe Glibc.open(root, flags)
    guard first >= 0 else {
      if errno == ENOENT && !isMade { return nil }
      throw failure(root, "cannot be opened")
    }
    var folder = TagFolder(root, FileDescriptor(rawValue: first))
    try FileError.check(folder.descriptor.status(root), root)
    for (index, name) in folders.enumerated() {
      let path = "\(folder.path)/\(name)"
      let parent = folder.descriptor.rawValue
      var opened = unsafe openat(parent, name, flags | O_NOFOLLOW)
      if opened < 0 && errno == ENOENT {
        guard isMade else { return nil }
        try make(name, in: folder)
        opened = unsafe openat(parent, name, flags | O_NOFOLLOW)
      }
      if opened < 0 && (errno == ENOTDIR || errno == ELOOP) {
        guard index < folders.count - 1, isTrustedLink(name, in: parent) else {
          throw FileError(.refused, path, "is refused: it is no folder, or a link to one")
        }
        opened = unsafe openat(parent, name, flags)
      }
      guard opened >= 0 else { throw failure(path, "cannot be opened") }
      folder = TagFolder(path, FileDescriptor(rawValue: opened))
      try FileError.check(folder.descriptor.status(path), path)
    }
    return folder
  }

  /// Makes a folder that everybody can read, with the owner and group of the one that it is in.
  private static func make(
    _ name: String, in folder: borrowing TagFolder
  ) throws(FileError) {
    let path = "\(folder.path)/\(name)"
    let parent = folder.descriptor.rawValue
    guard unsafe mkdirat(parent, name, 0o755) == 0 else {
      if errno == EEXIST { return }
      throw failure(path, "cannot be made")
    }
    let opened = unsafe openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else { throw failure(path, "cannot be opened") }
    let made = FileDescriptor(rawValue: opened)
    defer { try? made.close() }
    let status = try folder.descriptor.status(folder.path)
    if geteuid() == 0 { _ = fchown(opened, status.st_uid, status.st_gid) }
    do throws(Errno) {
      // Whatever the umask is.
      try made.permit(File.executable)
      try folder.descriptor.synchronize()
    } catch {
      throw FileError(.io, path, "cannot be made: \(error)")
    }
  }

  private static func isTrustedLink(_ name: String, in parent: Int32) -> Bool {
    var status = stat()
    return unsafe fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      && status.st_mode & S_IFMT == S_IFLNK && [0, geteuid()].contains(status.st_uid)
  }

  /// Keeps other processes of ours from changing the file until the folder is closed.
  func lock() throws(FileError) {
    try descriptor.lock(
      path, patience: Lock.patience, refusal: "another program has locked it; try again")
  }

  /// Reads a file; nil when there is none.
  func read(_ name: String) throws(FileError) -> Content? {
    do throws(FileError) {
      let file = try PlainFile.open(name, in: descriptor, at: "\(path)/\(name)")
      try file.checkNames()
      try FileError.check(file.status, file.path)
      guard let bytes = try file.contents(limit: TagFile.largest) else {
        throw FileError(
          .refused, file.path, "is refused: it is larger than \(TagFile.largest) bytes")
      }
      return Content(bytes: bytes, status: file.status)
    } catch  where error.kind == .missing {
      return nil
    }
  }

  /// Puts other bytes in the place of a file, whole or not at all, with its owner, group and mode.
  ///
  /// - Parameter present: What was read there; nil when there was nothing.
  /// - Returns: False, and nothing was changed, when the file is no longer the one that was read.
  func replace(
    _ name: String, _ present: Content?, with bytes: [UInt8]
  ) throws(FileError) -> Bool {
    let path = "\(self.path)/\(name)"
    do {
      return try descriptor.replace(name, with: bytes) { file in
        try keep(present, file, path)
      } isWanted: {
        isStill(present, name)
      }
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.io, path, "cannot be written: \(error)")
    }
  }

  /// Gives a file the owner, group and mode of the one that it replaces, or else of the folder.
  private func keep(_ present: Content?, _ file: FileDescriptor, _ path: String) throws {
    let model = try present?.status ?? descriptor.status(self.path)
    let own = try file.status(path)
    if own.st_uid != model.st_uid || own.st_gid != model.st_gid {
      guard present != nil || geteuid() == 0 else { return try file.permit(File.readable) }
      // A group that may do no more than everybody may be another one.
      let mattersToNobody =
        own.st_uid == model.st_uid && model.st_mode >> 3 & 0o7 == model.st_mode & 0o7
      guard fchown(file.rawValue, model.st_uid, model.st_gid) == 0 || mattersToNobody else {
        throw FileError(
          .refused, path,
          "belongs to \(Account.name(of: model.st_uid)) and group \(model.st_gid), and only "
            + "that account, in that group, or root can change it and leave it so")
      }
    }
    try file.permit(
      present == nil ? File.readable : FilePermissions(rawValue: model.st_mode & 0o777))
  }

  private func isStill(_ present: Content?, _ name: String) -> Bool {
    var now = stat()
    guard unsafe fstatat(descriptor.rawValue, name, &now, AT_SYMLINK_NOFOLLOW) == 0 else {
      return present == nil && errno == ENOENT
    }
    guard let then = present?.status else { return false }
    return now.st_dev == then.st_dev && now.st_ino == then.st_ino && now.st_size == then.st_size
      && now.st_mtim.tv_sec == then.st_mtim.tv_sec && now.st_mtim.tv_nsec == then.st_mtim.tv_nsec
      && now.st_ctim.tv_sec == then.st_ctim.tv_sec && now.st_ctim.tv_nsec == then.st_ctim.tv_nsec
  }

  private static func failure(_ path: String, _ what: String) -> FileError {
    FileError(.io, path, "\(what): \(Errno(rawValue: errno))")
  }
}
