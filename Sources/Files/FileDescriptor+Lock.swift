internal import Glibc
public import SystemPackage

extension FileDescriptor {
  /// Waits for the lock on this file or folder and takes it. One process at a time holds it, until it closes
  /// it or ends. The corresponding C function is `flock`.
  ///
  /// - Parameters:
  ///   - path: Its path, for messages.
  ///   - patience: For how long another process is waited for, in **seconds**.
  ///   - refusal: What is said when that one holds it all the time.
  public func lock(_ path: String, patience: Int, refusal: String) throws(FileError) {
    for _ in 0..<patience * 20 {
      if flock(rawValue, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw FileError(.io, path, "cannot be locked: \(Errno(rawValue: errno))")
      }
      usleep(50_000)
    }
    throw FileError(.busy, path, refusal)
  }
}
