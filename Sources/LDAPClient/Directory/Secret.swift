import Glibc
import Synchronization

/// A password: never printed, asked for no earlier than needed. What this holds of one out of a file is wiped from
/// memory at the end; one that somebody types has other copies.
public final class Secret: Sendable {
  private enum Source {
    case known(Bytes)
    case asking(@Sendable () throws -> [UInt8])
  }

  private let source: Mutex<Source>

  public init(_ bytes: some Collection<UInt8>) {
    source = Mutex(.known(Bytes(bytes)))
  }

  public convenience init(_ string: String) {
    self.init(string.utf8)
  }

  /// A password that is asked for when it is first needed, and then remembered.
  public init(asking ask: @escaping @Sendable () throws -> [UInt8]) {
    source = Mutex(.asking(ask))
  }

  /// The password itself, asked for if need be; valid while the body runs.
  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    let bytes = try source.withLock { source in
      switch source {
      case .known(let bytes): return bytes
      case .asking(let ask):
        let bytes = Bytes(try ask())
        source = .known(bytes)
        return bytes
      }
    }
    return try unsafe body(bytes.buffer)
  }

  /// Memory that is wiped before it is given back.
  @safe
  private final class Bytes: @unchecked Sendable {
    /// Never written after the initialiser.
    private let memory: UnsafeMutableRawBufferPointer
    private let count: Int

    init(_ bytes: some Collection<UInt8>) {
      count = bytes.count
      // C functions want a terminator behind it.
      unsafe memory = .allocate(byteCount: count + 1, alignment: 1)
      unsafe memory.copyBytes(from: bytes)
      unsafe memory[count] = 0
    }

    var buffer: UnsafeRawBufferPointer {
      unsafe UnsafeRawBufferPointer(rebasing: memory[..<count])
    }

    /// The corresponding C function is `explicit_bzero`.
    deinit {
      unsafe explicit_bzero(memory.baseAddress!, memory.count)
      unsafe memory.deallocate()
    }
  }
}

extension Secret: CustomStringConvertible, CustomReflectable {
  public var description: String { "a secret" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
