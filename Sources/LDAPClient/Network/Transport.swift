import Glibc

/// The bytes below libldap: a connected socket that never blocks, read ahead into a buffer.
///
/// libldap's own socket layer reads the head of a message and then, without looking again, its body: a
/// server that sends the one and keeps the other blocks it beyond any timeout. It also writes without
/// `MSG_NOSIGNAL`, and makes three system calls an entry where one does for many.
///
/// The `LDAP` handle calls it; the ``Session`` that owns both ends the handle first. Not thread-safe.
@safe
final class Transport {
  /// Why nothing more comes.
  enum Ending {
    case endOfFile
    case system(errno: Int32)
    case timedOut
    case cancelled
    /// TLS could not read what came; one of GnuTLS's codes.
    case tls(code: Int32)
  }

  private(set) var descriptor: Int32
  /// The first reason why nothing more comes; nil while all is well.
  private(set) var ending: Ending?
  /// Whether the socket took less than was to be sent, last.
  private(set) var isBlocked = false
  /// Set while reads and writes are to wait (a TLS handshake); nil makes them return `EAGAIN`.
  var waiting: Waiting?

  private let buffer: UnsafeMutableRawBufferPointer
  private var unread: Range<Int> = 0..<0

  /// Takes over a connected, non-blocking socket.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    unsafe buffer = .allocate(byteCount: 65536, alignment: 16)
  }

  deinit {
    close()
    unsafe buffer.deallocate()
  }

  var hasUnreadBytes: Bool { !unread.isEmpty }

  /// Reads as `read` does, with its return values and its errno.
  func read(into target: UnsafeMutableRawBufferPointer) -> Int {
    if unread.isEmpty {
      let direct = unsafe target.count >= buffer.count
      let count = unsafe receive(into: direct ? target : buffer)
      if direct || count <= 0 { return count }
      unread = 0..<count
    }
    let count = min(target.count, unread.count)
    unsafe target.copyMemory(
      from: UnsafeRawBufferPointer(rebasing: buffer[unread.lowerBound..<unread.lowerBound + count]))
    unread = unread.lowerBound + count..<unread.upperBound
    return count
  }

  /// The corresponding C function is `recv`.
  private func receive(into target: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = unsafe recv(descriptor, target.baseAddress, target.count, 0)
      if count > 0 { return count }
      if count == 0 {
        end(.endOfFile)
        return 0
      }
      guard isWorthRetrying(events: POLLIN) else { return -1 }
    }
  }

  /// Writes as `write` does, but never raises `SIGPIPE`. The corresponding C function is `send`.
  func write(_ source: UnsafeRawBufferPointer) -> Int {
    while true {
      let count = unsafe send(descriptor, source.baseAddress, source.count, Int32(MSG_NOSIGNAL))
      if count >= 0 {
        isBlocked = count < source.count
        return count
      }
      guard isWorthRetrying(events: POLLOUT) else {
        isBlocked = true
        return -1
      }
    }
  }

  /// Looks at errno, waits if that may help, and sets errno for the caller when it does not.
  private func isWorthRetrying(events: Int32) -> Bool {
    let code = errno
    if code == EINTR { return true }
    guard code == EAGAIN || code == EWOULDBLOCK else {
      end(.system(errno: code))
      errno = code
      return false
    }
    guard let waiting else {
      errno = EAGAIN
      return false
    }
    switch waiting.wait(for: descriptor, events: events) {
    case .ready:
      return true
    case .timedOut:
      end(.timedOut)
      errno = ETIMEDOUT
    case .cancelled:
      end(.cancelled)
      errno = ECANCELED
    }
    return false
  }

  func end(_ ending: Ending) {
    if self.ending == nil { self.ending = ending }
  }

  /// The corresponding C function is `close`.
  func close() {
    guard descriptor >= 0 else { return }
    _ = Glibc.close(descriptor)
    descriptor = -1
  }
}
