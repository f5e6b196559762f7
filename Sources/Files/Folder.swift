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
    try check(descriptor.status(path), path, owners)
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
    do throws(Errno) {
      return try descriptor.names().map(\.string).filter { $0.hasPrefix(".") == isHidden }.sorted()
    } catch {
      throw FileError(.io, path, "cannot be listed: \(error)")
    }
  }

  /// Takes away what was being written in it when a process was killed.
  public func removeTemporaries() throws(FileError) {
    for name in try names(isHidden: true) where name.hasSuffix("~") {
      unsafe unlinkat(descriptor.rawValue, name, 0)
    }
  }

  /// Reads a file in it.
  public func read(_ name: String, limit: Int = File.largest) throws(FileError) -> String {
    try File.text(file(name).contents(limit: limit), limit: limit, "\(path)/\(name)")
  }

  /// Copies a file in it to another name there, whatever stands in it. No more accounts can read the copy
  /// than the file.
  ///
  /// - Throws: ``FileError`` when it is larger than `limit` bytes, too.
  public func copy(_ name: String, to copy: String, limit: Int) throws(FileError) {
    let file = try file(name)
    let mode = FilePermissions(rawValue: file.status.st_mode)
    try File.write(
      File.whole(file.contents(limit: limit), limit: limit, file.path), to: "\(path)/\(copy)",
      permissions: mode.intersection(File.readable).union(.ownerReadWrite))
  }

  private func file(_ name: String) throws(FileError) -> PlainFile {
    let file = try PlainFile.open(name, in: descriptor, at: "\(path)/\(name)")
    // A file of the folder's own account is meant to be here, whatever other names others gave it.
    if file.status.st_uid != (try descriptor.status(path)).st_uid { try file.checkNames() }
    try Self.check(file.status, file.path, owners)
    return file
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
    try FileError.check(status, path)
  }
}
