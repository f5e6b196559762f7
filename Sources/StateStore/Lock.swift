internal import Files
internal import Glibc
internal import SystemPackage

/// A lock on a folder, held by one process at a time until it goes or ends. Readers need none: files
/// are replaced whole.
struct Lock: ~Copyable {
  /// For how long another process is waited for, in **seconds**.
  static let patience = 30

  private let file: OpenFile

  /// Waits for the lock and takes it.
  static func take(folder: String) throws(FileError) -> Lock {
    try File.createDirectories(FilePath(folder))
    let lock: Lock
    do throws(FileError) {
      lock = Lock(file: try OpenFolder(folder).lockFile())
    } catch  where error.isUnreadable {
      throw foreignness(in: folder) ?? error
    }
    lock.giveToOwner(of: folder)
    try lock.file.lock(patience: patience, refusal: "another pps is at work there; try again")
    return lock
  }

  /// Why the account that keeps a folder cannot lock it: somebody else did so first, and the folder was
  /// given away since. nil when nothing is in its way.
  static func foreignness(in folder: String) -> FileError? {
    let path = "\(folder)/.lock"
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
    let own = file.status
    var status = stat()
    guard geteuid() == 0, own.st_uid == 0, own.st_size == 0, own.st_nlink == 1,
      unsafe lstat(folder, &status) == 0, status.kind == .folder, status.st_uid != 0
    else { return }
    _ = file.give(to: status.st_uid, group: status.st_gid)
  }
}
