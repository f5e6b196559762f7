import Glibc
import Synchronization

/// A wish to stop that wakes whoever waits for a server.
///
/// Thread-safe, and ``cancel()`` may be called from a signal handler. Once cancelled it stays so.
public final class Cancellation: Sendable {
  /// The end of a pipe that is readable from the first ``cancel()`` on, and never read: what wakes.
  let descriptor: Int32
  private let writeDescriptor: Int32
  private let flag = Atomic(false)
  /// What cancels this one too.
  let parent: Cancellation?

  /// The corresponding C function is `pipe`.
  ///
  /// Without descriptors for a pipe, what waits is not woken, and sees the wish when its time is over.
  ///
  /// - Parameter parent: Another wish to stop that is to count for this one too; one that has no parent
  ///   itself.
  public init(within parent: Cancellation? = nil) {
    precondition(parent?.parent == nil, "a parent must not have a parent itself")
    self.parent = parent
    var ends: InlineArray<2, Int32> = [-1, -1]
    var span = ends.mutableSpan
    _ = unsafe span.withUnsafeMutableBufferPointer { unsafe pipe($0.baseAddress!) }
    for end in ends.indices {
      _ = fcntl(ends[end], F_SETFD, FD_CLOEXEC)
      _ = fcntl(ends[end], F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    writeDescriptor = ends[1]
  }

  deinit {
    close(descriptor)
    close(writeDescriptor)
  }

  /// Stops what runs with this cancellation, now and later.
  public func cancel() {
    flag.store(true, ordering: .releasing)
    var one: UInt8 = 1
    let before = errno
    _ = unsafe write(writeDescriptor, &one, 1)
    errno = before
  }

  public var isCancelled: Bool {
    flag.load(ordering: .acquiring) || parent?.isCancelled ?? false
  }

  /// What becomes readable when it is cancelled: its own descriptor, and its parent's; -1 for none.
  var descriptors: (own: Int32, parent: Int32) { (descriptor, parent?.descriptor ?? -1) }

  /// Waits so long, or until it is cancelled.
  ///
  /// - Returns: Whether it was.
  public func wait(for duration: Duration) -> Bool {
    let waiting = Waiting(deadline: Deadline(after: duration), cancellation: self)
    return waiting.wait(for: -1, events: 0) == .cancelled
  }
}
