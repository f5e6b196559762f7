internal import Glibc
internal import SystemPackage

/// A folder held open to be read, in which not everybody who may write is trusted: links, and what belongs
/// to other accounts, are refused.
public struct GuardedFolder: ~Copyable {
  public var path: String { folder.path }
  private let folder: OpenFolder
  /// The accounts whose files count.
  private let owners: Set<UInt32>

  /// Opens a folder; nil when it does not exist.
  ///
  /// - Throws: ``FileError`` when it is a link, or others may write in it.
  public static func open(
    _ path: String, owners: Set<UInt32>
  ) throws(FileError) -> GuardedFolder? {
    do throws(FileError) {
      let folder = try OpenFolder(path, followsLinks: false)
      try check(folder, owners)
      return GuardedFolder(folder: folder, owners: owners)
    } catch  where error.kind == .missing {
      return nil
    }
  }

  /// The account that a folder belongs to; nil when it does not exist.
  public static func owner(of path: String) throws(FileError) -> UInt32? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw FileError(.io, path, .current)
    }
    return status.st_uid
  }

  /// The names in it, sorted, without those that begin with a dot; or these alone.
  public func names(isHidden: Bool = false) throws(FileError) -> [String] {
    try folder.components().map(\.string).filter { $0.hasPrefix(".") == isHidden }.sorted()
  }

  /// Takes away what was being written in it when a process was killed.
  public func removeTemporaries() throws(FileError) { try folder.removeTemporaries() }

  /// Reads a file in it; nil when there is none.
  public func read(_ name: String, limit: Int = File.largest) throws(FileError) -> String? {
    try file(name)?.text(limit: limit)
  }

  /// Copies a file in it to another name there, whatever stands in it. No more accounts can read the copy
  /// than the file.
  ///
  /// - Throws: ``FileError`` when it is larger than `limit` bytes, too.
  public func copy(_ name: String, to copy: String, limit: Int) throws(FileError) {
    guard let file = try file(name) else { throw FileError(.missing, "\(path)/\(name)", "is gone") }
    let mode = FilePermissions(rawValue: file.status.st_mode)
      .intersection(File.readable).union(.ownerReadWrite)
    let bytes = try File.whole(file.contents(limit: limit), limit: limit, file.path)
    try folder.replace(copy, with: bytes) { (copy) throws(FileError) in try copy.permit(mode) }
  }

  private func file(_ name: String) throws(FileError) -> OpenFile? {
    guard let file = try folder.file(name) else { return nil }
    // A file of the folder's own account is meant to be here, whatever other names others gave it.
    if file.status.st_uid != folder.status.st_uid { try file.checkNames() }
    try Self.check(file, owners)
    return file
  }

  private static func check(
    _ handle: borrowing some OpenHandle & ~Copyable, _ owners: Set<UInt32>
  ) throws(FileError) {
    guard owners.contains(handle.status.st_uid) else {
      throw FileError(
        .refused, handle.path,
        "is refused: it belongs to \(Account.name(of: handle.status.st_uid)), not to "
          + owners.sorted().map(Account.name).joined(separator: " or "))
    }
    try handle.checkMode()
  }
}
