public import Glibc
public import SystemPackage

/// A file or folder that is held open, so that nothing else can take its place. Owns the descriptor and
/// closes it.
public protocol OpenHandle: ~Copyable {
  /// Its path, for messages.
  var path: String { get }
  /// What was known of it when it was opened.
  var status: stat { get }
  var descriptor: FileDescriptor { get }
}

extension OpenHandle where Self: ~Copyable {
  /// Refuses one that everybody may write to.
  public func checkMode() throws(FileError) {
    guard status.st_mode & S_IWOTH == 0 else {
      throw FileError(.refused, path, "is refused: everybody may write to it; chmod o-w")
    }
  }

  /// Gives it a mode, whatever the umask is.
  public func permit(_ mode: FilePermissions) throws(FileError) {
    guard fchmod(descriptor.rawValue, mode.rawValue) == 0 else {
      throw FileError(.io, path, "its mode cannot be set", .current)
    }
  }

  /// Gives it to an account and group, and says whether it could.
  public func give(to account: UInt32, group: UInt32) -> Bool {
    fchown(descriptor.rawValue, account, group) == 0
  }

  /// Sees to it that what was written to this file, or made, renamed and removed in this folder, is on the
  /// disk, where the file system can do so.
  public func synchronize() throws(FileError) {
    guard fsync(descriptor.rawValue) == 0 || errno == EINVAL else {
      throw FileError(.io, path, "cannot be written", .current)
    }
  }

  /// Waits for the lock on it and takes it. One process at a time holds it, until it closes it or ends. The
  /// corresponding C function is `flock`.
  ///
  /// - Parameters:
  ///   - patience: For how long another process is waited for, in **seconds**.
  ///   - refusal: What is said when that one holds it all the time.
  public func lock(patience: Int, refusal: String) throws(FileError) {
    for attempt in 0...patience * 20 {
      if attempt > 0 { usleep(50_000) }
      if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw FileError(.io, path, "cannot be locked", .current)
      }
    }
    throw FileError(.busy, path, refusal)
  }
}

extension Errno {
  /// Why the C function failed that was called last.
  static var current: Errno { Errno(rawValue: errno) }
}

extension FileError {
  init(_ kind: Kind, _ file: String, _ code: Errno) {
    self.init(kind.narrowed(by: code), file, "\(code)")
  }

  init(_ kind: Kind, _ file: String, _ message: String, _ code: Errno) {
    self.init(kind.narrowed(by: code), file, "\(message): \(code)")
  }
}

extension FileError.Kind {
  /// What whoever keeps a file can keep from others for good is no failure of the system: its mode, and a lease
  /// (`F_SETLEASE`), which makes it busy.
  fileprivate func narrowed(by code: Errno) -> Self {
    let denials: [Errno] = [.permissionDenied, .notPermitted, .resourceTemporarilyUnavailable]
    return self == .io && denials.contains(code) ? .denied : self
  }
}

extension FileDescriptor {
  /// What is known of it; nil, and `errno` is set, when that cannot be told.
  var status: stat? {
    var status = Glibc.stat()
    return unsafe fstat(rawValue, &status) == 0 ? status : nil
  }
}
