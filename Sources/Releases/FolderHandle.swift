internal import Files
internal import Glibc
internal import SystemPackage

/// An open directory. All below it is named by single steps and never through a link, so that nobody
/// can lead us elsewhere while we work. The corresponding C functions are `openat` and its like.
///
/// Owns the descriptor and closes it.
@safe
struct FolderHandle: ~Copyable {
  let descriptor: Int32
  /// Its path, for messages.
  let path: String

  /// Opens a directory by its path, through links if there are some.
  init(path: String) throws(ReleaseError) {
    self.path = path
    descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path, "cannot be opened") }
  }

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// What stands under a name, as `lstat` tells.
  struct Status {
    enum Kind { case directory, file, link, other }
    var kind: Kind
    var size: Int
    var isExecutable: Bool
    var mode: UInt32
  }

  static func failure(_ path: String, _ what: String, _ code: Int32 = errno) -> ReleaseError {
    ReleaseError(.io, path, "\(what): \(Errno(rawValue: code))")
  }

  private func failure(_ name: String, _ what: String) -> ReleaseError {
    let code = errno
    return Self.failure("\(path)/\(name)", what, code)
  }

  /// A directory in it; it must not be a link.
  func folder(_ name: String) throws(ReleaseError) -> FolderHandle {
    let found = unsafe openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard found >= 0 else { throw failure(name, "cannot be opened") }
    return FolderHandle(descriptor: found, path: name == "." ? path : "\(path)/\(name)")
  }

  /// Makes a directory in it, which must not exist.
  func make(_ name: String, mode: mode_t = 0o755) throws(ReleaseError) -> FolderHandle {
    guard unsafe mkdirat(descriptor, name, mode) == 0 else {
      throw failure(name, "cannot be made")
    }
    let made = try folder(name)
    // Whatever the umask is.
    guard fchmod(made.descriptor, mode) == 0 else { throw failure(name, "cannot be made") }
    return made
  }

  /// A directory in it, which is made where it is missing.
  func folderOrMake(_ name: String) throws(ReleaseError) -> FolderHandle {
    if unsafe mkdirat(descriptor, name, 0o755) == 0 {
      let made = try folder(name)
      guard fchmod(made.descriptor, 0o755) == 0 else { throw failure(name, "cannot be made") }
      return made
    }
    guard errno == EEXIST else { throw failure(name, "cannot be made") }
    return try folder(name)
  }

  /// What stands under a name; nil when nothing does.
  func status(_ name: String) throws(ReleaseError) -> Status? {
    var status = stat()
    guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return nil }
      throw failure(name, "cannot be looked at")
    }
    let kind: Status.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFDIR: .directory
      case S_IFREG: .file
      case S_IFLNK: .link
      default: .other
      }
    return Status(
      kind: kind, size: Int(status.st_size), isExecutable: status.st_mode & 0o100 != 0,
      mode: UInt32(status.st_mode))
  }

  /// Where a symbolic link points; nil when the name is not there or is no link.
  func link(_ name: String) throws(ReleaseError) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe readlinkat(
        descriptor, name, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard count >= 0 else {
      if errno == ENOENT || errno == EINVAL { return nil }
      throw failure(name, "cannot be read")
    }
    return String(decoding: buffer[..<count], as: UTF8.self)
  }

  /// Makes a symbolic link, which must not exist.
  func makeLink(_ name: String, to target: String) throws(ReleaseError) {
    guard unsafe symlinkat(target, descriptor, name) == 0 else {
      throw failure(name, "cannot be made")
    }
  }

  /// Makes another name of a file; both stand in directories that are open.
  func makeHardLink(
    _ name: String, to file: String, in other: borrowing FolderHandle
  ) throws(ReleaseError) {
    guard unsafe linkat(other.descriptor, file, descriptor, name, 0) == 0 else {
      throw failure(name, "cannot be made")
    }
  }

  /// Renames within the folder, over what stands there. It is done wholly or not at all.
  func rename(_ name: String, to other: String) throws(ReleaseError) {
    guard unsafe renameat(descriptor, name, descriptor, other) == 0 else {
      throw failure(other, "cannot be put there")
    }
  }

  /// Takes a file or link away; it need not be there.
  func removeFile(_ name: String) throws(ReleaseError) {
    guard unsafe unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
      throw failure(name, "cannot be removed")
    }
  }

  /// Takes away whatever stands under a name, with all that is in it; links are not followed.
  func removeTree(_ name: String) throws(ReleaseError) {
    guard let status = try status(name) else { return }
    guard status.kind == .directory else { return try removeFile(name) }
    if status.mode & 0o700 != 0o700 { unsafe fchmodat(descriptor, name, 0o700, 0) }
    let folder = try folder(name)
    for each in try folder.names() { try folder.removeTree(each) }
    guard unsafe unlinkat(descriptor, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
      throw failure(name, "cannot be removed")
    }
  }

  /// The names in it, sorted by their bytes.
  func names() throws(ReleaseError) -> [String] {
    let found: [FilePath.Component]
    do throws(Errno) {
      found = try FileDescriptor(rawValue: descriptor).names()
    } catch {
      throw Self.failure("\(path)/.", "cannot be listed", error.rawValue)
    }
    var names: [String] = []
    for component in found {
      guard let name = String(validating: component) else {
        let bytes = unsafe component.withPlatformString {
          unsafe Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))
        }
        throw ReleaseError(
          .content, "\(path)/\(ArchiveCheck.visible(bytes))", "has a name that is not UTF-8")
      }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Sees to it that what was made, renamed and removed in it is on the disk.
  func synchronize() throws(ReleaseError) {
    do throws(Errno) {
      try FileDescriptor(rawValue: descriptor).synchronize()
    } catch {
      throw Self.failure(path, "cannot be written", error.rawValue)
    }
  }
}
