import CLDAP
import Glibc

/// liblber's view of a ``Transport``: the functions of a `Sockbuf_IO`.
extension Transport {
  /// What liblber calls; it keeps the address, so there is one for the whole process.
  nonisolated(unsafe) static let sockbufIO: UnsafeMutablePointer<Sockbuf_IO> = {
    let io = UnsafeMutablePointer<Sockbuf_IO>.allocate(capacity: 1)
    unsafe io.initialize(
      to: Sockbuf_IO(
        sbi_setup: { descriptor, argument in
          unsafe descriptor!.pointee.sbiod_pvt = unsafe argument
          return 0
        },
        sbi_remove: { _ in 0 },
        sbi_ctrl: { descriptor, option, _ in
          let hasUnreadBytes = unsafe transport(descriptor).hasUnreadBytes
          return option == LBER_SB_OPT_DATA_READY && hasUnreadBytes ? 1 : 0
        },
        sbi_read: { descriptor, target, count in
          unsafe transport(descriptor).read(
            into: UnsafeMutableRawBufferPointer(start: target, count: Int(count)))
        },
        sbi_write: { descriptor, source, count in
          unsafe transport(descriptor).write(
            UnsafeRawBufferPointer(start: source, count: Int(count)))
        },
        sbi_close: { descriptor in
          unsafe transport(descriptor).close()
          return 0
        }))
    return unsafe io
  }()

  /// The same for a layer above TLS, which only looks at what passes: that a server ends TLS in the way that it
  /// should (close_notify, RFC 8446 section 6.1), and that TLS cannot read what came, is seen there alone, before
  /// the socket has come to its end.
  nonisolated(unsafe) private static let sockbufIOAboveTLS: UnsafeMutablePointer<Sockbuf_IO> = {
    let io = UnsafeMutablePointer<Sockbuf_IO>.allocate(capacity: 1)
    unsafe io.initialize(
      to: Sockbuf_IO(
        sbi_setup: sockbufIO.pointee.sbi_setup,
        sbi_remove: sockbufIO.pointee.sbi_remove,
        sbi_ctrl: { descriptor, option, argument in
          let below = unsafe descriptor!.pointee.sbiod_next
          return unsafe below!.pointee.sbiod_io.pointee.sbi_ctrl(below, option, argument)
        },
        sbi_read: { descriptor, target, count in
          let below = unsafe descriptor!.pointee.sbiod_next
          // TLS has read nothing too when there is nothing yet, and tells by errno.
          errno = 0
          let read = unsafe below!.pointee.sbiod_io.pointee.sbi_read(below, target, count)
          if read == 0, count > 0, errno == 0 { unsafe transport(descriptor).end(.endOfFile) }
          if read < 0 { unsafe transport(descriptor).end(.tls(code: Int32(clamping: read))) }
          return read
        },
        sbi_write: { descriptor, source, count in
          let below = unsafe descriptor!.pointee.sbiod_next
          return unsafe below!.pointee.sbiod_io.pointee.sbi_write(below, source, count)
        },
        sbi_close: { _ in 0 }))
    return unsafe io
  }()

  private static func transport(_ descriptor: UnsafeMutablePointer<Sockbuf_IO_Desc>?) -> Transport {
    unsafe Unmanaged.fromOpaque(descriptor!.pointee.sbiod_pvt).takeUnretainedValue()
  }

  /// Puts the transport below a `Sockbuf`, which must not outlive it.
  ///
  /// The corresponding C function is `ber_sockbuf_add_io`.
  func install(in sockbuf: OpaquePointer) -> Bool {
    unsafe ber_sockbuf_add_io(
      sockbuf, Self.sockbufIO, LBER_SBIOD_LEVEL_PROVIDER,
      Unmanaged.passUnretained(self).toOpaque()) == 0
  }

  /// Puts a layer above TLS, when its handshake is done.
  func installAboveTLS(in sockbuf: OpaquePointer) -> Bool {
    unsafe ber_sockbuf_add_io(
      sockbuf, Self.sockbufIOAboveTLS, LBER_SBIOD_LEVEL_APPLICATION,
      Unmanaged.passUnretained(self).toOpaque()) == 0
  }
}
