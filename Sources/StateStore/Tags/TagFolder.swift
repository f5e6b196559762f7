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

  private let folder: OpenFolder

  /// Opens the last of the folders; nil when one of them does not exist.
  ///
  /// Links above the VO's folder are followed where root or our own account made them: sites
  /// have the folder of a subcluster elsewhere.
  ///
  /// - Parameter isMade: Whether folders that are missing are made, as their parent is.
  static func open(
    root: String, folders: [String], isMade: Bool
  ) throws(FileError) -> TagFolder? {
    do throws(FileError) {
      var folder = try OpenFolder(root)
      try folder.checkMode()
      for (index, name) in folders.enumerated() {
        folder = try step(name, in: folder, isLast: index == folders.count - 1, isMade: isMade)
        try folder.checkMode()
      }
      return TagFolder(folder: folder)
    } catch  where error.kind == .missing && !isMade {
      return nil
    }
  }

  private static func step(
    _ name: String, in folder: borrowing OpenFolder, isLast: Bool, isMade: Bool
  ) throws(FileError) -> OpenFolder {
    do throws(FileError) {
      return try folder.folder(name)
    } catch  where error.kind == .missing && isMade {
      try make(name, in: folder)
      return try folder.folder(name)
    } catch  where error.kind == .refused && !isLast {
      guard let status = try folder.status(of: name), status.kind == .link,
        [0, geteuid()].contains(status.st_uid)
      else { throw error }
      do throws(FileError) {
        return try folder.folder(name, followsLinks: true)
      } catch {
        // What a link leads to is missed, be it only for now.
        throw FileError(.io, error.file, error.message)
      }
    }
  }

  /// Makes a folder that everybody can read, with the owner and group of the one that it is in.
  private static func make(
    _ name: String, in folder: borrowing OpenFolder
  ) throws(FileError) {
    guard let made = try folder.make(name) else { return }
    if geteuid() == 0 { _ = made.give(to: folder.status.st_uid, group: folder.status.st_gid) }
    try folder.synchronize()
  }

  /// Keeps other processes of ours from changing a file until the folder is closed, and takes away what one
  /// left that was killed.
  func lock(_ name: String) throws(FileError) {
    try folder.lock(
      patience: Lock.patience, refusal: "another program has locked it; try again")
    try folder.removeTemporaries(of: name)
  }

  /// Reads a file; nil when there is none.
  func read(_ name: String) throws(FileError) -> Content? {
    guard let file = try folder.file(name) else { return nil }
    try file.checkNames()
    try file.checkMode()
    guard let bytes = try file.contents(limit: TagFile.largest) else {
      throw FileError(
        .refused, file.path, "is refused: it is larger than \(TagFile.largest) bytes")
    }
    return Content(bytes: bytes, status: file.status)
  }

  /// Puts other bytes in the place of a file, whole or not at all, with its owner, group and mode.
  ///
  /// - Parameter present: What was read there; nil when there was nothing.
  /// - Returns: False, and nothing was changed, when the file is no longer the one that was read.
  func replace(
    _ name: String, _ present: Content?, with bytes: [UInt8]
  ) throws(FileError) -> Bool {
    try folder.replace(name, with: bytes) { (file) throws(FileError) in
      if let present { return try file.resemble(present.status) }
      if geteuid() == 0 { try file.takeOwner(of: folder.status) }
      try file.permit(File.readable)
    } isWanted: {
      isStill(present, name)
    }
  }

  private func isStill(_ present: Content?, _ name: String) -> Bool {
    // Where it cannot be told, it may be another one.
    let found: stat?
    do { found = try folder.status(of: name) } catch { return false }
    guard let now = found else { return present == nil }
    guard let then = present?.status else { return false }
    return now.st_dev == then.st_dev && now.st_ino == then.st_ino && now.st_size == then.st_size
      && now.st_mtim.tv_sec == then.st_mtim.tv_sec && now.st_mtim.tv_nsec == then.st_mtim.tv_nsec
      && now.st_ctim.tv_sec == then.st_ctim.tv_sec && now.st_ctim.tv_nsec == then.st_ctim.tv_nsec
  }
}
