internal import Glibc
internal import Synchronization

/// Work that is done on several threads at once.
enum Crowd {
  /// Does the work for each index on a thread of its own, and waits for all of them.
  ///
  /// - Parameter work: Must be safe to call on another thread; each index is called once.
  static func work(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    let threads = (0..<count).map { index -> pthread_t? in
      let task = Task { work(index) }
      var thread = pthread_t()
      let reference = unsafe Unmanaged.passRetained(task)
      let code = unsafe pthread_create(
        &thread, nil,
        { context in
          unsafe Unmanaged<Task>.fromOpaque(context!).takeRetainedValue().work()
          return nil
        }, reference.toOpaque())
      if code == 0 { return thread }
      // Without a thread it is done here, one after the other.
      unsafe reference.takeRetainedValue().work()
      return nil
    }
    for case let thread? in threads { pthread_join(thread, nil) }
  }

  private final class Task: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
}
