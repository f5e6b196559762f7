internal import Files
internal import Glibc
internal import SystemPackage

/// A lock on a folder, held by one process at a time until it goes or ends. Readers need none: files
/// are replaced whole.
struct Lock: ~Copyable {
  /// For how long another process is waited for, in **seconds**.
  static let patience = 30

  private let descriptor: FileDescriptor

  private init(_ descriptor: FileDescriptor) {
    self.descriptor = descriptor
  }

  /// Waits for the lock and takes it.
  static func take(folder: String) throws(FileError) -> Lock {
    let path = path(in: folder)
    let lock: Lock
    do {
      try File.createDirectories(FilePath(folder))
      lock = Lock(
        try FileDescriptor.open(
          FilePath(path), .readWrite, options: [.create, .noFollow, .closeOnExec],
          permissions: [.ownerReadWrite]))
    } catch Errno.permissionDenied {
      throw foreignness(in: folder)
        ?? FileError(.io, path, "cannot be opened: \(Errno.permissionDenied)")
    } catch {
      throw FileError(.io, path, "cannot be opened: \(error)")
    }
    lock.giveToOwner(of: folder)
    try lock.descriptor.lock(
      path, patience: patience, refusal: "another pps is at work there; try again")
    return lock
  }

  private static func path(in folder: String) -> String { "\(folder)/.lock" }

  /// Why the account that keeps a folder cannot lock it: somebody else did so first, and the folder was
  /// given away since. nil when nothing is in its way.
  static func foreignness(in folder: String) -> FileError? {
    let path = path(in: folder)
    var own = stat()
    var status = stat()
    guard unsafe lstat(folder, &status) == 0, status.st_uid != 0,
      unsafe lstat(path, &own) == 0, own.st_uid != status.st_uid
    else { return nil }
    let keeper = Account.name(of: status.st_uid)
    return FileError(
      .io, path,
      "belongs to \(Account.name(of: own.st_uid)), and the folder to \(keeper), who cannot lock it: "
        + "chown \(keeper) \(path)")
  }

  /// Whoever keeps the folder must be able to lock it too after root did.
  private func giveToOwner(of folder: String) {
    var own = stat()
    var status = stat()
    guard geteuid() == 0, unsafe fstat(descriptor.rawValue, &own) == 0, own.st_uid == 0,
      own.st_size == 0, own.st_nlink == 1, own.st_mode & S_IFMT == S_IFREG,
      unsafe lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid != 0
    else { return }
    _ = fchown(descriptor.rawValue, status.st_uid, status.st_gid)
  }

  deinit { try? descriptor.close() }
}
