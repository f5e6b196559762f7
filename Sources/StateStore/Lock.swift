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
  static func take(folder: String) throws(StateError) -> Lock {
    let path = "\(folder)/.lock"
    let lock: Lock
    do {
      try File.createDirectories(FilePath(folder))
      lock = Lock(
        try FileDescriptor.open(
          FilePath(path), .readWrite, options: [.create, .noFollow, .closeOnExec],
          permissions: [.ownerReadWrite]))
    } catch {
      throw StateError(.io, path, "cannot be opened: \(error)")
    }
    lock.giveToOwner(of: folder)
    for _ in 0..<patience * 20 {
      if flock(lock.descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 { return lock }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw StateError(.io, path, "cannot be locked: \(Errno(rawValue: errno))")
      }
      usleep(50_000)
    }
    throw StateError(.busy, path, "another pps is at work there; try again")
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
