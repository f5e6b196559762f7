import Glibc

/// A queue between two threads.
@safe
final class Handover<Element>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var elements: [Element] = []
  private var isClosed = false

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(change, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(change)
    unsafe pthread_mutex_destroy(mutex)
    unsafe change.deallocate()
    unsafe mutex.deallocate()
  }

  func put(_ element: consuming Element) {
    unsafe pthread_mutex_lock(mutex)
    elements.append(element)
    unsafe pthread_cond_signal(change)
    unsafe pthread_mutex_unlock(mutex)
  }

  /// The element that was put first, waited for; nil when there is none and the queue is closed.
  func take() -> Element? {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while elements.isEmpty, !isClosed { unsafe pthread_cond_wait(change, mutex) }
    return elements.isEmpty ? nil : elements.removeFirst()
  }

  var isEmpty: Bool {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return elements.isEmpty
  }

  /// Says that no more elements come.
  func close() {
    unsafe pthread_mutex_lock(mutex)
    isClosed = true
    unsafe pthread_cond_signal(change)
    unsafe pthread_mutex_unlock(mutex)
  }
}
